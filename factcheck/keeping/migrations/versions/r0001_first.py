"""The first schema: runs, documents, claims, judgements, sources."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _time(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def _run() -> sa.Column[int]:
    return sa.Column("run", sa.Integer, sa.ForeignKey("run.seq", ondelete="CASCADE"), primary_key=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "run",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, index=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("settings_hash", sa.String, nullable=False),
        _time("started"),
        _time("finished"),
        sa.Column("as_of", sa.Date, nullable=True),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "document",
        _run(),
        sa.Column("path", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("error", sa.String, nullable=False),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, nullable=False, index=True),
        sa.Column("sentence", sa.String, nullable=False),
    )
    _results()


def _results() -> None:
    op.create_table(
        "judgement",
        _run(),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id"), primary_key=True, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String(24), nullable=False),
        sa.Column("reason", sa.String(24), nullable=False),
        sa.Column("found", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("snapshot", sa.String, nullable=False),
        sa.Column("urls", sa.JSON, nullable=False),
    )
    op.create_table(
        "source",
        _run(),
        sa.Column("url", sa.String, primary_key=True),
        sa.Column("final_url", sa.String, nullable=False),
        sa.Column("status", sa.Integer, nullable=True),
        sa.Column("outcome", sa.String(24), nullable=False),
        sa.Column("sha256", sa.String, nullable=True, index=True),
        sa.Column("media_type", sa.String, nullable=True),
        _time("fetched_at"),
        sa.Column("published", sa.Date, nullable=True),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("source", "judgement", "claim", "document", "run"):
        op.drop_table(table)
