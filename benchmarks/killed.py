"""Kill -9 at random moments, then again to the end: python benchmarks/killed.py [TIMES]

Nothing may be lost, stand twice, or be fetched twice but for what was on its way when the end came: a page of which
the body had not arrived, or had arrived so shortly before that nobody had time to write it down.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.month import FIRST, World, flags, served

PAGES = 40
JOBS = 4
LATENCY = 0.02
WRITTEN = 0.5
"""Seconds after which what was answered must stand on the disk, on a machine that has other things to do."""


@dataclass(frozen=True)
class Outcome:
    """What one run that was killed, and the one after it, did."""

    ended: bool
    """The first was killed before it was through."""
    same: bool
    """The report is that of a run that nobody killed."""
    rows: tuple[int, int]
    """Runs and judgements in the store."""
    ages: tuple[float, ...]
    """Of pages that were asked for twice: for how long their answer had been sent when the end came; 0 if it was not."""


def start(port: int) -> subprocess.Popen[bytes]:
    papers = sorted(str(path) for path in Path().glob("d*.md"))
    command = [sys.executable, "-m", "factcheck", "check", *papers, *flags(port), "--jobs", str(JOBS), "--out", "out"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env={**os.environ, "SOURCE_DATE_EPOCH": str(FIRST)}, **quiet)


def prepared(world: World) -> None:
    world.latency = LATENCY
    world.write_documents()
    Path("factcheck.toml").write_text("delay = 0\n", encoding="utf-8")


def whole(port: int) -> tuple[bytes, float]:
    """The report of a run that nobody kills, and its time."""
    begin = time.monotonic()
    start(port).wait(timeout=120)
    taken = time.monotonic() - begin
    report = Path("out/run.json").read_bytes()
    forget()
    return report, taken


def forget() -> None:
    for folder in (".factcheck", "out"):
        shutil.rmtree(folder, ignore_errors=True)


def killed(world: World, port: int, moment: float | int, want: bytes) -> Outcome:
    """Kill a run after some seconds, or with so many pages asked for, run again to the end, forget all."""
    world.asked.clear()
    world.answered.clear()
    process = start(port)
    if isinstance(moment, int):
        while len(world.asked) < moment and process.poll() is None:
            time.sleep(0.001)
    else:
        time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    end, answered = time.monotonic(), dict(world.answered)
    process.wait(timeout=60)
    ended = not (Path("out/run.json").exists() and not list(Path(".factcheck").glob("running/*")))
    start(port).wait(timeout=120)
    asked = Counter(path for path in world.asked if path != "/robots.txt")
    result = Outcome(
        ended=ended,
        same=Path("out/run.json").read_bytes() == want,
        rows=rows(),
        ages=tuple(end - answered.get(path, end) for path, times in asked.items() if times > 1),
    )
    forget()
    return result


def rows() -> tuple[int, int]:
    from factcheck.keeping.schema import JUDGEMENT, RUN
    from factcheck.keeping.store import open_store

    with open_store(None) as store, store._engine.connect() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (RUN, JUDGEMENT)
        ]
    return counts[0], counts[1]


def main(times: int) -> None:
    chance = random.Random(7)
    world = World(PAGES)
    with tempfile.TemporaryDirectory() as folder, served(world) as port:
        os.chdir(folder)
        prepared(world)
        want, taken = whole(port)
        # Half at any time, half while pages are fetched, which is a small part of a run.
        moments = [chance.randint(1, PAGES) if n % 2 else chance.uniform(0.05, 0.97) * taken for n in range(times)]
        found = [killed(world, port, moment, want) for moment in moments]
        os.chdir("/")
    ended = [each for each in found if each.ended]
    print(f"{times} kills in runs of {taken:.1f} s; {len(ended)} before the run was through")
    print(f"another report {sum(not each.same for each in ended)}; rows {Counter(each.rows for each in found)}")
    ages = sorted(age for each in ended for age in each.ages)
    print(
        f"pages asked for twice after a kill: {Counter(len(each.ages) for each in ended)} of {PAGES}, {JOBS} at a time"
    )
    print(f"{len(ages)} in all, {sum(age == 0 for age in ages)} not answered yet; the others for ms: {in_ms(ages)}")
    assert all(each.rows == (1, PAGES) for each in found)
    assert all(each.same and len(each.ages) <= JOBS for each in ended)
    assert all(age < WRITTEN for age in ages)


def in_ms(ages: Sequence[float]) -> list[int]:
    return [round(age * 1000) for age in ages if age]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
