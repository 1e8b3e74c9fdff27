"""The values of one source held against one claim: compared, aligned, and barred where a slot says `other`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.frames.relay import relayed
from claims.frozen import quick, replace
from claims.model import Frame, Grain, Kind, Mention, Quantity, Voice, When
from claims.names.home import at_home
from claims.words import stance
from claims.words.vocabulary import CONCEPTS
from factcheck.binding.sharing import of_some_alone, sharing
from factcheck.binding.timing import came_before, came_long_after, is_told_from_then, is_undated
from factcheck.computed.answers import answers
from factcheck.computed.parts import is_told_of_a_part, part_of_a_total, with_its_parts
from factcheck.matching.align import Alignment, align, weights
from factcheck.matching.comparable import compare_values, is_counted_otherwise
from factcheck.matching.denial import contrary, denied_alike
from factcheck.matching.kept_out import kept_out
from factcheck.matching.match import bases_apart, of_kind
from factcheck.matching.modality import had_been, same_modality
from factcheck.matching.notice import holds_then
from factcheck.matching.pile import Placed
from factcheck.matching.shelf import Reading
from factcheck.matching.told_before import Row, rows_told_before
from factcheck.tables.before import is_before, months_back
from factcheck.tables.lines import CALENDAR, contains, is_level, months_between
from factcheck.terms.aside import only_beside
from factcheck.terms.labels import shared
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.limits import limited_otherwise, of_a_side_clause, of_all, only_part
from factcheck.terms.parallel import of_another_noun
from factcheck.terms.rows import is_part_of_a_whole
from factcheck.terms.substitution import noun_swapped
from factcheck.values.compare import Compared, Outcome, overlap
from factcheck.values.nouns import nouns
from factcheck.values.period import names_the_time
from factcheck.values.slot import Slot
from sources.model import Page


@quick
@dataclass(frozen=True, slots=True)
class Candidate:
    """A value of a source held against a claim."""

    claimed: Mention
    """The claim's own value."""
    placed: Placed
    alignment: Alignment
    compared: Compared
    slot: str
    """The slot that keeps it from counting, or ""."""
    score: float
    narrower: bool = False
    """The value is of a part that the claim does not speak of."""
    absent: bool = False
    """Whom the claim names, the page never does."""
    picked: bool = False
    """The claim's words pick this cell out of its table."""

    @property
    def unit(self) -> str | None:
        """Unit of the source's value; None for a bare number or a date."""
        value = self.placed.keyed.frame.mention.value
        return value.unit if isinstance(value, Quantity) else None

    @property
    def agrees(self) -> bool:
        """The value agrees, whatever it speaks of."""
        return self.compared.outcome is Outcome.AGREES


def candidates(
    claim: Keyed, reading: Reading, lexicon: Lexicon, bonus: float, *, given: bool = False
) -> Iterator[Candidate]:
    """Every value of a source that can be compared with a claim's, with what keeps it from counting.

    Args: given, whether the source was given for this very claim: a name that stands beside its value is no other's.
    """
    name, page = claim.frame.subject, reading.consulted.page
    absent = name in claim.frame.own.names and not reading.anonymous and not reading.knows(name)
    absent = absent and not (page and at_home(name, page.language))
    named, before = _tables_with(claim, reading), rows_told_before(claim, reading)
    joint, together = stance.has(claim.frame.sentence, claim.frame.language, "joint"), sharing(claim.frame)
    late, old = came_before(page, claim.frame), came_long_after(page, claim.frame)
    computed = list(answers(claim, reading, lexicon, cited=bonus > 0)) or reading.computed(claim)
    distance, tables = claim.apart, {p.keyed.frame.cell[0] for p in computed if p.each and p.keyed.frame.cell}
    for placed in (*reading.near(claim), *computed):
        compared = compare_values(claim, placed.keyed)
        if compared.outcome is Outcome.INCOMPARABLE:
            continue
        alignment = _aligned(claim, placed, reading, lexicon, absent=absent, before=before)
        # What is fixed before ("next year's minimum wage") names its time itself.
        early = late and alignment.period is not Slot.MATCH and not names_the_time(claim.frame, placed.keyed.frame)
        source, beside_it = placed.keyed.frame, reading.beside(placed.keyed.frame)
        if due := holds_then(claim.frame, source, reading.notices, beside_it):
            early, alignment = False, alignment.in_its_time()
        if not placed.formula and of_another_noun(claim.words_own, source, reading.beside):
            alignment = replace(alignment, entity=Slot.OTHER)
        part = bool(together) and of_some_alone(together, source, lexicon)
        shared_out = part and joint and not placed.formula
        slot = "scope" if shared_out else blocking_slot(claim, placed, alignment, beside_it, due=due)
        if not slot and compared.outcome is Outcome.AGREES and _went_another_way(claim.frame, source, reading):
            slot = "direction"
        slot = slot or ("scope" if tables and _is_one_row(placed, tables) else "")
        slot = slot or ("scope" if named and _is_unlabelled(claim, source, named) else "")
        slot = slot or ("change" if distance and _is_no_distance(placed) else "")
        slot = slot or ("entity" if claim.names_by_place else "")
        slot = slot or ("reference" if placed.formula and not placed.asked and claim.held_to_norm else "")
        slot = slot or ("scope" if _of_a_part(claim, placed, compared, reading, lexicon) else "")
        slot = slot or ("period" if _before_the_last(claim.frame, source, reading) else "")
        untimely = early or (old and is_undated(source)) or is_told_from_then(claim.frame, source, beside_it)
        slot = slot or ("period" if untimely else "")
        if given and slot == "entity" and only_beside(source):
            slot = ""
        slot = slot or ("" if given or not _only_relayed(source, page) else "derivative")
        score = alignment.score + bonus + _one_role(claim.frame, source)
        score -= weights()["slot"]["computed"] if placed.formula else 0.0
        score -= weights()["slot"]["noun"] if is_counted_otherwise(claim.frame.mention, source.mention) else 0.0
        narrower = part or limited_otherwise(placed.keyed, claim) or _narrower(claim, placed.keyed, alignment, reading)
        yield Candidate(claim.frame.mention, placed, alignment, compared, slot, score, narrower, absent)


def _aligned(
    claim: Keyed, placed: Placed, reading: Reading, lexicon: Lexicon, *, absent: bool, before: frozenset[Row]
) -> Alignment:
    cell = placed.keyed.frame.cell
    told = cell is not None and cell[:2] in before
    alignment = _of_row(claim, placed, align(claim, placed.keyed, lexicon, absent=absent, told_before=told))
    if alignment.entity is Slot.UNKNOWN and _on_topic(claim.frame, placed.keyed.frame, reading, lexicon):
        alignment = replace(alignment, entity=Slot.MATCH, stranger=False)
    return with_its_parts(claim, placed, alignment, reading.beside, lexicon)


def _on_topic(claim: Frame, source: Frame, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a page that opens with whom the claim names goes on, where a value stands, about nobody else."""
    if source.cell is not None or source.near.names or not reading.topics or claim.language != source.language:
        return False
    page = reading.consulted.page
    head = f"{page.title} {page.publisher}" if page else ""
    around = [n for n in source.far.names if not (lexicon.is_word(n) or n in head)]
    named = bool(claim.subject) and lexicon.any_same(claim.subject, reading.topics)
    return named and all(lexicon.any_same(n, reading.topics) for n in around)


def _of_a_part(claim: Keyed, placed: Placed, compared: Compared, reading: Reading, lexicon: Lexicon) -> bool:
    """One of the two values is of a part, or within a limit, of which the other is not."""
    source = placed.keyed.frame
    agrees = compared.outcome is Outcome.AGREES
    return (
        (agrees and limited_otherwise(claim, placed.keyed))
        or only_part(claim.frame, source, reading.beside(source))
        or of_all(claim.frame, placed.keyed)
        or (agrees and is_told_of_a_part(claim.frame, source))
        or part_of_a_total(claim, placed, reading.beside, lexicon)
    )


def _only_relayed(source: Frame, page: Page | None) -> bool:
    """The page passes on the report of another medium, that is named and not its own."""
    outlet = relayed(source.sentence, source.language) if source.cell is None else ""
    own = f"{page.publisher} {page.final_url}".casefold() if page else ""
    return bool(outlet) and outlet.casefold() not in own and "".join(outlet.casefold().split()) not in own


def _is_one_row(placed: Placed, tables: set[int]) -> bool:
    """The value is of one row of a table of which the claim speaks row by row."""
    cell = placed.keyed.frame.cell
    return cell is not None and cell[0] in tables and not placed.each


def _tables_with(claim: Keyed, reading: Reading) -> set[int]:
    """The tables of a page with a row or a column under a label of the claim ("60세 이상")."""
    ours = claim.labels
    if not ours or not reading.has_cells:
        return set()
    cells = (p.keyed for p in reading.placed if p.keyed.frame.cell)
    return {k.frame.cell[0] for k in cells if k.frame.cell and not ours.items().isdisjoint(k.labels.items())}


def _is_unlabelled(claim: Keyed, source: Frame, tables: set[int]) -> bool:
    """A cell without a label, in a table that has the claim's: it is of the whole, or of another part."""
    return source.cell is not None and source.cell[0] in tables and not shared(claim.labels, source)


def _is_no_distance(placed: Placed) -> bool:
    """The value tells where one thing stands, not how far two are apart."""
    source = placed.keyed
    return not placed.formula and source.frame.change is not True and not source.apart


def _none_of(frame: Frame) -> bool:
    """ "None of the 48 was hurt" denies what was told of the 48, not their number."""
    return stance.has(frame.lead[-24:], frame.language, "none_of")


def _went_another_way(claim: Frame, source: Frame, reading: Reading) -> bool:
    """The claim says that its level rose or fell, the table that it did not, since the year before."""
    if source.cell is None or claim.direction is None or claim.change is True or source.direction:
        return False
    if any(stance.has(claim.sentence, claim.language, key) for key in ("back_quarter", "back_month")):
        return False
    way = reading.way_of(source)
    return way is not None and way != claim.direction


def _before_the_last(claim: Frame, source: Frame, reading: Reading) -> bool:
    """A claim without a time means the last cell of a row or column of years, not one before; one of a year, of the
    days in it the last."""
    if source.cell is None or not source.periods:
        return source.cell is None and had_been(claim, source)
    if claim.periods:
        return _followed(claim.periods[0], source, reading)
    if claim.far_periods:
        return False
    own = source.periods[0]
    row = [f.periods[0] for f in reading.beside(source) if f.periods and f.cell and f.cell[:2] == source.cell[:2]]
    last = max((w.first for w in row if w.grain is own.grain and w.first), default=dt.date.min)
    return own.first is not None and max(last, reading.last_of_column(source)) > own.first


def _followed(when: When, source: Frame, reading: Reading) -> bool:
    """Whether a later day of the claim's time is told beside this one."""
    own = source.periods[0]
    if own.grain is not Grain.DAY or when.grain is Grain.DAY or not is_level(source) or not contains(when, own):
        return False
    days = (f.periods[0] for f in reading.lines.line(source) if f.periods and f.periods[0].grain is Grain.DAY)
    return any(contains(when, day) and _last_of(day) > _last_of(own) for day in days)


def _last_of(when: When) -> dt.date:
    """The last day of a time."""
    return when.last or dt.date.min


def _one_role(claim: Frame, source: Frame) -> float:
    """What it counts that both dates are deadlines."""
    return weights()["slot"]["period_match"] if claim.limit == source.limit == "by" else 0.0


def _of_row(claim: Keyed, placed: Placed, alignment: Alignment) -> Alignment:
    """A share computed from a row that the claim names in its own words is of what it speaks of, proper name or not."""
    source = placed.keyed
    if not placed.formula or alignment.entity is not Slot.UNKNOWN or "share_of" not in source.concepts_own:
        return alignment
    row = frozenset(source.frame.row.words)
    named = bool(row) and row <= claim.words_own and not row & nouns("totals")
    return replace(alignment, entity=Slot.MATCH) if named else alignment


def blocking_slot(claim: Keyed, placed: Placed, alignment: Alignment, beside_it: Sequence[Frame], *, due: bool) -> str:
    """The first thing that keeps a value from counting; "" where nothing does.

    Args: beside_it, the values of the source's sentence; due, whether it was announced, and its day has come.
    """
    ours, theirs = claim.frame, placed.keyed.frame
    if theirs.voice is Voice.INJECTED:
        return "injected"
    if theirs.retracted:
        return "retracted"
    slot = alignment.other()
    if slot:
        return slot
    if theirs.voice is Voice.HEARSAY:
        return "hearsay"
    if not due and not same_modality(ours, theirs):
        return "modality"
    if ours.change is not None and theirs.change is not None and ours.change != theirs.change and not claim.apart:
        value = ours.mention.value
        if not (isinstance(value, Quantity) and value.unit == "times"):
            return "change"
    if _against_another(ours, theirs) or (not placed.asked and _over_another_time(claim, theirs)):
        return "reference"
    if _stood_still(claim, placed.keyed):
        return "direction"
    own_time = alignment.period is Slot.MATCH and theirs.periods
    if theirs.baseline and not ours.baseline and not (own_time and not _is_dated_by(theirs, beside_it)):  # noqa: SIM102
        # The column of the year before is what a claim means that looks back itself.
        if theirs.cell is None or not is_before(ours.sentence):
            return "direction" if own_time and alignment.direction is Slot.OTHER else "baseline"
    turned = (
        theirs.cell is None and alignment.alike >= weights()["threshold"]["alike"] and contrary(claim, placed.keyed)
    )
    kept = kept_out(claim, placed.keyed)
    if kept:
        return kept
    if (kept is None and ours.negated != theirs.negated and not denied_alike(ours, theirs)) != turned:
        return "scope" if _none_of(ours) or _none_of(theirs) else "negation"
    return "direction" if alignment.direction is Slot.OTHER else ""


def _is_dated_by(baseline: Frame, beside_it: Sequence[Frame]) -> bool:
    """The time of a baseline is that of the value that came of it ("1.9 million last year, up from 1.8 million")."""
    later = (f for f in beside_it if not f.baseline and f.mention.kind is Kind.QUANTITY)
    return baseline.cell is None and any(f.periods == baseline.periods for f in later)


def _against_another(claim: Frame, source: Frame) -> bool:
    """Both name the time that they compare with, and not the same ("11 % more than in 2019", "11 % over 2023")."""
    if claim.change is not True or source.change is not True:
        return False
    pairs = [(a, b) for a in claim.baselines for b in source.baselines]
    return not any(overlap(a, b) for a, b in pairs) if pairs else bases_apart(claim, source)


def _stood_still(claim: Keyed, source: Keyed) -> bool:
    """The claim says which way its measure went, the source that it was left as it was ("held at 2.5 %")."""
    moved = claim.frame.direction is not None and source.frame.direction is None and source.frame.change is not True
    return moved and "flat" in source.concepts_own and not of_kind(claim.concepts_own, "direction") <= {"flat"}


def _over_another_time(claim: Keyed, source: Frame) -> bool:
    """A change on the year is none on the quarter: both say how far back they look, in a table by header or cells."""
    if source.cell is None or not (claim.frame.change and source.change):
        return False
    told = months_between(source.baselines[0], source.periods[0]) if source.baselines and source.periods else 0
    ours, theirs = claim.back, told or months_back(source.lead)
    return bool(ours and theirs) and ours != theirs


_PARTS = frozenset({"first_part"})
"""What is always less than the whole, whether the source tells it or not."""
STATE = frozenset({"preliminary", "final"})
"""How settled the figure of a time is, which makes it none of a part."""
RELATIONS = frozenset({"share_of"})
"""What a percentage may leave unsaid: "92 % of output" is a share."""
WHOLES = frozenset({"total", "global"})
"""What names no part of anything."""


_COLUMN_WORDS = frozenset({"unit"})
"""What in the header of a table names no part: "(units)"."""


def _narrower(claim: Keyed, source: Keyed, alignment: Alignment, reading: Reading) -> bool:
    """The source's value is of a part that the claim does not speak of: of a division, or "domestic" where the same
    source has a value for "overseas" too."""
    if not source.words_own.isdisjoint(nouns("parts")):
        told = source.words_own & nouns("parts") - claim.words_near
        if told - (_COLUMN_WORDS if source.frame.cell is not None else frozenset()):
            return True
    alike = claim.frame.language == source.frame.language
    if alike and is_part_of_a_whole(source.frame, reading.wholes, claim.words_near):
        return True
    if of_a_side_clause(source.frame) or _wider(claim, source, reading) or _of_a_month(claim.frame, source.frame):
        return True
    extra = source.concepts_own - claim.concepts_near
    if source.frame.cell and nouns("totals").issuperset(source.frame.row.words):
        extra -= _ALL_OF_THEM
    if alignment.period is Slot.MATCH:
        extra -= CALENDAR | STATE
    extra -= {_LASTS[p.grain] for p in claim.frame.periods if p.grain in _LASTS}
    return any(CONCEPTS[c].excludes & reading.qualifiers for c in of_kind(extra, "qualifier"))


_ALL_OF_THEM = frozenset({"total"})
_LASTS = {Grain.QUARTER: "quarterly", Grain.HALF: "half_yearly", Grain.MONTH: "monthly", Grain.YEAR: "annual"}
"""What a time says of its values by its own length."""


def _of_a_month(claim: Frame, source: Frame) -> bool:
    """The claim speaks of a year, the source's value is of months of it."""
    ours, theirs = claim.periods, source.periods
    if not ours or not theirs or theirs[0].grain not in _PARTS_OF_A_YEAR:
        return False
    return all(p.grain is Grain.YEAR for p in ours) and all(p.grain in _PARTS_OF_A_YEAR for p in theirs)


_PARTS_OF_A_YEAR = (Grain.MONTH, Grain.QUARTER, Grain.HALF)


def _wider(claim: Keyed, source: Keyed, reading: Reading) -> bool:
    """The claim speaks of a part ("without the credits") that the same source tells from this value's whole."""
    told = claim.concepts_own & (reading.qualifiers | _PARTS)
    parts = of_kind(told, "qualifier")
    return bool(parts) and bool(parts - CALENDAR - RELATIONS - WHOLES - source.concepts_near - source.concepts_far)


def checked(claim: Keyed, candidate: Candidate) -> Candidate:
    """The candidate, barred where its sentence puts another noun in the claim's stead."""
    source = candidate.placed.keyed.frame
    alike = candidate.alignment.alike >= weights()["threshold"]["alike"] and source.cell is None
    if candidate.slot or not alike:
        return candidate
    ours = claim.frame
    barred = noun_swapped(ours.sentence, source.sentence, ours.language, ours.near.names)
    return replace(candidate, slot="scope") if barred else candidate
