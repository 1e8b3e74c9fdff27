"""Parts of a whole: what share of it the rows that a claim names are, and how much they are together.

The whole is what the claim names behind its value ("44 % of the electorate"), else the line's own total: the cell that
is called so, or that is the sum of all others. Where a line has no total, its sum stands for it, and only ever speaks
for a claim: the table may leave some of the whole out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from claims.frozen import quick
from claims.model import Bound, Frame, Quantity, When
from claims.words import stance
from claims.words.vocabulary import stems
from factcheck.computed.named import Line, Named, together
from factcheck.matching.match import SUM_MARK
from factcheck.tables.derive import share, total
from factcheck.tables.lines import number_of, said_by, unit_of
from factcheck.terms.asked import NO_AMOUNTS, tells_share
from factcheck.values.compare import is_fraction
from factcheck.values.nouns import nouns

_BEHIND = 60
"""Characters behind a value in which what it is a part of is named."""
_BEFORE = 24
"""The same before it, in a language that puts it there."""
_UNSUMMED = NO_AMOUNTS | {"°C", "°F", "year"}


@quick
@dataclass(frozen=True, slots=True)
class Made:
    """A computed value with its formula."""

    frame: Frame
    formula: str
    sure: bool
    """What it is computed of is all named, or a total: it may contest."""
    each: bool = False
    """It stands for all rows of its table."""
    of_named: bool = False
    """It is a share of what the claim names as the whole."""
    of: tuple[Frame, ...] = ()
    """Part and whole of a share, where they are one value each."""


def share_asked(claim: Frame) -> bool:
    """Whether a claim tells what part of something something is."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.unit != "percent" or claim.change is True:
        return False
    return is_fraction(claim.mention) or tells_share(claim) or names_a_whole(claim)


def names_a_whole(claim: Frame) -> bool:
    """Whether a claim says beside its value of what that is a part."""
    return _whole_place(claim) is not None


def _whole_place(claim: Frame) -> tuple[int, int] | None:
    """Where the sentence names the whole: right behind the value ("of the electorate"), or before it (전체 가구의); a
    place without letters where it only points back at it ("of them", 그중)."""
    text = claim.sentence
    if claim.language == "ko":
        pattern = stance.pattern("ko", "whole_before")
        found = list(pattern.finditer(text, max(0, claim.start - _BEFORE), claim.start)) if pattern else []
        found = [m for m in found if not _SHARED.match(text, m.end())]
        if found and _BACK_KO.search(text, 0, found[-1].start()):
            return found[-1].end(), found[-1].end()
        return (max(0, found[-1].start() - _BEHIND), found[-1].end()) if found else None
    pattern = stance.pattern(claim.language, "whole_behind")
    mark = pattern.match(text, claim.end + 1) if pattern else None
    if mark is None:
        return None
    told = _TOLD.search(text, mark.end(), mark.end() + _BEHIND)
    return mark.end(), told.start() if told else mark.end() + _BEHIND


_SHARED = re.compile(r"비중|비율|점유율|몫|지분")
"""Behind a possessor: it is the part, and not the whole, that has a share (발라드의 비중)."""
_BACK_KO = re.compile(r"(?<![가-힣])[그이] ?\Z")
_TOLD = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|will|would)\b|[,;:]")
"""Here ends the name of a whole."""


def shares(claim: Frame, line: Line) -> Iterator[Made]:
    """What share of the whole of a line the claim's part of it is; nothing where part or whole cannot be told."""
    unit = unit_of(line.cells[0])[0]
    if unit == "percent":
        yield from _added(claim, line)
    if unit in _UNSUMMED:
        return
    named_whole = _named_whole(claim, line)
    if named_whole and len(line.named) == 1 and not _opens_with(claim, named_whole):
        # "Of its vans run on batteries": what is told of the whole is the part.
        named_whole = None
    parts = [f for n in line.named if n is not named_whole for f in n.frames]
    totals = [f for f in parts if _is_total(f, line)]
    parts = [f for f in parts if f not in totals]
    joint = len(parts) > 1
    if not parts or (joint and not (together(claim) or _of_one_kind(line, parts))):
        return
    part = total(parts)[0] if joint else parts[0]
    loose = [] if named_whole else _half_named(claim, line, parts)
    known = not joint or together(claim) or all(f.row.concepts for f in line.cells)
    for whole, sure in _wholes(line, named_whole, totals, loose):
        if 0 < number_of(part) < number_of(whole):
            frame, formula = share(part, whole)
            of = () if joint else (part, whole)
            yield Made(frame, formula, sure and known, of_named=named_whole is not None, of=of)
            return


def _of_one_kind(line: Line, parts: Sequence[Frame]) -> bool:
    """Whether several cells are named at one place, each under a header of its own ("renewables": wind, solar)."""
    heads = {f.row if line.down else f.own for f in parts}
    together_ = any(set(map(id, parts)) <= set(map(id, n.frames)) for n in line.named)
    return together_ and len(heads) == len(parts) and summable(parts, down=line.down)


def _added(claim: Frame, line: Line) -> Iterator[Made]:
    """Shares that a claim names together, of a line that shares out all of something."""
    parts = [n.frame for n in line.named]
    if len(parts) < 2 or not line.single or not together(claim) or any(_is_total(f, line) for f in parts):
        return
    rest = [f for f in line.cells if not _is_total(f, line)]
    shared_out = abs(sum(map(number_of, rest), Decimal(0)) - _ALL) <= max(_rounding(rest), Decimal(1))
    yield Made(*total(parts), sure=shared_out)


_ALL = Decimal(100)
"""Per cent of a whole."""


def _named_whole(claim: Frame, line: Line) -> Named | None:
    """The first of what a claim names behind "of", the last before its Korean mark; none where another header of the
    line is nearer to the mark ("of the ballot papers were rejected" is of the papers, not of those rejected)."""
    place = _whole_place(claim)
    inside = [n for n in line.named if place and place[0] <= n.span.start and n.span.end <= place[1]]
    if not inside or place is None:
        return None
    if claim.language == "ko":
        beside = claim.sentence[inside[-1].span.end : place[1]].strip()
        return inside[-1] if " " not in beside else None
    between = stems(claim.sentence[place[0] : inside[0].span.start], claim.language)
    nearer = between and any(between[0] in said_by(f, row=line.down) for f in line.cells)
    return None if nearer or len(between) > _BETWEEN else inside[0]


_BETWEEN = 2
"""Words between "of" and the whole that it names."""


def _opens_with(claim: Frame, whole: Named) -> bool:
    """Whether nothing stands before a whole but the mark that it follows."""
    place = _whole_place(claim)
    between = claim.sentence[place[0] : whole.span.start] if place and claim.language != "ko" else ""
    return not stems(between, claim.language)


def _half_named(claim: Frame, line: Line, parts: Sequence[Frame]) -> list[Frame]:
    """The one cell whose header begins, or ends, as the claim names its whole ("of the ballot papers")."""
    place = _whole_place(claim)
    if place is None:
        return []
    said = stems(claim.sentence[place[0] : place[1]], claim.language)
    said = said[::-1] if claim.language == "ko" else said
    heads = {id(f): said_by(f, row=line.down) for f in line.cells}
    heads = {key: head | {w.removeprefix(SUM_MARK) for w in head} for key, head in heads.items()}
    met = {key: sum(1 for _ in takewhile(head.__contains__, said)) for key, head in heads.items()}
    most = max(met.values(), default=0)
    found = [f for f in line.cells if met[id(f)] == most > 0 and f not in parts]
    return found if len(found) == 1 else []


def _wholes(
    line: Line, named: Named | None, totals: Sequence[Frame], loose: Sequence[Frame]
) -> Iterator[tuple[Frame, bool]]:
    if named and len(named.frames) == 1:
        yield named.frame, True
    yield from ((frame, False) for frame in loose)
    for frame in totals:
        yield frame, True
    summed = [f for f in line.cells if _is_sum(f, line.cells)]
    yield from ((f, True) for f in summed[:1])
    yield from ((f, False) for f in line.cells if _is_total(f, line))
    if not summed and summable(line.cells, down=line.down):
        yield total(line.cells)[0], False


def _is_total(frame: Frame, line: Line) -> bool:
    """Whether a cell is called a total, or all of what the others are sorts of (총가구 beside 1인 가구)."""
    said = said_by(frame, row=line.down)
    return bool(nouns("totals") & said) or any(w.startswith(SUM_MARK) and w[1:] in _others(line, frame) for w in said)


def _others(line: Line, frame: Frame) -> frozenset[str]:
    """The words that head the other cells of a line."""
    return frozenset(w for f in line.cells if f is not frame for w in said_by(f, row=line.down))


def _is_sum(frame: Frame, cells: Sequence[Frame]) -> bool:
    """Whether a cell is the sum of all the others, as far as they are rounded."""
    others = [f for f in cells if f is not frame]
    if len(others) < _FEWEST or not number_of(frame):
        return False
    apart = abs(sum((number_of(f) for f in others), Decimal(0)) - number_of(frame))
    return apart <= _rounding(cells)


_FEWEST = 2
"""Cells that make a sum."""


def _rounding(cells: Sequence[Frame]) -> Decimal:
    steps = (f.mention.value.step for f in cells if isinstance(f.mention.value, Quantity))
    return sum(steps, Decimal(0)) / 2


def summable(cells: Sequence[Frame], *, down: bool, dated: bool = True) -> bool:
    """Whether some cells of a column, or of a row, add up: amounts, none of them a total, a mean or a rate.

    Args: down, whether they stand in one column; dated, whether they have to be of one time.
    """
    if len(cells) < 2 or unit_of(cells[0])[0] in _UNSUMMED or unit_of(cells[0])[1]:
        return False
    if (dated and len({f.periods for f in cells}) > 1) or any(number_of(f) < 0 or not _exact(f) for f in cells):
        return False
    pooled = nouns("totals", "subtotals", "wholes")
    if any(pooled & said_by(f, row=down) for f in cells):
        return False
    if dated and _nested([number_of(f) for f in cells], _rounding(cells)):
        return False
    return not any(nouns("averages", "unsummed") & {*f.own.words, *f.own.concepts} for f in cells)


def _nested(numbers: Sequence[Decimal], slack: Decimal) -> bool:
    """Whether one of some numbers is the sum of two or more that follow it, or that it follows."""
    if len(numbers) > _MANY:
        return True
    rows = (numbers, numbers[::-1])
    return any(_sums_up(row[at], row[at + 1 :], slack) for row in rows for at in range(len(row) - _FEWEST) if row[at])


_MANY = 60
"""Cells up to which it is looked for sums among them; more are taken to hold one."""


def _sums_up(whole: Decimal, rest: Sequence[Decimal], slack: Decimal) -> bool:
    summed = Decimal(0)
    for count, number in enumerate(rest, 1):
        summed += number
        if count >= _FEWEST and abs(summed - whole) <= slack:
            return True
        if summed > whole + slack:
            return False
    return False


def fills(when: When, cells: Sequence[Frame]) -> bool:
    """Whether the times of some cells, one behind the other, make up a time."""
    spans = sorted((p.first, p.last) for f in cells for p in f.periods[:1] if p.first and p.last)
    if len(spans) < 2 or len(spans) < len(cells) or (spans[0][0], spans[-1][1]) != (when.first, when.last):
        return False
    return all(last + dt.timedelta(days=1) == first for (_, last), (first, _) in pairwise(spans))


def _exact(frame: Frame) -> bool:
    value = frame.mention.value
    return isinstance(value, Quantity) and value.bound in (Bound.EXACT, Bound.ABOUT)
