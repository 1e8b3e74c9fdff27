"""The first schema: the index of snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; an index from before there were migrations has it already."""
    if sa.inspect(op.get_bind()).has_table("snapshot"):
        return
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("url", sa.String, nullable=False, index=True),
        sa.Column("final_url", sa.String, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("charset", sa.String, nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("fetched_at", sa.String(32), nullable=True, index=True),
        sa.Column("headers", sa.String, nullable=False),
        sa.Column("trail", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("snapshot")
