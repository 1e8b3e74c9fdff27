"""A PostgreSQL server of the tests' own: Debian's binaries, a folder of its own, a Unix socket, no network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database on a fresh server; the test is skipped where there can be none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed; install factcheck-pipeline[postgres]")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server here; install Debian's postgresql package")
    owner = _owner()
    # A socket's path may have 107 characters; pytest's own folders are longer.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        folder.chmod(0o755)
        if owner:
            os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)
        data = str(folder / "data")
        _run(programs / "initdb", "-D", data, "-U", "factcheck", "-A", "trust", "-N", "-E", "UTF8", owner=owner)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start", owner=owner)
        try:
            yield f"postgresql+psycopg://factcheck@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop", owner=owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _owner() -> str | None:
    """The server refuses root: then the package's own user, or nobody."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    owner = next((name for name in ("postgres", "nobody") if name in names), None)
    if owner is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user here")
    return owner


def _run(program: Path, *arguments: str, owner: str | None) -> None:
    done = subprocess.run(
        [program, *arguments], user=owner, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60
    )
    if done.returncode:
        pytest.skip(f"no PostgreSQL server here: {done.stderr.decode(errors='replace')[-300:]}")
