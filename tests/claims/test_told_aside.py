"""What a sentence says beside what it tells: relative clauses, the dates of other values, announcements, what was lost."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames
from claims.mentions.find import find_mentions
from claims.model import Frame, Modality, Quantity, When
from claims.names.find import find_names

TODAY = dt.date(2026, 3, 1)


def _frame(text: str, value: str, language: str = "en") -> Frame:
    return next(f for f in read_frames(text, Context(language=language, as_of=TODAY)) if value in f.mention.text)


@pytest.mark.parametrize(
    ("text", "value", "years"),
    [
        ("Boats built in Orrin averaged 8.6 metres, against 8.1 in 2024 and 6.9 five years ago.", "8.6", []),
        ("Boats built in Orrin averaged 8.6 metres, against 8.1 in 2024 and 6.9 five years ago.", "8.1", [2024]),
        ("Boats built in Orrin averaged 8.6 metres, against 8.1 in 2024 and 6.9 five years ago.", "6.9", [2021]),
        ("Complaints were down from 15 in 2024 and from a dreadful 31 in 2021.", "15", [2024]),
        ("Assets came to 122 per cent of debts, against 121 per cent at the end of 2019.", "122", []),
        ("Sales rose 5% to $1.2 million in 2024.", "5%", [2024]),
        ("The fair, which will be held in April 2026, drew 840 stalls.", "840", []),
        ("Some 840 stalls signed up in 2025 for the fair, which will be held in April 2026.", "840", [2025]),
        ("Losses were three times the sum paid out in 2023.", "three times", []),
    ],
)
def test_a_date_is_of_the_value_beside_it(text: str, value: str, years: list[int]) -> None:
    assert [p.first.year for p in _frame(text, value).periods if p.first] == years


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        ("The fair, which will be held in April, drew 840 stalls.", "840", Modality.FACT),
        ("The fair, which drew 840 stalls, will be held again.", "840", Modality.FACT),
        ("It will surprise nobody who bakes: 58 per cent of bakers have no night off.", "58", Modality.FACT),
        ("A baker starts on $22.40 an hour, a wage that I would have jumped at.", "22.40", Modality.FACT),
        ("A maximum of 840 stalls may stand on the green on any one day.", "840", Modality.FACT),
        ("At most 840 stalls may come to the fair.", "840", Modality.FORECAST),
        ("The fair will draw 840 stalls, which is a record.", "840", Modality.PLAN),
    ],
)
def test_what_is_to_come_is_the_clause_of_the_value(text: str, value: str, modality: Modality) -> None:
    told = _frame(text, value).modality
    assert (told is Modality.FACT) == (modality is Modality.FACT)


def test_words_of_a_relative_clause_are_not_those_of_the_value() -> None:
    frame = _frame("Copper Foods, which makes the butter in the green tub, turned over £1.2 billion.", "1.2")
    assert "butter" not in frame.own.words
    assert "butter" in frame.near.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오르막을 다 더해도 98m밖에 되지 않는다.", False),
        ("오르막은 98m가 아니다.", True),
    ],
)
def test_only_so_much_is_no_denial(text: str, *, expected: bool) -> None:
    assert _frame(text, "98", "ko").negated is expected


@pytest.mark.parametrize(
    ("text", "language", "of", "year"),
    [
        ("마지막 배는 2028년 12월에 나간다. 1분기 이익은 두 배로 뛰었다.", "ko", "1분기", 2026),
        ("마지막 배는 2028년 12월에 나간다. 1분기에는 시험 운항을 할 예정이다.", "ko", "1분기", 2028),
        ("The last boat leaves in December 2028. In February sales rose by 5%.", "en", "February", 2026),
    ],
)
def test_what_is_over_is_not_of_a_year_to_come(text: str, language: str, of: str, year: int) -> None:
    values = {m.text: m.value for m in find_mentions(text, language, as_of=TODAY)}
    value = values[of]
    assert isinstance(value, When)
    assert value.first is not None
    assert value.first.year == year


def test_a_number_word_is_no_noun_and_a_day_no_end_of_a_range() -> None:
    found = {m.text: m.value for m in find_mentions("It sold 6.9 five years ago.", "en", as_of=TODAY)}
    value = found["6.9"]
    assert isinstance(value, Quantity)
    assert value.unit is None
    texts = [m.text for m in find_mentions("Over the twelve months to 30 September 2025 it fell.", "en")]
    assert "30 September 2025" in texts


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("The bakers lost 3.1% of their flour.", None),
        ("The bakers kept 3.1% of their flour.", False),
        ("제빵사들은 밀가루의 3.1%를 잃었다.", None),
        ("제빵사들은 밀가루의 3.1%를 썼다.", False),
    ],
)
def test_a_share_that_is_lost_tells_how_much_less_there_is(text: str, *, changed: bool | None) -> None:
    assert _frame(text, "3.1", "ko" if "제빵" in text else "en").change is changed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Suppression 151,320", "en"),
        ("그런 곳은 드물다.", "ko"),
        ("2. 계약내역 - 계약금액(원)", "ko"),
        ("연구용역은 3건이다", "ko"),
    ],
)
def test_what_is_no_name(text: str, language: str) -> None:
    assert find_names(text, language) == []
