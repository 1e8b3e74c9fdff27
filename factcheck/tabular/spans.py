"""Runs of a claim's words that stand in the cells or the headers of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.tabular.bound import BOUNDS, Bound, Heard, Named, Piece, places
from factcheck.tabular.grid import Grid
from factcheck.tabular.tongue import Token

_WHOLE = 1.25
"""How much more a whole cell weighs than a part of one."""
_MARKED = 0.6
"""Share of a column's cells that say who won, from where it is a column of outcomes."""


@dataclass(frozen=True, slots=True)
class Run(Piece):
    """A run of the claim's words that stands in cells or a header."""

    column: int
    rows: frozenset[int]
    whole: bool
    score: float
    header: float = 0.0
    """Share of the header that is said; 0 for a cell."""


def cell_spans(bound: Bound) -> Iterator[Run]:
    """Every run that says more than a small word, with the rows that have it."""
    said, grid = bound.said, bound.grid
    limits = {t.end for t in bound.triggers if t.kind in BOUNDS}
    where: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(said):
        where[token.text].append(at)
    for column in grid.columns:
        found: dict[tuple[int, int, bool], set[int]] = defaultdict(set)
        for row, cell in enumerate(column.cells):
            for start, end, whole in _runs(said, where, cell.tokens):
                found[(start, end, whole)].add(row)
        for (start, end, whole), rows in found.items():
            limited = start in limits and said[start].number is not None
            known = not whole and end - start == 1 and start in bound.context
            if not limited and not known and _telling(said[start:end], grid, whole=whole):
                weight = sum(_weight(t, grid) for t in said[start:end])
                yield Run(start, end, column.place, frozenset(rows), whole, weight * (_WHOLE if whole else 1.0))


def _runs(said: Sequence[Token], where: dict[str, list[int]], cell: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """Every longest run of words that a cell and the claim share: start, end, and whether it is the whole cell."""
    for i, token in enumerate(cell):
        for at in where.get(token.text, ()):
            if i and at and cell[i - 1].text == said[at - 1].text:
                continue
            length = 1
            while (
                i + length < len(cell) and at + length < len(said) and cell[i + length].text == said[at + length].text
            ):
                length += 1
            yield at, at + length, length == len(cell)


def _telling(run: Sequence[Token], grid: Grid, *, whole: bool) -> bool:
    """More than a small word or a number met by chance."""
    idle = grid.words.idle
    words = [t for t in run if t.number is None and not t.parts and len(t.word) > 1 and t.text not in idle]
    if any(t.parts for t in run):
        return True
    if whole and len(run) > 1 and (words or all(t.number is not None for t in run)):
        return True
    if len(run) == 1 and run[0].text in grid.words.asking:
        return False
    return bool(words) and (whole or any(len(t.word) > 2 for t in words))


def _weight(token: Token, grid: Grid) -> float:
    if token.text in grid.words.idle:
        return 0.2
    if token.number is not None:
        return 0.6
    return 1.0


def header_spans(said: Sequence[Token], grid: Grid) -> Iterator[Run]:
    """Every run of words of one header."""
    idle = grid.words.idle
    for column in grid.columns:
        header = [t for t in column.tokens if t.text not in idle] or list(column.tokens)
        keys = {t.text for t in header}
        at = 0
        while at < len(said):
            end = at
            while end < len(said) and (_key(said[end], keys) or (end > at and said[end].text in idle)):
                end += 1
            while end > at and not _key(said[end - 1], keys):
                end -= 1
            if end > at:
                got = {k for t in said[at:end] if (k := _key(t, keys))}
                small = len({t.text for t in column.tokens} - keys - {t.text for t in said[at:end]})
                share = len(got) / (len(keys) + 0.5 * small)
                if share == 1 or any(not t[0].isdigit() and len(t) > 1 for t in got):
                    yield Run(at, end, column.place, frozenset(), True, len(got) * (0.8 + 0.4 * share), share)
            at = max(end, at + 1)


def _key(token: Token, keys: set[str]) -> str:
    """The word of a header that a word of the claim is; short for it, as in "pop" and "avg", too."""
    if token.text in keys:
        return token.text
    long = len(token.word) >= 6 and token.number is None
    return next((k for k in sorted(keys) if len(k) == 3 and token.word.startswith(k)), "") if long else ""


def chosen(runs: Iterable[Run], taken: set[int]) -> tuple[list[Named], list[Heard]]:
    """Each word once, the weightiest reading first; cells of several columns that share a run are any of them."""
    named: list[Named] = []
    heard: list[Heard] = []
    used = set(taken)
    groups: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        groups[(run.start, run.end)].append(run)
    order = sorted(groups.items(), key=lambda kv: (-max(r.score for r in kv[1]), kv[0]))
    for (start, end), same in order:
        if any(i in used for i in range(start, end)):
            continue
        used |= set(range(start, end))
        best = max(same, key=lambda r: (r.score, -r.column))
        if best.header:
            heard += [Heard(start, end, r.column, r.header) for r in same if r.header >= best.header]
            continue
        cells = [r for r in same if not r.header and r.whole == best.whole]
        if len(cells) == 1:
            named.append(Named(start, end, cells[0].column, cells[0].rows, best.whole))
        else:
            named += [Named(start, end, r.column, r.rows, best.whole) for r in cells]
    return named, sorted(heard, key=lambda h: h.start)


def outcomes(bound: Bound) -> Iterator[Named]:
    """ "Won" and "lost" where a column marks its rows so ("w 82 - 79")."""
    words, used = bound.grid.words, places(*bound.named, *bound.heard)
    marks = {kind: {p[0] for p in words.phrases[f"{kind}_mark"]} for kind in ("won", "lost", "drawn")}
    every = frozenset().union(*marks.values())
    for column in bound.grid.columns:
        heads = [c.tokens[0].text if c.tokens else "" for c in column.cells]
        if not heads or sum(h in every for h in heads) < _MARKED * len(heads):
            continue
        for at, token in enumerate(bound.said):
            kind = next((k for k in marks if at not in used and (token.text,) in words.phrases[k]), "")
            if kind:
                rows = frozenset(i for i, h in enumerate(heads) if h in marks[kind])
                yield Named(at, at + 1, column.place, rows, True)
        return
