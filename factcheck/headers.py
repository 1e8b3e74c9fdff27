"""What a header, a caption or a unit line says of its cells: unit, period and what is measured."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.lang import units
from claims.mentions import find_mentions
from claims.model import Grain, Keys, Kind, Mention, Quantity, Span, When
from claims.passage import text_keys

YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
_PIECES = re.compile(r"[,.;/·](?!\d)")
_UNIT_WORDS = re.compile(r"^(?:in|단위|unit|units?)\b\s*[:：]?\s*(?:of\s+)?|[:：]", re.IGNORECASE)
_PLURAL_SCALE = re.compile(
    r"\b(thousand|million|billion|trillion)s\b(?:\s+of\b)?(?:\s+(?:current|constant|nominal))?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"\s?['’]?(?<![\d.,])000s?\b")
"""As accounts write them: £'000, (000s)."""
_MONEY_SCALE = re.compile(
    r"(?P<sign>[A-Z]{0,3}[$€£¥₩]|[A-Z]{3}) ?(?P<scale>k|m|mn|mln|bn|b|tn|thousand|million|billion|trillion)\Z"
)
_UNIT_SENTENCE = re.compile(
    r"\b(?:in|are|is)\s+((?:thousands|millions|billions)\s+of\s+[A-Za-z ]{2,30}?)(?=[.,;:)]|$)"
    r"|단위\s*[:：]\s*([^\s).,]{1,12})",
    re.IGNORECASE,
)
_SHORT = {"pct": "%", "usd": "USD", "krw": "KRW", "eur": "EUR", "jpy": "JPY", "percent": "%", "percentage": "%"}
_SHORT_QUARTER = re.compile(r"\bQ([1-4])\s?['’](\d\d)\b")
_BASE = re.compile(r"[(（]?\s?(?:19|20)\d\d년?\s?=\s?100(?:\.0)?\s?[)）]?")
"""What an index is counted from: no time that its values hold for."""


@dataclass(frozen=True, slots=True)
class Header:
    """A row or column header, read once."""

    text: str
    keys: Keys
    periods: tuple[When, ...]
    unit: Quantity | None


def unit_sentence(text: str) -> str:
    """The unit that a sentence beside a table gives for all of it ("Amounts are in millions of dollars."), or ""."""
    found = _UNIT_SENTENCE.search(text)
    return (found[1] or found[2]) if found else ""


@lru_cache(maxsize=4096)
def read_header(text: str, language: str, as_of: dt.date | None) -> Header:
    """Read one header or caption; cached, as the same words head many tables.

    Args: as_of, the day of the page, from which a header that names no year counts.
    """
    plain = _SHORT_QUARTER.sub(r"Q\1 20\2", text)
    plain = _BASE.sub(" ", plain)
    plain = " ".join(_SHORT.get(w.lower(), w) for w in re.split(r"[_\s]+", plain) if w)
    if "_" in text:
        plain = _machine_unit(plain)
    if not plain:
        return Header("", Keys(), (), None)
    mentions = find_mentions(plain, language, as_of=as_of)
    periods = [m.value for m in mentions if isinstance(m.value, When) and m.value.first]
    if not periods:
        periods = [w for y in YEAR.findall(plain)[:1] if isinstance(w := year(y).value, When)]
    return Header(plain, text_keys(plain, language), tuple(periods), unit_of(plain, language))


def year(text: str) -> Mention:
    """A bare year of four digits as a date."""
    number = int(text)
    value = When(value=text, grain=Grain.YEAR, first=dt.date(number, 1, 1), last=dt.date(number, 12, 31))
    return Mention(span=Span(0, len(text)), text=text, value=value)


def _machine_unit(header: str) -> str:
    """The header of a data file with its unit in brackets: "power gw" → "power (GW)", "revenue USD m" likewise."""
    *words, last = header.split()
    if words and last.lower() in ("k", "m", "mn", "bn") and words[-1] in _SHORT.values():
        return f"{' '.join(words[:-1])} ({words[-1]} {last})"
    written = _spellings().get(last.lower())
    return f"{' '.join(words)} ({written})" if words and written else header


@cache
def _spellings() -> dict[str, str]:
    names = (name for unit in units().values() if not unit.dimension.startswith("currency") for name in unit.names)
    written = {name.lower(): name for name in names if name.isascii() and name.isalpha() and len(name) > 1}
    return {name: unit for name, unit in written.items() if name not in _WORDS_TOO}


_WORDS_TOO = frozenset({"min", "mins", "mn", "au", "pa", "ma", "in", "ms", "pp"})
"""Names of units that a data file more often means otherwise ("temperature_min")."""


def unit_of(header: str, language: str) -> Quantity | None:
    """The first unit that is no percentage; a percentage where there is no other ("백만원, %")."""
    units = list(_units(header, language))
    return next((u for u in units if u.unit != "percent"), units[0] if units else None)


def _units(header: str, language: str) -> Iterator[Quantity]:
    """The unit that a header, caption or "(unit: …)" line gives: "in millions of US dollars" → 1000000 USD.

    The words are read by the number reader itself, as if a 1 stood before them.
    """
    inside = [piece for part in _BRACKETS.findall(header) for piece in _PIECES.split(part)]
    for part in (*inside, header.rpartition(",")[2], header.rpartition(" in ")[2], header):
        named = _UNIT_WORDS.sub("", _THOUSANDS.sub(" thousand", part.strip()))
        words = _PLURAL_SCALE.sub(r"\1", named).strip()
        if not words or any(ch.isdigit() for ch in words):
            continue
        for text in _as_numbers(words):
            found = [m for m in find_mentions(text, language) if m.kind is Kind.QUANTITY]
            if found and found[0].span.start == 0 and found[0].span.end >= len(text) - 3:
                value = found[0].value
                if (
                    isinstance(value, Quantity)
                    and value.value
                    and (value.value != 1 or _real_unit(value) or _counted(value, named != part.strip()))
                ):
                    yield value
                    break


def _as_numbers(words: str) -> Iterator[str]:
    """Ways to write a 1 in the unit of a header: "£m" is £1m, "GBP bn" is 1bn GBP."""
    if money := _MONEY_SCALE.match(words):
        sign, scale = money["sign"], money["scale"]
        yield f"{sign} 1{scale}" if sign.isalpha() else f"{sign}1{scale}"
    yield f"1 {words}"
    yield f"1{words}"
    if unicodedata.category(words[0]) == "Sc":
        yield f"{words[0]}1{words[1:]}"


def _counted(value: Quantity, said: bool) -> bool:
    """A header that says "unit:" may name a counter ("(단위: 명)"); any other noun is only a noun."""
    return said and (value.dimension or "").startswith("count:")


def _real_unit(value: Quantity) -> bool:
    return value.unit is not None and not (value.dimension or "").startswith("count")
