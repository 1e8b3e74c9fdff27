from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from claims.words.morphology import english_stem, korean_root
from claims.words.senses import begins_with_sense, opposites, senses_of

FILES = [f for f in (files("claims") / "lang" / "senses").iterdir() if f.name.endswith(".toml")]
LINES = [line for f in FILES for line in tomllib.loads(f.read_text("utf-8"))["senses"]]


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("companies", "업체는"),
        ("devices", "기기"),
        ("chose", "골랐거든요"),
        ("affected", "영향을"),
        ("leaked", "새었다"),
        ("victims", "피해자가"),
        ("exceeded", "넘었다"),
        ("hospitals", "종합병원"),
    ],
)
def test_words_of_one_sense_meet(english: str, korean: str) -> None:
    assert senses_of(english_stem(english)) & senses_of(korean_root(korean))


@pytest.mark.parametrize(("one", "other"), [("hospital", "학교"), ("profit", "비용"), ("window", "문서")])
def test_words_of_two_senses_do_not(one: str, other: str) -> None:
    assert not senses_of(english_stem(one)) & senses_of(korean_root(other))


def test_contraries_are_senses_of_the_table() -> None:
    names = {line.split()[0] for line in LINES}
    assert all(one in names and other in names and one != other for one, other in opposites())


def test_an_unknown_word_has_none() -> None:
    assert senses_of("zyzzyva") == senses_of("뷁") == frozenset()


@pytest.mark.parametrize("line", LINES)
def test_every_word_of_a_line_has_its_sense(line: str) -> None:
    english, _, korean = line.partition("|")
    told = [senses_of(english_stem(w)) for w in english.split()]
    told += [senses_of(w if w.endswith("다") else korean_root(w)) for w in korean.split()]
    assert frozenset.intersection(*told)


def test_two_lines_that_begin_alike_are_two_senses() -> None:
    assert not senses_of("yard") & senses_of("재판부")


def test_a_word_that_begins_with_one_of_the_table_is_told() -> None:
    assert begins_with_sense("사업자")
    assert not begins_with_sense("도담셀")
