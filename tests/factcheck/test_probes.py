"""Small pairs that a bag of digits gets wrong: none is verified that may not be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.verdicts.pairs import judge_pair

_FILE = Path(__file__).parent.parent / "corpus" / "probes.jsonl"
PROBES: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines() if line.strip()]


def _named(probe: dict[str, Any]) -> Any:
    return pytest.param(probe, id=f"{probe['id']} {probe['kind']}")


@pytest.mark.parametrize("probe", [_named(p) for p in PROBES if not p["may_verify"]])
def test_what_the_evidence_does_not_say_is_not_verified(probe: dict[str, Any]) -> None:
    assert judge_pair(probe)["verdict"] != "verified"


@pytest.mark.parametrize("probe", [_named(p) for p in PROBES if p["may_verify"]])
def test_what_the_evidence_says_is_not_contested(probe: dict[str, Any]) -> None:
    assert judge_pair(probe)["verdict"] != "contested"


def test_most_of_what_the_evidence_says_is_verified() -> None:
    right = [p for p in PROBES if p["may_verify"]]
    assert sum(judge_pair(p)["verdict"] == "verified" for p in right) >= 0.9 * len(right)
