"""Every example of the pages runs, and prints what the page shows."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import main, parser
from tests.conftest import EXAMPLES, ROOT
from tests.walkthrough import Walk, blocks, environment, prints, program_lines

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
WALKED = [page for page in PAGES if any(b.language in ("console", "python") for b in blocks(page))]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", WALKED, ids=named)
def test_a_page_does_what_it_prints(page: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns(".factcheck", "factcheck-report"))
    walk = Walk(tmp_path, environment())
    try:
        for block in blocks(page):
            walk.follow(block)
    finally:
        walk.close()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_line_of_a_page_is_one_that_the_program_takes(page: Path) -> None:
    for block in blocks(page):
        if block.language in ("bash", "console"):
            for line in program_lines(block.text):
                words = shlex.split(re.sub(r"\s*#\s.*", "", line))
                if "--help" not in words and "--version" not in words:
                    assert parser().parse_args(words), line


ELSEWHERE = ("PATH...", "serve ", "record ", "postgresql", "--runner dask")
"""Command lines that stand for others, wait for their hour, or ask a network, a server or an extra."""


def shown_commands(page: Path) -> list[str]:
    texts = [block.text for block in blocks(page) if block.language == "bash"]
    lines = [re.sub(r"\s*#\s.*", "", line) for text in texts for line in program_lines(text)]
    return [line for line in lines if not any(word in line for word in ELSEWHERE)]


@pytest.fixture
def desk(workplace: Path) -> Path:
    """A folder that has what the pages speak of; its settings name a recording, so that nothing is fetched."""
    for folder in ("docs", "columns", "tests"):
        (workplace / folder).mkdir()
    for name in ("column.md", "paper.md", "docs/column.md", "columns/column.md"):
        shutil.copy(EXAMPLES / "english-column.md", workplace / name)
    for name in ("web.yaml", "tests/web.yaml", "sources.toml"):
        shutil.copy(EXAMPLES / Path(name).name, workplace / name)
    (workplace / "factcheck.toml").write_text('cassette = "web.yaml"\nsources = "sources.toml"\n', encoding="utf-8")
    (workplace / "texts.jsonl").write_text('{"id": 1, "text": "It sold 12 boats."}\n', encoding="utf-8")
    (workplace / "pairs.jsonl").write_text(
        '{"id": 1, "claim": "It sold 12 boats.", "evidence": ["It sold 9 boats."]}\n', encoding="utf-8"
    )
    assert main(["check", "column.md"]) == 1
    return workplace


@pytest.mark.parametrize("page", [page for page in PAGES if shown_commands(page)], ids=named)
def test_the_commands_that_a_page_shows_run(page: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in shown_commands(page):
        try:
            code = main(shlex.split(line))
        except SystemExit as left:
            code = int(left.code or 0)
        assert code in (0, 1, 3), f"factcheck {line}: {capsys.readouterr().err}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_code_stands_in_fences_that_say_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)
    assert re.findall(r"^ {4}(?:factcheck|make|pip) .*", outside, re.M) == []


def test_a_text_that_differs_is_told() -> None:
    assert prints("a … c\n", "a b\nb c")
    assert not prints("a … c\n", "a b")
    assert not prints("one\n", "one\ntwo")


def run_in(folder: Path, code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("program", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_an_example_program_runs(program: Path, tmp_path: Path) -> None:
    assert run_in(tmp_path, f"import runpy; runpy.run_path({str(program)!r}, run_name='__main__')").strip()


def test_the_cells_of_the_notebook_run(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES, tmp_path / "examples")
    notebook = json.loads((EXAMPLES / "notebook.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] for cell in notebook["cells"] if cell["cell_type"] == "code")
    assert "contested" in run_in(folder, "\n".join(cells))
    assert (folder / "notebook-report.html").stat().st_size > 10_000


def test_the_reference_says_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, f"run python docs/generate.py: {done.stdout}{done.stderr}"
