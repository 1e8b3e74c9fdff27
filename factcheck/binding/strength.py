"""How strong a binding must be before its value verifies or contests a claim; the numbers are in weights.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.model import Bound, Frame, Grain, Mention, Quantity, When
from claims.words.senses import senses_of
from claims.words.vocabulary import direction_of, kind, relation
from factcheck.binding.bounds import is_open
from factcheck.binding.called import is_called_so
from factcheck.binding.candidate import Candidate
from factcheck.binding.nought import refutes_none, says_none_too
from factcheck.binding.points import of_one_thing
from factcheck.matching.align import weights
from factcheck.matching.match import KIN, of_kind
from factcheck.matching.modality import came_otherwise
from factcheck.terms.aside import led
from factcheck.terms.asked import against_an_event
from factcheck.terms.complement import of_the_other_half
from factcheck.terms.heads import topic_unsaid
from factcheck.terms.lexicon import Keyed
from factcheck.terms.limits import in_an_unnamed_part
from factcheck.values.compare import OPEN, Outcome, digits, is_count, of_a_size
from factcheck.values.nouns import counters_apart
from factcheck.values.slips import one_dimension, slipped
from factcheck.values.slot import Slot


def bindings(candidate: Candidate) -> int:
    """How many parts of the claim's tuple a value is positively bound to."""
    alignment = candidate.alignment
    said = [alignment.measure in (Slot.MATCH, Slot.NEAR), alignment.wording >= weights()["verify"]["wording"]]
    return sum([*said, alignment.entity is Slot.MATCH, alignment.period is Slot.MATCH, alignment.labelled])


def of_another(candidate: Candidate) -> bool:
    """The value goes on about somebody whom the claim does not name; or it is told of somebody, and the page never
    names whom the claim does."""
    frame = candidate.placed.keyed.frame
    carried = bool(frame.subject) and not frame.subject_here
    return candidate.alignment.stranger and (carried or (candidate.absent and (not frame.near.names or led(frame))))


def unknown_here(claim: Keyed, candidate: Candidate) -> bool:
    """The page never names whom the claim names, in the claim's own language."""
    return candidate.absent and claim.frame.language == candidate.placed.keyed.frame.language


def of_a_stranger(claim: Keyed, candidate: Candidate) -> bool:
    """The same of a passage out of its page: an English one says "the film" of the one that its title names, and has to
    name somebody else."""
    named = candidate.alignment.stranger or claim.frame.language != "en"
    return named and unknown_here(claim, candidate)


def enough(claim: Keyed, candidate: Candidate, verdict: str) -> bool:
    """Whether the binding is strong enough for a verdict; how strong depends on which slots are positively bound.

    Unknown is not a match: where neither the measure nor its words are named, nothing is enough.
    """
    if verdict == "verify" and of_an_unnamed_part(claim, candidate):
        return False
    if candidate.placed.asked or (verdict == "verify" and says_none_too(claim, candidate)):
        return True
    table = weights()[verdict]
    alignment, frame = candidate.alignment, claim.frame
    entity, measure = alignment.entity is Slot.MATCH, alignment.measure is Slot.MATCH
    entity = entity or (alignment.vouched and verdict == "verify")
    if alignment.measure is Slot.NEAR and (entity or not frame.subject):
        kind = "near_and_entity" if entity else "near_alone"
    elif measure:
        nobody = "measure_stranger" if alignment.stranger else "measure_orphan"
        kind = "measure_and_entity" if entity else nobody if frame.subject else "measure_alone"
    elif entity and frame.language == candidate.placed.keyed.frame.language:
        kind = "wording_and_entity" if alignment.wording >= table["wording"] else "nothing"
    elif verdict == "verify" and not frame.subject and _told_beside(claim, candidate.placed.keyed):
        kind = "worded_alone"
    else:
        worded = entity and alignment.wording >= table["wording"]
        kind = "wording_and_entity" if worded else "entity_across_languages" if entity else "nothing"
    if verdict == "verify" and alignment.measure is Slot.UNKNOWN and topic_unsaid(claim, candidate.placed.keyed):
        return False
    needed = table.get(kind, 9.0) + (table.get("absent", 0.0) if candidate.absent else 0.0)
    if entity and not measure:
        if _informative(claim):
            across = frame.language != candidate.placed.keyed.frame.language
            needed = min(needed, table.get("informative_across" if across else "informative_and_entity", 9.0))
        if candidate.placed.formula and candidate.placed.keyed.frame.change is False:
            needed = min(needed, table.get("computed_and_entity", 9.0))
    if verdict == "verify" and candidate.picked:
        if exact_digits(frame.mention) >= _TOLD:
            needed = min(needed, table["picked"])
        elif _dates(frame.mention, candidate):
            needed = min(needed, table["picked_date"])
    if verdict == "verify" and not (candidate.narrower or candidate.placed.formula or alignment.stranger):
        needed = min(needed, _needed_by_digits(claim, candidate, table, entity=entity))
    if isinstance(frame.mention.value, When) and not _went_alike(frame, candidate):
        # When something rose is not dated by a date beside which nothing rose.
        return frame.direction is None and candidate.score >= needed
    if verdict == "contest":
        if candidate.narrower or not (claim.concepts_own or frame.own.names):
            return False
        needed += _caution(claim, table, moved=bool(candidate.placed.formula) and frame.change is True)
    return candidate.score >= needed


def _went_alike(claim: Frame, candidate: Candidate) -> bool:
    """Whether what a source dates went the claim's way; a Korean date may stand far from the verb that it dates."""
    source = candidate.placed.keyed
    if claim.direction == source.frame.direction:
        return True
    if source.frame.language != "ko" or source.frame.direction or candidate.alignment.measure is not Slot.MATCH:
        return False
    return {direction_of(c) for c in source.concepts_near} - {None} == {claim.direction}


def _dates(ours: Mention, candidate: Candidate) -> bool:
    """A date of a row whose event the claim names."""
    return isinstance(ours.value, When) and candidate.alignment.measure is Slot.MATCH


def _needed_by_digits(claim: Keyed, candidate: Candidate, table: Mapping[str, float], *, entity: bool) -> float:
    """How strong a binding must be for a value of so many digits, whatever is bound."""
    frame, alignment = claim.frame, candidate.alignment
    told = exact_digits(frame.mention)
    if told >= 4 + candidate.absent:
        return table["unmistakable"]
    if told == 3 and alignment.measure is Slot.MATCH:
        return table["informative_stranger"]
    if told == 2 and _converted(frame.mention, candidate):
        dated = alignment.period is Slot.MATCH and not frame.subject
        return table["converted"] if entity else table["converted_alone"] if dated else _NEVER
    return _NEVER


_NEVER = 9.0
"""More than any binding scores."""


def of_an_unnamed_part(claim: Keyed, candidate: Candidate) -> bool:
    """Computed from the row of a part that the claim does not name: it says nothing of the whole."""
    return bool(candidate.narrower and candidate.placed.formula) and in_an_unnamed_part(claim, candidate.placed.keyed)


def _told_beside(claim: Keyed, source: Keyed) -> bool:
    """Whether all that a claim says of its value, two words or more, stands right beside the source's."""
    words = claim.frame.own.words
    if len(words) < _TOLD or claim.frame.language != source.frame.language:
        return False
    return all(w in source.words_own or not source.senses_own.isdisjoint(senses_of(w)) for w in words)


_TOLD = 2
"""Digits from which a value is no small number that any row may hold."""


def contests(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a value that differs is bound well enough to say so; one with the claim's own digits need be no better
    bound than one that agrees."""
    if candidate.compared.rule == "points":
        return of_one_thing(claim, candidate)
    if refutes_none(claim, candidate) or (enough(claim, candidate, "contest") and not worlds_apart(claim, candidate)):
        return True
    named = candidate.alignment.entity is Slot.MATCH and candidate.score >= weights()["contest"]["slip"]
    bound_well = named or enough(claim, candidate, "verify")
    return bound_well and (_slips(claim, candidate) or digits_swapped(claim, candidate))


def worlds_apart(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a cell differs by so much that it is hardly of one thing: the price of a tonne, and of all."""
    ours, found = claim.frame.mention.value, candidate.compared.found
    if not isinstance(ours, Quantity) or not ours.value or not found or candidate.placed.keyed.frame.cell is None:
        return False
    if ours.value * found < 0:  # a profit for a loss of about as much is a slip of the sign
        return not of_a_size(abs(ours.value), abs(found), 2)
    return not of_a_size(ours.value, found, _BEYOND) and not _slips(claim, candidate)


def digits_swapped(claim: Keyed, candidate: Candidate) -> bool:
    """A slip of the pen (factcheck/values/slips.py) of a value that is bound to something of the claim's."""
    source = candidate.placed.keyed.frame.mention
    return not candidate.placed.formula and bindings(candidate) > 0 and slipped(claim.frame.mention.value, source.value)


def _slips(claim: Keyed, candidate: Candidate) -> bool:
    """The claim's very digits at another scale or per another unit ("8.5 million" for 85 million, per cent for
    percentage points): a slip of the pen, not another value met by chance."""
    if candidate.compared.rule == "points":
        return True
    ours, theirs = claim.frame.mention.value, candidate.placed.keyed.frame.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or candidate.placed.formula:
        return False
    if ours.value is None or theirs.value is None or not one_dimension(ours, theirs):
        return False
    one, other = ours.value * ours.factor, theirs.value * theirs.factor
    written = one.normalize().as_tuple().digits
    return len(written) >= _TOLD and written == other.normalize().as_tuple().digits


def withdraws(claim: Keyed, candidate: Candidate, *, cited: bool) -> bool:
    """The very value that a source withdraws is the one that the claim means: the same day, or, in a source that the
    claim cites, the same number of two digits or more, or amount of money; that page says nowhere else that it was
    wrong."""
    value = claim.frame.mention.value
    if isinstance(value, When):
        return value.grain is Grain.DAY
    theirs = candidate.placed.keyed.frame.mention.value
    if value is None or not isinstance(theirs, Quantity) or theirs.unit is None:
        return False
    named = theirs.unit == value.unit or (value.unit or "").endswith(f" {theirs.unit}")
    bounded = value.bound in OPEN and (value.bound, value.value) == (theirs.bound, theirs.value)
    amount = (value.dimension or "").startswith("currency") and theirs.value == value.value
    written = exact_digits(claim.frame.mention) >= 2 or value.value is None or bounded or amount
    # The day beside a correction is the day on which it was made.
    return cited and named and written and candidate.alignment.other() in ("", "period")


def nearer(one: Candidate, other: Candidate) -> bool:
    """Whether one value lies nearer to the claim's than the other: "some 3.56 million" is the 3.56 million that a page
    takes back, not the 3.66 million that it gives instead, though that is about as much."""
    ours = one.claimed.value
    if not isinstance(ours, Quantity) or ours.value is None or one.compared.found is None:
        return False
    return other.compared.found is not None and (
        abs(one.compared.found - ours.value) < abs(other.compared.found - ours.value)
    )


def of_itself(claim: Keyed, candidate: Candidate) -> bool:
    """A source that the claim does not cite contests it only where nothing of either is taken from around, and of
    whom the claim names."""
    frame = claim.frame
    named = frame.subject_here and candidate.alignment.entity is Slot.MATCH
    told = _own_words(claim, candidate) and names_its_things(claim, candidate.placed.keyed)
    told = told and not (candidate.placed.formula and not _of_its_row(claim, candidate.placed.keyed))
    worded = not frame.subject and candidate.alignment.wording >= weights()["verify"]["wording"]
    return told and (named or worded) and _of_its_size(claim, candidate)


def names_its_things(claim: Keyed, source: Keyed) -> bool:
    """Whether the source says of what the claim tells its value ("exports of cosmetics"): another one of the document's
    may tell it of arms."""
    there = source.concepts_near | source.concepts_far
    return all(any(relation(ours, c) in KIN for c in there) for ours in of_kind(claim.concepts_own, "thing"))


def _of_its_row(claim: Keyed, source: Keyed) -> bool:
    """Whether a claim, or what stands before it, speaks of all things that head the row of a computed value: how the
    share of renewable electricity in consumption moved is not how consumption did."""
    things = {c for c in source.frame.row.concepts if kind(c) == "thing"}
    return things <= claim.concepts_own | claim.concepts_near | claim.concepts_far


def _of_its_size(claim: Keyed, candidate: Candidate) -> bool:
    """Whether two counts may be two readings of one quantity, and not of 83 matches and of two of them."""
    ours, found = claim.frame.mention.value, candidate.compared.found
    if not isinstance(ours, Quantity) or not is_count(ours) or not ours.value or not found:
        return True
    return of_a_size(ours.value, found, _MANY_TIMES) or _slips(claim, candidate)


_MANY_TIMES = 3
"""Counts that differ by as much are hardly two readings of one."""


def _own_words(claim: Keyed, candidate: Candidate) -> bool:
    """A source that the claim does not cite contests it only where the value's own words name the measure."""
    source = candidate.placed.keyed
    said = {c for c in claim.concepts_own & source.concepts_own if kind(c) in ("measure", "event")}
    return bool(said) or candidate.alignment.wording >= weights()["contest"]["wording"]


def better(claim: Keyed, against: Candidate, agree: Candidate, margin: float) -> bool:
    """One value wins over another by a margin; one beside which the claim's subject stands over one beside which it
    does not, without; one whose measure is named over one whose is not, or a cell of all over one of a part that the
    claim does not speak of, even where it scores less by as much."""
    ours, found = against.claimed.value, against.compared.found
    if isinstance(ours, Quantity) and ours.value and found and not of_a_size(ours.value, found, _BEYOND):
        return False
    if agree.alignment.entity is Slot.MATCH is not against.alignment.entity and not agree.placed.formula:
        return False  # whom the claim names has the claim's value
    named = against.alignment.measure is Slot.MATCH and agree.alignment.measure is not Slot.MATCH
    owned = against.alignment.owned and not agree.alignment.owned
    if not owned and is_called_so(claim, agree, against):
        return False
    lead = against.alignment.wording - agree.alignment.wording
    worded = lead >= weights()["threshold"]["worded"]
    # What says more of the claim at the claim's own time may call its measure by another name.
    told = agree.alignment.period is Slot.MATCH and lead <= -weights()["threshold"]["worded"]
    ahead = (named and not told) or worded or _only_of_a_part(agree, against)
    return against.score > agree.score + (-margin if ahead else 0.0 if owned else margin)


_BEYOND = 100
"""What differs by as much is no other reading of a value that the source has, too."""


def _only_of_a_part(one: Candidate, other: Candidate) -> bool:
    """Whether one cell is of a part that the claim does not speak of, and no total, and the other is not."""
    cells = one.placed.keyed.frame.cell is not None and other.placed.keyed.frame.cell is not None
    return cells and one.narrower and not other.narrower and "total" not in one.placed.keyed.concepts_own


def rivalled(claim: Keyed, against: Candidate, able: Sequence[Candidate], margin: float) -> bool:
    """A number that agrees stands there no worse bound, or is the one of the claim's period, or is called what the
    claim calls its own, only not well enough bound to settle anything."""
    dated = against.alignment.period is Slot.MATCH
    return any(
        c.agrees
        and not c.placed.formula
        and (c.compared.rule != "date" or (c.claimed.value is not None and is_open(c.claimed.value)))
        and (
            c.score + margin > against.score
            or (not dated and c.alignment.period is Slot.MATCH)
            or is_called_so(claim, c, against)
        )
        for c in able
    )


def _informative(claim: Keyed) -> bool:
    """A value of three digits or more is not met by chance beside the same name."""
    return exact_digits(claim.frame.mention) >= 3


def _converted(ours: Mention, candidate: Candidate) -> bool:
    """The value agrees in another physical unit ("4.3 ounces" for 121.6 grams): it does not by chance."""
    one, other = ours.value, candidate.placed.keyed.frame.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or not candidate.agrees:
        return False
    return one.unit != other.unit and one.dimension not in (None, "time", "months", "ratio", "temperature")


def exact_digits(mention: Mention) -> int:
    """Significant digits that an exact or approximate number is written with; 0 for any other, and for one in words."""
    value = mention.value
    return digits(mention) if isinstance(value, Quantity) and value.bound in (Bound.EXACT, Bound.ABOUT) else 0


def _caution(claim: Keyed, table: Mapping[str, float], *, moved: bool) -> float:
    """Durations stand beside other values in most sentences, by which they moved does not; and a subject carried over
    may be the wrong one."""
    value = claim.frame.mention.value
    duration = isinstance(value, Quantity) and value.dimension == "time" and not moved
    carried = bool(claim.frame.subject) and not claim.frame.subject_here
    return table["duration"] * duration + table["carried"] * carried


def denies(candidate: Candidate) -> bool:
    """The very value, with the opposite direction, denied, against another time, or planned so and come otherwise."""
    if candidate.slot == "negation" and _WHO_NEVER.search(candidate.placed.keyed.frame.lead):
        return False
    otherwise = candidate.slot == "modality" and came_otherwise(candidate.placed.keyed.frame)
    return candidate.agrees and (otherwise or candidate.slot in ("direction", "negation", "reference"))


_WHO_NEVER = re.compile(r"\b(?:that|who|which) (?:[a-z]+ ){0,2}(?:never|not|no longer|cannot|[a-z]+n['’]t)\b")
"""What tells which ones are counted ("books that never come back") denies nothing of their number."""


def contradicts(claim: Keyed, candidate: Candidate) -> bool:
    """Whether a denial is bound well enough; one with the claim's own two digits as well as what would agree."""
    if enough(claim, candidate, "contest") or _is_the_other_half(claim, candidate):
        return True
    return exact_digits(claim.frame.mention) >= 2 and enough(claim, candidate, "verify")


def _is_the_other_half(claim: Keyed, candidate: Candidate) -> bool:
    """The claim's very share, of those who did not instead of those who did, in some of its words."""
    telling = (
        exact_digits(claim.frame.mention) >= 2 and candidate.alignment.wording > 0 and not candidate.alignment.stranger
    )
    return telling and of_the_other_half(claim.frame, candidate.placed.keyed.frame)


def _counts_another(claim: Keyed, candidate: Candidate) -> bool:
    """In two Korean texts each counts another sort of things, by its counter."""
    ours = claim.frame.mention.value
    korean = claim.frame.language == candidate.placed.keyed.frame.language == "ko"
    return korean and isinstance(ours, Quantity) and counters_apart(ours.unit, candidate.unit)


def differs(claim: Keyed, candidate: Candidate) -> bool:
    """A computed value contests only a claim about a change: other sums and shares may be none of its business."""
    if candidate.placed.offered or _counts_another(claim, candidate):
        return False
    if candidate.placed.formula and not candidate.placed.asked:
        if against_an_event(claim.frame):
            return False
        # "1.42 times" where the source's "up 142 %" makes 2.42: a multiple is told of a change, whatever its verb.
        ours = claim.frame.mention.value
        multiple = isinstance(ours, Quantity) and ours.unit == "times" and _own_words(claim, candidate)
        changes = claim.frame.change is True or multiple
        alignment = candidate.alignment
        exact = alignment.entity is Slot.MATCH and alignment.wording >= weights()["contest"]["wording"]
        if not (changes or exact) or alignment.measure is not Slot.MATCH:
            return False
    return candidate.compared.outcome is Outcome.DISAGREES
