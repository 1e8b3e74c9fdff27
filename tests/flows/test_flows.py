from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.errors import SettingsError
from factcheck.keeping.drift import Cause
from factcheck.settings import Settings
from tests.conftest import EXAMPLES, ROOT

COLUMNS = [str(EXAMPLES / "english-column.md"), str(EXAMPLES / "korean-column.md")]
CASSETTE = EXAMPLES / "web.yaml"
OPTIONS: dict[str, Any] = {"sources": str(EXAMPLES / "sources.toml"), "cassette": str(CASSETTE)}

pytestmark = [
    pytest.mark.usefixtures("workplace", "prefect_api"),
    pytest.mark.filterwarnings("ignore"),  # of Prefect's server and its dependencies
]


def artifacts() -> list[Any]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return list(client.read_artifacts())


def tasks_of_last_run(until: str) -> list[str]:
    """Names of the tasks of the latest flow run; they reach the server a moment after the run."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    names: list[str] = []
    with get_client(sync_client=True) as client:
        last = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]
        for _ in range(100):
            runs = [run for run in client.read_task_runs() if run.flow_run_id == last.id]
            names = sorted(run.name.rsplit("-", 1)[0] for run in runs)
            if until in names:
                break
            time.sleep(0.1)
    return names


def test_the_flow_gives_the_bytes_of_the_command_line() -> None:
    from flows.check import check

    main(["check", *COLUMNS, "--sources", OPTIONS["sources"], "--cassette", OPTIONS["cassette"], "--out", "inline"])
    check(COLUMNS, {**OPTIONS, "out": "flow"})
    for name in ("run.json", "report.html", "report.md"):
        assert Path("flow", name).read_bytes() == Path("inline", name).read_bytes()


def test_its_tasks_are_hosts_and_batches_never_claims() -> None:
    from flows.check import check

    run = check(COLUMNS, OPTIONS).unquote()
    names = tasks_of_last_run(until="judge-cases")
    hosts = {source.url.split("/")[2] for source in run.sources}
    assert names.count("fetch-batch") == len(hosts)
    assert names.count("judge-cases") == 1
    assert names.count("extract-documents") == 1
    assert len(names) < run.counts["claims"]


def test_its_artifact_can_be_read_back() -> None:
    from flows.check import check

    check(COLUMNS, OPTIONS)
    texts = [a.data for a in artifacts() if a.key == "factcheck-check"]
    link = f"[html]({Path('factcheck-report', 'report.html').absolute().as_uri()})"
    assert any(link in text and "contested" in text.lower() for text in texts)


def test_its_progress_ends_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import progress
    from flows.check import check

    heard: list[tuple[float, str]] = []
    update = progress.update_progress_artifact

    def hear(artifact: Any, share: float, words: str) -> None:
        heard.append((share, words))
        update(artifact, share, words)

    monkeypatch.setattr(progress, "PAUSE", 0.0)
    monkeypatch.setattr(progress, "update_progress_artifact", hear)
    check(COLUMNS, OPTIONS)
    assert (100.0, "Judging claims: 1 of 1") in heard
    assert heard[-1] == (100.0, "Judged")
    assert any(a.type == "progress" and a.data == 100.0 for a in artifacts())


def test_a_server_that_does_not_hear_of_progress_costs_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import progress
    from flows.check import check

    def deaf(*_: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(progress, "PAUSE", 0.0)
    monkeypatch.setattr(progress, "update_progress_artifact", deaf)
    assert check(COLUMNS, OPTIONS).unquote().counts["claims"] > 5


def test_without_options_the_settings_file_holds() -> None:
    from flows.check import check
    from flows.record import record

    text = f'documents = ["{COLUMNS[0]}"]\nsources = "{OPTIONS["sources"]}"\ncassette = "{CASSETTE}"\nout = "there"\n'
    Path("factcheck.toml").write_text(text, encoding="utf-8")
    assert check().unquote().survey.paths == (COLUMNS[0],)
    assert Path("there", "run.json").exists()
    Path("web.yaml").write_bytes(CASSETTE.read_bytes())
    assert record([COLUMNS[1]], "web.yaml", {**OPTIONS, "record-mode": "none"}).unquote().survey.paths == (COLUMNS[1],)


def test_recheck_reports_changes_once() -> None:
    from flows.check import check
    from flows.recheck import recheck

    check(COLUMNS, OPTIONS)
    text = CASSETTE.read_text(encoding="utf-8")
    Path("later.yaml").write_text(text.replace("sets aside €18 million", "sets aside €19 million"), encoding="utf-8")
    later = {**OPTIONS, "cassette": "later.yaml"}
    assert [change.cause for change in recheck(None, later)] == [Cause.VALUE_CHANGED]
    assert recheck(None, later) == []
    tables = [a.data for a in artifacts() if a.key == "factcheck-changes"]
    assert any("value_changed" in str(table) for table in tables)


def test_bad_options_fail_with_the_nearest_name() -> None:
    from factcheck.errors import SettingsError
    from flows.check import check

    with pytest.raises(SettingsError, match="did you mean `cassette`"):
        check(COLUMNS, {"casette": "x"})


def test_deployments_name_flows_that_exist() -> None:
    import importlib

    import yaml

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    for deployment in deployments:
        module, _, name = deployment["entrypoint"].rpartition(".")
        flow = getattr(importlib.import_module(module), name)
        assert set(deployment["parameters"]) <= set(flow.parameters.properties)


def test_a_cron_line_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import local

    monkeypatch.setattr(local, "server", nullcontext)
    with pytest.raises(SettingsError, match="five fields"):
        local.serve_here(Settings(store="none"), [Path("a.md")], cron="at three", interval=None, timezone="UTC")
