"""Canonical values as a reader likes to see them; text from documents is never touched."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.model import Mention, Quantity, When
from factcheck.model import Comparison, Evidence
from factcheck.verdicts.restate import in_myriads, plain
from reports.canonical import day

if TYPE_CHECKING:
    from reports.wording import Wording

_NOUN = re.compile(r"[a-z]{3,40}")
_ONE = {"person": "person", "company": "company"}
_LONG = 6
"""Digits from which a Korean number is read by ten thousands."""
_SHORT = 7
"""Signs up to which a number of millions is quicker to read than all its digits."""
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_NUMBER = re.compile(r"(-?)(\d+)(\.\d+)?")
MINUS = "\N{MINUS SIGN}"


def grouped(number: str) -> str:
    """A canonical number with thousands set apart; a date or word stays as it is."""
    match = _NUMBER.fullmatch(number)
    if match is None or len(number) > 60:
        return number
    sign, whole, rest = match.groups()
    return (MINUS if sign else "") + f"{int(whole):,}" + (rest or "")


def shown(number: str, words: Wording) -> str:
    """A canonical number for a reader: thousands set apart; long ones in millions, in Korean by ten thousands."""
    match = _NUMBER.fullmatch(number)
    if match is None or len(match.group(2)) < _LONG or match.group(3) or match.group(1):
        return grouped(number)
    if words.language == "ko":
        return in_myriads(Decimal(number), words.language) or grouped(number)
    return _scaled(Decimal(number)) or grouped(number)


def _scaled(number: Decimal) -> str | None:
    """A long round number in millions and so on: "200.75 billion"; None where that would be no shorter to read."""
    for scale, word in _SCALES:
        short = plain(number / scale) or ""
        if number >= scale:
            return f"{grouped(short)} {word}" if len(short) <= _SHORT else None
    return None


def with_unit(number: str, unit: str | None, words: Wording) -> str:
    """A number as shown with its unit's sign or word: "17%", "3 people", "873억 1,200만원"."""
    if not unit or unit == "date":
        return number
    if unit not in words.tables["unit"]:
        plural = words.language == "en" and number != "1" and _NOUN.fullmatch(unit) and not unit.endswith("s")
        if words.language == "ko" and _NOUN.fullmatch(unit):
            return number
        return f"{number} {unit}s" if plural else f"{number} {unit}"
    word = words.say("unit", unit)
    if words.language == "en" and number.strip(f"+{MINUS}") == "1":
        word = _ONE.get(unit, word.removesuffix("s"))
    return f"{number}{word}" if words.language == "ko" or word == "%" else f"{number} {word}"


def span_of(low: str | None, high: str | None, unit: str | None, words: Wording) -> str:
    """An interval in words: "13.5 to 14.5 %", "2 or more"; "" where neither end is known."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        key, end = ("up_to", high) if low is None else ("from_up", low)
        bound = with_unit(shown(end or "", words), unit, words)
        return words.ui(key, low=bound, high=bound)
    if low == high:
        return with_unit(shown(low, words), unit, words)
    return with_unit(words.ui("range_to", low=shown(low, words), high=shown(high, words)), unit, words)


def read_claim(mention: Mention, words: Wording) -> str:
    """The claim's value as it was read."""
    value = mention.value
    if isinstance(value, Quantity):
        if value.value is None:
            return span_of(plain(value.low), plain(value.high), value.unit, words)
        per = f" / {value.per}" if value.per else ""
        return with_unit(shown(plain(value.value) or "", words), value.unit, words) + per
    if isinstance(value, When):
        return value.value or span_of(day(value.first), day(value.last), None, words)
    return ""


def read_evidence(evidence: Evidence, words: Wording) -> str:
    """The source's value as it was read."""
    if evidence.value is None:
        return span_of(evidence.low, evidence.high, evidence.unit, words)
    return with_unit(shown(evidence.value, words), evidence.unit, words)


def found(evidence: Evidence, words: Wording) -> str:
    """The source's value as written; with what it was read as where the writing, as in a table, has no unit."""
    read = read_evidence(evidence, words)
    if evidence.formula:
        return read or evidence.written
    bare = _NUMBER.fullmatch(evidence.written.replace(",", "")) is not None
    if evidence.unit == "date":
        bare = not any(sign.isdigit() for sign in evidence.written)
    if not evidence.written or not bare or not evidence.unit or evidence.written == read:
        return evidence.written or read
    return words.ui("in_words", number=evidence.written, words=read)


def allowed(comparison: Comparison, words: Wording) -> str:
    """The values that the claim's wording allows."""
    return span_of(comparison.claimed_low, comparison.claimed_high, comparison.unit, words)


def signed(number: str, words: Wording) -> str:
    """A difference with its sign always shown."""
    sign = "" if number == "0" else MINUS if number.startswith("-") else "+"
    return sign + shown(number.removeprefix("-"), words)
