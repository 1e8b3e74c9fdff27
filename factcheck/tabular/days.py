"""Days, months and years that a claim names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.tabular.bound import REACH, Amount, Named, Piece
from factcheck.tabular.grid import Column, Grid, day_of, is_year
from factcheck.tabular.spans import Run
from factcheck.tabular.tongue import Token, Tongue


def named_days(said: Sequence[Token], grid: Grid, headers: Sequence[Run]) -> Iterator[Named]:
    """Days, months and years that the claim names, in the columns that hold such."""
    dated = [c for c in grid.columns if c.dated]
    measured = {r.column for r in headers if grid.columns[r.column].numeric}
    at = 0
    while at < len(said):
        end = _day_end(said, at, grid.words)
        value = said[at].number
        measure = (
            end == at + 1
            and value is not None
            and any(Amount(at, end, value).stands_in(grid.columns[c]) for c in measured)
        )
        if end and not measure:
            day = day_of(said[at:end], grid.words)
            for column in _nearest_first(dated, headers, Piece(at, end)) if day else ():
                rows = _on(column, day) if day else frozenset()
                if rows or (day and day[1] and day[2]) or _asked_for(column, headers, at):
                    yield Named(at, end, column.place, rows, True, day=True)
                    break
        at = max(end, at + 1)


def _nearest_first(dated: Sequence[Column], headers: Sequence[Run], day: Piece) -> list[Column]:
    """Columns of days, those first whose header stands beside the day; else as the table has them."""
    gaps: dict[int, int] = {}
    for run in headers:
        gap = day.gap(run)
        if 0 <= gap <= REACH:
            gaps[run.column] = min(gap, gaps.get(run.column, gap))
    return sorted(dated, key=lambda c: gaps.get(c.place, REACH + 1))


def _asked_for(column: Column, headers: Sequence[Run], at: int) -> bool:
    """The header of a column of days stands before a year that none of its cells has."""
    return any(r.column == column.place and 0 <= at - r.end <= REACH for r in headers)


def _on(column: Column, day: tuple[int, int, int]) -> frozenset[int]:
    def same(other: tuple[int, int, int] | None) -> bool:
        return (
            other is not None
            and all(a == b or not a or not b for a, b in zip(day, other, strict=True))
            and any(a and a == b for a, b in zip(day, other, strict=True))
        )

    return frozenset(i for i, c in enumerate(column.cells) if same(c.day))


def _day_end(said: Sequence[Token], at: int, words: Tongue) -> int:
    """Where a date that begins at a word ends; 0 where none begins."""
    token = said[at]
    marked = _marked_end(said, at, words)
    if marked:
        return marked
    month = token.word in words.months
    if not month and not (token.number is not None and at + 1 < len(said) and said[at + 1].word in words.months):
        return at + 1 if is_year(token) and not token.parts else 0
    end, seen = at, 0
    while end < len(said) and end < at + 3:
        word = said[end]
        small = word.number is not None and word.number <= 31 and word.number == int(word.number)
        if word.word in words.months and (end == at or said[end - 1].number is not None):
            seen += 1
        elif not (small or (is_year(word) and not word.parts)):
            break
        end += 1
    return end if seen == 1 else 0


def _marked_end(said: Sequence[Token], at: int, words: Tongue) -> int:
    """Where a date with a mark behind each number ends ("2025년 1월 13일"); 0 where none begins."""
    marks = {p[0] for kind in ("year", "month", "day") for p in words.phrases[f"{kind}_mark"]}
    end = at
    while end + 1 < len(said) and said[end].number is not None and said[end + 1].text in marks:
        end += 2
    return end if end > at else 0
