"""The noun that a value is told of: a Korean topic right before it ("손익분기점은 240만 명"), or what it is said to be
the number of ("640 is the number of applicants").

Where the vocabulary does not know what is measured, that noun says it; a source without it speaks of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claims.model import Frame
from claims.words.morphology import english_stem, korean_root
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


_NUMBER_OF = {
    "en": re.compile(
        r"[\w ]{0,20}? (?:is|was|are|were|refers? to|referred to|counts?) (?:only |merely |rather |actually )?"
        r"the (?:total )?(?:number|count|tally|figure) (?:of|for) (?:the |all )?([a-z][a-z' -]{2,40})",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?:은|는|이란|이라는 (?:수|숫자|수치)는)\s(?:[가-힣]+ ){0,3}?([가-힣]{2,10}?)\s?(?:수|숫자|인원)"
        r"(?:다|이다|였다|입니다|였습니다|이고)"
    ),
}
"""What is said of a value behind it: of whom it is the number."""
_NOUNS = 2
"""Words of a noun and what stands before it ("job applicants")."""


def number_of_others(claim: Keyed, source: Keyed) -> bool:
    """Whether the source says that its value is the number of somebody of whom the claim does not speak."""
    noun = _counted(source.frame)
    if not noun:
        return False
    words = noun.split()[:_NOUNS]
    words += [english_stem(w) for w in words if source.frame.language == "en"]
    if any(not senses_of(w).isdisjoint(claim.senses_near) for w in words):
        return False
    named = {concept for _, concept in find_concepts(noun, source.frame.language)}
    return named.isdisjoint(claim.concepts_near) and not _says_one(words, claim)


def _says_one(words: Sequence[str], claim: Keyed) -> bool:
    """Whether a claim has one of the words itself."""
    text = claim.frame.sentence.lower()
    return any(w.lower().removesuffix("s") in text for w in words if len(w) > 1)


def _counted(frame: Frame) -> str:
    """Of whom a value is said to be the number; "" where the sentence does not say so of it."""
    pattern = _NUMBER_OF.get(frame.language)
    if pattern is None or frame.cell is not None or frame.start < 0:
        return ""
    found = pattern.match(frame.sentence, frame.end)
    return found[1] if found else ""


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
