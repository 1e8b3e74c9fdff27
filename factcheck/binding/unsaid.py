"""Whether a sentence in another language says anything at all of what a claim tells its value."""

from __future__ import annotations

from functools import lru_cache

from claims.model import Quantity
from claims.words.senses import senses_of
from claims.words.vocabulary import kind, relation
from factcheck.binding.candidate import Candidate
from factcheck.matching.match import KIN
from factcheck.terms.lexicon import Keyed
from factcheck.terms.own_words import said_here
from factcheck.values.compare import digits
from factcheck.values.slot import Slot


def says_nothing_of_it(claim: Keyed, candidate: Candidate) -> bool:
    """Whether the sentence of a value in prose, in another language than the claim's, has no word or concept of the
    claim's sentence: a small number of two digits may be met by chance beside what only a sentence before names.

    Whom the sentence names, or three digits or a large number, bind it all the same.
    """
    frame, source = claim.frame, candidate.placed.keyed.frame
    if frame.language == source.language or source.cell is not None:
        return False
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.value is None or abs(value.value) >= _SMALL:
        return False
    if value.dimension and not value.dimension.startswith(("count", "ratio", "points")):
        return False  # of hours or metres a page has few
    if digits(frame.mention) > _FEW or (candidate.alignment.entity is Slot.MATCH and bool(source.own.names)):
        return False
    concepts, senses = _meant(source.sentence, source.language)
    ours, meant = _meant(frame.sentence, frame.language)
    told = any(relation(a, b) in KIN for a in ours for b in concepts)
    return not told and senses.isdisjoint(meant)


_FEW = 2
"""Digits that another number of a page may have by chance."""
_SMALL = 1000
"""A number below it may count anything; millions count few things of one page."""


@lru_cache(maxsize=1 << 10)
def _meant(sentence: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of a sentence, and the senses of its words."""
    words, concepts = said_here(sentence, language)
    told = frozenset(c for c in concepts if kind(c) != "direction")
    return told, frozenset(s for word in words for s in senses_of(word))
