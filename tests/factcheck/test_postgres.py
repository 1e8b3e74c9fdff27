"""The store on a real PostgreSQL server, which the tests start themselves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.keeping.store import open_snapshots, open_store
from tests.conftest import EXAMPLES
from tests.factcheck.runs import run
from tests.sources.scripted import snapshot

COLUMN = EXAMPLES / "english-column.md"
WEB = EXAMPLES / "web.yaml"
LISTED = ["--sources", str(EXAMPLES / "sources.toml")]
WRITERS = 8


def at_once(work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))


def snapshots_of(address: str) -> int:
    store = open_snapshots(address)
    try:
        return len(list(store.all()))
    finally:
        store.close()


def test_a_run_written_twice_is_there_once_and_comes_back_the_same(postgres: str) -> None:
    with open_store(postgres) as store:
        store.add(run())
        store.add(run())
        assert store.load("latest") == run()
        assert [row.id for row in store.runs()] == ["run-one"]
        assert len(store.history("c-calls")["c-calls"]) == 1


def test_check_history_show_report_recheck_and_diff(
    postgres: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = ["--store", postgres]
    replay = [*LISTED, "--cassette", str(WEB)]
    assert main(["check", str(COLUMN), *replay, *kept]) == 1
    before = Path("factcheck-report/run.json").read_bytes()
    pages = snapshots_of(postgres)
    assert pages > 3
    assert main(["check", str(COLUMN), *replay, *kept]) == 1
    assert Path("factcheck-report/run.json").read_bytes() == before
    assert snapshots_of(postgres) == pages
    later = WEB.read_text(encoding="utf-8").replace("cost €3.1 million in 2025", "cost €3.3 million in 2025")
    Path("later.yaml").write_text(later, encoding="utf-8")
    capsys.readouterr()
    assert main(["recheck", *replay, *kept]) == 0
    assert main(["recheck", *LISTED, "--cassette", "later.yaml", *kept]) == 1
    assert "value_changed" in capsys.readouterr().out
    assert main(["diff", *kept]) == 1
    assert "value_changed" in capsys.readouterr().out
    assert main(["history", *kept]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["show", "--run", "latest~1", *kept]) == 0
    assert main(["report", "latest~1", "--report", "json=again.json", *kept]) == 1
    assert Path("again.json").read_bytes() == before
    assert not Path(".factcheck").exists()


def test_writers_on_many_connections_lose_and_double_nothing(postgres: str) -> None:
    def add(number: int) -> None:
        with open_store(postgres) as store:
            store.add(run(f"run-{number}"))
            store.add(run("the-same"))

    at_once(add)
    with open_store(postgres) as store:
        ids = [row.id for row in store.runs()]
        assert {f"run-{number}" for number in range(WRITERS)} <= set(ids)
        assert all(first != second for first, second in zip(ids, ids[1:], strict=False))
        assert len(store.history("c-calls")["c-calls"]) == len(ids)


def test_snapshots_of_many_writers_are_there_once_each_with_their_bodies(postgres: str) -> None:
    def put(number: int) -> None:
        store = open_snapshots(postgres)
        for page in range(5):
            store.put(snapshot(f"page {page}", url=f"https://lock.example/{page}"))
        store.put(snapshot(b"\x00\xff" * number, url=f"https://lock.example/own/{number}"))
        store.close()

    at_once(put)
    store = open_snapshots(postgres)
    found = list(store.all())
    assert len(found) == 5 + WRITERS
    assert store.latest("https://lock.example/own/3").body == b"\x00\xff" * 3  # type: ignore[union-attr]
    store.close()


KILLED = """
import sys
from factcheck.keeping.store import open_store
from tests.factcheck.runs import run
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        store.add(run(f"run-{number}"))
        print(number, flush=True)
"""


def test_kill_9_leaves_whole_runs(postgres: str) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, postgres], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        told = 5 + len(process.stdout.read().splitlines())
    with open_store(postgres) as store:
        rows = store.runs()
        assert len(rows) >= told
        assert all(store.load(row.id).id == row.id for row in rows[:3])
        assert len(store.history("c-calls")["c-calls"]) == len(rows)


def test_a_server_that_is_not_there_is_named_with_the_remedy(
    postgres: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = "postgresql+psycopg://checker:hush@/none?host=/nowhere"
    assert main(["history", "--store", nowhere]) == 2
    told = capsys.readouterr().err
    assert "--store" in told
    assert "hush" not in told
