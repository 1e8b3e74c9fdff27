"""Whole files or none: what is written appears at once, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from factcheck.errors import OutputError


def is_stream(path: Path) -> bool:
    """Whether a path leads to a pipe or a device, such as /dev/null: one writes to it, and never puts a file there."""
    return path.exists() and not path.is_file() and not path.is_dir()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that no reader and no crash ever sees half of it; OutputError names path and remedy."""
    with staged() as put:
        put(path, (content,))


@contextmanager
def staged() -> Iterator[Callable[[Path, Iterable[bytes]], None]]:
    """Gives what writes a file piece by piece; all of them appear on leaving, each whole, or none where work fails."""
    with ExitStack() as stack:
        made: list[tuple[Path, Path]] = []

        def put(path: Path, pieces: Iterable[bytes]) -> None:
            with _named(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                beside = None if is_stream(path) else path.parent
                handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=beside)
                stack.callback(Path(name).unlink, missing_ok=True)
                with os.fdopen(handle, "wb") as file:
                    for piece in pieces:
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).chmod(0o644)
                made.append((Path(name), path))

        yield put
        for name, path in made:
            with _named(path):
                if is_stream(path):
                    with name.open("rb") as whole, path.open("wb") as stream:
                        shutil.copyfileobj(whole, stream)
                else:
                    name.replace(path)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error


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
