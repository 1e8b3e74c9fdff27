"""Which values may settle a claim without a rule that says so, and how likely each is the claim's own."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Quantity
from factcheck.binding.alone import telling
from factcheck.binding.bounds import outshone
from factcheck.binding.candidate import Candidate
from factcheck.binding.chance import Chance, chance, described, unborne
from factcheck.binding.features import counted_alike
from factcheck.binding.outscored import of_another_thing
from factcheck.binding.strength import (
    denies,
    of_a_stranger,
    of_another,
    worlds_apart,
)
from factcheck.matching.align import weights
from factcheck.matching.match import SAID, of_kind
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import Outcome, is_count
from factcheck.values.slot import Slot


def _never(_: Candidate) -> float:
    return 0.0


def speaks_for(claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon, of: Chance = _never) -> list[Candidate]:
    """The values that may verify a claim without a rule that says so.

    Args: of, the chance that a value is the claim's: one that is sure to be may stand in a sentence that goes on about
    somebody else.
    """
    agree = [c for c in held if not c.slot and c.agrees and not outshone(claim, c, held)]
    agree = [c for c in agree if not unborne(claim, c, lexicon)]
    agree = [c for c in agree if not (of_another_measure(claim, c) or of_another_thing(claim, c))]
    return [c for c in agree if not of_another(c) or (_sure(c, of) and not _goes_on(c))]


def speaks_against(claim: Keyed, held: Sequence[Candidate], of: Chance = _never) -> list[Candidate]:
    """The values that may contest a claim so, and its own value where the source denies it.

    Args: of, as in `speaks_for`.
    """
    differ = [c for c in held if not c.slot and c.compared.outcome is Outcome.DISAGREES and not c.placed.formula]
    differ = [c for c in differ if not worlds_apart(claim, c)]
    differ = [c for c in differ if _is_its_own(claim, c) or (_sure(c, of) and not _goes_on(c))]
    return differ + [c for c in held if denies(c)]


def told_but_barred(claim: Keyed, held: Sequence[Candidate]) -> bool:
    """The source has the claim's very number, but as hearsay or a plan, or of a time before: what is only likely the
    claim's value does not speak against it then."""
    number = [c for c in held if c.agrees and not c.placed.formula and c.slot in _NOT_OF_THEMSELVES]
    return any(telling(claim.frame.mention, c) and c.alignment.wording > 0 for c in number)


_NOT_OF_THEMSELVES = ("hearsay", "modality", "baseline")


def chance_of(verdict: str, claim: Keyed, held: Sequence[Candidate], lexicon: Lexicon, pieces: int) -> Chance:
    """How likely each value that is held against the claim is to settle it so, among that many pieces of evidence."""
    return lambda candidate: chance(verdict, described(claim, candidate, held, lexicon, pieces))


def _sure(candidate: Candidate, of: Chance) -> bool:
    return of(candidate) >= weights()["limit"]["sure"]


def _goes_on(candidate: Candidate) -> bool:
    """The value is told of somebody whom the sentence before names."""
    frame = candidate.placed.keyed.frame
    return candidate.alignment.stranger and bool(frame.subject) and not frame.subject_here


def of_another_measure(claim: Keyed, candidate: Candidate) -> bool:
    """Both say what is measured, of an amount of money, and neither says it as the other does; in another language,
    where few words can be held against each other, the measure has to be met."""
    value, source = claim.frame.mention.value, candidate.placed.keyed
    if source.frame.language != claim.frame.language:
        return candidate.alignment.measure is not Slot.MATCH
    if not isinstance(value, Quantity) or not (value.dimension or "").startswith("currency"):
        return False
    said = of_kind(claim.concepts_own, *SAID) and of_kind(source.concepts_own, *SAID)
    return bool(said) and candidate.alignment.measure is Slot.UNKNOWN


def _is_its_own(claim: Keyed, candidate: Candidate) -> bool:
    """Nothing tells that a value is of a part, of somebody else or of another sort than the claim's."""
    strange = candidate.narrower or of_another(candidate) or of_a_stranger(claim, candidate)
    return not strange and of_its_sort(claim, candidate)


def of_its_sort(claim: Keyed, candidate: Candidate) -> bool:
    """By how much something moved is not told by where it stands; and what is counted under another name has at least
    to be what the claim measures."""
    source, ours = candidate.placed.keyed, claim.frame.mention.value
    if claim.frame.change and not source.frame.change:
        return False
    theirs, same = source.frame.mention.value, True
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        same = counted_alike(claim, source) or None in (ours.unit, theirs.unit) or not is_count(theirs)
    return same or candidate.alignment.measure in (Slot.MATCH, Slot.NEAR)
