"""Where things lie: the project's folder of state, and the documents that paths, folders and globs stand for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.settings import Settings

HOME = Path(".factcheck")
OUT = Settings().out
SUFFIXES = (".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text")
WILD = frozenset("*?[")


def database_url(store: str | None) -> str:
    """The SQLAlchemy address of a `--store` value: an address as it is, a path as SQLite, None as the default."""
    if store is None:
        return f"sqlite:///{HOME / 'factcheck.db'}"
    return store if "://" in store else f"sqlite:///{store}"


def home(store: str | None) -> Path:
    """The folder of snapshots and other state: beside an SQLite file, else .factcheck."""
    url = database_url(store)
    path = url.removeprefix("sqlite:///")
    return Path(path).parent if path != url and path else HOME


def shared_database(store: str | None) -> str | None:
    """The address of a `--store` value that names a database on a server; None for SQLite."""
    url = database_url(store)
    return None if url.startswith("sqlite") else url


def shown(path: Path) -> str:
    """A path as reports and the store have it: as given, with forward slashes; bytes that are no UTF-8 as %B0."""
    return "".join(f"%{ord(sign) - 0xDC00:X}" if "\udc80" <= sign <= "\udcff" else sign for sign in path.as_posix())


def documents(named: Sequence[str], reports: str = OUT) -> tuple[Path, ...]:
    """The documents of paths, folders (searched whole) and globs, in order, once each; FactcheckError if none.

    Args: reports, the folder of our own, of which nothing is a document unless it is named.
    """
    found = tuple(dict.fromkeys(path for name in named for path in _expanded(name, os.path.abspath(reports))))
    if not found:
        where = ", ".join(named) or "nothing"
        raise FactcheckError(f"no document to check: {where} given; name files, or folders with {' '.join(SUFFIXES)}.")
    return found


def _expanded(name: str, reports: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from _within(path, reports)
    elif not path.exists() and WILD & set(name):
        yield from _matching(name, reports)
    else:
        yield path


def _matching(name: str, reports: str) -> list[Path]:
    path = Path(name)
    base, pattern = (Path(path.anchor), str(path.relative_to(path.anchor))) if path.anchor else (Path(), name)
    ours = None if _lies_in(path, reports) else reports
    try:
        return sorted(p for p in base.glob(pattern) if p.is_file() and not (ours and _lies_in(p, ours)))
    except ValueError as error:
        raise FactcheckError(f"{name}: is no pattern to search by ({error}); write e.g. docs/**/*.md.") from error


def _lies_in(path: Path, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(folder, ""))


def _within(folder: Path, reports: str) -> list[Path]:
    """The documents in a folder; a link that leads nowhere is among them, so that its reader says so."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        # What is hidden (.git, .venv) is most of a project, and not looked through.
        folders[:] = [n for n in folders if not n.startswith(".") and os.path.abspath(Path(place, n)) != reports]
        named = (Path(place, name) for name in files if not name.startswith("."))
        found += (path for path in named if path.suffix.lower() in SUFFIXES)
    return sorted(path for path in found if path.is_file() or (path.is_symlink() and not path.exists()))
