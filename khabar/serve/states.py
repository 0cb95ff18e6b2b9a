"""Who holds what, which roads are open, who is besieged: on a day, over all days, and what changed between two."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query
from numpy.typing import NDArray
from starlette.requests import Request
from starlette.responses import Response

from khabar.serve.answers import GEOJSON, to_json
from khabar.serve.desk import Desk, desk, give
from khabar.serve.documented import ok
from khabar.serve.hooks import Hooks, Road
from khabar.serve.intervals import States
from khabar.serve.packing import Parts
from khabar.serve.questions import Between, OnDay, OverDays, StateOn
from khabar.serve.shapes import Shape, Shapes, users
from khabar.serve.snapshot import Snapshot
from khabar.serve.world import feature
from khabar.store.browsing import TOLL, Stand

router = APIRouter(tags=["state"])
SHOWN = ("control", "route", "siege")  # tolls are figures, and have a path of their own
INFERRED, CRITICAL = "siege.level", "critical: "
BESIEGED = frozenset({"besieged", "partial", "encircled"})


@router.get("/state", responses=ok("StateOnDay"))
def state(request: Request, asked: Annotated[StateOn, Query()]) -> Response:
    """The state on a day: at most one for each kind and subject. What is not there is unknown."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        day = day_asked(snapshot, asked.on)
        before = to_json({"on": day, "half": asked.half, "known": asked.known, "revision": snapshot.at})
        states, shapes = snapshot.states_known(asked.known, hooks), Shapes(snapshot)
        before = before.removesuffix(b"}") + b',"states":'
        figures = [to_json(shapes.state(each)) for each in _tolls(snapshot, states, asked)]
        if day is None or asked.label or asked.place or figures:
            numbers = _numbers(snapshot, states, asked).tolist() if day is not None else []
            return b"%b[%b]}" % (before, b",".join([*_texts(states, numbers, shapes), *figures]))
        return packed(snapshot, states).listed(before, states.groups_on(day, asked.half, asked.kind or SHOWN), b"]}")

    return give(request, build)


@router.get("/state.geojson", responses=ok("Features", GEOJSON))
def state_geojson(request: Request, asked: Annotated[StateOn, Query()]) -> Response:
    """The states of a day whose place has a point."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        shapes = Shapes(snapshot)
        found = [shapes.state(each) for each in _wanted(snapshot, asked, hooks)]
        return {"type": "FeatureCollection", "features": [
            feature(each["place"], _properties(each)) for each in found
            if each["place"] and each["place"]["lat"] is not None]}

    return give(request, build, GEOJSON)


@router.get("/timeline", responses=ok("Timeline"))
def timeline(request: Request, asked: Annotated[OverDays, Query()]) -> Response:
    """Control, roads and sieges as intervals over all days, with strikes and fighting: one answer for a slider."""
    return give(request, timeline_of(desk(request), asked))


def timeline_of(parts: Desk, asked: OverDays) -> Callable[[Snapshot], Any]:
    """What writes this answer."""
    return lambda snapshot: _Timeline(snapshot, asked, parts.library.hooks).answer()


@router.get("/roads", responses=ok("Roads"))
def roads(request: Request, asked: Annotated[OnDay, Query()]) -> Response:
    """Roads on a day: how they run, what sits on them and overlooks them, and in what state they are for whom."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        return {"on": day_asked(snapshot, asked.on), "known": asked.known,
                "roads": _roads(snapshot, asked, hooks, Shapes(snapshot))}

    return give(request, build)


@router.get("/roads.geojson", responses=ok("Features", GEOJSON))
def roads_geojson(request: Request, asked: Annotated[OnDay, Query()]) -> Response:
    """Roads on a day as lines."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        found = _roads(snapshot, asked, hooks, Shapes(snapshot))
        return {"type": "FeatureCollection", "features": [_line(each) for each in found if _drawable(each)]}

    return give(request, build, GEOJSON)


@router.get("/sieges", responses=ok("Sieges"))
def sieges(request: Request, asked: Annotated[OnDay, Query()]) -> Response:
    """Areas that are besieged, were just freed or are disputed on a day; since when, and by which roads."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        shapes = Shapes(snapshot)
        states = snapshot.states_known(asked.known, hooks)
        found = _wanted(snapshot, _of_kind("siege", asked), hooks)
        return {"on": day_asked(snapshot, asked.on), "known": asked.known,
                "sieges": [_siege(each, states, snapshot, hooks, shapes) for each in found]}

    return give(request, build)


@router.get("/diff", responses=ok("Diff"))
def diff(request: Request, asked: Annotated[Between, Query()]) -> Response:
    """What changed between two days, or between two states of knowledge about them."""
    hooks = desk(request).library.hooks

    def build(snapshot: Snapshot) -> Any:
        shapes = Shapes(snapshot)
        sides = []
        for day, known in ((asked.start, asked.known_from), (asked.end, asked.known_to)):
            wanted = StateOn.model_construct(
                on=day, known=known, half=1, place=asked.place, kind=asked.kind, label=[])
            sides.append(_wanted(snapshot, wanted, hooks))
        return {"from": day_asked(snapshot, asked.start), "to": day_asked(snapshot, asked.end),
                "known_from": asked.known_from, "known_to": asked.known_to,
                "changes": changes(sides[0], sides[1], shapes)}

    return give(request, build)


def write_all(snapshot: Snapshot) -> None:
    """Write and compress all states before they are asked for."""
    packed(snapshot, snapshot.states).pack(np.arange(len(snapshot.states.groups)))


def packed(snapshot: Snapshot, states: States) -> Parts:
    """The groups of some states as parts of an answer."""
    if states.packed is None:
        shapes, groups = Shapes(snapshot), states.groups
        states.packed = Parts(len(groups), lambda group: b",".join(_texts(states, groups.members(group), shapes)))
    return states.packed


def _texts(states: States, numbers: Iterable[int], shapes: Shapes) -> Iterator[bytes]:
    """States as JSON; each is written once as long as the database is what it is."""
    for number in numbers:
        if number not in states.texts:
            # Copied, because what orjson gives holds on to 4 kB however short it is.
            states.texts[number] = bytes(memoryview(to_json(shapes.state(states.all[number]))))
        yield states.texts[number]


def day_asked(snapshot: Snapshot, on: date | None) -> date | None:
    """The day that is meant: the one asked for, or the last one that anything is reported of."""
    return on or (snapshot.days[1] if snapshot.days else None)


def changes(before: Iterable[Stand], after: Iterable[Stand], shapes: Shapes) -> list[Shape]:
    """Subjects of which two sets of states tell different things: another value, or another certainty of it."""
    was = {(each.kind, each.subject): each for each in before}
    now = {(each.kind, each.subject): each for each in after}
    found = []
    for key in sorted(was.keys() | now.keys()):
        old, new = was.get(key), now.get(key)
        change = _change(old, new)
        if change is not None:
            found.append({
                "kind": key[0], "subject": key[1], "place": shapes.naming.place(key[1].partition("|")[0]),
                "change": change, "before": shapes.state(old) if old else None,
                "after": shapes.state(new) if new else None})
    return found


def _change(old: Stand | None, new: Stand | None) -> str | None:
    if old is None or new is None:
        return "appeared" if old is None else "vanished"
    if old.value != new.value:
        return "gained"
    return "certainty" if old.label != new.label else None


def _wanted(snapshot: Snapshot, asked: StateOn, hooks: Hooks) -> list[Stand]:
    states = snapshot.states_known(asked.known, hooks)
    if day_asked(snapshot, asked.on) is None:
        return []
    return [*(states.all[number] for number in _numbers(snapshot, states, asked).tolist()),
            *_tolls(snapshot, states, asked)]


def _numbers(snapshot: Snapshot, states: States, asked: StateOn) -> NDArray[Any]:
    """The numbers of the states that are asked for; a day is known."""
    numbers = states.numbers_on(day_asked(snapshot, asked.on) or date.min, asked.half)
    if not (asked.kind or asked.label or asked.place):
        return numbers
    fits = _fitting(snapshot, asked)
    return numbers[[fits(states.all[number]) for number in numbers.tolist()]]


def _tolls(snapshot: Snapshot, states: States, asked: StateOn) -> list[Stand]:
    day = day_asked(snapshot, asked.on)
    if TOLL not in asked.kind or day is None:
        return []
    fits = _fitting(snapshot, asked)
    return [each for each in states.tolls_on(day, asked.half) if fits(each)]


def _fitting(snapshot: Snapshot, asked: StateOn) -> Callable[[Stand], bool]:
    kinds = asked.kind or SHOWN
    within = snapshot.area(asked.place) if asked.place is not None else None
    return lambda each: each.kind in kinds and (not asked.label or each.label in asked.label) and (
        within is None or each.subject.partition("|")[0] in within)


def inside(snapshot: Snapshot, stand: Stand, place: str | None) -> bool:
    """Whether a state is about a place or what it contains."""
    return place is None or place in snapshot.world.containers(stand.subject.partition("|")[0])


def _of_kind(kind: str, asked: OnDay) -> StateOn:
    return StateOn.model_construct(
        on=asked.on, known=asked.known, half=asked.half, place=asked.place, kind=[kind], label=[])


def _properties(state: Shape) -> Shape:
    place = state["place"]
    kept = ("id", "kind", "subject", "value", "label", "score", "start", "start_half", "end", "end_half")
    return {**{name: state[name] for name in kept}, "place": place["id"], "name_ar": place["name"]["ar"],
            "name_en": place["name"]["en"], "near": place["near"]}


class _Timeline:
    """States and symbols as numbers: half-days since the first day, and indexes into lists of what is repeated."""

    def __init__(self, snapshot: Snapshot, asked: OverDays, hooks: Hooks) -> None:
        self._snapshot = snapshot
        self._asked = asked
        self._states = snapshot.states_known(asked.known, hooks)
        self._naming = Shapes(snapshot).naming
        self._places: dict[str, int] = {}
        self._values: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._types: dict[str, int] = {}
        days = snapshot.days
        self._first = (asked.start or days[0]) if days else None
        self._last = (asked.end or days[1]) if days else None

    def answer(self) -> Shape:
        """The whole of it."""
        empty = self._first is None or self._last is None or self._last < self._first
        subjects = [] if empty else [each for each in (
            self._subject(kind, subject, stands)
            for (kind, subject), stands in sorted(self._states.subjects.items())) if each]
        symbols = [] if empty or not self._asked.symbols else self._symbols()
        steps = 0 if empty or not self._first or not self._last else 2 * ((self._last - self._first).days + 1)
        return {
            "first": self._first, "last": self._last, "steps": steps, "known": self._asked.known,
            "revision": self._snapshot.at, "places": [self._naming.place(each) for each in self._places],
            "values": list(self._values), "labels": list(self._labels), "types": list(self._types),
            "subjects": subjects, "symbols": symbols,
        }

    def _subject(self, kind: str, subject: str, stands: Sequence[Stand]) -> Shape | None:
        if (self._asked.kind and kind not in self._asked.kind) or not inside(
                self._snapshot, stands[0], self._asked.place):
            return None
        intervals = []
        for stand, later in zip(stands, [*stands[1:], None], strict=True):
            start = self._step(stand.start, stand.start_half)
            end = self._step(stand.end, stand.end_half) if stand.end else None
            if later is not None:  # what begins later takes over
                begun = self._step(later.start, later.start_half)
                end = begun if end is None else min(end, begun)
            if (end is None or end > max(start, 0)) and start < self._steps:
                intervals.append([
                    max(start, 0), None if end is None or end >= self._steps else end,
                    _index(self._values, stand.value), _index(self._labels, stand.label), round(stand.score, 3),
                    stand.id])
        place, *rest = subject.split("|")
        return {"kind": kind, "subject": subject, "place": _index(self._places, place) if place else None,
                "users": users(rest) if kind == "route" else None, "intervals": intervals} if intervals else None

    def _symbols(self) -> list[list[Any]]:
        found = []
        for identity, kind, place, start, end, disputed in self._snapshot.drawn_events:
            first, last = start or end, end or start
            if place is None or first is None or last is None or (
                    self._asked.place and self._asked.place not in self._snapshot.world.containers(place)):
                continue
            begin, stop = self._step(first, 0), self._step(last, 0) + 2
            if stop > 0 and begin < self._steps:
                found.append([max(begin, 0), min(stop, self._steps), _index(self._types, kind),
                              _index(self._places, place), int(disputed), identity])
        return sorted(found)

    @property
    def _steps(self) -> int:
        return 2 * ((self._last - self._first).days + 1) if self._first and self._last else 0

    def _step(self, day: date, half: int) -> int:
        return 2 * (day - self._first).days + half if self._first else 0


def _index(known: dict[str, int], value: str) -> int:
    return known.setdefault(value, len(known))


def _roads(snapshot: Snapshot, asked: OnDay, hooks: Hooks, shapes: Shapes) -> list[Shape]:
    by_place: dict[str, list[Shape]] = {}
    for each in _wanted(snapshot, _of_kind("route", asked), hooks):
        by_place.setdefault(each.subject.partition("|")[0], []).append(shapes.state(each))
    lines = hooks.roads or {}
    known = {each for each in lines if each in snapshot.world.places and (
        asked.place is None or asked.place in snapshot.world.containers(each))}
    return [_road(identity, lines.get(identity), by_place.get(identity, []), shapes)
            for identity in sorted(by_place.keys() | known)]


def _road(identity: str, road: Road | None, states: list[Shape], shapes: Shapes) -> Shape:
    described = shapes.naming.beside
    through = [described(each) for each in road.through] if road else []
    line = [[each["lon"], each["lat"]] for each in through if each["lat"] is not None]
    return {"place": shapes.naming.place(identity), "line": line if len(line) > 1 else None, "through": through,
            "along": [described(each) for each in road.along] if road else [],
            "overlooking": [described(each) for each in road.overlooking] if road else [], "states": states}


def _drawable(road: Shape) -> bool:
    return road["line"] is not None or road["place"]["lat"] is not None


def _line(road: Shape) -> Shape:
    place = road["place"]
    geometry = {"type": "LineString", "coordinates": road["line"]} if road["line"] else {
        "type": "Point", "coordinates": [place["lon"], place["lat"]]}
    everybody = next((each for each in road["states"] if each["users"] == users(())), None)
    return {"type": "Feature", "geometry": geometry, "properties": {
        "id": place["id"], "name_ar": place["name"]["ar"], "name_en": place["name"]["en"],
        "value": everybody["value"] if everybody else None, "label": everybody["label"] if everybody else None,
        "state": everybody["id"] if everybody else None,
        "users": [{**each["users"], "value": each["value"], "label": each["label"], "state": each["id"],
                   "inferred": each["rule"].endswith(".way")}
                  for each in road["states"]]}}


def _siege(stand: Stand, states: States, snapshot: Snapshot, hooks: Hooks, shapes: Shapes) -> Shape:
    place = stand.subject.partition("|")[0]
    holder = stand.subject.partition("|")[2]
    cuts = _cuts(stand.note or next((each.note for each in snapshot.assessments_by_id([stand.id]).values()), ""))
    near = {*snapshot.world.containers(place), place}
    lines = [identity for identity, road in sorted((hooks.roads or {}).items())
             if any(place in snapshot.world.containers(each.id) for each in (*road.through, *road.along))]
    stated = {subject.partition("|")[0] for kind, subject in states.subjects if kind == "route"}
    own = [identity for identity in sorted(stated) if near & set(snapshot.world.containers(identity)[1:])]
    return {"place": shapes.naming.place(place), "state": shapes.state(stand), "since": _since(stand, states),
            "holder": shapes.naming.party(holder, stand.start, place) if holder else None,
            "inferred": stand.rule == INFERRED, "roads": list(dict.fromkeys([*lines, *own])),
            "critical": [shapes.naming.place(each) for each in dict.fromkeys(each for cut in cuts for each in cut)],
            "cuts": cuts}


def _cuts(note: str) -> list[list[str]]:
    """The least sets of positions that decide a siege, as the note of its level gives them."""
    found = next((part for part in note.split("; ") if part.startswith(CRITICAL)), "")
    ids = [[each for each in cut.split("+") if ":" in each] for cut in found.removeprefix(CRITICAL).split(" or ")]
    return [cut for cut in ids if cut]


def _since(stand: Stand, states: States) -> date:
    """The day on which an unbroken row of states of one kind (besieged in whatever degree, or not) began."""
    row = list(states.subjects[stand.kind, stand.subject])
    began = stand
    for earlier in reversed(row[:row.index(stand)]):
        alike = earlier.value == began.value or {earlier.value, began.value} <= BESIEGED
        if not alike or earlier.end is None or (earlier.end, earlier.end_half) < (began.start, began.start_half):
            break
        began = earlier
    return began.start
