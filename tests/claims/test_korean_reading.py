"""Korean news read into frames: who only says so, which dates hold, how names are written."""

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames
from claims.names.find import find_names
from claims.words.morphology import korean_stem

DAY = dt.date(2025, 11, 20)


def frame(text, value):
    return next(f for f in read_frames(text, Context(language="ko", as_of=DAY)) if f.mention.text == value)


def periods(text, value):
    return [w.value for w in frame(text, value).periods]


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("보건청은 3일 접종률이 61.2%라고 밝혔다. 어린이는 48.7%였다.", "48.7%", ""),
        ("다온전자는 3일 매출이 8조 원이라고 밝혔다. 이 회사의 직원은 412명이다.", "412명", "다온전자"),
        ("나루은행은 작년에 지점 12곳을 열었다. 직원은 412명이다.", "412명", "나루은행"),
        ("제작사 물빛스튜디오는 '밤의 강'이 210만 장 팔렸다고 밝혔다. 평점은 8.7점이다.", "8.7점", "밤의 강"),
    ],
)
def test_who_only_says_so_is_not_carried_on(text, value, subject):
    assert frame(text, value).subject == subject


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [
        ("기상관은 18일 올해 6월 강수량이 211㎜로 1981년 이후 가장 많았다고 밝혔다.", "211㎜", ["2025-06"]),
        ("올해 귤 생산량은 5만 톤으로 지난해(4만 톤)보다 많다.", "4만 톤", ["2024"]),
        ("올해 귤 생산량은 5만 톤으로 지난해(4만 톤)보다 많다.", "5만 톤", ["2025"]),
        ("관람객은 12만 명으로 지난해 같은 기간보다 많다.", "12만 명", []),
        ("예산은 내년 3조 원으로 올해 본예산보다 4% 늘었다.", "4%", ["2026"]),
    ],
)
def test_only_dates_that_hold_for_a_value_are_its_times(text, value, held):
    assert periods(text, value) == held


def test_next_month_in_a_tale_follows_the_month_before():
    text = "한은은 지난해 3월 금리를 올렸다. 다음 달에 한 번 더 올려 3.5%가 됐다."
    assert periods(text, "3.5%") == ["2024-04"]
    assert periods("한은은 지난해 3월 금리를 올렸다. 다음 달 5일 회의에는 7명이 모인다.", "7명") == ["2025-12-05"]


def test_what_is_counted_as_of_a_month_is_over():
    assert periods("다리는 2027년 12월 열린다. 공정률은 10월 말 기준 41%다.", "41%") == ["2025-10-late"]


def test_a_value_told_again_in_brackets_goes_the_same_way():
    assert frame("혼인은 1년 전보다 1,780건(8.6%) 줄었다.", "1,780건").direction == "down"


def test_a_zone_never_ends_inside_a_word():
    words = [w for f in read_frames("넷째 주 서울 아파트 매매가격이 0.2% 올랐다.", Context("ko")) for w in f.own.words]
    assert "아파트" in words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("푸른별FC가 3-1로 이겼다.", ["푸른별FC"]),
        ("남강 유나이티드는 9위다.", ["남강 유나이티드"]),
        ("온길고속선이 열린다.", ["온길고속선"]),
        ("축제 '달빛제(Moon Fair) 2024'에 9만 명이 왔다.", ["달빛제", "Moon Fair"]),
        ("전체 KTX 승객", ["KTX"]),
    ],
)
def test_names_of_clubs_firms_and_feasts(text, names):
    assert [n for _, n in find_names(text, "ko")] == names


@pytest.mark.parametrize(
    ("word", "stem"),
    [("카메라는", "카메라"), ("우리나라는", "우리나라"), ("카메라라는", "카메라"), ("캐나다라는", "캐나다")],
)
def test_a_noun_that_ends_as_a_particle_begins_stays_whole(word, stem):
    assert korean_stem(word) == stem
