"""A city by its districts: how many of them each side holds; a part never stands for the whole."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the ``districts`` of a place are in one state, and how many of these are assessed to be."""

    value: str
    held: int
    assessed: int
    districts: int

    @property
    def part(self) -> float:
        """As a part of all of them, in 0..1."""
        return self.held / self.districts


def shares(place: str, current: Iterable[Assessment], ever: Iterable[Assessment], knowledge: Knowledge
           ) -> tuple[Share, ...]:
    """The shares of a place, the greatest first, by the assessments of one half-day (``current``).

    Its districts are the places in it of whose control anything was ``ever`` assessed, that hold no other such place
    (an area and the districts of it are not counted twice) and are no roads. None when it has no two of them.
    """
    parts = {state.subject for state in ever
             if state.kind == "control" and place in knowledge.containers(state.subject)[1:]}
    outer = {container for part in parts for container in knowledge.containers(part)[1:]}
    districts = sorted(part for part in parts - outer if _kind(part, knowledge) != "road")
    if len(districts) < 2:
        return ()
    stands = {state.subject: state for state in current if state.kind == "control"}
    found = [stands.get(district) for district in districts]
    held = Counter(UNKNOWN if state is None else state.value for state in found)
    sure = Counter(state.value for state in found if state is not None and state.label == "assessed")
    return tuple(Share(value, count, sure[value], len(districts))
                 for value, count in sorted(held.items(), key=lambda each: (-each[1], each[0])))


def _kind(place: str, knowledge: Knowledge) -> str:
    known = knowledge.places.get(place)
    return known.kind if known is not None else ""
