"""What has to be asked and kept to derive everything part by part, so that no process holds all of a large database."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Text, cast, func, select, true

from khabar.model.records import Claim, Document
from khabar.store import queries, rows, schema
from khabar.store.cells import counts
from khabar.store.counted import Counted


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a current report without its text: row number, id, day of publication and outlet."""

    row: int
    id: str
    published: date | None
    outlet: str | None


_COUNTS_OF = select(schema.documents.c.id, cast(schema.claims.c.body, Text)).select_from(
    schema.claims.join(schema.documents)).where(queries.among(schema.documents.c.id), counts())


class Spreading(Counted):
    """A store of which each process reads only the part that it derives from."""

    @property
    def address(self) -> str:
        """The path or URL by which another process opens it."""
        if self._url.get_backend_name() == "sqlite":
            return str(self._url.database)
        return self._url.render_as_string(hide_password=False)

    def headers(self) -> list[Header]:
        """All current reports, in the order of their arrival."""
        table = schema.documents.c
        with self._reading() as connection:
            return [Header(*row) for row in connection.execute(
                select(table.seq, table.id, table.published, table.outlet).where(table.current.is_(true()))
                .order_by(table.seq))]

    def current_claims(self) -> int:
        """How many claims the current reports make."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(
                schema.claims.join(schema.documents)).where(schema.documents.c.current.is_(true()))).scalar_one()

    def claims_by_place(self) -> dict[str, int]:
        """How many claims of current reports are of each place; without those of none."""
        place = schema.claims.c.place
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(
                select(place, func.count()).select_from(schema.claims.join(schema.documents))
                .where(schema.documents.c.current.is_(true()), place.is_not(None)).group_by(place).order_by(place))}

    def claims_nowhere(self) -> list[Claim]:
        """The claims of current reports of which no place is known."""
        return self._current(rows.CLAIMS.select().where(schema.claims.c.place.is_(None)))

    def sites_of(self, documents: Iterable[str]) -> list[tuple[str, str | None, str]]:
        """Of each claim of these documents (by id) the document, the place and the type."""
        table = schema.claims.c
        with self._reading() as connection:
            return [(row[0], row[1], row[2]) for part in queries.in_parts(documents) for row in connection.execute(
                select(schema.documents.c.id, table.place, table.type)
                .select_from(schema.claims.join(schema.documents)).where(schema.documents.c.id.in_(part)))]

    def counts_of(self, documents: Iterable[str]) -> list[tuple[str, list[dict[str, Any]]]]:
        """Of each claim of these documents that has figures the document (by id) and the figures, as they are kept."""
        with self._reading() as connection:
            return [(row[0], json.loads(row[1])["counts"]) for part in queries.in_parts(documents)
                    for row in queries.plain(connection, _COUNTS_OF, {"values": part})]

    def places_meant(self) -> set[str]:
        """The places that words of current reports were found to mean or might mean."""
        table = schema.groundings
        of_current = table.join(schema.claims).join(schema.documents)
        current = (table.c.slot == "place", schema.documents.c.current.is_(true()))
        with self._reading() as connection:
            found = set(connection.scalars(select(table.c.ref).distinct().select_from(of_current).where(
                *current, table.c.ref.is_not(None))))
            unsure = rows.GROUNDINGS.select().join(schema.documents).where(
                *current, cast(table.c.body, Text).contains('"alternatives"'))
            for grounding in queries.stream(connection, rows.GROUNDINGS, unsure):
                found.update(each.id for each in grounding.alternatives)
        return found

    def texts_of(self, documents: Iterable[str]) -> list[Document]:
        """These documents, in the order in which they are named."""
        wanted = list(documents)
        found = self.documents_by_id(wanted)
        return [found[each] for each in wanted]
