"""Values beside which a sentence says in one word whose they are, and values of a time before the one it tells of."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames
from tests.factcheck.test_cells import html, verdicts

MUSEUM = html(
    "Visiting the clock museum",
    "<p>An adult ticket costs £9.40; a family ticket is £23.60.</p>",
    "<p>A single locker is £1.20 and a double locker £2.10.</p>",
)
JURY = html(
    "The 2025 Quay Prize",
    "<p>The jury read 146 plays and chose six; in 2023 it had read 164.</p>"
    "<p>The prize went to Mara Quint on Tuesday. The board had proposed her on 18 September.</p>",
    published="2025-11-20",
)
MILL = html(
    "Results of 2025", "<p>At the end of the year Orrin Mills employed 3,540 people.</p>", published="2026-02-12"
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("An adult pays £9.40 for a ticket to the clock museum.", MUSEUM, "verified"),
        ("A single locker costs £1.20 in the clock museum.", MUSEUM, "verified"),
        ("The jury read 146 plays.", JURY, "verified"),
        ("The jury read 164 plays.", JURY, "contested"),
        ("Orrin Mills employs 3,540 people.", MILL, "verified"),
        ("Orrin Mills employs 3,450 people.", MILL, "contested"),
    ],
)
def test_whose_and_of_when(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page)[0] == verdict


@pytest.mark.parametrize(
    "claim", ["A ticket for the clock museum costs £23.60 for an adult.", "A single locker costs £2.10 in the museum."]
)
def test_the_neighbours_price_is_not_the_claims(claim: str) -> None:
    assert verdicts(claim, MUSEUM)[0] != "verified"


def test_the_way_is_the_changes_alone() -> None:
    page = html(
        "Orrin Baths 2025", "<p>The baths of Orrin had 284,600 visitors in 2025. That is 12% more than in 2024.</p>"
    )
    claim = "The baths of Orrin had 284,600 visitors in 2025, down 12% on the year before."
    assert verdicts(claim, page) == ["verified", "contested"]


def test_what_had_been_before_dates_nothing_after() -> None:
    assert verdicts("The Quay Prize went to Mara Quint on 18 November 2025.", JURY)[0] != "contested"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("At the end of the year the mill employed 210 people.", 2025),
        ("At the end of the year the mill will employ 210 people.", 2026),
        ("The mill agreed to take on 210 people by the end of the year.", 2026),
        ("At the end of this year the mill employed 210 people.", 2026),
    ],
)
def test_the_year_that_has_ended(text: str, year: int) -> None:
    frames = read_frames(text, Context(language="en", as_of=dt.date(2026, 2, 12)))
    (period,) = next(f for f in frames if "210" in f.mention.text).periods
    assert period.value == f"{year}-late"
