"""``khabar brief`` and ``khabar why``: the account, and what it rests on."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from khabar.brief.briefing import short
from khabar.brief.compose import compose
from khabar.brief.render import FORMATS, WIDTH, Format, render
from khabar.brief.why import Node
from khabar.brief.why import why as explanation
from khabar.commands.options import Db, End, Lang, PlaceName, Start, language_of, opened, place_of
from khabar.commands.reasons import reasoned
from khabar.commands.terminal import out, text_width
from khabar.errors import InputError
from khabar.export.prov import provenance

WHY_FORMATS = ("tree", "json", "jsonld")
_SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md"}


def read_format(value: str) -> Format:
    """A format that a briefing is written in."""
    for known in FORMATS:
        if value == known:
            return known
    raise typer.BadParameter(f"{value!r} is none of {', '.join(FORMATS)}")


def brief(  # noqa: PLR0913 -- options of a command
    *, db: Db = None, start: Start = None, end: End = None, place: PlaceName = None, lang: Lang = None,
    form: Annotated[str | None, typer.Option(
        "--format", parser=read_format, metavar="text|md|html", show_default=False,
        help="Without it the suffix of --out decides, or else text.")] = None,
    target: Annotated[Path | None, typer.Option(
        "--out", "-o", metavar="FILE", help="Write it there.", show_default=False)] = None,
) -> None:
    """Write a briefing: what changed hands, fighting, tolls, sieges, people, and what is disputed.

    Every line ends in its sources: [3.1] is a quoted passage in the list at the end, and the id
    after it is what "khabar why" explains.

    \b
    Examples:
      khabar brief --from 2016-08-01 --to 2016-08-31 --place Aleppo
      khabar brief --lang ar --format html --out briefing.html
    """
    if start and end and end < start:
        raise InputError("--to", f"{end} lies before --from {start}")
    written: Format = read_format(form) if form else _SUFFIXES.get(target.suffix.lower() if target else "", "text")
    with opened(db) as store:
        briefing = compose(store, start=start, end=end, place=place_of(store, place), lang=language_of(lang))
    text = render(briefing, written, width=WIDTH if target else text_width(WIDTH))
    if target is None:
        typer.echo(text, nl=False)
        return
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as failure:
        raise InputError(str(target), f"cannot be written: {failure.strerror or failure}") from failure


def read_why_format(value: str) -> str:
    """A format that an explanation is written in."""
    if value in WHY_FORMATS:
        return value
    raise typer.BadParameter(f"{value!r} is none of {', '.join(WHY_FORMATS)}")


def why(
    identity: Annotated[str, typer.Argument(
        metavar="ID", help="An id, or the beginning of one; EVENT/killed is one figure of an event.")],
    db: Db = None, lang: Lang = None,
    form: Annotated[str, typer.Option(
        "--format", parser=read_why_format, metavar="tree|json|jsonld",
        help="jsonld: provenance of an assessment as W3C PROV-O, for other programs.")] = "tree",
    as_json: Annotated[bool, typer.Option("--json", help="The tree as one JSON object.", show_default=False)] = False,
) -> None:
    """Show why something is said: the tree from a state, an event or a figure down to the quoted words.

    Of a state also who speaks against it, what it would be without each originator, and what was held of
    it before and after. Ids stand at the end of the lines of a briefing and in the first column of lists.

    \b
    Examples:
      khabar why event_1f2e3d4c
      khabar why event_1f2e3d4c/killed --lang ar
      khabar why assessment_1f2e3d4c --format jsonld
    """
    with opened(db) as store:
        if form == "jsonld":
            typer.echo(json.dumps(provenance(store, identity), ensure_ascii=False, indent=1))
            return
        node = reasoned(store, explanation(store, identity, language_of(lang)), language_of(lang))
    if as_json or form == "json":
        typer.echo(json.dumps(asdict(node), ensure_ascii=False))
        return
    out().print(_tree(node))


def _tree(node: Node) -> Tree:
    tree = Tree(_label(node), guide_style="dim")
    for line in _facts(node):
        tree.add(line)
    for child in node.children:
        tree.children.append(_tree(child))
    return tree


def _label(node: Node) -> Text:
    label = Text(node.text, style="bold")
    if node.ref:
        label.append(f"  {short(node.ref)}", style="dim")
    return label


def _facts(node: Node) -> Iterator[Text]:
    if node.quote:
        words = Text()
        for piece in node.quote:
            words.append(f"«{piece.text}»" if piece.quoted else piece.text, "bold yellow" if piece.quoted else "dim")
        yield words
    for name, value in node.facts:
        yield Text.assemble((f"{name}: ", "cyan"), value)
