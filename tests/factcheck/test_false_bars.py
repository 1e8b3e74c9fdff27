"""Right values whose page words a slot otherwise, and the neighbours from which the slot must keep them."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

FERRIES = html(
    "Corran Ferries results",
    "<p>Corran Ferries said on Thursday 12 February that trade was brisk.</p>",
    "<p>Over the year the company carried 4.1 million passengers, against 3.6 million in 2024.</p>",
    published="2026-02-12",
)
WIND = html(
    "Tarbert wind farm",
    "<p>The wind farm at Tarbert cost $512 million to build, grid connection not included.</p>",
    "<p>Greenleaf Energy opened the Tarbert wind farm on 20 January, eight months later than planned.</p>",
    published="2026-01-22",
)
LABORATORY = html(
    "가온연구소 인건비",
    "<p>가온연구소의 연구비는 인건비를 포함하지 않고 2,340억 원이다.</p>",
    language="ko",
)
FIRES = html(
    "2025년 산불 통계",
    "<p>산림청은 2025년 1월부터 10월까지 우리나라에서 난 산불이 412건이라고 밝혔다.</p>"
    "<p>국내 산불의 62%는 사람의 실수로 났다.</p>",
    language="ko",
    published="2025-11-20",
)
PERMITS = html(
    "Parking charges in Wendlebury",
    "<p>From 1 August 2025 we are changing how much residents of Wendlebury pay to park.</p>"
    "<p>The annual permit for a first car goes from £64 to £78.</p>",
    published="2025-06-30",
)
RENT = html(
    "한빛시 청년 주거 지원",
    "<p>한빛시는 9월 15일부터 청년 월세 지원금을 월 20만 원에서 월 25만 원으로 올린다고 29일 밝혔다.</p>",
    language="ko",
    published="2025-08-29",
)
LOANS = html(
    "새벽도서관 이용 안내",
    "<p>새벽도서관은 2025년 5월 1일부터 자료실을 오후 10시까지 엽니다.</p>"
    "<p>새벽도서관 대출 권수도 한 사람에 5권에서 7권으로 늘어납니다.</p>",
    language="ko",
    published="2025-04-01",
)
TERMINAL = html(
    "Ardmore Airport",
    "<p>Work on the second terminal of Ardmore Airport will begin on 9 June 2025.</p>"
    "<p>From 1 May 2025 the airport expects 40 flights a day.</p>",
    published="2025-03-14",
)
GUESTS = html(
    "Tourism in Tolland 2025",
    "<p>Domestic tourists made 31 million trips in Tolland last year.</p>",
    published="2026-03-03",
)
HALL = html(
    "The Alder Hall",
    "<p>The Alder Hall, opened in May 2016, seats 1,840 and cost €96 million.</p>"
    "<p>In 2024 it sold 212,000 tickets, up from 194,000.</p>",
    published="2025-10-20",
)
MALL = html(
    "해담유통 2025년 실적",
    "<p>잡화점 해담24를 운영하는 해담유통은 연결 기준 2025년 매출이 3조 2480억원으로 집계됐다고 11일 공시했다.</p>",
    language="ko",
    published="2026-02-11",
)
VOLLEY = html(
    "배구 관중",
    "<p>여자부 평균 관중은 2,310명으로 남자부(1,870명)를 앞섰다.</p>"
    "<p>서울의 빈집 비율은 12.4%로 부산(7.3%)보다 높다.</p>",
    language="ko",
)
FEED = html(
    "Housing in Wexmouth 2025",
    table(
        "Homes in Wexmouth, 2025",
        "Line | Homes",
        "Completions total | 1,846",
        "Completions market | 1,399",
        "Completions affordable | 447",
    ),
)
LOCKERS = html(
    "Bicycle lockers",
    "<p>The city of Marlow plans 500 more bicycle lockers by 2027; 180 have been put up so far.</p>",
)
GALLERY = html(
    "New at the Alder Museum",
    "<p>On Saturday 21 March 2026 the Alder Museum opens Thinking Sand, a gallery about glass.</p>"
    "<p>The café will open on 3 April 2026.</p>",
    published="2026-03-02",
)
PROFIT = html("Penrose results", "<p>Penrose made a profit of £212 million in 2025, before tax.</p>")
SMOKERS = html(
    "Health survey for Norland 2025",
    "<p>In Norland 11.8% of adults smoke cigarettes, down from 13.4% a year ago. Among women the rate is 9.6%.</p>",
    published="2025-10-02",
)
TURBINES = html(
    "강바람풍력 상업운전",
    "<p>강바람풍력 사업비 2,870억 원에는 송전선로 비용이 포함되지 않았다.</p>",
    language="ko",
    published="2026-03-02",
)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("The Alder Museum's gallery about glass has been open since 21 March 2026.", GALLERY),
        ("Penrose's profit before tax was £212 million in 2025.", PROFIT),
        ("Some 9.6% of women in Norland smoke.", SMOKERS),
        ("남자부 평균 관중은 1,870명이다.", VOLLEY),
        ("여자부 평균 관중은 2,310명이다.", VOLLEY),
        ("부산의 빈집 비율은 7.3%다.", VOLLEY),
        ("Wexmouth had 1,846 completions of homes in 2025.", FEED),
        ("Marlow has so far put up 180 bicycle lockers.", LOCKERS),
        ("The Alder Hall, built in 2015, cost €96 million.", HALL),
        ("The Alder Hall, opened in 2016, sold 212,000 tickets in 2024.", HALL),
        ("그 해담24를 굴리는 해담유통은 지난해 매출 3조 2,480억 원을 올렸다.", MALL),
        ("송전선로 비용을 빼고 강바람풍력 사업비는 2,870억 원이다.", TURBINES),
        ("Corran Ferries carried 4.1 million passengers in 2025.", FERRIES),
        ("The Tarbert wind farm cost $512 million to build, excluding its connection to the grid.", WIND),
        ("가온연구소는 인건비를 빼고 연구비로 2,340억 원을 쓴다.", LABORATORY),
        ("South Korea had 412 forest fires in the first ten months of 2025.", FIRES),
        ("In Korea, 62% of forest fires were caused by human error.", FIRES),
        ("A resident's first parking permit in Wendlebury has cost £78 a year since August 2025.", PERMITS),
        ("한빛시 청년은 지난해 9월부터 월세 지원금을 한 달에 25만 원씩 받는다.", RENT),
        ("새벽도서관에서는 지난해 5월부터 한 사람이 7권을 빌릴 수 있다.", LOANS),
    ],
)
def test_right_values_count(claim: str, page: str) -> None:
    assert "verified" in verdicts(claim, page)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("The Alder Museum's café opened on 3 April 2026.", GALLERY),
        ("Penrose's profit after tax was £212 million in 2025.", PROFIT),
        ("Some 9.6% of adults in Norland smoke.", SMOKERS),
        ("남자부 평균 관중은 2,310명이다.", VOLLEY),
        ("여자부 평균 관중은 1,870명이다.", VOLLEY),
        ("부산의 빈집 비율은 12.4%다.", VOLLEY),
        ("서울의 빈집 비율은 7.3%다.", VOLLEY),
        ("Wexmouth had 1,399 completions of homes in 2025.", FEED),
        ("Marlow has so far put up 500 bicycle lockers.", LOCKERS),
        ("The Alder Hall sold 194,000 tickets in 2024.", HALL),
        ("앨더홀은 2024년에 입장권 19만 4천 장을 팔았다.", HALL),
        ("해담유통의 편의점은 지난해 이익 3조 2,480억 원을 올렸다.", MALL),
        ("송전선로 비용을 포함해 강바람풍력 사업비는 2,870억 원이다.", TURBINES),
        ("Corran Ferries carried 4.1 million passengers in 2024.", FERRIES),
        ("The Tarbert wind farm cost $512 million to build, including its connection to the grid.", WIND),
        ("가온연구소는 인건비를 포함해 연구비로 2,340억 원을 쓴다.", LABORATORY),
        ("In Japan, 62% of forest fires were caused by human error.", FIRES),
        ("A resident's first parking permit in Wendlebury has cost £64 a year since August 2025.", PERMITS),
        ("한빛시 청년은 지난해 10월에 월세 지원금을 한 달에 20만 원씩 받았다.", RENT),
        ("새벽도서관에서는 지난해 6월부터 한 사람이 5권을 빌릴 수 있다.", LOANS),
        ("Work on the second terminal of Ardmore Airport began on 9 June 2025.", TERMINAL),
        ("Ardmore Airport had 40 flights a day in May 2025.", TERMINAL),
        ("Foreign tourists made 31 million trips in Tolland in 2025.", GUESTS),
    ],
)
def test_their_neighbours_do_not(claim: str, page: str) -> None:
    assert "verified" not in verdicts(claim, page)


def test_the_old_price_of_a_notice_is_wrong_once_its_day_has_come() -> None:
    assert "contested" in verdicts("새벽도서관에서는 지난해 6월부터 한 사람이 5권을 빌릴 수 있다.", LOANS)


def test_a_date_on_which_something_came_later_than_planned_is_a_fact() -> None:
    claim = "Greenleaf Energy opened the Tarbert wind farm on 20 January."
    assert verdicts(claim, WIND) == ["verified"]
