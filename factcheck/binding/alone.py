"""What a page that a claim cites says by the claim's digits alone, where few words say that it speaks of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.model import Mention, Quantity
from factcheck.binding.candidate import Candidate
from factcheck.binding.outscored import not_meant
from factcheck.binding.strength import bindings, of_another, unknown_here
from factcheck.matching.align import weights
from factcheck.matching.comparable import is_counted_otherwise
from factcheck.matching.match import opposed
from factcheck.terms.heads import topic_unsaid
from factcheck.terms.lexicon import Keyed
from factcheck.values.compare import Outcome, digits, of_a_size, written_step
from factcheck.values.nouns import same_sort
from factcheck.values.slot import Slot


def unrivalled(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether a value that a cited page writes is the claim's although few words say so: its digits agree better than
    chance would have it, or more than one slot is positively bound; and no value of its kind that differs is bound
    as well."""
    if candidate.slot or not candidate.agrees or candidate.placed.formula:
        return False
    if candidate.narrower or of_another(candidate) or unknown_here(claim, candidate):
        return False
    if any(_differs_as_well(candidate, other) for other in held) or not_meant(claim, candidate, held):
        return False
    if not bindings(candidate) and _is_of_another_sort(claim, candidate, held):
        return False
    if telling(claim.frame.mention, candidate):
        if bindings(candidate) >= 1:
            return True
        return not _is_met_by_chance(claim, candidate) and _hardly_by_chance(claim.frame.mention, candidate, held)
    return not candidate.alignment.stranger and bindings(candidate) >= _TOLD


_TOLD = 2
"""Digits from which a value is no small number that any row may hold; or parts of a claim's tuple that bind it."""


def _is_of_another_sort(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """The source does not have the noun that the claim's value is told of; or it counts something else, and another
    value of it, that differs, what the claim counts."""
    if topic_unsaid(claim, candidate.placed.keyed):
        return True
    ours = claim.frame.mention.value
    if not isinstance(ours, Quantity) or ours.unit is None or same_sort(ours.unit, candidate.unit):
        return False
    differing = (o for o in held if o.compared.outcome is Outcome.DISAGREES and not o.placed.formula)
    return any(o.unit is not None and same_sort(ours.unit, o.unit) for o in differing)


def _is_met_by_chance(claim: Keyed, candidate: Candidate) -> bool:
    """Whether the same number counts another thing, in none of the claim's words ("235 people", "235 shutdowns")."""
    source = candidate.placed.keyed.frame
    return not candidate.alignment.wording and is_counted_otherwise(claim.frame.mention, source.mention)


def _hardly_by_chance(ours: Mention, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether so few values of a page are of the claim's kind and size that one would hardly agree with it by chance.

    Numbers of one size are spread evenly over its logarithm (Benford): of those within a factor of ten either way a
    share of twice the distance over ln 100 comes as near to whatever a claim says.
    """
    value, own = ours.value, candidate.compared.found
    if not isinstance(value, Quantity) or not value.value or own is None:
        return False
    found = {o.compared.found for o in held if not o.placed.formula and o.compared.found is not None}
    beside = sum(1 for f in found if of_a_size(value.value, f, _TEN))
    width = 2 * max(abs(own - value.value), written_step(value) / 2) / abs(value.value)
    return width * beside / _LN_100 <= _BY_CHANCE


_TEN = 10
_LN_100 = Decimal("4.605")
_BY_CHANCE = Decimal("0.02")
"""How likely a value may be to agree by chance, at most."""


def belies(claim: Keyed, candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether a page that the claim cites has the claim's very change, gone the other way ("11만 명 늘었다", "11만 명
    감소했다"), or its very level, reached the other way ("climbed to 71.8 %", "fell to 71.8 %"): the digits say that it
    is the same one, few other words need to."""
    ours, theirs = claim.frame, candidate.placed.keyed.frame
    if candidate.placed.formula or theirs.cell is not None or candidate.narrower or of_another(candidate):
        return False
    turned = candidate.slot == "direction" and candidate.agrees and ours.change and theirs.change
    level = _reached_the_other_way(claim, candidate)
    if not (turned or level) and not _of_the_other_sign(claim, candidate):
        return False
    if any(c.agrees and c.slot in ("", "reference", "change") for c in held) or unknown_here(claim, candidate):
        return False
    told = level or _speaks_alike(claim, candidate) or _hardly_by_chance(ours.mention, candidate, held)
    return _written_alike(ours.mention, candidate) and bindings(candidate) >= 1 and told


def _speaks_alike(claim: Keyed, candidate: Candidate) -> bool:
    """Whether the sentences share a word, or the sense of one."""
    source = candidate.placed.keyed
    return not (claim.words_near.isdisjoint(source.words_near) and claim.senses_near.isdisjoint(source.senses_near))


def _reached_the_other_way(claim: Keyed, candidate: Candidate) -> bool:
    """A level of three digits or more, under the claim's label or in its words, from which the source has it come the
    other way."""
    theirs, alignment = candidate.placed.keyed.frame, candidate.alignment
    if claim.frame.change or theirs.change or not candidate.agrees or alignment.direction is not Slot.OTHER:
        return False
    same = alignment.labelled or (candidate.slot == "direction" and alignment.measure in (Slot.MATCH, Slot.NEAR))
    return bool(same) and candidate.slot in ("direction", "entity") and digits(claim.frame.mention) >= _UNMISTAKABLE


_UNMISTAKABLE = 3
"""Digits of a level that are hardly those of another one."""


def _of_the_other_sign(claim: Keyed, candidate: Candidate) -> bool:
    """A profit that the source tells as a loss of as much."""
    return not candidate.slot and not candidate.agrees and opposed(claim, candidate.placed.keyed)


def _written_alike(ours: Mention, candidate: Candidate) -> bool:
    """The same number of two significant digits or more, whatever its sign."""
    return _near(ours, candidate, unsigned=True)


def _differs_as_well(candidate: Candidate, other: Candidate) -> bool:
    differs = not other.agrees and other.slot in ("", "direction") and not other.placed.formula
    if not differs or other.compared.outcome is not Outcome.DISAGREES or other.score < candidate.score:
        return False
    if candidate.alignment.labelled and not other.alignment.labelled:
        return False
    if candidate.alignment.measure is not Slot.UNKNOWN and other.alignment.measure is Slot.UNKNOWN:
        return False
    ours, theirs = candidate.compared.found, other.compared.found
    apart = not (ours is None or theirs is None or of_a_size(ours, theirs, _APART))
    if apart and (bindings(candidate) or not bindings(other)):
        return False
    ahead = other.score > candidate.score + weights()["threshold"]["margin"]
    return ahead or (not other.narrower and bindings(other) >= bindings(candidate))


_APART = 3
"""Values that differ by as much are hardly two readings of one quantity."""


def telling(ours: Mention, candidate: Candidate) -> bool:
    """Two significant digits or more that differ from the source's value by less than a fiftieth: of the numbers that
    a page has of one unit, hardly another comes as near by chance."""
    return _near(ours, candidate)


def _near(ours: Mention, candidate: Candidate, *, unsigned: bool = False) -> bool:
    value, found = ours.value, candidate.compared.found
    if not isinstance(value, Quantity) or not value.value or found is None or digits(ours) < _TOLD:
        return False
    apart = abs(found) - abs(value.value) if unsigned else found - value.value
    return abs(apart) * _NEAR <= abs(value.value)


_NEAR = 50
"""The part of a value by which another that is told of the same may differ."""
