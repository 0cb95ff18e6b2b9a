"""What single incidents cost, the figures of rival originators joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.infer.parameters import Parameters
from khabar.infer.stated import Scope, Stated, agrees, how_sure, last_report, latest_words
from khabar.model.figures import Happened, Kind, broken_nestings, estimate
from khabar.model.ids import make_id
from khabar.model.records import Assessment, Claim, Event

INCIDENT, VERSION = "toll.incident", "1"
Words = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Incident:
    """What one event cost one group of people by one measure, with what is needed to add it up.

    ``event`` is the event's id; ``words`` are the stretches of text that state such figures: report, start, stop.
    """

    scope: Scope
    event: str
    state: Assessment
    words: Words

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
        return Happened(self.event, self.most, places, self.start, self.end, self.words)


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
            words = frozenset(where for claim in event.claims for each in figures.get(claim, ())[:1]
                              if (where := words_of(each.item.claim, scope.measure)) is not None)
            found.append(Incident(scope, event.id, _assessment(scope, event, days, given, parameters), words))
    return found


def words_of(claim: Claim, measure: str) -> tuple[str, int, int] | None:
    """Where a claim that asserts a figure of a measure stands; None of any other."""
    if claim.status != "asserted" or all(count.measure != measure for count in claim.counts):
        return None
    return claim.document, claim.quote.start, claim.quote.stop


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
