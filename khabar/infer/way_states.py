"""The state of each way out of an area for its holder and each class of users: what is said and the front together."""

from collections.abc import Sequence, Set
from functools import partial

from khabar.infer.levels import Area, Siege, areas_of, edges_of, siege_of
from khabar.infer.parameters import Parameters
from khabar.infer.passages import spelt
from khabar.infer.routes import CUT, OPEN
from khabar.infer.standing import Standing
from khabar.infer.stretches import Look, stretches
from khabar.infer.tracks import CONTESTED, UNKNOWN
from khabar.infer.ways import INTERDICTED, USERS, Passage, passage
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment

RULE = "route.way"


def way_states(standing: Standing, knowledge: Knowledge, parameters: Parameters) -> list[Assessment]:
    """The states of all ways; the subject is ``road|side|users|way``, where no users are those who fight.

    Other users have a state of their own where it is another one.
    """
    return [state for area in areas_of(knowledge) for state in area_ways(area, standing, knowledge, parameters)]


def area_ways(area: Area, standing: Standing, knowledge: Knowledge, parameters: Parameters) -> list[Assessment]:
    """The states of the ways out of one area."""
    looks: dict[str, list[Look]] = {}
    for step in edges_of(area, standing):
        siege = siege_of(area, standing, knowledge, step)
        for look in way_looks(siege, standing, parameters) if siege is not None else ():
            looks.setdefault(look.subject, []).append(look)
    return [state for subject, found in sorted(looks.items())
            if _is_own(found, looks[military(subject)]) for state in stretches("route", RULE, found)]


def way_looks(siege: Siege, standing: Standing, parameters: Parameters) -> list[Look]:
    """The ways out of an area in one half-day, for each class of users."""
    found: list[Look] = []
    for way in siege.ways:
        if way.area != siege.area.place:
            continue
        for users in USERS:
            each, rests = passage(standing, way, siege.holder, siege.step, users)
            value, score = state_of(each, parameters.control.claimed)
            label = value if value in (CONTESTED, UNKNOWN) else (
                "assessed" if each.sure and score >= parameters.control.assessed else "claimed")
            subject = f"{way.road}|{siege.holder}|{'' if users == USERS[0] else users}|way"
            found.append(Look(siege.step, subject, value, label, round(score, 6), rests,
                              partial(_note, each, siege.goals)))
    return found


def military(subject: str) -> str:
    """The subject of the same way for who fights."""
    road, side, _, kind = subject.split("|")
    return f"{road}|{side}||{kind}"


def _note(passage: Passage, goals: Set[str]) -> dict[str, str]:
    return {"ways": spelt([passage], goals)}


def _is_own(looks: Sequence[Look], others: Sequence[Look]) -> bool:
    """Whether a way is ever in another state for these users than for who fights, or these are they."""
    return looks is others or any(one.value != other.value for one, other in zip(looks, others, strict=True))


def state_of(passage: Passage, enough: float) -> tuple[str, float]:
    """The best state of a way that is likely enough or bettered, with that chance; unknown when none is."""
    chances = passage.chances()
    if chances[CUT] >= enough:
        return CUT, chances[CUT]
    likely = 0.0
    for state in (OPEN, INTERDICTED, CONTESTED):
        likely += chances[state]
        if likely >= enough:
            return state, likely
    return UNKNOWN, max(likely, chances[CUT])
