"""The documentation names what there is, and nothing that is not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.model import Bound
from factcheck.cli import COMMANDS, parser
from factcheck.keeping.drift import Cause
from factcheck.model import ReasonCode, Verdict
from factcheck.settings import FIELDS
from reports.wording import LANGUAGES, wording
from tests.conftest import ROOT
from tests.walkthrough import blocks

GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


def options() -> Iterator[str]:
    top = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    for command in top.choices.values():
        for action in command._actions:
            yield from (option for option in action.option_strings if option not in ("-h", "--help"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_guide(command: str) -> None:
    assert f"factcheck {command}" in GUIDE


@pytest.mark.parametrize("option", sorted(set(options())))
def test_every_option_is_in_the_guide(option: str) -> None:
    if option in ("--all", "--by", "--run", "--json", "--jsonl", "--check", "--show", "--note"):
        return  # small ones of one command; its --help tells
    words = re.findall(r"--[a-z-]+", GUIDE)
    assert option in words or f"{option.removeprefix('--')} = " in GUIDE


@pytest.mark.parametrize("key", FIELDS)
def test_every_setting_is_in_the_guide(key: str) -> None:
    assert f"\n{key} = " in GUIDE


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_in_the_guide(cause: Cause) -> None:
    assert f"`{cause.value}`" in GUIDE


def test_every_format_is_in_the_guide() -> None:
    from reports import FORMATS

    assert [name for name in FORMATS if f"`{name}`" not in GUIDE] == []


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_page_with_an_example_in_each_language(code: ReasonCode) -> None:
    page = (ROOT / "docs" / "reasons" / f"{code.value}.md").read_text(encoding="utf-8")
    assert f"`{code.value}`" in page
    assert re.search("[가-힣]{2}", page)
    assert any(verdict.value.replace("_", " ") in page for verdict in Verdict)
    assert f"({code.value}.md)" in (ROOT / "docs" / "reasons" / "README.md").read_text(encoding="utf-8")


def test_a_reason_that_is_never_given_says_so() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "factcheck").rglob("*.py"))
    never = {reason for reason in ReasonCode if f"ReasonCode.{reason.name}" not in code}
    pages = {
        reason: (ROOT / "docs" / "reasons" / f"{reason.value}.md").read_text(encoding="utf-8") for reason in ReasonCode
    }
    assert {reason for reason, page in pages.items() if "does not give it" in page} == never


def codes(heading: str) -> set[str]:
    """The codes that the first column of a table of the method page names."""
    part = METHOD.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \|", part, re.M))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_every_slot_is_in_the_method(language: str) -> None:
    tables = wording(language).tables
    assert codes("When two values agree") == set(tables["rule"])
    assert codes("What is compared") == set(tables["differs"])
    assert {str(bound) for bound in Bound} - set(tables["rule"]) == {Bound.SINCE, Bound.UNTIL}  # dates have one rule


def test_no_page_is_of_a_reason_that_is_gone() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "reasons").glob("*.md")} - {"README"}
    assert pages == {code.value for code in ReasonCode}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_make_target_of_the_pages_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    for page in PAGES:
        shell = "\n".join(block.text for block in blocks(page) if block.language in ("bash", "console"))
        assert set(re.findall(r"^(?:\$ )?make ([a-z]+)", shell, re.M)) <= targets
