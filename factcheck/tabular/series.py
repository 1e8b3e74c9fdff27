"""Claims about values over time: a table with a year, month or day a row and a place or measure a column.

What a claim says of a series is checked piece by piece: its numbers against the years that it names, rises and falls
from the first of them to the last, highest and lowest, one series against another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from claims.lang import detect
from claims.mentions.find import find_mentions
from claims.model import Bound as Hedge
from claims.model import Quantity, Span, When
from claims.names.aliases import known
from factcheck.model import Verdict
from factcheck.tabular.grid import grid_of
from factcheck.tabular.tongue import Tongue, tokens, tongue
from sources.model import Table

_RATIO = re.compile(r"\b1\s?:\s?(\d[\d,]{0,12})(?:\s?[-–]\s?(\d[\d,]{0,12}))?")
_FOR_EVERY = re.compile(r"\b(?:one|1)\b[^.,;]{0,40}\b(?:for|to|per|in) every (\d[\d,]{0,12})", re.IGNORECASE)
_PER = re.compile(r"per ([\d,]{1,12})", re.IGNORECASE)
_RECENT = 6
"""Periods that a claim without a date may speak of, the last ones."""
_SLACK = Decimal("0.06")
"""How far a number may be off that does not say for which of several periods it holds."""
_UP = (Hedge.MORE_THAN, Hedge.AT_LEAST)
_DOWN = (Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY, Hedge.UP_TO)

Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a claim says of a series, and whether the series has it so."""

    true: bool
    formula: str


@dataclass(frozen=True)
class Series:
    """One column over time."""

    name: str
    title: str
    unit: str
    points: Mapping[Day, Decimal]

    @cached_property
    def percent(self) -> bool:
        """Its values are percentages."""
        return "%" in self.unit or "percent" in self.unit.lower()

    @cached_property
    def per(self) -> Decimal | None:
        """Its values are of so many ("per 1,000 people")."""
        found = _PER.search(self.unit)
        return Decimal(found[1].replace(",", "") or 1) if found and found[1].strip(",") else None

    def within(self, first: Day, last: Day) -> dict[Day, Decimal]:
        """The values of a span of time."""
        return {d: v for d, v in self.points.items() if first <= d <= last}


def series_verdict(claim: str, tables: Sequence[Table]) -> tuple[Verdict, str] | None:
    """What tables of series say of a claim, with the formula that decides; None where they are none, or say nothing."""
    language = detect(claim)
    words = tongue(language)
    many = [s for table in tables for s in _series(claim, table, words)]
    if not many or len(many) > _RECENT:
        return None
    checks = list(_checks(claim, many, words, language))
    wrong = next((c for c in checks if not c.true), None)
    if wrong:
        return Verdict.CONTESTED, wrong.formula
    return (Verdict.VERIFIED, "; ".join(c.formula for c in checks)) if checks else None


def _series(claim: str, table: Table, words: Tongue) -> Iterator[Series]:
    """The columns of a table of series that a claim speaks of."""
    grid = grid_of(table, words.code)
    dated = [c for c in grid.columns if c.dated]
    values = [c for c in grid.columns if c.place and any(x.value is not None for x in c.cells) and not c.dated]
    if not dated or dated[0].place or not values or len(values) < len(grid.columns) - 2 or len(grid) < 2:
        return
    places = sum(known(c.header) is not None for c in values)
    if len({c.day for c in dated[0].cells}) < len(grid) or (len(values) > 1 and 2 * places < len(values)):
        return
    named = [c for c in values if _says(claim, c.header)]
    rest = [c for c in values if not words.has("world", c.header)]
    chosen = named or (rest if len(rest) == 1 else values if len(values) == 1 else [])
    for column in chosen:
        points = {
            day: cell.value * column.scale
            for cell, when in zip(column.cells, dated[0].cells, strict=True)
            if cell.value is not None and (day := when.day)
        }
        if points:
            yield Series(column.header, table.title, f"{table.unit} {column.header} {table.title}", points)


def _says(claim: str, header: str) -> bool:
    """Whether a claim names a column: in its words, or a place by its people or another name."""
    wanted = [t.text for t in tokens(header)]
    said = [t.text for t in tokens(claim)]
    if wanted and any(said[i : i + len(wanted)] == wanted for i in range(len(said))):
        return True
    place, plain = known(header), re.findall(r"[^\W\d_]+", claim)
    if place is None:
        return False
    phrases = [*plain, *(f"{a} {b}" for a, b in pairwise(plain))]
    return any(known(p) == place or (p.endswith("s") and known(p[:-1]) == place) for p in phrases if p[0].isupper())


@dataclass(frozen=True, slots=True)
class _Said:
    """A number of the claim in the terms of a series."""

    text: str
    low: Decimal
    high: Decimal
    bound: Hedge
    change: bool
    step: Decimal = Decimal(0)


def _checks(claim: str, many: Sequence[Series], words: Tongue, language: str) -> Iterator[Check]:
    span = _span(claim, many, language)
    if span is None:
        return
    first, last, exact = span
    said = list(_numbers(claim, many[0], words, language))
    summed = _sum_of(many) if len(many) > 1 and words.has("summed", claim) and many[0].title != many[1].title else None
    series = summed or many[0]
    points = series.within(first, last)
    if not exact and len(points) > 2 * _RECENT and not words.has("always", claim):
        points = dict(sorted(points.items())[-_RECENT:])
    if not points:
        return
    pooled = _pooled(claim, list(points.values()), words) if exact else None
    for one in said if pooled is not None else ():
        yield Check(_agrees(one, pooled or Decimal(0), dated=True), f"{one.text} against {pooled} of {len(points)}")
    for one in said if pooled is None else ():
        if not one.change or len(points) > 1:
            yield _number_check(one, series, points, words.has("always", claim), exact and len(points) == 1)
    if exact or not said:
        yield from _trend(claim, series, points, words, said)
    if not said and any((t.text,) in words.phrases["none"] for t in tokens(claim)) and not words.has("always", claim):
        yield Check(not any(points.values()), f"{series.name}: at most {max(points.values())}")
    yield from _overtaking(claim, many, words)


def _pooled(claim: str, values: Sequence[Decimal], words: Tongue) -> Decimal | None:
    """The sum or the mean of a span of time, where the claim speaks of one."""
    if len(values) < 2:
        return None
    if words.has("averaged", claim):
        return sum(values, Decimal(0)) / len(values)
    return sum(values, Decimal(0)) if words.has("totalled", claim) else None


def _sum_of(many: Sequence[Series]) -> Series:
    """Several series as one, period by period."""
    days = set.intersection(*(set(s.points) for s in many))
    return Series(
        " + ".join(s.title for s in many),
        many[0].title,
        many[0].unit,
        {d: sum((s.points[d] for s in many), Decimal(0)) for d in days},
    )


def _span(claim: str, many: Sequence[Series], language: str) -> tuple[Day, Day, bool] | None:
    """The time that a claim speaks of; all of it where it names none; None where it names only others."""
    every = sorted(d for s in many for d in s.points)
    whens = [
        m.value for m in find_mentions(claim, language) if isinstance(m.value, When) and m.value.first and m.value.last
    ]
    days = [_of_date(w) for w in whens]
    inside = [d for d in days if any(_overlaps(d, e) for e in every)]
    if days and not inside:
        return None
    if not inside:
        return every[0], every[-1], False
    lows, highs = min(d[0] for d in inside), max(d[1] for d in inside)
    open_end = len(inside) == 1 and any(w.bound is Hedge.SINCE for w in whens)
    return _begin(lows), every[-1] if open_end else highs, True


def _of_date(when: When) -> tuple[Day, Day]:
    first, last = when.first, when.last
    assert first is not None
    assert last is not None
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _overlaps(span: tuple[Day, Day], day: Day) -> bool:
    return _begin(span[0]) <= day <= span[1]


def _begin(day: Day) -> Day:
    """January of a year is the year itself, the first of a month the month."""
    year, month, first = day
    if first == 1:
        return (year, 0, 0) if month == 1 else (year, month, 0)
    return day


def _numbers(claim: str, series: Series, words: Tongue, language: str) -> Iterator[_Said]:
    """The numbers that can be held against a series, in its unit."""
    for found in (_RATIO.search(claim), _FOR_EVERY.search(claim)):
        if found and series.per:
            ends = sorted(series.per / Decimal(g.replace(",", "")) for g in found.groups() if g and g.strip("0,"))
            if ends:
                bound = Hedge.LESS_THAN if words.has("short", claim[: found.start()]) else Hedge.ABOUT
                yield _Said(found.group(), ends[0], ends[-1], bound, False)
                return
    factor = 1 if any(day[1] for day in series.points) else _yearly(claim, words)
    for mention in find_mentions(claim, language):
        value = mention.value
        if (
            not isinstance(value, Quantity)
            or not mention.claim
            or value.value is None
            or value.dimension in ("time", "months", "rank")
        ):
            continue
        number = value.value
        if mention.text.isdigit() and len(mention.text) == 4 and 1800 <= number <= 2100:
            continue
        whole = value.per.split(" ")[0] if value.per else ""
        if whole.strip("0").isdigit() and series.percent:
            number = number / Decimal(whole) * 100
        change = _moves(claim, mention.span, words)
        if (value.unit == "percent" or whole.isdigit()) != series.percent and not (change and value.unit == "percent"):
            continue
        yield _Said(mention.text, number * factor, number * factor, value.bound, change, value.step * factor)


def _moves(claim: str, span: Span, words: Tongue) -> bool:
    """Whether a number says by how much something rose or fell: the verb stands right beside it, or "by" does."""
    before, after = list(tokens(claim[: span.start])[-2:]), tokens(claim[span.end :])[:1]
    before = before if before and words.has("about", before[-1].word) else before[-1:]
    return any(words.has(kind, t.word) for kind in ("rise", "fall", "by") for t in (*before, *after))


def _yearly(claim: str, words: Tongue) -> int:
    """How many of the claim's spans of time a year has ("a day", "every hour")."""
    said = tokens(claim)
    for at, token in enumerate(said):
        if token.text in words.rates and (
            token.word not in ("day", "hour", "week", "month") or (at and (said[at - 1].text,) in words.phrases["per"])
        ):
            return words.rates[token.text]
    return 1


def _number_check(one: _Said, series: Series, points: Mapping[Day, Decimal], always: bool, dated: bool) -> Check:
    """A number holds where one period has it; all of them where the claim says so.

    Args: dated, the claim says which period, so that its number must be that one.
    """
    values = list(points.values())
    if one.change:
        return _change_check(one, values, series)
    held = [_agrees(one, v, dated=dated) for v in values]
    shown = ", ".join(f"{d[0]}: {v.normalize():f}" for d, v in sorted(points.items())[-3:])
    true = all(held) if always and one.bound in (*_UP, *_DOWN) else any(held)
    return Check(true, f"{one.text} against {series.name} ({shown})")


def _change_check(one: _Said, values: Sequence[Decimal], series: Series) -> Check:
    first, last = values[0], values[-1]
    moved = abs(last - first)
    found = moved / first * 100 if "%" in one.text and first and not series.percent else moved
    return Check(_agrees(one, found), f"{last} − {first} = {last - first}")


def _agrees(one: _Said, value: Decimal, *, dated: bool = False) -> bool:
    if dated and one.bound is Hedge.EXACT and one.step:
        return abs(value - one.low) <= one.step / 2
    if one.bound in _UP:
        return value >= one.low
    if one.bound in _DOWN:
        return value <= one.high * (1 + _SLACK) and (one.bound is not Hedge.NEARLY or value >= one.low * Decimal("0.9"))
    return one.low * (1 - _SLACK) <= value <= one.high * (1 + _SLACK)


def _trend(
    claim: str, series: Series, points: Mapping[Day, Decimal], words: Tongue, said: Sequence[_Said]
) -> Iterator[Check]:
    """Rises, falls, multiples, highest and lowest."""
    ordered = [points[d] for d in sorted(points)]
    first, last = ordered[0], ordered[-1]
    texts = {t.text for t in tokens(claim)}
    shown = f"{series.name}: {first.normalize():f} → {last.normalize():f}"
    factor = next((n for w, n in words.multiples.items() if w in texts), None)
    if factor and first and len(ordered) > 1:
        yield Check(last / first >= factor * (1 - _SLACK), f"{shown}, {last / first:.2f} times")
    up, down = words.has("rise", claim), words.has("fall", claim)
    if up != down and len(ordered) > 1 and not any(o.change for o in said):
        yield Check(last > first if up else last < first, shown)
    high, low = words.has("max", claim), words.has("min", claim)
    if high != low and not said and len(ordered) > 2 and words.has("record", claim):
        best = max(ordered) if high else min(ordered)
        yield Check(last == best, f"{'highest' if high else 'lowest'} of {series.name} = {best}, last = {last}")


def _overtaking(claim: str, many: Sequence[Series], words: Tongue) -> Iterator[Check]:
    """ "A has overtaken B": of two series the one that is named first is the greater one at last."""
    if len(many) != 2 or not words.has("overtaken", claim):
        return
    one, other = sorted(many, key=lambda s: _place(claim, s, many))
    last = max(set(one.points) & set(other.points), default=None)
    if last:
        yield Check(
            one.points[last] > other.points[last],
            f"{one.title}: {one.points[last]}, {other.title}: {other.points[last]}",
        )


def _place(claim: str, series: Series, many: Sequence[Series]) -> int:
    """Where the words stand that tell a series from the others."""
    shared = set.intersection(*({t.text for t in tokens(f"{s.title} {s.name}")} for s in many))
    own = {t.text for t in tokens(f"{series.title} {series.name}")} - shared
    return next((i for i, t in enumerate(tokens(claim)) if t.text in own), 999)
