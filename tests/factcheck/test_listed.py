"""A Korean list of shares: each is of the word before it. And words for one trade, spelled in two ways."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

CARDS = html(
    "카드 매출",
    "<p>업종별로 나누면 음식점업이 전체의 43.7%를 차지해 으뜸이고, 소매업 22.6%, 숙박업 12.9% 순이다.</p>",
    language="ko",
)
ESPORTS = html(
    "이스포츠 실태조사",
    "<p>2025년 국내 이스포츠 산업은 3,174억 원 규모로 추산된다. 전년(2,905억 원)과 견줘 9.3% 커졌다.</p>",
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "verified"),
    [
        ("카드 매출의 43.7%는 밥집 몫이었다.", CARDS, True),
        ("카드 매출의 22.6%는 소매업 몫이었다.", CARDS, True),
        ("카드 매출의 22.6%는 밥집 몫이었다.", CARDS, False),
        ("카드 매출의 22.6%는 음식점 몫이었다.", CARDS, False),
        ("카드 매출의 12.9%는 소매업 몫이었다.", CARDS, False),
        ("지난해 우리나라 e스포츠 산업의 크기는 3,174억 원이었다.", ESPORTS, True),
        ("지난해 우리나라 e스포츠 산업의 크기는 2,905억 원이었다.", ESPORTS, False),
        ("지난해 일본 e스포츠 산업의 크기는 3,174억 원이었다.", ESPORTS, False),
    ],
)
def test_whose_a_value_is(claim: str, page: str, *, verified: bool) -> None:
    assert (verdicts(claim, page) == ["verified"]) is verified
