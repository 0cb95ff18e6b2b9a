"""Reading: everything that the store can be asked for, as the frozen records of the model."""

import threading
import weakref
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import URL, Column, Connection, Engine, Select, bindparam, func, select, true

from khabar.errors import NotFoundError
from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Assessment,
    Claim,
    Document,
    Event,
    Grounding,
    Judgement,
    Origin,
    Outlet,
    Place,
    Unread,
)
from khabar.store import opening, queries, rows, schema
from khabar.store.names import Fold, NameIndex
from khabar.store.queries import EVERY_STATE, EVERYTHING, Filter, StateFilter
from khabar.store.rows import RecordRows

T = TypeVar("T")
Stored = Document | Claim | Event | Assessment | Judgement | Place | Actor | Outlet


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the database holds; claims and the days they touch are those of current versions.

    ``superseded`` are versions of reports that a newer one has replaced. ``first`` and ``last`` are None when no claim
    has a day.
    """

    documents: int
    superseded: int
    claims: int
    types: dict[str, int]
    origins: int
    events: int
    assessments: int
    unread: int
    judgements: int
    first: date | None
    last: date | None


class Reads:
    """What can be read; :class:`khabar.store.store.Store` adds opening and writing.

    Each call reads one state of the database, also while another process writes. Its ``iter_…`` methods hold that
    state, and a connection, until they are exhausted or closed.
    """

    def __init__(self, engine: Engine, url: URL, fold: Fold) -> None:
        self._engine = engine
        self._url = url
        self._fold = fold
        self._thread = threading.local()
        weakref.finalize(self, engine.dispose)  # whoever forgets to close it leaves nothing open

    @contextmanager
    def held(self) -> Iterator[None]:
        """One state of the database, and one connection, for all that this thread asks inside; opened when it does."""
        if getattr(self._thread, "open", None) is not None:
            yield
            return
        with ExitStack() as stack:
            self._thread.open = (stack, None)
            try:
                yield
            finally:
                self._thread.open = None

    # Reports and claims

    def documents(self, *, name: str | None = None, current: bool = True) -> list[Document]:
        """Documents in the order of their arrival, of this name if one is given; without superseded versions."""
        return list(self.iter_documents(name=name, current=current))

    def iter_documents(self, *, name: str | None = None, current: bool = True) -> Iterator[Document]:
        """The same, one after the other, so that the texts need not be in memory together."""
        query = rows.DOCUMENTS.select().order_by(schema.documents.c.seq)
        if name is not None:
            query = query.where(schema.documents.c.name == name)
        if current:
            query = query.where(schema.documents.c.current.is_(true()))
        return self._each(rows.DOCUMENTS, query)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of these documents that are stored, superseded or not."""
        return {each.id: each for each in self._among(rows.DOCUMENTS, schema.documents.c.id, ids)}

    def versions(self, report: str) -> list[Document]:
        """All versions of one report, in the order in which they came."""
        return self._all(rows.DOCUMENTS, rows.DOCUMENTS.select().where(
            schema.documents.c.report == report).order_by(schema.documents.c.version))

    def known_documents(self, ids: Iterable[str]) -> set[str]:
        """Those of these document ids that are stored: reading them again would change nothing."""
        with self._reading() as connection:
            return {id for part in queries.in_parts(ids) for id in connection.scalars(
                select(schema.documents.c.id).where(schema.documents.c.id.in_(part)))}

    def undated(self) -> list[str]:
        """Ids of the current reports that state no day of publication and make claims, as they came."""
        made = select(schema.claims.c.seq).where(schema.claims.c.document == schema.documents.c.seq).exists()
        query = select(schema.documents.c.id).where(
            schema.documents.c.current.is_(true()), schema.documents.c.published.is_(None), made)
        with self._reading() as connection:
            return list(connection.scalars(query.order_by(schema.documents.c.seq)))

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """Claims that fit, in the order of their arrival."""
        return list(self.iter_claims(wanted))

    def iter_claims(self, wanted: Filter = EVERYTHING) -> Iterator[Claim]:
        """The same, one after the other."""
        query = queries.claims_query(wanted)
        if wanted.after is not None:
            with self._reading() as connection:
                query = query.where(queries.claims_after(connection, wanted.after))
        return self._each(rows.CLAIMS, query)

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Those of these claims that are stored, of superseded versions, too."""
        return {each.id: each for each in self._among(rows.CLAIMS, schema.claims.c.id, ids)}

    def groundings(self, claims: Iterable[str]) -> list[Grounding]:
        """What the words of these claims (by id) mean, claim by claim."""
        return self._among(rows.GROUNDINGS, schema.claims.c.id, claims)

    def unread(self) -> list[Unread]:
        """All that could not be read or resolved."""
        return self._all(rows.UNREAD, rows.UNREAD.select().order_by(schema.unread.c.seq))

    # What is derived

    def origins(self, claims: Iterable[str]) -> list[Origin]:
        """Where these claims (by id) come from."""
        return self._among(rows.ORIGINS, schema.origins.c.claim, claims)

    def events(self, wanted: Filter = EVERYTHING) -> list[Event]:
        """Events that fit, by their first day, those without a day last."""
        query = queries.events_query(wanted)
        with self._reading() as connection:
            if wanted.after is not None:
                query = query.where(queries.events_after(connection, wanted.after))
            return queries.fetch(connection, rows.EVENTS, query)

    def events_by_id(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those of these events that are stored."""
        return {each.id: each for each in self._among(rows.EVENTS, schema.events.c.id, ids)}

    def events_citing(self, claims: Iterable[str]) -> list[Event]:
        """Events that one of these claims (by id) is a claim of."""
        link = schema.event_claims
        return self._citing(rows.EVENTS, link.c.event, link.c.claim, claims)

    def assessments(self, wanted: StateFilter = EVERY_STATE) -> list[Assessment]:
        """Assessments that fit, by their first half-day."""
        query = queries.assessments_query(wanted)
        with self._reading() as connection:
            if wanted.after is not None:
                query = query.where(queries.assessments_after(connection, wanted.after))
            return queries.fetch(connection, rows.ASSESSMENTS, query)

    def assessments_citing(self, claims: Iterable[str]) -> list[Assessment]:
        """Assessments that rest on one of these claims (by id), or that it speaks against."""
        link = schema.assessment_claims
        return self._citing(rows.ASSESSMENTS, link.c.assessment, link.c.claim, claims)

    # Judgements

    def judgements(self, subject: str | None = None, *, standing: bool = False) -> list[Judgement]:
        """The log of decisions, oldest first, about one record or all; ``standing``: without those revoked.

        Revoking what revoked it makes a decision stand again.
        """
        table = schema.judgements.c
        entries = self._all(rows.JUDGEMENTS, rows.JUDGEMENTS.select().order_by(table.seq))
        if standing:
            revoked: set[str] = set()
            # Nothing can revoke what comes after it, so that the last word is known to stand.
            for entry in reversed(entries):
                if entry.revokes is not None and entry.id not in revoked:
                    revoked.add(entry.revokes)
            entries = [entry for entry in entries if entry.id not in revoked]
        return [entry for entry in entries if subject in (None, entry.subject)]

    # Places, actors, outlets

    def places(self, ids: Iterable[str] | None = None) -> dict[str, Place]:
        """Places by id: all, or those of these that are stored."""
        return {each.id: each for each in self._known(rows.PLACES, ids)}

    def actors(self, ids: Iterable[str] | None = None) -> dict[str, Actor]:
        """Actors by id: all, or those of these that are stored."""
        return {each.id: each for each in self._known(rows.ACTORS, ids)}

    def outlets(self, ids: Iterable[str] | None = None) -> dict[str, Outlet]:
        """Outlets by id: all, or those of these that are stored."""
        return {each.id: each for each in self._known(rows.OUTLETS, ids)}

    def knowledge(self) -> Knowledge:
        """All places, actors and outlets that are stored."""
        return Knowledge(self.places(), self.actors(), self.outlets())

    def find_places(self, words: str) -> list[Place]:
        """Places of this name or with it in a name, the closest first; spelling variants are folded."""
        return NameIndex(self._known(rows.PLACES, None), self._fold).find(words)

    def find_actors(self, words: str) -> list[Actor]:
        """Actors of this name or with it in a name, the closest first; spelling variants are folded."""
        return NameIndex(self._known(rows.ACTORS, None), self._fold).find(words)

    def find_outlets(self, words: str) -> list[Outlet]:
        """Outlets of this name or with it in a name, the closest first; spelling variants are folded."""
        return NameIndex(self._known(rows.OUTLETS, None), self._fold).find(words)

    # Any record

    def get(self, id: str) -> Stored:
        """The record with this id, whatever it is; of a report its current version. Raises NotFoundError."""
        with self._reading() as connection:
            for kind in rows.BY_ID:
                for record in queries.fetch(connection, kind, kind.select().where(kind.table.c.id == id)):
                    found: Stored = record
                    return found
            report = rows.DOCUMENTS.select().where(
                schema.documents.c.report == id, schema.documents.c.current.is_(true()))
            for document in queries.fetch(connection, rows.DOCUMENTS, report):
                return document
        raise NotFoundError(f"{id}: no such record in this database")

    def resolve_id(self, prefix: str) -> str:
        """The one id that begins so, or is this. Raises NotFoundError when there is none, or more than one."""
        columns = [kind.table.c.id for kind in rows.BY_ID] + [schema.documents.c.report]
        found: set[str] = set()
        with self._reading() as connection:
            for column in columns:
                found.update(connection.scalars(
                    select(column).distinct().where(queries.with_prefix(column, prefix)).order_by(column).limit(3)))
        if prefix in found:
            return prefix
        if len(found) == 1:
            return found.pop()
        if not found or not prefix:
            raise NotFoundError(f"{prefix}: no such record in this database")
        raise NotFoundError(f"{prefix}: several records begin so: {', '.join(sorted(found)[:3])}")

    def counts(self) -> Counts:
        """How much of everything there is."""
        current = schema.documents.c.current.is_(true())
        stated = select(func.count()).select_from(schema.claims).join(schema.documents).where(current)
        with self._reading() as connection:
            def number(query: Select[Any]) -> int:
                return int(connection.execute(query).scalar_one())

            def size(kind: RecordRows[Any]) -> int:
                return number(select(func.count()).select_from(kind.table))

            documents = number(select(func.count()).select_from(schema.documents).where(current))
            types: dict[str, int] = {row[0]: row[1] for row in connection.execute(
                stated.with_only_columns(schema.claims.c.type, func.count())
                .group_by(schema.claims.c.type).order_by(schema.claims.c.type))}
            first, last = connection.execute(stated.with_only_columns(
                func.min(schema.claims.c.start_day), func.max(schema.claims.c.end_day))).one()
            return Counts(
                documents=documents, superseded=size(rows.DOCUMENTS) - documents, claims=number(stated),
                types=types, origins=size(rows.ORIGINS), events=size(rows.EVENTS),
                assessments=size(rows.ASSESSMENTS), unread=size(rows.UNREAD), judgements=size(rows.JUDGEMENTS),
                first=first, last=last)

    def revision(self) -> int:
        """A number that grows with every change of anything stored: the same number, the same answers."""
        return self._counters().get("revision", 0)

    def inputs(self) -> int:
        """A number that grows with every report and judgement that comes in."""
        return self._counters().get("inputs", 0)

    def edition(self) -> int | None:
        """The number under which what is derived was signed (:meth:`khabar.store.store.Store.sign`)."""
        return self._counters().get("edition")

    def derived_is_stale(self) -> bool:
        """Whether reports or judgements came in since events and assessments were derived (or none ever were)."""
        counted = self._counters()
        return counted.get("inputs", 0) != counted.get("derived", 0)

    # How it is read

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with opening.explained(self._url):
            stack, held = getattr(self._thread, "open", None) or (None, None)
            if held is not None:
                yield held
            elif stack is not None:
                held = stack.enter_context(opening.reading(self._engine))
                self._thread.open = (stack, held)
                yield held
            else:
                with opening.reading(self._engine) as connection:
                    yield connection

    def _counters(self) -> dict[str, int]:
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(
                select(schema.counters.c.name, schema.counters.c.value))}

    def _each(self, kind: RecordRows[T], query: Select[Any]) -> Iterator[T]:
        with self._reading() as connection:
            yield from queries.stream(connection, kind, query)

    def _all(self, kind: RecordRows[T], query: Select[Any]) -> list[T]:
        with self._reading() as connection:
            return queries.fetch(connection, kind, query)

    def _among(self, kind: RecordRows[T], column: Column[Any], values: Iterable[str]) -> list[T]:
        """Records whose column holds one of the values."""
        query = _among(kind, column)
        with self._reading() as connection:
            return [record for part in queries.in_parts(values)
                    for record in queries.fetch(connection, kind, query, {"values": part})]

    def _known(self, kind: RecordRows[T], ids: Iterable[str] | None) -> list[T]:
        if ids is not None:
            return self._among(kind, kind.table.c.id, ids)
        return self._all(kind, kind.select().order_by(kind.table.c.id))

    def _citing(self, kind: RecordRows[T], cites: Column[Any], cited: Column[Any], claims: Iterable[str]) -> list[T]:
        with self._reading() as connection:
            ids = [id for part in queries.in_parts(claims) for id in connection.scalars(
                select(cites).distinct().where(cited.in_(part)).order_by(cites))]
            return [record for part in queries.in_parts(ids) for record in queries.fetch(
                connection, kind, kind.select().where(kind.table.c.id.in_(part)).order_by(kind.table.c.id))]


@cache
def _among(kind: RecordRows[Any], column: Column[Any]) -> Select[Any]:
    # Kept, because to put a statement together takes longer than to run it.
    return kind.select().where(column.in_(bindparam("values", expanding=True))).order_by(*kind.table.primary_key)
