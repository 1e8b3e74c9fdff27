"""Everyday words that mean the same, in Korean and English: `senses_of("기업")` and `senses_of("firm")` meet.

The tables are claims/lang/senses/*.toml. A sense is soft evidence that two sentences speak of one thing; it names
no measure and settles no slot.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from claims.errors import LanguageError
from claims.words.morphology import HANGUL, conjugate, english_stem, korean_root, may_follow_verb, word_lists

_MAIN = "everyday.toml"
_NONE: frozenset[str] = frozenset()
_LEAST = 2  # syllables of a noun inside a compound: 피해업체 holds 업체


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    """Each sense as (name, English words, Korean words). It is named by its first word, or by all of its line where
    another sense is so named already."""
    found: dict[str, tuple[str, str, str]] = {}
    tables = [f for f in (files("claims") / "lang" / "senses").iterdir() if f.name.endswith(".toml")]
    # The everyday ones come first: their opposites are told by the first word.
    for file in sorted(tables, key=lambda f: (f.name != _MAIN, f.name)):
        for line in tomllib.loads(file.read_text("utf-8"))["senses"]:
            english, bar, korean = line.partition("|")
            if not bar or not english.split() or not korean.split():
                raise LanguageError(f"{file.name}: {line!r}: write English words, a bar, Korean words")
            first = english.split()[0]
            name = line if first in found else first
            found[name] = (name, english, korean)
    return tuple(found.values())


@cache
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Senses by noun or English stem, and by the beginnings of the forms of Korean verbs."""
    nouns: dict[str, set[str]] = defaultdict(set)
    verbs: dict[str, set[str]] = defaultdict(set)
    for name, english, korean in _lines():
        for word in english.split():
            nouns[english_stem(word)].add(name)
        for word in korean.split():
            if word.endswith("다"):
                for form in conjugate(word):
                    verbs[form].add(name)
            else:
                nouns[korean_root(word)].add(name)
    return {k: frozenset(v) for k, v in nouns.items()}, {k: frozenset(v) for k, v in verbs.items()}


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Pairs of senses that cannot both be true of one thing; LanguageError where one is not in the table."""
    table = tomllib.loads((files("claims") / "lang" / "senses" / _MAIN).read_text("utf-8"))
    known = {name for name, _, _ in _lines()}
    unknown = [name for pair in table["opposites"] for name in pair if name not in known]
    if unknown:
        raise LanguageError(f"everyday.toml: opposites: {unknown[0]!r} begins no line of senses")
    return tuple((one, other) for one, other in table["opposites"])


@lru_cache(maxsize=1 << 16)
def senses_of(stem: str) -> frozenset[str]:
    """Names of the senses that a content stem may have; empty for a word that the table does not know."""
    nouns, verbs = _table()
    found = nouns.get(stem, _NONE)
    if found or not HANGUL.match(stem):
        return found
    return _verb(stem, verbs) or _compound(stem, nouns)


def begins_with_sense(word: str) -> bool:
    """Whether a Hangul word is one of the table's words, or begins with one: 사업자, 효율성."""
    nouns, verbs = _table()
    return bool(_verb(word, verbs)) or any(word[:n] in nouns for n in range(_LEAST, len(word) + 1))


@cache
def _empty() -> dict[str, frozenset[str]]:
    return {form: frozenset((verb,)) for verb in word_lists("ko")["empty_verbs"] for form in conjugate(verb)}


@lru_cache(maxsize=1 << 14)
def says_little(word: str) -> bool:
    """Whether a Hangul word is a verb that says little without the noun before it (들어갔다, 받았다)."""
    return bool(_verb(word, _empty()))


def _verb(word: str, verbs: dict[str, frozenset[str]]) -> frozenset[str]:
    for end in range(min(len(word), 6), 0, -1):
        form = verbs.get(word[:end])
        if form and (end > 1 or may_follow_verb(word[end:])):
            return form
    return _NONE


def _compound(word: str, nouns: dict[str, frozenset[str]]) -> frozenset[str]:
    """The senses of the longest known noun at either end of a compound."""
    first = next((nouns[word[:n]] for n in range(len(word) - 1, _LEAST - 1, -1) if word[:n] in nouns), _NONE)
    last = next((nouns[word[n:]] for n in range(1, len(word) - _LEAST + 1) if word[n:] in nouns), _NONE)
    return first | last
