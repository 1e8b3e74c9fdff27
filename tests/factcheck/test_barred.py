"""Right values on a cited page that no slot may bar, and their neighbours that one must."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames
from claims.names.find import find_names
from claims.words.morphology import korean_stem
from factcheck.model import Verdict
from factcheck.verdicts.judge import judge_document
from tests.factcheck.papers import consulted, paper
from tests.factcheck.test_cells import html, table, verdicts

FINE = html(
    "Ashdown Homes v tenants",
    "<p>The landlord is to refund £4,312,500 to 212 tenants of Ashdown Homes, with interest.</p>",
    "<p>The tenants had claimed £5.9 million.</p>",
)
WATER = html(
    "Charges 2026/27 – Wexmouth Water",
    "<p>With the drainage charge on top, an average home will be billed £613.40 for the twelve months from April.</p>",
    "<p>The year before the bill was £571.20.</p>",
)
PRIZE = html(
    "Coastal Rowing Prize 2026",
    "<p>The winning crews will share €250,000, to be handed over on 3 June.</p>",
    "<p>The runners-up will receive €40,000.</p>",
)
WORKS = html("Harl works", "<p>The firm will employ 640 people at the Harl works by 2028.</p>")
RATE = html("통화정책방향", "<p>금융통화위원회는 기준금리를 현 수준(3.25%)에서 유지하기로 하였다.</p>", language="ko")
FARE = html(
    "해담시 버스 요금 안내",
    "<p>버스 기본요금은 올해도 1,500원에서 동결했다. 심야버스는 2,400원에서 2,650원으로 올랐다.</p>",
    language="ko",
)
WAGES = html(
    "가온조선 임금 협상",
    "<p>노사는 올해 임금 인상률을 3.7%에서 합의했다. 노조는 6.2%를 요구했다.</p>",
    language="ko",
)
LIBRARY = html(
    "국립해봄도서관 이용자 128만 명",
    "<p>국립해봄도서관(관장 이서진)은 2025년 한 해 동안 도서관을 찾은 이용자가 모두 1,284,310명이라고 5일 밝혔다.</p>",
    "<p>2024년에는 1,102,540명이었다.</p>",
    language="ko",
    published="2026-01-05",
)
MUSEUMS = html(
    "미술관 관람 통계",
    table(
        "관별 관람객 (단위: 천 명)",
        "기관|2025년",
        "국립한빛미술관|843",
        "국립해양미술관|512",
        "국립가야미술관|388",
    ),
    language="ko",
)
TURNOVER = html(
    "두루에너지 실적",
    "<p>두루에너지는 지난해 매출 8,412억 원을 올렸다고 밝혔다.</p><p>경쟁사 가람에너지의 매출은 6,230억 원이었다.</p>",
    language="ko",
    published="2026-02-10",
)
TRAM = html(
    "Tram leaves rails at Harl Street",
    "<p>Fourteen passengers were treated in hospital after a tram left the rails at Harl Street yesterday evening.</p>",
    published="2026-01-16",
)
DEBT = html(
    "Annual Report 2025 – Harl Trams",
    "<p>We took £41.2 million in fares in 2025 (2024: £38.9 million). Our debt stood at £18.6 million on 31 December, "
    "against £21.3 million twelve months earlier.</p>",
    published="2026-02-11",
)
CLOTHES = html(
    "Consumer prices, January 2026",
    "<p>Prices of clothing and footwear rose by 3.7% in the 12 months to January 2026.</p>",
    published="2026-02-18",
)
COFFEE = html(
    "Average prices",
    table(
        "Average prices",
        "item|unit|avg_price_2023_gbp|avg_price_2024_gbp|avg_price_2025_gbp",
        "Coffee, ground|227 g|3.10|3.44|3.98",
        "Tea bags|80s|2.44|2.51|2.58",
    ),
)
CARE = html(
    "Care gap",
    "<p>The care gap, which counts everyone who wants care at home and gets none, came to 1.42 million people in 2025.</p>",
)


TREES = html(
    "Trees – Wexmouth City Council",
    "<p>Working with the Meridian Trust, the council planted 4,812 trees along the Lorne last winter.</p>",
    "<p>The year before it planted 3,970.</p>",
    published="2026-03-01",
)
PATHS = html(
    "등산로 정비 – 해담시",
    "<p>시는 대한산악연맹과 함께 지난해 등산로 312km를 정비했다. 2024년에는 208km였다.</p>",
    language="ko",
    published="2026-01-20",
)
LAUNCH = html(
    "새벽별 위성 발사 – 한빛우주연구원",
    "<p>위성은 2025년 3월 12일 미국 밴덴버그 기지에서 팰컨 9에 실려 발사됐다.</p>",
    language="ko",
    published="2025-03-13",
)
SURVEY = html(
    "Member survey 2025 – Lorne Rowing Club",
    "<p>In the Kantar survey, 62% of members said they would recommend the club.</p><p>In 2024 it was 55%.</p>",
    published="2025-12-10",
)
LIDO = html(
    "Season report – Wexmouth Lido",
    "<p>Our lido had 96,400 swimmers between May and September 2025, against 81,200 in 2024.</p>",
    published="2025-10-12",
)
ORDER = html(
    "R v Orrin Chemicals", "<p>Under the order the firm must pay £740,000 to the river trust within 28 days.</p>"
)
CAPACITY = html(
    "Capacity review",
    "<p>The analysis puts the growth in installed capacity from 2024 to 2025 at 12 GW.</p>",
    published="2026-02-01",
)
SHOES = html(
    "Consumer prices, January 2026",
    "<p>Prices of clothing and footwear rose by 3.7% in the 12 months to January 2026.</p><p>Furniture fell by 1.2%.</p>",
    published="2026-02-18",
)
ABOARD = html(
    "Tram leaves rails at Harl Street",
    "<p>Fourteen passengers were treated in hospital after a tram left the rails at Harl Street yesterday evening.</p>",
    "<p>The tram had 52 people on board.</p>",
    published="2026-01-16",
)
BAKERY = html(
    "Results – Harl Bakeries plc",
    "<p>Sales for the year ended 30 June 2025 came to £73.4 million, against £66.1 million.</p>",
    published="2025-09-10",
)
WON = html(
    "외환 마감",
    "<p>환율은 1,452원까지 올랐다가 1,431원에서 장을 마쳤다. 전날 종가는 1,440원이었다.</p>",
    language="ko",
    published="2026-02-25",
)
PUMPS = html(
    "Pump prices – Motor Council",
    "<p>A litre of diesel averaged 142.6p at the pumps in February, 3.1p less than in January.</p>",
    published="2026-03-01",
)
LEVY = html(
    "주민세 안내 – 해담시",
    "<p>주민세는 지난해와 같은 1만 2,500원이다. 옆 도시는 1만 원이다.</p>",
    language="ko",
    published="2026-07-20",
)
FILING = html(
    "자기주식 취득 결정 – 두루전자",
    table(
        "주요 내용",
        "항목|내용",
        "취득예정주식(주)|보통주식 214,500",
        "취득예정금액(원)|보통주식 4,290,000,000",
        "취득방법|장내 직접 취득",
    ),
    language="ko",
    published="2026-02-10",
)
FLATS = html("Harborne v Ashdown Homes", "<p>The landlord is to refund £4,312,500 to 212 tenants of Ashdown Homes.</p>")


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("Ashdown Homes must hand back £4.3 million to its tenants.", FINE),
        ("A typical Wexmouth Water customer's bill comes to £613 for the year.", WATER),
        ("The winning crews share a prize of €250,000.", PRIZE),
        ("중앙은행이 기준금리를 3.25%로 묶어 두었다.", RATE),
        ("해담시는 버스 기본요금을 1,500원으로 묶었다.", FARE),
        ("가온조선 노사는 임금을 3.7% 올리기로 합의했다.", WAGES),
        ("지난해 해봄도서관을 찾은 사람은 128만 명이다.", LIBRARY),
        ("해봄도서관 앞마당에는 벌써 줄이 길다. 지난해 이곳을 찾은 사람은 128만 명이다.", LIBRARY),
        ("지난해 한빛미술관을 찾은 관람객은 84만 3천 명이다.", MUSEUMS),
        ("두루에너지의 지난해 매출은 8,412억 원이다.", TURNOVER),
        ("Fourteen people needed treatment after January's tram crash at Harl Street.", TRAM),
        ("Harl Trams ended 2025 with debts of £18.6 million.", DEBT),
        ("Clothes cost 3.7% more in January than a year before.", CLOTHES),
        ("A pack of ground coffee cost 88p more in 2025 than in 2023.", COFFEE),
        ("Some 1.4 million people wanted care at home in 2025 and got none.", CARE),
        ("Wexmouth council put 4,812 trees in the ground last winter.", TREES),
        ("해담시는 지난해 등산로 312km를 손봤다.", PATHS),
        ("한빛우주연구원의 새벽별 위성은 작년 3월 우주로 갔다.", LAUNCH),
        ("At the Lorne Rowing Club, 62% of members would recommend it.", SURVEY),
        ("More than 96,000 people swam at the Wexmouth Lido last summer.", LIDO),
        ("Orrin Chemicals has to pay £740,000 to the river trust.", ORDER),
        ("In 2025 installed capacity grew by 12 GW.", CAPACITY),
        ("A landlord in Elmsby, Ashdown Homes, must hand back £4.3 million to its tenants.", FLATS),
        ("Harl Bakeries sold £73.4 million of bread and cakes in the year to June 2025.", BAKERY),
        ("환율은 1,431원으로 마감했다.", WON),
        ("Diesel cost 142.6p a litre on average in February.", PUMPS),
        ("해담시 주민세는 올해도 1만 2,500원이다.", LEVY),
        ("두루전자는 자사주 42억 9천만 원어치를 사들인다.", FILING),
    ],
)
def test_what_is_told_in_other_words_counts(claim: str, page: str) -> None:
    assert verdicts(claim, page) == ["verified"]


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("Ashdown Homes has already refunded £4.3 million.", FINE),
        ("A typical Wexmouth Water customer's bill came to £613 last year.", WATER),
        ("A typical Wexmouth Water customer's bill comes to £571 for the year.", WATER),
        ("The runners-up share a prize of €250,000.", PRIZE),
        ("The Harl works employs 640 people.", WORKS),
        ("중앙은행이 기준금리를 3.25%로 올렸다.", RATE),
        ("해담시 심야버스 요금은 2,400원으로 올랐다.", FARE),
        ("가온조선 노사는 임금을 6.2% 올리기로 합의했다.", WAGES),
        ("지난해 해솔도서관을 찾은 사람은 128만 명이다.", LIBRARY),
        ("지난해 한빛미술관을 찾은 관람객은 51만 2천 명이다.", MUSEUMS),
        ("가람에너지의 지난해 매출은 8,412억 원이다.", TURNOVER),
        ("Fourteen people needed treatment after December's tram crash at Harl Street.", TRAM),
        ("Harl Trams ended 2024 with debts of £18.6 million.", DEBT),
        ("Harl Trams ended 2025 with debts of £21.3 million.", DEBT),
        ("Clothes cost 3.7% more in December than a year before.", CLOTHES),
        ("A box of tea bags cost 88p more in 2025 than in 2023.", COFFEE),
        ("A pack of ground coffee cost 88p more in 2025 than in 2024.", COFFEE),
        ("Wexmouth council put 3,970 trees in the ground last winter.", TREES),
        ("Harlow council put 4,812 trees in the ground last winter.", TREES),
        ("해담시는 지난해 등산로 208km를 손봤다.", PATHS),
        ("한빛우주연구원의 새벽별 위성은 작년 5월 우주로 갔다.", LAUNCH),
        ("At the Lorne Rowing Club, 55% of members would recommend it in 2025.", SURVEY),
        ("Only 81,200 people swam at the Wexmouth Lido last summer.", LIDO),
        ("Orrin Chemicals paid £740,000 to the river trust.", ORDER),
        ("In 2024 installed capacity grew by 12 GW.", CAPACITY),
        ("Harl Bakeries sold £66.1 million of bread and cakes in the year to June 2025.", BAKERY),
        ("환율은 1,452원으로 마감했다.", WON),
        ("Petrol cost 142.6p a litre on average in February.", PUMPS),
        ("두루전자는 자사주 32억 9천만 원어치를 사들인다.", FILING),
        ("두루전자는 지난해 자사주 42억 9천만 원어치를 사들였다.", FILING),
        ("Furniture cost 3.7% more in January than a year before.", SHOES),
        ("Fifty-two people needed treatment after January's tram crash at Harl Street.", ABOARD),
    ],
)
def test_its_neighbours_do_not(claim: str, page: str) -> None:
    assert "verified" not in verdicts(claim, page)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("국립해양박물관은 문을 닫았다.", ["국립해양박물관"]),
        ("한솔에너지가 전지를 만든다.", ["한솔에너지"]),
        ("올해 신재생에너지 발전량이 늘었다.", []),
        ("지난 3년 동안 미술관을 찾은 사람", []),
    ],
)
def test_what_is_a_korean_name(text: str, names: list[str]) -> None:
    assert [name for _, name in find_names(text, "ko")] == names


@pytest.mark.parametrize(
    ("word", "stem"), [("국립해양박물관은", "국립해양박물관"), ("지원한다는", "지원"), ("발표했다", "발표")]
)
def test_a_body_is_no_form_of_a_verb(word: str, stem: str) -> None:
    assert korean_stem(word) == stem


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("지난해 매출은 9억 원이었다. 회사는 6월 말까지 180명을 줄일 계획이다.", "6월 말", "2026-06-30"),
        ("지난해 매출은 9억 원이었다. 회사는 6월 말까지 180명을 줄였다.", "6월 말", "2025-06-30"),
        ("Sales rose in 2025 at last. It plans to cut 180 jobs by the end of June.", "end of June", "2026-06-30"),
        ("Sales rose in 2025 at last. It cut 180 jobs by the end of June.", "end of June", "2025-06-30"),
        ("Sales were £9m in 2025 (2024: £8m). Debt was £3m on 31 December.", "31 December.", "2025-12-31"),
    ],
)
def test_of_which_year_a_date_is(text: str, value: str, day: str) -> None:
    language = "en" if text.isascii() or "£" in text else "ko"
    frames = read_frames(text, Context(language=language, as_of=dt.date(2026, 3, 20)))
    when = next(f.mention.value for f in frames if f.mention.text == value)
    assert str(getattr(when, "last", None)) == day


@pytest.mark.parametrize(
    ("claim", "agrees", "differs", "verdict"),
    [
        (
            "2025년에 연극을 한 편이라도 본 어른은 18.5%에 그쳤다.",
            "2025년에 연극을 한 편 이상 본 19세 이상 성인은 18.5%로 조사됐다.",
            "2025년 한 해 동안 연극을 한 편 이상 본 성인의 비율은 21.2%다.",
            Verdict.CONTESTED,
        ),
        (
            "2025년에 연극을 한 편이라도 본 어른은 18.5%에 그쳤다.",
            "2025년에 연극을 한 편 이상 본 19세 이상 성인은 18.5%로 조사됐다.",
            "2021년 한 해 동안 연극을 한 편 이상 본 성인의 비율은 21.2%다.",
            Verdict.VERIFIED,
        ),
        (
            "In 2025 the lake took up another 23 petajoules of heat.",
            "The heat content of the lake increased by 23 petajoules between 2024 and 2025.",
            "Our analysis puts the gain in the heat content of the lake from 2024 to 2025 at 12 PJ.",
            Verdict.CONTESTED,
        ),
    ],
)
def test_another_source_that_is_bound_as_well_disagrees(
    claim: str, agrees: str, differs: str, verdict: Verdict
) -> None:
    assert judge_document(paper(claim, 1), [consulted(1, agrees), consulted(2, differs)])[0].verdict is verdict
