"""Units: what stands behind a number or before it, its dimension, and its factor into the base unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claims.mentions.grammar import HANGUL, SQUARED, Grammar, Name, unit_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{0,30}")
_SHORT = re.compile(r"(?<![\d.,$€£¥])(?<!\d[ \u00a0])[1-9]\d{0,2}$")
"""A number of so few digits says little without its noun: the mention takes in "38 parish councils"."""
_NOT_PLURAL = ("ss", "us", "is", "'s")
_PLACE = re.compile(rf"[{HANGUL}]")
_WEIGHING = re.compile(
    r"weigh|heav|mass|lift|load|kilo|payload|thrust|body|lost|gain|beef|fish|cocaine|rocket|spacecraft"
)


class Measure(NamedTuple):
    """A unit as found beside a number."""

    end: int
    """Where the unit ends in the text; for a noun further off, where the number ends."""
    code: str | None
    dimension: str | None = None
    factor: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    """Multiplies the written number: a cent is 0.01 USD."""
    ambiguous: tuple[str, ...] = ()
    counter: bool = False
    noun: bool = False
    """An English plural noun that the tables do not know."""
    far: bool = False
    """The noun stands behind other words."""


def measure_by_code(code: str, end: int) -> Measure:
    """The measure of a unit that is known by its code."""
    return measure_of(Name(code=code, counter=False), end)


def measure_of(name: Name, end: int) -> Measure:
    """The measure that a unit's name stands for."""
    if name.counter:
        dimension = f"count:{name.code}" if name.code and name.code not in ("place", "unit", "kind") else "count"
        return Measure(end=end, code=name.code or None, dimension=dimension, counter=True)
    unit = unit_of(name.code)
    if unit is None:
        return Measure(end=end, code=name.code, dimension=f"count:{name.code}", counter=True)
    code = unit.unit or unit.code
    dimension = "ratio" if code == "percent" else unit.dimension
    return Measure(
        end=end, code=code, dimension=dimension, factor=unit.factor, scale=unit.scale, ambiguous=name.ambiguous
    )


def read_unit(text: str, lower: str, pos: int, grammar: Grammar, *, worded: bool) -> Measure | None:
    """The unit whose name begins at `pos` or one space (or hyphen) later; None where there is none."""
    letter = text[pos : pos + 1]
    if not letter:
        return None
    spaced = letter in " \u00a0" or (letter == "-" and text[pos + 1 : pos + 2].isalpha())
    at = pos + 1 if spaced else pos
    first = text[at : at + 1]
    if not first or first == "\n":
        return None
    if grammar.own_names and first > "\u2e80" and first not in SQUARED:
        return _own_unit(text, at, grammar, worded=worded, spaced=spaced)
    return _latin_unit(text, lower, at, grammar, hyphen=letter == "-")


def _own_unit(text: str, at: int, grammar: Grammar, *, worded: bool, spaced: bool) -> Measure | None:
    """The longest own name whose right side is a particle, an ending or no letter at all."""
    assert grammar.own_names is not None
    found = grammar.own_names.match(text, at)
    if not found:
        return None
    name, end = found.group(), found.end()
    hedge = grammar.after.match(text, at)
    if hedge and hedge["own"] and hedge.start("own") == at and len(hedge["own"]) > len(name):
        return None
    while name:
        closed = _closed(text, end, grammar) or (not worded and name in _SURE and end - at == len(name))
        if name in grammar.names and closed and not (spaced and name in grammar.language.glued):
            return measure_of(grammar.names[name], end)
        name, end = name[:-1], end - 1
    return None


def _closed(text: str, end: int, grammar: Grammar) -> bool:
    if not grammar.language.particles or not _PLACE.match(text, end):
        return not (text[end - 1] == "도" and text[end : end + 1].isdecimal())
    return grammar.particles.match(text, end) is not None


def _latin_unit(text: str, lower: str, at: int, grammar: Grammar, *, hyphen: bool) -> Measure | None:
    found = grammar.symbols.match(text, at)
    if found and text[at - 1 : at].isspace() and found.group() in grammar.english.glued:
        return None
    if found and _ends_word(text, found.end()):
        measure = measure_of(grammar.names[found.group()], found.end())
        if measure.code == "times" and lower.startswith("times", at):
            return _times(lower, measure)
        return _pounds(lower, at, measure) if found.group().lower() in ("pound", "pounds") else measure
    # A shorter name may fit where the longest does not ("m" in "m2 " is tried as "m2" first), and case may differ.
    word = _WORD.match(text, at)
    if not word:
        return _shorter(text, at, found.end(), grammar) if found else None
    name = word.group()
    first = name.partition("-")[0]
    for spelling in dict.fromkeys((name, name.lower(), first, first.lower())):
        if len(spelling) > 2 and spelling in grammar.names:
            return measure_of(grammar.names[spelling], at + len(spelling))
    if hyphen:
        return None
    return _shorter(text, at, found.end(), grammar) if found else None


def _shorter(text: str, at: int, end: int, grammar: Grammar) -> Measure | None:
    for stop in range(end, at, -1):
        name = text[at:stop]
        if name in grammar.names and _ends_word(text, stop):
            return measure_of(grammar.names[name], stop)
    return None


def _ends_word(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not (following.isascii() and following.isalnum() and text[end - 1].isalnum())


_SURE = frozenset({"명", "원", "개", "살", "점", "건", "달러", "%", "퍼센트"})
_OFTEN = re.compile(r" (?:a|an|per|each|every|in|since|during|between|last|this|on|before|so|and)(?![a-z])|[.,;)]|$")


def _times(lower: str, measure: Measure) -> Measure:
    """ "Four times the size" multiplies; "four times a week" counts."""
    if _OFTEN.match(lower, measure.end):
        return Measure(end=measure.end, code="time", dimension="count:time", counter=True)
    return measure


def _pounds(lower: str, at: int, measure: Measure) -> Measure:
    """ "Pounds" are money unless the text around speaks of weight."""
    around = lower[max(0, at - 80) : at + 60]
    if _WEIGHING.search(around):
        return measure
    return Measure(end=measure.end, code="GBP", dimension="currency:GBP", ambiguous=("lb",))


def read_noun(
    text: str, lower: str, pos: int, grammar: Grammar, *, single: bool, number_end: int | None = None
) -> Measure | None:
    """The counted noun behind a number, as an English plural; up to two words may stand between.

    Args: single, whether one of them is meant; number_end, where the number ends if that is not at `pos`.
    """
    at = pos
    digits = pos if number_end is None else number_end
    for distance in range(3):
        separator = text[at : at + 1]
        if separator != " " and not (separator == "-" and distance == 0):
            return None
        word = _WORD.match(lower, at + 1)
        if not word:
            return None
        name = word.group()
        if separator == "-" and name.isalpha() and len(name) > 2:
            return counted(singular(name, grammar) or name, word.end(), far=False)
        if name in grammar.english.function_words or (digits == pos and name in grammar.english.number.digits):
            return None
        if distance and text[at + 1].isupper():
            return None
        noun = singular(name, grammar)
        if noun or (single and distance == 0 and _single(name, grammar)):
            near = distance == 0 or (distance == 1 and _SHORT.search(text[max(0, digits - 5) : digits]) is not None)
            return counted(noun or name, word.end() if near else pos, far=distance > 0)
        if name in grammar.english.movement:
            return None
        at = word.end()
    return None


def _single(name: str, grammar: Grammar) -> bool:
    return name in grammar.english.plurals.values()


def counted(noun: str, end: int, *, far: bool) -> Measure:
    """The measure of things counted by an English noun."""
    generic = noun in ("item", "unit", "piece", "case")
    return Measure(
        end=end, code=noun, dimension="count" if generic else f"count:{noun}", counter=True, noun=True, far=far
    )


def singular(word: str, grammar: Grammar) -> str | None:
    """The singular of an English plural ("countries" → "country"); None where the word is no plural."""
    if word in grammar.english.plurals:
        return grammar.english.plurals[word]
    _, hyphen, last = word.rpartition("-")
    if hyphen and last in grammar.english.plurals:
        return grammar.english.plurals[last]
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


_OF = re.compile(r" of (?:(?:the|its|their|his|her|our|these|those|all) )?(?:[A-Z][\w-]{0,20} ){0,2}(?=[a-z])")
_OWNED = re.compile(r" of (?:its|their|his|her|our) ")
_OR_MORE = re.compile(r" or (?:more|fewer|less) (?=[a-z])")
_COUNTED_OWN = re.compile(
    rf"(?:가|를|을|이)? ?(?:이상|이하|미만|가량|정도|넘는|여|남짓)?의? "
    rf"(?:[{HANGUL}]{{2,4}}한 |[{HANGUL}]{{1,4}}의 )?(?=([{HANGUL}]{{2,5}}))"
)


def of_noun(text: str, lower: str, pos: int, grammar: Grammar) -> Measure | None:
    """The noun in "10,000 of its satellites" and "250 or more employees": far from the number."""
    found = _OF.match(text, pos) or _OR_MORE.match(text, pos) if text.startswith(" o", pos) else None
    if not found:
        return None
    noun = read_noun(text, lower, found.end() - 1, grammar, single=False, number_end=pos)
    if not noun:
        return None
    # "14 of its cinemas" reads as "14 cinemas"; behind "of the" may stand what they are only a part of.
    owned = _OWNED.match(text, pos) is not None and noun.end > found.end()
    return counted(noun.code or "", noun.end if owned else pos, far=True)


def own_noun(text: str, start: int, measure: Measure, grammar: Grammar) -> Measure:
    """What a generic counter counts: 50개 이상의 언어, 토큰 100만 개."""
    found = _COUNTED_OWN.match(text, measure.end)
    words = [found[1]] if found else []
    before = text[max(0, start - 24) : start].split(" ")
    words += [before[-2].rstrip("은는이가을를의")] if len(before) > 1 else []
    for word in words:
        for size in range(len(word), 1, -1):
            name = grammar.names.get(word[:size])
            if name and name.counter and name.code:
                return measure._replace(code=name.code, dimension=f"count:{name.code}")
    return measure
