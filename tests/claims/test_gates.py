"""Readers are asked only where the sign behind a number lets them answer: no word of the tables may be shut out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from claims.mentions.dates import EnglishDates
from claims.mentions.find import find_mentions
from claims.mentions.grammar import grammar
from claims.mentions.hedges import bound_after, bound_before
from claims.mentions.numerals import read_digits
from claims.mentions.source import Source, ahead, word_before
from claims.model import When

LANGUAGES = ("en", "ko", "ja", "zh")
DAY = dt.date(2031, 5, 6)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_hedge_before_a_number_is_heard(code):
    tables = grammar(code)
    deaf = {p: b for p, b in tables.before.items() if bound_before(f"so {p} 7", len(p) + 3, tables) is not b}
    assert deaf == {}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("joint", ["", " ", ", "])
def test_every_hedge_behind_a_number_is_heard(code, joint):
    tables = grammar(code)
    words = [w for w in tables.after_bounds if tables.after.match(f"7{joint}{w}", 1)]
    assert words or code != "en"
    heard = {w for w in words if bound_after(f"7{joint}{w}", f"7{joint}{w}", 1, tables)}
    assert heard == set(words)


@pytest.mark.parametrize("mark", ["/", " st.", " kg", "-", ":", ",", " and", "%"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_scale_word_multiplies(code, mark):
    words = [w for w in grammar(code).english.scales if len(w) > 2 and w.isalpha()]
    small = [w for w in words if not (found := find_mentions(f"They sold 7 {w}{mark}", code)) or not found[0].value]
    assert small == []


@pytest.mark.parametrize("month", sorted(grammar("en").english.date.months))
@pytest.mark.parametrize("form", ["14 {}", "14-{}", "14th {}", "14th of {}", "14 of {}", "14 to 15 {}", "14 or 15 {}"])
def test_every_month_behind_a_day_is_read(month, form):
    written = form.format(month.capitalize()) + " 2029"
    dates = EnglishDates(grammar("en"))
    source = Source(written, written.lower(), grammar("en"), DAY, {})
    if dates.at_digits(source, 0, 0):
        found = find_mentions(f"It opened on {written}.", "en", as_of=DAY)
        assert any(isinstance(m.value, When) for m in found), written


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("38", "38", 2), ("38 km", "38", 2), ("38%", "38", 2), ("38,400 km", "38400", 6), ("38.5", "38.5", 4),
        ("38 400 100 m", "38400100", 10), ("38\u00a0400", "38400", 6), ("3½ km", "3.500000000", 2), ("3e5", "3E+5", 3),
        ("3 × 10^5", "3E+5", 8), ("3'400", "3400", 5), ("½", "0.5", 1), ("38만", "38", 2), ("38 천", "38", 2),
    ],
)  # fmt: skip
def test_digits_go_on_only_with_what_may_stand_in_a_number(text, value, end):
    number = read_digits(text, 0, decimal_comma=False)
    assert (number.value, number.end) == (Decimal(value), end)


def test_the_word_before_is_the_same_when_it_is_asked_for_again():
    text = "About Forty ships and 40 boats"
    source = Source(text, text.lower(), grammar("en"), None, {})
    for start, floor in ((22, 0), (22, 20), (22, 0), (0, 0), (11, 6)):
        word = source.before(start, floor)
        assert (word.text, word.begin) == word_before(text, start, floor)
        assert word.lower == word.text.lower()


def test_the_sign_ahead_skips_one_blank():
    assert [ahead("7 km", at) for at in (0, 1, 2, 4)] == ["7", "k", "k", ""]
    assert ahead("7  km", 1) == " "
