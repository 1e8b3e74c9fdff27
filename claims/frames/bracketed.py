"""A Korean value in brackets behind the noun that it is of: "서울은 12%로 부산(7%)보다 높다", 남자부(1,870명)를 앞섰다.

Only a noun that is held against another of its sentence owns such a value: a proper name, or one that ends alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from claims.frames.passage import Sentence
from claims.frames.site import Site
from claims.model import Keys, Mention, Span

_NOUN = re.compile(r"[가-힣A-Za-z0-9]{2,}(?=[(（]\Z)")
_WORD = re.compile(r"[가-힣]{3,}")
_TAIL = 2
"""Syllables that two compounds share at their ends."""
_LONGEST = 30


def owners(sentence: Sentence, values: Iterable[Mention]) -> dict[Span, Span]:
    """Where the noun stands whose a value in brackets is, by span of the value, for those that have one."""
    if sentence.language != "ko" or ("(" not in sentence.text and "（" not in sentence.text):
        return {}
    found = ((m.span, _noun(sentence.text, sentence.place(m))) for m in values)
    return {span: noun for span, noun in found if noun and _is_held_against(sentence, noun)}


def named(sentence: Sentence, owned: Mapping[Span, Span]) -> dict[Span, str]:
    """The names among those nouns."""
    names = {span.start: name for span, name in sentence.names}
    return {value: names[noun.start] for value, noun in owned.items() if noun.start in names}


def without(own: Keys, site: Site, owned: Mapping[Span, Span]) -> Keys:
    """What another value's part says, less the names of such nouns: they have a value of their own."""
    theirs = set(named(site.sentence, owned).values()) if owned and not site.owned else set()
    return replace(own, names=tuple(n for n in own.names if n not in theirs)) if theirs else own


def _noun(text: str, place: Span) -> Span | None:
    if text[place.start - 1 : place.start] not in ("(", "（"):
        return None
    noun = _NOUN.search(text, max(0, place.start - _LONGEST), place.start)
    return Span(*noun.span()) if noun else None


def _is_held_against(sentence: Sentence, noun: Span) -> bool:
    names = [span for span, _ in sentence.names]
    if any(span.start == noun.start for span in names):
        return any(span.start < noun.start for span in names)
    written = sentence.text[noun.start : noun.end]
    before = (m.group() for m in _WORD.finditer(sentence.text, 0, noun.start))
    return len(written) > _TAIL and any(_in_parallel(word, written) for word in before)


def _in_parallel(word: str, noun: str) -> bool:
    """A word, without a particle of one syllable, ends as the noun does and is another (축산농가, 과수농가)."""
    return any(w != noun and len(w) > _TAIL and w[-_TAIL:] == noun[-_TAIL:] for w in (word, word[:-1]))
