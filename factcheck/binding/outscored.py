"""Whether a page tells what a claim tells far better of another value: of a crash, "52 people on board" is not how many
were hurt where "fourteen were treated" stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Kind
from claims.words.vocabulary import relation
from factcheck.binding.called import is_called_so
from factcheck.binding.candidate import Candidate
from factcheck.binding.listed import is_listed_with_another
from factcheck.binding.strength import bindings, of_an_unnamed_part
from factcheck.binding.unsaid import says_nothing_of_it
from factcheck.matching.align import weights
from factcheck.matching.match import KIN, of_kind
from factcheck.terms.heads import is_kin, topic_noun, topic_unsaid
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, digits
from factcheck.values.nouns import same_noun
from factcheck.values.slot import Slot


def not_meant(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether a value that agrees is not the one that a claim on a page of its own means."""
    if outscored(claim, candidate, held) or _told_apart(claim, candidate) or says_nothing_of_it(claim, candidate):
        return True
    if is_listed_with_another(claim, candidate) or of_an_unnamed_part(claim, candidate):
        return True
    if claim.kind is Kind.DATE and topic_unsaid(claim, candidate.placed.keyed):
        noun = topic_noun(claim.frame)
        if any(_has_its_topic(noun, other) for other in held):
            return True
    loose = not bindings(candidate) and candidate.placed.keyed.frame.cell is None
    if loose and any(_tells_more(candidate, other) for other in held):
        return True
    return any(_is_named_instead(claim, candidate, other) for other in held)


def _is_named_instead(claim: Keyed, candidate: Candidate, other: Candidate) -> bool:
    """Another value, which differs and which nothing bars, is called what the claim calls its own, and this one is
    not."""
    apart = not other.slot and other.compared.outcome is Outcome.DISAGREES and other.unit == candidate.unit
    prose = candidate.placed.keyed.frame.cell is None and other.placed.keyed.frame.cell is None
    if not apart or not prose or candidate.placed.formula:
        return False
    told = of_kind(claim.concepts_own & candidate.placed.keyed.concepts_own, "thing", "qualifier")
    return told <= other.placed.keyed.concepts_own and is_called_so(claim, other, candidate)


def of_another_thing(claim: Keyed, candidate: Candidate) -> bool:
    """Both say in two languages of what they tell it, and not of the same ("petrol fell by 20 %", 사과는 20% 내렸다):
    in one language their words would tell."""
    source = candidate.placed.keyed
    ours, theirs = _things(claim), _things(source)
    if claim.frame.language == source.frame.language or not ours or not theirs:
        return False
    return not any(relation(a, b) in KIN for a in ours for b in theirs)


def _has_its_topic(noun: str, other: Candidate) -> bool:
    """Whether the noun of which a Korean claim tells its day stands in the sentence of another day."""
    if not noun or other.compared.outcome is not Outcome.DISAGREES or other.placed.keyed.frame.cell is not None:
        return False
    return any(is_kin(noun, word) for word in other.placed.keyed.words_near)


def _tells_more(candidate: Candidate, other: Candidate) -> bool:
    """Whether another value of the page, which differs, has twice as many of the claim's words beside it as one that
    is bound by none: its digits, or its day, are those of something else."""
    if other.slot not in _WORDED or other.compared.outcome is not Outcome.DISAGREES or other.placed.formula:
        return False
    ours, theirs = candidate.alignment.wording, other.alignment.wording
    ahead = other.score >= candidate.score + weights()["threshold"]["margin"]
    return ahead and theirs >= max(_SOME, 2 * ours) and same_noun(candidate.unit, other.unit)


_WORDED = ("", "scope", "direction")
_SOME = 0.3
"""Share of a claim's words that is more than one that any sentence may have."""


def _told_apart(claim: Keyed, candidate: Candidate) -> bool:
    """The vocabulary tells apart of what both tell it ("petrol", "diesel")."""
    source = candidate.placed.keyed
    ours, theirs = _things(claim), _things(source)
    if claim.frame.language != source.frame.language or any(relation(a, b) in KIN for a in ours for b in theirs):
        return False
    return any(relation(a, b) == "other" for a in ours for b in theirs)


def _things(keyed: Keyed) -> frozenset[str]:
    return of_kind(keyed.concepts_own, "thing")


def outscored(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether another value of a page, which differs, is far better bound than one that agrees; three digits or more
    agree with nothing by chance, and cells are told apart by their headers."""
    if candidate.placed.formula or candidate.placed.keyed.frame.cell is not None:
        return False
    if digits(claim.frame.mention) > _FEW:
        return False
    return any(_outscores(claim, other, candidate) for other in held)


_FEW = 2
"""Digits that another number of a page may have by chance."""


def _outscores(claim: Keyed, other: Candidate, candidate: Candidate) -> bool:
    if other.slot not in ("", "direction") or other.compared.outcome is not Outcome.DISAGREES:
        return False
    if other.placed.formula or other.placed.keyed.frame.cell is not None or other.narrower:
        return False
    if other.score < max(candidate.score + weights()["threshold"]["outscored"], weights()["verify"]["measure_alone"]):
        return False
    ours, theirs = candidate.alignment, other.alignment
    worded = theirs.wording >= ours.wording + weights()["threshold"]["worded"]
    told = ours.measure is Slot.MATCH is not theirs.measure or (ours.period is Slot.MATCH is not theirs.period)
    return (worded or not told) and same_noun(candidate.unit, other.unit)
