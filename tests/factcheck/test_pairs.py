"""Claim-evidence pairs: one record in, one verdict out, the same every time."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from factcheck.verdicts.pairs import judge_pair, page_of
from tests.factcheck.papers import verdict

RECORD: dict[str, Any] = {
    "id": 7,
    "claim": "Orrin sold 410 cars in 2023.",
    "evidence": [
        "The weather was fine.",
        {"text": "Orrin sold 410 cars in 2023.", "url": "https://orrin.example/", "published": "2024-01-05"},
        {"title": "Cars sold by Orrin", "columns": ["Year", "Cars"], "rows": [["2022", 390], ["2023", None]]},
    ],
}


def test_the_verdict_points_at_the_evidence_used() -> None:
    answer = judge_pair(RECORD)
    assert (answer["id"], answer["verdict"], answer["reason"]) == (7, "verified", "stated")
    assert answer["evidence"] == [{"index": 1, "quote": "Orrin sold 410 cars in 2023."}]


def test_the_same_pair_gives_the_same_answer() -> None:
    first = json.dumps(judge_pair(RECORD), ensure_ascii=False)
    assert all(json.dumps(judge_pair(RECORD), ensure_ascii=False) == first for _ in range(3))


@pytest.mark.parametrize(
    "record",
    [
        {"id": 1, "claim": "", "evidence": []},
        {"id": 1, "claim": "Nothing was counted.", "evidence": ["Nothing was counted."]},
        {"id": 1, "claim": "Orrin sold 410 cars.", "evidence": None},
        {"id": 1, "claim": "Orrin sold 410 cars.", "evidence": [""]},
        {"id": 1, "claim": "Orrin sold 410 cars.", "evidence": [{"columns": [], "rows": []}]},
        {"id": 1, "claim": "Orrin sold 410 cars.", "evidence": [{"text": "x", "published": "soon"}], "as_of": "never"},
    ],
)
def test_where_there_is_nothing_to_judge_it_is_reported_only(record: dict[str, Any]) -> None:
    assert judge_pair(record)["verdict"] == "reported_only"


def test_a_claim_with_two_values_has_the_verdict_of_the_worse() -> None:
    text = "Orrin sold 410 cars and Taldo sold 350 cars."
    assert verdict(text, "Orrin sold 410 cars. Taldo sold 350 cars.")[0] == "verified"
    assert verdict(text, "Orrin sold 410 cars. Taldo sold 270 cars.")[0] == "contested"
    assert verdict(text, "Orrin sold 410 cars.")[0] == "reported_only"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Orrin sold 410 cars.", "Orrin and Taldo sold 410 and 350 cars respectively.", "verified"),
        ("Orrin sold 350 cars.", "Orrin and Taldo sold 410 and 350 cars respectively.", "contested"),
        (
            "대림철강의 영업이익은 70억 원이었다.",
            "한빛중공업과 대림철강의 영업이익은 각각 120억 원과 70억 원이었다.",
            "verified",
        ),
        (
            "한빛중공업의 영업이익은 70억 원이었다.",
            "한빛중공업과 대림철강의 영업이익은 각각 120억 원과 70억 원이었다.",
            "contested",
        ),
    ],
)
def test_respectively_is_read_one_to_one(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source)[0] == expected


def test_a_relative_period_is_counted_from_as_of() -> None:
    record = {"id": 1, "claim": "Orrin sold 410 cars last month.", "evidence": ["Orrin sold 410 cars in April 2024."]}
    assert judge_pair({**record, "as_of": "2024-05-05"})["verdict"] == "verified"
    assert judge_pair({**record, "as_of": "2024-08-09"})["verdict"] != "verified"


def test_evidence_becomes_a_page() -> None:
    text = page_of("Orrin sold 410 cars.", "evidence:#0")
    assert (text.text, text.url, text.final_url, text.language) == (
        "Orrin sold 410 cars.", "evidence:#0", "evidence:#0", "en"
    )  # fmt: skip
    dated = page_of(RECORD["evidence"][1], "evidence:#1")
    assert (dated.final_url, dated.published) == ("https://orrin.example/", dt.date(2024, 1, 5))
    table = page_of(RECORD["evidence"][2], "evidence:#2").tables[0]
    assert table.rows == (("2022", "390"), ("2023", ""))


def test_two_pieces_of_evidence_never_share_a_hash() -> None:
    assert page_of("x", "evidence:#0").sha256 != page_of("x", "evidence:#1").sha256


@pytest.mark.parametrize("far", ["9" * 29 + "%", "1" + "0" * 40 + "%", "9999999999999999조 원"])
def test_a_number_beyond_all_measure_keeps_no_other_from_being_judged(far: str) -> None:
    claim, other = "Orrin shares fell 14% in 2024.", f"Taldo shares rose from 3% to {far}, up 1% in 2023."
    judged = judge_pair({"id": 1, "claim": claim, "evidence": [f"{claim} {other}"]})
    assert judged["verdict"] == "verified"
    assert judge_pair({"id": 1, "claim": other, "evidence": [f"{claim} {other}"]})["verdict"] != "contested"
    table = {"columns": ["Firm", "2023", "2024"], "rows": [["Orrin", "0.00001", "9" * 40], ["Taldo", far, "4"]]}
    assert judge_pair({"id": 1, "claim": claim, "evidence": [table]})["id"] == 1
