"""What a page that a claim cites has of it where something about the value is strange: it is told of somebody else, of
a day whose event is told in other words, in another language, in words for digits.

Each kind has a limit of its own in factcheck/matching/weights.toml, set on the documents for development: what is
picked so has to be ahead of whatever else on the page may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from claims.model import Kind, Mention, Quantity, When
from factcheck.binding.bounds import outshone, strays
from factcheck.binding.candidate import Candidate
from factcheck.binding.chance import Chance, best, unborne
from factcheck.binding.outscored import not_meant
from factcheck.binding.strength import bindings, exact_digits, unknown_here
from factcheck.binding.topical import is_topical
from factcheck.binding.weighed import Weighed
from factcheck.matching.align import weights
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import Outcome, is_count
from factcheck.values.slot import Slot

_SOME = 0.2
_MUCH = 0.4
"""Shares of a claim's words that stand beside a day."""
_TELLING = 2
"""Digits from which a number is hardly met by chance."""
_SMALL = 10
"""Counts below it are told of something else on many a page."""
_NEIGHBOURS = ("entity", "row", "column", "period")


def told_loosely(claim: Keyed, found: Weighed, lexicon: Lexicon, of: Chance) -> Candidate | None:
    """The value that agrees and is likeliest the claim's although something about it is strange; None where none is
    likely enough."""
    held, reading = found.held, found.reading
    agree = [c for c in held if c.agrees and (not c.slot or is_topical(claim, c, reading, lexicon))]
    agree = [c for c in agree if not (outshone(claim, c, held) or strays(claim, c) or not_meant(claim, c, held))]
    agree = [c for c in agree if not (unknown_here(claim, c) or unborne(claim, c, lexicon, dated=False))]
    limit = weights()["limit"]
    named = ((c, name, of(c)) for c in agree if (name := _limit(claim, c, found)))
    likely = [(chance, c) for c, name, chance in named if chance >= limit[name]]
    return max(likely, key=itemgetter(0), default=(0.0, None))[1]


def _limit(claim: Keyed, candidate: Candidate, found: Weighed) -> str:
    """How likely such a value has to be, by name of the limit; "" where it is too strange."""
    mention, across = claim.frame.mention, claim.frame.language != candidate.placed.keyed.frame.language
    if candidate.slot:
        return "verify_topical" if candidate.alignment.wording or bindings(candidate) else ""
    if mention.kind is Kind.DATE:
        told = not across and candidate.alignment.wording >= _SOME
        return "verify_dated" if told and _is_ahead(candidate, found.held) else ""
    if not exact_digits(mention):
        return "verify_in_words" if _is_ahead(candidate, found.held) and not _is_small(mention) else ""
    if exact_digits(mention) < _TELLING:
        return ""
    if not across:
        return "verify_of_another"
    known = not candidate.absent or any(found.reading.knows(name) for name in claim.frame.near.names)
    return "verify_across_of_another" if known else ""


def _is_ahead(candidate: Candidate, held: Sequence[Candidate]) -> bool:
    """Whether more of the claim's words stand beside a value than beside any other in its unit that differs."""
    others = (c for c in _differing(held) if c.unit == candidate.unit)
    return all(candidate.alignment.wording > c.alignment.wording for c in others)


def _differing(held: Sequence[Candidate]) -> Iterator[Candidate]:
    return (c for c in held if c.compared.outcome is Outcome.DISAGREES and not c.placed.formula)


def _is_known(mention: Mention) -> bool:
    """Whether it is a time of a year that is told."""
    return isinstance(mention.value, When) and mention.value.first is not None


def _is_small(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Quantity) and is_count(value) and value.value is not None and abs(value.value) < _SMALL


def another_cell(claim: Keyed, held: Sequence[Candidate], of: Chance) -> tuple[Candidate, str] | None:
    """A cell that differs and is likely the claim's, in a table that has the claim's number in another row or column;
    with the slot that keeps that number from counting."""
    if exact_digits(claim.frame.mention) < _TELLING or any(c.agrees and not c.slot for c in held):
        return None
    barred = [c for c in held if c.agrees and not c.placed.formula and c.slot in _NEIGHBOURS]
    slots = {table: c.slot for c in reversed(barred) if (table := _table(c)) is not None}
    meant = (c for c in _differing(held) if not c.slot and _table(c) in slots)
    chance, found = best((c for c in meant if not _is_told_elsewhere(claim, c)), of)
    if found is None or chance < weights()["limit"]["contest_another_cell"]:
        return None
    return found, slots[_table(found) or 0]


def _is_told_elsewhere(claim: Keyed, candidate: Candidate) -> bool:
    """Whether only another part of the claim's sentence says what a cell is of ("took in € 74 million and kept a
    quarter of it as operating profit")."""
    source = candidate.placed.keyed
    own = claim.concepts_own | claim.senses_own | claim.words_own
    there = source.concepts_own | source.senses_own | source.words_own
    beside = (claim.concepts_near | claim.senses_near | claim.words_near) - own
    named = candidate.alignment.entity is Slot.MATCH or not own.isdisjoint(there)
    return not named and not beside.isdisjoint(there)


def _table(candidate: Candidate) -> int | None:
    cell = candidate.placed.keyed.frame.cell
    return cell[0] if cell else None


def another_day(claim: Keyed, held: Sequence[Candidate], of: Chance) -> Candidate | None:
    """The day of what a page tells in the claim's own words, where it has the claim's day of nothing."""
    if not _is_known(claim.frame.mention) or any(c.agrees for c in held):
        return None
    told = [c for c in _differing(held) if not c.slot and c.alignment.wording >= _MUCH]
    told = [c for c in told if _is_known(c.placed.keyed.frame.mention)]
    chance, found = best((c for c in told if not unknown_here(claim, c)), of)
    return found if chance >= weights()["limit"]["contest_dated"] else None
