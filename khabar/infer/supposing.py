"""What if: roads and sieges of a half-day, if some places were in other hands. Nothing is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from khabar.infer.halfdays import day_of
from khabar.infer.levels import Decided, Siege, areas_of, as_said, look_at, siege_of
from khabar.infer.parameters import parameters
from khabar.infer.reach import BESIEGED, ENCIRCLED
from khabar.infer.recompute_ways import noted
from khabar.infer.standing import Standing, span
from khabar.infer.stretches import Look, stretches
from khabar.infer.tracks import UNKNOWN
from khabar.infer.way_states import military, way_looks
from khabar.infer.ways import SUPPOSED
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment

DERIVED = ("siege.level", "route.way")


def suppose(states: Iterable[Assessment], knowledge: Knowledge, held: Mapping[str, str], step: int
            ) -> tuple[Assessment, ...]:
    """The states of a half-day if these places were held by these sides: control, roads and sieges, sorted by id.

    ``states`` are all that were inferred (tolls are passed over), ``held`` is by place; what lies in a place is held
    with it. The levels of sieges and the ways out of areas are inferred anew; with nothing in ``held`` this is what
    stands. An area that has been encircled long enough to be besieged stays that for as long as it is encircled.
    """
    states = [as_said(state) for state in states if state.kind != "toll"]
    changed = [*_changed(states, knowledge, held, step), *_held(held, step)] if held else states
    kept = [state for state in changed if state.rule not in DERIVED]
    stood = [state for state in states if state.rule in DERIVED]
    derived = _derived(Standing(kept), stood, knowledge, step)
    lasting = {state.subject for state in stood if state.value == BESIEGED and _holds(state, step)}
    found = [state for state in kept if _holds(state, step)]
    found += [replace(state, value=BESIEGED) if state.subject in lasting and state.value == ENCIRCLED else state
              for state in derived]
    return tuple(sorted(found, key=lambda state: state.id))


def _holds(state: Assessment, step: int) -> bool:
    first, end = span(state)
    return first <= step < end


def _derived(standing: Standing, stood: Sequence[Assessment], knowledge: Knowledge, step: int) -> list[Assessment]:
    """The levels and ways of one half-day, from what stands of positions, roads and sieges.

    ``stood`` are those that were inferred before: the last level that the roads decided, and which users of a way had
    a state of their own.
    """
    policy = parameters()
    own = {state.subject for state in stood if state.rule == DERIVED[1] and _holds(state, step)}
    found: list[Assessment] = []
    for area in areas_of(knowledge):
        siege: Siege | None = siege_of(area, standing, knowledge, step)
        if siege is None:
            continue
        level, _ = look_at(siege, standing, policy, _decided(area.place, stood, step))
        found += _at(level, "siege", DERIVED[0])
        looks = way_looks(siege, standing, policy)
        values = {look.subject: look.value for look in looks}
        for look in looks:
            if look.subject in own or look.subject == military(look.subject) \
                    or look.value != values[military(look.subject)]:
                found += _at(look, "route", DERIVED[1])
    return found


def _decided(area: str, stood: Iterable[Assessment], step: int) -> Decided | None:
    """The level that the roads last decided before a half-day."""
    found = [(span(state), noted(state)["by roads"].rpartition("(")[2].rstrip(")")) for state in stood
             if state.rule == DERIVED[0] and state.subject.partition("|")[0] == area and span(state)[0] <= step]
    decided = [(end, level) for (_, end), level in found if level != UNKNOWN]
    return Decided(max(decided)[1], min(step, max(decided)[0])) if decided else None


def _at(look: Look, kind: str, rule: str) -> list[Assessment]:
    return stretches(kind, rule, [look, replace(look, step=look.step + 1, value="", label="")])[:1]


def _inside(subject: str, knowledge: Knowledge, held: Mapping[str, str]) -> bool:
    return any(place in held for place in knowledge.containers(subject))


def _changed(states: Sequence[Assessment], knowledge: Knowledge, held: Mapping[str, str], step: int
             ) -> list[Assessment]:
    """The states, those of places in other hands up to the half-day only, and with a supposed one from it on."""
    found: list[Assessment] = []
    seen: set[str] = set()
    day, half = day_of(step)
    for state in states:
        if state.kind != "control" or not _inside(state.subject, knowledge, held):
            found.append(state)
            continue
        if span(state)[0] < step:
            found.append(replace(state, end=day, end_half=half) if span(state)[1] > step else state)
        if state.subject not in seen and state.subject not in held:
            seen.add(state.subject)
            whole = next(place for place in knowledge.containers(state.subject) if place in held)
            found.append(_supposed(state.subject, held[whole], step))
    return found


def _held(held: Mapping[str, str], step: int) -> list[Assessment]:
    return [_supposed(place, side, step) for place, side in sorted(held.items())]


def _supposed(place: str, side: str, step: int) -> Assessment:
    day, half = day_of(step)
    return Assessment(
        id=make_id("assessment", SUPPOSED, place, side, step), kind="control", subject=place, value=side,
        label="assessed", start=day, end=None, known=None, score=1.0, rule=SUPPOSED, version="1",
        start_half=half, note="supposed")

