"""Tolls: what is stated of each cost, place by place, the figures of rival originators side by side."""

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.brief.account import Account, Names
from khabar.brief.attribution import speakers
from khabar.brief.briefing import Row, Table, short
from khabar.brief.happenings import in_order, place_name
from khabar.model.records import Claim, Event, Rival

COSTS = ("killed", "wounded", "captured", "missing", "displaced")


def tolls(events: Iterable[Event], account: Account, names: Names) -> tuple[Table, ...]:
    """One table for each place at which anybody states a figure of what it cost people, the places by first day."""
    by_place: dict[str, list[Row]] = {}
    for event in sorted(events, key=in_order):
        rows = _rows(event, account, names)
        if rows:
            place = place_name(event, account.held(event.claims), names) or names.words.text("no_place")
            by_place.setdefault(place, []).extend(rows)
    columns = names.words.columns("tolls")
    return tuple(Table(place, columns, tuple(rows)) for place, rows in by_place.items())


def _rows(event: Event, account: Account, names: Names) -> list[Row]:
    found = []
    for rival in event.rivals:
        measure, _, whose = rival.attribute.partition(":")
        claims = [claim for claim in account.held(rival.claims) if claim.status == "asserted"]
        if measure in COSTS and rival.low is not None and claims:
            found.append(_row(event, rival, (measure, whose), claims, names, account))
    return found


def _row(
    event: Event, rival: Rival, about: tuple[str, str], claims: Sequence[Claim], names: Names, account: Account,
) -> Row:
    words, (measure, whose) = names.words, about
    label = words.text("measures", measure)
    if whose:
        label = words.say("whose_measure", measure=label, who=names.parties(whose.split("+")))
    if all(count.cumulative for claim in claims for count in claim.counts if count.measure == measure):
        label = words.say("running_figure", x=label)
    return Row(
        (
            words.listed(speakers(claims, account, names)),
            words.bare_figure(measure, rival.low or 0, rival.high), label, words.days(*_as_of(event)),
        ),
        rival.claims, short(event.id),
    )


def _as_of(event: Event) -> tuple[date | None, date | None]:
    return (event.start, event.end)
