"""Judging in other processes: the same bytes, at a cluster of one's own or one that exists, and a lost worker loses nothing."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, SettingsError
from factcheck.keeping.memory import rules
from factcheck.running.elsewhere import by_the_same_rules, runner
from tests.conftest import EXAMPLES, ROOT

WAIT = 180
LOST = """
import os, pathlib, signal, sys
from factcheck.running.elsewhere import runner

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


FAULT = """
import sys
from factcheck.running.elsewhere import runner
from factcheck.errors import FactcheckError

def step(number):
    raise FactcheckError("no such thing")

if __name__ == "__main__":
    try:
        runner(sys.argv[1], 1)(step, range(2))
    except FactcheckError as error:
        print(f"{type(error).__name__}: {error}")
"""


def need(name: str) -> None:
    package = {"dask": "distributed"}.get(name, name)
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install 'factcheck-pipeline[{name}]'")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}


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


def quiet(*words: str, cwd: Path) -> subprocess.Popen[bytes]:
    """A process of a cluster, in a folder where the documents of a check are not."""
    cwd.mkdir(exist_ok=True)
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, *words], cwd=cwd, env=environment(), **silent)


def waited_for(ready: Callable[[], bool]) -> None:
    for _ in range(WAIT * 5):
        if ready():
            return
        time.sleep(0.2)
    raise AssertionError("the cluster did not start")


@pytest.fixture
def scheduler(workplace: Path) -> Iterator[str]:
    """A Dask scheduler with one worker, started apart and elsewhere."""
    need("dask")
    place, away = workplace / "scheduler.json", workplace / "away"
    common = ("--no-dashboard", "--scheduler-file", str(place))
    dask = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common)
    worker = ("-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *common)
    started = [quiet(*dask, cwd=away), quiet(*worker, cwd=away)]
    try:
        waited_for(lambda: place.exists() and "address" in place.read_text(encoding="utf-8"))
        yield json.loads(place.read_text(encoding="utf-8"))["address"]
    finally:
        for process in started:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture
def head(workplace: Path) -> Iterator[str]:
    """The head of a Ray cluster with one processor, started apart and elsewhere; gives what `ray://` leads to."""
    need("ray")
    (gcs, client), away = free_ports(2), workplace / "away"
    ports = ("--port", str(gcs), "--ray-client-server-port", str(client), "--min-worker-port=0", "--max-worker-port=0")
    start = ("-m", "ray.scripts.scripts", "start", "--head", "--block", "--node-ip-address=127.0.0.1", *ports)
    # Ray's sockets lie below this folder, and their names may not be long.
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp", ignore_cleanup_errors=True) as folder:
        process = quiet(*start, "--num-cpus=1", "--include-dashboard=false", f"--temp-dir={folder}", cwd=away)
        try:
            waited_for(lambda: is_open(client))
            yield f"ray://127.0.0.1:{client}"
        finally:
            process.terminate()
            process.wait(timeout=60)


def free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.usefixtures("papers")
def test_a_cluster_that_exists_is_used_by_its_address(scheduler: str) -> None:
    flags = ("--runner", "dask", "--runner-address", scheduler)
    assert check("elsewhere.json", *flags) == check("here.json", "--runner", "inline")


@pytest.mark.usefixtures("papers")
def test_a_ray_cluster_that_exists_is_used_by_its_address(head: str) -> None:
    flags = ("--runner", "ray", "--runner-address", head)
    assert check("elsewhere.json", *flags) == check("here.json", "--runner", "inline")


def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    need("dask")
    import distributed

    def nobody(address: str) -> None:
        raise OSError(f"Timed out trying to connect to {address}")

    monkeypatch.setattr(distributed, "Client", nobody)
    run = runner("dask", 2, "tcp://127.0.0.1:9")
    with pytest.raises(SettingsError, match="no Dask scheduler answers at tcp://127"):
        run(abs, [1, 2])


def test_a_worker_with_other_rules_judges_nothing() -> None:
    assert by_the_same_rules(rules(), abs, -2) == 2
    with pytest.raises(FactcheckError, match="another factcheck"):
        by_the_same_rules("the rules of last year", abs, -2)


@pytest.mark.parametrize("name", ["dask", "ray"])
@pytest.mark.usefixtures("workplace")
def test_a_fault_at_a_worker_is_told_as_it_was(name: str) -> None:
    need(name)
    Path("fault.py").write_text(FAULT, encoding="utf-8")
    command = [sys.executable, "fault.py", name]
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=WAIT, check=False)
    assert done.stdout == b"FactcheckError: no such thing\n", done.stderr.decode()
