"""A few records with all that is told of them beside, by their numbers, in few questions however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from khabar.model.records import Claim, Document, Grounding, Origin
from khabar.store.rows import CLAIMS, DOCUMENTS, GROUNDINGS, ORIGINS
from khabar.store.schema import claims, documents, event_claims, groundings, origins


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, what its words mean, who it comes from, and the id of the event that it is a claim of."""

    claim: Claim
    groundings: tuple[Grounding, ...]
    origin: Origin | None
    event: str | None


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote with what a list of quotes shows of its claim and its report; ``start`` in the report's text."""

    row: int
    claim: str
    type: str
    text: str
    start: int
    document: str
    title: str | None
    outlet: str | None
    published: date | None


# Written once: to put a statement together takes longer than to run it.
_ROWS: BindParameter[Any] = bindparam("rows", expanding=True)
_EVENT = select(func.min(event_claims.c.event)).where(event_claims.c.claim == claims.c.id).scalar_subquery()
_CLAIMS = (
    select(claims.c.seq, _EVENT, *ORIGINS.columns, *CLAIMS.columns)
    .select_from(claims.join(documents).outerjoin(origins, origins.c.claim == claims.c.id))
    .where(claims.c.seq.in_(_ROWS)).order_by(claims.c.seq, origins.c.seq))
_GROUNDINGS = (
    select(groundings.c.claim, *GROUNDINGS.columns[1:]).where(groundings.c.claim.in_(_ROWS))
    .order_by(groundings.c.claim, groundings.c.slot, groundings.c.position))
_BEFORE_CLAIM = 2 + len(ORIGINS.columns)


def told(connection: Connection, rows: Sequence[int]) -> dict[int, Told]:
    """These claims by their numbers (``seq``)."""
    meant: dict[int, list[Grounding]] = {row: [] for row in rows}
    found = connection.execute(_CLAIMS, {"rows": rows}).all()
    ids = {row[0]: row[_BEFORE_CLAIM] for row in found}
    for row in connection.execute(_GROUNDINGS, {"rows": rows}).all():
        meant[row[0]].append(GROUNDINGS.record((ids[row[0]], *row[1:])))
    return {row[0]: Told(
        CLAIMS.record(row[_BEFORE_CLAIM:]), tuple(meant[row[0]]),
        ORIGINS.record(row[2:_BEFORE_CLAIM]) if row[2] is not None else None, row[1]) for row in found}


_QUOTES = (
    select(claims.c.seq, claims.c.id, claims.c.type, claims.c.quote, claims.c.quote_start, documents.c.id,
           documents.c.title, documents.c.outlet, documents.c.published)
    .select_from(claims.join(documents)).where(claims.c.seq.in_(_ROWS)))
_TEXTS = select(documents.c.seq, *DOCUMENTS.columns).where(documents.c.seq.in_(_ROWS))


def quotes(connection: Connection, rows: Sequence[int]) -> list[FoundQuote]:
    """The quotes of these claims, in this order."""
    found = {row[0]: FoundQuote(*tuple(row)) for row in connection.execute(_QUOTES, {"rows": rows}).all()}
    return [found[row] for row in rows if row in found]


def texts(connection: Connection, rows: Sequence[int]) -> list[tuple[int, Document]]:
    """These reports, each behind its number, in this order."""
    found = {row[0]: DOCUMENTS.record(row[1:]) for row in connection.execute(_TEXTS, {"rows": rows}).all()}
    return [(row, found[row]) for row in rows if row in found]
