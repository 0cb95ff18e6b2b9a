"""Claims with all that is known of them, read at once: what is asked for most when a report comes in."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Integer, Select, Text, and_, bindparam, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from khabar.model.records import Claim, Document, Grounding, Origin
from khabar.store import queries, schema
from khabar.store.cells import Cells, EventDays, Repeat, copies
from khabar.store.codec import Convert
from khabar.store.rows import CLAIMS, DOCUMENTS, ORIGINS, conversions

Days = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Known:
    """A current claim, its report, what its words mean, and what was derived from it, where anything was.

    Of what its words might mean besides, nothing is read.
    """

    claim: Claim
    document: Document
    groundings: Sequence[Grounding]
    origin: Origin | None
    repeat: Repeat | None
    event: EventDays | None


class _Groundings(FunctionElement[str]):
    """The groundings of a claim as one JSON list: to read them row by row takes three times as long."""

    inherit_cache = True
    name = "groundings_of_claim"
    type = Text()


_PAIRS = ", ".join(f"'{name}', {column}" for name, column in (
    ("claim", "claims.id"), ("slot", "slot"), ("index", "position"), ("ref", "ref"),
    ("start", "groundings.start_day"), ("end", "groundings.end_day"), ("part", "part"), ("score", "score"),
    ("reason", "reason")))
_OF_IT = "FROM groundings WHERE groundings.claim = claims.seq"


@compiles(_Groundings)
def _as_json(_element: _Groundings, _compiler: SQLCompiler, **_given: Any) -> str:
    return f"(SELECT json_group_array(json_object({_PAIRS})) {_OF_IT})"


@compiles(_Groundings, "postgresql")
def _as_json_there(_element: _Groundings, _compiler: SQLCompiler, **_given: Any) -> str:
    return f"(SELECT CAST(json_agg(json_build_object({_PAIRS})) AS text) {_OF_IT})"


_CLAIM, _REPORT = len(CLAIMS.columns), len(DOCUMENTS.columns)
_as_read: dict[str, list[tuple[int, Convert]]] = {}  # by dialect, the conversions of the columns by place
_decode = msgspec.json.Decoder(list[Grounding]).decode
_origin, _repeat, _event = schema.origins.c, copies.c, schema.events.c
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *CLAIMS.columns, *DOCUMENTS.columns, _Groundings(), _origin.originator, _origin.body, _repeat.source, _repeat.twin,
    _repeat.reason, _event.id, _event.start_day, _event.end_day)
_ALL = select(*_COLUMNS).select_from(
    schema.claims.join(schema.documents)
    .outerjoin(schema.origins, _origin.claim == schema.claims.c.id)
    .outerjoin(copies, _repeat.claim == schema.claims.c.id)
    .outerjoin(schema.event_claims, schema.event_claims.c.claim == schema.claims.c.id)
    .outerjoin(schema.events, _event.id == schema.event_claims.c.event)).where(schema.documents.c.current.is_(true()))


def _among(column: Column[Any]) -> ColumnElement[bool]:
    return column.in_(bindparam("values", expanding=True))


# Kept, because to put a statement together takes longer than to run it.
_claim = schema.claims.c
_on = and_(_claim.start_day <= bindparam("last"), _claim.end_day >= bindparam("first"))
_BY_ID, _OF = _ALL.where(_among(_claim.id)), _ALL.where(_among(schema.documents.c.id))
_AT = _ALL.where(_among(_claim.place))
_most = bindparam("most", type_=Integer)
_AT_ON, _AT_UNDATED = _AT.where(_on).limit(_most), _AT.where(_claim.start_day.is_(None)).limit(_most)
_NOWHERE = _ALL.where(_claim.place.is_(None))
_NOWHERE_ON, _NOWHERE_UNDATED = (_NOWHERE.where(_on).limit(_most),
                                 _NOWHERE.where(_claim.start_day.is_(None)).limit(_most))
# By the place, whatever SQLite thinks: of a type there may be half of all claims.
_AT_OF_TYPE = _AT.where(_claim.type.concat("").in_(bindparam("types", expanding=True)))


class Knowing(Cells):
    """A store that can be asked for claims with all that is known of them."""

    def known_by_id(self, claims: Iterable[str]) -> list[Known]:
        """Those of these claims that are current."""
        return [each for part in queries.in_parts(claims) for each in self._known_claims(_BY_ID, values=part)]

    def known_of(self, documents: Iterable[str]) -> list[Known]:
        """All claims of these documents."""
        return [each for part in queries.in_parts(documents) for each in self._known_claims(_OF, values=part)]

    def known_on(self, places: Iterable[str], days: Days, most: int, besides: Container[str] = ()) -> list[Known]:
        """Claims at these places on these days; without days, the undated. Without places: those of no known place.
        Where they are more than ``most``, so many and one more; else without those that are known already.
        """
        wanted = list(places)
        given: dict[str, Any] = {"values": wanted} if wanted else {}
        if days is None:
            query = _AT_UNDATED if wanted else _NOWHERE_UNDATED
        else:
            query = _AT_ON if wanted else _NOWHERE_ON
            given |= {"first": days[0], "last": days[1]}
        return self._known_claims(query, besides=besides, **given, most=most + 1)

    def known_at(self, places: Iterable[str], types: Sequence[str]) -> list[Known]:
        """All claims of these types at these places."""
        return [each for part in queries.in_parts(places)
                for each in self._known_claims(_AT_OF_TYPE, values=part, types=types)]

    def _known_claims(self, query: Select[Any], besides: Container[str] = (), **given: Any) -> list[Known]:
        documents: dict[str, Document] = {}
        with self._reading() as connection, connection.execute(query, given) as found:
            if found.cursor is None:
                return []
            dialect = connection.dialect
            if dialect.name not in _as_read:
                _as_read[dialect.name] = list(conversions(_COLUMNS, dialect, found.cursor.description))
            converted = _as_read[dialect.name]
            told = found.cursor.fetchall()
            if len(told) >= given.get("most", len(told) + 1):
                besides = ()
            return [_known(list(row), converted, documents) for row in told if row[0] not in besides]


def _known(row: list[Any], converted: Sequence[tuple[int, Convert]], documents: dict[str, Document]) -> Known:
    for place, convert in converted:
        row[place] = convert(row[place])
    claim = CLAIMS.record(row[:_CLAIM])
    document = documents.get(claim.document)
    if document is None:
        document = documents[claim.document] = DOCUMENTS.record(row[_CLAIM:_CLAIM + _REPORT])
    groundings, originator, origin, source, twin, reason, event, start, end = row[_CLAIM + _REPORT:]
    return Known(
        claim, document, _decode(groundings) if groundings else (),
        ORIGINS.record((claim.id, originator, origin)) if originator is not None else None,
        Repeat(claim.id, source, twin, reason) if source is not None else None,
        EventDays(event, start, end) if event is not None else None)
