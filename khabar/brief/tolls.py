"""Tolls: what is stated of each cost, place by place, the figures of rival originators side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from khabar.brief.account import SERIES, Account, Names, place_of
from khabar.brief.attribution import speakers
from khabar.brief.briefing import Row, Table, short
from khabar.brief.happenings import in_order, place_name
from khabar.model.records import Assessment, Claim, Event

COSTS = ("killed", "wounded", "captured", "missing", "displaced")
TOTAL = "toll.total"


def tolls(
    events: Sequence[Event], account: Account, names: Names, area: str | None,
    period: tuple[date | None, date | None],
) -> tuple[Table, ...]:
    """One table for each place of which anybody states what it cost people.

    The figures of the events come first, then running totals, each a series of one originator. For the ``area`` that
    the briefing is about there are also the sums over incidents that lie in the period and share nobody for certain.
    Nothing is ever added to a running total.
    """
    by_place: dict[str, list[Row]] = {}
    series = [state for state in account.assessments if state.rule == SERIES and _told(state, events)]
    running = {part.claim for state in series for part in state.evidence}
    for event in sorted(events, key=in_order):
        place = place_name(event, account.held(event.claims), names) or names.words.text("no_place")
        for row in _stated(event, running, account, names):
            by_place.setdefault(place, []).append(row)
    for state in sorted(series, key=lambda state: (state.start, state.subject, state.id)):
        place = names.place(place_of(state)) if place_of(state) else names.words.text("no_place")
        by_place.setdefault(place, []).append(_series(state, account, names))
    for state in account.assessments:
        if state.rule == TOTAL and place_of(state) == area and _within(state, period):
            by_place.setdefault(names.place(place_of(state)), []).append(_total(state, names))
    columns = names.words.columns("tolls")
    return tuple(Table(place, columns, rows) for place, rows in _shared(by_place, account, names))


def _shared(
    by_place: Mapping[str, Sequence[Row]], account: Account, names: Names,
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The rows of each place; places for which the same words state one figure for all of them stand together."""
    same: dict[tuple[tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]], ...], list[tuple[str, Sequence[Row]]]]
    same = {}
    for place, rows in by_place.items():
        key = tuple((row.cells, tuple((claim.document, claim.quote.start, claim.quote.stop)
                                      for claim in account.held(row.claims))) for row in rows)
        same.setdefault(key, []).append((place, rows))
    for group in same.values():
        heading = names.words.listed([place for place, _ in group])
        if len(group) == 1:
            yield heading, tuple(group[0][1])
        else:
            yield names.words.say("one_figure", places=heading), tuple(
                Row(rows[0].cells, tuple(claim for row in rows for claim in row.claims), rows[0].ref)
                for rows in zip(*(rows for _, rows in group), strict=True))


def _stated(event: Event, running: set[str], account: Account, names: Names) -> Iterator[Row]:
    """One row for each figure of an event that is no running total."""
    words = names.words
    for rival in event.rivals:
        measure, _, whose = rival.attribute.partition(":")
        claims = [claim for claim in account.held(rival.claims) if claim.status == "asserted"]
        if measure in COSTS and rival.low is not None and {claim.id for claim in claims} - running:
            figure = words.bare_figure(measure, rival.low, rival.high)
            label = names.measure(measure, whose)
            if all(count.cumulative for claim in claims for count in claim.counts if count.measure == measure):
                label = words.say("running_figure", x=label)
            yield Row(
                (words.listed(speakers(claims, account, names)), figure, label, words.days(event.start, event.end)),
                rival.claims, f"{short(event.id)}/{measure}",
            )


def _series(state: Assessment, account: Account, names: Names) -> Row:
    """A running total as it rose: 508 → 613."""
    words = names.words
    _, measure, victims, whose = state.subject.split("|")
    claims = account.held(part.claim for part in state.evidence)
    steps = dict.fromkeys(words.bare_figure(measure, *step) for step in _steps(claims, measure, account))
    label = words.say("running_figure", x=names.measure(measure, victims))
    until = state.end - timedelta(days=1) if state.end else None
    said = speakers(claims, account, names)
    return Row((words.listed(said) or names.party(whose), words.text("list", "then").join(steps), label,
                words.days(until, until)), tuple(claim.id for claim in claims), short(state.id))


def _steps(claims: Iterable[Claim], measure: str, account: Account) -> list[tuple[int, int | None]]:
    """The values of a series in order of their days, then of their size."""
    found = []
    for claim in claims:
        grounding = account.grounding(claim.id, "date")
        day = (grounding.end or grounding.start) if grounding else None
        found += [(day or date.min, count.low, count.high) for count in claim.counts
                  if count.measure == measure and count.part_of is None]
    return [(low, high) for _, low, high in sorted(found, key=lambda step: (step[0], step[1], step[2] or 0))]


def _total(state: Assessment, names: Names) -> Row:
    words = names.words
    _, measure, victims, _ = state.subject.split("|")
    figure = words.bare_figure(measure, state.low or 0, state.high)
    last = state.end - timedelta(days=1) if state.end else None
    return Row((words.say("sum_over", incidents=words.counted(_number(state), "counted", "incidents")), figure,
                names.measure(measure, victims), words.days(state.start, last)),
               tuple(part.claim for part in state.evidence), short(state.id))


def _number(state: Assessment) -> int:
    """How many incidents a sum is over, as its note begins; one over several months names these, not the events."""
    return len(state.events) or int(state.note.partition(" ")[0])


def _told(state: Assessment, events: Sequence[Event]) -> bool:
    """Whether a series is told of by events of the briefing."""
    return not {event.id for event in events}.isdisjoint(state.events)


def _within(state: Assessment, period: tuple[date | None, date | None]) -> bool:
    first, last = period
    return (first is None or first <= state.start) and (
        last is None or (state.end is not None and state.end <= last + timedelta(days=1)))
