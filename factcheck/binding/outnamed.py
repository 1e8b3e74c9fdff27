"""Which of several values of one unit the claim's own words name.

"Children 60 %, the elderly 78 %": a claim about children is not borne out by the 78 %, though all else of it is said
of both. A value is outnamed where another that differs is bound better, stands beside a noun of the claim that this one
does not stand beside, and is of the same unit and measure.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.frozen import replace
from claims.model import Kind
from claims.words.senses import senses_of
from factcheck.binding.candidate import Candidate
from factcheck.matching.align import weights
from factcheck.matching.match import of_kind
from factcheck.terms.heads import is_kin, topic_noun
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import Outcome
from factcheck.values.slot import Slot

_MOST = 24
"""The best bound values of a source, among which the claim's is looked for."""


def without_outnamed(claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates, the best bound first; those that agree and are outnamed are barred as somebody else's."""
    if claim.frame.mention.kind is not Kind.QUANTITY:
        return list(held)
    free = [c for c in held[:_MOST] if not c.slot and _is_prose(c)]
    against = [c for c in held[:_MOST] if c.slot in _ASIDE and _is_prose(c) and c.compared.outcome is Outcome.DISAGREES]
    barred = {id(c) for c in free if c.agrees and any(_outnames(claim, other, c, lexicon) for other in against)}
    return [replace(c, slot="entity") if id(c) in barred else c for c in held]


def _meant_there(word: str, here: Keyed, there: Keyed) -> bool:
    """Whether a word of the claim has a sense that stands beside the one value, and not in the other's sentence."""
    senses = senses_of(word)
    return not senses.isdisjoint(there.senses_own) and senses.isdisjoint(here.senses_own | here.senses_near)


_ASIDE = ("", "direction")
"""Another value may be the one that is meant and have gone the other way."""


def _is_prose(candidate: Candidate) -> bool:
    return not candidate.placed.formula and candidate.placed.keyed.frame.cell is None


def _parallel(claim: Keyed, other: Candidate, candidate: Candidate) -> bool:
    """Two values of one sentence, each with a noun of its own, of which the claim says the other's ("교통에는 20억 원,
    환경에는 10억 원")."""
    ours, theirs = candidate.placed.keyed, other.placed.keyed
    if ours.frame.sentence != theirs.frame.sentence or ours.frame.language != claim.frame.language:
        return False
    if ours.frame.language != "ko":
        return _told_before_one_noun(claim, ours, theirs)
    return bool(ours.words_own - theirs.words_own - claim.words_near) and bool(
        claim.words_own & theirs.words_own - ours.words_own
    )


def _told_before_one_noun(claim: Keyed, ours: Keyed, theirs: Keyed) -> bool:
    """The same of the words in front of one noun ("a single room is €80 and a double room €120")."""
    one, other = ours.frame.own.words, theirs.frame.own.words
    for noun in claim.words_own.intersection(one[1:], other[1:]):
        here, there = one[one.index(noun) - 1], other[other.index(noun) - 1]
        if here != there and here not in claim.words_near and there in claim.words_own:
            return True
    return False


def _outnames(claim: Keyed, other: Candidate, candidate: Candidate, lexicon: Lexicon) -> bool:
    lead = weights()["threshold"]["outnamed"]
    parallel = other.unit == candidate.unit and _parallel(claim, other, candidate)
    if other.unit != candidate.unit or other.score < candidate.score + (-lead if parallel else lead):
        return False
    korean = claim.frame.language == candidate.placed.keyed.frame.language == "ko"
    alike = parallel and other.alignment.measure is candidate.alignment.measure
    unsaid = korean and candidate.alignment.measure is Slot.UNKNOWN
    if other.alignment.measure is not Slot.MATCH and not (alike or unsaid):
        return False
    if candidate.alignment.entity is Slot.MATCH and other.alignment.entity is not Slot.MATCH:
        return False
    if other.alignment.labelled < candidate.alignment.labelled:
        return False
    if other.narrower or (candidate.alignment.period is Slot.MATCH and other.alignment.period is not Slot.MATCH):
        return False
    ours, theirs = candidate.placed.keyed, other.placed.keyed
    here, there = ours.frame.own.names, theirs.frame.own.names
    if any(lexicon.any_same(n, there) and not lexicon.any_same(n, here) for n in claim.frame.own.names if here):
        return True
    if of_kind(claim.concepts_own & ours.concepts_own - theirs.concepts_own, "measure", "thing"):
        return False
    named = claim.words_own & theirs.words_own - ours.words_own
    named |= {w for w in claim.words_own - ours.words_own if _meant_there(w, ours, theirs)}
    named |= claim.concepts_own & theirs.concepts_own - ours.concepts_own
    if ours.frame.sentence != theirs.frame.sentence:
        # What a sentence before spoke of may be what this one goes on about.
        named -= ours.words_near | ours.words_far | ours.concepts_near | ours.concepts_far
    head = topic_noun(ours.frame)
    return any(not (head and is_kin(word, head)) for word in named)
