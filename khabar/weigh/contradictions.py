"""Which claims cannot both be right, of one event or of two: whether a road is open, a siege broken, who has a place,
how many; with the roads on which places lie, so that a road and the place it runs through are spoken of together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import combinations

import yaml

from khabar.model.figures import Interval, Kind, figures_of
from khabar.model.knowledge import Knowledge
from khabar.model.records import Event, Origin, Rival
from khabar.model.resolved import Chains, Resolved, road_users
from khabar.model.rivals import COUNTER
from khabar.text.folding import fold
from khabar.weigh.figures import LONE, witnesses
from khabar.weigh.happenings import figure_key
from khabar.weigh.parameters import Parameters

_NEAREST = 300  # code points within which a report that says "the road" has named a place on it
_LASTING = 3  # days within which a siege that goes on speaks against its having been broken
_DAY = timedelta(days=1)
_WORD = re.compile(r"\w+")
_OPEN, _SHUT, _DANGER = "open", "shut", "danger"
_ROADS = {
    ("route.opened", "asserted"): _OPEN, ("route.cut", "negated"): _OPEN, ("route.threatened", "negated"): _OPEN,
    ("route.opened", "negated"): _SHUT, ("route.cut", "asserted"): _SHUT, ("route.threatened", "asserted"): _DANGER,
}
_SIEGES = {
    ("siege.broken", "asserted"): _OPEN, ("siege.ongoing", "negated"): _OPEN, ("siege.imposed", "negated"): _OPEN,
    ("siege.broken", "negated"): _SHUT, ("siege.ongoing", "asserted"): _SHUT, ("siege.imposed", "asserted"): _SHUT,
}
_HAS = ("control.captured", "control.held", "battle.repelled")
_HAS_NOT = ("control.lost", "control.withdrew")


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has a place by a claim, and who has it not."""

    holder: str | None
    other: str | None

    @property
    def named(self) -> bool:
        """Whether it names anybody."""
        return self.holder is not None or self.other is not None

    def against(self, rival: "Holding") -> bool:
        """Whether the two name different holders, or one names as holder whom the other says has it not."""
        return bool((self.holder and rival.holder and self.holder != rival.holder)
                    or (self.holder and self.holder == rival.other) or (rival.holder and rival.holder == self.other))


def holding(item: Resolved) -> Holding | None:
    """Who has its place when a claim is right; None for a claim that does not say."""
    doer = item.by[0] if item.by else None
    target = item.onto[0] if item.onto and item.onto[0] != doer else None
    if item.claim.type not in (*_HAS, *_HAS_NOT) or item.claim.status not in ("asserted", "negated"):
        return None
    if (item.claim.type in _HAS) == (item.claim.status == "asserted"):
        return Holding(doer, target)
    return Holding(target, doer)


@cache
def roads_through() -> Mapping[str, frozenset[str]]:
    """The roads that a place is, or that run through it, by the places' ids."""
    raw = yaml.safe_load(resources.files("khabar").joinpath("data/places/roads.yaml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for road, line in raw["roads"].items():
        for place in (road, *line["through"], *line["along"]):
            found.setdefault(f"place:{place}", set()).add(f"place:{road}")
    return {place: frozenset(roads) for place, roads in found.items()}


def _whose(item: Resolved) -> str | None:
    """The side that a claim says a road serves."""
    if item.onto:
        return item.onto[0]
    return item.by[0] if item.by and item.claim.type == "route.opened" else None


def _of_one_road(one: Resolved, other: Resolved, parameters: Parameters, knowledge: Knowledge) -> bool:
    """Whether two claims may be about the road of the same side and of the same users."""
    sides = _whose(one), _whose(other)
    if sides[0] and sides[1] and sides[0] != sides[1]:
        return False
    for each, side in ((one, sides[1]), (other, sides[0])):
        if each.claim.type == "route.cut" and each.by and side is not None and each.by[0] == side:
            return False  # nobody cuts his own road
    users = road_users(one, knowledge, parameters.users), road_users(other, knowledge, parameters.users)
    return not (users[0] and users[1]) or bool(users[0] & users[1])


def contradict(one: Resolved, other: Resolved, parameters: Parameters, knowledge: Knowledge) -> bool:
    """Whether two claims about the same thing at the same time cannot both be right."""
    types = one.claim.type, other.claim.type
    statuses = {one.claim.status, other.claim.status}
    for stances in (_ROADS, _SIEGES):
        said = [stances.get((item.claim.type, item.claim.status)) for item in (one, other)]
        if None not in said:
            return (_OPEN in said and len(set(said)) > 1
                    and (stances is _SIEGES or _of_one_road(one, other, parameters, knowledge)))
    mine, theirs = holding(one), holding(other)
    if mine is not None and theirs is not None:
        if mine.against(theirs):
            return True
        if mine.named and theirs.named:
            return False
    if types[0] == types[1]:
        return statuses == {"asserted", "negated"}
    return statuses == {"asserted"} and frozenset(types) in parameters.contradictions


Key = tuple[str, str, date]
"""Under what claims are compared: what they are about, the place or road, and a day."""


@dataclass(slots=True)
class Judged:
    """What holds of claims whatever else is known beside them: under what each is compared, and which two cannot both
    be right. Claims are told apart as objects; whoever keeps this keeps them, too, so that no number is given twice."""

    keys: dict[int, tuple[Resolved, list[Key]]] = field(default_factory=dict)
    pairs: dict[tuple[int, int, str], bool] = field(default_factory=dict)


class Finder:
    """Finds the events that contradict each other, place by place and day by day."""

    def __init__(self, items: Sequence[Resolved], origins: Mapping[str, Origin], knowledge: Knowledge,
                 parameters: Parameters, judged: Judged | None = None) -> None:
        """``judged`` is what was found out about these claims, among others, and is added to."""
        self._items = {item.id: item for item in items}
        self._judged = judged
        self._filed: dict[Key, list[Resolved]] | None = None
        self._origins = origins
        self._knowledge = knowledge
        self._parameters = parameters
        self._chains = Chains(knowledge)
        self._roads = self._named_roads(items)
        self._counted: dict[str, list[tuple[str, Interval]]] = {}

    def _named_roads(self, items: Sequence[Resolved]) -> dict[str, frozenset[str]]:
        """For each claim about a road, which roads it may mean: by its place, else by the nearest place on a road."""
        by_document: dict[str, list[Resolved]] = {}
        for item in items if any(item.claim.type.startswith("route.") for item in items) else ():
            by_document.setdefault(item.claim.document, []).append(item)
        found: dict[str, frozenset[str]] = {}
        for group in by_document.values():
            on_roads = [item for item in group if item.place in roads_through()]
            for item in group:
                if not item.claim.type.startswith("route."):
                    continue
                near = min(on_roads, default=None, key=lambda other: (_gap(item, other), other.id))
                if item.place is not None and item.place in roads_through():
                    found[item.id] = roads_through()[item.place]
                elif near is not None and near.place and _gap(item, near) <= _NEAREST and self._unsaid(item):
                    found[item.id] = roads_through()[near.place]
        return found

    def _unsaid(self, item: Resolved) -> bool:
        """Whether a claim says "the road" alone, or names only what it leads to: the report has said which it is."""
        if item.place is not None:
            return True
        words = _WORD.findall(fold(item.claim.place.text)) if item.claim.place is not None else []
        return not words or (words[0] in self._parameters.road_words
                             and self._parameters.directions.isdisjoint(words[1:]))

    def _topics(self, item: Resolved) -> list[tuple[str, str]]:
        """What a claim is about, as far as another event may contradict it."""
        family = item.claim.type.partition(".")[0]
        if (item.claim.type, item.claim.status) in _ROADS:
            roads = sorted(self._roads.get(item.id, ()))
            return [("road", road) for road in roads] or ([("road", item.place)] if item.place else [])
        if item.place is None:
            return []
        if family == "siege":
            return [("siege", item.place)]
        narrow = self._chains.kind(item.place) not in self._parameters.wide_kinds
        if narrow and not item.near and holding(item) is not None:
            return [("control", item.place)]
        return [("figures", item.place)] if narrow and item.claim.status == "asserted" and item.claim.counts else []

    def keys(self, claim: str) -> list[Key]:
        """Under what a claim is compared with others."""
        item = self._items[claim]
        if self._judged is None or item.claim.type.startswith("route."):
            return self._keys(item)  # which road is meant is decided by the rest of the report
        known = self._judged.keys.get(id(item))
        if known is None:
            known = self._judged.keys[id(item)] = item, self._keys(item)
        return known[1]

    def _keys(self, item: Resolved) -> list[Key]:
        topics = self._topics(item)
        after = _LASTING if item.claim.type == "siege.broken" else 1
        return [(family, place, day) for day in (_days(item, self._parameters.linking.long, after) if topics else ())
                for family, place in topics]

    def pairs(self) -> list[tuple[str, str]]:
        """The claims that contradict each other, in the order of their ids."""
        judged: dict[tuple[str, str, str], bool] = {}  # two claims may meet on several days
        for (family, _, _), cell in sorted(self._cells().items()):
            for one, other in combinations(cell, 2):
                pair = one.id, other.id, family
                if pair not in judged:
                    judged[pair] = self._opposed(one, other, family)
        return list(dict.fromkeys((one, other) for (one, other, _), opposed in judged.items() if opposed))

    def against(self, claim: str) -> set[str]:
        """The claims that contradict this one."""
        item, cells = self._items[claim], self._cells()
        found, seen = set[str](), set[tuple[str, str]]()
        for key in self.keys(claim):
            cell = cells[key]
            if any(each is item for each in cell):
                for other in cell:
                    pair = other.id, key[0]
                    if other is not item and pair not in seen:
                        seen.add(pair)
                        if self._opposed(*((item, other) if item.id < other.id else (other, item)), key[0]):
                            found.add(other.id)
        return found

    def under(self, key: Key) -> Sequence[str]:
        """The claims that are compared with each other under a key."""
        return [item.id for item in self._cells().get(key, ())]

    def _cells(self) -> dict[Key, list[Resolved]]:
        if self._filed is None:
            self._filed = {}
            for claim in sorted(self._items):
                for key in self.keys(claim):
                    cell = self._filed.setdefault(key, [])
                    if len(cell) < self._parameters.linking.crowd:
                        cell.append(self._items[claim])
        return self._filed

    def _opposed(self, one: Resolved, other: Resolved, family: str) -> bool:
        if self._judged is None:
            return self._of_two(one, other) and self._cannot_both_be(one, other, family)
        pair = id(one), id(other), family
        opposed = self._judged.pairs.get(pair)
        if opposed is None:
            opposed = self._judged.pairs[pair] = self._cannot_both_be(one, other, family)
        return opposed and self._of_two(one, other)

    def _of_two(self, one: Resolved, other: Resolved) -> bool:
        """Whether more than one originator stands behind two claims."""
        return len({*self._origins[one.id].witnesses, *self._origins[other.id].witnesses}) > 1

    def _cannot_both_be(self, one: Resolved, other: Resolved, family: str) -> bool:
        if not _in_time(one, other, family):
            return False
        if family == "figures":
            return any(mine == theirs and figure.disjoint(rival) for mine, figure in self._figures(one)
                       for theirs, rival in self._figures(other))
        return contradict(one, other, self._parameters, self._knowledge)

    def _figures(self, item: Resolved) -> list[tuple[str, Interval]]:
        """The figures of a claim that those of others may contradict, with whom they count."""
        if item.id not in self._counted:
            self._counted[item.id] = [
                (figure_key(item, each.measure), each.value) for each in figures_of(item)
                if each.kind in (Kind.INCIDENT, Kind.VAGUE) and each.value != LONE]
        return self._counted[item.id]


def _gap(one: Resolved, other: Resolved) -> int:
    return max(0, max(one.claim.quote.start, other.claim.quote.start) - min(one.claim.quote.stop,
                                                                            other.claim.quote.stop))


def _days(item: Resolved, long: int, after: int) -> Iterable[date]:
    """The days of a claim and so many days after it; none of a window that is too long to place it."""
    if item.start is None or item.end is None or (item.end - item.start).days >= long:
        return ()
    return [item.start + _DAY * number for number in range((item.end - item.start).days + 1 + after)]


def _in_time(one: Resolved, other: Resolved, family: str) -> bool:
    """Whether the days of two claims leave room for a contradiction: they meet, or a place is had the day after.

    What is said to be the case still (a place held, a siege going on) contradicts only what was said to change before.
    """
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    meet = one.start <= other.end and other.start <= one.end
    if family in ("road", "figures"):
        return meet
    for state, change in ((one, other), (other, one)):
        if state.claim.type in ("control.held", "siege.ongoing") and state.start and change.end:
            return state.start > change.end or (family == "siege" and meet and state.end == change.end)
    return True


def with_counters(events: Sequence[Event], finder: Finder, origins: Mapping[str, Origin]) -> list[Event]:
    """The events, those that contradict each other marked as disputed, each with the other's claims as a rival."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    against: dict[str, dict[str, set[str]]] = {}
    for one, other in finder.pairs():
        for mine, theirs in ((one, other), (other, one)):
            if event_of[mine] != event_of[theirs]:
                against.setdefault(event_of[mine], {}).setdefault(event_of[theirs], set()).add(theirs)
    return [countered(event, against.get(event.id, {}), origins) for event in events]


def countered(event: Event, against: Mapping[str, Set[str]], origins: Mapping[str, Origin]) -> Event:
    """An event, with the claims of each other event (by id) that contradict it as a rival."""
    counters = tuple(Rival(COUNTER, other, tuple(sorted(claims)), witnesses(claims, origins))
                     for other, claims in sorted(against.items()))
    return replace(event, rivals=(*event.rivals, *counters), disputed=True) if counters else event


def recountered(event: Event, before: Event, after: Event) -> Event | None:
    """An event, with what came to contradict it, and without what does no more, from a part of the world to another.

    ``before`` and ``after`` are the same event as it comes out of some of the claims; what the others say against it
    stands. None when more than that differs between the two, or ``event`` is not contradicted as they are.
    """
    mine, old, new = _parted(event), _parted(before), _parted(after)
    gone = {other: rival for other, rival in old[1].items() if new[1].get(other) != rival}
    come = {other: rival for other, rival in new[1].items() if old[1].get(other) != rival}
    left = {other: rival for other, rival in mine[1].items() if other not in gone}
    if old[0] != new[0] or not (gone or come) or left.keys() & come or any(
            mine[1].get(other) != rival for other, rival in gone.items()):
        return None
    counters = tuple(rival for _, rival in sorted((left | come).items()))
    own = tuple(rival for rival in event.rivals if rival.attribute != COUNTER)
    return replace(event, rivals=(*own, *counters), disputed=bool(counters) or after.disputed)


def _parted(event: Event) -> tuple[Event, dict[str, Rival]]:
    """An event without what contradicts it elsewhere and without its being disputed, and what does, by the other event.
    """
    counters = {rival.value: rival for rival in event.rivals if rival.attribute == COUNTER}
    own = tuple(rival for rival in event.rivals if rival.attribute != COUNTER)
    return replace(event, rivals=own, disputed=False), counters
