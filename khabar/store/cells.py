"""What has to be asked and kept to weigh one report against a large database without reading all of it.

Four tables stand beside the records, derived like events are: the sampled rows of words of each report, its figures,
which claim repeats which, and each claim with all that is known of it in one piece. They hold for the current reports
as of the last derivation, or not at all (:meth:`Cells.indexed`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    true,
)

from khabar.model.records import Assessment, Claim, Event, Origin
from khabar.model.resolved import Resolved
from khabar.store import queries, rows, schema
from khabar.store.queries import among
from khabar.store.reads import Reads
from khabar.store.schema import Key, Whole, metadata

word_rows = Table(
    "word_rows", metadata,
    Column("row", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("document", Whole, ForeignKey("documents.seq"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# In the order in which reports are compared: the earlier, the better outlet, the lesser id.
figure_rows = Table(
    "figure_rows", metadata,
    Column("figure", Key, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("grade", Text, primary_key=True),
    Column("document", Key, primary_key=True),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies", metadata,
    Column("claim", Key, primary_key=True),
    Column("source", Key, nullable=False),
    Column("twin", Key),
    Column("reason", Text, nullable=False),
    Index(None, "twin"),
    sqlite_with_rowid=False,
)

# In the order in which they were derived: what is told of one place lies together, and is read together.
known_claims = Table(
    "known_claims", metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("claim", Whole, ForeignKey("claims.seq"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "claim", unique=True),
)

CELL_TABLES = (word_rows, figure_rows, copies, known_claims)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim that repeats the report ``source``, and which of its claims; None when that is not known."""

    claim: str
    source: str
    twin: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a report is known again: its day (a day that no report has, when it is not dated), the letter of its
    outlet, its sampled rows of words and its figures.
    """

    document: str
    day: int
    grade: str
    words: frozenset[int]
    figures: frozenset[str]


class RowHolder(NamedTuple):
    """A document (by id) that has a row of words, with its day and its outlet."""

    row: int
    day: int
    document: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class EventDays:
    """An event by id, with its first and last day."""

    id: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """A claim and what its words mean, and what was derived from it: who it comes from, what it repeats, its event."""

    item: Resolved
    origin: Origin
    repeat: Repeat | None
    event: EventDays


@dataclass(frozen=True, slots=True)
class Part:
    """What was derived anew because of new reports: what is to go, by id, and what comes in its place.

    ``renewed`` are stored claims whose origins and repeats are among those that come; ``countered`` are stored events
    of which nothing changed but what contradicts them.
    """

    renewed: Sequence[str]
    origins: Sequence[Origin]
    old_events: Sequence[str]
    events: Sequence[Event]
    countered: Sequence[Event]
    old_assessments: Sequence[str]
    assessments: Sequence[Assessment]
    traits: Sequence[Traits]
    repeats: Sequence[Repeat]
    known: Sequence[Known]


def counts() -> ColumnElement[bool]:
    """That a claim has figures."""
    return cast(schema.claims.c.body, Text).contains('"counts"')


def inside(place: ColumnElement[str]) -> CTE:
    """The ids of a place and all that it contains, as far as their parents are known."""
    found = select(place.label("id")).cte("within", recursive=True)
    return found.union(select(schema.places.c.id).join(found, schema.places.c.parent == found.c.id))


# Kept, because to put a statement together takes longer than to run it.
_link, _state = schema.event_claims.c, schema.assessments.c
_CURRENT = rows.CLAIMS.select().where(schema.documents.c.current.is_(true()))
_CLAIMS_OF = _CURRENT.where(among(schema.documents.c.id))
_FIRST = select(word_rows.c.row, func.min(word_rows.c.day).label("day")).where(
    among(word_rows.c.row)).group_by(word_rows.c.row).subquery()
_FIRST_WITH = select(word_rows.c.row, word_rows.c.day, schema.documents.c.id, schema.documents.c.outlet).join(
    _FIRST, and_(_FIRST.c.row == word_rows.c.row, _FIRST.c.day == word_rows.c.day)).join(
        schema.documents, schema.documents.c.seq == word_rows.c.document)
_EVENTS_OF = select(_link.claim, _link.event).where(among(_link.claim))
_CLAIMS_IN = select(_link.event, _link.claim).where(among(_link.event))
# All that begins as the place's id does, which is little: asked for this or that, SQLite looks at all of a kind.
_STATES_ABOUT = rows.ASSESSMENTS.select().where(
    _state.kind == bindparam("kind"), _state.subject >= bindparam("place"), _state.subject < bindparam("beyond"),
    or_(_state.subject == bindparam("place"), _state.subject >= bindparam("begins")))
_WITHIN = select(inside(bindparam("place", type_=Key)).c.id)


def _holders() -> Select[Any]:
    """The day of each report that stands for others, and the first of its day."""
    table, asked = figure_rows.c, figure_rows.c.figure == bindparam("figure", type_=Key)
    dated = and_(asked, table.day < date.max.toordinal())
    line = select(func.min(table.day).label("day")).where(dated).cte("line", recursive=True)
    after = select(func.min(table.day)).where(dated, table.day > line.c.day + bindparam("days")).scalar_subquery()
    line = line.union_all(select(after).where(line.c.day.is_not(None)))
    first = [select(column).where(asked, table.day == line.c.day).order_by(table.grade, table.document).limit(1)
             .scalar_subquery() for column in (table.grade, table.document)]
    return select(line.c.day, *first).where(line.c.day.is_not(None)).order_by(line.c.day)


_HOLDERS = _holders()


class Cells(Reads):
    """A store that can be asked for what surrounds a claim."""

    def indexed(self) -> bool:
        """Whether the traits and repeats of all current reports were kept when events were last derived."""
        counted = self._counters()
        return "derived" in counted and counted.get("indexed") == counted["derived"] == counted.get("inputs", 0)

    def first_with(self, words: Iterable[int]) -> list[RowHolder]:
        """The documents of the first day on which any had a row of words, for each of these rows."""
        with self._reading() as connection:
            wanted = sorted(words)
            return [RowHolder(*row) for start in range(0, len(wanted), queries.NAMED_AT_ONCE)
                    for row in queries.plain(connection, _FIRST_WITH, {
                        "values": wanted[start:start + queries.NAMED_AT_ONCE]})]

    def documents_with(self, words: Iterable[int]) -> set[str]:
        """The current documents that have one of these rows of words."""
        found: set[str] = set()
        wanted = sorted(words)
        with self._reading() as connection:
            for start in range(0, len(wanted), queries.NAMED_AT_ONCE):
                found.update(connection.scalars(select(schema.documents.c.id).distinct().join(
                    word_rows, word_rows.c.document == schema.documents.c.seq).where(
                        word_rows.c.row.in_(wanted[start:start + queries.NAMED_AT_ONCE]))))
        return found

    def with_figure(self, figure: str) -> list[tuple[int, str, str]]:
        """Day, letter and id of all documents with a figure, in the order in which they are compared."""
        table = figure_rows.c
        with self._reading() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(
                select(table.day, table.grade, table.document).where(table.figure == figure)
                .order_by(table.day, table.grade, table.document))]

    def holders_of(self, figure: str, days: int) -> list[tuple[int, str, str]]:
        """Day, letter and id of the dated documents that stand for all with a figure: the first, and of the others
        each that came more than so many days after the one that stood before it."""
        with self._reading() as connection:
            return [(row[0], row[1], row[2]) for row in queries.plain(
                connection, _HOLDERS, {"figure": figure, "days": days})]

    def repeats(self, claims: Iterable[str]) -> dict[str, Repeat]:
        """Those of these claims that repeat another report."""
        table = copies.c
        with self._reading() as connection:
            return {row[0]: Repeat(*row) for part in queries.in_parts(claims) for row in connection.execute(
                select(table.claim, table.source, table.twin, table.reason).where(table.claim.in_(part)))}

    def repeating(self, claims: Iterable[str]) -> dict[str, Repeat]:
        """The claims that repeat one of these claims."""
        table = copies.c
        with self._reading() as connection:
            return {row[0]: Repeat(*row) for part in queries.in_parts(claims) for row in connection.execute(
                select(table.claim, table.source, table.twin, table.reason).where(table.twin.in_(part)))}

    def claims_of_events(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The events that these claims are of, with all of their claims."""
        one, other = schema.event_claims, schema.event_claims.alias()
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for part in queries.in_parts(claims):
                events = select(one.c.event).where(one.c.claim.in_(part))
                for event, claim in queries.plain(connection, select(other.c.event, other.c.claim).where(
                        other.c.event.in_(events))):
                    found.setdefault(event, []).append(claim)
        return {event: list(dict.fromkeys(claims)) for event, claims in found.items()}

    def events_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The event (by id) that each of these claims is of."""
        with self._reading() as connection:
            return {claim: event for part in queries.in_parts(claims)
                    for claim, event in queries.plain(connection, _EVENTS_OF, {"values": part})}

    def claims_in(self, events: Iterable[str]) -> dict[str, list[str]]:
        """The claims of each of these events (by id)."""
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for part in queries.in_parts(events):
                for event, claim in queries.plain(connection, _CLAIMS_IN, {"values": part}):
                    found.setdefault(event, []).append(claim)
        return found

    def all_claims_at(self, places: Iterable[str]) -> list[Claim]:
        """All current claims at these places."""
        return [claim for part in queries.in_parts(places)
                for claim in self._current(rows.CLAIMS.select().where(schema.claims.c.place.in_(part)))]

    def counted_at(self, places: Iterable[str]) -> list[Claim]:
        """All current claims with figures at these places."""
        return [claim for part in queries.in_parts(places) for claim in self._current(rows.CLAIMS.select().where(
            schema.claims.c.place.in_(part), counts()))]

    def numbered(self, places: Iterable[str], numbers: Iterable[int]) -> list[Claim]:
        """Current claims, in these places and all that lies in them, with one of these figures as the least of one."""
        given = [cast(schema.claims.c.body, Text).contains(f'"low":{number},') for number in sorted(set(numbers))]
        if not given:
            return []
        return [claim for place in sorted(set(places)) for claim in self._current(rows.CLAIMS.select().where(
            schema.claims.c.place.in_(_within(place)), or_(*given)))]

    def whole(self, assessments: Iterable[str]) -> list[Assessment]:
        """These assessments (by id)."""
        return self._among(rows.ASSESSMENTS, schema.assessments.c.id, assessments)

    def inside(self, place: str) -> list[str]:
        """The ids of a place and all that it contains."""
        with self._reading() as connection:
            return [row[0] for row in queries.plain(connection, _WITHIN, {"place": place})]

    def states_about(self, kind: str, place: str) -> list[Assessment]:
        """The assessments of a kind whose subject is a place, or begins with it."""
        with self._reading() as connection:
            return queries.fetch(connection, rows.ASSESSMENTS, _STATES_ABOUT, {
                "kind": kind, "place": place, "begins": place + "|", "beyond": place + "}"})

    def claims_of(self, documents: Iterable[str]) -> list[Claim]:
        """All claims of these documents."""
        with self._reading() as connection:
            return [claim for part in queries.in_parts(documents)
                    for claim in queries.fetch(connection, rows.CLAIMS, _CLAIMS_OF, {"values": part})]

    def _current(self, query: Select[tuple[object, ...]]) -> list[Claim]:
        with self._reading() as connection:
            return queries.fetch(connection, rows.CLAIMS, query.where(schema.documents.c.current.is_(true())))


def _within(place: str) -> Select[tuple[str]]:
    return select(inside(literal(place, Key)).c.id)
