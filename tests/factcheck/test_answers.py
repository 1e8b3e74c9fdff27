"""What a claim's form asks to be computed: the operands come from its words and times, never from its value."""

from __future__ import annotations

import pytest

from factcheck.terms.asked import change_asked
from tests.factcheck.papers import frame, verdict

SALES = {
    "title": "Kestrel Tools: results (million dollars)",
    "columns": ["", "Q4 2024", "Q4 2023", "2024", "2023"],
    "rows": [["Sales", "40", "30", "150", "100"], ["Operating profit", "4", "5", "18", "15"]],
}
VACCINES = {
    "title": "가람군 예방접종률 (단위: %)",
    "columns": ["구분", "2023년", "2024년"],
    "rows": [["독감 접종률", "50.0", "54.0"], ["폐렴 접종률", "61.2", "60.1"]],
}
PRICES = {
    "title": "Wholesale prices (euros per tonne)",
    "columns": ["month", "market", "wheat", "barley"],
    "rows": [
        ["2024-01", "Odra", "400", "300"],
        ["2024-01", "Visla", "500", "310"],
        ["2025-01", "Odra", "180", "290"],
        ["2025-01", "Visla", "470", "305"],
    ],
}
HARBOUR = "The port of Lund handled 8.4 million tonnes in 2024. Back in 2014 it had handled 4.1 million tonnes."


@pytest.mark.parametrize(
    ("claim", "value", "at", "since", "back"),
    [
        ("Sales rose 50% on the year before in 2024.", "50%", "2024", None, 12),
        ("In 2024 sales were 50% higher than in 2019.", "50%", "2024", "2019", 0),
        ("Sales doubled in 2024.", "doubled", "2024", None, 12),
        ("Sales have doubled since the fair of 2019.", "doubled", None, "2019", 0),
        ("In May 2025 wheat cost less than half of what it had cost in May 2023.", "half", "2025-05", "2023-05", 0),
        ("By 2024 sales had tripled in five years.", "tripled", "2024", None, 60),
        ("Sales were 50 million dollars in 2024.", "50 million dollars", None, None, None),
        ("The trip took twice as long as planned.", "twice", None, None, None),
        ("In 2024 sales were 50% above plan.", "50%", None, None, None),
        ("Sales rose in 2024 to 8 million dollars more than the target.", "8 million dollars", None, None, None),
    ],
)
def test_the_form_of_a_claim_says_what_it_compares(
    claim: str, value: str, at: str | None, since: str | None, back: int | None
) -> None:
    asked = change_asked(frame(claim, value=value))
    if back is None:
        assert asked is None
        return
    assert asked is not None
    assert (asked.at.value if asked.at else None, asked.since.value if asked.since else None, asked.back) == (
        at,
        since,
        back,
    )


@pytest.mark.parametrize(
    ("claim", "value", "since", "back"),
    [
        ("2024년 매출은 한 해 전보다 12% 늘었다.", "12%", None, 12),
        ("2024년 매출은 5년 만에 두 배로 늘었다.", "두 배", None, 60),
        ("2024년 평균 농도는 2015년과 견주어 40% 옅어졌다.", "40%", "2015", 0),
        ("환율은 2023년 말에서 2024년 말까지 14% 올랐다.", "14%", "2023-late", 0),
    ],
)
def test_korean_says_it_too(claim: str, value: str, since: str | None, back: int) -> None:
    asked = change_asked(frame(claim, "ko", value))
    assert asked is not None
    assert (asked.since.value if asked.since else None, asked.back) == (since, back)


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Kestrel Tools grew its sales by more than 45% in 2024.", SALES, "verified"),
        ("Sales of Kestrel Tools rose 33% in 2024 on the year before.", SALES, "contested"),
        ("2024년 가람군의 독감 접종률은 전년보다 4%포인트 올랐다.", VACCINES, "verified"),
        ("2024년 가람군의 독감 접종률은 전년보다 4% 올랐다.", VACCINES, "contested"),
        ("2024년 가람군의 독감 접종률은 한 해 전보다 8% 높아졌다.", VACCINES, "verified"),
        ("Wheat at Odra cost less than half in January 2025 of what it had cost in January 2024.", PRICES, "verified"),
        ("The port of Lund more than doubled its tonnage from 2014 to 2024.", HARBOUR, "verified"),
    ],
)
def test_the_named_operands_decide(claim: str, source: object, expected: str) -> None:
    assert verdict(claim, source)[0] == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Wheat at Visla cost less than half in January 2025 of what it had cost in January 2024.", PRICES),
        ("Sales of Kestrel Tools tripled in 2024.", SALES),
        ("The port of Lund more than doubled its tonnage from 2016 to 2024.", HARBOUR),
        ("Kestrel Tools grew its operating profit by a third in 2024.", SALES),
        ("In 2024 sales of Kestrel Tools were 50 million dollars above its budget.", SALES),
        ("In 2024 sales of Kestrel Tools were 50% above plan.", SALES),
        ("2024년 가람군의 독감 접종률은 목표보다 4%포인트 높았다.", VACCINES),
    ],
)
def test_other_operands_verify_nothing(claim: str, source: object) -> None:
    assert verdict(claim, source)[0] != "verified"


WINE = {
    "title": "Cider output by region (thousand litres)",
    "columns": ["Region", "2023", "2024"],
    "rows": [["Norvale", "520", "610"], ["Sudmark", "480", "400"], ["Westholm", "100", "90"]],
}
CLUBS = {
    "title": "가람리그 홈 관중 (단위: 명)",
    "columns": ["구단", "2023년", "2024년"],
    "rows": [["해돋이", "210,000", "240,000"], ["솔바람", "150,000", "160,000"], ["물안개", "90,000", "80,000"]],
}
DOCTORS = {
    "title": "Doctors per 1,000 people",
    "columns": ["", "Norvale", "Sudmark"],
    "rows": [["Doctors", "4.2", "2.1"], ["Nurses", "9.0", "8.0"]],
}


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Norvale made 210,000 litres more cider than Sudmark in 2024.", WINE, "verified"),
        ("Norvale made 90,000 litres more cider than Sudmark in 2024.", WINE, "contested"),
        ("Norvale and Sudmark together made about 1 million litres of cider in 2024.", WINE, "verified"),
        ("Norvale has twice as many doctors as Sudmark.", DOCTORS, "verified"),
        ("2024년 해돋이의 홈 관중은 물안개의 세 배다.", CLUBS, "verified"),
        ("2024년 해돋이와 솔바람의 홈 관중은 합쳐서 40만 명이다.", CLUBS, "verified"),
    ],
)
def test_two_that_are_named_are_held_against_each_other(claim: str, source: object, expected: str) -> None:
    assert verdict(claim, source)[0] == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sudmark made 210,000 litres more cider than Norvale in 2024.", WINE),
        ("Norvale and Sudmark together made about 1 million litres of cider in 2022.", WINE),
        ("Sudmark has twice as many doctors as Norvale.", DOCTORS),
        ("2024년 물안개의 홈 관중은 해돋이의 세 배다.", CLUBS),
        ("2024년 해돋이와 물안개의 홈 관중은 합쳐서 40만 명이다.", CLUBS),
    ],
)
def test_the_other_way_round_it_is_not_so(claim: str, source: object) -> None:
    assert verdict(claim, source)[0] != "verified"
