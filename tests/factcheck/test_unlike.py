"""What differs from a claim and is no other reading of it: numbers of another size, shares of another whole, parts
held against a year before, and denials without a "not"."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, verdicts

FERRY = html(
    "Annual review of the Skarn Ferry",
    "<p>Skarn Ferry put to sea 412 times between January and December 2025.</p>"
    "<p>Nine crossings had to be cancelled because of fog.</p>",
)
STAGE = html(
    "Annual review of Skarn Theatre",
    "<p>Between January and December 2025 the lights went down 412 times, as often as in 1994.</p>"
    "<p>Nine performances had to be cancelled because of illness.</p>",
)
CREW = html(
    "Annual review of the Skarn Ferry",
    "<p>Skarn Ferry employs 412 sailors and has 19 vacancies.</p>",
)
CLUBS = html(
    "Sports clubs of Ostby 2025",
    "<table><caption>Places taken, per cent of capacity, 2025</caption>"
    "<tr><th>Club</th><th>Places</th><th>Share of places taken, 2025 (%)</th></tr>"
    "<tr><td>Harrow Rowing</td><td>310</td><td>88</td></tr><tr><td>Ostby Chess</td><td>90</td><td>61</td></tr></table>",
)
GLASS = html(
    "가온시 빈 병 처리",
    "<table><caption>가온시 빈 병 처리 실적 (단위: 톤)</caption>"
    "<tr><th>연도</th><th>합계</th><th>재사용</th><th>파쇄</th></tr>"
    "<tr><td>2024</td><td>5,000</td><td>3,300</td><td>1,700</td></tr>"
    "<tr><td>2025</td><td>5,200</td><td>3,640</td><td>1,560</td></tr></table>",
    language="ko",
)
MILL = html(
    "Green report of Tarn Mill",
    "<p>In 2025 Tarn Mill kept 87% of its scrap out of landfill. A further 4% was burned.</p>",
)
FAIR = html(
    "Green report of Lund Fair",
    "<p>In 2025 Lund Fair did not send 87% of its scrap to landfill.</p>",
)


@pytest.mark.parametrize(
    ("claim", "page", "barred"),
    [
        ("Skarn Ferry made 412 crossings in 2025.", FERRY, "contested"),
        ("Skarn Theatre put on 412 performances last season.", STAGE, "contested"),
        ("At Harrow Rowing about two-fifths of the members had never rowed before.", CLUBS, "contested"),
        ("Tarn Mill did not send 87% of its scrap to landfill in 2025.", MILL, "contested"),
        ("Tarn Mill sent 87% of its scrap to landfill in 2025.", MILL, "verified"),
        ("Tarn Mill did not recycle 87% of its scrap in 2025.", MILL, "verified"),
        ("틴 방앗간은 2025년 고철의 87%를 매립하지 않았다.", MILL, "contested"),
        ("Lund Fair kept 87% of its scrap out of landfill in 2025.", FAIR, "contested"),
        ("가온시의 빈 병은 2025년에 열에 넷꼴로 재사용됐다.", GLASS, "verified"),
    ],
)
def test_is_not(claim: str, page: str, barred: str) -> None:
    assert verdicts(claim, page)[0] != barred


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("Skarn Ferry cancelled 14 crossings because of fog.", FERRY, "contested"),
        ("There are 412 vacancies at Skarn Ferry.", CREW, "contested"),
        ("Harrow Rowing was 71% full in 2025.", CLUBS, "contested"),
        ("At Harrow Rowing half of the places were taken in 2025.", CLUBS, "contested"),
        ("가온시가 올린 실적을 보니 2025년에 빈 병은 열에 일곱꼴로 재사용됐다.", GLASS, "verified"),
        ("가온시가 올린 실적을 보니 2025년에 빈 병은 열 병 중 일곱 병꼴로 재사용됐다.", GLASS, "verified"),
        ("Tarn Mill kept 87% of its scrap out of landfill in 2025.", MILL, "verified"),
        ("Tarn Mill kept 78% of its scrap out of landfill in 2025.", MILL, "contested"),
    ],
)
def test_is(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page)[0] == verdict
