"""Roads from what reports say of them outright: open, cut, contested or threatened, for each side and class of user."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from khabar.infer.control import Enemies
from khabar.infer.halfdays import day_of, halfday
from khabar.infer.observations import Meaning, Observer, parsed
from khabar.infer.tracks import Track, follow
from khabar.model.ids import make_id
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment
from khabar.model.resolved import Resolved, road_users

RULE = "route.belief"
OPEN, CUT, THREATENED, SAFE = "open", "cut", "threatened", "safe"
_DANGER = 28  # half-days that a danger is shown after the last report of it
_MEANT = {
    ("route.cut", "asserted"): ("change", CUT), ("route.cut", "negated"): ("state", OPEN),
    ("route.opened", "asserted"): ("change", OPEN), ("route.opened", "negated"): ("state", CUT),
    ("route.threatened", "asserted"): ("state", THREATENED), ("route.threatened", "negated"): ("state", SAFE),
}


class Users:
    """Whose road it is, of the claims about one road."""

    def __init__(self, items: Sequence[Resolved], observer: Observer, enemies: Enemies,
                 owners: Iterable[str] = ()) -> None:
        """``owners`` are the sides that the road is known to serve."""
        self._origins = observer.origins
        self._enemies = enemies
        self._owners = frozenset(owners)
        self._sides = {side for item in items for side in (*item.by, *item.onto)}
        self._sure = {side for item in items if (side := self._named(item)) is not None}

    def _named(self, item: Resolved) -> str | None:
        """The side that depends on the road; else, of an opening, the one that opens it; else the doer's one enemy."""
        if item.onto:
            return item.onto[0]
        if not item.by or item.claim.type == "route.opened":
            return item.by[0] if item.by else None
        others = (self._owners or self._sides) - {item.by[0]}
        return next(iter(others)) if len(others) == 1 else self._enemies.of(item, item.by[0])

    def of(self, item: Resolved) -> str:
        """The side whose road a claim is about; nothing when it does not say and two are possible.

        A party that speaks of a road, and neither of whose it is nor of who cuts it, speaks of its own.
        """
        named = self._named(item)
        if named is not None:
            return named
        if len(self._owners) == 1:
            return next(iter(self._owners))
        lean = self._origins[item.id].lean
        if lean is not None and not item.by and lean in (self._owners or self._sides | self._sure):
            return lean
        return next(iter(self._sure)) if len(self._sure) == 1 else ""


def _meaning(item: Resolved, side: str) -> Meaning:
    kind, value = _MEANT[item.claim.type, item.claim.status]
    doer = item.by[0] if item.by and item.by[0] != side else None
    gains, loses = (side or None, doer) if value in (OPEN, SAFE) else (doer, side or None)
    return Meaning(kind, value, gains, loses)


def routes(items: Sequence[Resolved], observer: Observer, knowledge: Knowledge,
           owners: Mapping[str, Iterable[str]] | None = None) -> list[Assessment]:
    """The states of every road of which anything is said; the subject is ``place|side|users``.

    ``side`` is whose road it is, and ``users`` a class of users; a claim that names no class is about all of them.
    ``owners`` are the sides that roads are known to serve, by road.
    """
    roads = Roads(items, observer, knowledge, owners or {})
    return [state for place in roads.places for state in roads.of(place)]


class Roads:
    """The states of roads, for one road after another.

    The claims given must hold all those of the reports that speak of a road, and nothing else matters for it.
    """

    def __init__(self, items: Sequence[Resolved], observer: Observer, knowledge: Knowledge,
                 owners: Mapping[str, Iterable[str]]) -> None:
        self._observer, self._knowledge, self._owners = observer, knowledge, owners
        self._enemies = Enemies(items)
        self._by_road: dict[str, list[Resolved]] = {}
        for item in items:
            if item.place is not None and (item.claim.type, item.claim.status) in _MEANT:
                self._by_road.setdefault(item.place, []).append(item)

    @property
    def places(self) -> list[str]:
        """The roads, and the places whose roads, anything is said of."""
        return sorted(self._by_road)

    def of(self, place: str) -> list[Assessment]:
        """The states of one road, for each side and class of users."""
        observer, claims = self._observer, self._by_road.get(place, [])
        users = Users(claims, observer, self._enemies, self._owners.get(place, ()))
        by_side: dict[str, list[Resolved]] = {}
        for item in claims:
            by_side.setdefault(users.of(item), []).append(item)
        found: list[Assessment] = []
        for side, of_side in sorted(by_side.items()):
            classes = {item.id: road_users(item, self._knowledge, observer.parameters.users) for item in of_side}
            for name in _classes(classes.values()):
                chosen = [item for item in of_side if not classes[item.id] or name in classes[item.id]]
                found.extend(_road(f"{place}|{side}|{name}", side, chosen, observer))
        return found


def _classes(users: Iterable[frozenset[str]]) -> list[str]:
    """The classes that anything is said of; the empty one first, when something is said of users at large."""
    given = list(users)
    named = sorted({name for each in given for name in each})
    return ["", *named] if any(not each for each in given) else named


def _road(subject: str, side: str, items: Sequence[Resolved], observer: Observer) -> list[Assessment]:
    told = [(item, _meaning(item, side)) for item in items]
    published = {item.id: item.published for item in items}
    states, dangers = (
        follow(Track("route", subject, RULE, values, tuple(observer.observe(
            [(item, meaning) for item, meaning in told if meaning.value in values]))),
            observer.events, published, observer.parameters.control)
        for values in ((CUT, OPEN), (SAFE, THREATENED)))
    return _overlaid(states, [danger for danger in dangers if danger.value == THREATENED])


def _span(state: Assessment) -> tuple[int, int]:
    end = halfday(state.end, state.end_half) if state.end is not None else halfday(state.start, state.start_half) + 1
    return halfday(state.start, state.start_half), end


def _clipped(state: Assessment, start: int, end: int) -> Assessment:
    """The same assessment for a shorter time."""
    (day, half), (until, until_half) = day_of(start), day_of(end)
    return replace(state, id=make_id("assessment", state.id, start, end), start=day, start_half=half, end=until,
                   end_half=until_half)


def _overlaid(states: Sequence[Assessment], dangers: Sequence[Assessment]) -> list[Assessment]:
    """Danger shown over an open road, and where nothing else is known of it; not over one that is cut or contested."""
    found = list(states)
    for danger in dangers:
        start, end = _span(danger)
        end = min(end, max(parsed(line).step for line in danger.evidence) + _DANGER)
        kept: list[Assessment] = []
        free = [(start, end)]
        for state in found:
            first, last = _span(state)
            if last <= start or first >= end:
                kept.append(state)
            elif state.value != OPEN:
                kept.append(state)
                free = [piece for one, other in free for piece in ((one, min(other, first)), (max(one, last), other))
                        if piece[0] < piece[1]]
            else:
                kept.extend(_clipped(state, one, other) for one, other in ((first, start), (end, last))
                            if first <= one < other <= last)
        found = [*kept, *(_clipped(danger, one, other) for one, other in free)]
    return sorted(found, key=lambda state: (_span(state), state.id))
