"""What it cost people: running totals as series of one originator each, beside the incidents that are itemised.

A subject is ``place|measure|victims|whose``: victims are a side, an actor or nothing; ``whose`` is the originator of a
series, the event of an incident, a month (2016-08), or ``*`` for a total over incidents. Running totals are never
added, to each other or to incidents.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from khabar.infer.incidents import INCIDENT, incidents_of
from khabar.infer.parameters import Parameters
from khabar.infer.stated import Scope, Stated, last_report, stated_figures
from khabar.infer.totals import MONTH, TOTAL, Part, Totals
from khabar.model.figures import Estimate, Figure, Interval, Kind, estimate, exceeding, written
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Event, Origin
from khabar.model.resolved import Chains, Resolved

SERIES, VERSION = "toll.series", "1"
_ITEMISED = "; itemised from "
_EPOCH = 3      # days: totals whose stated first days are this close run from the same day
_SILENCE = 60   # days: after so long a total of which nobody says since when it runs is taken to be another one
_RESTATED = 100  # people: a figure this great, equal to a running total of these days, is that total told again ...
_RESTATED_DAYS = 14  # ... within so many days of it
_FALL = 0.2     # a total that falls by more than this share of itself has begun anew; by less, it was corrected


def tolls(items: Sequence[Resolved], origins: Mapping[str, Origin], events: Sequence[Event], knowledge: Knowledge,
          parameters: Parameters) -> list[Assessment]:
    """Incidents, totals over them, and series."""
    figures = with_restated(stated_figures(items, origins, parameters), Chains(knowledge))
    incidents = [found for event in events for found in incidents_of(event, figures, parameters)]
    totals = Totals(incidents, knowledge)
    event_of = {claim: event.id for event in events for claim in event.claims}
    return [*(incident.state for incident in incidents), *totals.assessments(),
            *(beside(state, totals) for state in series(figures, event_of))]


def with_restated(figures: dict[str, list[Stated]], chains: Chains) -> dict[str, list[Stated]]:
    """The figures, those that tell a running total again without saying that it is one made totals, too.

    «508 killed» in the days in which another report has the total at 508 is no further incident with 508 dead.
    """
    totals: dict[tuple[str, Interval], list[Stated]] = {}
    for given in figures.values():
        for each in given:
            if each.figure.kind is Kind.TALLY and each.figure.value.low >= _RESTATED:
                totals.setdefault((each.figure.measure, _exactly(each.figure.value)), []).append(each)
    return {claim: [_as_total(each) if _tells_again(each, totals, chains) else each for each in given]
            for claim, given in figures.items()}


def _exactly(value: Interval) -> Interval:
    return Interval(value.low, value.low)


def _as_total(each: Stated) -> Stated:
    return replace(each, figure=replace(each.figure, kind=Kind.TALLY))


def _tells_again(each: Stated, totals: Mapping[tuple[str, Interval], Sequence[Stated]], chains: Chains) -> bool:
    asof, place = each.figure.asof, each.item.place
    if each.figure.kind is not Kind.INCIDENT or asof is None:
        return False
    return any(
        total.figure.asof is not None and abs((total.figure.asof - asof).days) <= _RESTATED_DAYS
        and (place is None or total.item.place is None or place in chains.of(total.item.place)
             or total.item.place in chains.of(place))
        for total in totals.get((each.figure.measure, _exactly(each.figure.value)), ()))


def series(figures: Mapping[str, Sequence[Stated]], event_of: Mapping[str, str]) -> list[Assessment]:
    """The series of every originator and scope; of a place that is not known, those of one report. What stands beside
    them is not told yet (:func:`beside`)."""
    by_scope: dict[tuple[str, str], list[Stated]] = {}
    for given in figures.values():
        for stated in given:
            if stated.figure.kind is Kind.TALLY and stated.figure.asof is not None:
                scope = Scope(stated.item.place or "", stated.figure.measure, stated.victims)
                report = "" if scope.place else stated.item.claim.document
                key = scope.subject(stated.origin.originator), report
                by_scope.setdefault(key, []).append(stated)
    return [
        _assessment(subject, run, event_of)
        for (subject, _), given in sorted(by_scope.items(), key=lambda item: item[0]) for run in _runs(given)
    ]


def _runs(given: Sequence[Stated]) -> list[list[Stated]]:
    """The figures of one originator and scope as series in order of time: a new one where a total begins anew."""
    found: list[list[Stated]] = []
    for each in sorted(given, key=lambda one: (one.figure.asof or date.min, one.figure.value.low,
                                               one.figure.value.high or 0, one.item.id)):
        for run in reversed(found):
            if _continues(run[-1].figure, each.figure):
                run.append(each)
                break
        else:
            found.append([each])
    return found


def _continues(earlier: Figure, later: Figure) -> bool:
    if earlier.epoch is not None and later.epoch is not None and abs((later.epoch - earlier.epoch).days) > _EPOCH:
        return False
    if earlier.epoch is None and later.epoch is None and earlier.asof and later.asof \
            and (later.asof - earlier.asof).days > _SILENCE:
        return False
    return later.value.low >= (1 - _FALL) * earlier.value.low


class Itemised(Protocol):
    """Where the incidents are that are itemised."""

    def itemised(self, scope: Scope, first: date, last: date) -> Sequence[Part]:
        """What is itemised for a scope from one day to another and shares nobody: whole months, and incidents."""
        ...


def beside(state: Assessment, totals: Itemised) -> Assessment:
    """A series with what is itemised for the same scope and days: beside the tally, never added to it.

    What the tally counts beyond that is not itemised; where that comes to more than it, the least set of months and
    events that cannot be right together with it is named.
    """
    first, last = state.start, (state.end or state.start) - timedelta(days=1)
    place, measure, victims, _ = state.subject.split("|")
    within = totals.itemised(Scope(place, measure, victims), first, last)
    note = state.note.partition(_ITEMISED)[0]
    if not within:
        return replace(state, note=note)
    people, number = sum(each.most for each in within), sum(each.number for each in within)
    told = f"{note}{_ITEMISED}{first} to {last}: {people} in {number} incidents"
    beyond = exceeding(state.high, ((each.low, each.name) for each in within)) if state.high else ()
    return replace(state, note=f"{told}; more than the total: {', '.join(beyond)}" if beyond
                   else f"{told}, {max(0, (state.low or 0) - people)} not itemised")


def _rise(run: Sequence[Stated]) -> str:
    """The values of a series in order, with what it grew by."""
    steps: list[Figure] = []
    for each in run:
        if not steps or steps[-1].value != each.figure.value:
            steps.append(each.figure)
    told = " → ".join(f"{figure.value} ({figure.asof})" for figure in steps)
    if len(steps) == 1:
        return told
    grown = steps[-1].value.since(steps[0].value)
    return f"{told}, +{grown}" if grown.high != 0 else f"{told}, corrected downwards"


def _assessment(subject: str, run: Sequence[Stated], event_of: Mapping[str, str]) -> Assessment:
    """A series: its latest value stands, and the note tells how it rose and since when it runs."""
    last = run[-1].figure
    value, typical = last.value, last.value.typical
    best = None if typical is None else round(typical)
    start = last.epoch or run[0].figure.asof or date.min
    end = (last.asof or start) + timedelta(days=1)
    lines = tuple(each.line("total", supports=each.figure.value == value) for each in run)
    known = last_report(run)
    since = f"; since {last.epoch}" if last.epoch else "; since when is not said"
    return Assessment(
        id=make_id("assessment", "toll", subject, value.low, best, value.high, start, end, known,
                   *(line.claim for line in lines)),
        kind="toll", subject=subject, value=str(value), label="claimed", start=start, end=end, known=known,
        score=round(max(each.weight.value for each in run if each.figure.value == value), 4), rule=SERIES,
        version=VERSION, events=tuple(sorted({event_of[each.item.id] for each in run if each.item.id in event_of})),
        evidence=lines, low=value.low, best=best, high=value.high, note=_rise(run) + since,
    )


def estimate_again(toll: Assessment, parameters: Parameters, without: Collection[str] = ()) -> Estimate:
    """Least, best and greatest of a toll, from the lines of its own explanation alone, the claims ``without`` out.

    Raises ValueError when nothing is left, or the assessment is no toll.
    """
    lines = [line for line in toll.evidence if line.claim not in without]
    if toll.rule in (TOTAL, MONTH):
        stated = [(written(line.reason.partition(": ")[2]), int(line.reason.rpartition(" ")[2])) for line in lines]
        tops = [value.high for value, _ in stated]
        return Estimate(sum(value.low for value, _ in stated), sum(counted for _, counted in stated),
                        None if None in tops else sum(top for top in tops if top is not None))
    if toll.rule == INCIDENT:
        return estimate([(written(line.reason), line.weight) for line in lines], parameters.trust.credible)
    if toll.rule != SERIES or not lines:
        raise ValueError(f"no toll to recompute: {toll.rule} with {len(lines)} lines")
    value = written(lines[-1].reason)
    best = value.typical
    return Estimate(value.low, None if best is None else round(best), value.high)
