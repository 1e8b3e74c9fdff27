"""Sums of lists, differences of rows, changes between two times and gaps, asked for in a writer's own words."""

from __future__ import annotations

import pytest

from factcheck.terms.asked import change_asked
from tests.factcheck.files import verdict
from tests.factcheck.papers import frame

FINES = """<html lang=en><head><title>Fines for cement makers | Fair Trade Panel</title></head><body><h1>Panel fines cement makers</h1>
<p>Press notice, 20 November 2025</p>
<p>The Fair Trade Panel has fined four cement makers that shared out customers between 2016 and 2021.</p>
<ul><li>Arle Cement plc: £41.2 million</li><li>Bancroft Lime Ltd: £18.6 million</li><li>Corrie Stone Ltd: £9.7 million</li>
<li>Dunlin Works Ltd: £5.5 million</li></ul><p>Corrie's fine was cut by 20% because it owned up early.</p></body></html>"""
FINES_KO = """<html lang=ko><head><title>과징금 부과 | 공정거래원</title></head><body><h1>레미콘 3사에 과징금</h1>
<p>공정거래원은 2025년 11월 20일 가격을 짜고 올린 레미콘 3사에 과징금을 물렸다고 밝혔다.</p>
<ul><li>한터레미콘: 82억 원</li><li>두루산업: 51억 원</li><li>미르시멘트: 27억 원</li></ul></body></html>"""
LIFE = """<html lang=en><head><title>How long we live | Vale County</title></head><body><h1>Life expectancy at birth</h1>
<table><caption>Life expectancy at birth by ward, 2022 to 2024 (years)</caption><thead><tr><th>Ward</th><th>Men</th><th>Women</th></tr></thead>
<tr><td>Millbrook</td><td>82.1</td><td>85.9</td></tr><tr><td>Castle Hill</td><td>79.4</td><td>83.0</td></tr>
<tr><td>Docks</td><td>73.8</td><td>79.9</td></tr></table></body></html>"""
LOANS = """<html lang=en><head><title>Library loans | Wexcombe Libraries</title></head><body><h1>Loans by format</h1>
<table><caption>Loans by year and format (thousand)</caption><thead><tr><th>Year</th><th>Print</th><th>E-books</th><th>Total</th></tr></thead>
<tr><td>2022</td><td>812</td><td>121</td><td>933</td></tr><tr><td>2023</td><td>790</td><td>148</td><td>938</td></tr>
<tr><td>2024</td><td>765</td><td>183</td><td>948</td></tr><tr><td>2025</td><td>741</td><td>226</td><td>967</td></tr></table></body></html>"""
FIRES = """<html lang=ko><head><title>2025년 화재 통계 | 소방통계원</title></head><body><h1>2025년 화재 발생 현황</h1>
<table><caption>장소별 화재와 인명 피해</caption><thead><tr><th rowspan=2>장소</th><th colspan=2>화재(건)</th><th colspan=2>사망(명)</th></tr>
<tr><th>2024년</th><th>2025년</th><th>2024년</th><th>2025년</th></tr></thead>
<tr><td>주거시설</td><td>10,120</td><td>9,870</td><td>182</td><td>171</td></tr>
<tr><td>공장·창고</td><td>4,310</td><td>4,620</td><td>41</td><td>58</td></tr>
<tr><td>임야</td><td>5,870</td><td>6,510</td><td>42</td><td>41</td></tr>
<tr><td>계</td><td>20,300</td><td>21,000</td><td>265</td><td>270</td></tr></table></body></html>"""
TRADE = """quarter,exports_usd_mn,imports_usd_mn,exports_chips_usd_mn,exports_ships_usd_mn
2024Q4,168200,161000,38100,6200
2025Q4,185600,160300,57300,7400
"""
GAMES = """{"title": "월간 이용자 (MAU)", "unit": "천 명", "month": "2026-02", "games": [
{"name": "별빛전기", "publisher": "한솔게임즈", "android": 812, "ios": 304, "total": 1116, "prev_month_total": 1242},
{"name": "구름섬", "publisher": "누리소프트", "android": 655, "ios": 417, "total": 1072, "prev_month_total": 998}]}"""
WAGES = """지역,산업,월평균임금_천원_2024,월평균임금_천원_2025
가람,제조업,3820,3951
가람,정보통신업,4610,4822
나루,제조업,3510,3602
"""
MEDALS = """<html lang=en><body><h1>Medal table, Winter Cup 2026</h1><table><tr><th>Nation</th><th>Gold</th><th>Silver</th>
<th>Bronze</th><th>Total</th></tr><tr><td>Norway</td><td>14</td><td>9</td><td>11</td><td>34</td></tr>
<tr><td>Germany</td><td>10</td><td>12</td><td>5</td><td>27</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("claim", "value", "source", "expected"),
    [
        ("The Fair Trade Panel fined four cement makers a total of £75 million.", "£75 million", FINES, "verified"),
        ("The Fair Trade Panel fined four cement makers a total of £85 million.", "£85 million", FINES, "contested"),
        ("Four cement makers were fined £75 million between them by the Fair Trade Panel.", "£75 million", FINES, "verified"),
        ("공정거래원은 레미콘 3사에 모두 160억 원의 과징금을 물렸다.", "160억 원", FINES_KO, "verified"),
        ("공정거래원은 레미콘 3사에 모두 210억 원의 과징금을 물렸다.", "210억 원", FINES_KO, "contested"),
        ("A boy born in Millbrook can expect to live just over eight years longer than a boy born in Docks.", "eight years", LIFE, "verified"),
        ("A boy born in Millbrook can expect to live six years longer than a boy born in Docks.", "six years", LIFE, "contested"),
        ("Loans of print books fell by 71,000 between 2022 and 2025.", "71,000", LOANS, "verified"),
        ("Loans of print books fell by 24,000 between 2022 and 2025.", "24,000", LOANS, "contested"),
        ("Loans of e-books rose 23% in 2025.", "23%", LOANS, "verified"),
        ("Loans of e-books rose 28% in 2025.", "28%", LOANS, "contested"),
        ("화재의 절반 가까이가 주거시설에서 났다.", "절반", FIRES, "verified"),
        ("지난해 주거시설 화재로 숨진 사람은 182명이다.", "182명", FIRES, "contested"),
        ("공장과 창고에서 숨진 사람은 41명에서 58명으로 늘었다.", "58명", FIRES, "verified"),
        ("In the fourth quarter of 2025 chips accounted for 31% of exports.", "31%", TRADE, "verified"),
        ("In the fourth quarter of 2025 ships accounted for 31% of exports.", "31%", TRADE, "contested"),
        ("The trade surplus was $25.3 billion in the fourth quarter of 2025.", "$25.3 billion", TRADE, "verified"),
        ("The trade surplus was $7.2 billion in the fourth quarter of 2025.", "$7.2 billion", TRADE, "contested"),
        ("별빛전기의 2월 이용자는 한 달 전보다 10% 줄었다.", "10%", GAMES, "verified"),
        ("2월 구름섬의 월간 이용자는 111만6천 명이었다.", "111만6천 명", GAMES, "contested"),
        ("지난해 가람 정보통신업의 월평균 임금은 482만2천 원이다.", "482만2천 원", WAGES, "verified"),
        ("지난해 가람 제조업의 월평균 임금은 360만2천 원이다.", "360만2천 원", WAGES, "contested"),
        ("Norway won 14 gold medals at the Winter Cup.", "14 gold medals", MEDALS, "verified"),
        ("Germany won 12 gold medals at the Winter Cup.", "12 gold medals", MEDALS, "contested"),
    ],
)  # fmt: skip
def test_what_a_claim_asks_for_is_computed_of_what_it_names(claim: str, value: str, source: str, expected: str) -> None:
    media = {"<": "text/html", "{": "application/json"}.get(source[0], "text/csv")
    assert verdict(claim, value, source, media) == expected


@pytest.mark.parametrize(
    ("claim", "value", "at", "since"),
    [
        ("Loans fell by 71,000 between 2022 and 2025.", "71,000", "2025-01-01", "2022-01-01"),
        ("채권 금리는 2025년 말부터 2026년 1월 말 사이 0.17%포인트 뛰었다.", "0.17%포인트", "2026-01-21", "2025-09-01"),
    ],
)
def test_a_change_between_two_times_has_both_ends(claim: str, value: str, at: str, since: str) -> None:
    asked = change_asked(frame(claim, "en" if claim.isascii() else "ko", value))
    assert asked is not None
    assert (str(asked.at and asked.at.first), str(asked.since and asked.since.first)) == (at, since)
