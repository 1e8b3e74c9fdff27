"""Claims that there was none at all, against pages that say so, too, tell of some, or speak of something else."""

from __future__ import annotations

import pytest

from claims.mentions.noughts import with_noughts
from tests.factcheck.test_cells import html, table, verdicts
from tests.linear import grows_linearly


def page(*paragraphs: str, language: str = "en") -> str:
    return html("News", *(f"<p>{text}</p>" for text in paragraphs), language=language)


FERRIES = page("The year brought 4,102 sailings. No ferry was cancelled for any reason in 2025.", "In 2024, 38 were.")
CRANE = page("A crane collapsed in Dunmouth on Tuesday. Nobody was injured, the harbour office said.")
STEEL = page("Harlow Steel laid off 212 workers in 2025, most of them at the Penfield mill.")
TOYS = page("Toyland has received nine reports of its lamps, including two reports of minor burns to the hand.")
COUNCIL = page("The budget of Mossley was adopted by 31 votes. Voting against were Anna Reid and Paul Osei.")
KETTLES = page("The kettle was recalled. No injuries from the kettle have been reported.", "The toaster is sold again.")
BUSES = page("Twelve buses to the harbour were cancelled in 2025.")
SCHOOLS = page("단비군은 2026학년도에 2곳을 새로 연다. 올해 폐교하는 학교는 없다.", language="ko")
MEASLES = page("2025년 제주에서는 홍역 환자가 보고되지 않았다. 전국에서는 12명이 나왔다.", language="ko")
BOARD = page("이사회는 11일 안건을 의결했다. 반대 의견을 낸 이사는 김바다, 이하늘 이사였다.", language="ko")
FIRES = page("해달시에서는 2025년 산불 4건이 나 12헥타르가 탔다.", language="ko")
WATCH = page("해달시에서는 2025년 교통사고 4건이 났다. 산불 감시원은 32명이다.", language="ko")
PLACES = page("은솔대는 2026학년도 합격자 1,204명 가운데 등록 포기자가 없다고 밝혔다.", language="ko")
TRAMS = page("Eighteen trams were cancelled last year because no driver was available.", "No tram ran late in 2025.")
BRIDGES = page("Three bridges had to be closed in 2025.", "The harbour office recorded no deaths in 2025.")
POOLS = page(
    "이번 여름에는 보수 공사로 구립수영장 4곳이 7월 5일부터 휴장한다.",
    "2025년 수영장 안전사고는 7건 발생했다.",
    "수질 검사는 96회 실시했고 기준 초과가 3회 있었다. 대장균은 검출되지 않았다.",
    language="ko",
)
ROADS = html(
    "바람구 교통사고 사망자",
    table("교통사고 사망자(명)", "구분 | 2024년 | 2025년", "보행자 | 4 | 3", "운전자 | 2 | 0"),
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("Not a single ferry was cancelled in 2025.", FERRIES, "verified"),
        ("The crane collapse in Dunmouth did not injure a single person.", CRANE, "verified"),
        ("올해 단비군에서 문을 닫은 학교는 한 곳도 없다.", SCHOOLS, "verified"),
        ("지난해 제주에서 홍역에 걸린 사람은 한 명도 없었다.", MEASLES, "verified"),
        ("Harlow Steel did not lay off a single worker in 2025.", STEEL, "contested"),
        ("The lamps of Toyland did not injure a single person.", TOYS, "contested"),
        ("Not a single councillor voted against the budget of Mossley.", COUNCIL, "contested"),
        ("안건에 반대 의견을 낸 이사는 한 명도 없었다.", BOARD, "contested"),
        ("지난해 바람구에서 교통사고로 숨진 보행자는 한 명도 없었다.", ROADS, "contested"),
        ("해달시에서는 지난해 산불이 한 건도 나지 않았다.", FIRES, "contested"),
        ("은솔대에서는 올해 등록을 포기한 합격자가 한 명도 없다.", PLACES, "verified"),
        # Told in other words than the claim's; of whom the sentence spoke.
        ("Not one tram was cancelled for want of a driver last year.", TRAMS, "contested"),
        ("Not one tram ran late in 2025.", TRAMS, "verified"),
        ("None of the bridges was closed in 2025.", BRIDGES, "contested"),
        ("지난해 수영장에서 난 물놀이 사고는 단 한 건도 없었다.", POOLS, "contested"),
        ("수질 검사에서 기준을 넘긴 수영장은 한 번도 나오지 않았다.", POOLS, "contested"),
        ("수질 검사에서 대장균이 나온 수영장은 한 곳도 없었다.", POOLS, "verified"),
        # Of another thing, another year; people are no cases.
        ("해달시에서는 지난해 산불이 한 건도 나지 않았다.", WATCH, "reported_only"),
        ("The toaster did not injure a single person.", KETTLES, "reported_only"),
        ("Not a single ferry was cancelled in 2025.", BUSES, "reported_only"),
        ("Harlow Steel did not lay off a single worker in 2023.", STEEL, "reported_only"),
    ],
)
def test_none_at_all(claim: str, source: str, verdict: str) -> None:
    assert verdicts(claim, source)[0] == verdict


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("There were no complaints, and nobody was hurt.", "en", ["no", "nobody"]),
        ("It lasts no longer than an hour.", "en", []),
        ("The members were Anna Reid, Paul Osei and Wim de Vries.", "en", ["Anna Reid, Paul Osei and Wim de Vries"]),
        ("폐관한 도서관은 없다.", "ko", ["없다"]),
        ("반대한 위원은 신가람, 오누리 위원이었다.", "ko", ["신가람, 오누리"]),
        ("변함없는 사랑", "ko", []),
    ],
)
def test_words_for_none_and_names(text: str, language: str, values: list[str]) -> None:
    assert [m.text for m in with_noughts(text, language, [])] == values


@pytest.mark.parametrize(("piece", "language"), [("was A, A and ", "en"), ("은 가나, 다라와 ", "ko"), ("no no ", "en")])
def test_linear_on_hostile_text(piece: str, language: str) -> None:
    assert grows_linearly(lambda text: with_noughts(text, language, []), piece * 20_000)
