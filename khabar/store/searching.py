"""The full-text index: kept when reports come in, filled for a database that was there before it, and asked.

The store knows no language. It is handed ``terms``, which turns a text into the keys of its words with spaces between
them; a database opened without it is not indexed, until somebody opens it with it: the index catches up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, insert, select, text, update
from sqlalchemy.sql.expression import TextClause

from khabar.store.schema import claims, counters, documents

Terms = Callable[[str], str]
Held = Literal["quotes", "texts"]
AT_ONCE = 2000  # rows that are indexed before the next are fetched
RANKED = 2000   # so many hits are put in order of fitness; of more, the latest come first
_TABLES = {"quotes": "search_quotes", "texts": "search_texts"}


@dataclass(frozen=True, slots=True)
class Hits:
    """Row numbers (``seq``) of what fits, the best or latest first; ``all`` says whether these are all of them."""

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


def hits(connection: Connection, held: Held, words: Sequence[Iterable[str]], most: int) -> Hits:
    """Quotes or texts in which every word is found by one of its keys; of at most ``most`` of them the rows."""
    wanted = [sorted(keys) for keys in words]
    if not wanted or not all(wanted):
        return Hits((), True)
    ask = _asking(connection, held, wanted)
    latest = [row[0] for row in connection.execute(*ask("latest", most + 1))]
    if len(latest) <= min(most, RANKED):
        return Hits(tuple(row[0] for row in connection.execute(*ask("best", most))), True)
    return Hits(tuple(latest[:most]), len(latest) <= most)


def _asking(
    connection: Connection, held: Held, wanted: Sequence[Sequence[str]],
) -> Callable[[str, int], tuple[TextClause, dict[str, Any]]]:
    table = _TABLES[held]
    if connection.dialect.name == "postgresql":
        query = " & ".join("(" + " | ".join(keys) + ")" for keys in wanted)
        order = {"latest": "seq DESC", "best": "ts_rank(words, to_tsquery('simple', :query)) DESC, seq DESC"}
        match, row = "words @@ to_tsquery('simple', :query)", "seq"
    else:
        query = " AND ".join("(" + " OR ".join(f'"{key}"' for key in keys) + ")" for keys in wanted)
        order = {"latest": "rowid DESC", "best": "bm25(" + table + "), rowid DESC"}
        match, row = f"{table} MATCH :query", "rowid"

    def ask(by: str, most: int) -> tuple[TextClause, dict[str, Any]]:
        statement = f"SELECT {row} FROM {table} WHERE {match} ORDER BY {order[by]} LIMIT :most"
        return text(statement), {"query": query, "most": most}

    return ask


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
