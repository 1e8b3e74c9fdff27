"""The particle behind a replaced value follows its sound."""

from __future__ import annotations

import pytest

from factcheck.verdicts.particles import following


@pytest.mark.parametrize(
    ("value", "rest", "told"),
    [
        ("9,000억", "가 넘었다", "이 넘었다"),
        ("4조", "이 넘었다", "가 넘었다"),
        ("3만", "는 그대로", "은 그대로"),
        ("17%", "을 웃돈다", "를 웃돈다"),
        ("12명", "와 함께", "과 함께"),
        ("5", "으로 줄었다", "로 줄었다"),
        ("3", "로 줄었다", "으로 줄었다"),
        ("7", "으로 줄었다", "로 줄었다"),  # 칠: behind ㄹ as behind a vowel
        ("8", "로는 모자라다", "로는 모자라다"),
        ("10", "로 늘었다", "으로 늘었다"),
        ("3조", "이었다.", "였다."),
        ("9,000억", "였다.", "이었다."),
        ("31 GWh", "을 넘긴", "를 넘긴"),
        ("2조", "이라고 밝혔다", "라고 밝혔다"),
    ],
)
def test_the_particle_follows_the_value(value, rest, told):
    assert following(value, rest) == told


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("3조", " 이 가운데"),  # a word of its own
        ("3조", "이르면"),  # not a particle
        ("3조", "을지로"),
        ("12 XYZ", "이 넘었다"),  # nobody knows how it is read aloud
        ("", "이 넘었다"),
        ("17%", ""),
    ],
)
def test_what_is_not_certain_stays(value, rest):
    assert following(value, rest) == rest
