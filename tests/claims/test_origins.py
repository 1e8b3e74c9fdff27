"""When a thing came to be is no time of what else is told of it."""

from __future__ import annotations

import pytest

from claims.frames.read import Context, read_frames


def years(sentence: str, language: str, value: str) -> list[int]:
    """The years of which a value is told."""
    frames = read_frames(sentence, Context(language=language))
    told = next(f for f in frames if f.mention.text == value)
    return [p.first.year for p in told.periods if p.first]


@pytest.mark.parametrize(
    ("sentence", "language", "value", "told"),
    [
        ("The museum, opened in 1998, had 40,000 visitors.", "en", "40,000 visitors", []),
        ("Founded in 2003, the firm employs 400 people.", "en", "400 people", []),
        ("The bridge, which was completed in March 2019, carries 30,000 cars.", "en", "30,000 cars", []),
        ("The plant, finished in 2024, made 3 million tonnes in 2025.", "en", "3 million tonnes", [2025]),
        ("The hall (opened in 1998 with 400 seats) is closed.", "en", "400 seats", [1998]),
        ("The 38 hotels opened in 2025 are full.", "en", "38 hotels", [2025]),
        ("The fair, held in May 2025, drew 4,000 people.", "en", "4,000 people", [2025]),
        ("Crates handled: 41,000 (2023: 38,000)", "en", "41,000", []),
        ("Crates handled in 2024 came to 41,000 (38,000 in 2023).", "en", "41,000", [2024]),
        ("Crates came to 41,000 (38,000 in 2023).", "en", "38,000", [2023]),
        ("Crates rose to 41,000 (up 8% in 2024).", "en", "41,000", [2024]),
        ("화물은 4만 1,000상자였다(2023년: 3만 8,000상자).", "ko", "4만 1,000상자", []),
        ("2003년 설립된 가온제철의 직원은 400명이다.", "ko", "400명", []),
        ("2019년 문을 연 국립가온박물관의 2024년 관람객은 40만 명이다.", "ko", "40만 명", [2024]),
        ("2024년 문을 연 도서관은 12곳이다.", "ko", "12곳", [2024]),
    ],
)
def test_the_time_of_an_origin_stays_with_it(sentence: str, language: str, value: str, told: list[int]) -> None:
    assert years(sentence, language, value) == told
