"""An entry of a bibliography that gives no address is looked up, if the user allows it; on recorded answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.documents.document import read_document
from factcheck.cli import main
from tests.conftest import ROOT

CASSETTE = ROOT / "tests" / "sources" / "cassettes" / "lookups.yaml"
PAPER = """\
# Locks

A camera counted 1,204 boats at the lock in 2024.[^1]

[^1]: Lee, J. (2024). Counting boats at river locks by hand and by camera. Journal of Inland Water 12(4).
"""
pytestmark = pytest.mark.usefixtures("workplace")


def run(*more: str) -> dict[str, object]:
    Path("paper.md").write_text(PAPER, encoding="utf-8")
    main(["check", "paper.md", "--cassette", str(CASSETTE), "--report", "json=run.json", "--store", "none", *more])
    found: dict[str, object] = json.loads(Path("run.json").read_text(encoding="utf-8"))
    return found


def test_nobody_is_asked_by_default() -> None:
    found = run()
    assert found["sources"] == []
    (document,) = found["documents"]  # type: ignore[misc]
    assert document["claims"][0]["reason"]["code"] == "uncited"


def test_a_study_is_found_by_its_entry() -> None:
    found = run("--lookups")
    (source,) = found["sources"]  # type: ignore[misc]
    assert source["url"].startswith("entry:Lee%2C%20J.")
    assert source["final_url"] == "https://repository.example/items/7"
    assert source["outcome"] == "fetched"
    assert source["trail"][0]["url"].startswith("https://api.crossref.org/works?")


def test_too_short_an_entry_is_no_citation() -> None:
    Path("short.md").write_text("It was 5 metres long in 2024.[^1]\n\n[^1]: Lee 2024.\n", encoding="utf-8")
    assert read_document(Path("short.md"), entries=True).citations == ()
