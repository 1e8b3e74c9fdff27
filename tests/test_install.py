"""The wheel in an environment of its own, outside the repository: the quick start works there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; its dependencies are those of this one."""
    folder = tmp_path_factory.mktemp("install")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    ours = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    wheel = next(folder.glob("*.whl"))
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", place, str(wheel)],
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"pip cannot install here: {done.stderr[-300:]}")
    Path(place, "borrowed.pth").write_text(ours + "\n", encoding="utf-8")
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, "-m", "factcheck", *arguments], cwd=folder, capture_output=True, text=True, env={})


def test_the_quick_start_works_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    where = subprocess.run(
        [installed, "-c", "import factcheck; print(factcheck.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={},
    )
    assert str(ROOT) not in where.stdout
    assert run(installed, tmp_path, "--version").stdout.startswith("factcheck ")
    flags = ["--sources", "examples/sources.toml", "--cassette", "examples/web.yaml"]
    done = run(installed, tmp_path, "check", "examples/english-column.md", *flags)
    assert done.returncode == 1, done.stderr
    assert "2 contested" in done.stderr
    assert (tmp_path / "factcheck-report" / "report.html").stat().st_size > 10_000


def test_the_korean_tables_come_with_it(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("순드홀름의 매출은 1조 2천억 원이었다.\n", encoding="utf-8")
    done = run(installed, tmp_path, "extract", "a.md")
    assert "1200000000000" in done.stdout, done.stderr
