"""Tables of the snapshot store."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from sources.model import Outcome, Page, Snapshot, Step


class SnapshotRow(SQLModel, table=True):
    """Metadata of one snapshot; the body lies under its hash."""

    __tablename__ = "snapshot"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=64)
    """Hash of address, body and time: the same snapshot put twice is one row."""
    url: str = Field(index=True)
    final_url: str
    status: int
    media_type: str
    charset: str | None = None
    sha256: str = Field(index=True, max_length=64)
    fetched_at: str | None = Field(default=None, index=True, max_length=32)
    """UTC in ISO 8601 with microseconds: sorts as text in every database."""
    headers: str = "[]"
    trail: str = "[]"
    outcome: str = Outcome.FETCHED.value


class ReadingRow(SQLModel, table=True):
    """What one version of the reader made of a body."""

    __tablename__ = "reading"
    sha256: str = Field(primary_key=True, max_length=64)
    reader: str = Field(primary_key=True, max_length=16)
    charset: str
    title: str
    text: str
    tables: str
    """JSON: title, unit, columns and rows of each."""


class BodyRow(SQLModel, table=True):
    """A body, where bodies do not lie in files."""

    __tablename__ = "body"
    sha256: str = Field(primary_key=True, max_length=64)
    content: bytes


SNAPSHOT, READING, BODY = TABLES = tuple(
    SQLModel.metadata.tables[str(row.__tablename__)] for row in (SnapshotRow, ReadingRow, BodyRow)
)


def snapshot_values(snapshot: Snapshot) -> dict[str, Any]:
    """The row of a snapshot."""
    moment = written(snapshot.fetched_at) if snapshot.fetched_at else None
    identity = json.dumps([snapshot.url, snapshot.final_url, snapshot.sha256, moment])
    return {
        "key": hashlib.sha256(identity.encode()).hexdigest(),
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "status": snapshot.status,
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "sha256": snapshot.sha256,
        "fetched_at": moment,
        "headers": json.dumps(snapshot.headers),
        "trail": json.dumps([(step.url, step.action, step.result) for step in snapshot.trail]),
        "outcome": snapshot.outcome.value,
    }


def snapshot_of(row: sa.Row[Any], body: bytes) -> Snapshot:
    """The snapshot of a row and its body."""
    return Snapshot(
        url=row.url,
        final_url=row.final_url,
        status=row.status,
        media_type=row.media_type,
        charset=row.charset,
        body=body,
        sha256=row.sha256,
        fetched_at=dt.datetime.fromisoformat(row.fetched_at) if row.fetched_at else None,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        trail=tuple(Step(url=url, action=action, result=result) for url, action, result in json.loads(row.trail)),
        outcome=Outcome(row.outcome),
    )


def reading_values(page: Page, reader: str) -> dict[str, Any]:
    """The row of what was read of a body."""
    tables = [{"title": t.title, "unit": t.unit, "columns": t.columns, "rows": t.rows} for t in page.tables]
    return {
        "sha256": page.sha256,
        "reader": reader,
        "charset": page.charset,
        "title": _storable(page.title),
        "text": _storable(page.text),
        "tables": _storable(json.dumps(tables, ensure_ascii=False)),
    }


def _storable(text: str) -> str:
    """Without what some database would not take: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def written(moment: dt.datetime) -> str:
    """A time as the index holds it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
