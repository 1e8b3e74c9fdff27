"""The shape of the house: imports, sizes, names, what a wheel holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import factcheck
from tests.conftest import ROOT

PACKAGES = ("claims", "sources", "factcheck", "reports", "flows")
LONGEST_FUNCTION = 50
LONGEST_MODULE = 400
ALLOWED_FUNCTIONS: frozenset[str] = frozenset()
"""path:name of functions that may be longer; keep it empty."""
ALLOWED_MODULES: frozenset[str] = frozenset()
OWN_MODULES = frozenset({"benchmarks", "runs", "sample", "scripted"})
"""Modules that stand beside the tests that use them."""
HELD_BACK = {"fastapi"}
"""Declared only to keep Prefect from a version that it does not work with."""
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "handler"}


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_imports_point_down() -> None:
    done = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def room(module: str) -> str:
    """The box of the drawing that a module stands in."""
    parts = module.split(".")
    return "commands" if parts[0] == "factcheck" and {"commands", "cli"} & set(parts[1:2]) else parts[0]


def imports(path: Path) -> Iterator[tuple[str, str]]:
    here = room(".".join(path.relative_to(ROOT).with_suffix("").parts).replace("factcheck.__main__", "factcheck.cli"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", None) or ""]
        yield from ((here, room(name)) for name in named if name.partition(".")[0] in PACKAGES and room(name) != here)


def test_the_drawing_shows_every_import_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^ {4}(\w+) --> (\w+)$", page, re.M)
    assert sorted(drawn) == sorted({edge for path in modules() for edge in imports(path)})
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]
    order = ["commands", *layers["layers"]]
    assert [edge for edge in drawn if order.index(edge[0]) > order.index(edge[1])] == [("flows", "commands")]


def test_every_room_is_told_of() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Rooms")[2]
    for package in ("claims", "sources", "factcheck"):
        table = page.partition(f"| `{package}/`")[2].partition("\n\n")[0]
        rooms = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
        assert set(re.findall(r"^\| `(\w+)/`", table, re.M)) == rooms, package


def test_functions_are_short() -> None:
    sizes = {name: lines for path in modules() for name, lines in functions(path)}
    assert {n: s for n, s in sizes.items() if s > LONGEST_FUNCTION and n not in ALLOWED_FUNCTIONS} == {}
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) * 9 // 10] <= 30


def test_modules_are_short() -> None:
    sizes = {p.relative_to(ROOT).as_posix(): len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}
    assert {n: s for n, s in sizes.items() if s > LONGEST_MODULE and n not in ALLOWED_MODULES} == {}


def test_names_say_something() -> None:
    named = {part for path in modules() for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert {name for name in named if VAGUE & set(name.lower().split("_"))} == set()


def test_no_comparison_rests_on_float() -> None:
    for module in ("values/compare", "tables/derive"):
        tree = ast.parse((ROOT / "factcheck" / f"{module}.py").read_text(encoding="utf-8"))
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "float"]
        literals = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)]
        assert not calls + literals, module  # type: ignore[operator]


def test_the_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == factcheck.__version__


def test_the_lock_names_versions_only() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert all(line.count("==") == 1 and not line.startswith(("-", "#")) and "/" not in line for line in lines)


def test_the_lock_holds_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {line.split("==")[0].lower() for line in (ROOT / "requirements.lock").read_text().splitlines()}
    names = {"".join(c if c.isalnum() or c in "-_." else " " for c in entry).split()[0].lower() for entry in wanted}
    assert names <= locked | {n.replace("_", "-") for n in locked}


def declared() -> dict[str, set[str]]:
    """Names of distributions by the group that declares them; the extras are one group."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, extras = content["project"], content["project"]["optional-dependencies"]
    groups = {
        "always": project["dependencies"],
        "extras": [entry for entries in extras.values() for entry in entries],
        "dev": content["dependency-groups"]["dev"],
    }
    return {name: {canonicalize_name(Requirement(e).name) for e in entries} for name, entries in groups.items()}


def imported(folders: Iterable[str]) -> set[str]:
    """Top-level modules that the files of some folders import, at any depth, whole folders of ours left out."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    return found - set(sys.stdlib_module_names) - {*PACKAGES, "tests"}


def brought_by(module: str) -> set[str]:
    """The distributions that hold a module; its own name where none is installed."""
    return {canonicalize_name(name) for name in packages_distributions().get(module, [module])}


def test_every_import_is_declared() -> None:
    known = declared()
    used = known["always"] | known["extras"]
    assert {module for module in imported(PACKAGES) if not brought_by(module) & used} == set()
    everything = used | known["dev"] | {"packaging"}  # pytest brings packaging
    assert {
        module for module in imported(["tests", "benchmarks"]) if not brought_by(module) & everything
    } <= OWN_MODULES


def test_every_dependency_is_imported() -> None:
    used = {name for module in imported(PACKAGES) for name in brought_by(module)}
    assert declared()["always"] - used == HELD_BACK


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is published: a wheel and an sdist."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> list[str]:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        return archive.namelist()


def test_an_sdist_holds_the_five_packages_and_what_builds_them(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert tops == {*PACKAGES, "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "PKG-INFO", ".gitignore"}


def test_a_wheel_holds_the_five_packages_and_nothing_else(wheel: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_a_wheel_holds_the_data_that_the_code_reads(wheel: list[str]) -> None:
    data = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".py")
    }
    assert data <= set(wheel)
