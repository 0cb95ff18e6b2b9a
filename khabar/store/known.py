"""Claims with all that is known of them, kept as one piece each: what is asked for most when a report comes in.

They hold for the claims of the current reports as of the last derivation.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    delete,
    func,
    select,
)

from khabar.store import queries, schema
from khabar.store.cells import Cells, Known, known_claims
from khabar.store.pieces import packed, unpacked
from khabar.store.queries import among
from khabar.store.rows import insert_tuples

Days = tuple[date, date] | None
KnownRow = tuple[int, bytes]  # number of the claim, and the piece


# Kept, because to put a statement together takes longer than to run it.
_claim = schema.claims.c
_REPLACED = delete(known_claims).where(among(known_claims.c.claim))
_LAST = select(func.max(known_claims.c.seq))
_NUMBERS = select(_claim.id, _claim.seq).where(among(_claim.id))
_ALL = select(known_claims.c.seq, known_claims.c.body).select_from(schema.claims.join(known_claims))
_on = and_(_claim.start_day <= bindparam("last"), _claim.end_day >= bindparam("first"))
_BY_ID = _ALL.where(among(_claim.id))
_OF = _ALL.join(schema.documents, schema.documents.c.seq == _claim.document).where(among(schema.documents.c.id))
_AT = _ALL.where(among(_claim.place))
_most = bindparam("most", type_=Integer)
_AT_ON, _AT_UNDATED = _AT.where(_on).limit(_most), _AT.where(_claim.start_day.is_(None)).limit(_most)
_NOWHERE = _ALL.where(_claim.place.is_(None))
_NOWHERE_ON, _NOWHERE_UNDATED = (_NOWHERE.where(_on).limit(_most),
                                 _NOWHERE.where(_claim.start_day.is_(None)).limit(_most))
_told = schema.event_claims.c.event
_TOLD_ON = (select(_claim.type, _told, _claim.place)
            .select_from(schema.claims.join(schema.event_claims)).where(among(_claim.place), _on).limit(_most))
# By the place, whatever SQLite thinks: of a type there may be half of all claims.
_AT_OF_TYPE = _AT.where(_claim.type.concat("").in_(bindparam("types", expanding=True)))


class Knowing(Cells):
    """A store that can be asked for claims with all that is known of them."""

    def known_by_id(self, claims: Iterable[str]) -> list[Known]:
        """Those of these claims of which anything is known."""
        return [each for part in queries.in_parts(claims) for each in self._pieces(_BY_ID, values=part)]

    def known_of(self, documents: Iterable[str]) -> list[Known]:
        """All claims of these documents."""
        return [each for part in queries.in_parts(documents) for each in self._pieces(_OF, values=part)]

    def known_on(self, places: Iterable[str], days: Days, most: int) -> list[Known]:
        """Claims at these places on these days; without days, the undated. Without places: those of no known place.
        Where they are more than ``most``, so many and one more.
        """
        wanted = list(places)
        given: dict[str, Any] = {"values": wanted} if wanted else {}
        if days is None:
            query = _AT_UNDATED if wanted else _NOWHERE_UNDATED
        else:
            query = _AT_ON if wanted else _NOWHERE_ON
            given |= {"first": days[0], "last": days[1]}
        return self._pieces(query, **given, most=most + 1)

    def told_on(self, places: Iterable[str], days: tuple[date, date], most: int) -> list[tuple[str, str, str]]:
        """Type, event (by id) and place of the claims at these places on these days, each claim once; of more than
        ``most``, so many and one more."""
        with self._reading() as connection:
            return [(row[0], row[1], row[2]) for row in queries.plain(connection, _TOLD_ON, {
                "values": list(places), "first": days[0], "last": days[1], "most": most + 1})]

    def known_at(self, places: Iterable[str], types: Sequence[str]) -> list[Known]:
        """All claims of these types at these places."""
        return [each for part in queries.in_parts(places)
                for each in self._pieces(_AT_OF_TYPE, values=part, types=types)]

    def known_rows(self, found: Iterable[Known]) -> list[KnownRow]:
        """What is known of claims as it is written; for whoever derives beside the one writer."""
        with self._reading() as connection:
            return known_rows_of(connection, found)

    def _pieces(self, query: Select[Any], **given: Any) -> list[Known]:
        with self._reading() as connection:
            owner, read = getattr(self._thread, "read", (None, dict[int, Known]()))
            if owner is not connection:  # another state of the database
                read = dict[int, Known]()
                self._thread.read = (connection, read)
            found = queries.plain(connection, query, given)
            read.update((number, unpacked(piece)) for number, piece in found if number not in read)
            return [read[number] for number, _ in found]


def known_rows_of(connection: Connection, found: Iterable[Known]) -> list[KnownRow]:
    """What is known of claims as it is written, place by place and day by day."""
    given = sorted(found, key=_site)
    numbers = {id: seq for part in queries.in_parts(each.item.id for each in given)
               for id, seq in queries.plain(connection, _NUMBERS, {"values": part})}
    return [(numbers[each.item.id], packed(each)) for each in given]


def insert_known(connection: Connection, rows: Sequence[KnownRow]) -> None:
    """Store what is known of claims of which nothing was."""
    last = connection.execute(_LAST).scalar() or 0
    insert_tuples(connection, known_claims, [(last + place, *row) for place, row in enumerate(rows, 1)])


def replace_known(connection: Connection, found: Iterable[Known]) -> None:
    """Store what is known of claims now, in place of what was."""
    rows = known_rows_of(connection, found)
    for first in range(0, len(rows), queries.NAMED_AT_ONCE):
        connection.execute(_REPLACED, {"values": [row[0] for row in rows[first:first + queries.NAMED_AT_ONCE]]})
    insert_known(connection, rows)


def _site(known: Known) -> tuple[str, date, str]:
    return known.item.place or "", known.item.start or date.max, known.item.id
