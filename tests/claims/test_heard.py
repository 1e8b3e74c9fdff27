"""Names in Korean text that only texts in another language show to be names."""

from __future__ import annotations

import pytest

from claims.frames.read import Context, read_frames
from claims.model import Frame
from claims.names.find import NameBook, is_spelled_by_sound
from claims.names.heard import heard


def frame_of(text: str, language: str = "ko") -> Frame:
    return read_frames(text, Context(language=language))[0]


@pytest.mark.parametrize(
    ("text", "english", "name"),
    [
        ("도담메모리는 매출 3,100억 원을 올렸다.", "Dodam Memory is based in Cheongju.", "도담메모리"),
        ("매장 40곳을 연 브래드쇼앤드로는 직원 1,200명을 뽑았다.", "Bradshaw & Lowe sells books.", "브래드쇼앤드로"),
        ("사업메모리는 매출 3,100억 원을 올렸다.", "Saeop Memory is based in Cheongju.", "사업메모리"),
        ("율동에서 3만 톤이 나왔다.", "The mine is near Yuldong.", "율동"),
    ],
)
def test_a_word_is_a_name_where_it_sounds_as_one_of_the_texts(text: str, english: str, name: str) -> None:
    found = heard(frame_of(text), NameBook.of([english]))
    assert name in found.near.names
    assert found.subject == name


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("환경 개선에 300억 원이 든다.", "Hwang Kyong spoke."),
        ("사업자 300명이 모였다.", "Saupja Holdings is listed."),
        ("기록은 300개다.", "John Kilok won."),
    ],
)
def test_a_word_of_the_tables_is_none(text: str, english: str) -> None:
    assert not heard(frame_of(text), NameBook.of([english])).near.names


def test_a_country_before_it_is_not_the_subject() -> None:
    frame = frame_of("영국의 브래드쇼앤드로는 직원 1,200명을 뽑았다.")
    assert heard(frame, NameBook.of(["Bradshaw & Lowe sells books."])).subject == "브래드쇼앤드로"


def test_a_gloss_of_another_sentence_makes_a_name() -> None:
    book = NameBook.of(["고운터(Fair Fields)은 곡물 회사다. 고운터 직원은 300명이다."])
    assert "고운터" in heard(frame_of("고운터 직원은 300명이다."), book).near.names


def test_other_languages_and_texts_without_names_stay_as_they_are() -> None:
    english, korean = frame_of("Dodam Memory sold 300 chips.", "en"), frame_of("매출은 300억 원이다.")
    book = NameBook.of(["Dodam Memory"])
    assert heard(english, book) is english
    assert heard(korean, book) is korean


@pytest.mark.parametrize(
    ("name", "by_sound"),
    [
        ("Daeyang Shipping", True),
        ("Hwasung Motors", True),
        ("노스게이트 푸즈", True),
        ("National Library", False),
        ("KDI", False),
        ("Ministry of Land", False),
        ("국립도서관", False),
    ],
)
def test_a_name_of_words_may_be_translated(name: str, by_sound: bool) -> None:
    assert is_spelled_by_sound(name) is by_sound


@pytest.mark.parametrize(("english", "same"), [("Garam Air", True), ("Garam Bank", False), ("Norang Air", False)])
def test_the_first_word_by_its_sound_and_the_next_by_its_sense(english: str, same: bool) -> None:
    book = NameBook.of([f"{english} was founded in 1990."])
    assert bool(book.expand("가람항공") & book.expand(english)) is same
