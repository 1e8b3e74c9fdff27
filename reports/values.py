"""Canonical values as a reader likes to see them; text from documents is never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.model import Mention, Quantity, When
from factcheck.model import Comparison, Evidence
from reports.canonical import day, decimal

if TYPE_CHECKING:
    from reports.wording import Wording

_NUMBER = re.compile(r"(-?)(\d+)(\.\d+)?")
MINUS = "\N{MINUS SIGN}"


def grouped(number: str) -> str:
    """A canonical number with thousands set apart; a date or word stays as it is."""
    match = _NUMBER.fullmatch(number)
    if match is None or len(number) > 60:
        return number
    sign, whole, rest = match.groups()
    return (MINUS if sign else "") + f"{int(whole):,}" + (rest or "")


def with_unit(number: str, unit: str | None, words: Wording) -> str:
    """A canonical number with its unit's sign or word."""
    if not unit or unit == "date":
        return number
    return f"{number} {words.say('unit', unit)}"


def span_of(low: str | None, high: str | None, unit: str | None, words: Wording) -> str:
    """An interval in words: "13.5 to 14.5 %", "2 or more"; "" where neither end is known."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        key, end = ("up_to", high) if low is None else ("from_up", low)
        shown = with_unit(grouped(end or ""), unit, words)
        return words.ui(key, low=shown, high=shown)
    if low == high:
        return with_unit(grouped(low), unit, words)
    return with_unit(words.ui("range_to", low=grouped(low), high=grouped(high)), unit, words)


def read_claim(mention: Mention, words: Wording) -> str:
    """The claim's value as it was read."""
    value = mention.value
    if isinstance(value, Quantity):
        if value.value is None:
            return span_of(decimal(value.low), decimal(value.high), value.unit, words)
        per = f" / {value.per}" if value.per else ""
        return with_unit(grouped(decimal(value.value) or ""), value.unit, words) + per
    if isinstance(value, When):
        return value.value or span_of(day(value.first), day(value.last), None, words)
    return ""


def read_evidence(evidence: Evidence, words: Wording) -> str:
    """The source's value as it was read."""
    if evidence.value is None:
        return span_of(evidence.low, evidence.high, evidence.unit, words)
    return with_unit(grouped(evidence.value), evidence.unit, words)


def found(evidence: Evidence, words: Wording) -> str:
    """The source's value as written; with what it was read as where the writing, as in a table, has no unit."""
    read = read_evidence(evidence, words)
    if evidence.formula:
        return read or evidence.written
    bare = _NUMBER.fullmatch(evidence.written.replace(",", "")) is not None
    if not evidence.written or not bare or not evidence.unit or evidence.unit == "date":
        return evidence.written or read
    return f"{evidence.written} ({read})"


def allowed(comparison: Comparison, words: Wording) -> str:
    """The values that the claim's wording allows."""
    return span_of(comparison.claimed_low, comparison.claimed_high, comparison.unit, words)


def signed(number: str) -> str:
    """A difference with its sign always shown."""
    shown = grouped(number)
    return shown if shown.startswith(MINUS) or number == "0" else "+" + shown
