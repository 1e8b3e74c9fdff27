"""Snapshots kept for good: bodies by hash, one row of metadata each, and the text that was read of them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sources.errors import StoreError
from sources.model import Page, Snapshot
from sources.snapshots.bodies import Bodies, Files, Rows
from sources.snapshots.database import migrate, open_engine, plain_reason, without_password, writing
from sources.snapshots.rows import READING, SNAPSHOT, reading_values, snapshot_of, snapshot_values, written

HEAD = "0002"
"""The latest revision under migrations/versions; a test keeps them equal."""
VERSIONS = "alembic_version_snapshot"
PAGE = 500
ENOUGH = 20
"""Of so many newest snapshots of an address one has its body, or the store is past help."""
NEWEST_FIRST = (SNAPSHOT.c.fetched_at.desc(), SNAPSHOT.c.id.desc())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One address of the store, in a list."""

    url: str
    snapshots: int
    latest: str
    """When the newest was fetched, UTC in ISO 8601; "" in a replay that does not know."""
    media_type: str
    sha256: str


class SnapshotStore:
    """Snapshots in an SQLite file with the bodies beside it, or all in the database of an SQLAlchemy address."""

    def __init__(self, root: Path, index: str | None = None) -> None:
        self._root = root
        self._lock = threading.Lock()
        try:
            self._bodies: Bodies = Rows() if index else Files(root / "bodies")
            self._engine = open_engine(index or f"sqlite:///{root / 'snapshots.db'}")
            migrate(self._engine, Path(__file__).parent / "migrations", HEAD, VERSIONS)
        except (OSError, ImportError, ArgumentError, SQLAlchemyError) as error:
            place = without_password(index) if index else root
            raise StoreError(
                f"{place}: the store cannot be opened ({plain_reason(error)}); check folder and --store"
            ) from error

    def close(self) -> None:
        """Let go of the index."""
        self._engine.dispose()

    def put(self, snapshot: Snapshot) -> None:
        """Keep a snapshot: the body first, so that no row is without one."""
        values = snapshot_values(snapshot)
        with self._writing() as connection:
            self._bodies.keep(connection, snapshot.sha256, snapshot.body)
            known = sa.select(SNAPSHOT.c.id).where(SNAPSHOT.c.key == values["key"])
            if connection.execute(known).first() is None:
                connection.execute(sa.insert(SNAPSHOT), values)

    def put_texts(self, pages: Iterable[Page], reader: str) -> None:
        """Keep what a version of the reader made of bodies, once for each."""
        rows = {page.sha256: reading_values(page, reader) for page in pages}
        with self._writing() as connection:
            known = set(connection.execute(sa.select(READING.c.sha256).where(READING.c.reader == reader)).scalars())
            fresh = [values for sha256, values in rows.items() if sha256 not in known]
            if fresh:
                connection.execute(sa.insert(READING), fresh)

    def texts(self, sha256: str) -> dict[str, str]:
        """Version of the reader → the text that it found in a body."""
        found = sa.select(READING.c.reader, READING.c.text).where(READING.c.sha256 == sha256)
        with self._reading() as connection:
            return {row.reader: row.text for row in connection.execute(found.order_by(READING.c.reader))}

    def latest(self, url: str) -> Snapshot | None:
        """The newest snapshot of an address whose body is there and whole."""
        return next(self.snapshots(SNAPSHOT.c.url == url), None)

    def named(self, name: str) -> list[Snapshot]:
        """The snapshots of an address, or of a hash that begins so, newest first."""
        by_hash = SNAPSHOT.c.sha256.startswith(name.lower(), autoescape=True)
        return list(self.snapshots(sa.or_(SNAPSHOT.c.url == name, SNAPSHOT.c.final_url == name, by_hash)))

    def snapshots(self, wanted: sa.ColumnElement[bool]) -> Iterator[Snapshot]:
        """The newest snapshots that answer a condition, whole ones only, newest first."""
        query = sa.select(SNAPSHOT).where(wanted).order_by(*NEWEST_FIRST).limit(ENOUGH)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            body = self.body(row.sha256)
            if body is not None:
                yield snapshot_of(row, body)

    def body(self, sha256: str) -> bytes | None:
        """The body of a hash; None where it is not there or not whole."""
        with self._reading() as connection:
            return self._bodies.get(connection, sha256)

    def all(self) -> Iterator[Snapshot]:
        """Every snapshot, oldest first; read page by page."""
        last = 0
        while True:
            page = sa.select(SNAPSHOT).where(SNAPSHOT.c.id > last).order_by(SNAPSHOT.c.id).limit(PAGE)
            with self._reading() as connection:
                rows = connection.execute(page).all()
            for row in rows:
                last = row.id
                body = self.body(row.sha256)
                if body is not None:
                    yield snapshot_of(row, body)
            if len(rows) < PAGE:
                return

    def addresses(self) -> list[Kept]:
        """Every address that snapshots are kept of, by name."""
        number = sa.func.count().over(partition_by=SNAPSHOT.c.url)
        place = sa.func.row_number().over(partition_by=SNAPSHOT.c.url, order_by=NEWEST_FIRST)
        ranked = sa.select(SNAPSHOT, number.label("number"), place.label("place")).subquery()
        query = sa.select(ranked).where(ranked.c.place == 1).order_by(ranked.c.url)
        with self._reading() as connection:
            return [
                Kept(
                    url=row.url,
                    snapshots=row.number,
                    latest=(row.fetched_at or "")[:19],
                    media_type=row.media_type,
                    sha256=row.sha256,
                )
                for row in connection.execute(query)
            ]

    def doomed(self, before: dt.datetime, spared: Collection[str] = ()) -> list[tuple[int, str]]:
        """Row and hash of what `prune` would forget."""
        with self._reading() as connection:
            return _doomed(connection, before, spared)

    def prune(self, before: dt.datetime, spared: Collection[str] = ()) -> int:
        """Forget snapshots from before a moment, but no address's newest and no spared hash; gives their number."""
        with self._writing() as connection:
            doomed = _doomed(connection, before, spared)
            for number, _ in doomed:
                connection.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.id == number))
        with self._writing() as connection:
            kept = set(connection.execute(sa.select(SNAPSHOT.c.sha256)).scalars())
            for sha256 in sorted({sha256 for _, sha256 in doomed} - kept):
                connection.execute(sa.delete(READING).where(READING.c.sha256 == sha256))
                self._bodies.drop(connection, sha256)
        return len(doomed)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._trouble("cannot be read", error) from error

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            # One writer at a time in this process; others wait at the database.
            with self._lock, writing(self._engine) as connection:
                yield connection
        except (OSError, SQLAlchemyError) as error:
            raise self._trouble("cannot be written", error) from error

    def _trouble(self, what: str, error: Exception) -> StoreError:
        place = self._engine.url.render_as_string()
        return StoreError(f"{place}: the snapshot store {what} ({plain_reason(error)}); check space and rights")


def _doomed(connection: sa.Connection, before: dt.datetime, spared: Collection[str]) -> list[tuple[int, str]]:
    place: Any = sa.func.row_number().over(partition_by=SNAPSHOT.c.url, order_by=NEWEST_FIRST)
    ranked = sa.select(SNAPSHOT, place.label("place")).subquery()
    query = sa.select(ranked.c.id, ranked.c.sha256).where(ranked.c.fetched_at < written(before), ranked.c.place > 1)
    kept = set(spared)
    return [(row.id, row.sha256) for row in connection.execute(query) if row.sha256 not in kept]
