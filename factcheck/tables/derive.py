"""Values that a source does not write but gives: changes, multiples, shares, sums, means and ranks.

Made only from numbers of one source that belong to one series (one sentence, one table row or one table column), and
handed on as frames like any other, with the formula as their text. Each pair is made once a page.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from claims.frames.passage import joined
from claims.frozen import replace
from claims.model import Frame, Grain, Keys, Mention, Quantity, Span
from claims.words.vocabulary import kind, relation
from factcheck.tables.lines import Line, is_level, line_of, number_of, unit_of
from factcheck.tables.moved import DIMENSIONS, HUNDREDTH, Recipe, change, quantity_of
from factcheck.tables.of_these import parts_and_wholes
from factcheck.values.nouns import nouns
from factcheck.values.rounding import rounded

MAX_ROWS = 2000
"""Rows of a table that are looked at; where there are as many, nothing is summed, averaged or ranked."""


def derived(frames: Sequence[Frame], *, rows: bool = True) -> Iterator[Recipe]:
    """What can be computed from the frames of one page.

    Args: rows, whether the changes along the rows of its tables are among them; they are most of it (`changes`).
    """
    levels = [f for f in frames if is_level(f)]
    for earlier, later in _pairs(levels, rows=rows):
        yield from change(earlier, later)
    for frame in frames:
        yield from _as_multiple(frame)
    for column in _columns(levels).values():
        yield from _of_column(column)
    sentences = list(_sentences(levels).values())
    for sentence in sentences:
        yield from _share_in_sentence(sentence)
        yield from _whole_of_parts(sentence)
    yield from (_share(*pair) for pair in parts_and_wholes(sentences))


def changes(row: Iterable[Frame]) -> Iterator[Recipe]:
    """How far the values of one row of a table moved from one time to the next, and over all of it."""
    for earlier, later in _dated_pairs([f for f in row if is_level(f)]):
        yield from change(earlier, later)


def _pairs(levels: Sequence[Frame], *, rows: bool) -> Iterator[tuple[Frame, Frame]]:
    """Earlier and later value of one series."""
    for sentence in _sentences(levels).values():
        yield from _sentence_pairs(sentence)
    yield from _told_after(levels)
    for row in _rows(levels).values() if rows else ():
        yield from _dated_pairs(row)
    for column in _columns(levels).values():
        for line in _of_one(column):
            yield from _dated_pairs(line)


def _of_one(column: Iterable[Frame]) -> Iterable[Sequence[Frame]]:
    """The cells of a column by whom they are of, where rows of several stand under one another."""
    groups: dict[Hashable, list[Frame]] = defaultdict(list)
    for frame in column:
        groups[line_of(frame)].append(frame)
    return groups.values()


def _sentences(levels: Iterable[Frame]) -> dict[tuple[Span, str], list[Frame]]:
    groups: dict[tuple[Span, str], list[Frame]] = defaultdict(list)
    for frame in levels:
        if frame.cell is None:
            groups[(frame.sentence_span, frame.sentence)].append(frame)
    return groups


def _rows(levels: Iterable[Frame]) -> dict[tuple[int, int], list[Frame]]:
    groups: dict[tuple[int, int], list[Frame]] = defaultdict(list)
    for frame in levels:
        if frame.cell is not None:
            groups[frame.cell[:2]].append(frame)
    return groups


def _columns(levels: Iterable[Frame]) -> dict[tuple[int, int], list[Frame]]:
    groups: dict[tuple[int, int], list[Frame]] = defaultdict(list)
    for frame in levels:
        if frame.cell is not None and len(groups[(frame.cell[0], frame.cell[2])]) < MAX_ROWS:
            groups[(frame.cell[0], frame.cell[2])].append(frame)
    return groups


def _sentence_pairs(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """ "From A to B", "to B from A", and two values of a sentence with a date each."""
    for first, second in (_in_one_unit(*pair) for pair in pairwise(frames)):
        if unit_of(first) != unit_of(second):
            continue
        if first.baseline != second.baseline:
            yield (first, second) if first.baseline else (second, first)
        elif first.own.concepts == second.own.concepts:
            yield from _dated_pairs([first, second])
        elif _only_two(frames, first) and first.subject == second.subject:
            # "It closed at 142 on Friday, and at 118 on Monday, the next trading day."
            yield from _dated_pairs([first, replace(second, own=joined(first.own, second.own))])


def _in_one_unit(first: Frame, second: Frame) -> tuple[Frame, Frame]:
    """Two lengths of time in the finer of their units ("1.2 hours", "80 minutes"); any other two as they are."""
    one, other = quantity_of(first), quantity_of(second)
    if one.unit == other.unit or not one.dimension == other.dimension == "time":
        return first, second
    finer = min(one, other, key=lambda q: q.factor)
    return _measured_in(finer, first), _measured_in(finer, second)


def _measured_in(unit: Quantity, frame: Frame) -> Frame:
    value = quantity_of(frame)
    ratio = value.factor / unit.factor
    told = replace(value, value=number_of(frame) * ratio, step=value.step * ratio, unit=unit.unit, factor=unit.factor)
    return replace(frame, mention=replace(frame.mention, value=told))


def _only_two(frames: Sequence[Frame], first: Frame) -> bool:
    return sum(unit_of(f) == unit_of(first) for f in frames) == 2


def _told_after(levels: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """A value, and in the next sentence what it was before ("1년 전에는 7만 8,500원이었다")."""
    told = [f for f in levels if f.cell is None]
    for later, earlier in pairwise(told):
        beside = later.sentence_span.leads_to(earlier.sentence_span)
        if not beside or not earlier.baseline or later.baseline or earlier.own.names:
            continue
        if unit_of(later) == unit_of(earlier) and later.subject == earlier.subject:
            yield earlier, later


def _dated_pairs(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Neighbours in time."""
    dated = sorted(((p, f) for f in frames if (p := _day(f))), key=lambda pair: pair[0])
    for (day, earlier), (next_day, later) in pairwise(dated):
        if day < next_day and unit_of(earlier) == unit_of(later):
            yield earlier, later
    if len(dated) > 2 and dated[0][0] < dated[-1][0] and unit_of(dated[0][1]) == unit_of(dated[-1][1]):
        yield dated[0][1], dated[-1][1]


def _day(frame: Frame) -> dt.date | None:
    return frame.periods[0].first if frame.periods else None


def _as_multiple(frame: Frame) -> Iterator[Recipe]:
    """ "Up 142 %" is 2.42 times; "doubled" is up 100 %; "fell by half" is a fall of 50 %."""
    value = frame.mention.value
    if not isinstance(value, Quantity) or value.value is None:
        return
    if value.unit == "percent" and frame.change and frame.direction:
        sign = 1 if frame.direction == "up" else -1
        times = 1 + sign * value.value / 100
        text = f"1 {'+' if sign > 0 else '−'} {value.value} / 100 = {times}"
        yield _restated(frame, times, "times", value.step / 100, text)
    elif value.unit == "times" and value.value > 1:
        percent = (value.value - 1) * 100
        yield _restated(frame, percent, "percent", value.step * 100, f"({value.value} − 1) × 100 = {percent} %")


def _restated(frame: Frame, number: Decimal, unit: str, step: Decimal, text: str) -> Recipe:
    told = Quantity(value=number, unit=unit, step=step, dimension=DIMENSIONS.get(unit), bound=quantity_of(frame).bound)
    return Recipe(told.unit, told.dimension, partial(_as_change, frame, told, text))


def _as_change(frame: Frame, value: Quantity, text: str) -> tuple[Frame, str]:
    return replace(frame, mention=Mention(span=frame.mention.span, text=text, value=value), change=True), text


def _of_column(column: Sequence[Frame]) -> Iterator[Recipe]:
    """Shares of the column's total, and each row's rank."""
    same = [f for f in column if unit_of(f) == unit_of(column[0])]
    if len(same) < 2:
        return
    totals = [f for f in same if nouns("totals") & set(f.own.words)]
    for total in totals[:1]:
        for part in same:
            if part is not total and 0 < number_of(part) < number_of(total):
                yield _share(part, total)
    parts = [f for f in same if f not in totals]
    if len(parts) >= 3 and len(column) < MAX_ROWS:
        yield from _ranks(parts)
        yield from _leads(parts)


def _share(part: Frame, whole: Frame) -> Recipe:
    return Recipe("percent", "percent", partial(share, part, whole))


def share(part: Frame, whole: Frame) -> tuple[Frame, str]:
    """What part one value is of another, in per cent."""
    percent = number_of(part) / number_of(whole) * 100
    text = f"{part.mention.text} / {whole.mention.text} = {rounded(percent, HUNDREDTH)} %"
    told = Quantity(value=percent, unit="percent", step=HUNDREDTH, dimension="percent")
    mention = Mention(span=part.mention.span, text=text, value=told)
    return replace(part, mention=mention, own=joined(part.own, _SHARE), change=False), text


def total(parts: Sequence[Frame]) -> tuple[Frame, str]:
    """The sum of some values of one unit."""
    value = sum((number_of(p) for p in parts), Decimal(0))
    text = f"{' + '.join(p.mention.text for p in parts)} = {value}"
    first = parts[0]
    for part in parts[1:]:
        first = replace(first, own=joined(first.own, part.own), row=joined(first.row, part.row))
    mention = Mention(span=first.mention.span, text=text, value=replace(quantity_of(first), value=value))
    return replace(first, mention=mention), text


def portion(later: Frame, earlier: Frame) -> tuple[Frame, str]:
    """What is left, or has become, of an earlier value, as a percentage of it."""
    frame, text = share(later, earlier)
    way = "down" if number_of(later) < number_of(earlier) else "up"
    return replace(frame, own=later.own, direction=way), text


_SHARE = Keys(concepts=("share_of", "total"))
"""What a computed share is called, whatever its cells are: a share of the total."""


def _leads(parts: Sequence[Frame]) -> Iterator[Recipe]:
    """By how much each row is ahead of the next."""
    ordered = sorted(parts, key=lambda f: -number_of(f))
    for ahead, behind in pairwise(ordered):
        shape = quantity_of(ahead)
        if number_of(ahead) > number_of(behind) and shape.unit != "rank":
            yield Recipe(shape.unit, shape.dimension, partial(_lead, ahead, behind))


def _lead(ahead: Frame, behind: Frame) -> tuple[Frame, str]:
    lead = number_of(ahead) - number_of(behind)
    text = f"{ahead.mention.text} − {behind.mention.text} = {lead}"
    mention = Mention(span=ahead.mention.span, text=text, value=replace(quantity_of(ahead), value=lead))
    own, row = joined(ahead.own, behind.own), joined(ahead.row, behind.row)
    return replace(ahead, own=own, row=row, mention=mention, change=True), text


def _ranks(parts: Sequence[Frame]) -> Iterator[Recipe]:
    ordered = sorted(parts, key=lambda f: -number_of(f))
    for place, frame in enumerate(ordered, 1):
        yield Recipe("rank", "rank", partial(_rank, place, frame))


def _rank(place: int, frame: Frame) -> tuple[Frame, str]:
    text = f"#{place}: {frame.mention.text}"
    mention = Mention(
        span=frame.mention.span, text=text, value=Quantity(value=Decimal(place), unit="rank", dimension="rank")
    )
    return replace(frame, mention=mention, change=False), text


def _share_in_sentence(frames: Sequence[Frame]) -> Iterator[Recipe]:
    """ "Of the 1,250 seats, 300 are reserved": a part and its whole in one sentence."""
    if len(frames) < 2:
        return
    whole = frames[0]
    head = whole.sentence[: max(0, whole.start)].strip().casefold()
    opened = head.startswith(("of ", "out of")) or _is_korean_whole(whole)
    unit = quantity_of(whole).unit
    if not opened or (unit in ("percent", None) and whole.language != "ko"):
        return
    for part in frames[1:]:
        if quantity_of(part).unit in (unit, None) and 0 < number_of(part) < number_of(whole):
            yield _share(part, whole)


def _whole_of_parts(frames: Sequence[Frame]) -> Iterator[Recipe]:
    """The sum of two parts that make a whole ("54 at home, 255 abroad"), and the share of each in it."""
    for one, other in pairwise(frames):
        if unit_of(one) != unit_of(other) or quantity_of(one).unit == "percent" or one.subject != other.subject:
            continue
        if not any(relation(a, b) == "other" for a in _scopes(one) for b in _scopes(other)):
            continue
        shape, total = quantity_of(one), number_of(one) + number_of(other)
        own = replace(one.own, concepts=tuple(c for c in one.own.concepts if kind(c) != "qualifier"))
        text = f"{one.mention.text} + {other.mention.text} = {total}"
        mention = Mention(span=one.mention.span, text=text, value=replace(shape, value=total))
        whole = replace(one, mention=mention, own=own)
        yield Recipe(shape.unit, shape.dimension, partial(_as_it_is, whole, text))
        yield from (_share(part, whole) for part in (one, other) if 0 < number_of(part) < total)


def _as_it_is(whole: Frame, text: str) -> tuple[Frame, str]:
    return whole, text


def _scopes(frame: Frame) -> list[str]:
    return [c for c in frame.own.concepts if kind(c) == "qualifier"]


def _is_korean_whole(frame: Frame) -> bool:
    after = frame.sentence[frame.end :][:6]
    return frame.language == "ko" and any(word in after for word in (" 중", " 가운데"))


def series(frames: Iterable[Frame]) -> Mapping[Line, Sequence[Frame]]:
    """The columns and rows of levels that tables hold."""
    levels = [f for f in frames if is_level(f)]
    columns: dict[Line, Sequence[Frame]] = {
        (table, None, column): line for (table, column), line in _columns(levels).items()
    }
    return {**columns, **{(table, row, None): line for (table, row), line in _rows(levels).items()}}


def way_in(line: Sequence[Frame], frame: Frame) -> str | None:
    """Which way a cell of a row or column lies from that of the year before; None where there is none, or no change."""
    own = frame.periods[0] if frame.periods else None
    if own is None or own.first is None or own.grain is not Grain.YEAR:
        return None
    for other in line:
        when = other.periods[0] if other.periods else None
        if when is None or when.first is None or when.grain is not Grain.YEAR or unit_of(other) != unit_of(frame):
            continue
        if other.row != frame.row:
            continue  # of somebody else, in a table with several rows for each year
        if when.first.year == own.first.year - 1 and number_of(other) != number_of(frame):
            # A loss in brackets grows as its number falls.
            lost = "loss" in frame.own.concepts and max(number_of(frame), number_of(other)) < 0
            return "up" if (number_of(frame) > number_of(other)) is not lost else "down"
    return None
