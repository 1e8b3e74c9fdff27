"""tests/corpus/derivations.toml: claims whose value is computed from what their words name, against one source each."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from claims.documents.document import read_text
from claims.extract import extract
from claims.model import Quantity
from factcheck.model import Verdict
from factcheck.verdicts.judge import judge_document
from tests.conftest import ROOT
from tests.factcheck.papers import citation, consulted

SOURCES = tomllib.loads((ROOT / "tests/corpus/derivations.toml").read_text(encoding="utf-8"))["source"]


def cases(kind: str) -> list[Any]:
    return [pytest.param(claim, evidence(s), id=claim) for s in SOURCES for claim in s.get(kind, ())]


def evidence(source: dict[str, Any]) -> object:
    keys = ("text", "published") if "text" in source else ("title", "columns", "rows")
    return {k: source[k] for k in keys if k in source}


def verdicts(claim: str, source: object) -> set[Verdict]:
    """The verdicts on the quantities of a sentence that cites the source."""
    extraction = extract(read_text(claim, language=None), small=True)
    cited = tuple(replace(c, citations=(citation(1),)) for c in extraction.claims)
    judged = judge_document(replace(extraction, claims=cited), [consulted(1, source)])
    return {j.verdict for j in judged if isinstance(j.claim.value.value, Quantity)}


@pytest.mark.parametrize(("claim", "source"), cases("right"))
def test_what_the_named_operands_give_is_verified(claim: str, source: object) -> None:
    found = verdicts(claim, source)
    assert Verdict.VERIFIED in found
    assert Verdict.CONTESTED not in found


@pytest.mark.parametrize(("claim", "source"), cases("wrong"))
def test_another_result_of_theirs_contests(claim: str, source: object) -> None:
    assert Verdict.CONTESTED in verdicts(claim, source)


@pytest.mark.parametrize(("claim", "source"), cases("open"))
def test_other_operands_verify_nothing(claim: str, source: object) -> None:
    assert Verdict.VERIFIED not in verdicts(claim, source)
