"""Words beside a number that loosen or bound it."""

from __future__ import annotations

import re

from claims.mentions.grammar import Grammar
from claims.mentions.source import ahead
from claims.model import Bound

_WINDOW = 36
_ADDED = re.compile(r" (?:interest|tax(?:es)?|vat|costs|expenses|fees|postage|tips|an?|the|another|\d|[$€£¥])")
"""What comes on top ("€13bn plus interest"), where "40 plus" is a bound."""
_STRIPPED = " \u00a0(\"'“”[*_"


def bound_before(lower: str, start: int, grammar: Grammar, floor: int = 0) -> Bound | None:
    """The bound that the words before `start` set; the longest phrase of up to four words wins."""
    window = lower[max(floor, start - _WINDOW) : start].rstrip(_STRIPPED)
    if not window:
        return None
    words = window.split()[-4:]
    if not words:
        return None
    last = words[-1]
    if last in grammar.before_ends:
        for first in range(len(words)):
            phrase = " ".join(words[first:])
            if phrase in grammar.before:
                return grammar.before[phrase]
    return _glued(last, grammar) if not last.isascii() or not last[-1].isalnum() else None


def _glued(word: str, grammar: Grammar) -> Bound | None:
    """A hedge that ends the last word without a space: "약$6백만", "(약 30" and signs."""
    for size in (3, 2, 1):
        tail = word[-size:]
        if len(word) >= size and not tail.isascii() and tail in grammar.before:
            rest = word[: len(word) - size]
            return grammar.before[tail] if not rest or not rest[-1].isalnum() or _unspaced(grammar) else None
    tail = word[-2:] if word[-2:] in grammar.before and not word[-2:].isalnum() else word[-1:]
    return grammar.before.get(tail) if not tail.isalnum() else None


def _unspaced(grammar: Grammar) -> bool:
    """True for a language that sets no spaces between words."""
    return grammar.myriad is not None and not grammar.language.particles


def bound_after(text: str, lower: str, end: int, grammar: Grammar) -> Bound | None:
    """The bound that the words behind `end` set, a particle between allowed."""
    if end >= len(text) or text[end] in ".;:)":
        return None
    letter = ahead(lower, end)
    found = grammar.after.match(lower, end) if letter in grammar.after_letters or not letter.isascii() else None
    if not found:
        return None
    word = found["latin"] or found["own"]
    if word == "plus" and _ADDED.match(lower, found.end()):
        return None
    return grammar.after_bounds.get(word)


def past_bound(text: str, end: int, grammar: Grammar) -> int:
    """Where the words behind `end` that set a bound end ("에 못 미쳤다"); `end` where there are none."""
    found = grammar.after.match(text.lower(), end)
    return found.end() if found else end


def stronger(before: Bound | None, after: Bound | None) -> Bound:
    """One bound of two: a limit says more than a vague hedge, and what stands before says more than what follows."""
    if before is None or after is None:
        return before or after or Bound.EXACT
    return after if before is Bound.ABOUT or after in (Bound.AT_LEAST, Bound.AT_MOST) else before
