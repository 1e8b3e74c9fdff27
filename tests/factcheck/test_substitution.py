"""Sentences that run alike but for one noun."""

import pytest

from factcheck.terms.substitution import noun_swapped
from factcheck.verdicts.pairs import judge_pair

PARTS = "한빛자동차의 2024년 판매는 국내 54만 대, 해외 255만 대다."


@pytest.mark.parametrize(
    ("claim", "source", "language", "expected"),
    [
        (
            "Traffic on the city's trams doubled in a year.",
            "Traffic on the city's ferries doubled in a year.",
            "en",
            True,
        ),
        ("Traffic on the city's trams doubled.", "In a year, traffic on the city's trams doubled.", "en", False),
        ("The firm employs 41 people in the town.", "The company employs 41 people in the town.", "en", False),
        (
            "PlayHall, the oldest of the clubs, has 52,000 registered members.",
            "Today the board in the hall shows 52,310 registered members.",
            "en",
            False,
        ),
        (
            "국내 등록 설계자 중 여성은 17.3%다.",
            "작년 국내 설계등록부에 오른 설계자 가운데 여성 비중은 17.3%다.",
            "ko",
            False,
        ),
        ("시립미술관은 판화 전시를 무료로 연다.", "시립미술관은 조각 전시를 무료로 연다.", "ko", True),
        ("시립미술관은 판화 전시를 무료로 연다.", "시립미술관은 봄마다 판화 전시를 무료로 연다.", "ko", False),
    ],
)
def test_one_noun_for_another(claim: str, source: str, language: str, expected: bool) -> None:
    assert noun_swapped(claim, source, language, ()) is expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Orrin will invest 46 million euros in Taldo.", "Orrin will invest 46 billion euros in Taldo.", "contested"),
        ("Orrin's revenue in 2024 was 1.3 times that of 2023.", "Orrin's revenue rose 130% in 2024.", "contested"),
        ("한빛자동차는 2024년에 모두 309만 대를 팔았다.", PARTS, "verified"),
        ("한빛자동차는 2024년에 모두 319만 대를 팔았다.", PARTS, "contested"),
    ],
)
def test_what_a_source_gives_without_saying_it(claim: str, source: str, expected: str) -> None:
    assert judge_pair({"id": 1, "claim": claim, "evidence": [source]})["verdict"] == expected
