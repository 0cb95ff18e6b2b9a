"""The database as the server holds it: read at one revision, what is asked for all the time kept in memory."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from khabar.brief.account import Account
from khabar.model.knowledge import Knowledge
from khabar.model.records import Actor, Assessment, Claim, Document, Event, Grounding, Origin, Outlet, Place, Unread
from khabar.serve.hooks import Hooks
from khabar.serve.problems import ProblemError
from khabar.store.browsing import Browser, Stand, Wanted
from khabar.store.reads import Counts
from khabar.store.searching import Held, Hits
from khabar.text.search_words import Sought

T = TypeVar("T")
FRESH = 0.25          # seconds for which the database is taken to be as it was when last looked at
KNOWN_KEPT = 6        # states of knowledge that are kept in memory
MOST_CLAIMS = 50_000  # a larger database is not weighed anew in passing
MOST_TOTALS = 2_000   # questions of which the number of answers is remembered
MOST_SEARCHES = 100   # of which the hits are remembered
MOST_DOCUMENTS = 500  # that are kept with their texts
MOST_WRITTEN = 4_000  # records that are kept as JSON
SYMBOLS = ("strike", "battle")


def stand_of(state: Assessment) -> Stand:
    """The part of an assessment that is drawn."""
    return Stand(
        state.id, state.kind, state.subject, state.value, state.label, state.start, state.start_half, state.end,
        state.end_half, state.known, state.score, state.rule, state.version, state.low, state.high, state.best,
        state.note)


class States:
    """States by subject, to be asked for a half-day."""

    def __init__(self, stands: Iterable[Stand]) -> None:
        self.all = tuple(stands)
        subjects: dict[tuple[str, str], list[Stand]] = {}
        for stand in self.all:
            if stand.kind != "toll":
                subjects.setdefault((stand.kind, stand.subject), []).append(stand)
        self._subjects = dict(sorted(subjects.items()))

    @property
    def subjects(self) -> Mapping[tuple[str, str], Sequence[Stand]]:
        """All but tolls by kind and subject, each by its start."""
        return self._subjects

    def on(self, day: date, half: int) -> list[Stand]:
        """What holds in a half of a day, of each subject the last that began; by kind and subject."""
        found = []
        for stands in self._subjects.values():
            for stand in reversed(stands):
                if (stand.start, stand.start_half) <= (day, half):
                    if stand.end is None or (day, half) < (stand.end, stand.end_half):
                        found.append(stand)
                    break
        return found

    def tolls_on(self, day: date, half: int) -> list[Stand]:
        """The figures of a half of a day."""
        return [stand for stand in self.all if stand.kind == "toll"
                and (stand.start, stand.start_half) <= (day, half)
                and (stand.end is None or (day, half) < (stand.end, stand.end_half))]


class Texts(dict[str, str]):
    """Records as JSON, by id: as many as were written lately."""

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep these, and forget all others when they become too many."""
        if len(self) > MOST_WRITTEN:
            self.clear()
        self.update(texts)


class Snapshot(Browser):
    """The database at one revision; whatever is small or asked for often is read once."""

    def __init__(self, store: Browser, revision: int) -> None:
        super().__init__(store._engine, store._url, store._fold)
        self.at = revision
        self._lock = threading.RLock()
        self._known_then: OrderedDict[date, States] = OrderedDict()
        self._found: dict[tuple[Held, tuple[frozenset[str], ...]], Hits] = {}
        self._documents: dict[str, Document] = {}
        self.written = Texts()
        self._totals: dict[tuple[object, ...], int | None] = {}

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of these documents that are stored; a document never changes, so that the last ones asked for stay."""
        wanted = list(dict.fromkeys(ids))
        found = {each: known for each in wanted if (known := self._documents.get(each)) is not None}
        missing = [each for each in wanted if each not in found]
        if missing:
            if len(self._documents) > MOST_DOCUMENTS:
                self._documents.clear()
            fresh = super().documents_by_id(missing)
            self._documents.update(fresh)
            found |= fresh
        return found

    @property
    def fold(self) -> Callable[[str], str]:
        """How spelling variants are folded away."""
        return self._fold

    def counted(
        self, what: str, wanted: Wanted, shown: int, count: Callable[[], int | None], *more: object,
    ) -> int | None:
        """How many records fit: those ``shown`` where they are all, else counted once for all pages of a list."""
        if wanted.basic.after is None and wanted.basic.limit is not None and shown < wanted.basic.limit:
            return shown
        basic = replace(wanted.basic, after=None, limit=None)
        key = (what, replace(wanted, basic=basic), *more)
        if key not in self._totals:
            if len(self._totals) > MOST_TOTALS:
                self._totals.clear()
            self._totals[key] = count()
        return self._totals[key]

    # What a briefing asks of a store whenever it is composed

    def places(self, ids: Iterable[str] | None = None) -> dict[str, Place]:
        """Places by id."""
        return _chosen(self.world.places, ids)

    def actors(self, ids: Iterable[str] | None = None) -> dict[str, Actor]:
        """Actors by id."""
        return _chosen(self.world.actors, ids)

    def outlets(self, ids: Iterable[str] | None = None) -> dict[str, Outlet]:
        """Outlets by id."""
        return _chosen(self.world.outlets, ids)

    def counts(self) -> Counts:
        """How much of everything there is."""
        return self._counted

    def unread(self) -> list[Unread]:
        """All that could not be read."""
        return self._not_read

    @cached_property
    def world(self) -> Knowledge:
        """All places, actors and outlets."""
        return Knowledge(super().places(), super().actors(), super().outlets())

    @cached_property
    def _counted(self) -> Counts:
        return super().counts()

    @cached_property
    def _not_read(self) -> list[Unread]:
        return super().unread()

    # What the server itself asks

    @cached_property
    def stale(self) -> bool:
        """Whether reports or judgements came in that nothing was derived from yet."""
        return self.derived_is_stale()

    @cached_property
    def states(self) -> States:
        """All states, as known now."""
        return States(self.stands())

    @cached_property
    def state_texts(self) -> dict[str, str]:
        """States as JSON, by id, once they were asked for."""
        return {}

    @cached_property
    def drawn_events(self) -> list[tuple[str, str, str | None, date | None, date | None, bool]]:
        """Strikes and fighting."""
        return self.symbols(SYMBOLS)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day that a slider runs over; None when nothing has a day.

        It begins with the first state: a report that looks back over years does not stretch it over them.
        """
        counts = self.counts()
        first = min((stand.start for stand in self.states.all if stand.kind != "toll"), default=counts.first)
        if first is None:
            return None
        last = counts.last or max(stand.start for stand in self.states.all)
        return min(first, last), max(first, last)

    def states_known(self, known: date | None, hooks: Hooks) -> States:
        """The states as they were known on a day (None: now)."""
        if known is None:
            return self.states
        with self._lock:
            found = self._known_then.get(known)
            if found is None:
                if hooks.known_then is None:
                    raise ProblemError(501, "this server cannot tell what was known on a day")
                if self.counts().claims > MOST_CLAIMS:
                    raise ProblemError(501, f"more than {MOST_CLAIMS} claims are not weighed anew in passing")
                found = States(sorted((stand_of(state) for state in hooks.known_then(self, known)),
                                      key=lambda stand: (stand.start, stand.start_half, stand.id)))
                self._known_then[known] = found
                if len(self._known_then) > KNOWN_KEPT:
                    self._known_then.popitem(last=False)
            return found

    def found(self, held: Held, words: Sought, most: int) -> Hits:
        """What a search finds in one of the indexes, remembered for its further pages."""
        key = (held, words.terms)
        hits = self._found.get(key)
        if hits is None:
            if len(self._found) > MOST_SEARCHES:
                self._found.clear()
            hits = self._found[key] = self.search(held, words.terms, most)
        return hits

    def tolls_of(self, originator: str) -> frozenset[str]:
        """The figures that rest on a claim of an originator, by id."""
        return frozenset(self.states_from(originator, "toll"))

    def account_of(self, claims: Sequence[Claim], events: Sequence[Event] = ()) -> Account:
        """These claims and events with all that is needed to tell them."""
        ids = [claim.id for claim in claims]
        groundings: dict[str, list[Grounding]] = {}
        for each in self.groundings(ids):
            groundings.setdefault(each.claim, []).append(each)
        origins: dict[str, Origin] = {each.claim: each for each in self.origins(ids)}
        return Account(
            documents=self.documents_by_id({claim.document for claim in claims}),
            claims={claim.id: claim for claim in claims},
            groundings={claim: tuple(found) for claim, found in groundings.items()},
            origins=origins, events=tuple(events), assessments=(), knowledge=self.world)


class Library:
    """Hands out the snapshot of the present revision."""

    def __init__(self, store: Browser, hooks: Hooks) -> None:
        self.store = store
        self.hooks = hooks
        self._lock = threading.Lock()
        self._looked = -FRESH
        self._snapshot: Snapshot | None = None
        self.writing = threading.Lock()

    def now(self) -> Snapshot:
        """The database as it is now; what another process changed is seen within a quarter of a second."""
        with self._lock:
            snapshot = self._snapshot
            if snapshot is None or time.monotonic() - self._looked > FRESH:
                revision = self.store.revision()
                if snapshot is None or snapshot.at != revision:
                    snapshot = self._snapshot = Snapshot(self.store, revision)
                self._looked = time.monotonic()
            return snapshot

    def warm(self) -> None:
        """Read what is asked for all the time before anybody asks."""
        snapshot = self.now()
        _ = snapshot.world, snapshot.days, snapshot.counts(), snapshot.stale

    def changed(self) -> Snapshot:
        """The database after a change of one's own."""
        with self._lock:
            self._looked = -FRESH
        return self.now()


def _chosen(known: Mapping[str, T], ids: Iterable[str] | None) -> dict[str, T]:
    return dict(known) if ids is None else {each: known[each] for each in dict.fromkeys(ids) if each in known}
