"""Rates: which number is the denominator of which, and what a quantity is counted per."""

from __future__ import annotations

import re

from claims.frozen import replace
from claims.mentions.grammar import unit_of
from claims.mentions.source import Found, Source
from claims.mentions.units import read_noun, read_unit
from claims.model import Quantity, Role

_PER = re.compile(r"(?: ?/ ?| per | an? | each | every | for every | for each )(?=([a-z³²]+(?:-[a-z]+)?))")
_PER_LETTERS = "/paef"
"""What its words begin with."""
_PER_NUMBER = ("per", "for every", "for each", "in every", "out of every")
_WORDS_OF_PER = 12
_NEW_SENTENCE = re.compile(r"[.!?…]\s|[\n;。]")
_EXPONENT = re.compile(r"[a-zµμ]/[a-z]{1,3}\^?[23]$")
_UNIT_LETTERS = 7
_REACH = 40
_SINGLES = frozenset({
    "share", "person", "dose", "patient", "head", "student", "pupil", "household", "barrel", "ounce", "token",
    "tonne", "ton", "night", "seat", "ticket", "unit", "capita", "child", "woman", "vote", "game", "match", "piece",
    "bottle", "vehicle", "car",
})  # fmt: skip
"""Of what a rate may be per one, beside the units."""
_SHARED_OUT = _SINGLES - {"unit", "piece"}
_FURTHER = _SHARED_OUT | {
    "hour", "day", "week", "month", "quarter", "year", "room", "guest", "adult", "visit", "trip",
}  # fmt: skip
"""Of what a rate may be per one beside another thing."""
_OF_A_KIND = re.compile(r"[a-z-]{2,20} ([a-z]{2,20})(?![a-z])")
"""Per diluted share."""
_IN_SPAN = frozenset({"energy", "mass", "volume", "area", "length", "time", "months"})


def apply_rates(src: Source, found: list[Found]) -> list[Found]:
    """Mark denominators, and give each rate what it is counted per."""
    result = [item for item in found if not _is_exponent(src, item)] if "/" in src.text else list(found)
    lower = src.lower
    foreign = not src.text.isascii()
    counted = "per" in lower or "every" in lower or "each" in lower
    for index, item in enumerate(result):
        if not isinstance(item.value, Quantity):
            continue
        if item.role is Role.DENOMINATOR:
            _give(result, index + 1, item, src)
        elif counted and index and _is_per(src, result[index - 1], item):
            result[index] = item._replace(claim=False, role=Role.DENOMINATOR)
            _give(result, index - 1, item, src)
        elif foreign and _is_out_of(src, item, result[index + 1 : index + 2]):
            result[index] = item._replace(claim=False, role=Role.DENOMINATOR)
            _give(result, index + 1, item, src)
        elif item.value.per is None and (
            foreign or lower[item.end : item.end + 1] == "/" or lower[item.end + 1 : item.end + 2] in _PER_LETTERS
        ):
            following = result[index + 1] if index + 1 < len(result) else None
            result[index] = _behind(src, item, following.start if following else len(src.text))
            if following and following.start == item.end + 1 and _is_by_the_dozen(src, result[index], following):
                result[index + 1] = following._replace(claim=False, role=Role.DENOMINATOR)
    return result


def _is_by_the_dozen(src: Source, item: Found, number: Found) -> bool:
    """ "$4.95 a dozen": the number in words right behind is what the price is per."""
    per = item.value.per if isinstance(item.value, Quantity) else None
    worded = isinstance(number.value, Quantity) and src.lower.startswith("a ", number.start)
    return worded and number.value is not None and per == f"{number.value.value:f}"


def _is_out_of(src: Source, item: Found, following: list[Found]) -> bool:
    """The first of two Korean counts of one thing, of which the second is a rate ("천 명에 8명꼴")."""
    other = following[0] if following else None
    if other is None or src.text[item.end : other.start] != "에 " or src.text[other.end : other.end + 1] != "꼴":
        return False
    one, two = item.value, other.value
    return isinstance(one, Quantity) and isinstance(two, Quantity) and one.unit == two.unit


def _is_per(src: Source, counted: Found, item: Found) -> bool:
    """Whether a number is what the one before it, in its sentence, is counted per."""
    before = src.lower[max(0, item.start - _WORDS_OF_PER) : item.start].rstrip()
    return before.endswith(_PER_NUMBER) and not _NEW_SENTENCE.search(src.text, counted.end, item.start)


def _is_exponent(src: Source, item: Found) -> bool:
    """The digit of a unit behind a stroke: 2.7 g/cm^3, 5 kg/m2."""
    return item.end - item.start < _UNIT_LETTERS and bool(
        _EXPONENT.search(src.lower, max(0, item.end - _UNIT_LETTERS), item.end)
    )


def _give(result: list[Found], target: int, denominator: Found, src: Source) -> None:
    if not 0 <= target < len(result):
        return
    item = result[target]
    gap = min(abs(item.start - denominator.end), abs(denominator.start - item.end))
    assert isinstance(denominator.value, Quantity)
    if isinstance(item.value, Quantity) and item.claim and gap <= _REACH:
        per = _written(denominator.value, src, denominator.end)
        per = "share" if per == "week" and _is_of_shares(src, item) else per
        result[target] = item._replace(value=replace(item.value, per=per))


def _written(value: Quantity, src: Source, end: int) -> str | None:
    if value.value is None:
        return None
    unit = value.unit
    if unit is None and (noun := read_noun(src.text, src.lower, end, src.grammar, single=False)):
        unit = noun.code
    number = f"{value.value:f}"
    if number == "1" and unit:
        return unit
    return f"{number} {unit}" if unit else number


def _behind(src: Source, item: Found, limit: int) -> Found:
    """A denominator in words behind the quantity (per kilowatt-hour, a share), or before it (배럴당, 시속, 월)."""
    assert isinstance(item.value, Quantity)
    if item.value.dimension in ("rank", "multiple"):
        return item
    following = src.lower[item.end : item.end + 2]
    goes_on = following[:1] == "/" or (following[:1] == " " and following[1:] in _PER_LETTERS)
    found = _PER.match(src.lower, item.end) if goes_on else None
    if found:
        return _and_per(src, _worded(src, item, found, limit), found.end(1))
    return _before(src, item)


def _and_per(src: Source, item: Found, place: int) -> Found:
    """The rate with what it is counted per beside the first ("per person per night"), as "person/night"."""
    further = _PER.match(src.lower, place)
    if not further or further[1] not in _FURTHER or not isinstance(item.value, Quantity) or not item.value.per:
        return item
    return item._replace(value=replace(item.value, per=f"{item.value.per}/{further[1]}"))


def _worded(src: Source, item: Found, found: re.Match[str], limit: int) -> Found:
    assert isinstance(item.value, Quantity)
    if many := src.grammar.western.read(src.lower, found.end()):
        counted = Quantity(value=many.value, unit=None)
        return item._replace(value=replace(item.value, per=_written(counted, src, many.end)))
    article = found.group().strip() in ("a", "an")
    unit = read_unit(src.text, src.lower, found.end(), src.grammar, worded=True)
    word = found[1]
    if (kind := _OF_A_KIND.match(src.lower, found.end())) and unit is None and not article and kind[1] in _SHARED_OUT:
        word = kind[1]
    if unit is None or unit.end > limit:
        if (
            (article and word not in _SINGLES)
            or not word
            or word in ("year-on-year",)
            or (article and item.value.dimension == "ratio")
        ):
            return item
        return (
            item._replace(value=replace(item.value, per=word if word in _SINGLES or not article else None))
            if len(word) > 2
            else item
        )
    if article and src.lower.startswith((" ago", " earlier", " before", " later"), unit.end):
        return item
    if article and unit.dimension not in ("time", "months", "energy", "mass", "volume", "area"):
        return item
    row = unit_of(unit.code or "")
    value = replace(item.value, per=unit.code)
    money = bool(item.value.dimension and item.value.dimension.startswith("currency:"))
    if money and row and row.dimension in _IN_SPAN:
        return item._replace(end=unit.end, value=value)
    return item._replace(value=value)


def _before(src: Source, item: Found) -> Found:
    assert isinstance(item.value, Quantity)
    if src.text[max(0, item.start - 2) : item.start].isascii() and src.text.isascii():
        return item
    word, _, begin = src.before(item.start)
    if not word or (word.isascii() and not word.endswith("당")):
        return item
    rates = src.grammar.language.rates
    if word in rates:
        return _per(item, rates[word])
    if word.endswith("당") and len(word) > 1:
        unit = read_unit(src.text, src.lower, begin, src.grammar, worded=True)
        if unit and unit.code == "week" and _is_of_shares(src, item):
            return _per(item, "share")
        name = src.grammar.names.get(word[:-1])
        return _per(item, (name.code if name else None) or (unit.code if unit else None) or word[:-1])
    return item


def _is_of_shares(src: Source, item: Found) -> bool:
    """Whether money 주당 is money a share, and no wage a week: 주 is both."""
    value = item.value
    money = isinstance(value, Quantity) and (value.dimension or "").startswith("currency:")
    return money and not _WEEKLY.search(src.text, max(0, item.start - _REACH), item.end + _REACH)


_WEEKLY = re.compile(
    "임금|급여|수당|급료|봉급|소득|용돈|생활비|식비|집세|방세|임대료|과외|강료|업료|근무|노동|지원금|실업"
)
"""What is paid by the week."""


def _per(item: Found, per: str) -> Found:
    """The quantity per unit; a length per time is a speed."""
    assert isinstance(item.value, Quantity)
    value = item.value
    joined = unit_of(f"{value.unit}/{per}")
    if joined:
        return item._replace(value=replace(value, unit=joined.code, dimension=joined.dimension, factor=joined.factor))
    names = {"h": "hour", "s": "second", "min": "minute"}
    return item._replace(value=replace(value, per=names.get(per, per)))
