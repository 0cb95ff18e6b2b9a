"""What is asked of a database by people who look around in it: pages of records by many conditions, and search.

A :class:`Browser` is a store with these questions added; it writes nothing that a store does not write.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    true,
)

from khabar.model.records import Assessment, Claim, Document, Event, Judgement, Unread
from khabar.store import queries, rows, schema, searching, telling
from khabar.store.columns import ClaimColumns, Numbers, numbers, read_columns
from khabar.store.queries import Filter
from khabar.store.rows import RecordRows
from khabar.store.searching import Held, Hits
from khabar.store.store import Store
from khabar.store.telling import FoundQuote, Told

T = TypeVar("T")
Condition = ColumnElement[bool]
_LISTED = ("id", "report", "name", "sha256", "outlet", "url", "title", "published", "retrieved", "language")
TOLL = "toll"
COUNTED = 1_000  # more than so many rows are not counted: it would take longer than the page itself


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the globe, in degrees of WGS84; ``west`` may lie beyond ``east``, across the date line."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float | None, lon: float | None) -> bool:
        """Whether a point lies in it; a place without a point does not."""
        if lat is None or lon is None or not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims or events are wanted: a filter, and what goes beyond it. What is None asks nothing.

    ``box`` holds the point of the place; ``originator`` is the id of whom the information comes from, ``outlet`` the
    outlet as its reports name it, ``confidence`` the least certainty of having been read rightly.
    """

    basic: Filter = field(default_factory=Filter)
    box: Box | None = None
    originator: str | None = None
    outlet: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as it stands in a list: its ``document`` without the text, of which ``length`` is in code points."""

    document: Document
    claims: int
    version: int
    current: bool
    length: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A derived state without its evidence, as it is drawn; fields as in Assessment. ``note`` is not always read."""

    id: str
    kind: str
    subject: str
    value: str
    label: str
    start: date
    start_half: int
    end: date | None
    end_half: int
    known: date | None
    score: float
    rule: str
    version: str
    low: int | None = None
    high: int | None = None
    best: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TollRow:
    """What a figure is put in order by."""

    id: str
    subject: str
    start: date
    end: date | None
    rule: str


class Browser(Store):
    """A store that can be looked around in."""

    def page_of_claims(self, wanted: Wanted) -> list[Claim]:
        """Claims that fit, in the order of their arrival."""
        query = queries.claims_query(wanted.basic).where(*_of_claims(wanted))
        return self._page(rows.CLAIMS, query, wanted.basic.after, queries.claims_after)

    def page_of_claim_rows(self, wanted: Wanted) -> list[int]:
        """Numbers of the claims that fit, in the order of their arrival."""
        query = queries.claims_query(wanted.basic).where(*_of_claims(wanted)).with_only_columns(
            schema.claims.c.seq, maintain_column_froms=True)
        with self._reading() as connection:
            if wanted.basic.after is not None:
                query = query.where(queries.claims_after(connection, wanted.basic.after))
            return list(connection.scalars(query))

    def claims_told(self, rows: Sequence[int]) -> dict[int, Told]:
        """Claims by their numbers, with what their words mean, who they come from and the event they tell of."""
        with self._reading() as connection:
            return telling.told(connection, rows)

    def columns(self, before: ClaimColumns | None = None) -> ClaimColumns:
        """What all claims are filtered by, in memory; quicker if they were read ``before``."""
        with self._reading() as connection:
            return read_columns(connection, before)

    def claim_row(self, claim: str) -> int:
        """The number of a claim. Raises NotFoundError."""
        with self._reading() as connection:
            return queries.claim_row(connection, claim)

    def rows_of_actor(self, actor: str) -> Numbers:
        """Numbers of the claims that this party acts in or is acted on in."""
        table = schema.groundings.c
        return self._numbers(select(table.claim).where(table.ref == actor, table.slot.in_(queries.ACTING)))

    def rows_from(self, originator: str) -> Numbers:
        """Numbers of the claims whose information comes from this originator."""
        return self._numbers(select(schema.claims.c.seq).join_from(schema.origins, schema.claims).where(
            schema.origins.c.originator == originator))

    def rows_of_documents(self, *, outlet: str | None = None, called: str | None = None) -> Numbers:
        """Numbers of the reports of an outlet, as they name it, or of those with an id or a name."""
        table = schema.documents.c
        fitting = or_(table.id == called, table.name == called) if called is not None else table.outlet == outlet
        return self._numbers(select(table.seq).where(fitting))

    def page_of_events(self, wanted: Wanted) -> list[Event]:
        """Events that fit, by their first day, those without a day last."""
        query, table = queries.events_query(wanted.basic).where(*_of_events(wanted)), schema.events.c
        with self._reading() as connection:
            last = queries.last_of_page(connection, (table.start_day, table.id), wanted.basic)
            return [rows.EVENTS.record(row) for row in queries.days_first(
                connection, query, (table.start_day.asc(), table.id), (wanted.basic.limit, last))]

    def count_claims(self, wanted: Wanted) -> int | None:
        """How many claims fit; None when they are more than can be counted in passing."""
        return self._count(queries.claims_query(wanted.basic).where(*_of_claims(wanted)))

    def count_events(self, wanted: Wanted) -> int | None:
        """How many events fit; None when they are more than can be counted in passing."""
        return self._count(queries.events_query(wanted.basic).where(*_of_events(wanted)))

    def page_of_documents(self, wanted: Wanted, words: str | None = None) -> list[Listed]:
        """Reports that fit, the latest publication first; days are those of publication, ``words`` of title or name."""
        query, table = _listing().where(*_of_documents(wanted, words)), schema.documents.c
        with self._reading() as connection:
            last = queries.last_of_page(connection, (table.published, table.seq), wanted.basic)
            return [_listed(row) for row in queries.days_first(
                connection, query, (table.published.desc(), table.seq), (wanted.basic.limit, last))]

    def page_versions(self, report: str) -> list[Listed]:
        """All versions of one report, as they stand in a list."""
        table = schema.documents.c
        query = _listing().where(table.report == report).order_by(table.version)
        with self._reading() as connection:
            return [_listed(row) for row in connection.execute(query)]

    def count_documents(self, wanted: Wanted, words: str | None = None) -> int | None:
        """How many reports fit; None when they are more than can be counted in passing."""
        return self._count(select(schema.documents.c.seq).where(*_of_documents(wanted, words)))

    def claim_events(self, claims: Iterable[str]) -> dict[str, str]:
        """The event that each of these claims (by id) is a claim of."""
        link = schema.event_claims.c
        with self._reading() as connection:
            return {row[0]: row[1] for part in queries.in_parts(claims) for row in connection.execute(
                select(link.claim, link.event).where(link.claim.in_(part)).order_by(link.event.desc()))}

    def claims_at(self, places: Iterable[str]) -> dict[str, int]:
        """How many claims are placed at each of these places (by id), not counting what they contain."""
        table = schema.claims.c
        with self._reading() as connection:
            return {row[0]: row[1] for part in queries.in_parts(places) for row in connection.execute(
                select(table.place, func.count()).where(table.place.in_(part)).group_by(table.place))}

    def judgements_on(self, subjects: Iterable[str]) -> list[Judgement]:
        """The log about these claims and events, about slots of these claims, oldest first."""
        table = schema.judgements.c
        wanted = list(subjects)
        about = or_(table.subject.in_(wanted), *(
            queries.with_prefix(table.subject, f"{subject}/") for subject in wanted[:50]))
        with self._reading() as connection:
            return queries.fetch(connection, rows.JUDGEMENTS, rows.JUDGEMENTS.select().where(about).order_by(table.seq))

    def page_of_unread(self, limit: int, offset: int) -> tuple[list[Unread], int]:
        """What could not be read, in the order in which it was found, and how much there is."""
        with self._reading() as connection:
            found = queries.fetch(connection, rows.UNREAD, rows.UNREAD.select().order_by(
                schema.unread.c.seq).limit(limit).offset(offset))
            return found, connection.execute(select(func.count()).select_from(schema.unread)).scalar_one()

    def unread_of(self, document: str) -> list[Unread]:
        """What could not be read in one report."""
        return self._all(rows.UNREAD, rows.UNREAD.select().where(
            schema.unread.c.document == document).order_by(schema.unread.c.seq))

    def assessments_by_id(self, ids: Iterable[str]) -> dict[str, Assessment]:
        """Those of these assessments that are stored, with their evidence."""
        return {each.id: each for each in self._among(rows.ASSESSMENTS, schema.assessments.c.id, ids)}

    def stands(self, *, tolls: bool = False) -> list[Stand]:
        """All derived states but tolls, or all tolls, without their evidence, by their first half-day."""
        table = schema.assessments.c
        words = [table.body[name].as_string() for name in ("rule", "version")]
        figures = [table.body[name].as_integer() for name in ("low", "high", "best")] if tolls else []
        query = select(
            table.id, table.kind, table.subject, table.value, table.label, table.start_day, table.start_half,
            table.end_day, table.end_half, table.known, table.score, *words, *figures,
        ).where(table.kind == TOLL if tolls else table.kind != TOLL).order_by(
            table.start_day, table.start_half, table.id)
        # The few words and days that are repeated by all of them are held once.
        known: dict[str | date, Any] = {}
        with self._reading() as connection:
            return [Stand(*(known.setdefault(each, each) if isinstance(each, str | date) else each for each in row))
                    for row in connection.execute(query)]

    def toll_rows(self) -> list[TollRow]:
        """All figures, without what they say."""
        table = schema.assessments.c
        query = select(table.id, table.subject, table.start_day, table.end_day, table.body["rule"].as_string()).where(
            table.kind == TOLL)
        known: dict[str | date | None, Any] = {}
        with self._reading() as connection:
            return [TollRow(*(known.setdefault(each, each) for each in row)) for row in connection.execute(query)]

    def states_from(self, originator: str, kind: str) -> list[str]:
        """Ids of the states of a kind that rest on a claim of this originator."""
        link, table = schema.assessment_claims.c, schema.assessments.c
        query = select(table.id).distinct().join_from(schema.assessments, schema.assessment_claims).where(
            table.kind == kind, link.claim.in_(_from(originator)))
        with self._reading() as connection:
            return list(connection.scalars(query))

    def symbols(self, families: Sequence[str]) -> list[tuple[str, str, str | None, date | None, date | None, bool]]:
        """Events of these families with a day: id, type, place, first and last day, whether disputed."""
        table = schema.events.c
        fitting = or_(*(queries.with_prefix(table.type, f"{family}.") for family in families))
        query = select(table.id, table.type, table.place, table.start_day, table.end_day, table.disputed).where(
            fitting, or_(table.start_day.is_not(None), table.end_day.is_not(None))).order_by(table.start_day, table.id)
        with self._reading() as connection:
            return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in connection.execute(query)]

    def search(self, held: Held, words: Sequence[Iterable[str]], before: int | None = None) -> Hits:
        """Rows of the index in which every word is found by one of its keys; ``before``: of those before a row."""
        with self._reading() as connection:
            return searching.hits(connection, held, words, before)

    def quotes_found(self, found: Sequence[int]) -> list[FoundQuote]:
        """The quotes of these rows of the index, in their order."""
        with self._reading() as connection:
            return telling.quotes(connection, found)

    def documents_among(self, found: Sequence[int], wanted: Wanted) -> set[int]:
        """Those of these rows of the index of texts whose reports fit."""
        table = schema.documents.c
        with self._reading() as connection:
            return set(connection.scalars(
                select(table.seq).where(table.seq.in_(found), *_of_documents(wanted, None))))

    def texts_found(self, found: Sequence[int]) -> list[tuple[int, Document]]:
        """The reports of these rows of the index, each behind its row, in their order."""
        with self._reading() as connection:
            return telling.texts(connection, found)

    def _numbers(self, query: Select[Any]) -> Numbers:
        with self._reading() as connection:
            return numbers(queries.plain(connection, query))

    def _page(self, kind: RecordRows[T], query: Select[Any], after: str | None, behind: Any) -> list[T]:
        with self._reading() as connection:
            if after is not None:
                query = query.where(behind(connection, after))
            return queries.fetch(connection, kind, query)

    def _count(self, query: Select[Any]) -> int | None:
        inner = query.with_only_columns(literal(1), maintain_column_froms=True).order_by(None).limit(
            COUNTED + 1).subquery()
        with self._reading() as connection:
            number: int = connection.execute(select(func.count()).select_from(inner)).scalar_one()
        return number if number <= COUNTED else None


def _of_claims(wanted: Wanted) -> list[Condition]:
    table = schema.claims.c
    conditions: list[Condition] = []
    if wanted.box is not None:
        conditions.append(table.place.in_(_in_box(wanted.box)))
    if wanted.confidence is not None:
        conditions.append(table.confidence >= wanted.confidence)
    if wanted.outlet is not None:
        conditions.append(schema.documents.c.outlet == wanted.outlet)
    if wanted.originator is not None:
        conditions.append(table.id.in_(_from(wanted.originator)))
    return conditions


def _of_events(wanted: Wanted) -> list[Condition]:
    table = schema.events.c
    conditions: list[Condition] = []
    if wanted.box is not None:
        conditions.append(table.place.in_(_in_box(wanted.box)))
    link = schema.event_claims.c
    if wanted.originator is not None:
        conditions.append(table.id.in_(select(link.event).where(link.claim.in_(_from(wanted.originator)))))
    if wanted.confidence is not None or wanted.outlet is not None:
        told = select(link.event).join_from(schema.event_claims, schema.claims).join(schema.documents)
        if wanted.confidence is not None:
            told = told.where(schema.claims.c.confidence >= wanted.confidence)
        if wanted.outlet is not None:
            told = told.where(schema.documents.c.outlet == wanted.outlet)
        conditions.append(table.id.in_(told))
    return conditions


def _of_documents(wanted: Wanted, words: str | None) -> list[Condition]:
    table, basic = schema.documents.c, wanted.basic
    conditions: list[Condition] = [table.current.is_(true())] if basic.current else []
    if basic.start is not None:
        conditions.append(table.published >= basic.start)
    if basic.end is not None:
        conditions.append(table.published <= basic.end)
    if wanted.outlet is not None:
        conditions.append(table.outlet == wanted.outlet)
    if words:
        conditions.append(or_(table.title.icontains(words, autoescape=True),
                              table.name.icontains(words, autoescape=True)))
    if basic.place is not None or basic.types or basic.statuses:
        claims = Filter(place=basic.place, types=basic.types, statuses=basic.statuses)
        conditions.append(table.seq.in_(
            queries.claims_query(claims).with_only_columns(schema.claims.c.document).order_by(None)))
    return conditions


def _in_box(box: Box) -> Select[Any]:
    table = schema.places.c
    across = and_(table.lon >= box.west, table.lon <= box.east) if box.west <= box.east else or_(
        table.lon >= box.west, table.lon <= box.east)
    return select(table.id).where(table.lat >= box.south, table.lat <= box.north, across)


def _from(originator: str) -> Select[Any]:
    return select(schema.origins.c.claim).where(schema.origins.c.originator == originator)


def _listing() -> Select[Any]:
    table = schema.documents.c
    claims = select(func.count()).where(schema.claims.c.document == table.seq).scalar_subquery()
    return select(claims, table.version, table.current, func.length(table.text), *(table[name] for name in _LISTED))


def _listed(row: Sequence[Any]) -> Listed:
    claims, version, current, length, *fields = row
    return Listed(Document(text="", **dict(zip(_LISTED, fields, strict=True))), claims, version, current, length)
