"""The claims around a few new ones, as they are stored, with all that is known of them: what is looked at of the rest.

Of each place it is known from which to which day it was looked at, so that nothing is read twice.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Grounding, Origin
from khabar.model.resolved import Chains, Resolved, resolve, war_of
from khabar.run.carrying import DisturbedError
from khabar.store.store import Store

_MOST = 6000  # claims that are looked at, at the most
_DAY = timedelta(days=1)
Days = tuple[date, date] | None  # from the first to the last; None: without a day


class Surroundings:
    """What is looked at; ``events`` are the stored events of it, by id, with their claims."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self._knowledge, self._chains = store, knowledge, Chains(knowledge)
        self.claims: dict[str, Claim] = {}
        self.events: dict[str, frozenset[str]] = {}
        self.event_of: dict[str, str] = {}
        self.origins: dict[str, Origin] = {}
        self.twins: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        self._groundings: dict[str, list[Grounding]] = {}
        self._items: dict[str, Resolved] = {}
        self._seen: dict[str | None, list[Days]] = {}
        self._within: dict[str, list[str]] = {}
        self._inside: set[tuple[str, Days]] = set()
        self._told: dict[tuple[str, Days], list[tuple[str, str | None, str]]] = {}
        self._waiting: dict[str, Claim] = {}

    def look(self, places: Iterable[str | None], days: Days, more: Days) -> None:
        """Look at all that is claimed of these places on these days, and then at once on some more, unless they were
        looked at; :meth:`take_in` takes it in."""
        for place in places:
            seen = self._seen.setdefault(place, [])
            for gap in _gaps(more, seen) if _gaps(days, seen) else ():
                self._read([place] if place is not None else [], gap)
                seen.append(gap)

    def look_inside(self, place: str, days: Days) -> None:
        """Look at all that is claimed on these days of what lies in a place."""
        inside = self.inside(place)
        if inside and (place, days) not in self._inside:
            self._inside.add((place, days))
            self._read(inside, days)

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
            self._told[place, days] = self._store.tellings_on(self.inside(place), days)
        found = [(event, at) for kind, event, at in self._told[place, days] if kind in types]
        apart, wide = set(found), {self._chains.of(each)[1] for each in self.inside(place)}
        return len(apart), len(apart) + sum(at in wide for _, at in found)

    def take_in(self) -> bool:
        """Take in what was looked at; false when all of it had been already."""
        fresh, self._waiting = self._waiting, {}
        before = len(self.claims)
        self.take(fresh.values())
        return len(self.claims) > before

    def take(self, claims: Iterable[Claim]) -> None:
        """Take in claims, with all claims of their events, and of their reports where these bear on them."""
        fresh = {claim.id: claim for claim in claims if claim.id not in self.claims}
        while fresh:
            self.claims.update(fresh)
            if len(self.claims) > _MOST:
                raise DisturbedError
            found = self._store.claims_of_events(fresh)
            self.events.update((event, frozenset(claims)) for event, claims in found.items())
            self.event_of.update((claim, event) for event, claims in found.items() for claim in claims)
            self.origins.update({each.claim: each for each in self._store.origins(fresh)})
            twins = {claim: each.twin for claim, each in self._store.repeats(fresh).items() if each.twin is not None}
            self.twins.update(twins)
            linked = {claim for claims in found.values() for claim in claims} | set(twins.values())
            mates = [claim.document for claim in fresh.values()
                     if claim.type.startswith("route.") or claim.place is None]
            more = {**self._store.claims_by_id(sorted(linked - set(self.claims))),
                    **{claim.id: claim for claim in self._store.claims_of(mates)}}
            fresh = {id: claim for id, claim in more.items() if id not in self.claims}

    def follow(self, claims: Iterable[str]) -> None:
        """Take in all that repeats the same first report as these claims, and that itself."""
        waiting = set(claims)
        seen: set[str] = set()
        while waiting:
            seen |= waiting
            up, down = self._store.repeats(sorted(waiting)), self._store.repeating(sorted(waiting))
            found = {each.twin for each in up.values() if each.twin is not None} | set(down)
            waiting = found - seen
        self.take(self._store.claims_by_id(sorted(seen)).values())

    def items(self) -> Mapping[str, Resolved]:
        """The claims, with what their words mean."""
        while len(self._items) < len(self.claims):
            wanted = {claim.document for claim in self.claims.values()}
            self._documents.update(self._store.documents_by_id(sorted(wanted - set(self._documents))))
            fresh = self.claims.keys() - self._groundings.keys()
            self._groundings.update((claim, []) for claim in fresh)
            for each in self._store.groundings(sorted(fresh)):
                self._groundings[each.claim].append(each)
            again = self._resolved({self.claims[claim].document for claim in fresh})
            lost = {item.document.id for item in again
                    if item.place is None or war_of(item.place, self._knowledge) is None}
            # which war a claim without a place is of is decided by its whole report
            self.take([claim for claim in self._store.claims_of(sorted(lost)) if claim.id not in self.claims])
            self._items.update((item.id, item) for item in again)
        return self._items

    def _resolved(self, reports: set[str]) -> Iterable[Resolved]:
        claims = [claim for claim in self.claims.values() if claim.document in reports]
        groundings = [each for claim in claims for each in self._groundings[claim.id]]
        return resolve([self._documents[report] for report in sorted(reports)], claims, groundings, self._knowledge)

    def _read(self, places: list[str], days: Days) -> None:
        found = self._store.claims_on(places, days, _MOST)
        if len(found) > _MOST:
            raise DisturbedError
        self._waiting.update((claim.id, claim) for claim in found)


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
