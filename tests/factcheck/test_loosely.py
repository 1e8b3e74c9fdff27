"""What a cited page has of a claim where something about the value is strange, and what it only seems to have."""

from __future__ import annotations

import pytest

from tests.factcheck.test_cells import html, table, verdicts

LEAGUE = html(
    "Northern Rowing League: the final in Orrin",
    "<p>The Northern Rowing League held its final on the Orrin on 4 May 2025.</p>"
    "<p>Crews from 24 countries raced past Castle Bray, and for the first time Chile and Kenya were among them.</p>",
)
CAR = html(
    "Citadel E by Aldine",
    "<p>Aldine Motors has renewed the Citadel E.</p>"
    "<p>So the Citadel E covers 340 kilometres on one charge, with the heating on.</p>",
)
SHOP = html(
    "Dunmore Ltd: notice",
    "<p>Dunmore Ltd runs four stores.</p><p>Clemency Vaux and Rory Ingle of Pell Advisory were appointed joint"
    " administrators of the company by the High Court on 11 February 2026.</p>",
)
FRAUD = html(
    "Refunds in 2025",
    "<p>Shoppers lost £467 million to tricksters in 2025.</p><p>Firms gave £308 million of it back, or 66%.</p>"
    "<p>Before the rule it had been around 59%.</p>",
)
DRONES = html(
    "Dam inspection",
    "<p>The department has put 12 drones into service for inspections of dams this year.</p>"
    "<p>A drone costs £4,100.</p>",
)
CODE = html(
    "Boilers: what changes",
    "<p>The ministry signed the code for old boilers on 12 March 2026.</p>"
    "<p>The code takes effect on 1 July 2027.</p><p>Inspections of 3,100 houses follow.</p>",
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        # The page is about whom the claim names; the sentence names somebody else beside the value.
        ("The Northern Rowing League drew crews from 24 countries.", LEAGUE, "verified"),
        ("The Eastern Rowing League drew crews from 24 countries.", LEAGUE, "reported_only"),
        ("The newest model from Aldine Motors goes 340 kilometres between charges.", CAR, "verified"),
        ("The newest model from Aldine Motors goes 440 kilometres between charges.", CAR, "reported_only"),
        ("The department store Dunmore went into administration in February.", SHOP, "verified"),
        ("The department store Dunmore went into administration in March.", SHOP, "reported_only"),
        # A number in words is borne out by one in digits where no other stands as near.
        ("Of the money that tricksters took, roughly two-thirds found its way back.", FRAUD, "verified"),
        ("Much of the climbing is now done by a dozen drones, which see what a man may miss.", DRONES, "verified"),
        ("Much of the climbing is now done by two dozen drones, which see what a man may miss.", DRONES, "reported_only"),
        # The page tells the claim's event in its own words, of another day.
        ("The new safety code for old boilers bites on 1 January 2027.", CODE, "contested"),
        ("The new safety code for old boilers bites on 1 July 2027.", CODE, "verified"),
    ],
)  # fmt: skip
def test_strange_but_likely(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page) == [verdict]


FLEET = html(
    "Orrin Lines: figures",
    table(
        "Orrin Lines, € million",
        "item | 2023 | 2024 | 2025",
        "Revenue | 65.9 | 68.1 | 74.3",
        "Operating profit | 17.1 | 16.4 | 18.7",
        "Engineering staff | 258.9 | 281.7 | 312.5",
    ),
)

VISITS = html(
    "나루 박물관 통계",
    table(
        "관람객(천 명)",
        "해 | 계 | 외국인 | 어린이",
        "2024년 | 801 | 96 | 214",
        "2025년 | 874 | 122 | 226",
    ),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        # The whole is what the claim told right before.
        (
            "The Naru Museum received 874,000 visitors last year, and 14% of them came from abroad.",
            VISITS,
            ["verified", "verified"],
        ),
        (
            "The Naru Museum received 874,000 visitors last year, and 19% of them came from abroad.",
            VISITS,
            ["verified", "reported_only"],
        ),
        (
            "The carrier, whose ships you know, took in € 74.3 million in 2025 and kept roughly a quarter of it as"
            " operating profit.",
            FLEET,
            ["reported_only", "verified"],
        ),
        (
            "The carrier, whose ships you know, took in € 74.3 million in 2025 and kept roughly a third of it as"
            " operating profit.",
            FLEET,
            ["reported_only", "reported_only"],
        ),
    ],
)
def test_reckoned_offhand(claim: str, page: str, expected: list[str]) -> None:
    """Of what the share is computed the claim does not say; the number before it is not of the profit."""
    assert verdicts(claim, page) == expected


BALLOT = html(
    "The Guild: ballot result",
    table(
        "Votes (%)",
        "Question | Yes | No",
        "Are you prepared to take part in a strike? | 71 | 29",
        "Are you prepared to take part in action short of a strike? | 84 | 16",
    ),
)
WARD = html(
    "Orrin clinic: staff",
    "<p>By day we plan for one registered nurse to six patients. At night there is one registered nurse for every eight"
    " patients.</p><p>On 31 December the number of unfilled registered nursing posts was 27,452 (full-time).</p>",
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        # What something is short of, it is not.
        ("In the Guild's ballot 71% of those who voted were for a strike.", BALLOT, "verified"),
        ("In the Guild's ballot 84% of those who voted were for a strike.", BALLOT, "contested"),
        # A number for every so many is of its own sentence.
        ("At the Orrin clinic a nurse looks after eight patients at night.", WARD, "verified"),
        # "Full-time" is no contrary of "empty" where the posts are unfilled.
        ("On 31 December 27,452 posts for registered nurses stood empty.", WARD, "verified"),
    ],
)
def test_what_is_said_of_it_in_other_words(claim: str, page: str, verdict: str) -> None:
    assert verdict in verdicts(claim, page)


def test_a_comment_of_a_file_is_read_in_its_pieces() -> None:
    file = "# 지역별 수출,단위: 천 달러,출처: 무역센터\n품목,2024,2025\n사과,6702,6318\n포도,10460,11204\n합계,17162,17522\n"
    assert verdicts("2025년 포도 수출액은 1,120만 달러였다.", file, "text/csv") == ["verified"]
    assert verdicts("2025년 사과 수출액은 1,120만 달러였다.", file, "text/csv") == ["contested"]


def test_a_name_on_a_list_is_no_rise() -> None:
    page = html("Growers' council", "<p>The roster for 2025 listed 147 growers, compared with 161 a year earlier.</p>")
    assert verdicts("2025년 명부에 이름을 올린 농가는 147곳이었다.", page) == ["verified"]


ROUTES = html(
    "항로 통제",
    table("항로별 전면 통제 (단위: 일)", "항로 | 2024년 | 2025년", "해솔–먼섬 | 84 | 61", "해솔–가온섬 | 47 | 39"),
    language="ko",
)
ROOFS = html(
    "기와집 수리비",
    "<p>가람시는 기와집 한 채를 고치는 데 많게는 6천만 원을 준다.</p>"
    "<p>처음 내보낸 기사에 한도를 한 채당 8천만 원으로 적었으나 6천만 원이 맞습니다.</p>",
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "page", "verdict"),
    [
        ("해솔–먼섬 항로는 2025년 61일 동안 통제됐다.", ROUTES, "verified"),
        ("해솔–먼섬 항로는 2025년 84일 동안 통제됐다.", ROUTES, "contested"),
        ("가람시는 기와집 한 채를 고치는 데 최대 8천만 원을 준다.", ROOFS, "contested"),
        ("가람시는 기와집 한 채를 고치는 데 최대 6천만 원을 준다.", ROOFS, "verified"),
    ],
)
def test_days_in_a_caption_and_amounts_that_are_taken_back(claim: str, page: str, verdict: str) -> None:
    assert verdicts(claim, page) == [verdict]


FLATS = html(
    "Harbour towers",
    "<p>By 31 March 2025 the developer had 640 flats unsold in the three towers.</p>"
    "<p>On 1 May 3,418 council flats were occupied.</p>",
)
DRONES = html("드론", "<p>2025년 말 경주시에 미등록 드론은 2,317대였다.</p>", language="ko")


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        # A prefix denies as a "not" does.
        ("By 31 March 2025 640 flats in the towers were unsold.", FLATS, "verified"),
        ("By 31 March 2025 640 flats in the towers had not been sold.", FLATS, "verified"),
        ("By 31 March 2025 640 flats in the towers had been sold.", FLATS, "contested"),
        ("2025년 말 경주시의 미등록 드론은 2,317대였다.", DRONES, "verified"),
        ("2025년 말 경주시에 등록된 드론은 2,317대였다.", DRONES, "contested"),
        ("2025년 말 경주시에 등록되지 않은 드론은 2,317대였다.", DRONES, "reported_only"),
        # What is occupied does not stand empty.
        ("On 1 May 3,418 council flats stood empty.", FLATS, "contested"),
        ("On 1 May 3,418 council flats were occupied.", FLATS, "verified"),
    ],
)
def test_what_a_prefix_denies(claim: str, page: str, expected: str) -> None:
    assert verdicts(claim, page) == [expected]
