"""Whether a side can pass a way out of an area: from who holds the positions on it and over it, and from what is said
of the road outright.

What is said outright of a road stands over the geometry of the front for the users it speaks of, until a position on
the road changes hands after the last report of it. A position of which nothing is known leaves the way unknown as far
as it is not cut by another one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from khabar.infer.halfdays import halfday
from khabar.infer.observations import parsed
from khabar.infer.routes import CUT, OPEN, THREATENED
from khabar.infer.standing import Standing
from khabar.infer.tracks import CONTESTED, UNKNOWN, belief_in
from khabar.model.knowledge import Way
from khabar.model.records import Assessment

INTERDICTED = "interdicted"
SUPPOSED = "whatif"
"""The rule of a state that is not inferred but supposed, and so stands over all that is said of roads."""

STATES = (OPEN, INTERDICTED, CONTESTED, CUT, UNKNOWN)
USERS = ("military", "aid", "civilian")


@dataclass(frozen=True, slots=True)
class Held:
    """How likely a position is held by the side that is looked at, contested, or held by another side."""

    held: float
    contested: float
    enemy: float

    def __str__(self) -> str:
        return f"{self.held:.4g}/{self.contested:.4g}/{self.enemy:.4g}"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a road outright: its state, and how likely that is."""

    value: str
    score: float

    def __str__(self) -> str:
        return f"{self.value}={self.score:.4g}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A way as it is for one side in one half-day: its positions by place (None: nothing known), and what is said.

    ``sure`` is true when what decides it is *assessed*, not merely claimed.
    """

    road: str
    area: str
    to: str
    sitting: Mapping[str, Held | None]
    overlooking: Mapping[str, Held | None]
    said: Said | None = None
    sure: bool = False

    @property
    def fire(self) -> float:
        """How likely somebody else fires at it, from a position that overlooks it."""
        return 1 - prod(1 - each.enemy - each.contested for each in self.overlooking.values() if each is not None)

    def chances(self) -> dict[str, float]:
        """How likely each state of the way is."""
        known = [each for each in self.sitting.values() if each is not None]
        passable = prod(each.held for each in known)
        cut = 1 - prod(1 - each.enemy for each in known)
        found = dict.fromkeys(STATES, 0.0)
        found[CUT] = cut
        if len(known) < len(self.sitting):  # one that nobody speaks of may cut what others leave open
            found[UNKNOWN] = 1 - cut
        else:
            found[OPEN], found[INTERDICTED] = passable * (1 - self.fire), passable * self.fire
            found[CONTESTED] = max(0.0, 1 - passable - cut)
        if self.said is None:
            return found
        mixed = {state: (1 - self.said.score) * chance for state, chance in found.items()}
        if self.said.value == OPEN:
            mixed[OPEN] += self.said.score * (1 - self.fire)
            mixed[INTERDICTED] += self.said.score * self.fire
        else:
            mixed[INTERDICTED if self.said.value == THREATENED else self.said.value] += self.said.score
        return mixed


def position(standing: Standing, place: str, side: str, step: int) -> tuple[Held | None, Assessment | None]:
    """How a position stands to a side, and the assessment that this rests on.

    A road that is a position of its own is held by whom it is open to, and not by whom it is closed to.
    """
    state = standing.at("control", place, step)
    if state is not None and state.value != UNKNOWN:
        return _held(belief_in(state), state.value == side, state.value == CONTESTED), state
    for subject, others in ((f"{place}|{side}|", False), (f"{place}||", False), (place, True)):
        road = _other_side(standing, place, side, step) if others else standing.at("route", subject, step)
        if road is not None and road.value in (OPEN, THREATENED, CUT, CONTESTED):
            mine = (road.value == CUT) if others else (road.value in (OPEN, THREATENED))
            return _held(road.score, mine, road.value == CONTESTED), road
    return None, None


def _other_side(standing: Standing, place: str, side: str, step: int) -> Assessment | None:
    """What stands of a road for another side than this one."""
    subjects = (subject for subject in standing.subjects("route", place) if subject.split("|")[1] not in ("", side))
    found = (standing.at("route", subject, step) for subject in subjects if subject.split("|")[2:] == [""])
    return next((state for state in found if state is not None), None)


def _held(score: float, mine: bool, contested: bool) -> Held:
    rest = (1 - score) / 2
    if contested:
        return Held(rest, score, rest)
    return Held(score, rest, rest) if mine else Held(rest, rest, score)


def passage(standing: Standing, way: Way, side: str, step: int, users: str = "military"
            ) -> tuple[Passage, tuple[Assessment, ...]]:
    """A way for a side and a class of its users in one half-day, and the assessments that it rests on."""
    sitting = {place: position(standing, place, side, step) for place in way.sitting}
    overlooking = {place: position(standing, place, side, step) for place in way.overlooking}
    told = _told(standing, way, side, step, users)
    rests = [state for _, state in (*sitting.values(), *overlooking.values()) if state is not None]
    if told is not None:
        rests.append(told)
    found = Passage(
        way.road, way.area, way.to, {place: held for place, (held, _) in sitting.items()},
        {place: held for place, (held, _) in overlooking.items()},
        Said(_word(standing, way, (side, told), step), told.score) if told is not None else None,
        _sure(tuple(sitting.values()), told))
    return found, tuple({each.id: each for each in rests}.values())


def _sure(sitting: Sequence[tuple[Held | None, Assessment | None]], told: Assessment | None) -> bool:
    if told is not None:
        return told.label == "assessed"
    found = [(held, state is not None and state.label == "assessed") for held, state in sitting]
    return all(sure for _, sure in found) or any(sure and held is not None and held.enemy > 0.5 for held, sure in found)


def _told(standing: Standing, way: Way, side: str, step: int, users: str) -> Assessment | None:
    """What is said outright of the road, or of it at a position on it, that nothing has overtaken; the latest, and of
    several as late the one of the road itself, or of the position named first."""
    found: list[tuple[bool, int, int, Assessment]] = []
    for order, place in enumerate((way.road, *way.sitting)):
        for group in (users, ""):
            state = standing.at("route", f"{place}|{side}|{group}", step)
            if state is not None and state.value in (OPEN, CUT, CONTESTED, THREATENED):
                told = last_word(state)
                if not _overtaken(standing, way, (side, state.value, told), step):
                    found.append((bool(group), told, -order, state))
    return max(found, key=lambda each: each[:3])[-1] if found else None


def _overtaken(standing: Standing, way: Way, word: tuple[str, str, int], step: int) -> bool:
    """Whether positions changed hands after what was last said of the road, so that it cannot be so any more.

    That the side took one says nothing against its being open, nor that it lost one against its being closed; and a
    closed road is not open before the side holds all that sits on it.
    """
    side, value, told = word
    stands, moved = _moved(standing, way.sitting, told, step)
    if value in (CUT, CONTESTED) and moved and all(
            place in stands and stands[place].value == side for place in way.sitting):
        return True
    return value != CUT and any(stands[place].value != side for place in moved)


def _moved(standing: Standing, places: Iterable[str], told: int, step: int) -> tuple[dict[str, Assessment], set[str]]:
    """What stands of these positions that some side holds, and which of them changed hands after a half-day."""
    stands = {place: state for place in places if (state := standing.at("control", place, step)) is not None
              and state.value not in (UNKNOWN, CONTESTED)}
    return stands, {place for place, state in stands.items()
                    if state.rule == SUPPOSED or standing.since("control", place, step) > told}


def _word(standing: Standing, way: Way, word: tuple[str, Assessment], step: int) -> str:
    """What is said of the road, as it is to be taken now: who passes it under fire, and has since taken a position over
    it, still passes, under what fire is left."""
    side, told = word
    if told.value != THREATENED:
        return told.value
    stands, moved = _moved(standing, way.overlooking, last_word(told), step)
    return OPEN if any(stands[place].value == side for place in moved) else THREATENED


def last_word(state: Assessment) -> int:
    """The half-day of the latest report that a state rests on."""
    return max((parsed(line).step for line in state.evidence), default=halfday(state.start, state.start_half))


def ways_of(area: str, ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways out of an area, and of the areas these lead to."""
    ways = tuple(ways)
    found: dict[Way, None] = {}
    waiting, seen = [area], {area}
    while waiting:
        here = waiting.pop(0)
        for way in ways:
            if way.area == here:
                found[way] = None
                if way.to not in seen:
                    seen.add(way.to)
                    waiting.append(way.to)
    return tuple(found)
