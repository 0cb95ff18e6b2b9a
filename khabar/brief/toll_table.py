"""Tolls as one table: by place, side, originator or day, each figure by one of three rules.

Incidents are added up only where they share nobody for certain. Running totals stand beside them, each a series of one
originator with its steps; they are never added, to each other or to incidents.

Rules: ``weighted``, Khabar's own: the weighted median of the originators, with the least credible lower bound and the
greatest stated value, open when nobody states one; ``conservative``, ACLED's: the most cautious figure that anybody
reports (tens count 10, hundreds 100); ``ged``, UCDP's: best is the figure of the most reliable originator, low the
least and high the greatest that is reported.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.brief.account import SERIES, Account, place_of
from khabar.model.figures import Happened, Interval, addable, written
from khabar.model.records import Assessment, Evidence

INCIDENT = "toll.incident"
GROUPINGS = ("place", "side", "originator", "day")
_ASOF = re.compile(r" as of (\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the tolls: how they are grouped and joined; incidents that begin, and totals that run, between
    two days; a place and all within it."""

    by: str = "place"
    rule: str = "weighted"
    start: date | None = None
    end: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure by a rule: least, best (None: words such as tens, that estimate nothing), greatest (None: open)."""

    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A running total on a day."""

    asof: date
    value: Interval


@dataclass(frozen=True, slots=True)
class TollRow:
    """A line of the table.

    ``kind`` is ``incidents`` (a sum over ``incidents`` of them, ``left_out`` others may be among them) or ``series``
    (``steps`` of a running total, by which it grew ``grown``). ``group`` is the id of a place, side, actor or
    originator (empty: not known), or a day. ``originators`` are the independent ones behind it; ``assessments`` what
    it is computed from. ``end`` is the last day.
    """

    kind: str
    group: str
    measure: str
    victims: str
    figure: Bounds
    originators: tuple[str, ...]
    start: date
    end: date
    assessments: tuple[str, ...]
    incidents: int = 0
    left_out: int = 0
    steps: tuple[Step, ...] = ()
    grown: Interval | None = None


Stated = Sequence[tuple[Interval, float]]  # what each originator states of one incident, with its weight


def _cautious(stated: Stated, _: Bounds) -> Bounds:
    least = min(value.cautious for value, _ in stated)
    return Bounds(least, least, least)


def _most_reliable(stated: Stated, _: Bounds) -> Bounds:
    value = min(stated, key=lambda one: (-one[1], one[0].low))[0]
    best = value.low if value.typical is None else round(value.typical)
    return Bounds(min(value.low for value, _ in stated), best,
                  max(value.low if value.high is None else value.high for value, _ in stated))


RULES: Mapping[str, Callable[[Stated, Bounds], Bounds]] = {
    "weighted": lambda _, joined: joined, "conservative": _cautious, "ged": _most_reliable,
}


@dataclass(frozen=True, slots=True)
class _Part:
    """An incident, or what one originator states of it, that goes into one row."""

    toll: Assessment
    group: str
    figure: Bounds
    originators: frozenset[str]
    happened: Happened


def rows_of(told: Account, question: Question) -> tuple[TollRow, ...]:
    """The table of the tolls that an account holds."""
    here = [toll for toll in told.assessments
            if question.place is None or told.inside(place_of(toll), question.place)]
    parts: dict[tuple[str, str, str], list[_Part]] = {}
    for toll in here:
        if toll.rule == INCIDENT and _begins_within(toll, question):
            _, measure, victims, _ = toll.subject.split("|")
            for part in _parts(toll, told, question):
                parts.setdefault((part.group, measure, victims), []).append(part)
    sums = [_sum(*key, given) for key, given in parts.items()]
    series = [row for toll in here if toll.rule == SERIES for row in _series(toll, question)]
    return tuple(sorted([*sums, *series], key=lambda row: (
        row.group, row.measure, row.victims, row.kind, row.start, row.assessments)))


def _begins_within(toll: Assessment, question: Question) -> bool:
    return (question.start is None or question.start <= toll.start) and (
        question.end is None or toll.start <= question.end)


def _parts(toll: Assessment, told: Account, question: Question) -> Iterable[_Part]:
    """An incident as it goes into the table: whole, or originator by originator."""
    place, _, victims, _ = toll.subject.split("|")
    by_whom: dict[str, list[Evidence]] = {}
    for line in toll.evidence:
        origin = told.origins.get(line.claim)
        by_whom.setdefault(origin.originator if origin else "", []).append(line)
    if question.by == "originator":
        for whom, lines in sorted(by_whom.items()):
            yield _part(toll, whom, lines, frozenset((whom,)), told, question)
        return
    group = {"place": place, "side": victims, "day": toll.start.isoformat()}[question.by]
    yield _part(toll, group, toll.evidence, frozenset(by_whom), told, question)


def _part(
    toll: Assessment, group: str, lines: Sequence[Evidence], whom: frozenset[str], told: Account, question: Question,
) -> _Part:
    stated = [(written(line.reason), line.weight) for line in lines]
    figure = RULES[question.rule](stated, _joined(toll, stated, whole=len(lines) == len(toll.evidence)))
    words = frozenset((claim.document, claim.quote.start, claim.quote.stop)
                      for claim in told.held(line.claim for line in lines))
    places = told.knowledge.containers(place_of(toll) or None)
    return _Part(toll, group, figure, whom, Happened(
        toll.id, figure.low if figure.best is None else figure.best, places, toll.start, _last(toll), words))


def _joined(toll: Assessment, stated: Stated, *, whole: bool) -> Bounds:
    """The estimate of an incident; of one originator alone what it states."""
    if whole:
        return Bounds(toll.low or 0, toll.best, toll.high)
    value = stated[-1][0]
    return Bounds(value.low, None if value.typical is None else round(value.typical), value.high)


def _last(toll: Assessment) -> date:
    return max(toll.start, (toll.end or toll.start + timedelta(days=1)) - timedelta(days=1))


def _sum(group: str, measure: str, victims: str, given: Sequence[_Part]) -> TollRow:
    kept_ids = addable(part.happened for part in given)
    kept = sorted((part for part in given if part.toll.id in kept_ids), key=lambda part: part.toll.id)
    figures = [part.figure for part in kept]
    tops = [figure.high for figure in figures]
    return TollRow(
        "incidents", group, measure, victims,
        Bounds(sum(figure.low for figure in figures),
               None if all(figure.best is None for figure in figures)
               else sum(figure.low if figure.best is None else figure.best for figure in figures),
               None if None in tops else sum(top for top in tops if top is not None)),
        tuple(sorted(frozenset().union(*(part.originators for part in kept)))),
        min(part.toll.start for part in kept), max(_last(part.toll) for part in kept),
        tuple(part.toll.id for part in kept), len(kept), len(given) - len(kept),
    )


def _series(toll: Assessment, question: Question) -> Iterable[TollRow]:
    """A running total as it stood in the days that are asked for, if it did."""
    steps = [step for step in steps_of(toll) if question.end is None or step.asof <= question.end]
    if not steps or (question.start is not None and steps[-1].asof < question.start):
        return
    place, measure, victims, whose = toll.subject.split("|")
    last = steps[-1]
    group = {"place": place, "side": victims, "originator": whose, "day": last.asof.isoformat()}[question.by]
    within = [step for step in steps if question.start is None or question.start <= step.asof]
    typical = last.value.typical
    yield TollRow(
        "series", group, measure, victims,
        Bounds(last.value.low, None if typical is None else round(typical), last.value.high), (whose,),
        min(toll.start, last.asof), last.asof, (toll.id,), steps=tuple(within),
        grown=last.value.since(within[0].value) if len(within) > 1 else None,
    )


def steps_of(series: Assessment) -> list[Step]:
    """The values of a running total in order of their days, each value once."""
    found: list[Step] = []
    for line in series.evidence:
        day = _ASOF.search(line.reason)
        if day is not None:
            step = Step(date.fromisoformat(day.group(1)), written(line.reason))
            if not found or found[-1].value != step.value:
                found.append(step)
    return found
