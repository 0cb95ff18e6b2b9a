"""Ways as they are written into the note of what is inferred from them, and read back from it."""

import re
from collections.abc import Iterable, Mapping, Set

from khabar.infer.ways import Held, Passage, Said

_SEPARATOR = " || "
_WAY = re.compile(r"(\S+) by (\S+) to (\S+?)(!?) sitting (.*?) overlooking (.*?) said (\S+)")


def spelt(passages: Iterable[Passage], goals: Set[str]) -> str:
    """The ways in words: area, road, end (``!`` when the holder is safe there), positions as held/contested/lost by
    the holder (``?``: not known), and what is said of the road."""
    return _SEPARATOR.join(
        f"{each.area} by {each.road} to {each.to}{'!' if each.to in goals else ''} sitting {_held(each.sitting)} "
        f"overlooking {_held(each.overlooking)} said {each.said or 'nothing'}" for each in passages)


def read_ways(words: str) -> tuple[list[Passage], set[str]]:
    """The ways and the holder's goals, from words. Raises ValueError when they are none."""
    passages, goals = [], set()
    for part in words.split(_SEPARATOR):
        match = _WAY.fullmatch(part)
        if match is None:
            raise ValueError(f"not a way: {part}")
        area, road, to, goal, sitting, overlooking, said = match.groups()
        if goal:
            goals.add(to)
        value, _, score = said.partition("=")
        passages.append(Passage(road, area, to, _read_held(sitting), _read_held(overlooking),
                                Said(value, float(score)) if score else None))
    return passages, goals


def _held(positions: Mapping[str, Held | None]) -> str:
    return " ".join(f"{place}={'?' if held is None else held}" for place, held in positions.items()) or "nothing"


def _read_held(words: str) -> dict[str, Held | None]:
    if words == "nothing":
        return {}
    found: dict[str, Held | None] = {}
    for word in words.split(" "):
        place, _, chances = word.rpartition("=")
        found[place] = None if chances == "?" else Held(*map(float, chances.split("/")))
    return found
