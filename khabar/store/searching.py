"""The full-text index: kept when reports come in, filled for a database that was there before it, and asked.

The store knows no language. It is handed ``terms``, which turns a text into the keys of its words with spaces between
them; a database opened without it is not indexed, until somebody opens it with it: the index catches up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, insert, select, text, update

from khabar.store.queries import plain
from khabar.store.schema import claims, counters, documents

Terms = Callable[[str], str]
Held = Literal["quotes", "texts"]
AT_ONCE = 2000  # rows that are indexed before the next are fetched
MOST = 1000     # hits that are looked up at a time
RANKED = 200    # so many hits are put in order of fitness; of more, the latest come first
LAST = 1 << 62  # no row lies behind it
_TABLES = {"quotes": "search_quotes", "texts": "search_texts"}


@dataclass(frozen=True, slots=True)
class Hits:
    """Row numbers (``seq``) of what fits, the best or latest first; ``all`` says whether these are all of them.

    Where they are not, they are the latest ones, and those before the last of them are to be asked for.
    """

    rows: tuple[int, ...]
    all: bool


def catch_up(connection: Connection, terms: Terms) -> int:
    """Index what is not indexed yet, on the connection of the one writer; the number of reports and quotes indexed."""
    title_and_text = func.coalesce(documents.c.title, "") + "\n" + documents.c.text
    return (_catch_up(connection, "texts", select(documents.c.seq, title_and_text), terms)
            + _catch_up(connection, "quotes", select(claims.c.seq, claims.c.quote), terms))


def behind(connection: Connection) -> bool:
    """Whether something is stored that is not indexed."""
    return any(
        (connection.execute(select(func.max(table.c.seq))).scalar() or 0) > _indexed(connection, held)
        for held, table in (("texts", documents), ("quotes", claims)))


def hits(connection: Connection, held: Held, words: Sequence[Iterable[str]], before: int | None = None) -> Hits:
    """Quotes or texts in which every word is found by one of its keys, of very many those just before a row.

    A few are put in the order of their fitness; otherwise the latest come first.
    """
    wanted = [sorted(keys) for keys in words]
    if not wanted or not all(wanted):
        return Hits((), True)
    index = _Index(connection, held)
    found = index.latest(wanted, MOST + 1, before)
    if len(found) > MOST:
        return Hits(tuple(found[:MOST]), False)
    return Hits(tuple(_ranked(index, wanted, found) if before is None else found), True)


def _ranked(index: "_Index", wanted: Sequence[Sequence[str]], found: list[int]) -> list[int]:
    # To weigh a word all its hits are gone through, so that frequent words are not weighed.
    few = 1 < len(found) <= RANKED and (
        len(wanted) == 1 or all(len(index.latest([keys], RANKED + 1)) <= RANKED for keys in wanted))
    return index.best(wanted) if few else found


class _Index:
    """One of the indexes, as its engine asks it."""

    def __init__(self, connection: Connection, held: Held) -> None:
        self._connection = connection
        table = _TABLES[held]
        if connection.dialect.name == "postgresql":
            self._all, self._any, self._key = " & ", " | ", "{}"
            match, row = "words @@ to_tsquery('simple', :query)", "seq"
            rank = "ts_rank(words, to_tsquery('simple', :query)) DESC"
        else:
            self._all, self._any, self._key = " AND ", " OR ", '"{}"'
            match, row, rank = f"{table} MATCH :query", "rowid", f"bm25({table})"
        asked = f"SELECT {row} FROM {table} WHERE {match}"
        self._latest = text(f"{asked} AND {row} < :before ORDER BY {row} DESC LIMIT :most")
        self._best = text(f"{asked} ORDER BY {rank}, {row} DESC")

    def latest(self, wanted: Sequence[Sequence[str]], most: int, before: int | None = None) -> list[int]:
        """The rows, the last first; ``before``: of those before a row."""
        return [row[0] for row in plain(self._connection, self._latest, {
            "query": self._query(wanted), "before": LAST if before is None else before, "most": most})]

    def best(self, wanted: Sequence[Sequence[str]]) -> list[int]:
        """All rows, those that fit best first."""
        return [row[0] for row in plain(self._connection, self._best, {"query": self._query(wanted)})]

    def _query(self, wanted: Sequence[Sequence[str]]) -> str:
        return self._all.join("(" + self._any.join(self._key.format(key) for key in keys) + ")" for keys in wanted)


def _catch_up(connection: Connection, held: Held, rows: Select[Any], terms: Terms) -> int:
    seq = rows.selected_columns[0]
    last = done = _indexed(connection, held)
    count = 0
    while part := connection.execute(rows.where(seq > last).order_by(seq).limit(AT_ONCE)).all():
        _write(connection, _TABLES[held], [{"seq": row[0], "words": terms(row[1])} for row in part])
        last, count = part[-1][0], count + len(part)
    if last != done:
        _set(connection, held, last)
    return count


def _write(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if connection.dialect.name == "postgresql":
        statement = f"INSERT INTO {table} (seq, words) VALUES (:seq, to_tsvector('simple', :words))"
    else:
        statement = f"INSERT INTO {table} (rowid, words) VALUES (:seq, :words)"
    connection.execute(text(statement), rows)


def _indexed(connection: Connection, held: str) -> int:
    """The last row that is in the index."""
    return connection.execute(select(counters.c.value).where(counters.c.name == f"indexed {held}")).scalar() or 0


def _set(connection: Connection, held: str, last: int) -> None:
    name = f"indexed {held}"
    if not connection.execute(update(counters).where(counters.c.name == name).values(value=last)).rowcount:
        connection.execute(insert(counters), [{"name": name, "value": last}])
