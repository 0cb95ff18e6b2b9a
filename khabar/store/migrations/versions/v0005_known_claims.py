"""Each claim with all that is known of it in one piece, for whoever weighs a report that comes in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, still empty: what was kept for weighing one report more no longer suffices, until the next
    derivation of everything fills it."""
    op.create_table(
        "known_claims",
        sa.Column("seq", Whole, primary_key=True, autoincrement=False),
        sa.Column("claim", Whole, sa.ForeignKey("claims.seq", name="fk_known_claims_claim"), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False))
    op.create_index("ix_known_claims_claim", "known_claims", ["claim"], unique=True)
    # most reports that come in are of the last days: what ended before them need not be looked through
    op.drop_index("ix_claims_place_start_day_end_day", "claims")
    op.create_index("ix_claims_place_end_day_start_day_type", "claims", ["place", "end_day", "start_day", "type"])
    # and what a place's states cost is found by their days in the index alone
    op.drop_index("ix_assessments_kind_subject_start_day", "assessments")
    op.create_index("ix_assessments_kind_subject_start_day_end_day", "assessments",
                    ["kind", "subject", "start_day", "end_day"])
    op.execute("UPDATE counters SET value = -1 WHERE name = 'indexed'")
