"""Tables whose rows are classes that only numbers name."""

from __future__ import annotations

import pytest

from factcheck.terms.bands import same_band
from tests.factcheck.test_cells import html, table, verdicts

MUSEUMS = html(
    "Culture survey 2025",
    "<p>Adults aged 18 and over were asked in the spring of 2025.</p>",
    table(
        "Share who went to a museum in the last year, by age (%)",
        "Age | 2024 | 2025",
        "18-24 | 46 | 57",
        "25-34 | 43 | 48",
        "35-54 | 39 | 41",
        "55 and over | 31 | 33",
    ),
)
FIRMS = html(
    "Firms and training 2025",
    table(
        "Firms that trained staff in 2025, by number of employees (%)",
        "Employees | Trained staff | Had a budget for it",
        "1-9 | 28 | 11",
        "10-49 | 47 | 26",
        "50-249 | 69 | 54",
        "250+ | 88 | 79",
    ),
)
MUSEUMS_KO = html(
    "2025년 문화 조사",
    table(
        "박물관 관람률 (단위: %)",
        "연령 | 2024년 | 2025년",
        "15~19 | 52 | 58",
        "20~29 | 47 | 49",
        "30~39 | 44 | 45",
        "60 이상 | 21 | 24",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("In 2025, 57% of those under 25 went to a museum.", MUSEUMS, "verified"),
        ("In 2025, 48% of those under 25 went to a museum.", MUSEUMS, "contested"),
        ("In 2025, 57% of people aged 18 to 24 went to a museum.", MUSEUMS, "verified"),
        ("In 2025, 41% of people aged 18 to 24 went to a museum.", MUSEUMS, "contested"),
        ("In 2025, 33% of the over-55s went to a museum.", MUSEUMS, "verified"),
        ("In 2025, 48% of the over-55s went to a museum.", MUSEUMS, "contested"),
        ("Of the firms with 10 to 49 employees, 47% trained staff in 2025.", FIRMS, "verified"),
        ("Of the firms with 10 to 49 employees, 69% trained staff in 2025.", FIRMS, "contested"),
        ("2025년 20~29세의 박물관 관람률은 49%였다.", MUSEUMS_KO, "verified"),
        ("2025년 20~29세의 박물관 관람률은 45%였다.", MUSEUMS_KO, "contested"),
        ("2025년 60세 이상의 박물관 관람률은 45%였다.", MUSEUMS_KO, "contested"),
    ],
)
def test_the_class_picks_the_row(claim: str, page: str, expected: str) -> None:
    assert expected in verdicts(claim, page)


def test_only_the_youngest_are_told_by_a_limit() -> None:
    assert same_band((0, 25), (18, 24))
    assert not same_band((0, 25), (25, 34))
    assert not same_band((0, 65), (35, 64))
