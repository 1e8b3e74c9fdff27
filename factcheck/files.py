"""Whole files or none: what is written appears at once, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from factcheck.errors import OutputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that no reader and no crash ever sees half of it; OutputError names path and remedy."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error
    finally:
        Path(name).unlink(missing_ok=True)


def require_writable(folder: Path) -> None:
    """Raise OutputError unless files can be made in `folder`, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"{folder}: no report can be written there ({error.strerror}); choose another folder with --out."
        ) from error
