"""What single incidents cost, the figures of rival originators joined; and totals over incidents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.infer.parameters import Parameters
from khabar.infer.stated import Scope, Stated, agrees, how_sure, last_report, latest_words
from khabar.model.figures import Estimate, Happened, Interval, Kind, addable, broken_nestings, estimate
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Event, Evidence
from khabar.model.resolved import Chains

INCIDENT, TOTAL, VERSION = "toll.incident", "toll.total", "1"


@dataclass(frozen=True, slots=True)
class Incident:
    """What one event cost one group of people by one measure, with what is needed to add it up.

    ``words`` are the stretches of text that state it: report, start, stop.
    """

    scope: Scope
    event: Event
    state: Assessment
    words: frozenset[tuple[str, int, int]]

    @property
    def most(self) -> int:
        """The figure it is counted with: the best, else the least."""
        return self.state.best if self.state.best is not None else self.state.low or 0

    @property
    def start(self) -> date:
        """Its first day."""
        return self.state.start

    @property
    def end(self) -> date:
        """Its last day."""
        return (self.state.end or self.state.start + timedelta(days=1)) - timedelta(days=1)

    def happened(self, places: tuple[str, ...]) -> Happened:
        """It as it is added to others; ``places`` are its own and all that contain it."""
        return Happened(self.event.id, self.most, places, self.start, self.end, self.words)


def incidents_of(event: Event, figures: Mapping[str, Sequence[Stated]], parameters: Parameters) -> list[Incident]:
    """The tolls of an event, one for each measure and group of victims."""
    by_scope: dict[Scope, list[Stated]] = {}
    for claim in event.claims:
        for stated in figures.get(claim, ()):
            if stated.figure.kind in (Kind.INCIDENT, Kind.VAGUE):
                scope = Scope(event.place or "", stated.figure.measure, stated.victims)
                by_scope.setdefault(scope, []).append(stated)
    found = []
    for scope, given in sorted(by_scope.items(), key=lambda item: item[0].subject("")):
        days = _days(event, given)
        if days is not None:
            words = frozenset((each.item.claim.document, each.item.claim.quote.start, each.item.claim.quote.stop)
                              for each in given)
            found.append(Incident(scope, event, _assessment(scope, event, days, given, parameters), words))
    return found


def _days(event: Event, given: Sequence[Stated]) -> tuple[date, date] | None:
    """First and last day: of the claims that state the figures, else of the event, else the day of the report."""
    starts = [each.item.start for each in given if each.item.start]
    ends = [each.item.end for each in given if each.item.end]
    if starts and ends:
        return min(starts), max(ends)
    first = event.start or last_report(given)
    return None if first is None else (first, event.end or first)


def _assessment(scope: Scope, event: Event, days: tuple[date, date], given: Sequence[Stated], parameters: Parameters
                ) -> Assessment:
    latest = latest_words(given)
    joined = estimate([(each.figure.value, each.weight.value) for each in latest], parameters.trust.credible)
    label, score = how_sure(joined, latest, parameters.control)
    lines = tuple(each.line("states", supports=agrees(each.figure.value, joined)) for each in latest)
    start, end = days[0], days[1] + timedelta(days=1)
    known, subject = last_report(given), scope.subject(event.id)
    return Assessment(
        id=make_id("assessment", "toll", subject, label, joined.low, joined.best, joined.high, start, end, known,
                   *(line.claim for line in lines)),
        kind="toll", subject=subject, value=str(joined), label=label, start=start, end=end, known=known, score=score,
        rule=INCIDENT, version=VERSION, events=(event.id,), evidence=lines, low=joined.low, best=joined.best,
        high=joined.high, note=("1 originator" if len(latest) == 1 else f"{len(latest)} originators") + _unfit(latest),
    )


def _unfit(given: Sequence[Stated]) -> str:
    """The claims by which a part is greater than its whole: shown as they stand."""
    broken = [nesting for each in given for nesting in broken_nestings(each.item)]
    return "".join(f"; {nesting.claim}: a part of {nesting.part.value} in a whole of {nesting.whole.value}"
                   for nesting in dict.fromkeys(broken))


class Totals:
    """Sums over incidents, place by place, of those that share nobody for certain."""

    def __init__(self, incidents: Sequence[Incident], knowledge: Knowledge) -> None:
        self._chains = Chains(knowledge)
        self._all: dict[Scope, list[Incident]] = {}
        for incident in incidents:
            for container in self._chains.of(incident.scope.place or None):
                scope = Scope(container, incident.scope.measure, incident.scope.victims)
                self._all.setdefault(scope, []).append(incident)
        self._kept = {scope: self._disjoint(group) for scope, group in self._all.items()}

    def _disjoint(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Those that share nobody for certain."""
        incidents = list(incidents)
        kept = addable(each.happened(self._chains.of(each.scope.place or None)) for each in incidents)
        return sorted((each for each in incidents if each.event.id in kept), key=lambda each: each.event.id)

    def assessments(self) -> list[Assessment]:
        """The total of each place in which at least two incidents can be added up."""
        return [_total(scope, kept, len(self._all[scope]) - len(kept))
                for scope, kept in sorted(self._kept.items(), key=lambda item: item[0].subject("")) if len(kept) > 1]

    def itemised(self, scope: Scope, first: date, last: date) -> list[Incident]:
        """The incidents that are itemised for a scope from one day to another, and share nobody."""
        return [each for each in self._kept.get(scope, ()) if first <= each.start and each.end <= last]


def _total(scope: Scope, kept: Sequence[Incident], left_out: int) -> Assessment:
    tops = [each.state.high for each in kept]
    high = None if None in tops else sum(top for top in tops if top is not None)
    joined = Estimate(sum(each.state.low or 0 for each in kept), sum(each.most for each in kept), high)
    lines = tuple(
        Evidence(each.state.evidence[0].claim, each.state.evidence[0].weight, True,
                 f"incident {each.event.id}: {Interval(each.state.low or 0, each.state.high)}, counted as {each.most}")
        for each in kept)
    start, end = min(each.start for each in kept), max(each.end for each in kept) + timedelta(days=1)
    known = max((each.state.known for each in kept if each.state.known is not None), default=None)
    return Assessment(
        id=make_id("assessment", "toll", scope.subject("*"), joined.low, joined.best, joined.high, start, end, known,
                   *(each.event.id for each in kept)),
        kind="toll", subject=scope.subject("*"), value=str(joined), label="claimed", start=start, end=end,
        known=known, score=round(min(each.state.score for each in kept), 4), rule=TOTAL, version=VERSION,
        events=tuple(each.event.id for each in kept), evidence=lines, low=joined.low, best=joined.best,
        high=joined.high,
        note=f"{len(kept)} incidents" + (f"; {left_out} left out that may be the same" if left_out else ""),
    )
