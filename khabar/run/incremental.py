"""Weighing a few new reports against a large database: only the cells that they touch are derived anew.

The result is that of deriving everything, record for record, or nothing is done and the caller derives everything.
What is around the new claims (their places and what contains them; their days and some on either side; what they
repeat) is weighed twice, without them and with them. What comes out differently with them replaces what is stored. If
it reaches further than what was looked at, more is looked at; and what is near comes out as it is stored without them,
or something was missing: then that is looked at. What is told of a wide place goes with the one event in it that it
fits: whether there is but one is seen only where all that lies in it has been looked at, on its days; but for what was
stored with one and still goes with all of that: what did not fit it before does not fit it now.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from khabar.model.knowledge import Knowledge
from khabar.model.records import Document, Event, Origin
from khabar.model.resolved import Chains, Resolved, resolve
from khabar.run.carrying import DisturbedError, copies_of, days_of, repeats_of
from khabar.run.garbage import uncollected
from khabar.run.states import states_of
from khabar.run.surroundings import Days, Surroundings
from khabar.run.touched import Touched
from khabar.store.cells import Known, Part
from khabar.store.store import Store
from khabar.weigh.again import Again, Batch, Outcome, compared
from khabar.weigh.contradictions import recountered
from khabar.weigh.copies import Copy
from khabar.weigh.originators import Tracer
from khabar.weigh.parameters import Parameters, parameters

MOST_NEW = 20       # reports: with more at a time, deriving everything costs hardly more
_ROUNDS = 16        # times that more is looked at
_WIDENED = 4        # times as many days are looked at, at the most, where something comes out otherwise than stored
_SLACK = 2          # days more are looked at around the new claims, so that what they change a day later is seen, too
_LONG = 30          # days: what is claimed of a longer time is not of one cell


def bring_up(store: Store, added: Iterable[str], knowledge: Knowledge) -> bool:
    """Derive anew what these new reports (by id, stored already) touch; False when everything has to be derived.

    Before they were stored the derived records must have held for all others (:meth:`Store.indexed`), none of them may
    be a new version of another, and their places must be stored.
    """
    new = [document for _, document in sorted(store.documents_by_id(added).items())]
    if len(new) > MOST_NEW or store.judgements(standing=True):
        return False
    try:
        with store.held(), uncollected():
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
        self._chains = Chains(knowledge)
        claims = store.claims_of(each.id for each in new)
        self._own = {item.id: item for item in resolve(
            new, claims, store.groundings(claim.id for claim in claims), knowledge)}
        self._around = Surroundings(store, knowledge, self._own.values())
        self._changed: dict[str, Origin] = {}
        self._lines: dict[str, str] = {}
        linking = self._policy.linking
        self._margin = linking.told_later + linking.reach  # days on either side of what changes that are looked at
        self._times: dict[str, int] = {}  # by claim: times as many days
        self._looked: set[tuple[str | None, Days, int]] = set()  # places and days that were looked around already
        self._known: dict[tuple[frozenset[str], bool], Batch] = {}  # what was weighed already
        # by how many claims were looked at, without or with the new ones
        self._grouped: dict[tuple[int, bool], list[tuple[frozenset[str], list[Resolved]]]] = {}
        self._told_anew: frozenset[str | None] = frozenset()  # the places of claims that are new or of another origin
        self._torn: set[str] = set()  # claims that do not stay with what is stored of their events
        self._again = Again(knowledge, self._policy)
        self._stored: dict[str, Event] = {}

    def part(self) -> Part:
        """What goes and what comes. Raises DisturbedError."""
        copied, renewed, traits = copies_of(self._new, self._store, self._knowledge, self._policy.copies)
        again = {each.item.id: each for each in self._store.known_of(each.id for each in renewed)}
        after = self._after(again)  # who copies a renewed report has another origin, too
        again |= {each.item.id: each for each in self._store.known_by_id(sorted(after.keys() - again.keys()))}
        copied = {**after, **copied}
        fresh = {**self._own, **{id: each.item for id, each in again.items()}}
        self._told_anew = frozenset(item.place for item in fresh.values())
        origins = self._trace(copied, fresh)
        self._changed = {each.claim: each for each in origins}
        self._lines = {claim: copy.claim for claim, copy in copied.items() if copy.claim is not None}
        self._around.take(again.values())
        self._around.follow([*self._lines.values(), *again])
        gone, come, countered = self._settle({*self._own, *again})
        items = self._around.items
        reached = sorted({claim for event in (*gone, *come) for claim in event.claims} | set(again))
        touched = Touched(gone, come, origins, [items[claim] for claim in reached], list(self._own.values()),
                          {**self._around.origins, **self._changed})
        old, states = states_of(touched, self._store, self._knowledge)
        return Part(sorted(again), origins, [event.id for event in gone], come, countered, old, states, traits,
                    repeats_of(copied), self._known_now(reached, copied, come))

    def _known_now(self, claims: Iterable[str], copied: Mapping[str, Copy], come: Sequence[Event]) -> list[Known]:
        """What is known of these claims and was not, or otherwise."""
        around, found = self._around, list[Known]()
        repeats = {each.claim: each for each in repeats_of(copied)}
        event_of = {claim: days_of(event) for event in come for claim in event.claims}
        for claim in claims:
            before = around.known.get(claim)
            if before is None:
                found.append(Known(around.items[claim], self._changed[claim], repeats.get(claim), event_of[claim]))
            else:
                renewed = claim in self._changed
                now = Known(before.item, self._changed[claim] if renewed else before.origin,
                            repeats.get(claim) if renewed else before.repeat, event_of.get(claim, before.event))
                found += [now] if now != before else []
        return found

    def _after(self, claims: Iterable[str]) -> dict[str, Copy]:
        """The claims of other reports that repeat these, that repeat those, and so on, with what each repeats."""
        known, found = set(claims), dict[str, Copy]()
        waiting = set(known)
        while waiting:
            repeats = self._store.repeating(sorted(waiting))
            waiting = set(repeats) - known
            known |= waiting
            found.update({claim: Copy(each.source, each.twin, each.reason)
                          for claim in waiting for each in [repeats[claim]]})
        return found

    def _trace(self, copied: Mapping[str, Copy], wanted_of: Mapping[str, Resolved]) -> list[Origin]:
        """The origins of these claims; what they repeat is traced with them, back to its first report."""
        line, items = dict(copied), dict(wanted_of)
        waiting = {copy.claim for copy in copied.values() if copy.claim is not None}
        while waiting := waiting - items.keys():
            found = self._store.known_by_id(sorted(waiting))
            items.update((each.item.id, each.item) for each in found)
            repeated = {each.claim: Copy(each.source, each.twin, each.reason)
                        for known in found if (each := known.repeat) is not None and each.claim not in line}
            line |= repeated
            waiting = {copy.claim for copy in repeated.values() if copy.claim is not None}
        wanted = {item.claim.document for item in items.values()} | {copy.source for copy in line.values()}
        documents = list(self._store.documents_by_id(sorted(wanted)).values())
        found_all = Tracer(self._knowledge, self._policy.originators).trace(
            [item for _, item in sorted(items.items())], documents, line)
        return [origin for origin in found_all if origin.claim in wanted_of]

    def _settle(self, changed: set[str]) -> tuple[list[Event], list[Event], list[Event]]:
        """The events that are replaced and those that replace them, once all around them has been looked at, and those
        that only stand against others now.

        ``changed`` are claims that are new or have another origin.
        """
        for _ in range(_ROUNDS):
            items = self._around.items
            sites = {(items[claim].place, _days(items[claim]), self._times.get(claim, 1)) for claim in changed}
            for site in sorted(sites - self._looked, key=str):
                self._look_around(*site)
            self._looked |= sites
            self._look_inside(changed, items)
            if self._around.take_in():
                continue
            new = self._weighed(items, changed, new=True)
            if self._tear(new, changed, items):
                continue
            reached = self._reached(new, changed)
            if not reached <= changed:
                changed |= reached
                continue
            old = self._weighed(items, changed, new=False)
            gone, come, countered = self._told_apart(*compared(old, new, frozenset((*self._own, *self._changed))))
            reached = {claim for event in (*gone, *come) for claim in event.claims}
            if not reached <= changed:
                changed |= reached
                continue
            wrong = self._otherwise(gone, old, items, changed)
            if not wrong and not self._crowded(items, changed):
                return gone, come, countered
            if wrong and not self._completed(wrong, items):
                raise DisturbedError
        raise DisturbedError

    def _told_apart(self, gone: Sequence[Event], come: Sequence[Event]
                    ) -> tuple[list[Event], list[Event], list[Event]]:
        """The same, but for the events of which nothing changed but what contradicts them: these as they are now.

        An event may have hundreds of claims, and what lies around them does not matter for that.
        """
        before, countered = {event.id: event for event in gone}, dict[str, Event]()
        both = [(before[event.id], event) for event in come if event.id in before]
        self._fetch(event.id for event, _ in both)
        for old, new in both:
            stored = self._stored.get(old.id)
            now = recountered(stored, old, new) if stored is not None else None
            if now is not None:
                countered[now.id] = now
        return ([event for event in gone if event.id not in countered],
                [event for event in come if event.id not in countered], list(countered.values()))

    def _fetch(self, events: Iterable[str]) -> None:
        """Read those of these events that are stored."""
        self._stored.update(self._store.events_by_id(
            [id for id in events if id in self._around.events and id not in self._stored]))

    def _reached(self, new: Outcome, changed: Set[str]) -> set[str]:
        """The claims of events with a changed claim that are not stored, and of those stored that are no more."""
        stored = {event for claim in changed if (event := self._around.event_of.get(claim)) is not None}
        found = {claim for event in stored - new.ids for claim in self._around.events[event]}
        return found.union(*(new.claims(id) for id in new.ids
                             if id not in self._around.events and not changed.isdisjoint(new.claims(id))))

    def _look_around(self, place: str | None, days: Days, times: int) -> None:
        """Look at what is claimed of the place of a changed claim and of what contains it."""
        if days is not None and (days[1] - days[0]).days > _LONG:
            raise DisturbedError
        margin = self._margin * times
        self._around.look(self._chains.of(place) or [None], _with(days, margin), _with(days, margin + _SLACK))

    def _look_inside(self, claims: Iterable[str], items: Mapping[str, Resolved]) -> None:
        """Look at what lies in the places of these claims, but for those that go with something told in it."""
        for claim in sorted(claims):
            place = items[claim].place
            if place is not None and self._around.inside(place) and not self._goes_with(claim, items):
                self._around.look_inside(place, _days(items[claim]))

    def _goes_with(self, claim: str, items: Mapping[str, Resolved]) -> bool:
        """Whether a claim of a wide place is stored with something told of what lies in it, and was not torn from it;
        not where something else is told of the wide place itself now, with which it may go first."""
        place, event = items[claim].place, self._around.event_of.get(claim)
        return event is not None and place not in self._told_anew and claim not in self._torn and any(
            place in self._chains.of(items[other].place)[1:] for other in self._around.events[event])

    def _tear(self, new: Outcome, changed: Set[str], items: Mapping[str, Resolved]) -> bool:
        """Whether claims that go with something told inside their places come out without some of that now."""
        torn = {claim for claim in changed if self._goes_with(claim, items)
                and not self._around.events[self._around.event_of[claim]] <= new.claims_with(claim)}
        self._torn |= torn
        return bool(torn)

    def _otherwise(self, gone: Sequence[Event], old: Outcome, items: Mapping[str, Resolved],
                   changed: set[str]) -> list[frozenset[str]]:
        """The claims of events that come out otherwise than stored without the new reports, of those that matter: that
        are replaced, that lie in a place of which a changed claim is told, or are told of it within a few days."""
        around = self._around
        self._fetch(event.id for event in gone)
        wrong = {event.id for event in gone if self._stored.get(event.id) != event}
        event_of = {claim: id for id in old.ids for claim in old.claims(id)}
        near = {(items[claim].place, day) for claim in changed
                for day in _each(_days(items[claim]), self._policy.linking.told_later)}
        on = {(items[claim].place, day) for claim in changed for day in _each(_days(items[claim]), 0)}
        for claim, event in event_of.items():
            if event in around.events or event in wrong:
                continue
            item = items[claim]
            days, above = _each(_days(item), 0), self._chains.of(item.place)[1:] or (None,)
            if any((place, day) in on for place in above for day in days) or (any(
                    (item.place, day) in near for day in days) and not self._as_told(item, old.claims(event), items)):
                wrong.add(event)
        found = [_told_in(old.record(event)) | (
            _told_in(self._stored[event]) if event in self._stored else frozenset()) for event in sorted(wrong)]
        return [told.union(*(old.claims(event_of[claim]) for claim in told if claim in event_of)) for told in found]

    def _as_told(self, item: Resolved, claims: Set[str], items: Mapping[str, Resolved]) -> bool:
        """Whether these claims, of one event, hold of what is told of a claim's place what its stored event holds."""
        stored = self._around.events.get(self._around.event_of.get(item.id, ""), frozenset())
        return {claim for claim in claims if items[claim].place == item.place} == {
            claim for claim in stored if items[claim].place == item.place}

    def _completed(self, wrong: Iterable[frozenset[str]], items: Mapping[str, Resolved]) -> bool:
        """Look at what lies in the wide places that these events, or what is stored of them, are told of; where all of
        that was looked at, at more days. False when nothing more is to be looked at."""
        more = False
        for claims in wrong:
            self._around.take(self._store.known_by_id(sorted(claims - items.keys())))
            pool = {each for claim in claims for each in self._around.events.get(
                self._around.event_of.get(claim, ""), ())} | claims
            items = self._around.items
            inner = {place for claim in pool for place in self._chains.of(items[claim].place)[1:]}
            for claim in sorted(pool):
                place = items[claim].place
                if place is not None and place in inner:
                    self._around.look_inside(place, _days(items[claim]))
            if self._around.take_in() or self._widened(pool, items):
                more = True
        return more

    def _widened(self, claims: Iterable[str], items: Mapping[str, Resolved]) -> bool:
        for claim in sorted(claims):
            times = self._times[claim] = 2 * self._times.get(claim, 1)
            if times <= _WIDENED:
                place, days = items[claim].place, _days(items[claim])
                self._look_around(place, days, times)
                if place is not None:
                    self._around.look_inside(place, days)
        return self._around.take_in()

    def _crowded(self, items: Mapping[str, Resolved], changed: set[str]) -> bool:
        """Look at what lies in a wide place of which something is told on the days of a changed claim in it, when so
        much is told of what lies in it that one event more or less may be one too many; whether anything was."""
        on = {(place, day) for claim in changed for place in self._chains.of(items[claim].place)[1:]
              for day in _each(_days(items[claim]), 0)}
        crowd, wide = self._policy.linking.crowd, {place for place, _ in on}
        for item in [each for each in items.values() if each.place in wide]:
            days = _days(item)
            if item.place is None or days is None or not any((item.place, day) in on for day in _each(days, 0)):
                continue
            least, most = self._around.told_inside(item.place, days, self._akin(item.claim.type))
            if least <= crowd + len(self._own) and most > crowd - len(self._own):
                self._around.look_inside(item.place, days)
        return self._around.take_in()

    def _akin(self, kind: str) -> set[str]:
        """The types of claims that may be of one event with a claim of this type."""
        classes = self._policy.classes
        group = classes.get(kind, kind)
        kin = {group, *self._policy.kindred.get(group, ())}
        return {kind, *(each for each, found in classes.items() if found in kin)}

    def _weighed(self, items: Mapping[str, Resolved], changed: Set[str], *, new: bool) -> Outcome:
        """The events of what is looked at, with or without what is new: of all that is tied to a changed claim."""
        around = self._around
        origins = {**around.origins, **self._changed} if new else around.origins
        twins = {**{claim: twin for claim, twin in around.twins.items() if claim not in self._changed},
                 **self._lines} if new else around.twins
        found: list[Batch] = []
        for known, group in self._groups(items, new=new):
            if known.isdisjoint(changed):
                continue
            if (known, new) not in self._known:
                if not known <= origins.keys():
                    raise DisturbedError  # a report that nothing has been derived from yet
                lines = {claim: twin for claim, twin in twins.items() if claim in known}
                self._known[known, new] = self._again.batch(group, origins, lines)
            found.append(self._known[known, new])
        return Outcome(found)

    def _groups(self, items: Mapping[str, Resolved], *, new: bool) -> list[tuple[frozenset[str], list[Resolved]]]:
        """What is looked at, with or without what is new, in groups of which none bears on another."""
        if (len(items), new) not in self._grouped:
            groups: dict[str, list[Resolved]] = {}
            given = [item for item in items.values() if new or item.id not in self._own]
            loose = any(item.place is None or item.claim.type.startswith("route.") for item in given)
            for item in given:
                groups.setdefault("" if loose else self._chains.of(item.place)[-1], []).append(item)
            self._grouped[len(items), new] = [
                (frozenset([item.id for item in group]), group) for group in groups.values()]
        return self._grouped[len(items), new]


def _told_in(event: Event) -> frozenset[str]:
    """The claims of an event, and those that contradict it."""
    return frozenset((*event.claims, *(claim for rival in event.rivals for claim in rival.claims)))


def _days(item: Resolved) -> Days:
    return (item.start, item.end) if item.start is not None and item.end is not None else None


def _with(days: Days, margin: int) -> Days:
    """Some days, and so many on either side."""
    return (days[0] - timedelta(days=margin), days[1] + timedelta(days=margin)) if days is not None else None


def _each(days: Days, margin: int) -> Sequence[date]:
    """Each of some days, and so many on either side."""
    if days is None:
        return ()
    first = days[0] - timedelta(days=margin)
    return [first + timedelta(days=number) for number in range((days[1] - days[0]).days + 2 * margin + 1)]
