"""The claims of a place on some days are found in the index alone: their rows lie far apart in a large database."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Put the last day into the index of claims by place and first day."""
    op.drop_index("ix_claims_place_start_day", "claims")
    op.create_index("ix_claims_place_start_day_end_day", "claims", ["place", "start_day", "end_day"])
