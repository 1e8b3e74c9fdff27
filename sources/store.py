"""Snapshots kept for good: bodies by hash as files, one row of metadata each in SQL."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Field, Session, SQLModel, create_engine, select

from sources.atomic import write_whole
from sources.errors import StoreError
from sources.model import Outcome, Snapshot, Step

BUSY_SECONDS = 30
PAGE = 500


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


SNAPSHOT: sa.Table = SnapshotRow.__table__  # type: ignore[attr-defined]


class SnapshotStore:
    """A folder of bodies and an index; any SQLAlchemy address may hold the index."""

    def __init__(self, root: Path, index: str | None = None) -> None:
        self._bodies = root / "bodies"
        self._lock = threading.Lock()
        try:
            self._bodies.mkdir(parents=True, exist_ok=True)
            self._engine = _engine(index or f"sqlite:///{root / 'snapshots.db'}")
            SQLModel.metadata.create_all(self._engine, tables=[SNAPSHOT])
        except (OSError, SQLAlchemyError) as error:
            raise StoreError(
                f"{root}: the store cannot be opened ({_plain(error)}); check folder and --store"
            ) from error

    def close(self) -> None:
        """Let go of the index."""
        self._engine.dispose()

    def put(self, snapshot: Snapshot) -> None:
        """Keep a snapshot: the body first, so that no row is without one."""
        path = self._path(snapshot.sha256)
        row = _row(snapshot)
        try:
            if not path.exists():
                write_whole(path, snapshot.body)
            # One writer at a time in this process; others wait at the database.
            with self._lock, Session(self._engine) as session:
                if session.exec(select(SnapshotRow.id).where(SnapshotRow.key == row.key)).first() is None:
                    session.add(row)
                    session.commit()
        except sa.exc.IntegrityError:
            # Another process put the very same snapshot in between.
            return
        except (OSError, SQLAlchemyError) as error:
            raise StoreError(
                f"{path}: the snapshot cannot be kept ({_plain(error)}); check space and rights"
            ) from error

    def latest(self, url: str) -> Snapshot | None:
        """The newest snapshot of an address whose body is there and whole."""
        newest_first = (SNAPSHOT.c.fetched_at.desc(), SNAPSHOT.c.id.desc())
        found = select(SnapshotRow).where(SnapshotRow.url == url).order_by(*newest_first).limit(20)
        with self._session() as session:
            rows = session.exec(found).all()
        return next((snapshot for row in rows if (snapshot := self._snapshot(row))), None)

    def body(self, sha256: str) -> bytes | None:
        """The body of a hash; None where it is not there or not whole."""
        try:
            body = self._path(sha256).read_bytes()
        except OSError:
            return None
        return body if hashlib.sha256(body).hexdigest() == sha256 else None

    def all(self) -> Iterator[Snapshot]:
        """Every snapshot, oldest first; read page by page."""
        last = 0
        while True:
            with self._session() as session:
                statement = select(SnapshotRow).where(SNAPSHOT.c.id > last).order_by(SNAPSHOT.c.id).limit(PAGE)
                rows = session.exec(statement).all()
            for row in rows:
                last = row.id or last
                snapshot = self._snapshot(row)
                if snapshot:
                    yield snapshot
            if len(rows) < PAGE:
                return

    def prune(self, before: dt.datetime) -> int:
        """Forget snapshots fetched before a moment, but never the newest of an address; gives their number."""
        newest = sa.select(sa.func.max(SNAPSHOT.c.id)).group_by(SNAPSHOT.c.url)
        old = sa.and_(SNAPSHOT.c.fetched_at < _written(before), SNAPSHOT.c.id.not_in(newest))
        with self._lock, self._session() as session:
            doomed = session.execute(sa.select(SNAPSHOT.c.id, SNAPSHOT.c.sha256).where(old)).all()
            for number, _ in doomed:
                session.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.id == number))
            session.commit()
            kept = set(session.execute(sa.select(SNAPSHOT.c.sha256)).scalars())
        for sha256 in sorted({sha256 for _, sha256 in doomed} - kept):
            self._path(sha256).unlink(missing_ok=True)
        return len(doomed)

    def _session(self) -> Session:
        return Session(self._engine)

    def _path(self, sha256: str) -> Path:
        return self._bodies / sha256[:2] / sha256

    def _snapshot(self, row: SnapshotRow) -> Snapshot | None:
        body = self.body(row.sha256)
        if body is None:
            return None
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


def _row(snapshot: Snapshot) -> SnapshotRow:
    moment = _written(snapshot.fetched_at) if snapshot.fetched_at else None
    identity = json.dumps([snapshot.url, snapshot.final_url, snapshot.sha256, moment])
    return SnapshotRow(
        key=hashlib.sha256(identity.encode()).hexdigest(),
        url=snapshot.url,
        final_url=snapshot.final_url,
        status=snapshot.status,
        media_type=snapshot.media_type,
        charset=snapshot.charset,
        sha256=snapshot.sha256,
        fetched_at=moment,
        headers=json.dumps(snapshot.headers),
        trail=json.dumps([(step.url, step.action, step.result) for step in snapshot.trail]),
        outcome=snapshot.outcome.value,
    )


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _engine(address: str) -> sa.Engine:
    if not address.startswith("sqlite"):
        return create_engine(address, pool_pre_ping=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    def prepare(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")

    sa.event.listen(engine, "connect", prepare)
    return engine


def _plain(error: Exception) -> str:
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else str(error)
    return " ".join(str(getattr(error, "orig", error)).split())[:200]
