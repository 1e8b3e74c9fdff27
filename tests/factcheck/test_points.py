"""Per cent told for percentage points, of a page that the claim cites, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

MARINA = html(
    "Gullhaven marina in 2025",
    "<p>Berth occupancy stood at 71% at the end of 2025, three percentage points above the 68% of a year earlier.</p>",
)
FOODS = html(
    "Torvik Foods: results for 2025",
    "<p>The gross margin of Torvik Foods came in at 31%, 4 percentage points higher than in 2024.</p>",
)
CARDS = html(
    "카드사 연체율",
    table("회사별 연체율", "회사 | 1월 말(%) | 전월 대비(%p)", "다온카드 | 3.1 | 0.7", "새벽카드 | 2.4 | -0.2"),
    language="ko",
)
MUSEUM = html("달빛미술관 소식", "<p>달빛미술관의 온라인 예매 비율은 5%포인트 늘어 70%가 됐다.</p>", language="ko")
LOANS = html(
    "서부은행 대출",
    "<p>서부은행은 대출 가운데 모바일로 나간 비율이 41.0%라고 밝혔다. 1년 전에는 38.5%로, 그사이 2.5%포인트 늘었다.</p>",
    language="ko",
)
RATE = html("통화정책", "<p>린드홀름 중앙은행은 기준금리를 연 3.25%에서 3.00%로 25bp 인하했다.</p>", language="ko")
ELM = html(
    "Elm station",
    "<p>Elm station saw passenger numbers rise by 6% in 2025.</p><p>Punctuality rose by 6 percentage points.</p>",
)
THEFTS = html("Police", "<p>Police in Ostby recorded 1,408 bike thefts in 2025, 12% fewer than the year before.</p>")


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("Berth occupancy at Gullhaven marina reached 71%. It rose by 3% in a year.", MARINA, "contested"),
        ("Torvik Foods said its gross margin improved by 4% last year.", FOODS, "contested"),
        ("다온카드의 연체율은 한 달 전보다 0.7% 올랐다.", CARDS, "contested"),
        ("서부은행의 모바일 대출이 늘었다. 이 비중은 1년 전보다 2.5% 높아진 것이다.", LOANS, "contested"),
        ("Bike thefts in Ostby went down by 12 percentage points in 2025.", THEFTS, "contested"),
        ("린드홀름 중앙은행은 기준금리를 0.25% 내렸다.", RATE, "contested"),
        # Of something else, the other way, or told in per cent as well.
        ("Net sales at Torvik Foods grew by 4% in 2025.", FOODS, "reported_only"),
        ("달빛미술관 관람객은 5% 늘었다.", MUSEUM, "reported_only"),
        ("Passenger numbers at Elm station rose by 6%.", ELM, "verified"),
    ],
)
def test_the_same_change_in_the_other_unit(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page)[-1] == verdict
