"""What is disputed: the rival versions of one happening side by side, each with those who hold it."""

from collections.abc import Iterable

from khabar.brief.account import Account, Names
from khabar.brief.attribution import speakers
from khabar.brief.briefing import Row, Table, short
from khabar.brief.happenings import in_order, telling_of, what, when
from khabar.model.records import Event, Rival


def disputes(events: Iterable[Event], account: Account, names: Names) -> tuple[Table, ...]:
    """One table for each event on which its claims contradict each other."""
    tables = (_table(event, account, names) for event in sorted(events, key=in_order) if event.disputed)
    return tuple(table for table in tables if table.rows)


def rivalling(event: Event) -> list[Rival]:
    """The values of those attributes of an event that have more than one."""
    return [rival for rival in event.rivals
            if sum(other.attribute == rival.attribute for other in event.rivals) > 1]


def _table(event: Event, account: Account, names: Names) -> Table:
    claims = account.held(event.claims)
    heading = f"{when(event, claims, account, names)}: {what(event, claims, account, names)}"
    rows = tuple(_row(event, rival, account, names) for rival in rivalling(event))
    return Table(heading, names.words.columns("disputed"), rows)


def _row(event: Event, rival: Rival, account: Account, names: Names) -> Row:
    who = names.words.listed(speakers(account.held(rival.claims), account, names))
    return Row((aspect(rival, names), version(event, rival, account, names), who), rival.claims, short(event.id))


def aspect(rival: Rival, names: Names) -> str:
    """What the versions are about: the outcome, the extent, who did it, or a figure and whose people it counts."""
    measure, _, whose = rival.attribute.partition(":")
    return names.words.optional("attributes", measure) or names.measure(measure, whose)


def version(event: Event, rival: Rival, account: Account, names: Names) -> str:
    """One version in words: a figure, a party, an extent, or what its claims say happened."""
    words = names.words
    if rival.low is not None:
        return words.bare_figure(rival.attribute.partition(":")[0], rival.low, rival.high)
    if rival.attribute == "outcome" and (claims := account.held(rival.claims)):
        return telling_of(claims, account, names, event.place)
    return words.optional("attributes", rival.value) or names.value(rival.value)
