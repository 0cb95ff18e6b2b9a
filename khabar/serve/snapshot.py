"""The database as the server holds it: read at one revision, what is asked for all the time kept in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from khabar.brief.account import Account
from khabar.model.knowledge import Knowledge
from khabar.model.records import Actor, Claim, Document, Event, Grounding, Origin, Outlet, Place, Unread
from khabar.serve.hooks import Hooks
from khabar.serve.intervals import States, stand_of
from khabar.serve.kept import Kept
from khabar.serve.naming import Naming
from khabar.serve.packing import Written
from khabar.serve.problems import ProblemError
from khabar.serve.toll_columns import TollColumns
from khabar.serve.verdicts import verdicts
from khabar.store.browsing import Browser, Wanted
from khabar.store.columns import ClaimColumns, Narrower, Numbers
from khabar.store.reads import Counts
from khabar.store.searching import Held, Hits
from khabar.text.search_words import Sought

T = TypeVar("T")
KNOWN_KEPT = 6        # states of knowledge that are kept in memory
MOST_CLAIMS = 50_000  # a larger database is not weighed anew in passing
MOST_TOTALS = 2_000   # questions of which the number of answers is remembered
MOST_SEARCHES = 100   # of which the hits are remembered
MOST_DOCUMENTS = 500  # that are kept with their texts
MOST_WRITTEN = 4_000  # records that are kept as JSON
MOST_ROWS = 50        # sets of rows that a party or an outlet stands for
SYMBOLS = ("strike", "battle")


class Snapshot(Browser):
    """The database at one revision; whatever is small or asked for often is read once."""

    def __init__(self, store: Browser, revision: int, before: "Snapshot | None" = None) -> None:
        super().__init__(store._engine, store._url, store._fold)
        self.at = revision
        self.warmed = False  # whether all that is asked for all the time was read and written
        self._columns_before: ClaimColumns | None = vars(before).get("claim_columns") if before is not None else None
        self._row_sets: Kept[tuple[str, str], Numbers] = Kept(MOST_ROWS)
        self._lock = threading.RLock()
        self._known_then: OrderedDict[date, States] = OrderedDict()
        self._found: Kept[tuple[Held, tuple[frozenset[str], ...], int | None], Hits] = Kept(MOST_SEARCHES)
        self._documents: Kept[str, Document] = Kept(MOST_DOCUMENTS)
        self.written: Kept[int, tuple[str, str]] = Kept(MOST_WRITTEN)
        self.first_answers: dict[str, Written] = {}
        self._totals: Kept[tuple[object, ...], int | None] = Kept(MOST_TOTALS)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of these documents that are stored; a document never changes, so that the last ones asked for stay."""
        wanted = list(dict.fromkeys(ids))
        found = {each: known for each in wanted if (known := self._documents.get(each)) is not None}
        missing = [each for each in wanted if each not in found]
        if missing:
            fresh = super().documents_by_id(missing)
            self._documents.keep(fresh)
            found |= fresh
        return found

    def warm(self) -> None:
        """Read what is asked for all the time."""
        _ = self.world, self.days, self.stale, self.claim_columns, self.judged, self.drawn_events
        _ = self.toll_columns.in_order("place")

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
            self._totals.keep({key: count()})
        return self._totals.get(key)

    @cached_property
    def claim_columns(self) -> ClaimColumns:
        """What claims are filtered by; of what was read at the revision before, only what came since is read."""
        before, self._columns_before = self._columns_before, None
        return self.columns(before)

    def claims_fitting(self, wanted: Wanted) -> tuple[Sequence[int], int | None]:
        """Numbers of the claims of a page, and how many claims there are on all; None if they were not counted."""
        basic = wanted.basic
        if basic.text or basic.voice:
            rows = self.page_of_claim_rows(wanted)
            return rows, self.counted("claims", wanted, len(rows), lambda: self.count_claims(wanted))
        after = self.claim_row(basic.after) if basic.after is not None else None
        found = self.claim_columns.fitting(basic, self._narrower(wanted), after)
        return found.rows, found.all

    def _narrower(self, wanted: Wanted) -> Narrower:
        basic, box = wanted.basic, wanted.box
        places = self.area(basic.place) if basic.place is not None else None
        if box is not None:
            known = self.world.places
            places = {each.id for each in (known.values() if places is None else (
                known[identity] for identity in places if identity in known)) if box.holds(each.lat, each.lon)}
        asked: list[tuple[str, str | None, Callable[[str], Numbers]]] = [
            ("actor", basic.actor, self.rows_of_actor), ("originator", wanted.originator, self.rows_from)]
        of_reports: list[tuple[str, str | None, Callable[[str], Numbers]]] = [
            ("document", basic.document, lambda called: self.rows_of_documents(called=called)),
            ("outlet", wanted.outlet, lambda outlet: self.rows_of_documents(outlet=outlet))]
        return Narrower(places, wanted.confidence, self._sets(asked), self._sets(of_reports))

    def _sets(self, asked: Iterable[tuple[str, str | None, Callable[[str], Numbers]]]) -> tuple[Numbers, ...]:
        """Rows of what is asked for by more than a column, remembered for the next page."""
        found = []
        for what, value, read in asked:
            if value is not None:
                rows = self._row_sets.get((what, value))
                if rows is None:
                    rows = read(value)
                    self._row_sets.keep({(what, value): rows})
                found.append(rows)
        return tuple(found)

    def area(self, place: str) -> set[str]:
        """The ids of a place and all that it contains."""
        found = {place}
        rest = [place]
        while rest:
            within = [each for each in self._contained.get(rest.pop(), ()) if each not in found]
            found.update(within)
            rest += within
        return found

    @cached_property
    def _contained(self) -> dict[str, list[str]]:
        contained: dict[str, list[str]] = {}
        for each in self.world.places.values():
            if each.parent is not None:
                contained.setdefault(each.parent, []).append(each.id)
        return contained

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
        return States(self.stands(), lambda: self.stands(tolls=True))

    @cached_property
    def toll_columns(self) -> TollColumns:
        """All figures, to be put in order and filtered."""
        return TollColumns(self.toll_rows())

    @cached_property
    def naming(self) -> Naming:
        """The names of what is mentioned."""
        return Naming(self.world)

    @cached_property
    def judged(self) -> Mapping[str, str]:
        """What people decided about claims and events; ``disputed`` where they decided differently."""
        return verdicts(self.judgements(standing=True))

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
        starts = [stand.start for stand in self.states.all]
        first = min(starts, default=counts.first)
        if first is None:
            return None
        last = counts.last or max(starts, default=first)
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

    def found(self, held: Held, words: Sought, before: int | None) -> Hits:
        """What a search finds in one of the indexes (before a row of it), remembered for its further pages."""
        key = (held, words.terms, before)
        hits = self._found.get(key)
        if hits is None:
            hits = self.search(held, words.terms, before)
            self._found.keep({key: hits})
        return hits

    def fitting(self, held: Held, rows: Sequence[int], wanted: Wanted) -> set[int]:
        """Those of the rows of an index that fit a question beside the words."""
        if held == "texts":
            return self.documents_among(rows, wanted)
        return self.claim_columns.among(rows, wanted.basic, self._narrower(wanted))

    def tolls_from(self, originator: str) -> frozenset[str]:
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


def _chosen(known: Mapping[str, T], ids: Iterable[str] | None) -> dict[str, T]:
    return dict(known) if ids is None else {each: known[each] for each in dict.fromkeys(ids) if each in known}
