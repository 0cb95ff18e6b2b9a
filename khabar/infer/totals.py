"""Sums over incidents, month by month: a place's total adds up its months, and a month its incidents.

So that what is reported of one day changes the sum of its month and the total, and nothing else. Where all incidents
are of one month the total adds them up itself.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from khabar.infer.incidents import Incident
from khabar.infer.stated import Scope
from khabar.model.figures import Estimate, Interval, addable
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Evidence
from khabar.model.resolved import Chains

TOTAL, MONTH, VERSION = "toll.total", "toll.month", "2"
_NUMBER = re.compile(r"(\d+) incidents?(?: in \d+ months)?(?:; (\d+) left out)?")


@lru_cache(maxsize=4096)
def month_of(day: date) -> str:
    """The month of a day, as 2016-08."""
    return f"{day:%Y-%m}"


def span_of(month: str) -> tuple[date, date]:
    """First and last day of a month."""
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total: a month, or one incident, with the number of incidents, the people it is counted with and at
    least is."""

    name: str
    number: int
    most: int
    low: int


@dataclass(frozen=True, slots=True)
class Month:
    """The sum over a month's incidents that share nobody, without the incidents; ``claim`` and ``weight`` are the
    first line of its explanation, ``left_out`` the incidents that may be the same as others.
    """

    name: str
    id: str
    start: date
    end: date
    known: date | None
    score: float
    joined: Estimate
    number: int
    left_out: int
    claim: str
    weight: float


def month_in(state: Assessment) -> Month:
    """The month that an assessment is the sum of."""
    match = _NUMBER.match(state.note)
    number, left_out = (int(group or 0) for group in match.groups()) if match else (0, 0)
    return Month(state.subject.rpartition("|")[2], state.id, state.start, state.end or state.start, state.known,
                 state.score, Estimate(state.low or 0, state.best, state.high), number, left_out,
                 state.evidence[0].claim, state.evidence[0].weight)


class Sums:
    """The sums of one scope."""

    def __init__(self, scope: Scope, chains: Chains) -> None:
        self._scope, self._chains = scope, chains

    def kept(self, month: str, incidents: Iterable[Incident]) -> list[Incident]:
        """Those that begin in a month and share nobody, with each other or with those that begin before or after it.

        ``incidents`` are all that begin in the month or reach into the days of one that does. Of two that may be the
        same and begin in different months the one with fewer people is left out.
        """
        given = list(incidents)
        own = [each for each in given if month_of(each.start) == month]
        beside = [each for each in given if month_of(each.start) != month]
        apart = [each for each in own if not any(self._same(each, other) and _order(other) < _order(each)
                                                 for other in beside)]
        kept = addable(each.happened(self._chains.of(each.scope.place or None)) for each in apart)
        return sorted((each for each in apart if each.event in kept), key=lambda each: each.event)

    def _same(self, one: Incident, other: Incident) -> bool:
        """Whether two incidents may be one: on a day of both, in one place or one within the other's."""
        if one.start > other.end or other.start > one.end:
            return False
        return (one.scope.place in self._chains.of(other.scope.place) or other.scope.place in self._chains.of(
            one.scope.place) or not one.words.isdisjoint(other.words))

    def month(self, month: str, kept: Sequence[Incident], left_out: int) -> Assessment:
        """The sum over a month."""
        return self._over(MONTH, month, kept, left_out)

    def in_one(self, kept: Sequence[Incident], left_out: int) -> Assessment | None:
        """The total of incidents that are all of one month; None when there are not two to be added."""
        return self._over(TOTAL, "*", kept, left_out) if len(kept) > 1 else None

    def _over(self, rule: str, whose: str, kept: Sequence[Incident], left_out: int) -> Assessment:
        tops = [each.state.high for each in kept]
        joined = Estimate(sum(each.state.low or 0 for each in kept), sum(each.most for each in kept), _top(tops))
        lines = tuple(Evidence(
            each.state.evidence[0].claim, each.state.evidence[0].weight, True,
            f"incident {each.event}: {Interval(each.state.low or 0, each.state.high)}, counted as {each.most}")
            for each in kept)
        start, end = min(each.start for each in kept), max(each.end for each in kept) + timedelta(days=1)
        known = max((each.state.known for each in kept if each.state.known is not None), default=None)
        told = "1 incident" if len(kept) == 1 else f"{len(kept)} incidents"
        return self._assessment(rule, whose, joined, (start, end, known), lines, (
            round(min(each.state.score for each in kept), 4), tuple(each.event for each in kept),
            told + _left_out(left_out)))

    def total(self, months: Sequence[Month]) -> Assessment:
        """The total over at least two months, in their order."""
        joined = Estimate(sum(each.joined.low for each in months), sum(each.joined.best or 0 for each in months),
                          _top([each.joined.high for each in months]))
        lines = tuple(Evidence(each.claim, each.weight, True, f"month {each.name}: "
                               f"{Interval(each.joined.low, each.joined.high)}, counted as {each.joined.best}")
                      for each in months)
        start, end = min(each.start for each in months), max(each.end for each in months)
        known = max((each.known for each in months if each.known is not None), default=None)
        told = f"{sum(each.number for each in months)} incidents in {len(months)} months"
        return self._assessment(TOTAL, "*", joined, (start, end, known), lines, (
            min(each.score for each in months), (), told + _left_out(sum(each.left_out for each in months))
            + f"; rests on: {', '.join(each.id for each in months)}"))

    def _assessment(self, rule: str, whose: str, joined: Estimate, days: tuple[date, date, date | None],
                    lines: tuple[Evidence, ...], rest: tuple[float, tuple[str, ...], str]) -> Assessment:
        (start, end, known), (score, events, note), subject = days, rest, self._scope.subject(whose)
        return Assessment(
            id=make_id("assessment", "toll", subject, joined.low, joined.best, joined.high, start, end, known,
                       *(events or (line.reason for line in lines))),
            kind="toll", subject=subject, value=str(joined), label="claimed", start=start, end=end, known=known,
            score=score, rule=rule, version=VERSION, events=events, evidence=lines, low=joined.low, best=joined.best,
            high=joined.high, note=note)


def _order(incident: Incident) -> tuple[int, str]:
    return -incident.most, incident.event


def _top(tops: Sequence[int | None]) -> int | None:
    return None if None in tops else sum(top for top in tops if top is not None)


def _left_out(number: int) -> str:
    return f"; {number} left out that may be the same" if number else ""


class Totals:
    """Sums over incidents, place by place, of those that share nobody for certain."""

    def __init__(self, incidents: Sequence[Incident], knowledge: Knowledge) -> None:
        self._chains = Chains(knowledge)
        self._all: dict[Scope, list[Incident]] = {}
        for incident in incidents:
            for container in self._chains.of(incident.scope.place or None):
                scope = Scope(container, incident.scope.measure, incident.scope.victims)
                self._all.setdefault(scope, []).append(incident)
        self._kept = {scope: kept_by_month(Sums(scope, self._chains), group) for scope, group in self._all.items()}

    def assessments(self) -> list[Assessment]:
        """The total of each place in which at least two incidents can be added up, and its months if they are more."""
        found: list[Assessment] = []
        for scope, kept in sorted(self._kept.items(), key=lambda item: item[0].subject("")):
            found += sums_of(Sums(scope, self._chains), self._all[scope], kept)
        return found

    def itemised(self, scope: Scope, first: date, last: date) -> list[Part]:
        """What is itemised for a scope from one day to another and shares nobody: whole months, and incidents."""
        return [part for month, kept in sorted(self._kept.get(scope, {}).items())
                for part in parts_of(month, kept, first, last)]


def kept_by_month(sums: Sums, incidents: Sequence[Incident]) -> dict[str, list[Incident]]:
    """The incidents of each month that share nobody, of the months that have any."""
    months: dict[str, list[Incident]] = {}
    for each in incidents:
        for month in {month_of(each.start), month_of(each.end)}:
            months.setdefault(month, []).append(each)
    found: dict[str, list[Incident]] = {}
    for month, near in sorted(months.items()):
        own = [each for each in near if month_of(each.start) == month]
        last = max((each.end for each in own), default=date.min)
        after = [each for each in incidents if span_of(month)[1] < each.start <= last] \
            if last > span_of(month)[1] else []
        if kept := sums.kept(month, [*near, *after]):
            found[month] = kept
    return found


def sums_of(sums: Sums, incidents: Sequence[Incident], kept: Mapping[str, Sequence[Incident]]) -> list[Assessment]:
    """The months and the total of one scope, all of whose incidents are given."""
    begun: dict[str, int] = {}
    for each in incidents:
        begun[month_of(each.start)] = begun.get(month_of(each.start), 0) + 1
    left_out = {month: begun[month] - len(found) for month, found in kept.items()}
    if len(kept) == 1:
        ((month, found),) = kept.items()
        total = sums.in_one(found, left_out[month])
        return [total] if total is not None else []
    months = [sums.month(month, found, left_out[month]) for month, found in sorted(kept.items())]
    return [*months, sums.total([month_in(each) for each in months])] if months else []


def parts_of(month: str, kept: Sequence[Incident], first: date, last: date) -> list[Part]:
    """What of a month's incidents lies between two days: the month, when all of it does, else incident by incident."""
    begins, ends = span_of(month)
    if first <= begins and ends <= last:
        return [Part(month, len(kept), sum(each.most for each in kept), sum(each.state.low or 0 for each in kept))]
    return [Part(each.event, 1, each.most, each.state.low or 0) for each in kept
            if first <= each.start and each.end <= last]
