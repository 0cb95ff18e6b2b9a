"""The claims around a few new ones, as they are stored, with all that is known of them: what is looked at of the rest.

Of each place it is known from which to which day it was looked at, so that nothing is read twice.
"""

from collections.abc import Container, Iterable
from datetime import date, timedelta

from khabar.model.knowledge import Knowledge
from khabar.model.records import Origin
from khabar.model.resolved import Chains, Resolved
from khabar.run.carrying import DisturbedError
from khabar.store.cells import Known
from khabar.store.store import Store

_MOST = 6000  # claims that are looked at, at the most
_DAY = timedelta(days=1)
Days = tuple[date, date] | None  # from the first to the last; None: without a day


class Surroundings:
    """What is looked at: ``items`` are the claims of it, the new ones among them, and ``known`` what is known of the
    others, ``events`` the stored events, by id, with their claims."""

    def __init__(self, store: Store, knowledge: Knowledge, new: Iterable[Resolved]) -> None:
        self._store, self._chains = store, Chains(knowledge)
        self.items = {item.id: item for item in new}
        self.known: dict[str, Known] = {}
        self.events: dict[str, frozenset[str]] = {}
        self.event_of: dict[str, str] = {}
        self.origins: dict[str, Origin] = {}
        self.twins: dict[str, str] = {}
        self._seen: dict[str | None, list[Days]] = {}
        self._within: dict[str, list[str]] = {}
        self._inside: set[tuple[str, Days]] = set()
        self._told: dict[tuple[str, Days], list[tuple[str, str, str]]] = {}
        self._wanted: dict[Days, dict[str | None, None]] = {}  # what is looked at, and not taken in yet

    def look(self, places: Iterable[str | None], days: Days, more: Days) -> None:
        """Look at all that is claimed of these places on these days, and then at once on some more, unless they were
        looked at; :meth:`take_in` takes it in."""
        for place in places:
            seen = self._seen.setdefault(place, [])
            for gap in _gaps(more, seen) if _gaps(days, seen) else ():
                self._wanted.setdefault(gap, {})[place] = None
                seen.append(gap)

    def look_inside(self, place: str, days: Days) -> None:
        """Look at all that is claimed on these days of what lies in a place."""
        inside = self.inside(place)
        if inside and (place, days) not in self._inside:
            self._inside.add((place, days))
            self._wanted.setdefault(days, {}).update(dict.fromkeys(inside))

    def inside(self, place: str) -> list[str]:
        """What lies in a place, without itself."""
        if place not in self._within:
            self._within[place] = [each for each in self._store.inside(place) if each != place]
        return self._within[place]

    def told_inside(self, place: str, days: tuple[date, date], types: Container[str]) -> tuple[int, int]:
        """Of how many happenings claims of these types, on these days, are stored of what lies in a place, each place
        apart: at least and at most; of none where they were looked at already.

        What is told of one place and is of one event is one happening, unless the place is a wide one itself.
        """
        if not self.inside(place) or (place, days) in self._inside:
            return 0, 0
        if (place, days) not in self._told:
            found_there = self._store.told_on(self.inside(place), days, _MOST)
            if len(found_there) > _MOST:
                raise DisturbedError
            self._told[place, days] = found_there
        found = [(event, at) for kind, event, at in self._told[place, days] if kind in types]
        apart, wide = set(found), {self._chains.of(each)[1] for each in self.inside(place)}
        return len(apart), len(apart) + sum(at in wide for _, at in found)

    def take_in(self) -> bool:
        """Take in what was looked at; false when all of it had been already."""
        wanted, self._wanted = self._wanted, {}
        before, fresh = len(self.items), list[Known]()
        for days, places in wanted.items():
            named = [place for place in places if place is not None]
            for some in ([named] if named else []) + ([[]] if None in places else []):
                fresh += self._on(some, days)
        self.take(fresh)
        return len(self.items) > before

    def _on(self, places: Iterable[str], days: Days) -> list[Known]:
        found = self._store.known_on(places, days, _MOST)
        if len(found) > _MOST:
            raise DisturbedError
        return found

    def take(self, claims: Iterable[Known]) -> None:
        """Take in claims, with all claims of their events, and of their reports where these bear on them."""
        fresh = {each.item.id: each for each in claims if each.item.id not in self.items}
        while fresh:
            self._enter(fresh.values())
            if len(self.items) > _MOST:
                raise DisturbedError
            found = self._store.claims_in({each.event.id for each in fresh.values()} - self.events.keys())
            self.events.update((event, frozenset(claims)) for event, claims in found.items())
            self.event_of.update((claim, event) for event, claims in found.items() for claim in claims)
            twins = {id: each.repeat.twin for id, each in fresh.items()
                     if each.repeat is not None and each.repeat.twin is not None}
            self.twins.update(twins)
            linked = {claim for claims in found.values() for claim in claims} | set(twins.values())
            mates = {each.item.claim.document for each in fresh.values()
                     if each.item.claim.type.startswith("route.") or each.item.claim.place is None}
            more = [*self._store.known_by_id(sorted(linked - self.items.keys())), *self._store.known_of(sorted(mates))]
            fresh = {each.item.id: each for each in more if each.item.id not in self.items}

    def _enter(self, claims: Iterable[Known]) -> None:
        for each in claims:
            self.known[each.item.id], self.items[each.item.id] = each, each.item
            self.origins[each.item.id] = each.origin

    def follow(self, claims: Iterable[str]) -> None:
        """Take in all that repeats the same first report as these claims, and that itself."""
        waiting = set(claims)
        seen: set[str] = set()
        while waiting:
            seen |= waiting
            up, down = self._store.repeats(sorted(waiting)), self._store.repeating(sorted(waiting))
            found = {each.twin for each in up.values() if each.twin is not None} | set(down)
            waiting = found - seen
        self.take(self._store.known_by_id(sorted(seen)))


def _gaps(days: Days, seen: Iterable[Days]) -> list[Days]:
    """The parts of some days that are not among those that were seen."""
    if days is None:
        return [] if None in seen else [None]
    gaps = [days]
    for each in seen:
        if each is not None:
            gaps = [part for first, last in gaps
                    for part in ((first, min(last, each[0] - _DAY)), (max(first, each[1] + _DAY), last))
                    if part[0] <= part[1]]
    return list(gaps)
