"""What a page tells as a rumour is not contested by another number of the page; one that refutes the rumour is."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

SHOPS = html(
    "가람군 빈 점포",
    "<p>서울의 한 호텔 업체가 가람군에 있는 빈 점포 일곱 곳을 한꺼번에 매입하려는 것으로 전해졌다.</p>"
    "<p>가람군에서 지금까지 비어 있는 점포는 모두 스물네 곳이다.</p>",
    language="ko",
)
BOUGHT = html(
    "가람군 빈 점포",
    "<p>가람군이 빈 점포 일곱 곳을 매입했다는 소문이 돌았다.</p>"
    "<p>그러나 가람군이 지금까지 매입한 빈 점포는 네 곳이다.</p>",
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("한 호텔 업체가 가람군의 빈 점포 일곱 곳을 사들인다는 이야기가 들린다.", SHOPS, "reported_only"),
        ("가람군이 매입한 빈 점포는 일곱 곳이다.", BOUGHT, "contested"),
    ],
)
def test_a_rumour_beside_another_number(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page) == [verdict]
