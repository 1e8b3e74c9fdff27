"""Groups that only numbers name: people in their thirties, 15~29세, 65 and over, as spans of years of age; weeks of a
month."""

from __future__ import annotations

import re
from functools import lru_cache

_ELDEST = 200
"""Stands for no upper end."""
Band = tuple[int, int]
"""First and last age of a group."""

_DECADE_KO = re.compile(r"(?<![\d.,])([1-9])0대(?! (?:[가-힣]+ )?(?:기업|그룹|과제|뉴스))(?:\s?(?P<more>이상))?")
_SPAN = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:세|살)?\s?[-~–∼]\s?(\d{1,3})\s?(?:세|살|years?\b|-year-olds?\b)")
_SPAN_EN = re.compile(r"\b(?:aged?|ages) (\d{1,3})(?:\s?[-–]\s?| to | and )(\d{1,3})\b", re.IGNORECASE)
_FROM = re.compile(
    r"(?<![\d.,])(?:만 )?(\d{1,3})\s?(?:(?:세|살)\s?(?:이상|초과)|(?:years? )?(?:and|or) (?:over|older|above)\b|\+)"
)
_OVER = re.compile(r"\b(?:over|aged) (\d{2})s?(?: and over| or older)\b|\bover-(\d{2})s\b", re.IGNORECASE)
_BELOW = re.compile(
    r"(?<![\d.,])(?:만 )?(\d{1,3})\s?(?:세|살)\s?(?:미만|이하)|\b(?:under|below)[ -](\d{2})s?\b", re.IGNORECASE
)
_DECADE_EN = re.compile(
    r"\b(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b|\bin their ([1-9])0s\b",
    re.IGNORECASE,
)
_DECADES = ("teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_TELLING = re.compile(rf"[세살대+]|years?\b|age|over|older|above|under|below|their|{'|'.join(_DECADES)}", re.IGNORECASE)
"""What every group has that is one of ages: most texts have none of it."""


@lru_cache(maxsize=1 << 12)
def bands(text: str) -> frozenset[Band]:
    """The age groups that a text or a header names, as spans of whole years."""
    if not _TELLING.search(text):
        return frozenset()
    found = {(int(m[1]), int(m[2])) for pattern in (_SPAN, _SPAN_EN) for m in pattern.finditer(text)}
    found |= {(10 * int(m[1]), _ELDEST if m["more"] else 10 * int(m[1]) + 9) for m in _DECADE_KO.finditer(text)}
    found |= {(int(m[1]), _ELDEST) for m in _FROM.finditer(text)}
    found |= {(int(m[1] or m[2]), _ELDEST) for m in _OVER.finditer(text)}
    found |= {(0, int(m[1] or m[2])) for m in _BELOW.finditer(text)}
    return frozenset(found | {_decade(m[0], m[1]) for m in _DECADE_EN.finditer(text)})


def _decade(word: str, digit: str | None) -> Band:
    first = 10 * (int(digit) if digit else _DECADES.index(word.lower()) + 1)
    return first, first + 9


def same_band(one: Band, other: Band) -> bool:
    """Whether two spans are one group: tables begin "30대" at 30 and "teens" at 13 or 19, and of adults "under 25" at
    18."""
    if same_youngest(one, other):
        return True
    return one == other or (one[1] == other[1] and abs(one[0] - other[0]) < 10 and one[1] != _ELDEST)


def same_youngest(one: Band, other: Band) -> bool:
    """Whether two groups, of one of which only the limit is told, are the youngest of those who are asked."""
    below, band = sorted((one, other))
    return below[0] == 0 and band[0] in _ASKED_FROM and band[1] in (below[1] - 1, below[1])


_ASKED_FROM = range(13, 21)
"""Ages from which people are asked."""


_WEEK = re.compile(
    r"(?<!\d)(?P<number>[1-5])주(?:차)?(?![일간년기]|\w)|(?P<ko>첫|둘|셋|넷|다섯)째 ?주"
    r"|\bweek (?P<of>[1-5])\b|\b(?P<en>first|second|third|fourth|fifth) (?:full )?week\b",
    re.IGNORECASE,
)
_WORDS = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


@lru_cache(maxsize=1 << 12)
def weeks(text: str) -> frozenset[int]:
    """The weeks of a month that a text or a header counts: "3월 2주", "the second week of March"."""
    found = (m["number"] or m["of"] or m["ko"] or m["en"] for m in _WEEK.finditer(text))
    return frozenset(int(w) if w.isdigit() else _WORDS[w.lower()] for w in found)


_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,/:-])([1-9]\d?)(?=\s?(?:년물?|년 만기|살|세|인|호|급|종|차|단|층|학년|등급|kg|-|[a-z])|\))",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}\s?(?:월|분기|일|시|주)|\b[qh][1-4]\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def numbers(text: str) -> frozenset[str]:
    """The small numbers by which headers tell sorts of one thing apart: 국고채(3년), "2-person households", 1등급."""
    found = {str(_SMALL.index(m[1].lower()) + 1) for m in _IN_WORDS.finditer(text)}
    found |= {"1"} if _AN_HOUR.search(text) else set()
    return frozenset(found | set(_NUMBER.findall(_TIME.sub(" ", text))))


_AN_HOUR = re.compile(r"\ban hour(?:['’]s|-long)", re.IGNORECASE)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THINGS = "year|person|bed|star|door|seat|part|hour|minute|day|night|week|mile"
_IN_WORDS = re.compile(rf"\b({'|'.join(_SMALL)})[- ](?:{_THINGS})", re.IGNORECASE)
