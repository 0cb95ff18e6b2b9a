"""What stands at the end of the period: who holds each place, which sieges and roads are in what state."""

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.brief.account import Account, Names
from khabar.brief.briefing import Row, Table, short
from khabar.model.records import Assessment

EVIDENCE_SHOWN = 6


def standing(assessments: Iterable[Assessment], day: date) -> list[Assessment]:
    """The latest assessment of each subject that holds on a day."""
    latest: dict[tuple[str, str], Assessment] = {}
    for state in sorted(assessments, key=lambda state: (state.start, state.start_half, state.id)):
        if state.start <= day and (state.end is None or day < state.end or (day == state.end and state.end_half)):
            latest[state.kind, state.subject] = state
    return list(latest.values())


def states_table(heading: str, states: Sequence[Assessment], account: Account, names: Names) -> Table:
    """Places, their state, how sure it is, since when; places in the order of their names."""
    words = names.words
    rows = [
        Row(
            cells=(names.place(state.subject), names.value(state.value), _label(state, names), words.day(state.start)),
            claims=weightiest(state, account), ref=short(state.id),
        )
        for state in sorted(states, key=lambda state: (names.place(state.subject), state.id))
    ]
    return Table(heading, words.columns("held"), tuple(rows))


def weightiest(state: Assessment, account: Account) -> tuple[str, ...]:
    """The claims that weigh most in a state, those against it among them, as far as the account holds them."""
    held = [part for part in state.evidence if part.claim in account.claims]
    held.sort(key=lambda part: (-part.weight, part.claim))
    return tuple(part.claim for part in held[:EVIDENCE_SHOWN])


def _label(state: Assessment, names: Names) -> str:
    return names.words.optional("labels", state.label) or state.label
