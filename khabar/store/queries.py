"""What may be asked of the store, and the SQL that asks it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Executable,
    Select,
    Table,
    UnaryExpression,
    and_,
    bindparam,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.sql.operators import desc_op

from khabar.errors import NotFoundError
from khabar.store.rows import ASSESSMENTS, CLAIMS, EVENTS, RecordRows, conversions
from khabar.store.schema import (
    Key,
    assessments,
    claims,
    documents,
    event_actors,
    event_claims,
    events,
    groundings,
    places,
)

T = TypeVar("T")
Condition = ColumnElement[bool]
ACTING = ("agents", "targets")
# The most values one statement names: well under what either engine allows.
NAMED_AT_ONCE = 1000
# No id holds a later code point, so that this closes the range of ids with a prefix.
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims or events are wanted; everything given must hold, and what is None or empty asks nothing.

    ``document`` is an id or a name. ``types`` are types or families of them (``control`` for all of
    ``control.…``). ``place`` is an id, and stands for what it contains, too. ``actor`` is the id of an agent or a
    target. ``voice`` is the id of a speaker, or some of the words for one. ``text`` are words of the quote, as
    written, whatever the case of Latin letters. ``start`` and ``end`` are the first and last day of a span that the
    claim's own days must touch: what has no day then falls out; ``undated`` asks for just that. ``current`` leaves
    out claims of versions of a report that a newer one has replaced. An event fits ``document``, ``statuses``,
    ``voice`` and ``text`` when one and the same of its claims does.

    ``limit`` is the most that is wanted, ``after`` the id of the last one of the page before.
    """

    document: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    actor: str | None = None
    voice: str | None = None
    text: str | None = None
    start: date | None = None
    end: date | None = None
    disputed: bool | None = None
    current: bool = True
    undated: bool = False
    after: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class StateFilter:
    """Which assessments are wanted; everything given must hold.

    ``place`` is an id, and stands for assessments of what it contains, too. ``on`` is a day in some half of which the
    assessment holds, where it holds from its start up to, but not in, the half-day of its end. ``known`` leaves, of
    each kind and subject, what was known last up to that day. ``start`` and ``end`` are the first and last day of a
    span in which the assessment holds at some time.
    """

    kind: str | None = None
    subject: str | None = None
    place: str | None = None
    label: str | None = None
    on: date | None = None
    known: date | None = None
    after: str | None = None
    limit: int | None = None
    start: date | None = None
    end: date | None = None


EVERYTHING = Filter()
EVERY_STATE = StateFilter()


def claims_query(wanted: Filter) -> Select[Any]:
    """Claims in the order of their arrival."""
    query = (CLAIMS.select().where(*_of_both(wanted, claims), *_of_claims(wanted))
             .order_by(claims.c.seq).limit(wanted.limit))
    if wanted.actor is not None:
        query = query.where(claims.c.seq.in_(
            select(groundings.c.claim).where(groundings.c.ref == wanted.actor, groundings.c.slot.in_(ACTING))))
    return query


def events_query(wanted: Filter) -> Select[Any]:
    """Events by their first day, those without a day last."""
    query = (EVENTS.select().where(*_of_both(wanted, events))
             .order_by(events.c.start_day.is_(None), events.c.start_day, events.c.id).limit(wanted.limit))
    if wanted.disputed is not None:
        query = query.where(events.c.disputed.is_(wanted.disputed))
    if wanted.actor is not None:
        query = query.where(events.c.id.in_(
            select(event_actors.c.event).where(event_actors.c.actor == wanted.actor)))
    if wanted.document or wanted.statuses or wanted.voice or wanted.text:
        query = query.where(events.c.id.in_(
            select(event_claims.c.event).join_from(event_claims, claims).join(documents)
            .where(*_of_claims(wanted))))
    return query


def assessments_query(wanted: StateFilter) -> Select[Any]:
    """Assessments by their first half-day."""
    table = assessments
    conditions: list[Condition] = [
        column == value for column, value in (
            (table.c.kind, wanted.kind), (table.c.subject, wanted.subject), (table.c.label, wanted.label))
        if value is not None]
    if wanted.place is not None:
        conditions.append(table.c.subject.in_(_inside(wanted.place)))
    if wanted.on is not None:
        conditions += [table.c.start_day <= wanted.on, or_(
            table.c.end_day.is_(None), table.c.end_day > wanted.on,
            and_(table.c.end_day == wanted.on, table.c.end_half == 1))]
    if wanted.start is not None:
        conditions.append(or_(table.c.end_day.is_(None), table.c.end_day >= wanted.start))
    if wanted.end is not None:
        conditions.append(table.c.start_day <= wanted.end)
    if wanted.known is not None:
        later = table.alias()
        conditions += [table.c.known <= wanted.known, ~select(later.c.id).where(
            later.c.kind == table.c.kind, later.c.subject == table.c.subject,
            later.c.known <= wanted.known, later.c.known > table.c.known).exists()]
    return (ASSESSMENTS.select().where(*conditions)
            .order_by(table.c.start_day, table.c.start_half, table.c.id).limit(wanted.limit))


def claims_after(connection: Connection, last: str) -> Condition:
    """Claims that stand behind this one. Raises NotFoundError."""
    return claims.c.seq > literal(claim_row(connection, last))


def claim_row(connection: Connection, claim: str) -> int:
    """The number of a claim. Raises NotFoundError."""
    seq: int = _row_of(connection, claims, claim, ("seq",))[0]
    return seq


def events_after(connection: Connection, last: str) -> Condition:
    """Events that stand behind this one. Raises NotFoundError."""
    (day,) = _row_of(connection, events, last, ("start_day",))
    if day is None:
        return and_(events.c.start_day.is_(None), events.c.id > last)
    return or_(events.c.start_day.is_(None), events.c.start_day > day,
               and_(events.c.start_day == day, events.c.id > last))


def assessments_after(connection: Connection, last: str) -> Condition:
    """Assessments that stand behind this one. Raises NotFoundError."""
    day, half = _row_of(connection, assessments, last, ("start_day", "start_half"))
    table = assessments.c
    return or_(table.start_day > day, and_(table.start_day == day, or_(
        table.start_half > half, and_(table.start_half == half, table.id > last))))


def last_of_page(
    connection: Connection, order: tuple[Column[Any], Column[Any]], wanted: Filter,
) -> Sequence[Any] | None:
    """Day and number or id of the record that a page stands behind, if it does behind one. Raises NotFoundError."""
    if wanted.after is None:
        return None
    found = connection.execute(select(*order).where(order[0].table.c.id == wanted.after)).first()
    if found is None:
        raise NotFoundError(f"{wanted.after}: no such record in this database")
    return tuple(found)


def days_first(
    connection: Connection, query: Select[Any], order: tuple[UnaryExpression[Any], Column[Any]],
    part: tuple[int | None, Sequence[Any] | None],
) -> list[Any]:
    """A page in the order of a day and of something else, what has no day last; ``part``: how much, and behind what.

    Two questions, because no index serves an order in which what is missing is put last.
    """
    limit, last = part
    day, within = order[0].element, order[1]
    found: list[Any] = []
    query = query.order_by(None).order_by(*order)
    if last is None or last[0] is not None:
        dated = query.where(day.is_not(None))
        if last is not None:
            beyond, upto = (day < last[0], day <= last[0]) if order[0].modifier is desc_op else (
                day > last[0], day >= last[0])
            dated = dated.where(upto, or_(beyond, within > last[1]))
        found += connection.execute(dated.limit(limit)).all()
    if limit is None or len(found) < limit:
        undated = query.where(day.is_(None))
        if last is not None and last[0] is None:
            undated = undated.where(within > last[1])
        found += connection.execute(undated.limit(None if limit is None else limit - len(found))).all()
    return found


def with_prefix(column: Column[Any], prefix: str) -> Condition:
    """Rows whose id in this column begins so."""
    return and_(column >= prefix, column < prefix + LAST)


def fetch(connection: Connection, rows: RecordRows[T], query: Select[Any], values: Mapping[str, Any] | None = None
          ) -> list[T]:
    """The records of a query."""
    with connection.execute(query, values or {}) as found:
        return rows.records(found, connection.dialect)


def stream(connection: Connection, rows: RecordRows[T], query: Select[Any]) -> Iterator[T]:
    """The records of a query as they come, so that no more than a few are in memory at once."""
    with connection.execute(query.execution_options(yield_per=NAMED_AT_ONCE)) as found:
        for row in found:
            yield rows.record(row)


def plain(connection: Connection, query: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    """Rows as the driver gives them: of thousands, to make each a row of SQLAlchemy's takes as long as to read it."""
    with connection.execute(query, values or {}) as found:
        return found.cursor.fetchall() if found.cursor is not None else ()


def converted(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> list[list[Any]]:
    """Rows with their values as the types of the columns have them."""
    with connection.execute(query, values) as found:
        if found.cursor is None:
            return []
        changed = list(conversions(list(query.selected_columns), connection.dialect, found.cursor.description))
        rows = [list(row) for row in found.cursor.fetchall()]
    for place, convert in changed:
        for row in rows:
            row[place] = convert(row[place])
    return rows


def among(column: Column[Any]) -> Condition:
    """That a column has one of the ``values`` that a question comes with."""
    return column.in_(bindparam("values", expanding=True))


def in_parts(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """Distinct values in parts that one statement can name."""
    rest = iter(dict.fromkeys(values))
    while part := list(islice(rest, NAMED_AT_ONCE)):
        yield part


def _of_both(wanted: Filter, table: Table) -> list[Condition]:
    conditions: list[Condition] = []
    if wanted.types:
        conditions.append(or_(*(
            or_(table.c.type == each, and_(table.c.type > each + ".", table.c.type < each + "/"))
            for each in wanted.types)))
    if wanted.place is not None:
        conditions.append(table.c.place.in_(_inside(wanted.place)))
    if wanted.undated:
        conditions += [table.c.start_day.is_(None), table.c.end_day.is_(None)]
    # Who has but one of the two days is taken to last that day.
    if wanted.start is not None:
        conditions.append(or_(table.c.end_day >= wanted.start, and_(
            table.c.end_day.is_(None), table.c.start_day >= wanted.start)))
    if wanted.end is not None:
        conditions.append(or_(table.c.start_day <= wanted.end, and_(
            table.c.start_day.is_(None), table.c.end_day <= wanted.end)))
    return conditions


def _of_claims(wanted: Filter) -> list[Condition]:
    conditions: list[Condition] = []
    if wanted.current:
        conditions.append(documents.c.current.is_(true()))
    if wanted.document is not None:
        conditions.append(or_(documents.c.id == wanted.document, documents.c.name == wanted.document))
    if wanted.statuses:
        conditions.append(claims.c.status.in_(wanted.statuses))
    if wanted.text:
        conditions.append(claims.c.quote.icontains(wanted.text, autoescape=True))
    if wanted.voice:
        spoken = select(groundings.c.claim).where(groundings.c.ref == wanted.voice, groundings.c.slot == "voice")
        conditions.append(or_(claims.c.seq.in_(spoken), claims.c.voice.icontains(wanted.voice, autoescape=True)))
    return conditions


def _inside(place: str) -> Select[Any]:
    """The ids of a place and all that it contains, as far as their parents are known."""
    within = select(literal(place, Key).label("id")).cte("inside", recursive=True)
    within = within.union(select(places.c.id).join(within, places.c.parent == within.c.id))
    return select(within.c.id)


def _row_of(connection: Connection, table: Table, id: str, names: Sequence[str]) -> Sequence[Any]:
    row = connection.execute(select(*(table.c[name] for name in names)).where(table.c.id == id)).first()
    if row is None:
        raise NotFoundError(f"{id}: no such record in this database")
    return row
