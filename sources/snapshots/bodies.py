"""Where bodies lie, each under its hash: as files beside an SQLite index, or as rows of a shared database."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from sources.snapshots.atomic import write_whole
from sources.snapshots.rows import BODY


class Bodies(Protocol):
    """Keeps bodies by hash; a writer holds the index's turn meanwhile."""

    def keep(self, connection: sa.Connection, sha256: str, body: bytes) -> None:
        """Keep a body, once."""

    def get(self, connection: sa.Connection, sha256: str) -> bytes | None:
        """The body of a hash; None where it is not there or not whole."""

    def drop(self, connection: sa.Connection, sha256: str) -> None:
        """Forget a body."""


class Files:
    """One file a body, in folders by the first two digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, connection: sa.Connection, sha256: str, body: bytes) -> None:
        """Write the file whole, unless it is there."""
        path = self._path(sha256)
        if not path.exists():
            write_whole(path, body)

    def get(self, connection: sa.Connection, sha256: str) -> bytes | None:
        """Read the file and hold it against its hash."""
        try:
            body = self._path(sha256).read_bytes()
        except OSError:
            return None
        return body if hashlib.sha256(body).hexdigest() == sha256 else None

    def drop(self, connection: sa.Connection, sha256: str) -> None:
        """Delete the file."""
        self._path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


class Rows:
    """One row a body, so that every machine that works with the database has it."""

    def keep(self, connection: sa.Connection, sha256: str, body: bytes) -> None:
        """Insert the row, unless it is there."""
        if connection.execute(sa.select(BODY.c.sha256).where(BODY.c.sha256 == sha256)).first() is None:
            connection.execute(sa.insert(BODY), {"sha256": sha256, "content": body})

    def get(self, connection: sa.Connection, sha256: str) -> bytes | None:
        """Read the row and hold it against its hash."""
        found = connection.execute(sa.select(BODY.c.content).where(BODY.c.sha256 == sha256)).scalar()
        body = bytes(found) if found is not None else None
        return body if body is not None and hashlib.sha256(body).hexdigest() == sha256 else None

    def drop(self, connection: sa.Connection, sha256: str) -> None:
        """Delete the row."""
        connection.execute(sa.delete(BODY).where(BODY.c.sha256 == sha256))
