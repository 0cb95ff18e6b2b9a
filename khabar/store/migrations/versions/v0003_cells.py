"""What lets one report be weighed without all others: rows of words and figures by report; which claim copies which."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, still empty: the next derivation fills them."""
    op.create_table(
        "word_rows",
        sa.Column("row", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", Whole, sa.ForeignKey("documents.seq", name="fk_word_rows_document"), primary_key=True,
                  autoincrement=False),
        sqlite_with_rowid=False)
    op.create_table(
        "figure_rows",
        sa.Column("figure", Key, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("grade", sa.Text, primary_key=True),
        sa.Column("document", Key, primary_key=True),
        sqlite_with_rowid=False)
    op.create_table(
        "copies",
        sa.Column("claim", Key, primary_key=True),
        sa.Column("source", Key, nullable=False),
        sa.Column("twin", Key),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_with_rowid=False)
    op.create_index("ix_copies_twin", "copies", ["twin"])
