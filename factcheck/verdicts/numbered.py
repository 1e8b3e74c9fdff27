"""Numbers that only say which one ("17th Street", "season 4", a score of 14-10), where evidence was given for a claim.

They are no values, and no frame has them; but of two texts that tell the same, the one that says another of them says
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from claims.documents.sentence import sentences
from claims.lang import detect
from claims.mentions.find import block_mentions
from claims.model import Kind, Mention
from claims.words.senses import senses_of
from claims.words.stance import denied, has
from claims.words.vocabulary import stems
from factcheck.model import Verdict
from factcheck.terms.substitution import noun_swapped

_NUMBERED = Fraction(1, 2)
"""Share of the claim's words that has to stand in the evidence for another number to speak against it."""
_TOLD = Fraction(4, 5)
"""The share that has to for the same number to bear it out."""
CHOSEN = 3
"""Pieces of evidence up to which each may have been chosen for the claim."""
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_SCORE = re.compile(r"\d{1,3} ?[-–:] ?\d{1,3}")
_PARTED = re.compile(r"\d [^\W\d]{1,8} \d")
_REACH = 40
"""Characters behind an ordinal in which the noun that it counts stands."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that says which one of what."""

    of: str
    """What is numbered, as one word; "" for a score."""
    number: tuple[str, ...]
    quote: str
    """The sentence that has it."""


def numbered_verdict(claim: str, evidence: Sequence[str]) -> tuple[Verdict, str, int] | None:
    """What evidence says of a claim that holds such numbers and no value.

    Returns: the verdict, the sentence, and the number of its piece of evidence; None where it says nothing.
    """
    ours = numbered(claim) if len(evidence) <= CHOSEN else ()
    if not ours or not _is_exact(claim) or (told := _told(claim, evidence)) < _NUMBERED:
        return None
    found: list[tuple[Verdict, str, int]] = []
    for one in ours:
        same = [(i, n) for i, text in enumerate(evidence) for n in numbered(text) if n.of == one.of]
        met = next(((i, n) for i, n in same if n.number == one.number), None)
        if met is None:
            return (Verdict.CONTESTED, same[0][1].quote, same[0][0]) if same else None
        found.append((Verdict.VERIFIED, met[1].quote, met[0]))
    return found[0] if told >= _TOLD and not _says_more(claim, evidence, found[0][1]) else None


def misnumbered(claim: str, evidence: Sequence[str]) -> bool:
    """Whether evidence says another score, or another one of what a claim numbers by an ordinal, and never the claim's
    ("his 200th goal", "his 500th goal")."""
    if not (_ORDINAL.search(claim) or _SCORE.search(claim)):
        return False
    ours = [n for n in numbered(claim) if not n.of or n.of.endswith(_NTH)]
    theirs = [n for text in evidence for n in numbered(text)] if ours else []
    told = {one.of: {n.number for n in theirs if n.of == one.of} for one in ours}
    return any(told[one.of] and one.number not in told[one.of] for one in ours)


_NTH = " nth"


@lru_cache(maxsize=64)
def numbered(text: str) -> tuple[Numbered, ...]:
    """The numbers of a text that only say which one, in its order."""
    language = detect(text)
    return tuple(_all(text, language))


def _all(text: str, language: str) -> Iterable[Numbered]:
    spans = sentences(text, language)
    for mention in block_mentions(text, language):
        digits = tuple(_DIGITS.findall(mention.text))
        if mention.kind is not Kind.NAME or mention.value is not None or not digits:
            continue
        of = _numbered_thing(text, mention, language)
        if of is not None:
            quote = next((text[s.start : s.end] for s in spans if s.start <= mention.span.start < s.end), text)
            yield Numbered(of, digits, quote)


def _numbered_thing(text: str, mention: Mention, language: str) -> str | None:
    """ "street nth" for the 17th Street, "season" for season 4, "" for a score; None where nothing tells."""
    if _SCORE.fullmatch(mention.text):
        return ""
    if _PARTED.search(mention.text):
        return None  # "52 to 41": who got which of them the words around tell
    bare = _ORDINAL.sub("", mention.text)
    named = "".join(ch for ch in bare if ch.isalpha()).lower()
    if named or bare == mention.text:
        return named or None
    behind = stems(text[mention.span.end : mention.span.end + _REACH], language)
    return f"{behind[0]}{_NTH}" if behind else None


def _is_exact(claim: str) -> bool:
    """Whether a claim says which one, not one before or behind it."""
    language = detect(claim)
    return not has(claim, language, "beyond_a_number") and not denied(claim, language)


def _says_more(claim: str, evidence: Sequence[str], quote: str) -> bool:
    """Whether a claim says "only", "first" or the like, which no evidence does, or puts another noun in its stead."""
    language = detect(claim)
    restricts = has(claim, language, "exclusive") and not any(has(e, detect(e), "exclusive") for e in evidence)
    return restricts or noun_swapped(claim, quote, language, ())


def _told(claim: str, evidence: Sequence[str]) -> Fraction:
    """The share of the claim's words that stand in the evidence, themselves or in words of their sense."""
    words = dict.fromkeys(stems(claim, detect(claim)))
    there = {w for e in evidence for w in stems(e, detect(e))}
    senses = frozenset(s for w in there for s in senses_of(w))
    told = sum(w in there or not senses.isdisjoint(senses_of(w)) for w in words)
    return Fraction(told, len(words)) if words else Fraction(0)
