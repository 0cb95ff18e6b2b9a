"""Weighing a few new reports against a large database: only the cells that they touch are derived anew.

The result is that of deriving everything, record for record, or nothing is done and the caller derives everything.
What is around the new claims (their places, what contains and what lies in them; their days and some on either side;
what they repeat) is weighed twice, without them and with them. Without them it must come out as it is stored: then
nothing was missing around it. What comes out differently with them replaces what is stored. If it reaches further
than what was looked at, more is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Event, Grounding, Origin
from khabar.model.resolved import Resolved, resolve, war_of
from khabar.run.carrying import DisturbedError, copies_of, repeats_of
from khabar.run.states import Touched, states_of
from khabar.store.cells import Part
from khabar.store.store import Store
from khabar.weigh.copies import Copy
from khabar.weigh.decisions import Decisions
from khabar.weigh.events import events
from khabar.weigh.originators import trace
from khabar.weigh.parameters import Parameters, parameters

MOST_NEW = 20       # reports: with more at a time, deriving everything costs hardly more
_MOST = 6000        # claims that are looked at, at the most
_ROUNDS = 6         # times that more is looked at
_WIDENED = 2        # times that twice as many days are looked at, when something near comes out otherwise than stored
_LONG = 30          # days: what is claimed of a longer time is not of one cell
Region = tuple[str | None, date | None, date | None]  # a place and all it lies in and holds, on days; None: without


@dataclass(slots=True)
class _Around:
    """The claims looked at, with all that is known of them."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    stored: dict[str, Event] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    groundings: dict[str, list[Grounding]] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)
    regions: set[Region] = field(default_factory=set)


def bring_up(store: Store, added: Iterable[str], knowledge: Knowledge) -> bool:
    """Derive anew what these new reports (by id, stored already) touch; False when everything has to be derived.

    Before they were stored the derived records must have held for all others (:meth:`Store.indexed`), none of them may
    be a new version of another, and their places must be stored.
    """
    new = [document for _, document in sorted(store.documents_by_id(added).items())]
    if len(new) > MOST_NEW or store.judgements(standing=True):
        return False
    try:
        part = _Update(store, new, knowledge).part()
    except DisturbedError:
        return False
    store.replace_part(part)
    return True


class _Update:
    """The derivation of what new reports touch."""

    def __init__(self, store: Store, new: Sequence[Document], knowledge: Knowledge) -> None:
        self._store, self._new, self._knowledge = store, new, knowledge
        self._policy: Parameters = parameters()
        self._around = _Around()
        self._own = {claim.id: claim for claim in store.claims_of(each.id for each in new)}
        self._changed: dict[str, Origin] = {}
        self._lines: dict[str, str] = {}
        linking = self._policy.linking
        self._margin = 2 * linking.told_later + linking.long  # days on either side that are looked at
        self._known: dict[tuple[frozenset[str], bool], dict[str, Event]] = {}  # what was weighed already

    def part(self) -> Part:
        """What goes and what comes. Raises DisturbedError."""
        copied, renewed, traits = copies_of(self._new, self._store, self._knowledge, self._policy.copies)
        again = {claim.id: claim for claim in self._store.claims_of(each.id for each in renewed)}
        if set(self._store.repeating(sorted(again))) - set(again):
            raise DisturbedError  # who copies a renewed report has another origin, too
        origins = self._trace(copied, {**self._own, **again})
        self._changed = {each.claim: each for each in origins}
        self._lines = {claim: copy.claim for claim, copy in copied.items() if copy.claim is not None}
        self._take([*self._own.values(), *again.values()])
        self._follow([*self._lines.values(), *again])
        gone, come = self._settle({*self._own, *again})
        items = self._items()
        reached = {claim for event in (*gone, *come) for claim in event.claims} | set(again)
        touched = Touched(gone, come, origins,
                          frozenset(place for claim in reached if (place := items[claim].place) is not None),
                          frozenset(items[claim].claim.type for claim in reached),
                          any(items[claim].claim.counts for claim in reached))
        old, states = states_of(touched, self._store, self._knowledge)
        return Part(sorted(again), origins, [event.id for event in gone], come, old, states, traits,
                    repeats_of(copied))

    def _trace(self, copied: Mapping[str, Copy], wanted_of: Mapping[str, Claim]) -> list[Origin]:
        """The origins of these claims; what they repeat is traced with them, back to its first report."""
        line, claims = dict(copied), dict(wanted_of)
        waiting = [copy.claim for copy in copied.values() if copy.claim is not None]
        while waiting:
            found = self._store.claims_by_id(set(waiting) - set(claims))
            claims.update(found)
            line.update({claim: Copy(each.source, each.twin, each.reason)
                         for claim, each in self._store.repeats(found).items()})
            waiting = [copy.claim for claim in found if (copy := line.get(claim)) is not None and copy.claim]
        wanted = {claim.document for claim in claims.values()} | {copy.source for copy in line.values()}
        documents = list(self._store.documents_by_id(sorted(wanted)).values())
        mates = {claim.id: claim for claim in self._store.claims_of(sorted({c.document for c in claims.values()}))}
        items = resolve(documents, list({**mates, **claims}.values()), self._store.groundings(mates), self._knowledge)
        found_all = trace([item for item in items if item.id in claims], documents, line, self._knowledge,
                          self._policy.originators)
        return [origin for origin in found_all if origin.claim in wanted_of]

    def _follow(self, twins: Iterable[str]) -> None:
        """Take in all that repeats the same first report as these claims, and that itself."""
        waiting = set(twins)
        seen: set[str] = set()
        while waiting:
            seen |= waiting
            up, down = self._store.repeats(sorted(waiting)), self._store.repeating(sorted(waiting))
            found = {each.twin for each in up.values() if each.twin is not None} | set(down)
            waiting = found - seen
        self._take(self._store.claims_by_id(sorted(seen)).values())

    def _take(self, claims: Iterable[Claim]) -> None:
        """Look at claims, too, with all claims of their events, and of their reports where these bear on them."""
        around = self._around
        fresh = {claim.id: claim for claim in claims if claim.id not in around.claims}
        while fresh:
            around.claims.update(fresh)
            if len(around.claims) > _MOST:
                raise DisturbedError
            stored = self._store.events_citing(fresh)
            around.stored.update({each.id: each for each in stored})
            around.origins.update({each.claim: each for each in self._store.origins(fresh)})
            repeats = self._store.repeats(fresh)
            around.twins.update({claim: each.twin for claim, each in repeats.items() if each.twin is not None})
            linked = {claim for event in stored for claim in event.claims}
            linked |= {each.twin for each in repeats.values() if each.twin is not None}
            mates = [claim.document for claim in fresh.values()
                     if claim.type.startswith("route.") or claim.place is None]
            more = {**self._store.claims_by_id(sorted(linked - set(around.claims))),
                    **{claim.id: claim for claim in self._store.claims_of(mates)}}
            fresh = {id: claim for id, claim in more.items() if id not in around.claims}

    def _settle(self, changed: set[str]) -> tuple[list[Event], list[Event]]:
        """The events that are replaced and those that replace them, once all around them has been looked at.

        ``changed`` are claims that are new or have another origin.
        """
        widened = 0
        for _ in range(_ROUNDS):
            items = self._items()
            wanted = {region for claim in changed for region in self._regions(items[claim])}
            missing = wanted - self._around.regions
            if not missing:
                old, new = self._weighed(items, new=False), self._weighed(items, new=True)
                gone = [event for id, event in old.items() if new.get(id) != event]
                come = [event for id, event in new.items() if old.get(id) != event]
                reached = {claim for event in (*gone, *come) for claim in event.claims}
                if reached <= changed:
                    if self._as_stored(gone, old, items, changed):
                        return gone, come
                    if widened == _WIDENED:
                        raise DisturbedError
                    widened, self._margin = widened + 1, 2 * self._margin
                    self._around.regions.clear()
                changed |= reached
                continue
            for region in sorted(missing, key=str):
                self._look(region)
        raise DisturbedError

    def _as_stored(self, gone: Sequence[Event], old: Mapping[str, Event], items: Mapping[str, Resolved],
                   changed: set[str]) -> bool:
        """Whether without the new reports everything near comes out as it is stored: nothing around it is missing."""
        stored = self._around.stored
        if any(stored.get(event.id) != event for event in gone):
            return False
        event_of = {claim: event.id for event in old.values() for claim in event.claims}
        reach = self._policy.linking.told_later  # days that the days of one event may lie apart
        near = {(items[claim].place, day) for claim in changed for day in _days(items[claim], reach)}
        for claim, event in event_of.items():
            item = items[claim]
            above = self._knowledge.containers(item.place) or (None,)
            if event not in stored and any((place, day) in near for place in above for day in _days(item, 0)):
                return False
        return True

    def _weighed(self, items: Mapping[str, Resolved], *, new: bool) -> dict[str, Event]:
        """The events of all that is looked at, with or without what is new; apart for what nothing ties together."""
        around = self._around
        origins = {**around.origins, **self._changed} if new else around.origins
        twins = {**{claim: twin for claim, twin in around.twins.items() if claim not in self._changed},
                 **self._lines} if new else around.twins
        groups: dict[str, list[Resolved]] = {}
        given = [item for item in items.values() if new or item.id not in self._own]
        loose = any(item.place is None or item.claim.type.startswith("route.") for item in given)
        for item in given:
            groups.setdefault("" if loose else self._knowledge.containers(item.place)[-1], []).append(item)
        found: dict[str, Event] = {}
        for group in groups.values():
            known = frozenset(item.id for item in group)
            if known - set(origins):
                raise DisturbedError  # a report that nothing has been derived from yet
            if (known, new) not in self._known:
                lines = {claim: twin for claim, twin in twins.items() if claim in known}
                self._known[known, new] = {event.id: event for event in events(
                    group, origins, lines, self._knowledge, self._policy, Decisions({}))}
            found.update(self._known[known, new])
        return found

    def _items(self) -> dict[str, Resolved]:
        around = self._around
        wanted = {claim.document for claim in around.claims.values()}
        around.documents.update(self._store.documents_by_id(sorted(wanted - set(around.documents))))
        fresh = around.claims.keys() - around.groundings.keys()
        around.groundings.update((claim, []) for claim in fresh)
        for each in self._store.groundings(sorted(fresh)):
            around.groundings[each.claim].append(each)
        groundings = [each for found in around.groundings.values() for each in found]
        found = resolve(list(around.documents.values()), list(around.claims.values()), groundings, self._knowledge)
        lost = {item.document.id for item in found if item.place is None or war_of(item.place, self._knowledge) is None}
        mates = [claim for claim in self._store.claims_of(sorted(lost)) if claim.id not in around.claims]
        if mates:  # which war a claim without a place is of is decided by its whole report
            self._take(mates)
            return self._items()
        return {item.id: item for item in found}

    def _regions(self, item: Resolved) -> Iterable[Region]:
        if item.start is None or item.end is None:
            return [(item.place, None, None)]
        if (item.end - item.start).days > _LONG:
            raise DisturbedError
        return [(item.place, item.start, item.end)]

    def _look(self, region: Region) -> None:
        place, start, end = region
        margin = timedelta(days=self._margin)
        first, last = start and start - margin, end and end + margin
        above = self._knowledge.containers(place)
        found = self._store.claims_around(above, [place] if place is not None else [], first, last, _MOST)
        if len(found) > _MOST:
            raise DisturbedError
        self._around.regions.add(region)
        self._take(found)


def _days(item: Resolved, margin: int) -> Iterable[date]:
    if item.start is None or item.end is None:
        return ()
    first = item.start - timedelta(days=margin)
    return [first + timedelta(days=number) for number in range((item.end - item.start).days + 2 * margin + 1)]
