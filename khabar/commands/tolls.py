"""``khabar tolls``: what it cost people, by place, side, originator or day, for people and for programs."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from khabar.brief.account import Names
from khabar.brief.briefing import short
from khabar.brief.gathering import account
from khabar.brief.toll_table import GROUPINGS, RULES, Question, TollRow, rows_of
from khabar.brief.wording import Wording, wording
from khabar.commands.options import AsJson, Db, End, Lang, PlaceName, Start, language_of, opened, place_of
from khabar.commands.terminal import print_json, print_table
from khabar.errors import InputError
from khabar.store.queries import StateFilter

COLUMNS = ("id", "of", "what", "low", "best", "high", "counted", "originators", "days")


def read_grouping(value: str) -> str:
    """What tolls are grouped by."""
    if value in GROUPINGS:
        return value
    raise typer.BadParameter(f"{value!r} is none of {', '.join(GROUPINGS)}")


def read_rule(value: str) -> str:
    """A rule by which rival figures are joined."""
    if value in RULES:
        return value
    raise typer.BadParameter(f"{value!r} is none of {', '.join(RULES)}")


def tolls(  # noqa: PLR0913 -- options of a command
    *, db: Db = None,
    by: Annotated[str, typer.Option(
        "--by", parser=read_grouping, metavar="|".join(GROUPINGS), help="What makes a line.")] = "place",
    rule: Annotated[str, typer.Option(
        "--rule", parser=read_rule, metavar="|".join(RULES),
        help="weighted: median of the originators by their weight; conservative: the most cautious figure, as ACLED "
             "codes; ged: the most reliable originator's, with least and greatest, as UCDP codes.")] = "weighted",
    start: Start = None, end: End = None, place: PlaceName = None, lang: Lang = None, as_json: AsJson = False,
) -> None:
    """Show what it cost people: killed, wounded, captured, missing, displaced.

    Incidents that share nobody for certain are added up. Running totals stand beside them, one line
    for each series of one originator, and are added to nothing.

    \b
    Examples:
      khabar tolls --by side --from 2016-11-01 --to 2016-11-30 --place Aleppo
      khabar tolls --by originator --rule ged --json
    """
    if start and end and end < start:
        raise InputError("--to", f"{end} lies before --from {start}")
    with opened(db) as store:
        question = Question(by, rule, start, end, place_of(store, place))
        told = account(store, assessments=store.assessments(StateFilter(kind="toll")))
    rows = rows_of(told, question)
    if as_json:
        print_json(toll_object(row, question) for row in rows)
        return
    names = Names(told.knowledge, wording(language_of(lang)))
    voices = {origin.originator: names.originator(origin, told.documents[told.claims[claim].document])
              for claim, origin in sorted(told.origins.items()) if claim in told.claims}
    print_table(COLUMNS, (_line(row, by, names, voices) for row in rows))
    if rows:
        typer.echo(f"why: khabar why {short(rows[0].assessments[0])}", err=True)


def toll_object(row: TollRow, question: Question) -> dict[str, Any]:
    """A line for programs."""
    return {"schema": "khabar.toll/1", "by": question.by, "rule": question.rule, **asdict(row)}


def _line(row: TollRow, by: str, names: Names, voices: Mapping[str, str]) -> tuple[str, ...]:
    words = names.words
    counted = words.counted(row.incidents, "counted", "incidents") if row.kind == "incidents" else _rise(
        row, words, voices)
    if row.left_out:
        counted += f" (+{row.left_out}?)"
    best = "" if row.figure.best is None else str(row.figure.best)
    return (short(row.assessments[0]), _group(row, by, names, voices), names.measure(row.measure, row.victims),
            str(row.figure.low), best, "\u2026" if row.figure.high is None else str(row.figure.high), counted,
            str(len(row.originators)), words.days(row.start, row.end))


def _group(row: TollRow, by: str, names: Names, voices: Mapping[str, str]) -> str:
    if by == "day":
        return names.words.day(date.fromisoformat(row.group))
    if by == "originator":
        return voices.get(row.group, row.group)
    if not row.group:
        return names.words.text("no_place") if by == "place" else "\u2014"
    return names.place(row.group) if by == "place" else names.parties(row.group.split("+"))


def _rise(row: TollRow, words: Wording, voices: Mapping[str, str]) -> str:
    """A running total as it rose, and whose it is."""
    told = words.text("list", "then").join(_values(row))
    grown = "" if row.grown is None else f" (+{row.grown})"
    return f"{told}{grown}: {words.listed([voices.get(whose, whose) for whose in row.originators])}"


def _values(row: TollRow) -> Iterable[str]:
    return (str(step.value) for step in row.steps)
