"""Words that a sentence says of another value, or that only the sentence before says, pick no cell for this one."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

BUSES = (
    "depot,year,departures,trips,trip_hours\n"
    "Harrow Lane,2024,2204,2611,1490.5\n"
    "Harrow Lane,2025,2318,2745,1533.0\n"
    "Mill Cross,2024,1466,1702,980.5\n"
    "Mill Cross,2025,1495,1624,955.0\n"
)
GUARDS = """{"register": "Guard Register", "area": "Northmoor",
 "headcount": {"all_staff": 9140, "guards": 6312, "armed_guards": 4417, "on_duty_guards": 1895, "clerks": 420}}"""
JUICE = html(
    "주스 소비 조사",
    table(
        "1인당 연간 주스 소비량 (단위: 잔)",
        "구분 | 2023년 | 2024년 | 2025년",
        "전체 | 142 | 158 | 149",
        "남성 | 131 | 147 | 138",
        "여성 | 153 | 169 | 160",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "body", "kind", "expected"),
    [
        (
            "Harrow Lane was the busiest depot, its drivers pulling out 2,318 times in 2025, while trips from Mill "
            "Cross fell by 4.6%.",
            BUSES, "text/csv", "verified",
        ),
        ("Trips went up at Harrow Lane, the busiest depot, which counted 2,318 in 2025.", BUSES, "text/csv", "contested"),
        ("Harrow Lane made 2,745 trips in 2025, and Mill Cross 1,495.", BUSES, "text/csv", "contested"),
        ("Harrow Lane made 2,318 trips in 2025.", BUSES, "text/csv", "contested"),
        ("Who is on duty? About 6,300 guards work in Northmoor.", GUARDS, "application/json", "verified"),
        ("Who is on duty? About 1,900 armed guards work in Northmoor.", GUARDS, "application/json", "contested"),
        ("조사에 따르면 2025년 국민 한 사람이 마신 주스는 149잔이다.", JUICE, "text/html", "verified"),
        ("조사에 따르면 2025년 국민 한 사람이 마신 주스는 158잔이다.", JUICE, "text/html", "contested"),
        ("조사에 따르면 2025년 여성 한 사람이 마신 주스는 149잔이다.", JUICE, "text/html", "contested"),
    ],
)  # fmt: skip
def test_the_claims_own_words_pick_the_cell(claim: str, body: str, kind: str, expected: str) -> None:
    assert expected in verdicts(claim, body, kind)
