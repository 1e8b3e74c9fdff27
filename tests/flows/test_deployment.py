"""prefect.yaml as it stands, but for the hour of its schedule: server, PostgreSQL, work pool and worker are real."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from flows.quiet import SETTINGS
from flows.server import server
from tests.conftest import EXAMPLES, ROOT

PREFECT = [sys.executable, "-m", "prefect"]
PATIENCE = 50
"""Seconds for two scheduled runs; on two idle cores they take 20."""
OFTEN = {
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
}


@pytest.fixture
def project(workplace: Path) -> Path:
    """A folder of a document with its settings, and the deployments with a schedule of seconds."""
    folder = workplace / "project"
    folder.mkdir()
    for name in ("english-column.md", "web.yaml", "sources.toml"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    settings = 'documents = ["english-column.md"]\nsources = "sources.toml"\ncassette = "web.yaml"\n'
    (folder / "factcheck.toml").write_text(settings, encoding="utf-8")
    content = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    nightly = next(each for each in content["deployments"] if each["name"] == "nightly")
    nightly["schedules"] = [{"interval": 5}]
    (workplace / "prefect.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    return folder


@pytest.fixture
def api(project: Path, postgres: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server on PostgreSQL, to which the deployments are deployed and a worker listens."""
    pytest.importorskip("asyncpg", reason="Prefect's server reaches PostgreSQL through asyncpg, which is not installed")
    here = {
        **SETTINGS,
        **OFTEN,
        "PREFECT_HOME": str(project.parent / "prefect"),
        "PREFECT_API_DATABASE_CONNECTION_URL": postgres.replace("+psycopg", "+asyncpg"),
        "FACTCHECK_PROJECT": str(project),
        "PYTHONPATH": str(ROOT),
    }
    for name, value in here.items():
        monkeypatch.setenv(name, value)
    with server() as address:
        for words in (["work-pool", "create", "factcheck", "--type", "process"], ["--no-prompt", "deploy", "--all"]):
            done = subprocess.run([*PREFECT, *words], capture_output=True, text=True, timeout=60, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
        with worker():
            yield address


@contextmanager
def worker() -> Iterator[None]:
    """A worker with the runs that it starts: one group, ended as one."""
    with Path("worker.log").open("wb") as log:
        command = [*PREFECT, "worker", "start", "--pool", "factcheck", "--limit", "1"]
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, 9)
        process.wait(timeout=10)


def rows(api: str, what: str) -> list[Any]:
    """All of a kind that the server knows."""
    found = []
    for offset in range(0, 1000, 200):
        found += requests.post(f"{api}/{what}/filter", json={"limit": 200, "offset": offset}, timeout=10).json()
    return found


def completed(api: str) -> list[Any]:
    return [run for run in rows(api, "flow_runs") if run["state_type"] == "COMPLETED"]


def until(told: Callable[[], bool]) -> None:
    """Wait for something; the worker's own words say why it did not come."""
    end = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < end, Path("worker.log").read_text(encoding="utf-8")[-3000:]
        time.sleep(0.5)


def test_scheduled_runs_take_place_and_tell_what_changed(api: str, project: Path) -> None:
    until(lambda: bool(completed(api)))
    web = project / "web.yaml"
    text = web.read_text(encoding="utf-8")
    web.write_text(text.replace("sets aside €18 million", "sets aside €19 million"), encoding="utf-8")

    def tables() -> list[str]:
        return [str(row["data"]) for row in rows(api, "artifacts") if row["key"] == "factcheck-changes"]

    until(lambda: any("value_changed" in table for table in tables()))
    until(lambda: len(completed(api)) > 1)
    for run in completed(api):
        assert run["auto_scheduled"]
        assert run["work_pool_name"] == "factcheck"
        assert run["start_time"]
    summaries = [row["data"] for row in rows(api, "artifacts") if row["key"] == "factcheck-check"]
    assert all(str(project / "factcheck-report" / "report.html") in text for text in summaries)
    assert (project / ".factcheck" / "factcheck.db").exists()
