"""What a claim asks to be computed, computed: operands are fixed by the claim's words and times, never by its value.

Of all values that may be meant, the best bound ones decide; where two are bound equally well and give different
results, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.frozen import replace
from claims.model import Frame, Grain, Quantity
from claims.words import stance
from factcheck.computed.across import TIE, Across, Pair
from factcheck.computed.ages import age_asked
from factcheck.computed.named import together
from factcheck.computed.operands import as_level, bound, levels, same_measure, whole
from factcheck.computed.ratios import ratio_asked
from factcheck.computed.retold import retold_of, retold_pairs
from factcheck.computed.wholes import Made, share_asked
from factcheck.matching.align import Alignment, align
from factcheck.matching.comparable import compare_values
from factcheck.matching.match import of_kind
from factcheck.matching.pile import Placed
from factcheck.matching.shelf import Reading
from factcheck.tables.derive import portion
from factcheck.tables.elapsed import spell_asked
from factcheck.tables.lines import Lines, last_day, number_of, unit_of
from factcheck.tables.moved import change
from factcheck.terms.asked import RATIOS, Asked, change_asked, compares
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.naming import Naming
from factcheck.values.compare import Outcome, digits, in_one_unit, is_fraction
from factcheck.values.nouns import nouns
from factcheck.values.slot import Slot


def answers(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Iterator[Placed]:
    """What one source gives for the computation that a claim asks for; nothing where the claim asks for none.

    Args: cited, whether the claim cites the source; any other one has to name whom the claim speaks of.
    """
    frame = claim.frame
    if frame.negated and not _denies_it(frame):
        return
    asked = claim.change_asked
    across = Across(claim, reading, lexicon, cited=cited)
    pairs = _over_time(claim, asked, reading, lexicon, cited=cited) if asked else []
    if asked and claim.told:
        here = claim.told.frame.sentence_span == frame.sentence_span
        anchored = _of_level(claim, claim.told, asked, reading, lexicon, cited=cited) if here or not pairs else []
        pairs = (anchored if here else [replace(p, sure=False) for p in anchored]) or pairs
    if not pairs and compares(frame):
        pairs = list(across.pairs())
    pair = _decided([p for p in pairs if _fits(frame, p.later)])
    found = [Made(*r, sure=pair.sure or _is_points(frame, pair)) for r in _results(frame, pair)] if pair else []
    if not found and ratio_asked(frame):
        found = list(across.ratios())
    if not found and not asked:
        found = list(_parts_and_wholes(frame, across))
    for made in found:
        # Its times were bound already, to all of its operands.
        timed = replace(made.frame, periods=frame.periods, baselines=frame.baselines)
        computed = replace(timed, change=frame.change, modality=frame.modality)
        if pair and pair.contrary:
            computed = replace(computed, negated=not frame.negated)
        key = lexicon.key(computed)
        yield Placed(key, None, formula=made.formula, asked=True, offered=not made.sure, each=made.each)


def _denies_it(claim: Frame) -> bool:
    """Whether a denial is of the value itself: in Korean it stands right behind it, not at the end of the sentence."""
    return claim.language != "ko" or stance.has(claim.sentence[claim.end : claim.end + _DENIAL], "ko", "negation")


_DENIAL = 14
"""Characters behind a value in which a denial of it stands."""


def _parts_and_wholes(claim: Frame, across: Across) -> Iterator[Made]:
    if rows := list(across.each()) or list(across.counted()):
        yield from rows
        return
    if age_asked(claim):
        yield from across.ages()
        return
    if spell_asked(claim):
        yield from across.spells()
        return
    if across.in_tables:
        yield from _of_tables(claim, across)
    elif not share_asked(claim):
        yield from across.of_lists()


def _of_tables(claim: Frame, across: Across) -> Iterator[Made]:
    if share_asked(claim):
        yield from across.shares()
        return
    summed = list(across.sums()) if together(claim) else []
    yield from summed or list(across.gathered()) or list(across.over_time()) or across.of_lists()


def asks(claim: Frame) -> bool:
    """Whether a claim asks for anything to be computed."""
    if not isinstance(claim.mention.value, Quantity):
        return False
    return change_asked(claim) is not None or compares(claim) or together(claim) or share_asked(claim)


def _fits(claim: Frame, operand: Frame) -> bool:
    """Whether what is computed of such values can be held against the claim's."""
    ours, theirs = claim.mention.value, operand.mention.value
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    if ours.unit == "percentage_point":
        return theirs.unit in ("percent", None)
    if ours.unit in RATIOS:
        return in_kind(claim, theirs)
    return same_measure(claim, operand)


def in_kind(claim: Frame, operand: Quantity) -> bool:
    """Whether an operand is of the kind that a Korean measure names itself, of money (수출액) or of goods (수출량)."""
    dimension = operand.dimension or "count"
    if claim.language != "ko" or dimension.startswith(("count", "percent", "ratio")):
        return True
    said = {word[-1] for word in claim.own.words if len(word) > _SHORT}
    goods, money = "량" in said, "액" in said
    return goods == money or money == dimension.startswith("currency")


_SHORT = 2
"""Syllables of a word that may end so of itself: 차량, 금액."""


def _results(claim: Frame, pair: Pair) -> Iterator[tuple[Frame, str]]:
    """The pair in the form of the claim: a change, a multiple, a part."""
    value = claim.mention.value
    assert isinstance(value, Quantity)
    if is_fraction(claim.mention) and not _moved_by(claim):
        yield portion(pair.later, pair.earlier)
        return
    wanted = {value.unit} if value.unit in RATIOS else {unit_of(pair.later)[0]}
    if value.unit == "percent" and unit_of(pair.later)[0] == "percent":
        wanted = {"percent", "percentage_point"}
    one, other = (_as_rate(f) if value.unit == "percentage_point" else f for f in (pair.earlier, pair.later))
    yield from (recipe.make() for recipe in change(one, other) if recipe.unit in wanted)


def _is_points(claim: Frame, pair: Pair) -> bool:
    """Whether a claim has in per cent, to the digit, the points by which two percentages differ: they are the ones that
    it means, however few of its words say so."""
    value, (later, earlier) = claim.mention.value, _ratio(pair)
    percent = isinstance(value, Quantity) and value.unit == unit_of(pair.later)[0] == "percent"
    assert isinstance(value, Quantity)
    return percent and digits(claim.mention) >= _TELLING and value.value == abs(later - earlier)


_TELLING = 2
"""Digits that are hardly met by chance."""


def _as_rate(frame: Frame) -> Frame:
    """A bare number of which a claim tells points is a percentage."""
    value = frame.mention.value
    assert isinstance(value, Quantity)
    rate = replace(value, unit="percent", dimension="ratio")
    return replace(frame, mention=replace(frame.mention, value=rate))


def _moved_by(claim: Frame) -> bool:
    """Whether a part is what something moved by ("grew by almost half"), not what is left."""
    if _HALVED.search(claim.mention.text):
        # "More than halved": it is what is gone that is more than half.
        return True
    return claim.change is True or " by " in claim.sentence[max(0, claim.start - 16) : claim.start].lower()


_HALVED = re.compile(r"\bhalv(?:ed|es|ing)\b|반토막", re.IGNORECASE)


def _decided(pairs: Sequence[Pair]) -> Pair | None:
    """The best bound pair; None where another is bound as well and gives another result."""
    if not pairs:
        return None
    ordered = sorted(pairs, key=lambda p: -p.score)
    best = ordered[0]
    close = [p for p in ordered[1:] if best.score - p.score < TIE]
    return best if all(_ratio(p) == _ratio(best) for p in close) else None


def _ratio(pair: Pair) -> tuple[Decimal, Decimal]:
    return number_of(pair.later), number_of(pair.earlier)


def _over_time(claim: Keyed, asked: Asked, reading: Reading, lexicon: Lexicon, *, cited: bool) -> list[Pair]:
    level = lexicon.key(replace(as_level(claim.frame), periods=(asked.at,) if asked.at else ()))
    found, loose = list[Pair](), list[Pair]()
    told: list[_Bound] = []
    for placed in levels(claim, reading):
        later = placed.keyed.frame
        if not asked.ends(later) or not _may_move(claim.frame, later):
            continue
        earlier = _of_line(later, asked, reading.lines) if later.cell else None
        if earlier is None and later.cell:
            continue
        alignment = align(level, placed.keyed, lexicon)
        named = bound(alignment) or (asked.between_ends and not alignment.other() and _of_the_end(later))
        score = alignment.score + whole(claim, later)
        if not named and earlier and cited and _half_read(claim, asked, later, alignment):
            loose.append(Pair(later, earlier, alignment.wording, sure=False))
        if not named or not (cited or alignment.entity is Slot.MATCH):
            continue
        if earlier:
            found.append(Pair(later, earlier, score))
        elif asked.at:
            told.append(_Bound(placed.keyed, score))
    if asked.between_ends:
        found = [p for p in found if _of_the_end(p.later)] or found
    found = _named_best(claim.frame, found or _most_told(loose), reading, lexicon)
    again = list(retold_pairs(claim, asked, reading, lexicon, cited=cited))
    return [*found, *again, *_told(claim, asked, told, reading, lexicon)]


def _half_read(claim: Keyed, asked: Asked, later: Frame, alignment: Alignment) -> bool:
    """Whether a column in another language has a word of a claim that names both its times: most words of the one
    cannot be looked for in the other."""
    across = claim.frame.language != later.language
    return across and asked.since is not None and alignment.wording > 0 and not alignment.other()


def _most_told(pairs: Sequence[Pair]) -> list[Pair]:
    """Those of which a claim says far more than of all others."""
    most = max((p.score for p in pairs), default=0.0)
    return [p for p in pairs if p.score > most - _FAR_LESS]


_FAR_LESS = 0.1
"""Share of the claim's words by which one pair has to be told better than all others."""


def _of_level(
    claim: Keyed, level: Keyed, asked: Asked, reading: Reading, lexicon: Lexicon, *, cited: bool
) -> list[Pair]:
    """The values of the level that the claim's change is told with, each with the one that it is compared with."""
    found: list[Pair] = []
    told: list[_Bound] = []
    for placed in levels(claim, reading, level):
        later = placed.keyed.frame
        if compare_values(level, placed.keyed).outcome is not Outcome.AGREES:
            continue
        alignment = align(level, placed.keyed, lexicon)
        if alignment.other() or not (cited or alignment.entity is Slot.MATCH):
            continue
        if not (alignment.period is Slot.MATCH or asked.ends(later)):
            continue
        if later.cell is None:
            told.append(_Bound(placed.keyed, alignment.score))
        elif earlier := _of_line(later, asked.of(later), reading.lines):
            found.append(Pair(later, earlier, alignment.score))
    again = [Pair(*ends, 0) for ends in retold_of(level, asked, reading, lexicon)] if cited else []
    return [*found, *_told(claim, asked, told, reading, lexicon)] or again


def _named_best(claim: Frame, pairs: list[Pair], reading: Reading, lexicon: Lexicon) -> list[Pair]:
    """The pairs out of the rows and columns that the claim's own words name, where they name any."""
    sides: list[int] = []
    for said in (claim.own, claim.near):
        naming = Naming(claim, said, reading.consulted.page, lexicon, meant=True)
        sides = [sum(naming.place(p.later, row=row) is not None for row in (True, False)) for p in pairs]
        if any(sides):
            break
    best = [p for p, named in zip(pairs, sides, strict=True) if named == max(sides)]
    if len(pairs) > 1 and not any(sides):
        # Which row is meant the claim does not say: what is computed of one speaks for it at most.
        best = [replace(p, sure=lexicon.any_same(claim.subject, p.later.own.names)) for p in best]
    # Of several rows the one is meant that is of whom the text goes on about.
    return [p for p in best if any(lexicon.any_same(n, claim.far.names) for n in p.later.row.names)] or best


def _of_the_end(frame: Frame) -> bool:
    """Whether a cell is headed as what was so at the end of its year."""
    return frame.cell is not None and bool(nouns("ends") & {*frame.own.words, *frame.own.concepts})


def _may_move(claim: Frame, operand: Frame) -> bool:
    """A share that moved is told by percentages, not by what it is a share of."""
    return "share_of" not in claim.own.concepts or unit_of(operand)[0] in ("percent", None)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A value of the text and how well it is bound."""

    keyed: Keyed
    score: float


def _told(claim: Keyed, asked: Asked, ends: Sequence[_Bound], reading: Reading, lexicon: Lexicon) -> Iterable[Pair]:
    """Each value of the text at the end of the claim's change with the best bound one at its start."""
    level = lexicon.key(replace(as_level(claim.frame), periods=(asked.since,) if asked.since else ()))
    starts: list[_Bound] = []
    for placed in levels(claim, reading) if ends else ():
        earlier = placed.keyed.frame
        if earlier.cell is None and asked.starts(earlier):
            alignment = align(level, placed.keyed, lexicon)
            carried = earlier.baseline and earlier.subject not in earlier.sentence
            if not alignment.other() or (carried and alignment.other() == "entity"):
                starts.append(_Bound(placed.keyed, alignment.score))
    for end in ends:
        same = [s for s in starts if _of_one_series(s.keyed, end.keyed)]
        same = [s for s in same if not reading.apart(s.keyed.frame, end.keyed.frame)]
        best = max(same, key=lambda s: s.score, default=None)
        if best and len({number_of(s.keyed.frame) for s in same if best.score - s.score < TIE}) == 1:
            yield Pair(end.keyed.frame, best.keyed.frame, end.score)


def _of_one_series(one: Keyed, other: Keyed) -> bool:
    """Whether two values of a text measure one thing in one unit; what the sentence leaves unsaid goes on."""
    ours, theirs = one.frame.mention.value, other.frame.mention.value
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    if one.frame is other.frame or not in_one_unit(ours, theirs):
        return False
    said = [of_kind(k.concepts_own, "measure") for k in (one, other)]
    return not all(said) or bool(said[0] & said[1])


def _of_line(later: Frame, asked: Asked, lines: Lines) -> Frame | None:
    """The cell of the same line that a later one is compared with."""
    line = lines.line(later)
    if last_day(later) != max(last_day(f) for f in line if asked.ends(f)):
        return None
    earlier = [f for f in line if f is not later and asked.starts(f, later)]
    if asked.since and asked.since.grain is Grain.PART:
        # Of the days at the end of a month or a year the last one tells how it ended.
        earlier = [f for f in earlier if last_day(f) == max(map(last_day, earlier))]
    return earlier[0] if len({number_of(f) for f in earlier}) == 1 else None
