"""What a claim asks to be computed, computed: operands are fixed by the claim's words and times, never by its value.

Of all values that may be meant, the best bound ones decide; where two are bound equally well and give different
results, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.model import Frame, Quantity, When
from factcheck.align import Alignment, align
from factcheck.asked import RATIOS, Asked, change_asked, compares
from factcheck.compare import convert, is_fraction
from factcheck.derive import change, portion, total
from factcheck.lexicon import Keyed, Lexicon
from factcheck.lines import Lines, holds_at, is_level, last_day, qualifiers, unit_of
from factcheck.match import Slot, of_kind, same_modality
from factcheck.named import against, columns_of, together, way
from factcheck.nouns import nouns
from factcheck.shelf import Placed, Reading

_TIE = 0.02
"""Of two values bound nearly equally well neither is the one that is meant."""
_TOTAL = 0.03
"""What a total is ahead where the claim names no part."""
_WORDED = 0.5
"""Share of the claim's words that stand for a measure which the vocabulary does not know."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two values that a claim compares, and how well they are bound to it."""

    later: Frame
    earlier: Frame
    score: float
    contrary: bool = False
    """The claim has it the other way round."""


def answers(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Iterator[Placed]:
    """What one source gives for the computation that a claim asks for; nothing where the claim asks for none.

    Args: cited, whether the claim cites the source; any other one has to name whom the claim speaks of.
    """
    frame = claim.frame
    asked = change_asked(frame)
    pairs = _over_time(claim, asked, reading, lexicon, cited=cited) if asked else []
    if not pairs and compares(frame):
        pairs = list(_between(claim, reading, lexicon, cited=cited))
    pair = _decided([p for p in pairs if _fits(frame, p.later)])
    found = list(_results(frame, pair)) if pair else []
    if not found and not asked and together(frame):
        found = list(_sums(claim, reading, lexicon, cited=cited))
    for made, formula in found:
        # Its time was bound already, to all of its operands.
        made = replace(made, periods=frame.periods, change=frame.change)
        if pair and pair.contrary:
            made = replace(made, negated=not frame.negated)
        yield Placed(lexicon.key(made), None, formula=formula, asked=True)


def asks(claim: Frame) -> bool:
    """Whether a claim asks for anything to be computed."""
    if not isinstance(claim.mention.value, Quantity):
        return False
    return change_asked(claim) is not None or compares(claim) or together(claim)


def _fits(claim: Frame, operand: Frame) -> bool:
    """Whether what is computed of such values can be held against the claim's."""
    ours, theirs = claim.mention.value, operand.mention.value
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    if ours.unit == "percentage_point":
        return theirs.unit in ("percent", None)
    return ours.unit in RATIOS or _same_measure(claim, operand)


def _same_measure(claim: Frame, operand: Frame) -> bool:
    """Whether values of this kind add up to what the claim tells."""
    ours, theirs = claim.mention.value, operand.mention.value
    return isinstance(ours, Quantity) and isinstance(theirs, Quantity) and convert(theirs, ours) is not None


def _of_time(claim: Frame, cells: Sequence[Keyed]) -> Sequence[Keyed]:
    """The cells of the claim's time; where it tells none, those of the latest in their table."""
    when = next((w for w in (*claim.periods, *claim.far_periods[:1])), None)
    dated = [k for k in cells if when and holds_at(k.frame, when)]
    if dated or claim.periods:
        return dated or [k for k in cells if not k.frame.periods]
    latest: dict[int, str] = {}
    for keyed in cells:
        table = keyed.frame.cell[0] if keyed.frame.cell else -1
        latest[table] = max(latest.get(table, ""), last_day(keyed.frame))
    return [k for k in cells if k.frame.cell and last_day(k.frame) in ("", latest[k.frame.cell[0]])]


def _between(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Iterator[_Pair]:
    """Two rows of one column that the claim names, the one held against the other."""
    cells = _of_time(claim.frame, [p.keyed for p in _levels(claim, reading) if p.keyed.frame.cell])
    level, told = lexicon.key(_level(claim.frame, None)), way(claim.frame)
    for column in columns_of(claim.frame, claim.frame.near, (k.frame for k in cells), lexicon):
        pair = against(claim.frame, column)
        if pair is None:
            continue
        ours, theirs = pair
        more = "up" if _number(ours) > _number(theirs) else "down"
        alignment = align(level, lexicon.key(ours), lexicon)
        if _bound(alignment) and (cited or alignment.entity is Slot.MATCH):
            yield _Pair(ours, theirs, alignment.score + _whole(claim, ours), told not in (None, more))


def _sums(claim: Keyed, reading: Reading, lexicon: Lexicon, *, cited: bool) -> Iterator[tuple[Frame, str]]:
    """The sum of the rows that a claim gives one value together, in the best bound column."""
    cells = _of_time(claim.frame, [p.keyed for p in _levels(claim, reading) if p.keyed.frame.cell])
    level = lexicon.key(_level(claim.frame, None))
    found: list[tuple[float, Sequence[Frame]]] = []
    for column in columns_of(claim.frame, claim.frame.own, (k.frame for k in cells), lexicon):
        parts = [n.frame for n in column]
        alignment = align(level, lexicon.key(parts[0]), lexicon)
        fits = _same_measure(claim.frame, parts[0])
        if fits and _bound(alignment) and (cited or alignment.entity is Slot.MATCH):
            found.append((alignment.score + _whole(claim, parts[0]), parts))
    ordered = sorted(found, key=lambda pair: -pair[0])
    if ordered and not any(ordered[0][0] - score < _TIE for score, _ in ordered[1:]):
        yield total(ordered[0][1])


def _results(claim: Frame, pair: _Pair) -> Iterator[tuple[Frame, str]]:
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
    for frame, formula in change(one, other):
        made = frame.mention.value
        if isinstance(made, Quantity) and made.unit in wanted:
            yield frame, formula


def _as_rate(frame: Frame) -> Frame:
    """A bare number of which a claim tells points is a percentage."""
    value = frame.mention.value
    assert isinstance(value, Quantity)
    rate = replace(value, unit="percent", dimension="ratio")
    return replace(frame, mention=replace(frame.mention, value=rate))


def _moved_by(claim: Frame) -> bool:
    """Whether a part is what something moved by ("grew by almost half"), not what is left."""
    start = claim.mention.span.start - claim.sentence_span.start
    return claim.change is True or " by " in claim.sentence[max(0, start - 16) : start].lower()


def _decided(pairs: Sequence[_Pair]) -> _Pair | None:
    """The best bound pair; None where another is bound as well and gives another result."""
    if not pairs:
        return None
    ordered = sorted(pairs, key=lambda p: -p.score)
    best = ordered[0]
    close = [p for p in ordered[1:] if best.score - p.score < _TIE]
    return best if all(_ratio(p) == _ratio(best) for p in close) else None


def _ratio(pair: _Pair) -> tuple[Decimal, Decimal]:
    return _number(pair.later), _number(pair.earlier)


def _number(frame: Frame) -> Decimal:
    value = frame.mention.value
    assert isinstance(value, Quantity)
    assert value.value is not None
    return value.value


def _level(claim: Frame, at: When | None) -> Frame:
    """The claim as if it told where its value stood at a time, not how far it had moved."""
    concepts = tuple(c for c in claim.own.concepts if c not in _MOVES)
    own = replace(claim.own, concepts=concepts)
    return replace(claim, own=own, change=None, direction=None, periods=(at,) if at else (), far_periods=())


_MOVES = frozenset({"growth", "year_on_year"})


def _levels(claim: Keyed, reading: Reading) -> Iterator[Placed]:
    """The values that tell where something stands, of those that share most with the claim."""
    for placed in reading.operands(claim):
        frame = placed.keyed.frame
        if not placed.correction and is_level(frame) and same_modality(claim.frame.modality, frame.modality):
            yield placed


def _over_time(claim: Keyed, asked: Asked, reading: Reading, lexicon: Lexicon, *, cited: bool) -> list[_Pair]:
    level = lexicon.key(_level(claim.frame, asked.at))
    found: list[_Pair] = []
    told: list[_Bound] = []
    for placed in _levels(claim, reading):
        later = placed.keyed.frame
        if not asked.ends(later):
            continue
        earlier = _of_line(later, asked, reading.lines) if later.cell else None
        if earlier is None and later.cell:
            continue
        alignment = align(level, placed.keyed, lexicon)
        if not _bound(alignment) or not (cited or alignment.entity is Slot.MATCH):
            continue
        score = alignment.score + _whole(claim, later)
        if earlier:
            found.append(_Pair(later, earlier, score))
        elif asked.at:
            told.append(_Bound(placed.keyed, score))
    return [*found, *_told(claim, asked, told, reading, lexicon)]


@dataclass(frozen=True, slots=True)
class _Bound:
    """A value of the text and how well it is bound."""

    keyed: Keyed
    score: float


def _told(claim: Keyed, asked: Asked, ends: Sequence[_Bound], reading: Reading, lexicon: Lexicon) -> Iterable[_Pair]:
    """Each value of the text at the end of the claim's change with the best bound one at its start."""
    level = lexicon.key(_level(claim.frame, asked.since))
    starts: list[_Bound] = []
    for placed in _levels(claim, reading) if ends else ():
        earlier = placed.keyed.frame
        if earlier.cell is None and asked.starts(earlier):
            alignment = align(level, placed.keyed, lexicon)
            if not alignment.other():
                starts.append(_Bound(placed.keyed, alignment.score))
    for end in ends:
        same = [s for s in starts if _of_one_series(s.keyed, end.keyed)]
        best = max(same, key=lambda s: s.score, default=None)
        if best and len({_number(s.keyed.frame) for s in same if best.score - s.score < _TIE}) == 1:
            yield _Pair(end.keyed.frame, best.keyed.frame, end.score)


def _of_one_series(one: Keyed, other: Keyed) -> bool:
    """Whether two values of a text measure one thing in one unit; what the sentence leaves unsaid goes on."""
    if one.frame is other.frame or unit_of(one.frame) != unit_of(other.frame):
        return False
    said = [of_kind(k.concepts_own, "measure") for k in (one, other)]
    return not all(said) or bool(said[0] & said[1])


def _of_line(later: Frame, asked: Asked, lines: Lines) -> Frame | None:
    """The cell of the same line that a later one is compared with."""
    line = lines.line(later)
    if asked.at is None and last_day(later) != max(map(last_day, line)):
        return None
    earlier = [f for f in line if f is not later and asked.starts(f, later)]
    return earlier[0] if len({_number(f) for f in earlier}) == 1 else None


def _bound(alignment: Alignment) -> bool:
    """Whether nothing of a value's headers speaks against the claim, and its measure is the claim's."""
    near = alignment.measure is Slot.NEAR and alignment.entity is Slot.MATCH
    measured = alignment.measure is Slot.MATCH or near or alignment.wording >= _WORDED
    return measured and not alignment.other()


def _whole(claim: Keyed, frame: Frame) -> float:
    """A total is meant where the claim names no part; a part that it does not name is not."""
    total = bool(nouns("totals") & {*frame.own.words, *frame.own.concepts})
    parts = qualifiers(frame) - claim.concepts_near - {"total"}
    return _TOTAL * total - _TOTAL * bool(parts)
