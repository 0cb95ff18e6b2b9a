"""Claims as columns in memory: what they are filtered by, in the order of their arrival.

No index serves every combination of days, places, types and certainties in that order, and to count what fits all of
it has to be looked at. A million claims are some 40 MB as columns, and any such question takes them a few
milliseconds, with the count. What is asked of words stays with the database.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, Text, cast, false, func, select, type_coerce
from sqlalchemy.sql.functions import aggregate_strings

from khabar.store.queries import Filter, plain
from khabar.store.schema import claims, documents

Numbers = NDArray[Any]
Marks = NDArray[np.bool_]
AT_ONCE = 50_000
ZONE = 4_096
# First and last day of what has no day: it touches no span.
NEVER = np.iinfo(np.int32).max, np.iinfo(np.int32).min


class Names:
    """Values that are repeated, as small numbers; 0 is no value."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {None: 0}

    def numbers(self, values: Collection[str | None]) -> Numbers:
        """The numbers of some values, of which some may be new."""
        known = self._numbers
        return np.fromiter((known.setdefault(each, len(known)) for each in values), np.int32, len(values))

    def marks(self, values: Iterable[str]) -> Marks:
        """For each number whether its value is one of these."""
        found = np.zeros(len(self._numbers), np.bool_)
        found[[self._numbers[each] for each in values if each in self._numbers]] = True
        return found

    def families(self, wanted: Collection[str]) -> list[str]:
        """Those of the values that are one of these, or of a family of them."""
        whole = tuple(f"{each}." for each in wanted)
        return [each for each in list(self._numbers) if each is not None and (
            each in wanted or each.startswith(whole))]


@dataclass(frozen=True, slots=True)
class Fitting:
    """Claims that fit a question: the numbers (``seq``) of those of one page, and how many fit on all pages."""

    rows: tuple[int, ...]
    all: int


@dataclass(frozen=True, slots=True)
class Narrower:
    """What is asked beyond a filter: the places that it may be at, its least certainty, and the numbers of claims and
    of reports, sets of them, in each of which it has to be. What is None asks nothing."""

    places: Collection[str] | None = None
    confidence: float | None = None
    claims: tuple[Numbers, ...] = ()
    documents: tuple[Numbers, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimColumns:
    """One entry for each claim in each column: ``seq``, which ascends, ``document`` (its number), ``first`` and
    ``last`` (ordinal days, the same where a claim has but one), ``confidence``, ``current`` (of a report's version
    that stands), and as numbers of ``names`` its ``type``, ``status`` and ``place``.

    ``zones`` has, for each ``ZONE`` claims in a row, the first of their first days and the last of their last: reports
    mostly come in as time goes on, so that most zones lie outside of a span that is asked for.
    """

    columns: Mapping[str, Numbers]
    names: Mapping[str, Names]
    zones: Mapping[str, Numbers]

    def fitting(self, wanted: Filter, narrower: Narrower, after: int | None) -> Fitting:
        """The page of claims behind the row ``after`` that fit the days, types, statuses and versions of a filter."""
        seq = self.columns["seq"]
        found = self._narrowed(wanted, narrower, self._touching(wanted))
        begin = 0
        if after is not None:
            begin = int(np.searchsorted(found, np.searchsorted(seq, after, side="right")))
        stop = None if wanted.limit is None else begin + wanted.limit
        return Fitting(tuple(seq[found[begin:stop]].tolist()), len(found))

    def among(self, rows: Sequence[int], wanted: Filter, narrower: Narrower) -> set[int]:
        """Those of these claims, which are all stored, that fit; by their numbers."""
        seq = self.columns["seq"]
        at = np.searchsorted(seq, np.sort(np.array(rows, np.int32)))
        return set(seq[self._narrowed(wanted, narrower, at[self._fit(wanted, at)])].tolist())

    def _touching(self, wanted: Filter) -> Numbers:
        """Rows that fit the days and versions of a question."""
        parts = [np.flatnonzero(self._fit(wanted, slice(begin, stop))) + begin for begin, stop in self._near(wanted)]
        return np.concatenate([np.empty(0, np.int64), *parts])

    def _near(self, wanted: Filter) -> list[tuple[int, int]]:
        """First rows and ends of the runs of zones that may touch the days of a question."""
        marks = np.ones(len(self.zones["first"]), np.int8)
        if wanted.start is not None:
            marks &= self.zones["last"] >= wanted.start.toordinal()
        if wanted.end is not None:
            marks &= self.zones["first"] <= wanted.end.toordinal()
        edges = ZONE * np.flatnonzero(np.diff(marks, prepend=0, append=0))
        return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

    def _fit(self, wanted: Filter, part: slice | Numbers) -> Marks:
        """For each of some rows whether it fits the days and versions of a question."""
        fits: Marks = self.columns["current"][part]
        if not wanted.current:
            fits = np.ones_like(fits)
        if wanted.start is not None:
            fits = fits & (self.columns["last"][part] >= wanted.start.toordinal())
        if wanted.end is not None:
            fits = fits & (self.columns["first"][part] <= wanted.end.toordinal())
        return fits

    def _narrowed(self, wanted: Filter, narrower: Narrower, rows: Numbers) -> Numbers:
        for name, marks in self._named(wanted, narrower):
            rows = rows[marks[self.columns[name][rows]]]
        if narrower.confidence is not None:
            rows = rows[self.columns["confidence"][rows] >= narrower.confidence]
        for column, sets in (("seq", narrower.claims), ("document", narrower.documents)):
            for each in sets:
                rows = rows[np.isin(self.columns[column][rows], each)]
        return rows

    def _named(self, wanted: Filter, narrower: Narrower) -> list[tuple[str, Marks]]:
        found = list[tuple[str, Marks]]()
        if narrower.places is not None:
            found.append(("place", self.names["place"].marks(narrower.places)))
        if wanted.types:
            types = self.names["type"]
            found.append(("type", types.marks(types.families(wanted.types))))
        if wanted.statuses:
            found.append(("status", self.names["status"].marks(wanted.statuses)))
        return found


def read_columns(connection: Connection, before: ClaimColumns | None = None) -> ClaimColumns:
    """The columns of all claims; of those that were read ``before`` only what may have changed is read again.

    That is the days of undated reports, and which versions of reports are superseded.
    """
    names = before.names if before else {name: Names() for name in ("type", "status", "place")}
    known = int(before.columns["seq"][-1]) if before and len(before.columns["seq"]) else 0
    if before is None or not known:
        columns = _all(connection, names)
    else:
        parts = [before.columns, *(_part(part, names) for part in _in_parts(connection, known))]
        columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0] if name != "current"}
    if known:
        _renew_days(connection, known, columns)
    superseded = numbers(plain(connection, select(documents.c.seq).where(documents.c.current.is_(false()))))
    columns["current"] = ~np.isin(columns["document"], superseded)
    begins = np.arange(0, len(columns["seq"]), ZONE)
    zones = {name: each.reduceat(columns[name], begins) if len(begins) else columns[name]
             for name, each in (("first", np.minimum), ("last", np.maximum))}
    return ClaimColumns(columns, names, zones)


def numbers(rows: Sequence[Any]) -> Numbers:
    """The numbers that rows of one column hold, each once, ascending."""
    return np.unique(np.fromiter((row[0] for row in rows), np.int32, len(rows)))


def _part(rows: Sequence[Sequence[Any]], names: Mapping[str, Names]) -> dict[str, Numbers]:
    seq, document, type, status, place, start, end, confidence = zip(*rows, strict=True)
    first, last = _span(start, end)
    return {"seq": np.array(seq, np.int32), "document": np.array(document, np.int32),
            "type": names["type"].numbers(type), "status": names["status"].numbers(status),
            "place": names["place"].numbers(place), "first": first, "last": last,
            "confidence": np.array(confidence, np.float64)}


def _all(connection: Connection, names: Mapping[str, Names]) -> dict[str, Numbers]:
    """All columns at once: what is repeated comes as one row for each value, from the index that has it in order."""
    table = claims.c
    parts = [np.array(part, np.float64) for part in _by_seq(
        connection, select(table.seq, table.document, table.confidence), 0)]
    seq, document, confidence = np.concatenate([np.empty((0, 3)), *parts]).T
    columns = {"seq": seq.astype(np.int32), "document": document.astype(np.int32), "confidence": confidence.copy()}
    named = {name: np.zeros(len(seq), np.int32) for name in ("type", "status", "place", "first", "last")}
    numbers_of = aggregate_strings(cast(table.seq, Text), ",")

    def grouped(*values: ColumnElement[Any]) -> Iterator[tuple[Sequence[Any], Numbers]]:
        for *found, rows in plain(connection, select(*values, numbers_of).group_by(*values)):
            yield found, np.searchsorted(columns["seq"], np.fromstring(rows, np.int32, sep=","))

    for (type, status), at in grouped(table.type, table.status):
        named["type"][at], named["status"][at] = (
            names[name].numbers([value])[0] for name, value in (("type", type), ("status", status)))
    for (place,), at in grouped(table.place):
        named["place"][at] = names["place"].numbers([place])[0]
    for (start, end), at in grouped(*_days()):
        named["first"][at], named["last"][at] = (column[0] for column in _span([start], [end]))
    return columns | named


def _in_parts(connection: Connection, known: int) -> Iterator[Sequence[Any]]:
    table = claims.c
    return _by_seq(connection, select(
        table.seq, table.document, table.type, table.status, table.place, *_days(), table.confidence), known)


def _by_seq(connection: Connection, query: Select[Any], known: int) -> Iterator[Sequence[Any]]:
    seq = claims.c.seq
    last = connection.execute(select(func.max(seq))).scalar() or 0
    for begin in range(known, last, AT_ONCE):
        if part := plain(connection, query.where(seq > begin, seq <= begin + AT_ONCE).order_by(seq)):
            yield part


def _renew_days(connection: Connection, known: int, columns: dict[str, Numbers]) -> None:
    table, undated = claims.c, select(documents.c.seq).where(documents.c.published.is_(None))
    found = plain(connection, select(table.seq, *_days()).where(table.document.in_(undated), table.seq <= known))
    if found:
        rows, start, end = zip(*found, strict=True)
        at = np.searchsorted(columns["seq"], np.array(rows, np.int32))
        columns["first"][at], columns["last"][at] = _span(start, end)


def _days() -> tuple[Any, Any]:
    # As text where the engine has it so: a million days are not made objects to be made numbers.
    return type_coerce(claims.c.start_day, Text), type_coerce(claims.c.end_day, Text)


def _span(start: Sequence[Any], end: Sequence[Any]) -> tuple[Numbers, Numbers]:
    """First and last days; who has but one of the two is taken to last that day."""
    first, last = (np.fromiter(map(_ordinal, each), np.int32, len(each)) for each in (start, end))
    without = (first == 0) & (last == 0)
    return (np.where(without, NEVER[0], np.where(first == 0, last, first)).astype(np.int32),
            np.where(without, NEVER[1], np.where(last == 0, first, last)).astype(np.int32))


@lru_cache(maxsize=50_000)
def _ordinal(day: str | date | None) -> int:
    """The number of a day, as the engine gives it; 0 for none."""
    if day is None:
        return 0
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()
