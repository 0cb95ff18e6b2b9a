"""What changed between two pictures of one half-day, or of two: which states came, went, or became others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from khabar.model.records import Assessment

Kind = Literal["gained", "appeared", "vanished", "certainty"]


@dataclass(frozen=True, slots=True)
class Change:
    """One subject whose state is another one: ``gained`` another value, ``certainty`` the same with another label.

    ``appeared`` has nothing before, ``vanished`` nothing after; what is unknown counts as nothing.
    """

    kind: str
    subject: str
    change: Kind
    before: Assessment | None
    after: Assessment | None


def differences(before: Iterable[Assessment], after: Iterable[Assessment]) -> tuple[Change, ...]:
    """The changes from one picture to another, by kind and subject; of a subject that stands twice the last counts."""
    earlier, later = _standing(before), _standing(after)
    found: list[Change] = []
    for kind, subject in sorted(earlier.keys() | later.keys()):
        one, other = earlier.get((kind, subject)), later.get((kind, subject))
        if one is None:
            found.append(Change(kind, subject, "appeared", None, other))
        elif other is None:
            found.append(Change(kind, subject, "vanished", one, None))
        elif one.value != other.value:
            found.append(Change(kind, subject, "gained", one, other))
        elif one.label != other.label:
            found.append(Change(kind, subject, "certainty", one, other))
    return tuple(found)


def _standing(states: Iterable[Assessment]) -> dict[tuple[str, str], Assessment]:
    ordered = sorted(states, key=lambda state: (state.start, state.start_half, state.id))
    return {(state.kind, state.subject): state for state in ordered if state.value != "unknown"}
