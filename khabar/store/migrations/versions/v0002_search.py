"""The full-text index over reports and quotes, still empty: the store fills it from what is there (searching.py).

In SQLite these are FTS5 tables without content, whose row ids are the ``seq`` of documents and claims; in PostgreSQL
tables of vectors. What they hold are the keys of words, never the words, so that spelling does not matter.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = ("search_texts", "search_quotes")


def upgrade() -> None:
    """Make both, as the engine has them."""
    for table in TABLES:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"CREATE TABLE {table} (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
            op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")
        else:
            op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5("
                       "words, content='', columnsize=1, tokenize=\"unicode61 remove_diacritics 0\")")
