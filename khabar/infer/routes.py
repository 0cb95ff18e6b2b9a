"""Roads from what reports say of them outright: open, cut, threatened or contested, for each side and class of user."""

from collections.abc import Mapping, Sequence

from khabar.infer.halfdays import EVENING, MORNING, halfday
from khabar.infer.parameters import Parameters
from khabar.infer.standing import Statement, Subject, follow
from khabar.infer.trust import stance, weight
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Event, Origin
from khabar.model.resolved import Resolved, road_users

RULE = "route.stated"
_VALUES = {
    ("route.cut", "asserted"): "cut", ("route.cut", "negated"): "open",
    ("route.opened", "asserted"): "open", ("route.opened", "negated"): "cut",
    ("route.threatened", "asserted"): "threatened",
}
_SHORT = 2  # days: of a longer window only the end is sure to be after the change


def window_of(item: Resolved, *, ongoing: bool) -> tuple[int, int] | None:
    """First and last half-day for which a claim says that a state held; None when it has no date.

    A change is taken to have come with its first day, or, when the window is long, with its last.
    """
    if item.start is None or item.end is None:
        return None
    last = halfday(item.end, EVENING)
    if item.start == item.end and item.part is not None:
        return halfday(item.start, item.evening), last
    if ongoing or (item.end - item.start).days <= _SHORT:
        return halfday(item.start, MORNING), last
    return last, last


class Users:
    """Whose road it is, of the claims about one road."""

    def __init__(self, items: Sequence[Resolved], origins: Mapping[str, Origin]) -> None:
        self._origins = origins
        self.sides = {side for item in items for side in (*item.by, *item.onto)}
        self._sure = {side for item in items if (side := self._named(item)) is not None}

    def _named(self, item: Resolved) -> str | None:
        """The side that depends on the road, else, of an opening, the one that opens it; else the doer's one enemy."""
        if item.onto:
            return item.onto[0]
        if not item.by:
            return None
        enemies = self.sides - {item.by[0]}
        if item.claim.type == "route.opened":
            return item.by[0]
        return next(iter(enemies)) if len(enemies) == 1 else None

    def of(self, item: Resolved) -> str:
        """The side whose road a claim is about; nothing when it does not say and two are possible.

        A party that speaks of a road without saying whose speaks of its own.
        """
        named = self._named(item)
        if named is not None:
            return named
        lean = self._origins[item.id].lean
        if lean in self.sides:
            return lean or ""
        return next(iter(self._sure)) if len(self._sure) == 1 else ""


def routes(items: Sequence[Resolved], origins: Mapping[str, Origin], events: Mapping[str, Event],
           knowledge: Knowledge, parameters: Parameters) -> list[Assessment]:
    """The states of every road of which anything is said; the subject is ``place|side|users``.

    ``side`` is whose road it is, and ``users`` a class of users; a claim that names no class is about all of them.
    """
    by_road: dict[str, list[Resolved]] = {}
    for item in items:
        if item.place is not None and (item.claim.type, item.claim.status) in _VALUES:
            by_road.setdefault(item.place, []).append(item)
    sources = _Sources(origins, events, knowledge, parameters)
    found: list[Assessment] = []
    for place, claims in sorted(by_road.items()):
        users = Users(claims, origins)
        by_side: dict[str, list[Resolved]] = {}
        for item in claims:
            by_side.setdefault(users.of(item), []).append(item)
        for side, of_side in sorted(by_side.items()):
            found.extend(_road(place, side, of_side, sources))
    return found


class _Sources:
    """What the claims about roads are read with."""

    def __init__(self, origins: Mapping[str, Origin], events: Mapping[str, Event], knowledge: Knowledge,
                 parameters: Parameters) -> None:
        self.origins, self.events, self.knowledge, self.parameters = origins, events, knowledge, parameters

    def statement(self, item: Resolved, side: str) -> Statement | None:
        """A claim as a statement about a side's road; None when it has no date."""
        window = window_of(item, ongoing=item.claim.type == "route.threatened")
        if window is None or item.claim.confidence < self.parameters.trust.read_at_least:
            return None
        value = _VALUES[item.claim.type, item.claim.status]
        doer = item.by[0] if item.by and item.by[0] != side else None
        gains, loses = (side or None, doer) if value == "open" else (doer, side or None)
        origin = self.origins[item.id]
        how = stance(origin.lean, gains, loses)
        return Statement(item, origin.originator, value, *window, weight(origin, how, self.parameters.trust))


def _road(place: str, side: str, items: Sequence[Resolved], sources: _Sources) -> list[Assessment]:
    users = {item.id: road_users(item, sources.knowledge, sources.parameters.users) for item in items}
    classes = sorted({name for named in users.values() for name in named})
    if any(not named for named in users.values()):
        classes = ["", *classes]
    found = []
    for name in classes:
        statements = [statement for item in items if not users[item.id] or name in users[item.id]
                      if (statement := sources.statement(item, side)) is not None]
        if statements:
            subject = Subject("route", f"{place}|{side}|{name}", RULE, sources.events)
            found.extend(follow(subject, statements, sources.parameters))
    return found
