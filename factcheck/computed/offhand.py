"""What a claim reckons offhand: a share, a multiple or a change of which it does not say what it is computed of ("a
fifth more than in 2022", "kept a quarter of it").

All pairs of values of one line of a table, or of one sentence and the next, are tried. Far more pairs give a number by
chance than where the operands are named, so that the values have to be called by several of the claim's own words, no
pair that gives another number by more of them, and of a time that the claim does not rule out. What is found so may
verify, and contests nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from claims.frozen import replace
from claims.model import Frame, Quantity, When
from claims.words.senses import senses_of
from factcheck.computed.answers import in_kind
from factcheck.matching.align import align
from factcheck.matching.anchor import points_back
from factcheck.matching.comparable import compare_values
from factcheck.matching.pile import Placed
from factcheck.matching.shelf import Reading
from factcheck.tables.derive import share
from factcheck.tables.lines import number_of, unit_of
from factcheck.tables.moved import change
from factcheck.terms.asked import against_an_event, comes_after, held_to_norm
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.compare import OPEN, Outcome
from factcheck.values.period import share_a_day
from factcheck.values.slot import Slot

_ASKED = ("percent", "times", "percentage_point")
_NEVER = frozenset({"times", "rank", "year", "percentage_point", "°C", "°F"})
"""Units of which no share is taken."""
_WORDS = 3
"""Words and concepts of the claim that its operands have between them: on the documents for development no pair with
as many gives a wrong number."""
_TOLD = 3
"""Words for which it stands that the whole of a share is the number that the document told right before."""
_LONGEST = 40
"""Values of a line beyond which its pairs are too many to say anything."""
_LARGEST = 2_000
"""Values of a page beyond which so many pairs say nothing, and are too many to try for each claim."""
_NEAR = Decimal("0.08")
"""How far above a bound ("more than a quarter") a value may lie, as a share of it: nearly all lie above somewhere."""


def offhand(claim: Keyed, reading: Reading, lexicon: Lexicon) -> Placed | None:
    """The computed value that agrees with a claim, by most of the claim's words; None where nothing is sure enough."""
    ours = claim.frame.mention.value
    if not isinstance(ours, Quantity) or ours.unit not in _ASKED or ours.value is None or claim.frame.negated:
        return None
    if len(reading.placed) > _LARGEST:
        return None
    most: int = _WORDS - 1
    found: tuple[Frame, str] | None = None
    for later, earlier, words in _pairs(claim, reading):
        if words < most or (words == most and found and not _is_later(later.frame, found[0])):
            continue
        for frame, formula in _results(claim.frame, later.frame, earlier.frame):
            most, found = words, found if words == most else None
            if _agrees(claim, lexicon.key(frame)) and align(claim, later, lexicon).entity is not Slot.OTHER:
                found = frame, formula
    if found is None:
        return None
    key = lexicon.key(replace(found[0], periods=claim.frame.periods, modality=claim.frame.modality))
    return Placed(key, None, formula=found[1], asked=True, offered=True)


def _pairs(claim: Keyed, reading: Reading) -> Iterator[tuple[Keyed, Keyed, int]]:
    """A value, another of its line that it may be held against, and how many of the claim's words they have between
    them: one less where they stand in two sentences of a text, and one less in another language, whose words mean more
    than one thing."""
    whole = claim.told if points_back(claim.frame) else None
    for line in reading.told_together:
        across = bool(line) and claim.frame.language != line[0].frame.language
        if len(line) > _LONGEST:
            continue
        able = [(k, _words_met(claim, k)) for k in line if _may_be_meant(claim.frame, k.frame)]
        told = {id(k) for k, _ in able if whole and _is_the_same(whole, k)}
        for (later, ours), (earlier, theirs) in permutations(able, 2):
            if unit_of(later.frame) == unit_of(earlier.frame):
                words = len(ours | theirs) - _is_apart(later, earlier) - across + _TOLD * (id(earlier) in told)
                if words >= _WORDS:
                    yield later, earlier, words


def _is_the_same(told: Keyed, whole: Keyed) -> bool:
    """Whether a value is the one of which the document just said that the claim's is a share."""
    return compare_values(told, whole).outcome is Outcome.AGREES


def _is_apart(one: Keyed, other: Keyed) -> bool:
    return one.frame.cell is None and one.frame.sentence_span != other.frame.sentence_span


def _may_be_meant(claim: Frame, source: Frame) -> bool:
    value = source.mention.value
    if not isinstance(value, Quantity) or value.value is None or value.value <= 0 or value.unit in _NEVER:
        return False
    if source.negated or source.retracted or source.change is True or source.modality != claim.modality:
        return False
    points = isinstance(claim.mention.value, Quantity) and claim.mention.value.unit == "percentage_point"
    return points == (value.unit == "percent") and in_kind(claim, value)


def _results(claim: Frame, later: Frame, earlier: Frame) -> Iterator[tuple[Frame, str]]:
    """What two values give, in the claim's form."""
    ours = claim.mention.value
    assert isinstance(ours, Quantity)
    if ours.unit == "percent" and claim.change is not True:
        at_once = _may_be_one(later.periods, earlier.periods) and _may_be_one(claim.periods, later.periods)
        if at_once and number_of(later) < number_of(earlier):
            yield share(later, earlier)
        return
    if against_an_event(claim) or held_to_norm(claim):
        return
    moved = claim.change is True or claim.direction is not None or ours.unit != "times"
    if moved and not _is_later(later, earlier):
        return
    if not (_may_be_one(claim.periods, later.periods) and _may_be_one(claim.baselines, earlier.periods)):
        return
    for frame, formula in (r.make() for r in change(earlier, later) if r.unit == ours.unit):
        if claim.direction in (None, frame.direction):
            yield replace(frame, change=claim.change), formula


def _may_be_one(some: Sequence[When], others: Sequence[When]) -> bool:
    """Whether two times, of which one may not be told, may be one."""
    return not (some and others) or share_a_day(some, others)


def _is_later(one: Frame, other: Frame) -> bool:
    """Whether two values are of times that are told, the one of a later one."""
    return bool(one.periods and other.periods) and comes_after(one.periods[0], other.periods[0])


def _words_met(claim: Keyed, key: Keyed) -> frozenset[str]:
    """Words of the claim, and concepts, that stand beside a value."""
    there, senses = key.words_near | key.words_own, key.senses_near | key.senses_own
    words = {w for w in claim.frame.near.words if w in there or not senses.isdisjoint(senses_of(w))}
    return frozenset(words).union(f"concept {c}" for c in claim.concepts_near & key.concepts_near)


def _agrees(claim: Keyed, made: Keyed) -> bool:
    ours, theirs = claim.frame.mention.value, made.frame.mention.value
    if compare_values(claim, made).outcome is not Outcome.AGREES:
        return False
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    if ours.value is None or theirs.value is None:
        return False
    return ours.bound not in OPEN or abs(theirs.value - ours.value) <= _NEAR * abs(ours.value)
