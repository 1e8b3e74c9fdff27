"""Files appear together and whole, or none does and the old ones stand."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import OutputError
from factcheck.keeping.files import staged, write_whole


def pieces(*, fail: bool = False) -> Iterator[bytes]:
    yield b"one "
    if fail:
        raise ZeroDivisionError
    yield b"two"


def left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_several_files_appear_together(tmp_path: Path) -> None:
    with staged() as put:
        put(tmp_path / "a", pieces())
        put(tmp_path / "deep" / "b", (b"b",))
        assert not (tmp_path / "a").exists()
    assert (tmp_path / "a").read_bytes() == b"one two"
    assert (tmp_path / "deep" / "b").read_bytes() == b"b"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_none_appears_where_one_fails(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"old")

    def work() -> None:
        with staged() as put:
            put(tmp_path / "a", pieces())
            put(tmp_path / "b", pieces(fail=True))

    with pytest.raises(ZeroDivisionError):
        work()
    assert left(tmp_path) == {"a": b"old"}


def test_the_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"old")
    with pytest.raises(OutputError, match=r"a/b: cannot be written .*choose another place"):
        write_whole(tmp_path / "a" / "b", b"new")
    assert left(tmp_path) == {"a": b"old"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    with staged() as put:
        put(pipe, pieces())
    reader.join(10)
    assert got == [b"one two"]
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
