"""Digits, or a day, that a cited page has of something else: another value of it tells more of the claim."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

YEAR = html(
    "The year in Tarnmouth",
    "<p>The ferry Alba foundered on 21 May 2024.</p><p>The old theatre shut its doors on 14 March 2024.</p>"
    "<p>The regulator cleared the new drug on 28 March 2024.</p><p>The new harbour master was named on 2 December 2024.</p>"
    "<p>There were 235 shutdowns of the generators.</p><p>785 people joined the shipyard.</p>"
    "<p>Lodging costs £4.20 per person per night.</p>",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The old theatre said goodbye to its last guests on 21 May 2024.",
        "The new harbour master took office on 28 March 2024.",
        "The shipyard hired 235 people.",
        "Lodging costs £4.20 per person per week.",
    ],
)
def test_of_something_else_they_verify_nothing(claim: str) -> None:
    assert "verified" not in verdicts(claim, YEAR)


@pytest.mark.parametrize(
    "claim",
    [
        "The old theatre was closed on 14 March 2024.",
        "The new harbour master took up the post on 2 December 2024.",
        "The shipyard hired 785 people.",
        "Ashore, lodging costs £4.20 a night.",
    ],
)
def test_of_the_claims_own_they_do(claim: str) -> None:
    assert "verified" in verdicts(claim, YEAR)
