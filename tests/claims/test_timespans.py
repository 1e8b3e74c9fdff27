"""Two dates that are the ends of one time, and what else the words right around a value say."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames
from claims.model import Frame
from claims.words.vocabulary import find_concepts

DAY = dt.date(2025, 8, 1)


def frame_of(text: str, language: str, value: str) -> Frame:
    return next(f for f in read_frames(text, Context(language=language, as_of=DAY)) if f.mention.text == value)


@pytest.mark.parametrize(
    ("text", "language", "value", "first", "last"),
    [
        ("The mill earned $5 million between January and March.", "en", "$5 million", (2025, 1, 1), (2025, 3, 31)),
        ("Between April and May the mill earned $5 million.", "en", "$5 million", (2025, 4, 1), (2025, 5, 31)),
        (
            "Between the start of April and the end of May it earned $5 million.",
            "en",
            "$5 million",
            (2025, 4, 1),
            (2025, 5, 31),
        ),
        ("제분소는 4월 초부터 6월 말까지 매출 300억 원을 올렸다.", "ko", "300억 원", (2025, 4, 1), (2025, 6, 30)),
        ("제분소는 4월부터 6월까지 매출 300억 원을 올렸다.", "ko", "300억 원", (2025, 4, 1), (2025, 6, 30)),
    ],
)
def test_both_ends_are_one_time(
    text: str, language: str, value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (period,) = frame_of(text, language, value).periods
    assert (period.first, period.last) == (dt.date(*first), dt.date(*last))


def test_two_dates_of_two_values_stay_two() -> None:
    frame = frame_of("Prices rose 5% in March and 7% in June.", "en", "7%")
    assert [p.first for p in frame.periods] == [dt.date(2025, 6, 1)]


@pytest.mark.parametrize("verb", ["lost", "is losing"])
def test_money_that_is_lost_is_a_loss(verb: str) -> None:
    frame = frame_of(f"At the operating level the mill {verb} $5 million.", "en", "$5 million")
    assert {"operating_profit", "loss"} <= set(frame.own.concepts)


def test_what_else_is_lost_is_none() -> None:
    assert "loss" not in frame_of("The mill lost $5 million in market value.", "en", "$5 million").own.concepts


def test_a_compound_may_end_in_its_price() -> None:
    assert [c for _, c in find_concepts("배추값은 올랐다", "ko")][:2] == ["vegetable", "price"]


def test_a_clause_is_not_cut_inside_a_word() -> None:
    frame = frame_of("한 사람이 하루에 버리는 종이컵은 작년 기준 31개다.", "ko", "31개")
    assert not {"이컵", "컵은", "종"} & set(frame.own.words)


def test_breaking_ground_is_one_event_in_both_languages() -> None:
    (english,) = {c for _, c in find_concepts("The mill broke ground", "en") if c == "break_ground"}
    assert english in {c for _, c in find_concepts("착공식을 열었다", "ko")}
