"""The noun that a Korean value is told of: what stands as topic right before it ("손익분기점은 240만 명").

Where the vocabulary does not know what is measured, that noun says it; a source without it speaks of something else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.model import Frame
from claims.words.morphology import korean_root
from claims.words.senses import senses_of
from claims.words.vocabulary import find_concepts
from factcheck.terms.lexicon import Keyed

_TOPIC = re.compile(r"([가-힣]{2,12})(?:은|는|이|가)\s(?:(?:모두|총|약|현재|최대|최소|평균|각각|무려|연|월|하루) ?)*\Z")
_SHARED = 2
"""Syllables that a noun and a compound of it share at either end (만점, 만점자; 예방접종률, 접종률)."""


def topic_unsaid(claim: Keyed, source: Keyed) -> bool:
    """Whether the claim's value is of a noun that the source has neither itself, nor in a compound, nor in a word of
    the same sense."""
    frame = claim.frame
    if frame.language != "ko" or source.frame.language != "ko" or source.frame.cell is not None:
        return False
    noun = topic_noun(frame)
    if not noun or any(noun in name or name in noun for name in frame.near.names):
        return False
    words, meant = source.words_near | source.words_far, senses_of(noun)
    if any(is_kin(noun, word) for word in words) or not meant.isdisjoint(source.senses_near | source.senses_far):
        return False
    measured = {concept for _, concept in find_concepts(noun, "ko")}
    return measured.isdisjoint(source.concepts_near | source.concepts_far)


def topic_noun(frame: Frame) -> str:
    """The noun that a Korean value is told of, without its particle; "" where none stands right before it."""
    return _noun(frame.lead) if frame.language == "ko" else ""


@lru_cache(maxsize=1 << 12)
def _noun(lead: str) -> str:
    found = _TOPIC.search(lead)
    return korean_root(found[1]) if found and not found[1].endswith(_ADVERBIAL) else ""


_ADVERBIAL = ("에", "에서", "로", "까지", "부터", "보다")
"""A noun with one of these says where or when (제작에는)."""


def is_kin(noun: str, word: str) -> bool:
    """Whether one noun is a compound of the other, or both are of one that they share at an end."""
    if min(len(noun), len(word)) < _SHARED:
        return noun == word
    return noun in word or word in noun or noun[:_SHARED] == word[:_SHARED] or noun[-_SHARED:] == word[-_SHARED:]
