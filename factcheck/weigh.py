"""One claim against one source: which of its values speak of the claim's tuple, and do they agree?

Values are compared only where no slot says `other`. A source agrees when a bound value agrees and no better bound
one differs; it disagrees when the best bound values all differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from claims.model import Bound, Grain, Kind, Mention, Quantity, Voice, When
from claims.vocabulary import CONCEPTS, kind
from factcheck.align import Alignment, align, weights
from factcheck.compare import Compared, Outcome, compare_dates, compare_quantities, part_words
from factcheck.lexicon import Keyed, Lexicon
from factcheck.match import Slot, opposed, same_modality
from factcheck.shelf import Placed, Reading
from factcheck.substitution import swapped


class Stand(StrEnum):
    """Where one source stands to one claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CORRECTED = "corrected"
    HEARSAY = "hearsay"
    FORECAST = "forecast"
    SCOPE = "scope"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value of a source held against a claim."""

    placed: Placed
    alignment: Alignment
    compared: Compared
    slot: str
    """The slot that keeps it from counting, or ""."""
    score: float
    narrower: bool = False
    """The value is of a part that the claim does not speak of."""

    @property
    def agrees(self) -> bool:
        """The value agrees, whatever it speaks of."""
        return self.compared.outcome is Outcome.AGREES


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one source has to say of one claim; the deciding candidate first in `others`' stead."""

    reading: Reading
    stand: Stand
    best: Candidate | None
    others: tuple[Candidate, ...] = ()
    note: str = ""


def weigh(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Weighed:
    """Hold a claim against everything one source says."""
    bonus = weights()["slot"]["cited"] if cited else 0.0
    candidates = [_checked(claim, c) for c in _candidates(claim, reading, lexicon, bonus)]
    candidates.sort(key=lambda c: -c.score)
    able = [c for c in candidates if not c.slot]
    margin = weights()["threshold"]["margin"]
    agree = next((c for c in able if c.agrees and _enough(claim, c, "verify")), None)
    differ = next(
        (c for c in able if _differs(claim, c) and _contests(claim, c) and (cited or _of_itself(claim, c))),
        None,
    )
    denied = next((c for c in candidates if _denies(c) and _contradicts(claim, c)), None)
    corrected = next(
        (
            c
            for c in candidates
            if c.slot == "retracted" and c.agrees and (_to_the_day(claim) or _enough(claim, c, "verify"))
        ),
        None,
    )
    against = max((c for c in (differ, denied) if c), key=lambda c: c.score, default=None)
    rest = tuple(candidates[:6])
    if agree and not (against and _better(against, agree, margin)):
        return Weighed(reading, Stand.AGREES, agree, rest)
    if corrected:
        return Weighed(reading, Stand.CORRECTED, corrected, rest)
    if against and not _rivalled(against, able, margin):
        return Weighed(reading, Stand.DISAGREES, against, rest, note=against.slot)
    return _silent(claim, reading, candidates, rest)


def _checked(claim: Keyed, candidate: Candidate) -> Candidate:
    """The candidate, barred where its sentence puts another noun in the claim's stead."""
    source = candidate.placed.keyed.frame
    alike = candidate.alignment.wording >= weights()["threshold"]["alike"] and source.cell is None
    if candidate.slot or not alike:
        return candidate
    ours = claim.frame
    barred = swapped(ours.sentence, source.sentence, ours.language, ours.near.names)
    return replace(candidate, slot="scope") if barred else candidate


def _enough(claim: Keyed, candidate: Candidate, verdict: str) -> bool:
    """Whether the binding is strong enough for a verdict; how strong depends on which slots are positively bound.

    Unknown is not a match: where neither the measure nor its words are named, nothing is enough.
    """
    table = weights()[verdict]
    alignment, frame = candidate.alignment, claim.frame
    entity, measure = alignment.entity is Slot.MATCH, alignment.measure is Slot.MATCH
    if alignment.measure is Slot.NEAR and (entity or not frame.subject):
        kind = "near_and_entity" if entity else "near_alone"
    elif measure:
        nobody = "measure_stranger" if alignment.stranger else "measure_orphan"
        kind = "measure_and_entity" if entity else nobody if frame.subject else "measure_alone"
    elif entity and frame.language == candidate.placed.keyed.frame.language:
        kind = "wording_and_entity" if alignment.wording >= table["wording"] else "nothing"
    else:
        worded = entity and alignment.wording >= table["wording"]
        kind = "wording_and_entity" if worded else "entity_across_languages" if entity else "nothing"
    needed = table.get(kind, 9.0)
    if entity and not measure:
        if _informative(claim):
            across = frame.language != candidate.placed.keyed.frame.language
            needed = min(needed, table.get("informative_across" if across else "informative_and_entity", 9.0))
        if candidate.placed.formula and candidate.placed.keyed.frame.change is False:
            needed = min(needed, table.get("computed_and_entity", 9.0))
    if verdict == "verify" and not (candidate.narrower or candidate.placed.formula or alignment.stranger):
        digits = _digits(frame.mention)
        if digits >= 4:
            needed = min(needed, table["unmistakable"])
        elif digits == 3 and measure:
            needed = min(needed, table["informative_stranger"])
        elif digits == 2 and _converted(frame.mention, candidate):
            dated = alignment.period is Slot.MATCH and not frame.subject
            needed = min(needed, table["converted"] if entity else table["converted_alone"] if dated else 9.0)
    if isinstance(frame.mention.value, When) and frame.direction != candidate.placed.keyed.frame.direction:
        # When something rose is not dated by a date beside which nothing rose.
        return frame.direction is None and candidate.score >= needed
    if verdict == "contest":
        if candidate.narrower or not (claim.concepts_own or frame.own.names):
            return False
        needed += _caution(claim, table)
    return candidate.score >= needed


def _contests(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a value that differs is bound well enough to say so; one with the claim's own digits need be no better
    bound than one that agrees."""
    if _enough(claim, candidate, "contest"):
        return True
    named = candidate.alignment.entity is Slot.MATCH and candidate.score >= weights()["contest"]["slip"]
    return _slips(claim, candidate) and (named or _enough(claim, candidate, "verify"))


def _slips(claim: Keyed, candidate: Candidate) -> bool:
    """The claim's very digits at another scale or per another unit ("8.5 million" for 85 million): a slip of the pen,
    not another value met by chance."""
    ours, theirs = claim.frame.mention.value, candidate.placed.keyed.frame.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or candidate.placed.formula:
        return False
    if ours.value is None or theirs.value is None or not _one_dimension(ours, theirs):
        return False
    one, other = ours.value * ours.factor, theirs.value * theirs.factor
    digits = one.normalize().as_tuple().digits
    return len(digits) >= 2 and digits == other.normalize().as_tuple().digits


def _one_dimension(ours: Quantity, theirs: Quantity) -> bool:
    """Of one dimension; what is counted may be left unsaid."""
    counts = {ours.dimension or "count", theirs.dimension or "count"}
    return ours.dimension == theirs.dimension or all(d.startswith("count") for d in counts)


def _to_the_day(claim: Keyed) -> bool:
    """The very day that a source withdraws is the one that the claim means."""
    value = claim.frame.mention.value
    return isinstance(value, When) and value.grain is Grain.DAY


def _of_itself(claim: Keyed, candidate: Candidate) -> bool:
    """A source that the claim does not cite contests it only where nothing of either is taken from around."""
    return _own_words(claim, candidate) and (claim.frame.subject_here or not claim.frame.subject)


def _own_words(claim: Keyed, candidate: Candidate) -> bool:
    """A source that the claim does not cite contests it only where the value's own words name the measure."""
    source = candidate.placed.keyed
    said = {c for c in claim.concepts_own & source.concepts_own if kind(c) in ("measure", "event")}
    return bool(said) or candidate.alignment.wording >= weights()["contest"]["wording"]


def _better(against: Candidate, agree: Candidate, margin: float) -> bool:
    """One value wins over another by a margin; one whose measure is named over one whose is not, without."""
    named = against.alignment.measure is Slot.MATCH and agree.alignment.measure is not Slot.MATCH
    worded = against.alignment.wording >= agree.alignment.wording + weights()["threshold"]["worded"]
    return against.score > agree.score + (-margin if named or worded else margin)


def _rivalled(against: Candidate, able: Sequence[Candidate], margin: float) -> bool:
    """A number that agrees stands there no worse bound, or is the one of the claim's period, only not well enough
    bound to settle anything."""
    dated = against.alignment.period is Slot.MATCH
    return any(
        c.agrees
        and not c.placed.formula
        and c.compared.rule != "date"
        and (c.score + margin > against.score or (not dated and c.alignment.period is Slot.MATCH))
        for c in able
    )


def _informative(claim: Keyed) -> bool:
    """A value of three digits or more is not met by chance beside the same name."""
    return _digits(claim.frame.mention) >= 3


def _converted(ours: Mention, candidate: Candidate) -> bool:
    """The value agrees in another physical unit ("4.3 ounces" for 121.6 grams): it does not by chance."""
    one, other = ours.value, candidate.placed.keyed.frame.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or not candidate.agrees:
        return False
    return one.unit != other.unit and one.dimension not in (None, "time", "months", "ratio", "temperature")


def _digits(mention: Mention) -> int:
    """Significant digits that an exact or approximate number is written with; 0 for any other, and for one in words."""
    value = mention.value
    if not isinstance(value, Quantity) or value.value is None or value.bound not in (Bound.EXACT, Bound.ABOUT):
        return 0
    return min(len(value.value.normalize().as_tuple().digits), sum(ch.isdigit() for ch in mention.text))


_CALENDAR = frozenset({"fiscal", "annual", "quarterly", "monthly", "daily"})


def _narrower(claim: Keyed, source: Keyed, alignment: Alignment, reading: Reading) -> bool:
    """The source's value is of a part that the claim does not speak of: of a division, or "domestic" where the same
    source has a value for "overseas" too."""
    if (source.words_own - claim.words_near) & part_words():
        return True
    if _wider(claim, source, reading):
        return True
    extra = source.concepts_own - claim.concepts_near
    if alignment.period is Slot.MATCH:
        extra -= _CALENDAR
    extra = frozenset(c for c in extra if c in CONCEPTS and CONCEPTS[c].excludes & reading.qualifiers)
    return any(kind(c) == "qualifier" for c in extra)


def _wider(claim: Keyed, source: Keyed, reading: Reading) -> bool:
    """The claim speaks of a part ("without the credits") that the same source tells from this value's whole."""
    parts = frozenset(c for c in claim.concepts_own & reading.qualifiers if kind(c) == "qualifier")
    return bool(parts - _CALENDAR - source.concepts_near - source.concepts_far)


def _caution(claim: Keyed, table: Mapping[str, float]) -> float:
    """Durations stand beside other values in most sentences, and a subject carried over may be the wrong one."""
    value = claim.frame.mention.value
    duration = isinstance(value, Quantity) and value.dimension == "time"
    carried = bool(claim.frame.subject) and not claim.frame.subject_here
    return table["duration"] * duration + table["carried"] * carried


def _denies(candidate: Candidate) -> bool:
    """The very value, with the opposite direction or denied."""
    return candidate.slot in ("direction", "negation") and candidate.agrees


def _contradicts(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a denial is bound well enough; one with the claim's own two digits as well as what would agree."""
    if _enough(claim, candidate, "contest"):
        return True
    return _digits(claim.frame.mention) >= 2 and _enough(claim, candidate, "verify")


def _silent(claim: Keyed, reading: Reading, candidates: list[Candidate], rest: tuple[Candidate, ...]) -> Weighed:
    for slot, stand in (("hearsay", Stand.HEARSAY), ("modality", Stand.FORECAST)):
        found = next((c for c in candidates if c.slot == slot and _enough(claim, c, "verify")), None)
        if found:
            return Weighed(reading, stand, found, rest)
    near = next((c for c in candidates if c.agrees and c.score >= weights()["threshold"]["near"]), None)
    return Weighed(reading, Stand.SILENT, near, rest, note=near.slot if near else "")


def _candidates(claim: Keyed, reading: Reading, lexicon: Lexicon, bonus: float) -> Iterator[Candidate]:
    for placed in (*reading.near(claim), *reading.computed(claim)):
        compared = _compare(claim, placed.keyed)
        if compared.outcome is Outcome.INCOMPARABLE:
            continue
        alignment = align(claim, placed.keyed, lexicon)
        slot = _blocking_slot(claim, placed, alignment)
        score = alignment.score + bonus - (weights()["slot"]["computed"] if placed.formula else 0.0)
        narrower = _narrower(claim, placed.keyed, alignment, reading)
        yield Candidate(placed, alignment, compared, slot, score, narrower)


def _compare(claim: Keyed, source: Keyed) -> Compared:
    ours, theirs = claim.frame.mention.value, source.frame.mention.value
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        if {ours.unit, theirs.unit} == {"percent", "percentage_point"}:
            return _points(claim, ours, theirs)
        if {ours.unit, theirs.unit} == {"°C", "°F"} and (claim.frame.change or source.frame.change):
            theirs = _degrees(theirs)
        if opposed(claim, source):
            theirs = _turned(theirs)
        return _plausible(ours, theirs, compare_quantities(ours, theirs))
    if isinstance(ours, When) and isinstance(theirs, When):
        return Compared(compare_dates(ours, theirs), "date")
    return Compared(Outcome.INCOMPARABLE, "kind")


def _points(claim: Keyed, ours: Quantity, theirs: Quantity) -> Compared:
    """Per cent and percentage points never agree; the same number in the other one is a slip."""
    slip = ours.value is not None and ours.value == theirs.value and claim.frame.change is not False
    return Compared(Outcome.DISAGREES if slip else Outcome.INCOMPARABLE, "points", found=theirs.value)


def _turned(amount: Quantity) -> Quantity:
    """A profit as the loss that it is the contrary of: with the other sign."""
    value, low, high = (None if x is None else -x for x in (amount.value, amount.high, amount.low))
    return replace(amount, value=value, low=low, high=high)


def _degrees(difference: Quantity) -> Quantity:
    """A difference of temperatures in the other scale: nine fifths, without the offset of 32."""
    ratio = Decimal("1.8") if difference.unit == "°C" else 1 / Decimal("1.8")
    value = None if difference.value is None else difference.value * ratio
    unit = "°F" if difference.unit == "°C" else "°C"
    return replace(difference, value=value, step=difference.step * ratio, unit=unit)


def _plausible(ours: Quantity, theirs: Quantity, compared: Compared) -> Compared:
    """A bare number far from the claim's counts something else: it does not contest."""
    if theirs.unit is not None or ours.unit is None or compared.outcome is not Outcome.DISAGREES or not ours.value:
        return compared
    near = compared.found is not None and _FIVEFOLD > abs(compared.found / ours.value) > 1 / _FIVEFOLD
    return compared if near else Compared(Outcome.INCOMPARABLE, compared.rule)


_FIVEFOLD = Decimal(5)


def _blocking_slot(claim: Keyed, placed: Placed, alignment: Alignment) -> str:
    """The first thing that keeps a value from counting; "" where nothing does."""
    ours, theirs = claim.frame, placed.keyed.frame
    if theirs.voice is Voice.INJECTED:
        return "injected"
    if theirs.retracted:
        return "retracted"
    slot = alignment.other()
    if slot and not (slot == "period" and ours.mention.kind is Kind.DATE):
        return slot
    if theirs.voice is Voice.HEARSAY:
        return "hearsay"
    if not same_modality(ours.modality, theirs.modality):
        return "modality"
    if ours.change is not None and theirs.change is not None and ours.change != theirs.change:
        value = ours.mention.value
        if not (isinstance(value, Quantity) and value.unit == "times"):
            return "change"
    if theirs.baseline and not ours.baseline and alignment.period is not Slot.MATCH:
        return "baseline"
    if ours.negated != theirs.negated:
        return "negation"
    return "direction" if alignment.direction is Slot.OTHER else ""


def _differs(claim: Keyed, candidate: Candidate) -> bool:
    """A computed value contests only a claim about a change: other sums and shares may be none of its business."""
    if candidate.placed.formula:
        # "1.42 times" where the source's "up 142 %" makes 2.42: a multiple is told of a change, whatever its verb.
        ours = claim.frame.mention.value
        multiple = isinstance(ours, Quantity) and ours.unit == "times" and _own_words(claim, candidate)
        changes = claim.frame.change is True or multiple
        alignment = candidate.alignment
        exact = alignment.entity is Slot.MATCH and alignment.wording >= weights()["contest"]["wording"]
        if not (changes or exact) or alignment.measure is not Slot.MATCH:
            return False
    return candidate.compared.outcome is Outcome.DISAGREES
