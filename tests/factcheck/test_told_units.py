"""Units that a table tells once: between the commas of its caption, before a scale, in a field of records."""

from __future__ import annotations

import pytest

from claims.mentions.find import find_mentions
from claims.model import Quantity
from factcheck.tables.headers import read_header
from tests.factcheck.test_cells import html, table, verdicts


@pytest.mark.parametrize(
    ("header", "value", "unit"),
    [
        ("Dollars in millions, except per share", "1000000", "USD"),
        ("Euros in thousands, except share data", "1000", "EUR"),
        ("U.S. dollars in millions, unaudited", "1000000", "USD"),
        ("KRW in billions", "1000000000", "KRW"),
        ("Orchard Board. Exports of pears, GBP million, provisional", "1000000", "GBP"),
        ("수출액, 백만 달러, 잠정", "1000000", "USD"),
        ("girls_percent / all_pupils", "1", "percent"),
        ("last_year / girls_percent_pupils", "1", "percent"),
    ],
)
def test_a_header_tells_its_unit(header: str, value: str, unit: str) -> None:
    found = read_header(header, "ko" if not header.isascii() else "en", None).unit
    assert found
    assert (str(found.value), found.unit) == (value, unit)


def test_pieces_of_a_caption_are_no_units() -> None:
    assert read_header("Stations by line, north, and by zone, south", "en", None).unit is None


PEARS = (
    "# Orchard Board. Exports of pears and quinces, EUR million, final\n"
    "to,2023,2024,2025\n"
    "Norland,412.6,388.2,371.9\n"
    "Sundmark,88.4,103.7,121.3\n"
)
ACCOUNTS = html(
    "Tarn Ferries: annual report 2025",
    table(
        "Dollars in millions, except per share",
        " | 2025 | 2024",
        "Passenger revenue | 3,184 | 2,950",
        "Capital expenditures | 1,462 | 1,118",
        "Long-term debt, year-end | 7,836 | 7,204",
        "Dividend per share | 1.12 | 1.05",
    ),
)
STAFF = """{"register": "Ranger Register", "area": "Northmoor", "as_of": "2025-06-30",
 "headcount": {"all_staff": 6120, "rangers": 2864, "office_staff": 511},
 "women_percent": {"all_staff": 41.8, "rangers": 23.5, "office_staff": 68.2}}"""


@pytest.mark.parametrize(
    ("claim", "body", "kind", "expected"),
    [
        ("Pears worth €121.3 million went to Sundmark in 2025.", PEARS, "text/csv", "verified"),
        ("Pears worth €103.7 million went to Sundmark in 2025.", PEARS, "text/csv", "contested"),
        ("In 2025 Tarn Ferries had long-term debt of $7.8 billion.", ACCOUNTS, "text/html", "verified"),
        ("In 2025 Tarn Ferries had capital expenditures of $3.18 billion.", ACCOUNTS, "text/html", "contested"),
        ("In 2025 Tarn Ferries had long-term debt of $7.2 billion.", ACCOUNTS, "text/html", "contested"),
        ("Women account for 23.5 percent of rangers.", STAFF, "application/json", "verified"),
        ("Women account for 41.8 percent of rangers.", STAFF, "application/json", "contested"),
    ],
)
def test_the_unit_lets_claims_meet_the_cell(claim: str, body: str, kind: str, expected: str) -> None:
    assert verdicts(claim, body, kind)[-1] == expected


@pytest.mark.parametrize("ending", ["랍니다", "래요", "거든요", "네요", "죠", "던데요"])
def test_korean_endings_of_talk_end_a_unit(ending: str) -> None:
    found = find_mentions(f"과수원 넓이는 412헥타르{ending}.", "ko")[0]
    assert isinstance(found.value, Quantity)
    assert found.value.unit == "ha"
