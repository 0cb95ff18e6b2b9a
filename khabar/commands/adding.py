"""``khabar add`` and ``khabar read``: reports in, claims out."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khabar.brief.printable import printable
from khabar.commands.options import Db, Jobs, OutletName, Paths, Published, jobs_of, opened
from khabar.commands.terminal import err, say_error
from khabar.errors import InputError
from khabar.export.claims import claim_object, write_claims
from khabar.model.records import Unread
from khabar.run import pipeline
from khabar.run.engines import engine
from khabar.settings import settings
from khabar.sources import load

SKIPPED = 3  # exit status: all went well, but something in the input could not be read
_DETAIL = re.compile(r"[:;(].*| at (byte|column) \d+|(?<!-)\b\d+")


def add(
    *, paths: Paths, db: Db = None, published: Published = None, outlet: OutletName = None, jobs: Jobs = None,
) -> None:
    """Read reports and store what they claim, then weigh it and derive who holds what.

    The same report again changes nothing; a changed one is a new version of it. A run that was
    killed is continued by the same command.

    Exit status: 0 all was read, 3 something was skipped (each with one line on stderr), 1 an error.

    \b
    Examples:
      khabar add reports/ --db war.db
      khabar add seeds/003.txt --published 2016-10-24 --outlet "Al-Hayat"
      khabar add archive.jsonl --jobs 8
    """
    target = db or settings().db
    with opened(db, create=True) as store:
        loaded = load(paths, published=published, outlet=outlet)
        with _progress(paths) as progress:
            summary = pipeline.add(
                loaded, store, engine(jobs_of(jobs)), pipeline.preparing_for(store), progress)
        counts = store.counts()
    for unread in summary.skipped:
        say_error(f"{unread.where}: {unread.reason}")
    for remark in summary.remarks:
        say_error(f"note: {remark.where}: {remark.reason}")
    typer.echo(
        f"read {summary.new} new, {summary.versions} new versions, {summary.same} already known; "
        f"{summary.claims} claims")
    typer.echo(
        f"{target} holds {counts.documents} reports, {counts.claims} claims, {counts.events} events, "
        f"{counts.assessments} assessments")
    _finish(summary.skipped, err_stream=False)


def read(
    *, paths: Paths,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE|-", help="Where the claims go; - is stdout.")] = "-",
    published: Published = None, outlet: OutletName = None, jobs: Jobs = None,
) -> None:
    """Read reports and write their claims as JSON Lines; nothing is stored.

    Each line is one claim of the contract khabar.claim/1: the quoted words with their place in the
    text (half-open, in code points), and what parties, place and date were found to mean.

    \b
    Examples:
      khabar read report.txt --published 2016-08-16
      khabar read gold/dev.jsonl --out claims.jsonl
    """
    skipped: list[Unread] = []
    loaded = load(paths, published=published, outlet=outlet)
    results = pipeline.read(loaded, engine(jobs_of(jobs)), pipeline.preparing)
    with _written(out) as stream:
        written = write_claims(stream, _objects(results, skipped))
    typer.echo(f"{written} claims", err=True)
    _finish(skipped, err_stream=True)


def _objects(results: Iterator[pipeline.Prepared | Unread], skipped: list[Unread]) -> Iterator[dict[str, Any]]:
    knowledge = pipeline.known_world()
    for item in results:
        remarks = [item] if isinstance(item, Unread) else item.reading.unread
        for unread in remarks:
            note = "" if unread.document is None else "note: "
            say_error(f"{note}{unread.where}: {unread.reason}")
            if unread.document is None:
                skipped.append(unread)
        if isinstance(item, pipeline.Prepared):
            for claim in item.reading.claims:
                yield claim_object(item.document, claim, item.groundings, knowledge)


@contextmanager
def _written(out: str) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when it is complete."""
    if out == "-":
        yield sys.stdout
        return
    path = Path(out)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        unfinished.replace(path)
    except OSError as failure:
        raise InputError(out, f"cannot be written: {failure.strerror or failure}") from failure
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _progress(paths: Iterable[Path]) -> Iterator[Callable[[pipeline.Summary], None]]:
    """A bar that counts reports and claims, on a terminal only."""
    console = err()
    if not console.is_terminal:
        yield lambda summary: None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=_expected(paths))

        def show(summary: pipeline.Summary) -> None:
            said = "weighing" if summary.deriving else f"reading: {summary.claims} claims"
            bar.update(task, completed=summary.taken, description=said)

        yield show


def _expected(paths: Iterable[Path]) -> int | None:
    """About how many reports there are: a line of JSON Lines is one, any other file is one; None within archives."""
    total = 0
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.suffix.lower() == ".zip":
                return None
            if file.is_file():
                total += _lines(file) if file.suffix.lower() in (".jsonl", ".ndjson") else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 0


def _finish(skipped: list[Unread], *, err_stream: bool) -> None:
    if not skipped:
        return
    kinds = Counter(_kind(unread.reason) for unread in skipped)
    listed = ", ".join(f"{number} × {kind}" if number > 1 else kind for kind, number in kinds.most_common())
    typer.echo(f"skipped {len(skipped)}: {printable(listed)}", err=err_stream)
    raise typer.Exit(SKIPPED)


def _kind(reason: str) -> str:
    """A reason without what is particular to one file."""
    return " ".join(_DETAIL.sub(" ", reason).split()) or reason
