"""Per cent told for percentage points: "the share rose by 4 %" of one that rose by 4 points, or the reverse.

Few other slips are as common. The same number, the same way, in the other of the two units is hardly met by
chance: little else has to say that it is of what the claim speaks of. But something has to: a margin that rose by 4
points says nothing of sales that rose by 4 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.model import Frame, Keys, Quantity
from claims.words.senses import senses_of
from claims.words.vocabulary import direction_of, find_concepts, stems
from factcheck.binding.candidate import Candidate
from factcheck.terms.lexicon import Keyed, of_kind
from factcheck.values.compare import digits
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot

_SOFT = frozenset({"", "period", "scope", "baseline", "change", "reference"})
"""What keeps a value from counting, and not from being the very change that was told in the wrong unit."""
_TELLING = 2
"""Digits that are hardly met by chance."""
_HALF = 0.5
"""Share of what a claim says to have moved that the source has to say."""


def in_the_other_unit(claim: Keyed, held: Sequence[Candidate], *, cited: bool) -> Candidate | None:
    """The best bound value of a source that has the claim's change in the other unit, where none has it in the claim's
    own; None where there is none.

    Args: cited, whether the claim cites the source: else it has to name whom and what the claim does.
    """
    value = claim.frame.mention.value
    if not isinstance(value, Quantity) or value.unit not in ("percent", "percentage_point", "basis_point"):
        return None
    told = [c for c in held if c.compared.rule == "points" and c.slot in _SOFT and c.placed.keyed.frame.change]
    told = [c for c in told if of_one_thing(claim, c) and (cited or _bound_all_round(c))]
    if not told or any(c.agrees and _in_its_stead(c) for c in held):
        return None
    return max(told, key=lambda c: c.score)


def of_one_thing(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a change of the claim's number, in the other unit, may be the claim's: it did not go the other way, and
    something of what moved is said of both; of a number of one digit, half of it."""
    alignment, source = candidate.alignment, candidate.placed.keyed
    if alignment.direction is Slot.OTHER or alignment.measure is Slot.OTHER or alignment.stranger:
        return False
    same_way, named = alignment.direction is Slot.MATCH, alignment.entity is Slot.MATCH
    telling = digits(claim.frame.mention) >= _TELLING
    if claim.frame.language != source.frame.language and same_way and named and telling:
        return True
    measured = of_kind(claim.said or claim.said_near, "measure")
    if alignment.measure is Slot.MATCH and measured:
        return True
    shared = _shared(claim, source)
    return shared >= _HALF or (same_way and telling and (shared > 0 or _is_ratio(claim)))


def _is_ratio(claim: Keyed) -> bool:
    """Whether the claim itself says that a share or a rate moved."""
    return not nouns("ratios").isdisjoint(claim.words_own | claim.concepts_own)


def _in_its_stead(candidate: Candidate) -> bool:
    """A value in the claim's own unit that agrees, written as a change, or computed from what the claim names."""
    written = not candidate.placed.formula and candidate.placed.keyed.frame.change is not False
    return (written and candidate.slot in _SOFT) or not candidate.slot


def _bound_all_round(candidate: Candidate) -> bool:
    alignment = candidate.alignment
    parts = (alignment.entity, alignment.measure, alignment.direction)
    return not candidate.slot and not candidate.absent and all(part is Slot.MATCH for part in parts)


def _shared(claim: Keyed, source: Keyed) -> float:
    """How much of what the claim says to have moved the source's sentence says, too: of its clause, where that has
    nothing ("it rose by 4 %") of the sentence before."""
    frame = claim.frame
    said = _content(frame, frame.own) or _content(frame, frame.far)
    words, senses = source.words_own | source.words_near, source.senses_own | source.senses_near
    met = [word for word in said if word in words or not senses.isdisjoint(senses_of(word))]
    return len(met) / len(said) if said else 0.0


def _content(frame: Frame, keys: Keys) -> list[str]:
    """The words of a zone that are neither names nor say which way something went."""
    moved = _moves(frame.sentence, frame.language)
    named = {stem for name in keys.names for stem in stems(name, frame.language)}
    return [word for word in keys.words if word not in moved | named]


@lru_cache(maxsize=1 << 10)
def _moves(sentence: str, language: str) -> frozenset[str]:
    """The stems of the words that say which way something went."""
    spans = (span for span, concept in find_concepts(sentence, language) if direction_of(concept))
    words = (sentence[span.start :].split(None, 1)[0] for span in spans)
    return frozenset(stem for word in words for stem in stems(word, language))
