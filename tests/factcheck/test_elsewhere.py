"""Judging in other processes: the same bytes, at a cluster of one's own or one that exists, and a lost worker loses nothing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT

WAIT = 180
LOST = """
import os, pathlib, signal, sys
from factcheck.runners import runner

def step(number):
    seen = pathlib.Path("lost")
    if number == 3 and not seen.exists():
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number

if __name__ == "__main__":
    assert runner(sys.argv[1], 2)(step, range(8)) == [n * n for n in range(8)]
    assert pathlib.Path("lost").exists()
"""


def need(name: str) -> None:
    package = {"dask": "distributed"}.get(name, name)
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install 'factcheck-pipeline[{name}]'")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}


def check(out: str, *flags: str) -> bytes:
    papers = [str(EXAMPLES / "english-column.md"), str(EXAMPLES / "korean-column.md"), *map(str, Path().glob("d*.md"))]
    command = [sys.executable, "-m", "factcheck", "check", *papers, "--cassette", str(EXAMPLES / "web.yaml")]
    command += ["--store", "none", "--report", f"json={out}", "--fail-on", "never", "--allow-unreachable", *flags]
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=WAIT, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return Path(out).read_bytes()


@pytest.fixture
def papers(workplace: Path) -> None:
    """So many claims that there is more than one piece of work."""
    text = (EXAMPLES / "english-column.md").read_text(encoding="utf-8")
    for number in range(14):
        Path(f"d{number}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["dask", "ray"])
@pytest.mark.usefixtures("papers")
def test_the_bytes_are_those_of_one_process(name: str) -> None:
    need(name)
    assert check("elsewhere.json", "--runner", name, "--jobs", "2") == check("here.json", "--runner", "inline")


@pytest.mark.parametrize("name", ["dask", "ray"])
@pytest.mark.usefixtures("workplace")
def test_a_worker_that_is_killed_loses_nothing(name: str) -> None:
    need(name)
    Path("lost.py").write_text(LOST, encoding="utf-8")
    command = [sys.executable, "lost.py", name]
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=WAIT, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture
def scheduler(workplace: Path) -> Iterator[str]:
    """A Dask scheduler with one worker, started apart."""
    need("dask")
    place = workplace / "scheduler.json"
    common = {"env": environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    started = [
        subprocess.Popen([*dask, "--no-dashboard", "--scheduler-file", str(place)], **common),
        subprocess.Popen([*worker, "--scheduler-file", str(place)], **common),
    ]
    try:
        for _ in range(WAIT * 5):
            if place.exists() and "address" in place.read_text(encoding="utf-8"):
                break
            time.sleep(0.2)
        import json

        yield json.loads(place.read_text(encoding="utf-8"))["address"]
    finally:
        for process in started:
            process.terminate()
            process.wait(timeout=30)


@pytest.mark.usefixtures("papers")
def test_a_cluster_that_exists_is_used_by_its_address(scheduler: str) -> None:
    flags = ("--runner", "dask", "--runner-address", scheduler)
    assert check("elsewhere.json", *flags) == check("here.json", "--runner", "inline")
