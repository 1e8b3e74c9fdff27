"""Work on processes of this machine: in order, the same bytes, and no hang where one of them is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

WAIT = 60
ASKED = """
import itertools, os, pathlib, signal, sys, threading
from factcheck.errors import FactcheckError
from factcheck.running.runners import in_processes, in_turn, processes

def place(number):
    return number, os.getpid()

def broken(number):
    raise KeyError(number)

def ended(number):
    os.kill(os.getpid(), signal.SIGKILL)

with processes(2) as pool:
    assert pool is not None
    run = in_processes(pool, lambda run_many: run_many)
    found = run(place, range(200))
    assert [number for number, _ in found] == list(range(200))
    assert os.getpid() not in {pid for _, pid in found}
    assert run(place, [7]) == [(7, os.getpid())]  # not worth handing over
    taken = []
    endless = (taken.append(number) or number for number in itertools.count())
    turns = in_turn(pool, place, endless, 5)
    assert [next(turns)[0] for _ in range(20)] == list(range(20))
    assert len(taken) == 24  # no further ahead, however long it goes on
    turns.close()
    try:
        run(broken, [1, 2])
    except KeyError:
        print("the error is raised")
    try:
        run(ended, [1, 2])
    except FactcheckError as error:
        print(error)
with processes(1) as pool:
    assert pool is None
waiting = threading.Event()
threading.Thread(target=waiting.wait).start()
with processes(2) as pool:
    assert pool is None  # what another thread holds would stay locked in a fork
waiting.set()
"""
INTERRUPTED = """
import time
from factcheck.running.runners import processes

try:
    with processes(2) as pool:
        for _ in range(40):
            pool.submit({step})
        time.sleep(0.3)
        raise KeyboardInterrupt
except KeyboardInterrupt:
    begun = time.monotonic()
    pool.shutdown()
    assert time.monotonic() - begun < 10
"""
WHEN = """
import pathlib
from factcheck.session import MANY, workers
from factcheck.settings import Settings

few, many = [pathlib.Path()] * (MANY - 1), [pathlib.Path()] * MANY
for runner, paths, pays in ("threads", few, False), ("inline", many, False), ("threads", many, True):
    with workers(Settings(runner=runner, jobs=2), paths) as pool:
        assert (pool is not None) is pays
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two processors"
)


def python(*words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, timeout=WAIT, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_results_errors_and_a_lost_process(tmp_path: Path) -> None:
    script = tmp_path / "asked.py"
    script.write_text(ASKED, encoding="utf-8")
    first, second = python(str(script)).splitlines()
    assert first == "the error is raised"
    assert second.startswith("a process of the run was ended from outside")
    assert "--runner inline" in second


@pytest.mark.parametrize("step", ["time.sleep, 50", "bytes, 50_000_000"], ids=["at work", "handing a result over"])
def test_an_interrupt_waits_for_nobody(tmp_path: Path, step: str) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED.format(step=step), encoding="utf-8")
    python(str(script))


def test_processes_are_started_where_there_is_work_for_them(tmp_path: Path) -> None:
    script = tmp_path / "when.py"
    script.write_text(WHEN, encoding="utf-8")
    python(str(script))


def test_many_documents_give_the_same_bytes_on_processes(workplace: Path) -> None:
    text = (EXAMPLES / "english-column.md").read_text(encoding="utf-8")
    for number in range(44):
        Path(f"d{number}.md").write_text(text.replace("2024", str(2000 + number)), encoding="utf-8")
    papers = sorted(map(str, Path().glob("d*.md")))
    check = ["-m", "factcheck", "check", *papers, "--cassette", str(EXAMPLES / "web.yaml"), "--store", "none"]
    told = ["--fail-on", "never", "--allow-unreachable"]
    for runner in ("inline", "threads"):
        python(*check, *told, "--runner", runner, "--jobs", "2", "--report", f"json={runner}.json")
    assert Path("inline.json").read_bytes() == Path("threads.json").read_bytes()
    assert b'"contested"' in Path("inline.json").read_bytes()
