"""The first tables, as they were; frozen, whatever becomes of them later."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Boolean, Column, Date, Double, ForeignKey, Index, Integer, Table, Text

revision = "0001"
down_revision = None

Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Body = sa.JSON()

metadata = sa.MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
})

Table(
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
    Column("retrieved", Text),
    Column("language", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", Body),
    Column("text", Text, nullable=False),
    Index(None, "report", "version", unique=True),
    Index(None, "name"),
    Index(None, "published"),
)

Table(
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
    Index(None, "place", "start_day"),
    Index(None, "start_day", "end_day"),
)

Table(
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

Table(
    "unread", metadata,
    Column("seq", Whole, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", Key),
    Column("body", Body),
    Index(None, "document"),
)

Table(
    "origins", metadata,
    Column("seq", Whole, primary_key=True),
    Column("claim", Key, ForeignKey("claims.id"), nullable=False),
    Column("originator", Key, nullable=False),
    Column("body", Body),
    Index(None, "claim"),
    Index(None, "originator"),
)

Table(
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

Table(
    "event_claims", metadata,
    Column("claim", Key, ForeignKey("claims.id"), primary_key=True),
    Column("event", Key, ForeignKey("events.id"), primary_key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

Table(
    "event_actors", metadata,
    Column("actor", Key, primary_key=True),
    Column("event", Key, ForeignKey("events.id"), primary_key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

Table(
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
    Index(None, "kind", "subject", "start_day"),
    Index(None, "subject", "start_day"),
)

Table(
    "assessment_claims", metadata,
    Column("claim", Key, ForeignKey("claims.id"), primary_key=True),
    Column("assessment", Key, ForeignKey("assessments.id"), primary_key=True),
    Index(None, "assessment"),
    sqlite_with_rowid=False,
)

Table(
    "judgements", metadata,
    Column("seq", Whole, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("subject", Key, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("revokes", Key, ForeignKey("judgements.id")),
    Column("body", Body),
    Index(None, "subject"),
)

Table(
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

Table(
    "actors", metadata,
    Column("id", Key, primary_key=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Key, nullable=False),
    Column("body", Body),
)

Table(
    "outlets", metadata,
    Column("id", Key, primary_key=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("country", Key),
    Column("body", Body),
)

Table(
    "counters", metadata,
    Column("name", Key, primary_key=True),
    Column("value", Whole, nullable=False),
)


def upgrade() -> None:
    """Make all tables in an empty database."""
    metadata.create_all(op.get_bind(), checkfirst=False)
