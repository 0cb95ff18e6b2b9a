"""How far areas are besieged: a level for each holder, from the ways out of the area; beside it what is said outright.

The level rests on roads and on who holds the positions on them. Where that leaves it open, what reports say of the
siege itself decides between *encircled* and *partial*. *Besieged* is kept for the sense of the United Nations' relief
office (OCHA): encircled for some time, no regular aid, no free movement of civilians, each of which must be known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from khabar.infer.aid import deliveries
from khabar.infer.halfdays import day_of, said
from khabar.infer.parameters import Parameters
from khabar.infer.passages import spelt
from khabar.infer.reach import BESIEGED, ENCIRCLED, LEVELS, PARTIAL, level_chances, level_of, minimum_cuts, openers
from khabar.infer.routes import CUT, OPEN
from khabar.infer.sieges import BESIEGED as SAID_BESIEGED
from khabar.infer.sieges import BROKEN
from khabar.infer.standing import Standing, span
from khabar.infer.stretches import Look, stretches
from khabar.infer.tracks import CONTESTED, UNKNOWN
from khabar.infer.ways import USERS, Passage, last_word, passage, ways_of
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge, Way, valid
from khabar.model.records import Assessment

RULE = "siege.level"
_OTHERWISE = "; roads say otherwise: "
_MEANT = {SAID_BESIEGED: ENCIRCLED, BROKEN: PARTIAL, CONTESTED: CONTESTED}


@dataclass(frozen=True, slots=True)
class Area:
    """An area, the ways out of it and of the areas these lead to, and the sides that have a hinterland somewhere."""

    place: str
    ways: tuple[Way, ...]
    sides: frozenset[str]

    @property
    def positions(self) -> frozenset[str]:
        """The places whose assessments its level is inferred from."""
        return frozenset({self.place, *(place for way in self.ways for place in (
            way.road, way.area, *way.sitting, *way.overlooking))})


@dataclass(frozen=True, slots=True)
class Siege:
    """An area as its holder stands in it in one half-day: which of its ways could be his, and where they lead."""

    area: Area
    holder: str
    step: int
    ways: tuple[Way, ...]
    goals: frozenset[str]

    def passages(self, standing: Standing, users: str) -> tuple[list[Passage], dict[str, Assessment]]:
        """The ways as they are for a class of users, and the assessments that this rests on, by id."""
        found, rests = [], {}
        for way in self.ways:
            each, states = passage(standing, way, self.holder, self.step, users)
            found.append(each)
            rests.update({state.id: state for state in states})
        return found, rests

    def level(self, passages: Sequence[Passage], enough: float) -> tuple[str, float]:
        """The level by these ways, and how likely it is."""
        return level_of(level_chances(self.area.place, passages, self.goals), enough)


def areas_of(knowledge: Knowledge) -> tuple[Area, ...]:
    """Every area that ways lead out of, in the order of their ids."""
    sides = frozenset(fact.value for facts in knowledge.hinterlands.values() for fact in facts)
    return tuple(Area(place, ways_of(place, knowledge.ways), sides)
                 for place in sorted({way.area for way in knowledge.ways}))


def against_roads(told: Iterable[Assessment], how_far: Iterable[Assessment]) -> list[Assessment]:
    """What is said outright of sieges, where the roads say otherwise only *claimed*: words alone besiege nobody."""
    by_area: dict[str, list[Assessment]] = {}
    for level in how_far:
        by_area.setdefault(level.subject.partition("|")[0], []).append(level)
    found: list[Assessment] = []
    for state in told:
        first, end = span(state)
        meant = _MEANT.get(state.value)
        against = [level for level in by_area.get(state.subject, ()) if level.label == "assessed"
                   and (level.value in (ENCIRCLED, BESIEGED)) != (meant == ENCIRCLED)
                   and span(level)[0] < end and first < span(level)[1]]
        if state.label == "assessed" and meant in (ENCIRCLED, PARTIAL) and against:
            found.append(replace(state, label="claimed", id=make_id("assessment", state.id, "against roads"),
                                 note=f"{state.note}{_OTHERWISE}{', '.join(each.id for each in against)}"))
        else:
            found.append(state)
    return found


def as_said(state: Assessment) -> Assessment:
    """What is said outright of a siege with the label it had before the roads were asked."""
    said, otherwise, _ = state.note.partition(_OTHERWISE)
    return replace(state, label="assessed", note=said) if otherwise else state


def owners(held: Iterable[Assessment], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The sides that each road is known to serve: those that ever held an area it is a way out of."""
    sides: dict[str, set[str]] = {}
    areas = {way.area for way in knowledge.ways}
    with_land = {fact.value for facts in knowledge.hinterlands.values() for fact in facts}
    for state in held:
        if state.subject in areas and state.value in with_land:
            sides.setdefault(state.subject, set()).add(state.value)
    found: dict[str, set[str]] = {}
    for way in knowledge.ways:
        facts = knowledge.hinterlands.get(way.to, ())
        ends = {fact.value for fact in facts} if facts else sides.get(way.area, set())
        found.setdefault(way.road, set()).update(sides.get(way.area, set()) & ends)
    return {road: frozenset(of_road) for road, of_road in found.items()}


def siege_of(area: Area, standing: Standing, knowledge: Knowledge, step: int) -> Siege | None:
    """The area in a half-day; None when nobody is known to hold it, or no way leads to a hinterland of who does."""
    holder = standing.last_side(area.place, step, area.sides)
    if holder is None:
        return None
    day, _ = day_of(step)
    goals = frozenset(place for place, facts in knowledge.hinterlands.items()
                      if (fact := valid(facts, day)) is not None and fact.value == holder)
    inner = {way.area for way in area.ways}
    ways = tuple(way for way in area.ways if way.to in goals | inner)
    return Siege(area, holder, step, ways, goals) if any(way.to in goals for way in ways) else None


def levels(standing: Standing, knowledge: Knowledge, parameters: Parameters) -> list[Assessment]:
    """The levels of all areas over time; the subject is ``area|holder``."""
    return [state for area in areas_of(knowledge) for state in area_levels(area, standing, knowledge, parameters)]


def area_levels(area: Area, standing: Standing, knowledge: Knowledge, parameters: Parameters) -> list[Assessment]:
    """The levels of one area over time: they depend on nothing but what stands of its ``positions``."""
    looks: list[Look] = []
    begun: tuple[str, int] | None = None  # the subject that is encircled, and since when
    decided: Decided | None = None
    for step in _steps(area, standing, parameters):
        siege = siege_of(area, standing, knowledge, step)
        if siege is None:
            looks.append(Look(step, area.place, UNKNOWN, UNKNOWN, 0.0, (), dict))
            continue
        look, by_roads = look_at(siege, standing, parameters, decided)
        if by_roads != UNKNOWN:
            decided = Decided(by_roads, step)
        if look.value != ENCIRCLED:
            begun = None
        elif begun is None or begun[0] != look.subject:
            begun = look.subject, step
        looks.append(look if begun is None else _criteria(look, siege, standing, parameters, begun[1]))
    return stretches("siege", RULE, looks)


def edges_of(area: Area, standing: Standing) -> list[int]:
    """The half-days at which something that the level of an area rests on changes."""
    edges: set[int] = set(standing.steps("siege", area.place))
    for place in area.positions:
        for kind in ("control", "route"):
            for subject in standing.subjects(kind, place):
                edges |= standing.steps(kind, subject)
    return sorted(edges)


def _steps(area: Area, standing: Standing, parameters: Parameters) -> list[int]:
    """Those, and the half-days at which a siege that began at one of them has lasted."""
    edges = edges_of(area, standing)
    lasted = {edge + 2 * parameters.sieges.sustained for edge in edges}
    return sorted({*edges, *(step for step in lasted if step < edges[-1])})


@dataclass(frozen=True, slots=True)
class Decided:
    """The last level that the roads decided, and in which half-day."""

    level: str
    step: int


def look_at(siege: Siege, standing: Standing, parameters: Parameters, decided: Decided | None = None
            ) -> tuple[Look, str]:
    """The level of an area in one half-day, and what the roads alone make of it.

    At worst it is *encircled*: how long that lasts is another question. A way that only fighters can use is at best
    *partial*. Where the roads leave it open, what is said of the siege decides, unless the roads decided otherwise
    since (``decided``); and where it is assessed, over what the roads make no more than likely.
    """
    control, area = parameters.control, siege.area.place
    passages, rests = siege.passages(standing, USERS[0])
    chances = level_chances(area, passages, siege.goals)
    value, score = level_of(chances, control.claimed)
    if value == OPEN and _level_for(siege, standing, "civilian", control.claimed) in (PARTIAL, ENCIRCLED):
        value, score = PARTIAL, chances[OPEN] + chances[PARTIAL]
    by_roads = value
    label = "assessed" if score >= control.assessed and _sure(value, passages) else "claimed"
    words = standing.at("siege", area, siege.step)
    if words is not None:
        rests[words.id] = words
    said = _in_words(words, passages, score, decided)
    if value == UNKNOWN or (said[1] == "assessed" != label and said[0] != value):
        value, label, score = said
        by_roads = UNKNOWN
    look = Look(siege.step, f"{area}|{siege.holder}", value, label, round(score, 6), tuple(rests.values()),
                partial(_note, siege, standing, control.claimed, by_roads))
    return look, by_roads


def _note(siege: Siege, standing: Standing, enough: float, by_roads: str) -> dict[str, str]:
    """The figures behind a level, the positions that decide it, and the level for each class of users."""
    area, goals = siege.area.place, siege.goals
    passages, _ = siege.passages(standing, USERS[0])
    chances = level_chances(area, passages, goals)
    words = standing.at("siege", area, siege.step)
    return {
        "by roads": ", ".join(f"{level} {chances[level]:.6g}" for level in LEVELS) + f" ({by_roads})",
        "said outright": f"{words.value} {words.score:.6g} {words.label}" if words is not None else "nothing",
        "ways": spelt(passages, goals),
        "critical": " or ".join("+".join(cut) for cut in minimum_cuts(area, passages, goals)) or "none",
        "would better it": ", ".join(
            f"{place} to {level}" for place, level in openers(area, passages, goals, enough)) or "none",
        "users": ", ".join(f"{users} {_level_for(siege, standing, users, enough)}" for users in USERS),
    }


def _in_words(words: Assessment | None, passages: Sequence[Passage], score: float, decided: Decided | None
              ) -> tuple[str, str, float]:
    """Value, label and score by what is said of the siege; assessed only when a way is known to be as they say."""
    value = _MEANT.get(words.value, UNKNOWN) if words is not None else UNKNOWN
    if words is None or value == UNKNOWN or (
            decided is not None and decided.level != value and last_word(words) < decided.step):
        return UNKNOWN, UNKNOWN, score
    if value == CONTESTED:
        return CONTESTED, CONTESTED, words.score
    closed = [each.chances()[CUT] >= 0.5 for each in passages if each.sure]
    backed = any(closed) if value == ENCIRCLED else len(closed) < len(passages) or not all(closed)
    return value, words.label if backed else "claimed", words.score


def _sure(value: str, passages: Iterable[Passage]) -> bool:
    """Whether what decides the level is assessed: every way that is closed, or one that is not."""
    if value == ENCIRCLED:
        return all(each.sure for each in passages)
    return any(each.sure and (chances := each.chances())[CUT] < 0.5 and chances[UNKNOWN] < 0.5 for each in passages)


def _level_for(siege: Siege, standing: Standing, users: str, enough: float) -> str:
    return siege.level(siege.passages(standing, users)[0], enough)[0]


def _criteria(look: Look, siege: Siege, standing: Standing, parameters: Parameters, since: int) -> Look:
    """The look with the three criteria of a siege in OCHA's sense, and *besieged* when all are met."""
    lasted = look.step - since >= 2 * parameters.sieges.sustained
    aid = standing.at("route", deliveries(siege.area.place), look.step)
    moves = _level_for(siege, standing, "civilian", parameters.control.claimed)
    met = {
        "encircled": "lasting" if lasted else "not for long",
        "aid": {CUT: "kept out", OPEN: "let in"}.get(aid.value if aid is not None else "", "not known"),
        "civilians": {ENCIRCLED: "kept in", UNKNOWN: "not known"}.get(moves, "move"),
    }
    criteria = ", ".join(f"{name} {state}" for name, state in met.items()) + f" (since {said(since)})"
    rests = look.rests if aid is None else (*look.rests, aid)
    full = tuple(met.values()) == ("lasting", "kept out", "kept in")
    return replace(look, value=BESIEGED if full else look.value, rests=rests,
                   note=lambda: {**look.note(), "criteria": criteria})
