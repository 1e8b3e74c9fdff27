"""A run in, report files out."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from factcheck.errors import OutputError
from factcheck.model import Run
from reports.annotation import Annotation
from reports.atom import Atom
from reports.claimreview import ClaimReview
from reports.csv import Csv
from reports.github import GitHub
from reports.gitlab import GitLab
from reports.html import Html
from reports.interface import Format, Options
from reports.json import Json
from reports.junit import JUnit
from reports.markdown import Markdown
from reports.parquet import Parquet
from reports.rdjson import Rdjson
from reports.sarif import Sarif
from reports.warc import Warc

__all__ = ["FORMATS", "Format", "Options", "write_report"]

FORMATS: dict[str, Format] = {
    "html": Html(),
    "json": Json(),
    "markdown": Markdown(),
    "csv": Csv(),
    "sarif": Sarif(),
    "junit": JUnit(),
    "github": GitHub(),
    "gitlab": GitLab(),
    "rdjson": Rdjson(),
    "atom": Atom(),
    "claimreview": ClaimReview(),
    "annotation": Annotation(),
    "parquet": Parquet(),
    "warc": Warc(),
}


def write_report(run: Run, format: str, path: Path, options: Options) -> None:  # noqa: A002 - the word users type
    """Write one report to `path`, whole or not at all; OutputError says why it could not be."""
    if format not in FORMATS:
        raise OutputError(f"{format}: no such report format; choose one of {', '.join(FORMATS)}")
    replace(path, FORMATS[format].write(run, options))


def replace(path: Path, body: bytes) -> None:
    """Put `body` at `path` so that a reader, or a crash, meets the old file or the new one."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)
    _settle(path.parent)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(f"{path}: cannot be written ({why}); choose a folder that exists and is writable with --out")
