"""Each record and the row it becomes: which fields have columns; the others go into the row's ``body``."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Dialect,
    FromClause,
    Select,
    Table,
    insert,
    select,
)

from khabar.model.ids import make_id
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
    Span,
    Unread,
)
from khabar.store import schema
from khabar.store.codec import Codec, Convert

T = TypeVar("T")
Row = dict[str, Any]
_INSERTED_AT_ONCE = 50_000


class RecordRows(Generic[T]):
    """How records of one type lie in one table.

    ``columns`` are the columns to select, in the order in which :meth:`record` takes their values. A field may lie in
    another table's column (a claim names its document by id, the row by number); the writer then fills it in.
    """

    def __init__(self, record: type[T], table: Table, fields: Mapping[str, Column[Any]]) -> None:
        self.table = table
        self.columns: tuple[Column[Any], ...] = (*fields.values(), table.c.body)
        self._record = record
        self._own = tuple((name, column.name) for name, column in fields.items() if column.table is table)
        self._codec = Codec(record, frozenset(fields))
        at = {name: place for place, name in enumerate((*fields, *self._codec.names))}
        self._in_order: Callable[[Sequence[Any]], Sequence[Any]] = itemgetter(
            *(at[part.name] for part in dataclasses.fields(record)))  # type: ignore[arg-type]
        self._as_read: dict[str, list[tuple[int, Convert]]] = {}
        self._source: FromClause = table
        for other in {column.table for column in fields.values()} - {table}:
            self._source = self._source.join(other)

    def select(self) -> Select[Any]:
        """Select the columns, from the table and those it is joined to."""
        return select(*self.columns).select_from(self._source)

    def row(self, record: T) -> Row:
        """The row's own columns."""
        row = {column: getattr(record, name) for name, column in self._own}
        row["body"] = self._codec.body(record) or None
        return row

    def record(self, values: Sequence[Any]) -> T:
        """The record that the selected columns hold."""
        return self._record(*self._in_order((*values[:-1], *self._codec.values(values[-1]))))

    def records(self, found: CursorResult[Any], dialect: Dialect) -> list[T]:
        """The records of a result; faster than by rows of SQLAlchemy's, whose making takes as long as the reading."""
        if found.cursor is None:
            return []
        if dialect.name not in self._as_read:
            self._as_read[dialect.name] = list(conversions(self.columns, dialect, found.cursor.description))
        converted, records = self._as_read[dialect.name], list[T]()
        for row in found.cursor.fetchall():
            values = list(row)
            for place, convert in converted:
                values[place] = convert(values[place])
            records.append(self.record(values))
        return records


def conversions(columns: Sequence[ColumnElement[Any]], dialect: Dialect, given: Sequence[Sequence[Any]]
                ) -> Iterator[tuple[int, Convert]]:
    """How the values of columns (by place) are had from those that the driver gives; where they differ."""
    for place, column in enumerate(columns):
        convert = column.type.dialect_impl(dialect).result_processor(dialect, given[place][1])
        if convert is not None:
            yield place, convert


class ClaimRows(RecordRows[Claim]):
    """Claims: the quote lies in three columns, so that it can be searched; the words for the speakers are repeated."""

    def __init__(self) -> None:
        table = schema.claims
        super().__init__(Claim, table, {
            "id": table.c.id, "document": schema.documents.c.id, "type": table.c.type, "status": table.c.status,
            "confidence": table.c.confidence, "quote": table.c.quote,
        })
        self.columns = (*self.columns[:-1], table.c.quote_start, table.c.quote_stop, table.c.body)

    def row(self, record: Claim) -> Row:
        """The row's own columns."""
        row = super().row(record)
        row["quote"], row["quote_start"], row["quote_stop"] = (
            record.quote.text, record.quote.start, record.quote.stop)
        row["voice"] = "\n".join(span.text for span in record.voice) or None
        return row

    def record(self, values: Sequence[Any]) -> Claim:
        """The claim that the selected columns hold."""
        *simple, quote, start, stop, body = values
        return super().record((*simple, Span(start, stop, quote), body))


class UnreadRows(RecordRows[Unread]):
    """What was not read: the same thing said twice is one row."""

    def row(self, record: Unread) -> Row:
        """The row's own columns."""
        return super().row(record) | {"id": make_id("unread", record.where, record.reason, record.document)}


def _fields(table: Table, names: str, **renamed: str) -> dict[str, Column[Any]]:
    """Fields that lie in columns of the same name, and those that lie in columns of another."""
    return {name: table.c[name] for name in names.split()} | {name: table.c[at] for name, at in renamed.items()}


DOCUMENTS = RecordRows(Document, schema.documents, _fields(
    schema.documents, "id report name text sha256 outlet url title published retrieved language"))
CLAIMS = ClaimRows()
GROUNDINGS = RecordRows(Grounding, schema.groundings, {"claim": schema.claims.c.id} | _fields(
    schema.groundings, "slot ref part score reason", index="position", start="start_day", end="end_day"))
UNREAD = UnreadRows(Unread, schema.unread, _fields(schema.unread, "reason document", where="source"))
ORIGINS = RecordRows(Origin, schema.origins, _fields(schema.origins, "claim originator"))
EVENTS = RecordRows(Event, schema.events, _fields(
    schema.events, "id type place disputed", start="start_day", end="end_day"))
ASSESSMENTS = RecordRows(Assessment, schema.assessments, _fields(
    schema.assessments, "id kind subject value label start_half end_half known score",
    start="start_day", end="end_day"))
JUDGEMENTS = RecordRows(Judgement, schema.judgements, _fields(
    schema.judgements, "id subject verdict value by at why revokes"))
PLACES = RecordRows(Place, schema.places, _fields(
    schema.places, "id name_ar name_en kind country parent lat lon"))
ACTORS = RecordRows(Actor, schema.actors, _fields(schema.actors, "id name_ar name_en kind"))
OUTLETS = RecordRows(Outlet, schema.outlets, _fields(schema.outlets, "id name_ar name_en country"))

BY_ID: tuple[RecordRows[Any], ...] = (
    DOCUMENTS, CLAIMS, EVENTS, ASSESSMENTS, JUDGEMENTS, PLACES, ACTORS, OUTLETS)


def insert_rows(connection: Connection, table: Table, found: Sequence[Row]) -> None:
    """Insert rows, of which all name the same columns."""
    if found:
        names = tuple(column.name for column in table.columns if column.name in found[0])
        insert_tuples(connection, table, (tuple([row[name] for name in names]) for row in found), names)


def insert_tuples(connection: Connection, table: Table, found: Iterable[Sequence[Any]],
                  names: tuple[str, ...] | None = None) -> None:
    """Insert rows of values, given in the order of the table's columns: of these, or of all.

    With as little ado as the driver has: through SQLAlchemy it takes twice as long.
    """
    dialect, names = connection.dialect, names or tuple(column.name for column in table.columns)
    statement, converted = _insertion(table, names, dialect)
    rest = iter(found)
    while part := list(islice(rest, _INSERTED_AT_ONCE)):
        rows = [_converted(row, converted) for row in part] if converted else part
        connection.exec_driver_sql(statement, rows if dialect.positional else [
            dict(zip(names, row, strict=True)) for row in rows])


@lru_cache(maxsize=64)
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, list[tuple[int, Convert]]]:
    """The statement, and how the values (by place) are given to the driver where it does not take them as they are."""
    processors = ((place, table.c[name].type.dialect_impl(dialect).bind_processor(dialect))
                  for place, name in enumerate(names))
    return (str(insert(table).inline().compile(dialect=dialect, column_keys=names)),
            [(place, convert) for place, convert in processors if convert is not None])


def _converted(row: Sequence[Any], converted: Iterable[tuple[int, Convert]]) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in converted:
        values[place] = convert(values[place])
    return tuple(values)
