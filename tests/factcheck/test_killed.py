"""A run that is ended at any moment leaves old reports or new ones, each whole, and a store that opens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.keeping.store import open_store
from tests.conftest import EXAMPLES

NAMES = ("run.json", "report.html", "report.md")
COLUMN = "english-column.md"
MOMENTS = (0.15, 0.35, 0.55, 0.7, 0.8, 0.88, 0.94, 1.0, 1.05)
"""Shares of the time of a whole run."""


def interruptible() -> None:
    """Ctrl-C is ignored by what is started in the background; the program is to hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start() -> subprocess.Popen[bytes]:
    flags = ["--cassette", str(EXAMPLES / "web.yaml"), "--sources", str(EXAMPLES / "sources.toml")]
    command = [sys.executable, "-m", "factcheck", "check", COLUMN, *flags, "--runner", "inline", "--out", "out"]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ}, preexec_fn=interruptible
    )


def reports() -> dict[str, bytes]:
    return {name: Path("out", name).read_bytes() for name in NAMES}


@pytest.fixture
def made(workplace: Path) -> tuple[dict[str, bytes], dict[str, bytes], float]:
    """The reports of the column, those of an edited one, whose text stays in place, and the time of a run."""
    text = (EXAMPLES / COLUMN).read_text(encoding="utf-8")
    taken = 0.0
    found = []
    for paper in (text, text.replace("4.18 million", "4.28 million")):
        Path(COLUMN).write_text(paper, encoding="utf-8")
        begin = time.monotonic()
        start().communicate(timeout=60)
        taken = time.monotonic() - begin
        found.append(reports())
    old, new = found
    assert all(old[name] != new[name] for name in NAMES)
    return old, new, taken


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["kill", "interrupt"])
def test_reports_are_old_or_new_and_the_store_opens(
    sign: signal.Signals, made: tuple[dict[str, bytes], dict[str, bytes], float]
) -> None:
    old, new, taken = made
    for moment in MOMENTS:
        for name in NAMES:
            Path("out", name).write_bytes(old[name])
        process = start()
        time.sleep(moment * taken)
        process.send_signal(sign)
        _, told = process.communicate(timeout=60)
        if sign is signal.SIGINT:
            # Interrupted inside an import that runs generated code, Python ends itself by the signal: 130 to a shell.
            assert process.returncode in (130, -signal.SIGINT, 1), (moment, told)
            # Where it falls into a callback of the garbage collector, Python prints it, and goes on.
            assert b"Traceback" not in told or b"Exception ignored in" in told, (moment, told)
        now = reports()
        assert [name for name in NAMES if now[name] not in (old[name], new[name])] == [], moment
        with open_store(None) as store:
            assert [store.load(row.id).id for row in store.runs()] == [row.id for row in store.runs()]
    assert start().communicate(timeout=60)
    assert reports() == new
