"""What we stand on: every dependency is justified, its licence allowed, and importing reaches no one."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from email import message_from_string
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from typing import cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
LOCKED = [
    line.partition("==")[0]
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ALLOWED = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|Unlicense|Zlib|0BSD|Artistic|CC0|HPND|CNRI-Python)\b"
)
USED_AS_A_LIBRARY = {"psycopg", "psycopg-binary"}
"""LGPL, behind an extra, linked at run time."""


def rows(heading: str) -> list[list[str]]:
    part = PAGE.partition(heading)[2].partition("\n## ")[0]
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")]
    return cells[1:]


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(r.partition("#")[0]).name) for r in requirements}


def test_every_dependency_is_justified() -> None:
    table = rows("# Dependencies")
    assert {canonicalize_name(row[0]) for row in table} == names(PROJECT["dependencies"])
    assert all(row[1] and row[3] for row in table)


def test_every_extra_is_justified() -> None:
    table = {row[0]: canonicalize_name(row[1]) for row in rows("## Behind extras")}
    extras = {extra: names(wanted) for extra, wanted in PROJECT["optional-dependencies"].items() if wanted}
    assert {extra: {package} for extra, package in table.items()} == extras


def allowed(meta: Message) -> bool:
    """Whether a package may be used: by each licence that it asks for, and by one of those that it leaves to choose."""
    if expression := meta.get("License-Expression"):
        return all(ALLOWED.search(part) for part in expression.split(" AND "))
    classifiers = [c for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    said = classifiers or [(meta.get("License") or "")[:200]]
    return any(ALLOWED.search(part) for part in said)


@pytest.mark.parametrize("package", LOCKED)
def test_a_licence_is_allowed(package: str) -> None:
    try:
        meta = distribution(package).metadata
    except PackageNotFoundError:
        pytest.skip(f"{package} is not installed here")
    assert package in USED_AS_A_LIBRARY or allowed(cast("Message", meta)), str(meta)[:600]


@pytest.mark.parametrize(
    ("header", "may"),
    [
        ("License-Expression: MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("License-Expression: GPL-3.0-only OR MIT", True),
        ("License-Expression: MIT AND GPL-3.0-only", False),
        ("License-Expression: AGPL-3.0-or-later", False),
        ("Classifier: License :: OSI Approved :: GNU General Public License (GPL)", False),
        ("License: use is LIMITED to members", False),
        ("Classifier: Programming Language :: Python", False),
    ],
)
def test_a_licence_is_read_as_it_is_meant(header: str, may: bool) -> None:
    assert allowed(message_from_string(f"{header}\n\n")) is may


def test_importing_opens_no_socket() -> None:
    code = (
        "import socket, sys, pkgutil, importlib\n"
        "def shut(*a, **k): raise SystemExit('a socket was opened by importing')\n"
        "socket.socket.connect = shut; socket.getaddrinfo = shut\n"
        "for package in ('claims', 'sources', 'factcheck', 'reports'):\n"
        "    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, package + '.'):\n"
        "        if not found.name.endswith('__main__') and 'migrations' not in found.name:\n"
        "            importlib.import_module(found.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
