"""What tells the rows and columns of a table apart: ages, hours, a total beside its parts, the size of a value."""

from __future__ import annotations

import pytest

from factcheck.tables.frames import table_frames
from tests.factcheck.files import page, verdict

WAITING = """<html lang=en><head><title>Waiting list | Dale Hospitals</title></head><body>
<h1>Waiting list by specialty, end of January 2026</h1><table><caption>Patients waiting by specialty and length of wait</caption>
<thead><tr><th>Specialty</th><th>Up to 18 weeks</th><th>18 to 52 weeks</th><th>Over 52 weeks</th><th>Total</th></tr></thead>
<tr><td>Orthopaedics</td><td>4,120</td><td>2,310</td><td>412</td><td>6,842</td></tr>
<tr><td>Ophthalmology</td><td>3,905</td><td>1,044</td><td>58</td><td>5,007</td></tr>
<tr><td>Dermatology</td><td>2,216</td><td>1,371</td><td>204</td><td>3,791</td></tr>
<tr><td>All specialties</td><td>10,241</td><td>4,725</td><td>674</td><td>15,640</td></tr></table></body></html>"""
AGES = """<html lang=ko><head><title>인구 현황 | 다온시</title></head><body><h1>다온시 연령별 인구</h1><p>2025년 12월 31일 현재</p>
<table><caption>연령별 인구 (단위: 명)</caption><tr><th>연령</th><th>2024년 말</th><th>2025년 말</th></tr>
<tr><td>0~14세</td><td>41,200</td><td>39,800</td></tr><tr><td>15~64세</td><td>262,400</td><td>258,700</td></tr>
<tr><td>65세 이상</td><td>96,400</td><td>101,500</td></tr><tr><td>총인구</td><td>400,000</td><td>400,000</td></tr></table></body></html>"""
STAYS = """<html lang=en><body><h1>Parking charges</h1><p>New charges apply from 1 April 2026.</p><table>
<caption>Charges by stay</caption><tr><th>Stay</th><th>Until 31 March 2026</th><th>From 1 April 2026</th></tr>
<tr><td>Up to 1 hour</td><td>£1.20</td><td>£1.50</td></tr><tr><td>Up to 3 hours</td><td>£2.80</td><td>£3.60</td></tr>
<tr><td>All day</td><td>£6.00</td><td>£7.50</td></tr></table></body></html>"""
CATCH = """species,landings_t_2019,landings_t_2024,landings_t_2025,value_gbp_m_2025
Cod,18400,9100,8200,24.6
Haddock,22100,20400,21900,39.4
Mackerel,61000,74200,58300,52.5
"""
RAIN = """<html lang=ko><head><title>월별 강수량 | 기상자료원</title></head><body><h1>2025년 월별 강수량</h1><table>
<caption>지점별 월 강수량 (단위: mm)</caption><tr><th>지점</th><th>6월</th><th>7월</th><th>8월</th><th>연 강수량</th></tr>
<tr><td>솔내</td><td>142.5</td><td>388.0</td><td>296.4</td><td>1,312.7</td></tr>
<tr><td>바람골</td><td>98.1</td><td>271.3</td><td>402.9</td><td>1,198.4</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("claim", "value", "source", "expected"),
    [
        ("Some 15,640 people were on the list at the end of January.", "15,640 people", WAITING, "verified"),
        ("Some 10,241 people were on the list at the end of January.", "10,241 people", WAITING, "contested"),
        ("At the end of January 4,725 people had been waiting over a year.", "4,725 people", WAITING, "contested"),
        ("Orthopaedics accounts for 44% of the waiting list.", "44%", WAITING, "verified"),
        ("Dermatology accounts for 44% of the waiting list.", "44%", WAITING, "contested"),
        ("다온시의 14세 이하 인구는 1년 새 1,400명 줄었다.", "1,400명", AGES, "verified"),
        ("지난해 말 다온시의 65세 이상 인구는 9만6,400명이다.", "9만6,400명", AGES, "contested"),
        ("Parking all day will cost £7.50 from April.", "£7.50", STAYS, "verified"),
        ("Parking for three hours will cost £7.50 from April.", "£7.50", STAYS, "contested"),
        ("Cod landings have more than halved since 2019.", "halved", CATCH, "verified"),
        ("Haddock landings have halved since 2019.", "halved", CATCH, "contested"),
        ("Boats landed 8,200 tonnes of cod in 2025.", "8,200 tonnes", CATCH, "verified"),
        ("Boats landed 8,200 tonnes of haddock in 2025.", "8,200 tonnes", CATCH, "contested"),
        ("A tonne of cod fetched £3,000 in 2025.", "£3,000", CATCH, "reported_only"),
        ("지난해 7월 솔내에는 바람골보다 116.7㎜ 많은 비가 왔다.", "116.7㎜", RAIN, "verified"),
        ("지난해 8월 솔내에는 388㎜의 비가 내렸다.", "388㎜", RAIN, "contested"),
    ],
)  # fmt: skip
def test_the_words_of_a_claim_tell_rows_and_columns_apart(claim: str, value: str, source: str, expected: str) -> None:
    media = "text/csv" if source is CATCH else "text/html"
    assert verdict(claim, value, source, media) == expected


def test_a_header_of_a_data_file_may_end_in_its_year_and_its_scale() -> None:
    table = page("port,boxes_thousand_teu,visits_k,value_gbp_m_2025\nA,3,2,5\nB,4,6,7\n", "text/csv").tables[0]
    found = [f.mention.value for f in table_frames(table, language="en")]
    assert [getattr(v, "value", None) for v in found[:3]] == [3000, 2000, 5_000_000]
