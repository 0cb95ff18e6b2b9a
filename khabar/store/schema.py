"""The tables. What is filtered has a column and an index; what is only ever read whole is the JSON of ``body``.

The same tables serve SQLite and PostgreSQL. Two invariants hold everywhere:

- A document's row is written once; of it only ``current`` ever changes, when a newer version arrives. Claims,
  groundings, unread and judgements are written once and never change, but for the days of undated reports, which are
  inferred from other reports. Origins, events and assessments are derived and may be replaced at any time.
- ``seq`` is the order of arrival; it never leaves this package. It is a whole number so that it can be the row id of a
  full-text shadow table, and so that the rows beside a claim need not repeat its long id.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

SCHEMA_VERSION = "0005"
VERSION_TABLE = "khabar_schema"


class Moment(TypeDecorator[datetime]):
    """A point in time as ISO 8601 text: comes back as it went in, with its offset or without one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text that is stored."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The point in time that the text says."""
        return None if value is None else datetime.fromisoformat(value)


# Ids and names compare by code point on every engine, so that order and prefixes never depend on a server's locale.
Key = Text().with_variant(Text(collation="C"), "postgresql")
Whole = BigInteger().with_variant(Integer(), "sqlite")
Body = JSON(none_as_null=True)

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
})

documents = Table(
    "documents", metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("id", Key, nullable=False, unique=True),
    Column("report", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("name", Key, nullable=False),
    Column("outlet", Key),
    Column("url", Text),
    Column("title", Text),
    Column("published", Date),
    Column("retrieved", Moment),
    Column("language", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", Body),
    Column("text", Text, nullable=False),
    Index(None, "report", "version", unique=True),
    Index(None, "name"),
    Index(None, "published"),
)

# Place and days are those of the claim's groundings, repeated to be filtered by; ``voice`` is the words for its
# speakers, innermost first, a line each.
claims = Table(
    "claims", metadata,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("id", Key, nullable=False, unique=True),
    Column("document", Whole, ForeignKey("documents.seq"), nullable=False),
    Column("type", Key, nullable=False),
    Column("status", Key, nullable=False),
    Column("place", Key),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("confidence", Double, nullable=False),
    Column("voice", Text),
    Column("quote_start", Integer, nullable=False),
    Column("quote_stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("body", Body),
    Index(None, "document"),
    Index(None, "type", "status", "start_day"),
    Index(None, "place", "end_day", "start_day", "type"),
    Index(None, "start_day", "end_day"),
)

# The link between claims and the places and actors they speak of: one row per resolved or unresolved slot.
groundings = Table(
    "groundings", metadata,
    Column("claim", Whole, ForeignKey("claims.seq"), primary_key=True, autoincrement=False),
    Column("slot", Key, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("ref", Key),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("part", Text),
    Column("score", Double, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Body),
    Index(None, "ref", "slot"),
    sqlite_with_rowid=False,
)

unread = Table(
    "unread", metadata,
    Column("seq", Whole, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", Key),
    Column("body", Body),
    Index(None, "document"),
)

origins = Table(
    "origins", metadata,
    Column("seq", Whole, primary_key=True),
    Column("claim", Key, ForeignKey("claims.id"), nullable=False),
    Column("originator", Key, nullable=False),
    Column("body", Body),
    Index(None, "claim"),
    Index(None, "originator"),
)

events = Table(
    "events", metadata,
    Column("id", Key, primary_key=True),
    Column("type", Key, nullable=False),
    Column("place", Key),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("disputed", Boolean, nullable=False),
    Column("body", Body),
    Index(None, "type", "start_day"),
    Index(None, "place", "start_day"),
    Index(None, "start_day", "end_day"),
)

event_claims = Table(
    "event_claims", metadata,
    Column("claim", Key, ForeignKey("claims.id"), primary_key=True),
    Column("event", Key, ForeignKey("events.id"), primary_key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

event_actors = Table(
    "event_actors", metadata,
    Column("actor", Key, primary_key=True),
    Column("event", Key, ForeignKey("events.id"), primary_key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

assessments = Table(
    "assessments", metadata,
    Column("id", Key, primary_key=True),
    Column("kind", Key, nullable=False),
    Column("subject", Key, nullable=False),
    Column("value", Key, nullable=False),
    Column("label", Key, nullable=False),
    Column("start_day", Date, nullable=False),
    Column("start_half", Integer, nullable=False),
    Column("end_day", Date),
    Column("end_half", Integer, nullable=False),
    Column("known", Date),
    Column("score", Double, nullable=False),
    Column("body", Body),
    Index(None, "kind", "subject", "start_day", "end_day"),
    Index(None, "subject", "start_day"),
)

assessment_claims = Table(
    "assessment_claims", metadata,
    Column("claim", Key, ForeignKey("claims.id"), primary_key=True),
    Column("assessment", Key, ForeignKey("assessments.id"), primary_key=True),
    Index(None, "assessment"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements", metadata,
    Column("seq", Whole, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("subject", Key, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Text, nullable=False),
    Column("revokes", Key, ForeignKey("judgements.id")),
    Column("body", Body),
    Index(None, "subject"),
)

places = Table(
    "places", metadata,
    Column("id", Key, primary_key=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Key, nullable=False),
    Column("country", Key),
    Column("parent", Key),
    Column("lat", Double),
    Column("lon", Double),
    Column("body", Body),
    Index(None, "parent"),
)

actors = Table(
    "actors", metadata,
    Column("id", Key, primary_key=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Key, nullable=False),
    Column("body", Body),
)

outlets = Table(
    "outlets", metadata,
    Column("id", Key, primary_key=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("country", Key),
    Column("body", Body),
)

# How often each part of the database has changed; ``derived`` holds the value of ``inputs`` it was derived from.
counters = Table(
    "counters", metadata,
    Column("name", Key, primary_key=True),
    Column("value", Whole, nullable=False),
)
