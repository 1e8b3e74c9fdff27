"""Headers that can name no unit, told at one glance by their words: most rows of a table are headed by names."""

from __future__ import annotations

import re
from functools import cache

from claims.mentions.grammar import grammar

_PLAIN = re.compile(r"(?!.*000)[A-Za-zÀ-ÖØ-öø-ɏ\d &'’.,;/()\[\]–—-]*")
"""Latin letters, digits and marks, none of which stands for a unit; three noughts may be a scale ("£'000")."""
_WORD = re.compile(r"[^\W\d_]+")
_MORE = frozenset({"st", "nd", "rd", "th", "out", "odd", "in", "unit", "units", "percentages"})
"""Words that no table of units has and that make one of a number or of what follows them ("1st", "in", "Unit")."""


def names_no_unit(header: str, language: str) -> bool:
    """True where an English header has no word of the name of any unit, currency or scale; False where it has to be
    read."""
    return language == "en" and bool(_PLAIN.fullmatch(header)) and _words().isdisjoint(_WORD.findall(header.lower()))


@cache
def _words() -> frozenset[str]:
    """The words that English names of units, currencies and scales are made of, in lower case; a scale may stand in
    the plural, or right behind its currency ("thousands", "USDm")."""
    tables = grammar("en")
    scales = tables.english.scales
    scaled = (f"{sign}{scale}" for sign in tables.signs if sign.isalpha() for scale in scales)
    names = (*tables.names, *tables.signs, *scales, *(f"{scale}s" for scale in scales), *scaled)
    return _MORE.union(*(_WORD.findall(name.lower()) for name in names))
