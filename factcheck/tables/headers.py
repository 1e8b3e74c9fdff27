"""What a header, a caption or a unit line says of its cells: unit, period and what is measured."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from claims.frames.passage import text_keys
from claims.frames.relative import ending
from claims.frozen import quick, replace
from claims.lang import units
from claims.mentions.find import block_mentions, find_mentions
from claims.model import Bound, Frame, Grain, Keys, Kind, Mention, Quantity, Span, When
from claims.words.vocabulary import find_concepts, kind
from factcheck.tables.short_times import written_out
from factcheck.tables.unitless import names_no_unit

YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
_PIECES = re.compile(r"[,.;·](?!\d)")
_UNIT_WORDS = re.compile(r"^(?:in|단위|unit|units?)\b\s*[:：]?\s*(?:of\s+)?|[:：]", re.IGNORECASE)
_PLURAL_SCALE = re.compile(
    r"\b(thousand|million|billion|trillion)s?\b(?:\s+of\b)?(?:\s+(?:current|constant|nominal))?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"\s?['’]?(?<![\d.,])000s?\b")
"""As accounts write them: £'000, (000s)."""
_ROUND_SCALE = re.compile(r"^1[,.\s]?(000(?:[,.\s]?000)?)(?=\s)")
_SCALE_AND_NOUN = re.compile(r"(?<![^\s1])(?:thousand|million|billion|trillion) \S.*")
"""A scale word in front says how many of whatever noun follows it ("thousand first-time installs")."""
_NUMBERED = re.compile(rf"{_SCALE_AND_NOUN.pattern}|^10{{1,3}}(?=[만억조백])|(?:/|\bper) ?10{{1,6}} ?(?=[a-zA-Z])")
"""Where a unit may hold digits: behind its scale, in a Korean one (10억 원), in what it is counted per."""
_COUNTED_PER = re.compile(r" ?(?:/|per ?) ?[\w ]{1,20}\Z")
_MONEY_SCALE = re.compile(
    r"(?P<sign>[A-Z]{0,3}[$€£¥₩]|[A-Z]{3}) ?(?P<scale>k|m|mn|mln|bn|b|tn|thousand|million|billion|trillion)\Z"
)
_IN_SCALE = re.compile(r"\A(\S{1,4}|[A-Za-z]+ dollars|\w+) in (thousand|million|billion|trillion)\Z", re.IGNORECASE)
"""The currency before its scale: "$ in millions", "euros in thousands"."""


def _scaled_money(written: re.Match[str]) -> str:
    """ "$ in million" as "$ million", and "dollars in million" as "million dollars"."""
    currency, scale = written.groups()
    if not currency[-1].islower():
        return f"{currency} {scale}"
    return f"{scale} {currency if ' ' in currency else currency.lower()}"


_UNIT_SENTENCE = re.compile(
    r"\b(?:in|are|is)\s+((?:thousands|millions|billions)\s+of\s+[A-Za-z ]{2,30}?)(?=[.,;:)]|$)"
    r"|단위\s*[:：]\s*([^\s).,]{1,12})",
    re.IGNORECASE,
)
_UNITED_STATES = re.compile(r"\bU\.S\.(?= )")
_SHARE = re.compile(
    r"^(?:%|per ?cent(?:ages?)?|pct)\s(?:of|by)\s[\w ,'-]{1,40}\Z|^(?:percentages|백분율)\Z"
    r"|^(?:연간?|월|연율|annual|yearly) ?(?:%|per ?cent)\Z"
    r"|^(?:%|per ?cent|pct) (?:p\.?a\.?|a year|per (?:annum|year))\Z",
    re.IGNORECASE,
)
"""Of what a percentage is one, by what it is measured, over how long: "% by weight", "percent of pupils", "연 %"."""
_BASE = re.compile(
    r"[(（]?\s?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d(?:[.-]\d{1,2}\.?|년(?: \d{1,2}월)?)?\s?=\s?100(?:\.0)?\s?[)）]?"
)
"""What an index is counted from: no time that its values hold for."""


@quick
@dataclass(frozen=True, slots=True)
class Header:
    """A row or column header, read once."""

    text: str
    keys: Keys
    periods: tuple[When, ...]
    unit: Quantity | None


def part_of(row: str) -> str:
    """What a row names as a part of the row above it ("of which services" → "services"); "" for any other row."""
    found = _PART.match(row)
    return row[found.end() :].strip(" ()") if found else ""


_PART = re.compile(r"\s*(?:\(?(?:of which|thereof|o/w)\b:?|\(?(?:그|이) ?중(?![가-힣])|ㄴ|[└∟])\s*", re.IGNORECASE)


def unit_sentence(text: str) -> str:
    """The unit that a sentence beside a table gives for all of it ("Amounts are in millions of dollars."), or ""."""
    found = _UNIT_SENTENCE.search(text)
    return (found[1] or found[2]) if found else ""


def names_a_unit(text: str, frame: Frame) -> bool:
    """Whether what was read as a value is only the unit of a table ("(단위: 백만원)")."""
    written = frame.mention.text
    if any(ch.isdigit() for ch in written):
        return False
    at = text.find(written)
    return at >= 0 and _LABELLED.search(text, max(0, at - _LABEL), at) is not None


_LABEL = 40
_LABELLED = re.compile(r"(?:단위|\bunits?)\s*[:：][^()\n]*\Z", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_header(text: str, language: str, as_of: dt.date | None) -> Header:
    """Read one header or caption; cached, as the same words head many tables.

    Args: as_of, the day of the page, from which a header that names no year counts.
    """
    plain = _in_words(text, language)
    named = _UNIT_END.sub("", plain) if _is_joined(text) else plain
    if not plain:
        return Header("", Keys(), (), None)
    mentions = block_mentions(plain, language, as_of=as_of)
    dates = [(plain[: m.span.start].lower(), m.value) for m in mentions if isinstance(m.value, When)]
    periods = [ending(before, when, language) for before, when in dates if when.first or when.of_year]
    if not periods:
        periods = [w for y in YEAR.findall(plain)[:1] if isinstance(w := year(y).value, When)]
    keys = text_keys(named, language)
    if _THE_FIRM.fullmatch(plain):
        keys = replace(keys, names=())
    if _OF_ALL.match(plain) or _THE_FIRM.fullmatch(plain):
        keys = replace(keys, concepts=tuple(dict.fromkeys((*keys.concepts, "total"))))
    return Header(plain, keys, tuple(periods), unit_told(text, language))


@lru_cache(maxsize=4096)
def unit_told(text: str, language: str) -> Quantity | None:
    """The unit that a header gives, by itself."""
    return unit_of(_in_words(text, language), language)


@lru_cache(maxsize=4096)
def measured_by(word: str, language: str) -> frozenset[str]:
    """What a word of a header or of a note says to be measured (판매가, "price")."""
    return frozenset(c for _, c in find_concepts(word, language) if kind(c) == "measure")


def _in_words(text: str, language: str) -> str:
    return _spelled(_BASE.sub(" ", written_out(text)), language)


_THE_FIRM = re.compile(
    r"(?:the )?(?:whole )?(?:group|company)(?:,? total)?|group-wide|그룹 ?(?:전체|합계)?|전사", re.IGNORECASE
)
"""Heads the row of the whole of whom a page is about, among those of its parts."""
_OF_ALL = re.compile(r"all(?: (?!other|(?:time|day|night|week|year|weather)\b)[a-z].*)?\Z", re.IGNORECASE)
"""A header of the whole by one word before its noun: "All counties"."""


def bare_text(text: str, read: Header) -> str:
    """The words of a header as texts would write them: of one of a data file taken apart, and without its unit."""
    return _UNIT_END.sub("", read.text) if _is_joined(text) else text


def _spelled(text: str, language: str) -> str:
    """A header in words: those of data files are taken apart ("avg_fare_eur", "avgFare"), short ones written out."""
    short = _words("short")
    joined = _is_joined(text)
    parts = text if "_" in text or not joined else _CAMEL.sub(" ", text).lower()
    words = [short.get(w, short.get(w.lower(), w)) for w in re.split(r"[_\s]+", parts) if w]
    if joined or len(words) == 1:
        words = [_words("machine").get(w.lower(), w) for w in words]
    if len(words) == 1:
        words = [_words("alone").get(words[0].lower(), words[0])]
    plain = " ".join(words)
    symbol = _spellings().get(plain, plain)
    if not joined and symbol != plain and plain.islower() and symbol.lower() == plain:
        # "mwh", as data files write it.
        return f"{plain} ({symbol})"
    return _machine_unit(plain, language) if joined else plain


def _is_joined(text: str) -> bool:
    """Whether the words of a header are joined, as data files have them: "avg_fare", "avgFare"."""
    return "_" in text or _CAMEL_CASE.match(text) is not None


_CAMEL_CASE = re.compile(r"[a-z]{2,}(?:[A-Z][a-z\d]*)+\Z")
_CAMEL = re.compile(r"(?=[A-Z])")
_UNIT_END = re.compile(r" \([^()]{1,30}\)\Z")


@cache
def _words(table: str) -> dict[str, str]:
    """A table of factcheck/tables/headers.toml."""
    read: dict[str, dict[str, str]] = tomllib.loads(
        resources.files("factcheck.tables").joinpath("headers.toml").read_text(encoding="utf-8")
    )
    return read[table]


def year(text: str) -> Mention:
    """A bare year of four digits as a date."""
    number = int(text)
    value = When(value=text, grain=Grain.YEAR, first=dt.date(number, 1, 1), last=dt.date(number, 12, 31))
    return Mention(span=Span(0, len(text)), text=text, value=value)


def _machine_unit(header: str, language: str) -> str:
    """The header of a data file with its unit in brackets: "power gw" → "power (GW)", "sales USD m" → "sales (USD m)",
    "open USD kg" → "open (USD per kg)"."""
    if " / " in header:
        return " / ".join(_machine_unit(_share_last(part), language) for part in header.split(" / "))
    *words, last = header.split()
    if not words:
        return header
    if YEAR.fullmatch(last) and len(words) > 1:
        # The year behind the unit: "wage KRW 2025".
        return _machine_unit(f"{last} {' '.join(words)}", language)
    if "per" in words[2:] and (money := words[words.index("per") - 1]) in _CURRENCIES:
        before, _, counted = header.partition(f" {money} per ")
        return f"{before} ({money} per {_spellings().get(counted.lower(), counted)})"
    *rest, before = words
    written = _spellings().get(last.lower())
    if before.lower() in _SCALE_WORDS and rest:
        return f"{' '.join(rest)} ({before} {last})"
    if before in _CURRENCIES and rest:
        if last.lower() in _SCALES:
            return f"{' '.join(rest)} ({before} {last})"
        if written or last.lower() in _SHORT_UNITS:
            return f"{' '.join(rest)} ({before} per {written or last})"
    if last in _SHORT:
        return f"{' '.join(words)} ({_SHORT[last]})"
    if last in _CURRENCIES or last.lower() in _SCALE_WORDS:
        return f"{' '.join(words)} ({last})"
    if last.lower() in _POINTS and not _MOVES.isdisjoint(words):
        return f"{' '.join(words)} (pp)"
    if not last.isascii() and unit_of(f"({last})", language):
        return f"{' '.join(words)} ({last})"
    return f"{' '.join(words)} ({written})" if written else header


def _share_last(field: str) -> str:
    """A field of records that says it is a percentage, with that in brackets ("women % staff" → "women staff (%)")."""
    words = field.split()
    return " ".join([*(word for word in words if word != "%"), "(%)"]) if "%" in words and len(words) > 1 else field


_SHORT = {"t": "t", "k": "thousand", "ths": "thousand", "thou": "thousand", "mn": "million", "mln": "million"}
"""What the short last word of a data file's header means where no money stands before it."""
_CURRENCIES = frozenset({"USD", "KRW", "EUR", "JPY", "GBP", "CNY", "CHF"})
_SCALES = frozenset({"k", "m", "mn", "mln", "bn"})
_SCALE_WORDS = frozenset({"thousand", "thousands", "million", "millions", "billion", "billions"})
_SHORT_UNITS = frozenset({"t", "l", "g"})
"""Units of one letter, which only money stands before."""
_POINTS = frozenset({"pp", "ppt", "pts"})
_MOVES = frozenset({"change", "difference", "delta", "year", "month", "quarter"})


@cache
def _spellings() -> dict[str, str]:
    names = (name for unit in units().values() if not unit.dimension.startswith("currency") for name in unit.names)
    written = {name.lower(): name for name in names if name.isascii() and name.isalpha() and len(name) > 1}
    return {name: unit for name, unit in written.items() if name not in _WORDS_TOO}


_WORDS_TOO = frozenset({"min", "mins", "mn", "au", "pa", "ma", "in", "ms", "pp"})
"""Names of units that a data file more often means otherwise ("temperature_min")."""


def unit_of(header: str, language: str) -> Quantity | None:
    """The first unit that is no percentage; a percentage where there is no other ("백만원, %")."""
    if _OTHERWISE.fullmatch(header) or names_no_unit(header, language):
        return None
    units = list(_units(header, language))
    return next((u for u in units if u.unit != "percent"), units[0] if units else _leading_unit(header, language))


_OTHERWISE = re.compile(r"[A-Za-z]|Won|Second|Newton|Pascal|Sterling|Stone")
"""Headers by themselves that are more often no unit: W and L of a league, "Won", "Second"."""


def _units(header: str, language: str) -> Iterator[Quantity]:
    """The unit that a header, caption or "(unit: …)" line gives: "in millions of US dollars" → 1000000 USD.

    The words are read by the number reader itself, as if a 1 stood before them.
    """
    bracketed = _BRACKETS.findall(header) if language == "ko" else []
    for part in dict.fromkeys(_unit_parts(header)):
        bare = _SHARE.sub("%", _UNIT_WORDS.sub("", part.strip()))
        named = _THOUSANDS.sub(" thousand", _ROUND_SCALE.sub(_scale_word, bare)).strip()
        # What a Korean header has in brackets is its unit ("사망(명)").
        said = bare != part.strip() or part in bracketed
        named = "일간" if named == "일" and said else named  # 1일 by itself is the first of a month
        words = _IN_SCALE.sub(_scaled_money, _PLURAL_SCALE.sub(lambda scale: scale[1].lower(), named))
        if not words or any(ch.isdigit() for ch in _NUMBERED.sub(" ", words)):
            continue
        unit = next(filter(None, (_one(text, language, said) for text in _as_numbers(words))), None)
        if unit:
            yield unit


def _unit_parts(header: str) -> Iterator[str]:
    """The pieces of a header that may be a unit: in brackets, between marks, behind "in", or all of it."""
    header = _UNITED_STATES.sub("US", header)
    inside = [piece for part in _BRACKETS.findall(header) for piece in _PIECES.split(part)]
    yield from inside
    yield from (side for piece in inside for side in piece.split("/")[: 2 * ("/" in piece)])
    yield _COMMA.split(header)[-1]
    yield from _ends(header)
    yield header.rpartition(" in ")[2]
    yield header
    yield from re.split(r"[;|]| [·–—-] ", header)[1:]
    # Between two commas ("Exports by country, USD million, provisional").
    yield from (piece.strip() for sentence in _SENTENCES.split(header) for piece in _COMMA.split(sentence)[:-1])


_COUNTED_FIRST = re.compile(r"(?:number of )?([a-z]{3,}s)\b(?! (?:per|to|since|of|and|or)\b)", re.IGNORECASE)


def _leading_unit(header: str, language: str) -> Quantity | None:
    """The unit that a header, or a piece of a caption, opens with in the plural: "tonnes shipped", "Kilometres of
    track", "daily maximum, metres above sea level"."""
    pieces = (header, *_SENTENCES.split(header), *_ends(header), header.rpartition(" in ")[2])
    for piece in pieces if language == "en" else ():
        first = _COUNTED_FIRST.match(piece.strip())
        unit = _one(f"1 {first[1]}", language, said=False) if first else None
        if unit and unit.dimension not in ("months", "time", "ratio", "points") and unit.unit:
            return unit
    return None


def _ends(header: str) -> Iterator[str]:
    """What stands behind the last comma of each sentence of a caption, or is the sentence."""
    yield from (_COMMA.split(part)[-1].strip() for part in _SENTENCES.split(header))


_SENTENCES = re.compile(r"(?<=[a-z)])\. ?")
_COMMA = re.compile(r",(?!\d)")


def _one(text: str, language: str, said: bool) -> Quantity | None:
    """What a number with a unit says of the unit; None where the unit does not fill it, or is only a noun."""
    language = "ko" if _HANGUL.search(text) else language
    found = [m for m in find_mentions(text, language) if m.kind is Kind.QUANTITY]
    if not found or found[0].span.start or not isinstance(value := found[0].value, Quantity) or not value.value:
        return None
    end = found[0].span.end
    if _HANGUL.match(text, end) or (value.unit is None and not _is_scale(value)):
        return None
    whole = end >= len(text) - 3 or (value.per is not None and _COUNTED_PER.match(text, end))
    scale = value.value != 1 and _SCALE_AND_NOUN.search(text) is not None
    if not whole and not scale:
        return None
    return value if value.value != 1 or _real_unit(value) or _counted(value, said) else None


def _is_scale(value: Quantity) -> bool:
    return value.bound is Bound.EXACT and value.value is not None and value.value.normalize().as_tuple().digits == (1,)


_HANGUL = re.compile("[가-힣]")
"""Behind a scale or a unit another syllable makes a word of it: 경남, 천안, 조선 and 원유 are no 경, 천, 조 and 원."""


def _as_numbers(words: str) -> Iterator[str]:
    """Ways to write a 1 in the unit of a header: "£m" is £1m, "GBP bn" is 1bn GBP."""
    if money := _MONEY_SCALE.match(words):
        sign, scale = money["sign"], money["scale"]
        yield f"{sign} 1{scale}" if sign.isalpha() else f"{sign}1{scale}"
    if words[0].isdigit():
        yield words
        return
    if words.startswith("in "):
        # "1 in a million" is a share.
        return
    yield f"1 {words}"
    yield f"1{words}"
    if unicodedata.category(words[0]) == "Sc":
        yield f"{words[0]}1{words[1:]}"


def _scale_word(written: re.Match[str]) -> str:
    """ "1,000 bags" are a thousand bags."""
    return "thousand" if len(written[1]) == len("000") else "million"


def _counted(value: Quantity, said: bool) -> bool:
    """A header that says "unit:" may name a counter ("(단위: 명)"); any other noun is only a noun."""
    return said and (value.dimension or "").startswith("count:")


def _real_unit(value: Quantity) -> bool:
    return value.unit is not None and not (value.dimension or "").startswith("count")
