"""Claims that there was none at all ("not a single conviction", 한 명도 없었다): what refutes them, what says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.frozen import replace
from claims.mentions.noughts import is_nought
from claims.model import Quantity
from claims.words.senses import senses_of
from claims.words.vocabulary import kind
from factcheck.binding.candidate import Candidate
from factcheck.matching.shelf import Reading
from factcheck.terms.lexicon import Keyed
from factcheck.values.slot import Slot


def refutes_none(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a source tells of one or more of what the claim says there was none of: of the same measure, or of all
    that happened by the claim's own words, in whatever number."""
    if not is_nought(claim.frame.mention) or candidate.placed.formula or candidate.narrower or candidate.absent:
        return False
    value, source = candidate.placed.keyed.frame.mention.value, candidate.placed.keyed
    some = isinstance(value, Quantity) and (value.value or value.low or 0) >= 1
    events = {c for c in claim.concepts_own if kind(c) == "event"}
    happened = bool(events) and events <= source.concepts_own | source.concepts_near
    named = candidate.alignment.measure is Slot.NEAR and candidate.compared.rule != "none"
    alike = (candidate.alignment.measure is Slot.MATCH or named) and (happened or not events)
    return some and alike and not candidate.alignment.stranger


def says_none_too(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a source says in most of the claim's words that there was none."""
    if not (is_nought(claim.frame.mention) and is_nought(candidate.placed.keyed.frame.mention)):
        return False
    sound = not (candidate.narrower or candidate.absent or candidate.alignment.stranger)
    return sound and candidate.alignment.wording >= _MOST


_MOST = 0.6


def without_others(claim: Keyed, held: Iterable[Candidate], reading: Reading) -> Iterator[Candidate]:
    """The candidates, those barred that deny something of another thing than the claim does."""
    for candidate in held:
        few = not candidate.slot and candidate.alignment.wording < _FEW
        other = few and _of_another_thing(claim, candidate.placed.keyed, reading)
        yield replace(candidate, slot="scope") if other else candidate


def _of_another_thing(claim: Keyed, source: Keyed, reading: Reading) -> bool:
    """Whether a sentence denies of one thing ("no injuries from the kettle") what the claim denies of another ("the
    toaster hurt nobody") of which the same page speaks elsewhere."""
    if claim.frame.language != source.frame.language or not is_nought(source.frame.mention):
        return False
    here = source.words_near | source.words_far
    unsaid = [w for w in claim.words_own if _is_thing(w) and w not in here and not _meant(w, source)]
    theirs = [w for w in source.words_own if _is_thing(w) and w not in claim.words_near and not _meant(w, claim)]
    return bool(theirs) and any(reading.speaks_of(word) for word in unsaid)


_FEW = 1 / 3
"""Share of the claim's words below which its sentence may speak of something else."""


def _is_thing(word: str) -> bool:
    """A word that a reader would look for, and no short one that may be part of many."""
    return len(word) > (3 if word.isascii() else 1)


def _meant(word: str, other: Keyed) -> bool:
    return not senses_of(word).isdisjoint(other.senses_near | other.senses_far)
