"""Everyday deeds in five ways: a page tells the claim's in other words, and its neighbours of the same day or number."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

TOWN = html(
    "새봄시의 한 해",
    "<p>시립 수영장은 2024년 2월 25일 첫 손님을 맞았다.</p><p>축제는 2024년 10월 12일 막을 올렸다.</p>",
    "<p>발전소는 2024년 5월 25일 상업운전에 들어갔다.</p><p>새 관장은 2024년 12월 20일 임기를 시작했다.</p>",
    "<p>새 터널은 2024년 2월 20일 다 지어졌다.</p><p>대표는 2024년 7월 3일 사표를 냈다.</p>",
    "<p>시가 새로 단 카메라는 128대다.</p><p>구청이 허문 빈집은 969채다.</p><p>최근 갱신 2024. 12. 30.</p>",
    language="ko",
)


@pytest.mark.parametrize(
    "claim",
    [
        "시립 수영장은 2024년 2월 25일 개장했다.",
        "시립 수영장은 2024년 2월 25일 운영에 들어갔다.",
        "발전소는 2024년 5월 25일 전기를 팔기 시작했다.",
        "발전소는 2024년 5월 25일 가동을 시작했다.",
        "새 관장은 2024년 12월 20일 취임했다.",
        "새 터널은 2024년 2월 20일 준공했다.",
        "대표는 2024년 7월 3일 사임했다.",
        "시는 카메라 128대를 설치했다.",
    ],
)
def test_in_other_words_it_is_verified(claim: str) -> None:
    assert verdicts(claim, TOWN) == ["verified"]


@pytest.mark.parametrize(
    "claim",
    [
        "시립 수영장은 2024년 10월 12일 문을 열었다.",
        "시립 수영장은 2024년 12월 30일 문을 열었다.",
        "발전소는 2024년 12월 20일 전기를 팔기 시작했다.",
        "새 관장은 2024년 7월 3일 취임했다.",
        "새 터널은 2024년 2월 25일 준공했다.",
        "대표는 2024년 5월 25일 사임했다.",
        "시는 카메라 969대를 설치했다.",
        "거리에 설치된 카메라는 969대다.",
    ],
)
def test_what_its_neighbours_did_is_not(claim: str) -> None:
    assert "verified" not in verdicts(claim, TOWN)
