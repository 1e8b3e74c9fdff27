"""Who rented or hired a thing did not own it."""

from __future__ import annotations

import pytest

from factcheck.verdicts.judge import judge_document
from tests.factcheck.papers import consulted, paper


@pytest.mark.parametrize(
    ("claim", "source", "verified"),
    [
        ("어촌의 42%가 냉동 창고를 가지고 있었다.", "42% of fishing villages had rented a cold store.", False),
        ("2025년 농가의 38%가 트랙터를 보유하고 있다.", "2025년 농가의 38%가 트랙터를 빌려 썼다.", False),
        ("2025년 농가의 38%가 트랙터를 보유하고 있다.", "2025년 농가의 38%가 트랙터를 소유하고 있다.", True),
        ("2025년 농가의 38%가 트랙터를 빌려 썼다.", "2025년 농가의 38%가 트랙터를 소유하고 있다.", False),
        ("2025년 농가의 38%가 트랙터를 빌려 썼다.", "2025년 농가의 38%가 트랙터를 임차해 썼다.", True),
        ("In Orrin 37% of bakers own their ovens.", "In Orrin 37% of bakers lease their ovens.", False),
        ("In Orrin 37% of bakers own their ovens.", "In Orrin 37% of bakers have ovens of their own.", True),
        ("In Orrin 37% of bakers own their ovens.", "In Orrin 37% of bakers own their ovens, and others rent.", True),
        ("In Orrin 37% of bakers hired a van.", "In Orrin 37% of bakers owned a van.", False),
    ],
)
def test_owned_and_rented(claim: str, source: str, *, verified: bool) -> None:
    (judged,) = judge_document(paper(claim, 1), [consulted(1, source)])
    assert (str(judged.verdict) == "verified") is verified
