"""Whose a value of a Korean list is ("음식점업이 43.7%, 소매업 22.6%, 숙박업 12.9% 순"): of the word between the
comma and it."""

from __future__ import annotations

import re

from claims.words.senses import senses_of
from claims.words.vocabulary import relation
from factcheck.binding.candidate import Candidate
from factcheck.matching.match import KIN, begins
from factcheck.terms.lexicon import Keyed
from factcheck.terms.own_words import said_here


def is_listed_with_another(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a value is listed with a word that the claim does not say, in a sentence that lists another one of its
    unit with a word that the claim says."""
    frame = candidate.placed.keyed.frame
    if frame.language != "ko" or claim.frame.language != "ko" or frame.cell is not None or candidate.placed.formula:
        return False
    own = _LISTED.search(frame.sentence, max(0, frame.start - _REACH), frame.start)
    if own is None or _names(claim, own[1]):
        return False
    unit = frame.mention.text.lstrip("0123456789.,만억조 ")
    others = (m for m in _LABELLED.finditer(frame.sentence) if m[2] == unit and m.end(1) < own.start(1))
    return any(_names(claim, other[1]) for other in others)


def _names(claim: Keyed, label: str) -> bool:
    """Whether the claim says a label, or something of its sense."""
    words, concepts = said_here(label, "ko")
    if any(relation(a, b) in KIN for a in claim.concepts_near for b in concepts):
        return True
    return any(
        begins(w, label) or w in words or not senses_of(w).isdisjoint(senses_of(label)) for w in claim.words_near
    )


_REACH = 16
"""Characters before a value in which its label stands."""
_LISTED = re.compile(
    r"[,·] ?(?!약|총|또|각각|연간|전체|평균|최대|최소|올해|지난해|전년|나머지|모두|무려)"
    r"([가-힣A-Za-z]{2,10}?)(?:이|가|은|는)? \Z"
)
_LABELLED = re.compile(
    r"(?<![가-힣])([가-힣A-Za-z]{2,10}?)(?:이|가|은|는)? (?:전체의 |약 )?[\d.,]{1,12}[만억조]? ?(%|[가-힣]{1,3})"
)
