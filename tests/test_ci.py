"""The hook, the action and the templates: each test runs the command that they run, on the demo, without a network."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import EXAMPLES, ROOT

COLUMNS = ("english-column.md", "korean-column.md")


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture
def project(workplace: Path) -> Path:
    """A folder as a user has it: two columns, a cassette and a sources file."""
    for name in (*COLUMNS, "web.yaml", "sources.toml"):
        (workplace / name).write_bytes((EXAMPLES / name).read_bytes())
    return workplace


def bash(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a CI machine does, with the program of this environment on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_runs_offline_and_passes_on_what_it_does_not_know(project: Path) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    done = bash(shlex.join([*shlex.split(hook["entry"]), *hook["args"], *COLUMNS]))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "factcheck-report").exists()


def test_the_hook_finds_what_the_cassette_tells(project: Path) -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    chosen = ["--cassette", "web.yaml", "--sources", "sources.toml", "--report", "markdown=-"]
    done = bash(shlex.join([*shlex.split(hook["entry"]), *chosen, *COLUMNS]))
    assert done.returncode == 1, done.stderr
    assert "€3.1 million" in done.stdout


def action_script() -> str:
    step = next(step for step in load("action.yml")["runs"]["steps"] if step.get("name") == "Check")
    script: str = step["run"]
    assert "${{" not in script, "an input in the script itself would be run as code"
    return script


def action_environment(project: Path, **inputs: str) -> dict[str, str]:
    named = {
        name.replace("-", "_").upper(): str(i.get("default", "")) for name, i in load("action.yml")["inputs"].items()
    }
    return {**named, **inputs, "GITHUB_STEP_SUMMARY": str(project / "summary.md")}


def test_the_action_annotates_and_sums_up(project: Path) -> None:
    given = {"PATHS": "english-column.md korean-*.md", "CASSETTE": "web.yaml", "SOURCES": "sources.toml"}
    done = bash(action_script(), **action_environment(project, **given))
    assert done.returncode == 1, done.stderr
    assert "::error file=english-column.md,line=18" in done.stdout
    assert "€3.1 million" in (project / "summary.md").read_text(encoding="utf-8")
    assert json.loads((project / "factcheck-report" / "report.sarif").read_text(encoding="utf-8"))["runs"]


def test_the_action_lets_the_known_pass_and_runs_no_input_as_code(project: Path) -> None:
    given = {"PATHS": "english-column.md $(touch hacked)", "CASSETTE": "web.yaml", "FAIL_ON": "never"}
    assert bash(action_script(), **action_environment(project, **given)).returncode == 2
    assert not (project / "hacked").exists()
    given["PATHS"] = "english-column.md"
    assert bash(action_script(), **action_environment(project, **given)).returncode == 0


def test_the_gitlab_job_writes_what_it_hands_over(project: Path) -> None:
    template = load("examples/ci/gitlab.yml")
    job = template["factcheck"]
    script = "\n".join(job["script"])
    done = bash(script, DOCUMENTS="english-column.md", CASSETTE="web.yaml")
    assert done.returncode == 1, done.stderr
    for path in (*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]):
        assert (project / path).exists(), path
    assert json.loads((project / "gl-code-quality-report.json").read_text(encoding="utf-8"))


def test_the_workflow_gives_inputs_that_the_action_has() -> None:
    steps = load("examples/ci/github.yml")["jobs"]["factcheck"]["steps"]
    given = next(step["with"] for step in steps if step.get("id") == "factcheck")
    assert set(given) <= set(load("action.yml")["inputs"])


def test_our_own_ci_runs_what_there_is_on_every_python_that_is_promised() -> None:
    jobs = load(".github/workflows/ci.yml")["jobs"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = [c.rpartition(" ")[2] for c in project["classifiers"] if "Python :: 3." in c]
    assert jobs["test"]["strategy"]["matrix"]["python"] == promised
    scripts = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    scripts.append((ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    wanted = {target for script in scripts for target in re.findall(r"\bmake (?:--\S+ )?([a-z]+)", script)}
    assert (
        {"test", "audit", "extras"}
        <= wanted
        <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    )


def test_the_container_takes_what_there_is() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"]
    assert [name for name in kept if not (ROOT / name).exists()] == []
    content = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert "USER factcheck" in content
    assert 'ENTRYPOINT ["factcheck"]' in content
    runs = re.findall(r"^# (?:podman|docker) run .*", content, re.M)
    assert len(runs) == 2
    assert all('--user "$(id -u)' in run for run in runs)  # another user may not write into a folder that is mounted
