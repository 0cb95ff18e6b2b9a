"""Adding reports, with what was read in them and what their words mean, inside one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from khabar.errors import StoreError
from khabar.model.records import Claim, Document, Grounding, Reading, Unread
from khabar.store.rows import CLAIMS, DOCUMENTS, GROUNDINGS, UNREAD, Row, insert_rows
from khabar.store.schema import claims, documents, groundings, unread

Addition = tuple[Document, Reading, Sequence[Grounding]]
# Rows are held back until so many wait: enough to be written fast, few enough to keep memory flat.
HELD_BACK = 2000


class Added(StrEnum):
    """What adding a report did: a report not seen before, the same again (nothing was written), or a new version."""

    NEW = "new"
    SAME = "same"
    VERSION = "version"


class Adder:
    """Adds reports on the connection of the one writer. Call :meth:`finish` before the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._document = _last(connection, documents)
        self._claim = _last(connection, claims)
        self._claims: list[Row] = []
        self._groundings: list[Row] = []
        self._unread: list[Unread] = []

    def add(self, document: Document, reading: Reading, grounded: Sequence[Grounding]) -> Added:
        """Add one report. Raises StoreError where the three do not belong together, or the text cannot be kept."""
        check(document, reading, grounded)
        known = self._connection.execute(
            select(documents.c.id, documents.c.version, documents.c.current, documents.c.retrieved)
            .where(documents.c.report == document.report)).all()
        if any(version.id == document.id for version in known):
            return Added.SAME
        newest = all(not version.current or not _earlier(document.retrieved, version.retrieved) for version in known)
        if known and newest:
            self._connection.execute(
                update(documents).where(documents.c.report == document.report).values(current=False))
        self._document += 1
        self._connection.execute(insert(documents), [DOCUMENTS.row(document) | {
            "seq": self._document, "current": newest,
            "version": 1 + max((version.version for version in known), default=0)}])
        self._hold_back(document, reading, grounded)
        return Added.VERSION if known else Added.NEW

    def finish(self) -> None:
        """Write what is still held back."""
        for table, rows in ((claims, self._claims), (groundings, self._groundings)):
            insert_rows(self._connection, table, rows)
            rows.clear()
        insert_unread(self._connection, self._unread)
        self._unread.clear()

    def _hold_back(self, document: Document, reading: Reading, grounded: Sequence[Grounding]) -> None:
        slots = {(each.claim, each.slot, each.index): each for each in reversed(grounded)}
        numbers: dict[str, int] = {}
        for claim in reading.claims:
            if claim.id in numbers:
                reason = f"two claims with one identity, the first is kept: {claim.id}"
                self._unread.append(Unread(document.name, reason, document.id))
                continue
            self._claim += 1
            numbers[claim.id] = self._claim
            self._claims.append(self._claim_row(claim, slots))
        self._groundings += [GROUNDINGS.row(each) | {"claim": numbers[each.claim]} for each in slots.values()]
        self._unread += reading.unread
        if len(self._claims) >= HELD_BACK or len(self._groundings) >= HELD_BACK:
            self.finish()

    def _claim_row(self, claim: Claim, slots: dict[tuple[str, str, int], Grounding]) -> Row:
        place = slots.get((claim.id, "place", 0))
        day = slots.get((claim.id, "date", 0))
        return CLAIMS.row(claim) | {
            "seq": self._claim, "document": self._document,
            "place": place.ref if place else None,
            "start_day": day.start if day else None, "end_day": day.end if day else None,
        }


def check(document: Document, reading: Reading, grounded: Sequence[Grounding]) -> None:
    """Refuse what would leave a record that cites words or records which are not there."""
    for part in fields(document):
        value = getattr(document, part.name)
        if isinstance(value, str) and not _storable(value):
            raise StoreError(f"{document.name}: its {part.name} holds a character that no database keeps "
                             "(U+0000 or half of a surrogate pair)")
    if reading.document != document.id:
        raise StoreError(f"{document.name}: the reading is of another document ({reading.document})")
    for claim in reading.claims:
        quote = claim.quote
        if claim.document != document.id or document.text[quote.start:quote.stop] != quote.text:
            raise StoreError(f"{document.name}: {claim.id} does not quote this document")
    strangers = {each.claim for each in grounded} - {claim.id for claim in reading.claims}
    if strangers:
        raise StoreError(f"{document.name}: a grounding is of a claim that the reading lacks ({min(strangers)})")


def insert_unread(connection: Connection, records: Iterable[Unread]) -> int:
    """Write what was not read, unless it is there; the number of rows written."""
    rows = [UNREAD.row(record) for record in records]
    if not rows:
        return 0
    before = connection.execute(select(func.count()).select_from(unread)).scalar_one()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(unread).on_conflict_do_nothing(index_elements=["id"]), rows)
    return connection.execute(select(func.count()).select_from(unread)).scalar_one() - before


def _last(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.seq))).scalar() or 0


def _storable(value: str) -> bool:
    if "\x00" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _earlier(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are known and the one lies before the other; a time without an offset is taken as UTC."""
    if one is None or other is None:
        return False
    first, second = (each if each.tzinfo else each.replace(tzinfo=UTC) for each in (one, other))
    return first < second
