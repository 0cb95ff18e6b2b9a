"""The store: one database, opened, written and read."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from khabar.errors import StoreError
from khabar.model.records import (
    Actor,
    Assessment,
    Document,
    Event,
    Grounding,
    Judgement,
    Origin,
    Outlet,
    Place,
    Reading,
    Unread,
)
from khabar.store import opening, rows, schema, searching
from khabar.store.adding import Added, Adder, Addition, insert_unread
from khabar.store.cells import (
    CELL_TABLES,
    Known,
    Part,
    Repeat,
    Traits,
    copies,
    figure_rows,
    word_rows,
)
from khabar.store.known import KnownRow, insert_known, known_rows_of, replace_known
from khabar.store.names import Fold
from khabar.store.queries import Filter, StateFilter, among, in_parts
from khabar.store.reads import Counts, Stored
from khabar.store.rows import RecordRows, Row, insert_rows, insert_tuples
from khabar.store.searching import Terms
from khabar.store.spreading import Spreading

__all__ = ["Added", "Addition", "Counts", "Derived", "Filter", "StateFilter", "Store", "Stored"]

T = TypeVar("T")
# Derived records are written so many at a time, so that memory stays flat however many there are.
WRITTEN_AT_ONCE = 5000
DERIVED = (schema.assessment_claims, schema.event_claims, schema.event_actors, schema.assessments, schema.events,
           schema.origins)
# Kept, because to put a statement together takes longer than to run it.
_ORIGINS_GO, _STATES_GO, _EVENTS_GO = (
    tuple(delete(column.table).where(among(column)) for column in columns) for columns in (
        (schema.origins.c.claim, copies.c.claim), (schema.assessment_claims.c.assessment, schema.assessments.c.id),
        (schema.event_claims.c.event, schema.event_actors.c.event, schema.events.c.id)))
_COUNTER = select(schema.counters.c.value).where(schema.counters.c.name == bindparam("counter"))
_SET = update(schema.counters).where(schema.counters.c.name == bindparam("counter")).values(value=bindparam("now"))
Derived = tuple[Iterable[Origin], Iterable[Event], Iterable[Assessment], Sequence[KnownRow]]


class Store(Spreading):
    """A database of reports and of what is known from them.

    Each writing call is one transaction: it is done wholly or, when the process is killed in the middle, not at all.
    There is one writer at a time, and others wait for it; readers never wait. Raises StoreError for whatever the
    database complains of, in one line that names it.
    """

    _terms: Terms | None = None

    @classmethod
    def open(
        cls, target: str | Path, *, create: bool = True, fold: Fold = str.casefold, terms: Terms | None = None,
    ) -> Self:
        """Open a database: the path of a SQLite file, or a URL (``postgresql+psycopg://user@host/name``).

        A database of an older version is brought up to this one's. ``create`` makes one where there is none yet.
        ``fold`` is how spelling variants are folded away when places, actors and outlets are looked up by name;
        ``terms`` turns a text into what it is searched by, and without it what is added is not searchable yet.

        Raises StoreError when there is none to open, it is no database, not one of Khabar, or was written by a newer
        version; nothing is changed in it then.
        """
        url = opening.database_url(target)
        store = cls(opening.open_engine(url, create=create), url, fold)
        store._terms = terms
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        self.close()

    def add_document(self, document: Document, reading: Reading, groundings: Sequence[Grounding]) -> Added:
        """Add one report, with the claims read in it and what their words mean.

        The same document again changes nothing. A changed report becomes its current version, unless both say when
        they were retrieved and it was earlier; the other versions stay, superseded. Raises StoreError where the three
        do not belong together.
        """
        (added,) = self.add_batch([(document, reading, groundings)])
        return added

    def add_batch(self, additions: Iterable[Addition]) -> list[Added]:
        """Add many reports in one transaction, as :meth:`add_document` does; they may come one by one."""
        def write(connection: Connection) -> list[Added]:
            adder = Adder(connection)
            outcomes = [adder.add(*addition) for addition in additions]
            adder.finish()
            if set(outcomes) - {Added.SAME}:
                if self._terms is not None:
                    searching.catch_up(connection, self._terms)
                _count_up(connection, "revision", "inputs")
            return outcomes

        return self._write(write)

    def replace_days(self, groundings: Iterable[Grounding]) -> None:
        """Put these groundings of dates in place of those that their claims had.

        Days that were inferred for an undated report rest on other reports, and are inferred anew when such come in;
        they are the one part of what was read that is not kept. Raises StoreError for other slots and unknown claims.
        """
        new = {each.claim: each for each in groundings}
        if any(each.slot != "date" for each in new.values()):
            raise StoreError("only the groundings of dates are ever replaced")

        def write(connection: Connection) -> None:
            numbers = {id: seq for part in in_parts(new) for id, seq in connection.execute(
                select(schema.claims.c.id, schema.claims.c.seq).where(schema.claims.c.id.in_(part)))}
            if missing := new.keys() - numbers.keys():
                raise StoreError(f"{min(missing)}: no such claim in this database")
            table = schema.groundings
            for id, seq in numbers.items():
                connection.execute(delete(table).where(table.c.claim == seq, table.c.slot == "date"))
                connection.execute(insert(table), [rows.GROUNDINGS.row(new[id]) | {"claim": seq}])
                connection.execute(update(schema.claims).where(schema.claims.c.seq == seq).values(
                    start_day=new[id].start, end_day=new[id].end))
            _count_up(connection, "revision", "inputs")

        self._write(write)

    def add_unread(self, unread: Iterable[Unread]) -> None:
        """Record what could not be read or resolved; the same thing again changes nothing."""
        def write(connection: Connection) -> None:
            if insert_unread(connection, unread):
                _count_up(connection, "revision")

        self._write(write)

    def save_knowledge(self, places: Iterable[Place], actors: Iterable[Actor], outlets: Iterable[Outlet]) -> None:
        """Store the places, actors and outlets that reports speak of, in place of what was known under their ids.

        A place's containers belong with it: without them a search in the larger area does not find it.
        """
        def write(connection: Connection) -> None:
            _replace(connection, rows.PLACES, places)
            _replace(connection, rows.ACTORS, actors)
            _replace(connection, rows.OUTLETS, outlets)
            _count_up(connection, "revision")

        self._write(write)

    def index(self) -> int:
        """Index for searching what is not indexed yet (an older database, or one that was filled without ``terms``).

        Returns how many reports and quotes that were. Without ``terms`` nothing is done.
        """
        terms = self._terms
        if terms is None:
            return 0
        with self._reading() as connection:
            if not searching.behind(connection):
                return 0
        return self._write(lambda connection: searching.catch_up(connection, terms))

    def replace_derived(
        self, origins: Iterable[Origin], events: Iterable[Event], assessments: Iterable[Assessment],
        *, inputs: int | None = None,
    ) -> None:
        """Store what was derived from all claims, in place of all that was derived before.

        ``inputs`` is what :meth:`inputs` said before the claims were read, so that what another process adds in the
        meantime leaves these records stale; None where nobody else writes. Raises StoreError, and keeps what was
        there, when one cites a claim that is not stored.
        """
        def write(connection: Connection) -> None:
            _delete_all(connection, DERIVED)
            _insert_derived(connection, origins, events, assessments)
            _count_up(connection, "revision")
            _set(connection, "derived", _counter(connection, "inputs") if inputs is None else inputs)

        self._write(write)

    def replace_by_parts(self, parts: Iterable[Derived], words: Iterable[tuple[int, int, int]],
                         figures: Iterable[tuple[str, int, str, str]]) -> None:
        """The same, of what is derived part by part while it is written, after :meth:`index_repeats` of all reports;
        with the rest of what :meth:`index_all` keeps.

        ``words`` are row of words, day and row number of the report; ``figures`` figure, day, letter and report.
        """
        def write(connection: Connection) -> None:
            rest = iter(parts)
            first = list(islice(rest, 1))  # now whoever derives is at work on those that follow
            _delete_all(connection, DERIVED)
            with opening.in_memory(connection):
                insert_tuples(connection, word_rows, words)
                insert_tuples(connection, figure_rows, figures)
                for origins, events, assessments, known in chain(first, rest):
                    # what is told of one place lies together, and is read together
                    _insert_derived(connection, origins, sorted(events, key=_site), sorted(assessments, key=_subject))
                    insert_known(connection, known)
            _count_up(connection, "revision")
            for name in ("derived", "indexed"):
                _set(connection, name, _counter(connection, "inputs"))

        self._write(write)

    def index_all(self, traits: Iterable[Traits], repeats: Iterable[Repeat], known: Iterable[Known]) -> None:
        """Keep, after a derivation from all claims, by what reports are known again, which claims are repeats, and all
        that is known of each claim."""
        def write(connection: Connection) -> None:
            _delete_all(connection, CELL_TABLES)
            _insert_traits(connection, traits, repeats)
            insert_known(connection, known_rows_of(connection, known))
            _set(connection, "indexed", _counter(connection, "derived"))

        self._write(write)

    def sign(self, edition: int) -> None:
        """Keep by which edition of Khabar everything was derived."""
        self._write(lambda connection: _set(connection, "edition", edition))

    def index_repeats(self, repeats: Iterable[Repeat]) -> None:
        """Keep which claims are repeats before a derivation part by part, which asks for it; it does not count until
        then."""
        def write(connection: Connection) -> None:
            _delete_all(connection, CELL_TABLES)
            _insert_traits(connection, (), repeats)
            _set(connection, "indexed", -1)

        self._write(write)

    def replace_part(self, part: Part) -> None:
        """Store what was derived anew for a part of the conflict, in place of what it replaces; the rest stands.

        Afterwards the derived records hold for all reports. Raises StoreError, and keeps what was there, when one
        cites a claim that is not stored.
        """
        def write(connection: Connection) -> None:
            for ids, going in ((part.renewed, _ORIGINS_GO), (part.old_assessments, _STATES_GO),
                               (part.old_events, _EVENTS_GO)):
                for some in in_parts(ids):
                    for statement in going:
                        connection.execute(statement, {"values": some})
            _insert_derived(connection, part.origins, part.events, part.assessments)
            for event in part.countered:
                connection.execute(
                    update(schema.events).where(schema.events.c.id == event.id).values(rows.EVENTS.row(event)))
            _insert_traits(connection, part.traits, part.repeats)
            replace_known(connection, part.known)
            _count_up(connection, "revision")
            for name in ("derived", "indexed"):
                _set(connection, name, _counter(connection, "inputs"))

        self._write(write)

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a person's decision into the log; the same one again changes nothing.

        Nothing in the log is ever changed: a decision is taken back by another one that ``revokes`` it. Raises
        StoreError when that is not in the log, or this id is there with another content.
        """
        def write(connection: Connection) -> None:
            table = schema.judgements
            known = connection.execute(rows.JUDGEMENTS.select().where(table.c.id == judgement.id)).first()
            if known is not None:
                if rows.JUDGEMENTS.record(known) != judgement:
                    raise StoreError(f"{judgement.id}: is in the log already, with another content")
                return
            if judgement.revokes is not None and connection.execute(
                    select(table.c.id).where(table.c.id == judgement.revokes)).first() is None:
                raise StoreError(f"{judgement.id}: what it revokes is not in the log ({judgement.revokes})")
            connection.execute(insert(table), [rows.JUDGEMENTS.row(judgement)])
            _count_up(connection, "revision", "inputs")

        self._write(write)

    def _write(self, write: Callable[[Connection], T]) -> T:
        with opening.explained(self._url), opening.writing(self._engine) as connection:
            return write(connection)


def _delete_all(connection: Connection, tables: Iterable[Table]) -> None:
    for table in tables:
        connection.execute(delete(table))


def _insert_derived(connection: Connection, origins: Iterable[Origin], events: Iterable[Event],
                    assessments: Iterable[Assessment]) -> None:
    _insert_all(connection, origins, {schema.origins: lambda each: [rows.ORIGINS.row(each)]})
    _insert_all(connection, events, {
        schema.events: lambda each: [rows.EVENTS.row(each)],
        schema.event_claims: lambda each: _links("event", each.id, "claim", each.claims),
        schema.event_actors: lambda each: _links("event", each.id, "actor", each.agents + each.targets)})
    _insert_all(connection, assessments, {
        schema.assessments: lambda each: [rows.ASSESSMENTS.row(each)],
        schema.assessment_claims: lambda each: _links(
            "assessment", each.id, "claim", [evidence.claim for evidence in each.evidence])})


def _site(event: Event) -> tuple[str, date, str]:
    return event.place or "", event.start or date.max, event.id


def _subject(state: Assessment) -> tuple[str, str, date, str]:
    return state.kind, state.subject, state.start, state.id


def _insert_traits(connection: Connection, traits: Iterable[Traits], repeats: Iterable[Repeat]) -> None:
    rest = iter(traits)
    while part := list(islice(rest, WRITTEN_AT_ONCE)):
        _insert_words(connection, part)
    _insert_all(connection, repeats, {copies: lambda each: [
        {"claim": each.claim, "source": each.source, "twin": each.twin, "reason": each.reason}]})


def _insert_words(connection: Connection, traits: Sequence[Traits]) -> None:
    numbers = {row[0]: row[1] for some in in_parts(each.document for each in traits) for row in connection.execute(
        select(schema.documents.c.id, schema.documents.c.seq).where(schema.documents.c.id.in_(some)))}
    _insert_all(connection, traits, {
        word_rows: lambda each: [{"row": row, "day": each.day, "document": numbers[each.document]}
                                 for row in sorted(each.words)],
        figure_rows: lambda each: [{"figure": figure, "day": each.day, "grade": each.grade,
                                    "document": each.document} for figure in sorted(each.figures)]})


def _replace(connection: Connection, kind: RecordRows[Any], records: Iterable[Any]) -> None:
    stored = {each.id: kind.row(each) for each in records}
    for part in in_parts(stored):
        connection.execute(delete(kind.table).where(kind.table.c.id.in_(part)))
        connection.execute(insert(kind.table), [stored[id] for id in part])


def _insert_all(
    connection: Connection, records: Iterable[T], tables: dict[Table, Callable[[T], list[Row]]],
) -> None:
    """Insert, part by part, the rows that each record has in each of the tables."""
    rest = iter(records)
    while part := list(islice(rest, WRITTEN_AT_ONCE)):
        for table, rows_of in tables.items():
            insert_rows(connection, table, [row for record in part for row in rows_of(record)])


def _links(holder: str, id: str, name: str, linked: Iterable[str]) -> list[Row]:
    return [{holder: id, name: each} for each in dict.fromkeys(linked)]


def _counter(connection: Connection, name: str) -> int:
    return connection.execute(_COUNTER, {"counter": name}).scalar() or 0


def _count_up(connection: Connection, *names: str) -> None:
    for name in names:
        _set(connection, name, _counter(connection, name) + 1)


def _set(connection: Connection, name: str, value: int) -> None:
    if not connection.execute(_SET, {"counter": name, "now": value}).rowcount:
        connection.execute(insert(schema.counters), [{"name": name, "value": value}])
