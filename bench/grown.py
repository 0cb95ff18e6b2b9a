"""A large database out of a small one: ``python bench/grown.py SMALL.db LARGE.db --claims 1000000``.

The war of the small database is fought again and again, each time in a country of its own beside the others or in a
later season, until there are so many claims: reports, claims, groundings, origins, events, assessments and the
full-text index, under ids of their own, are written row by row without deriving anything. The same two numbers give
the same database. The places are those of ``COUNTRIES`` countries, so that each season adds claims to the same places.
Rows that only a later derivation needs (of words and figures) are left out.
"""

import argparse
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from khabar.store.browsing import Browser
from khabar.store.searching import Terms
from khabar.text.search_words import index_terms

COUNTRIES = 5
DEGREES = 4.0  # between two countries, eastwards
AT_ONCE = 5_000
_ID = re.compile(r"(claim|event|assessment|doc|report)_[0-9a-f]{2}(?=[0-9a-f]{18})")
_PLACE = re.compile(r"\bown:[A-Z]{2}")
# Tables in an order that keeps references whole, each with its columns that are numbers of a row of this table.
_NUMBERED = {"documents": {"seq": "documents"}, "claims": {"seq": "claims", "document": "documents"},
             "groundings": {"claim": "claims"}, "origins": {"seq": "origins"}}
_TABLES = ("documents", "claims", "groundings", "origins", "events", "event_claims", "event_actors", "assessments",
           "assessment_claims")
_WRITTEN = frozenset({"documents", "claims"})  # tables whose other texts are words of reports, without ids in them
_IDS = frozenset({"id", "report", "place"})
_DAYS = frozenset({"published", "start_day", "end_day", "known"})
Row = list[Any]


class Copy:
    """One more war: how its rows differ from those of the first."""

    def __init__(self, number: int, rows: dict[str, int], days: int) -> None:
        self.number = number
        self._country = number % COUNTRIES
        self._later = timedelta(number // COUNTRIES * days)
        self._rows = rows
        self._shifted: dict[str, str] = {}

    def words(self, text: str) -> str:
        """A text with the ids in it."""
        text = _ID.sub(rf"\g<1>_{self.number:02x}", text)
        return _PLACE.sub(self._code, text) if self._country else text

    def _code(self, found: re.Match[str]) -> str:
        return f"own:{found[0][4]}{chr(ord('A') + (ord(found[0][5]) - ord('A') + self._country) % 26)}"

    def day(self, written: str | None) -> str | None:
        """A day of the season of this war."""
        if written is None or not self._later:
            return written
        if written not in self._shifted:
            self._shifted[written] = (date.fromisoformat(written) + self._later).isoformat()
        return self._shifted[written]

    def row(self, table: str, columns: list[str], row: tuple[Any, ...]) -> Row:
        """A row of this war."""
        numbers, values = _NUMBERED.get(table, {}), list[Any](row)
        for at, column in enumerate(columns):
            value = values[at]
            if column in numbers:
                values[at] = value + self.number * self._rows[numbers[column]]
            elif column in _DAYS:
                values[at] = self.day(value)
            elif table == "documents" and column == "name":
                values[at] = f"{value}-{self.number:02d}"
            elif isinstance(value, str) and (table not in _WRITTEN or column in _IDS):
                values[at] = self.words(value)
        return values

    def place(self, columns: list[str], row: tuple[Any, ...]) -> Row:
        """A place of its country."""
        values = dict(zip(columns, row, strict=True))
        for name in ("id", "parent", "body"):
            values[name] = self.words(values[name]) if values[name] else values[name]
        if values["lon"] is not None:
            values["lon"] = round(values["lon"] + self._country * DEGREES, 6)
        return list(values.values())


def grow(small: Path, large: Path, claims: int) -> None:
    """Write the large database; the small one must be of this version's schema."""
    with Browser.open(large):
        pass
    with closing(sqlite3.connect(f"file:{small}?mode=ro", uri=True)) as base, closing(
            sqlite3.connect(large)) as made, made:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
            made.execute(f"PRAGMA {pragma}")
        copies = _copies(base, claims)
        for table in ("actors", "outlets"):
            _write(made, table, _columns(base, table), base.execute(f"SELECT * FROM {table}"))
        _places(base, made, copies)
        for table in _TABLES:
            columns = _columns(base, table)
            for copy in copies:
                _write(made, table, columns, (
                    copy.row(table, columns, row) for row in base.execute(f"SELECT * FROM {table}")))
        for table, query in (("search_texts", "SELECT seq, coalesce(title, '') || char(10) || text FROM documents"),
                             ("search_quotes", "SELECT seq, quote FROM claims")):
            _index(base, made, table, query, copies)
        made.executemany("INSERT INTO counters (name, value) VALUES (?, ?)", [
            ("revision", 1), ("inputs", 1), ("derived", 1),
            *((f"indexed {held}", made.execute(f"SELECT max(seq) FROM {table}").fetchone()[0])
              for held, table in (("texts", "documents"), ("quotes", "claims")))])
        made.commit()
        made.execute("PRAGMA journal_mode = WAL")


def _copies(base: sqlite3.Connection, claims: int) -> list[Copy]:
    rows = {table: base.execute(f"SELECT max(seq) FROM {table}").fetchone()[0]
            for table in ("documents", "claims", "origins")}
    first, last = (date.fromisoformat(each) for each in base.execute(
        "SELECT min(published), max(published) FROM documents").fetchone())
    return [Copy(number, rows, (last - first).days + 1) for number in range(-(-claims // rows["claims"]))]


def _places(base: sqlite3.Connection, made: sqlite3.Connection, copies: list[Copy]) -> None:
    columns = _columns(base, "places")
    own, known = (base.execute(f"SELECT * FROM places WHERE id {sign} 'own:%'").fetchall()
                  for sign in ("LIKE", "NOT LIKE"))
    _write(made, "places", columns, iter([*known, *(
        copy.place(columns, row) for copy in copies[:COUNTRIES] for row in own)]))


def _index(base: sqlite3.Connection, made: sqlite3.Connection, table: str, query: str, copies: list[Copy]) -> None:
    terms: Terms = index_terms
    words = [(seq, terms(text)) for seq, text in base.execute(query)]
    rows = max(seq for seq, _ in words)
    for copy in copies:
        made.executemany(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)",
                         ((seq + copy.number * rows, each) for seq, each in words))
    made.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _columns(base: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in base.execute(f"PRAGMA table_info({table})")]


def _write(made: sqlite3.Connection, table: str, columns: list[str], rows: Iterator[Any]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    made.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)


def main() -> None:
    """Read the options, and grow."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("small", type=Path)
    options.add_argument("large", type=Path)
    options.add_argument("--claims", type=int, default=1_000_000)
    chosen = options.parse_args()
    begun = time.perf_counter()
    grow(chosen.small, chosen.large, chosen.claims)
    print(f"{chosen.large}: {chosen.large.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
