"""The text that was read of a body, and the bodies themselves where they do not lie in files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reading",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("reader", sa.String(16), primary_key=True),
        sa.Column("charset", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("tables", sa.String, nullable=False),
    )
    op.create_table(
        "body",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("body")
    op.drop_table("reading")
