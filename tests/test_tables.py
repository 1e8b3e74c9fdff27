"""The corpus of claims about cells is what it says."""

from __future__ import annotations

import json

from tests.tables import TABLES, judged

ROWS = [json.loads(line) for line in (TABLES / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_page_has_claims_that_are_right_and_claims_that_are_not() -> None:
    pages = {path.relative_to(TABLES).as_posix() for path in TABLES.rglob("*.*") if path.parent != TABLES}
    assert {row["page"] for row in ROWS} == pages
    for page in pages:
        assert {row["verdict"] for row in ROWS if row["page"] == page} == {"verified", "contested"}


def test_the_value_stands_in_its_text() -> None:
    assert [row["text"] for row in ROWS if row["value"] not in row["text"]] == []


def test_a_judgement_rests_on_a_cell() -> None:
    row = next(row for row in ROWS if row["page"] == "baywater/ferry-routes.csv" and row["verdict"] == "verified")
    (found,) = (j for j in judged(row["page"], row["text"]) if row["value"] in j.claim.value.text)
    assert found.evidence[0].cell is not None
