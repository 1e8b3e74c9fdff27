"""What was found out before, by the hash of everything it follows from: what did not change is not done again.

The memory is a file beside the store that may be deleted at any time. It holds one row a document and one a source,
in JSON: nothing that it says is run as code.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from factcheck.errors import OutputError
from factcheck.keeping.codec import rebuilt, written
from sources.model import Page, Unavailable

FILE = "memory.db"
SCHEMA = """
CREATE TABLE IF NOT EXISTS paper (path TEXT PRIMARY KEY, key TEXT, day TEXT, sha256 TEXT, urls TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS verdict (path TEXT PRIMARY KEY, key TEXT, body BLOB);
CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, mark TEXT, body BLOB);
CREATE TABLE IF NOT EXISTS receipt (place TEXT PRIMARY KEY, body BLOB);
CREATE TABLE IF NOT EXISTS web (id INTEGER PRIMARY KEY, key TEXT, body BLOB);
"""
RULES = ("claims", "sources", "factcheck")
"""Packages whose code and tables decide what a verdict is."""
READERS = ("beautifulsoup4", "charset-normalizer", "lxml", "markdown-it-py", "mdit-py-plugins", "pypdf", "openpyxl")
"""Libraries that decide what can be read of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What is known of a document that did not change: the addresses it cites, in order."""

    key: str
    day: str
    """The day it was read on, where its dates hang on that; else empty."""
    sha256: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a run tells of a page without reading it again, and whose words it holds."""

    url: str
    origin: str = ""
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    trouble: Unavailable | None = None
    """Why it could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was handed over of a run, and what it followed from."""

    key: str
    told: str
    """The summary."""
    code: int
    files: tuple[tuple[str, str], ...]
    """Path of each report, and the hash of its bytes."""


class Memory(Protocol):
    """What a run may ask before it works, and tell when it has worked."""

    forgetful: bool
    """True where telling it anything is in vain."""

    def papers(self) -> Mapping[str, Noted]:
        """What is known of each document, by path."""

    def verdicts(self, keys: Mapping[str, str]) -> Mapping[str, bytes]:
        """Packed judgements by path, of those whose key is still the same."""

    def read(self, marks: Mapping[str, str]) -> frozenset[str]:
        """The addresses whose mark is still the same."""

    def pages(self, urls: Iterable[str]) -> Mapping[str, Page | Unavailable]:
        """What was read of addresses that `read` gave."""

    def web(self, key: str) -> tuple[Head, ...] | None:
        """The heads of all sources of a run, if the last one had the very same."""

    def receipt(self, place: str) -> Receipt | None:
        """What was last handed over to these reports."""

    def keep_papers(self, found: Mapping[str, Noted]) -> None:
        """Remember documents by path."""

    def keep_verdicts(self, found: Mapping[str, tuple[str, bytes]]) -> None:
        """Remember keys and packed judgements by path."""

    def keep_pages(self, marks: Mapping[str, str], found: Mapping[str, Page | Unavailable]) -> None:
        """Remember pages by address."""

    def keep_web(self, key: str, heads: Sequence[Head]) -> None:
        """Remember the heads of all sources of a run."""

    def keep_receipt(self, place: str, receipt: Receipt) -> None:
        """Remember what was handed over."""


class Forgetful:
    """Remembers nothing."""

    forgetful = True

    def papers(self) -> Mapping[str, Noted]:
        """Nothing."""
        return {}

    def verdicts(self, keys: Mapping[str, str]) -> Mapping[str, bytes]:
        """Nothing."""
        return {}

    def read(self, marks: Mapping[str, str]) -> frozenset[str]:
        """Nothing."""
        return frozenset()

    def pages(self, urls: Iterable[str]) -> Mapping[str, Page | Unavailable]:
        """Nothing."""
        return {}

    def web(self, key: str) -> tuple[Head, ...] | None:
        """Nothing."""
        return None

    def receipt(self, place: str) -> Receipt | None:
        """Nothing."""
        return None

    def keep_papers(self, found: Mapping[str, Noted]) -> None:
        """Forget them."""

    def keep_verdicts(self, found: Mapping[str, tuple[str, bytes]]) -> None:
        """Forget them."""

    def keep_pages(self, marks: Mapping[str, str], found: Mapping[str, Page | Unavailable]) -> None:
        """Forget them."""

    def keep_web(self, key: str, heads: Sequence[Head]) -> None:
        """Forget them."""

    def keep_receipt(self, place: str, receipt: Receipt) -> None:
        """Forget it."""


class Remembering:
    """A memory in a file."""

    forgetful = False

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def papers(self) -> Mapping[str, Noted]:
        """What is known of each document, by path."""
        rows = self._connection.execute("SELECT path, key, day, sha256, urls FROM paper")
        return {
            path: Noted(key=key, day=day, sha256=sha, urls=tuple(json.loads(urls)))
            for path, key, day, sha, urls in rows
        }

    def verdicts(self, keys: Mapping[str, str]) -> Mapping[str, bytes]:
        """Packed judgements by path, of those whose key is still the same."""
        known = dict(self._connection.execute("SELECT path, key FROM verdict"))
        same = [path for path, key in keys.items() if known.get(path) == key]
        return self._bodies("SELECT body FROM verdict WHERE path = ?", same)

    def read(self, marks: Mapping[str, str]) -> frozenset[str]:
        """The addresses whose mark is still the same."""
        known = dict(self._connection.execute("SELECT url, mark FROM page"))
        return frozenset(url for url, mark in marks.items() if known.get(url) == mark)

    def pages(self, urls: Iterable[str]) -> Mapping[str, Page | Unavailable]:
        """What was read of addresses that `read` gave."""
        bodies = self._bodies("SELECT body FROM page WHERE url = ?", urls)
        return {url: _opened(_Reading, body).page for url, body in bodies.items()}

    def web(self, key: str) -> tuple[Head, ...] | None:
        """The heads of all sources of a run, if the last one had the very same."""
        row = self._connection.execute("SELECT body FROM web WHERE key = ?", (key,)).fetchone()
        return _opened(tuple[Head, ...], row[0]) if row else None

    def keep_papers(self, found: Mapping[str, Noted]) -> None:
        """Remember documents by path."""
        rows = ((path, n.key, n.day, n.sha256, json.dumps(n.urls)) for path, n in found.items())
        self._keep("INSERT OR REPLACE INTO paper VALUES (?, ?, ?, ?, ?)", rows)

    def keep_verdicts(self, found: Mapping[str, tuple[str, bytes]]) -> None:
        """Remember keys and packed judgements by path."""
        self._keep("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", ((p, k, b) for p, (k, b) in found.items()))

    def keep_pages(self, marks: Mapping[str, str], found: Mapping[str, Page | Unavailable]) -> None:
        """Remember pages by address."""
        rows = ((url, marks[url], _closed(_Reading(page))) for url, page in found.items())
        self._keep("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", rows)

    def keep_web(self, key: str, heads: Sequence[Head]) -> None:
        """Remember the heads of all sources of a run."""
        self._keep("INSERT OR REPLACE INTO web VALUES (1, ?, ?)", [(key, _closed(tuple(heads)))])

    def receipt(self, place: str) -> Receipt | None:
        """What was last handed over to these reports."""
        row = self._connection.execute("SELECT body FROM receipt WHERE place = ?", (place,)).fetchone()
        found: Receipt | None = _opened(Receipt, row[0]) if row else None
        return found

    def keep_receipt(self, place: str, receipt: Receipt) -> None:
        """Remember what was handed over."""
        self._keep("INSERT OR REPLACE INTO receipt VALUES (?, ?)", [(place, _closed(receipt))])

    def _bodies(self, query: str, names: Iterable[str]) -> dict[str, bytes]:
        found = ((name, self._connection.execute(query, (name,)).fetchone()) for name in names)
        return {name: row[0] for name, row in found if row}

    def _keep(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with suppress(sqlite3.OperationalError), self._connection:  # locked or full: the next run works a little more
            self._connection.executemany(statement, rows)


@dataclass(frozen=True, slots=True)
class _Reading:
    page: Page | Unavailable


def _closed(value: Any) -> bytes:
    return zlib.compress(written(value), 1)


def _opened(kind: Any, body: bytes) -> Any:
    return rebuilt(kind, json.loads(zlib.decompress(body)))


@contextmanager
def remembering(folder: Path) -> Iterator[Memory]:
    """The memory of a folder of state; one that remembers nothing where none can be kept there.

    A damaged one (a machine that lost its power) is removed: OutputError says so, and the next run makes it anew.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = _connected(path)
    except (OSError, sqlite3.Error):  # not to be written, or not a database
        yield Forgetful()
        return
    try:
        yield Remembering(connection)
    except sqlite3.OperationalError as error:
        raise OutputError(f"{path}: cannot be read ({error}); name another place with --store.") from error
    except (sqlite3.DatabaseError, zlib.error) as error:
        connection.close()
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            (folder / name).unlink(missing_ok=True)
        raise OutputError(f"{path}: was damaged ({error}) and is removed; run this again, it is made anew.") from error
    finally:
        connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")  # damaged where the machine loses its power: made anew
        connection.executescript(SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def digest(*parts: object) -> str:
    """A hash of values in order."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def rules(*packages: str) -> str:
    """A hash of the code and tables of packages (those that read and judge) and of the libraries below them."""
    found = hashlib.sha256(repr((sys.version_info[:2], [_version(name) for name in READERS])).encode())
    root = Path(__file__).parents[2]
    for name in packages or RULES:
        for path in sorted(p for p in (root / name).rglob("*") if p.is_file() and p.suffix not in (".pyc", ".pyo")):
            found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
