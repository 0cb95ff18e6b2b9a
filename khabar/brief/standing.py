"""What stands on a day: who holds each place, which sieges and roads are in what state."""

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.brief.account import Account, Names, place_of
from khabar.brief.briefing import Row, Table, short
from khabar.model.records import Assessment

EVIDENCE_SHOWN = 6
UNKNOWN = "unknown"


def standing(assessments: Iterable[Assessment], day: date) -> list[Assessment]:
    """The assessment of each subject that holds last on a day; what is unknown then is left out."""
    latest: dict[tuple[str, str], Assessment] = {}
    for state in sorted(assessments, key=lambda state: (state.start, state.start_half, state.id)):
        if state.start <= day and (state.end is None or day < state.end):
            latest[state.kind, state.subject] = state
    return [state for state in latest.values() if state.value != UNKNOWN]


def not_swallowing(states: Sequence[Assessment], account: Account) -> list[Assessment]:
    """Without what is said of a whole city or area of which a part stands in another state: the parts tell it."""
    parts: dict[tuple[str, str], set[str]] = {}
    for state in states:
        for container in account.knowledge.containers(place_of(state))[1:]:
            parts.setdefault((state.kind, container), set()).add(state.value)
    return [state for state in states if parts.get((state.kind, place_of(state)), {state.value}) == {state.value}]


def states_table(table: str, heading: str, states: Sequence[Assessment], account: Account, names: Names) -> Table:
    """Subjects, their state, how sure it is, since when; in the order of their names."""
    words = names.words
    rows = [
        Row(
            cells=(names.subject(state), names.state(state), words.text("labels", state.label),
                   since(state, names)),
            claims=weightiest(state, account), ref=short(state.id),
        )
        for state in sorted(states, key=lambda state: (names.subject(state), state.id))
    ]
    return Table(heading, words.columns(table), tuple(rows))


def since(state: Assessment, names: Names) -> str:
    """The half-day with which a state begins."""
    day = names.words.day(state.start)
    return names.words.say("from_noon", day=day) if state.start_half else day


def weightiest(state: Assessment, account: Account) -> tuple[str, ...]:
    """The claims that weigh most in a state, those against it among them, as far as the account holds them."""
    held = [part for part in state.evidence if part.claim in account.claims]
    held.sort(key=lambda part: (-part.weight, part.claim))
    return tuple(part.claim for part in held[:EVIDENCE_SHOWN])
