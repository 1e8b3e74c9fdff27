"""What each word of a claim stands for in a table: a cell, a header, a day, an amount, or a word that asks.

Bound first, and each word once: the weightiest reading wins, and what is left over is counted as unexplained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.tabular.amounts import amounts, settle, spread
from factcheck.tabular.bound import Bound, Trigger, places
from factcheck.tabular.days import named_days
from factcheck.tabular.grid import Grid
from factcheck.tabular.spans import cell_spans, chosen, header_spans, outcomes
from factcheck.tabular.tongue import Token, Tongue, tokens, tongue

_ASKING = (
    "max", "min", "latest", "earliest", "more", "fewer", "later", "earlier", "same", "than", "only", "all", "none",
    "not", "total", "average", "different", "but", "or", "at_least", "at_most", "more_than", "less_than", "about",
    "times",
)  # fmt: skip
_SHORT = 4
"""Under so many letters a stem is too short to tell a word by: "note" is no "not"."""


def bind(claim: str, grid: Grid) -> Bound:
    """The words of a claim bound to a table."""
    said = tokens(claim)
    bound = Bound(said, grid, _triggers(said, grid.words))
    title = {t.text for t in grid.title}
    bound.context = {i for i, t in enumerate(said) if t.text in title}
    headers, cells = list(header_spans(said, grid)), list(cell_spans(bound))
    longer = [r for r in cells if r.end - r.start > 2 and not grid.columns[r.column].dated]
    days = [d for d in named_days(said, grid, headers) if not any(r.start <= d.start and d.end < r.end for r in longer)]
    taken = places(*days)
    bound.named, bound.heard = chosen([*cells, *headers], taken)
    bound.named += days
    bound.named += outcomes(bound)
    spans = [(x.start, x.end) for x in (*bound.named, *bound.heard)]
    bound.triggers = [t for t in bound.triggers if not any(s <= t.start and t.end <= e for s, e in spans)]
    taken = places(*bound.named, *bound.heard)
    for amount in amounts(bound, taken):
        settle(bound, amount)
    spread(bound)
    bound.named.sort(key=lambda n: (n.start, n.column))
    return bound


def _triggers(said: Sequence[Token], words: Tongue) -> list[Trigger]:
    texts = tuple(t.text for t in said)
    out: list[Trigger] = []
    for at, token in enumerate(said):
        asked: dict[str, tuple[str, ...]] = {}
        for kind, phrase in _asking(words.code).get(token.text, ()):
            if kind not in asked and texts[at : at + len(phrase)] == phrase:
                asked[kind] = phrase
        short = token.word not in words.written
        said_so = (k for k, p in asked.items() if not (short and len(p) == 1 and len(p[0]) < _SHORT))
        out += sorted((Trigger(at, at + len(asked[kind]), kind) for kind in said_so), key=lambda t: -t.end)
    return out


@cache
def _asking(code: str) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """By its first word every phrase of a language that asks something, kind by kind, the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for kind in _ASKING:
        for phrase in tongue(code).phrases[kind]:
            found[phrase[0]].append((kind, phrase))
    return found
