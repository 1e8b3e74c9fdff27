"""The tables of a language, compiled once: what the readers match with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from claims.lang import load, units
from claims.lang.model import Language, Unit
from claims.mentions.numerals import Myriad, Western
from claims.model import Bound
from claims.words.patterns import one_of

HANGUL = "가-힣"
SQUARED = frozenset(map(chr, range(0x3371, 0x33E0)))
"""Units in the room of one character, as East Asian type has them: ㎢, ㏊."""
AMBIGUOUS = MappingProxyType(
    {
        "$": ("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN"),
        "¥": ("JPY", "CNY"),
        "kr": ("SEK", "NOK", "DKK"),
    }
)
"""Signs that several currencies share; the first is what a text means that does not say."""

_GLUED_SYMBOL = re.compile(r"[A-Za-z°%‰µμ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a unit's name stands for."""

    code: str
    """Canonical unit; for a counter the English noun, empty where it counts anything."""
    counter: bool
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Compiled tables of a language and of those that are read in its text."""

    language: Language
    western: Western
    """The words of English, which stand in texts of every language."""
    myriad: Myriad | None
    english: Language
    names: Mapping[str, Name]
    """Unit names and counters, by exact spelling."""
    symbols: re.Pattern[str]
    """Names of units in Latin letters and signs."""
    own_names: re.Pattern[str] | None
    """Names of units in the language's own script."""
    signs: Mapping[str, Name]
    """Currency signs and codes that stand before the number."""
    longest_sign: int
    sign_ends: frozenset[str]
    """What the signs end with."""
    before: Mapping[str, Bound]
    before_ends: frozenset[str]
    """The last words of the phrases of `before`."""
    after: re.Pattern[str]
    after_bounds: Mapping[str, Bound]
    after_letters: frozenset[str]
    """What the Latin words of `after` begin with, and the comma that may stand before them."""
    inside: re.Pattern[str]
    inside_bounds: Mapping[str, Bound]
    inside_letters: frozenset[str]
    """What the words of `inside` begin with."""
    particles: re.Pattern[str]


@cache
def grammar(code: str) -> Grammar:
    """The compiled grammar of a language by its code."""
    language, english = load(code), load("en")
    family = [language, *(load(other) for other in language.also)]
    names = _names(family)
    signs = _signs()
    own = [name for name in [*language.units, *language.counters] if not name.isascii()]
    bounds = {word: Bound(name) for tongue in reversed(family) for word, name in tongue.hedges.after.items()}
    before = {word.lower(): Bound(name) for tongue in reversed(family) for word, name in tongue.hedges.before.items()}
    inside = {word: Bound(name) for tongue in reversed(family) for word, name in tongue.hedges.inside.items()}
    scales = set(language.number.small) | set(language.number.big)
    return Grammar(
        language=language,
        western=Western(english.number),
        myriad=_myriad(language, [name for name in own if name[0] in scales and len(name) > 1]),
        english=english,
        names=names,
        symbols=re.compile(one_of(name for name in names if _GLUED_SYMBOL.match(name[0]) or not name[0].isalnum())),
        own_names=re.compile(one_of(own)) if own else None,
        signs=signs,
        longest_sign=max(map(len, signs)),
        sign_ends=frozenset(sign[-1] for sign in signs),
        before=MappingProxyType(before),
        before_ends=frozenset(phrase.split()[-1] for phrase in before),
        after=_after(bounds),
        after_bounds=MappingProxyType(bounds),
        after_letters=frozenset({word[0] for word in bounds if word.isascii()} | {","}),
        inside=re.compile(one_of(inside)),
        inside_bounds=MappingProxyType(inside),
        inside_letters=frozenset(word[0] for word in inside),
        particles=re.compile(rf"(?![{HANGUL}])|(?:{one_of(language.particles)})" if language.particles else ""),
    )


def _myriad(language: Language, longer: Iterable[str]) -> Myriad | None:
    if language.number.system != "myriad":
        return None
    return Myriad(language.number, re.compile(one_of(longer)))


def _names(family: Iterable[Language]) -> Mapping[str, Name]:
    table: dict[str, Name] = {}
    for unit in units().values():
        for name in unit.names:
            table[name] = Name(code=unit.code, counter=False)
    for sign in SQUARED:
        written = unicodedata.normalize("NFKC", sign).replace("μ", "µ")
        if written in table:
            table[sign] = table[written]
    for language in reversed(list(family)):
        table |= {name.lower(): Name(code=code, counter=False) for name, code in language.units.items() if " " in name}
        table |= {name: Name(code=code, counter=False) for name, code in language.units.items()}
        table |= {name: Name(code=noun, counter=True) for name, noun in language.counters.items()}
    for sign, codes in AMBIGUOUS.items():
        table[sign] = Name(code=codes[0], counter=False, ambiguous=codes[1:])
    return MappingProxyType(table)


def _signs() -> Mapping[str, Name]:
    table = {
        name: Name(code=unit.code, counter=False)
        for unit in units().values()
        if unit.dimension.startswith("currency:") and not unit.unit
        for name in unit.names
    }
    for sign, codes in AMBIGUOUS.items():
        table[sign] = Name(code=codes[0], counter=False, ambiguous=codes[1:])
    return MappingProxyType(table)


def _after(bounds: Mapping[str, Bound]) -> re.Pattern[str]:
    latin = [word for word in bounds if word.isascii()]
    own = [word for word in bounds if not word.isascii()]
    joint = r"(?:을|를|이|가|은|는|에|도|의|로|으로|에도|에는|까지|만|에서|を|に|が|は)?"
    first = rf",? ?(?P<latin>{one_of(latin)})(?![a-z])" if latin else "(?!)"
    second = rf"{joint} ?(?:훨씬 |약간 |크게 |다소 |조금 |훌쩍 |채 |한참 )?(?P<own>{one_of(own)})" if own else "(?!)"
    return re.compile(f"{first}|{second}")


def unit_of(code: str) -> Unit | None:
    """The row of the neutral table for a canonical unit; None for counted nouns."""
    return units().get(code)
