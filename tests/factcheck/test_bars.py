"""What keeps a value of a cited page from counting, and what only looks as if it did: each beside its near miss."""

from __future__ import annotations

import pytest

from factcheck.model import Verdict
from factcheck.verdicts.judge import judge_document
from tests.factcheck.papers import consulted, paper

LIFTS = "가온승강안전원(원장 한서윤)은 2025년 말 현재 전국에서 움직이는 승강기가 모두 71만 3,608대라고 9일 발표했다."
SPEED = "The fastest cars in the Harl Tower have a top speed of 9.5 m/s. Its goods lift runs at 2.5 m/s."
GUIDE = "Every member could ask for a guide in large print, and the Harl Society had 31,000 copies printed in May 2025."
DEAL = "Orrin Foods has agreed to pay £740,000 to settle claims that it sold old stock as new."
HIVES = "A total of 58,300 colonies are registered in Elmsby."
HOME = "전국의 만 19세 이상 5,100명에게 물은 결과, 번역기를 써 본 적이 있다는 사람은 57.3%였다."
FUND = "올해 230억 원의 수출을 올릴 것으로 내다봅니다."
TALKS = "Two brokers with knowledge of the talks put the price of the Harl mill at £31.4 million."
OPENED = "The Orrdal Tunnel runs for 24.5 km. Queen Astrid opened the tunnel on 14 October 1999."
BESIDE = "The Orrdal Tunnel runs for 24.5 km. Like the tunnel, the Vik Bridge opened on 14 October 1999."
YEAR = "Crates handled at Harl: 412,000 (2024: 377,000)."


@pytest.mark.parametrize(
    ("claim", "source", "verified"),
    [
        ("2025년 말 전국의 승강기는 71만 3,608대였다.", LIFTS, True),
        ("2025년 말 전국의 승강기는 71만 3,806대였다.", LIFTS, False),
        ("The cars in the Harl Tower climb at 9.5 metres a second.", SPEED, True),
        ("The goods lift in the Harl Tower climbs at 9.5 metres a second.", SPEED, False),
        ("The Harl Society printed 31,000 copies of the guide.", GUIDE, True),
        ("The Harl Society printed 3,100 copies of the guide.", GUIDE, False),
        ("Orrin Foods will pay £740,000 under a deal over old stock.", DEAL, True),
        ("Orrin Foods paid £740,000 over old stock last year.", DEAL, False),
        ("Elmsby keepers have 58,300 colonies.", HIVES, True),
        ("Elmsby keepers have 53,800 colonies.", HIVES, False),
        ("미국 하를리의 번역기는 5억 명이 쓴다. 국내에서도 써 본 사람이 57.3%에 이른다.", HOME, True),
        ("미국에서는 번역기를 써 본 사람이 57.3%에 이른다.", HOME, False),
        ("조합은 수출로 230억 원을 올렸다.", FUND, False),
        ("The Harl mill is for sale at £31.4 million.", TALKS, False),
        ("The Orrdal Tunnel opened on 14 October 1999.", OPENED, True),
        ("The Orrdal Tunnel opened on 4 October 1999.", OPENED, False),
        ("The Orrdal Tunnel opened on 14 October 1999.", BESIDE, False),
        ("Harl handled 412,000 crates in 2025.", YEAR, True),
        ("Harl handled 412,000 crates in 2024.", YEAR, False),
    ],
)
def test_what_bars_a_value(claim: str, source: str, verified: bool) -> None:
    last = judge_document(paper(claim, 1), [consulted(1, source)])[-1]
    assert (last.verdict is Verdict.VERIFIED) is verified
