"""A page in another language whose sentence says nothing of what a claim tells its value."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

REPORT = html(
    "Rowers' sleep report",
    "<p>Players slept 7.1 hours a night on average. Some 43% drank coffee after nine in the evening. Of the players, "
    "27% had broken a finger.</p><p>Only 31% had insurance.</p>",
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("세계선수협회 보고서에 따르면 무릎을 다친 적이 있는 선수는 43%다.", "reported_only"),
        ("은퇴를 생각해 본 선수는 31%다.", "reported_only"),
        ("선수의 43%는 저녁 9시 뒤에 커피를 마셨다.", "verified"),
        ("선수의 27%는 손가락이 부러진 적이 있다.", "verified"),
    ],
)
def test_a_share_of_players_is_of_what_its_sentence_says(claim: str, verdict: str) -> None:
    assert verdicts(claim, REPORT) == [verdict]
