"""A sentence is dealt out to its values: every value has a part of its own, and no part has two owners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.frames.clauses import piece, zones
from claims.model import Span


def spans(sentence: str, *values: str) -> list[Span]:
    return [Span(at, at + len(value)) for value in values if (at := sentence.index(value)) >= 0]


def parts(sentence: str, language: str, *values: str) -> list[str]:
    return [sentence[z.start : z.end] for z in zones(sentence, spans(sentence, *values), language)]


@pytest.mark.parametrize(
    ("sentence", "language", "values", "owned"),
    [
        ("Orrin lost 17%, and Taldo lost 4%.", "en", ("17%", "4%"), ("Orrin", "Taldo")),
        ("Orrin lost 17% while Taldo gained 4%.", "en", ("17%", "4%"), ("Orrin", "Taldo")),
        ("Orrin (17%), Taldo (4%)", "en", ("17%", "4%"), ("Orrin", "Taldo")),
        ("한빛중공업은 17% 줄었고 대림철강은 4% 늘었다.", "ko", ("17%", "4%"), ("한빛중공업", "대림철강")),
        ("한빛중공업은 17%, 대림철강은 4%였다.", "ko", ("17%", "4%"), ("한빛중공업", "대림철강")),
    ],
)
def test_each_value_owns_the_name_of_its_own_clause(
    sentence: str, language: str, values: tuple[str, ...], owned: tuple[str, ...]
) -> None:
    found = parts(sentence, language, *values)
    for place, name in enumerate(owned):
        assert [name in part for part in found] == [place == other for other in range(len(owned))]


def test_a_sentence_without_values_has_no_zones() -> None:
    assert zones("Nothing was counted.", [], "en") == []


def test_one_value_owns_the_whole_sentence() -> None:
    sentence = "After a long winter, Orrin lost 17%, to nobody's surprise."
    assert parts(sentence, "en", "17%") == [sentence]


def test_a_comma_inside_a_number_cuts_nothing() -> None:
    sentence = "Orrin shipped 12,400 crates in all."
    assert piece(sentence, *spans(sentence, "12,400"), "en") == Span(0, len(sentence))


def test_a_piece_ends_at_the_nearest_cuts() -> None:
    sentence = "In spring, Orrin shipped 40 crates, which pleased Taldo."
    part = piece(sentence, *spans(sentence, "40"), "en")
    assert "Orrin" in sentence[part.start : part.end]
    assert "Taldo" not in sentence[part.start : part.end]
    assert "spring" not in sentence[part.start : part.end]


@given(
    st.lists(
        st.sampled_from(["Orrin rose", ", and", "(", ")", "줄었고", "while", " — ", "대림철강은", ";"]), max_size=12
    ),
    st.sampled_from(["en", "ko"]),
)
def test_zones_cover_the_sentence_once(words: list[str], language: str) -> None:
    sentence, values = "", []
    for number, word in enumerate(words, 10):
        sentence += f"{word} "
        values.append(Span(len(sentence), len(sentence) + 3))
        sentence += f"{number}% "
    found = zones(sentence, values, language)
    assert len(found) == len(values)
    assert all(z.start <= v.start and v.end <= z.end for z, v in zip(found, values, strict=True))
    assert all(a.end == b.start for a, b in zip(found, found[1:], strict=False))
    assert not found or (found[0].start, found[-1].end) == (0, len(sentence))
