"""Words of judgement ("improved") and columns that say what they compare with."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

HOSPITAL = html(
    "Stanmoor Hospital: annual figures",
    table(
        "Stanmoor Hospital at a glance",
        " | 2024 | 2025",
        "Waiting time (days) | 38 | 47",
        "Error rate (%) | 2.6 | 1.9",
        "Revenue (£ million) | 310 | 342",
    ),
)
CARD = html(
    "한솔카드 경영 지표",
    table("한솔카드 경영 지표", "구분 | 2024년 | 2025년", "연체율(%) | 1.92 | 1.47", "민원(건) | 214 | 263"),
    language="ko",
)
TYRES = html(
    "Brandel Tyres: monthly sales",
    table(
        "Sales 2025 (€ million)",
        "Month | Sales | vs. previous month | vs. same month of 2024",
        "June | 412 | +2.5% | -6.1%",
        "July | 389 | -5.6% | +4.2%",
    ),
)


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("The error rate of Stanmoor Hospital improved to 1.9% in 2025.", HOSPITAL, "verified"),
        ("The error rate of Stanmoor Hospital worsened to 1.9% in 2025.", HOSPITAL, "contested"),
        ("The error rate of Stanmoor Hospital was 1.9% in 2025, better than expected.", HOSPITAL, "verified"),
        ("Revenue of Stanmoor Hospital improved to £342 million in 2025.", HOSPITAL, "verified"),
        ("한솔카드의 2025년 연체율은 1.47%로 한 해 전보다 좋아졌다.", CARD, "verified"),
        ("한솔카드의 2025년 연체율은 1.47%로 한 해 전보다 나빠졌다.", CARD, "contested"),
        ("한솔카드의 2025년 연체율은 1.47%로 악화됐다.", CARD, "contested"),
    ],
)
def test_a_measure_of_which_less_is_better_improves_by_falling(claim: str, page: str, expected: str) -> None:
    assert verdicts(claim, page)[0] == expected


@pytest.mark.parametrize(
    ("claim", "verified"),
    [
        ("Sales of Brandel Tyres in July 2025 were down 5.6% on the month.", True),
        ("Sales of Brandel Tyres in July 2025 were up 4.2% on the year.", True),
        ("Sales of Brandel Tyres in July 2025 were down 5.6% on the year.", False),
        ("Sales of Brandel Tyres in July 2025 were down 5.6% on the same month of the previous year.", False),
        ("Sales of Brandel Tyres in July 2025 were up 4.2% on the month before.", False),
    ],
)
def test_a_column_against_a_time_bears_out_a_change_on_that_time_only(claim: str, verified: bool) -> None:
    assert (verdicts(claim, TYRES)[0] == "verified") is verified
