"""Two shares that make a whole: the right number of the wrong half."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

RITES = html(
    "설 조사",
    "<p>올해 설에 차례를 지낼 계획이 있다고 답한 사람은 55.9%였고, 지내지 않는다는 응답은 44.1%였다.</p>",
    language="ko",
)
MILK = html(
    "Milk poll of the dairy board",
    "<p>The dairy board asked 1,204 adults in Norvik in January.</p>"
    "<p>Asked whether they would pay more for organic milk, 62% said yes and 38% said no.</p>",
)
TEA = html(
    "Poll of the tea board",
    "<p>The tea board asked 1,204 adults in Norvik in January.</p>"
    "<p>Of those asked, 62% drank tea and 21% coffee; not one of them drank cocoa.</p>",
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("이번 설에 차례를 지내지 않겠다는 답이 55.9%였다.", RITES, "contested"),
        ("이번 설에 차례를 지내지 않겠다는 답이 44.1%였다.", RITES, "verified"),
        ("Of those asked, 62% would not pay more for organic milk.", MILK, "contested"),
        ("Of those asked, 62% drank tea.", TEA, "verified"),
    ],
)
def test_the_other_half(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page)[0] == verdict
