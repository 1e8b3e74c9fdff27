"""Which part of a page is its main matter."""

from __future__ import annotations

from bs4 import Tag

from sources.blocks import Run, is_short_notice, keep_main

# The deepest element that holds this share of the page's prose and data is the article.
SHARE = 0.75
SHORTEST_PROSE = 40
SHORTEST_EASTERN_PROSE = 20
MOST_STEPS = 2_000_000


def main_runs(items: list[Run]) -> list[Run]:
    """The runs of the main matter, and notices wherever they stand."""
    kept = keep_main(items)
    root = _root(kept)
    if root is None:
        return kept
    inside = [_is_inside(run.tag, root) for run in kept]
    first = inside.index(True) if True in inside else 0
    title = next((place for place in range(first - 1, -1, -1) if kept[place].level == 1), -1)
    return [
        run
        for place, run in enumerate(kept)
        if inside[place] or place == title or run.table is not None or is_short_notice(run.text)
    ]


def _root(runs: list[Run]) -> Tag | None:
    weights: dict[int, int] = {}
    tags: dict[int, Tag] = {}
    total = steps = 0
    for run in runs:
        weight = _weight(run)
        total += weight
        tag: Tag | None = run.tag
        while tag is not None and weight:
            weights[id(tag)] = weights.get(id(tag), 0) + weight
            tags[id(tag)] = tag
            tag = tag.parent
            steps += 1
            if steps > MOST_STEPS:
                return None
    enough = [key for key, weight in weights.items() if weight >= SHARE * total]
    # Elements that hold more than half of the whole lie one inside the other: the lightest, met first, is the deepest.
    return min((tags[key] for key in enough), key=lambda tag: weights[id(tag)], default=None) if total else None


def _weight(run: Run) -> int:
    if run.edge or run.level:
        return 0
    if run.table is not None:
        return sum(len(cell) for row in run.table.rows for cell in row)
    shortest = SHORTEST_PROSE if run.text.isascii() or run.text[:40].isascii() else SHORTEST_EASTERN_PROSE
    return len(run.text) if len(run.text) >= shortest and run.linked * 2 < len(run.text) else 0


def _is_inside(tag: Tag | None, root: Tag) -> bool:
    steps = 0
    while tag is not None and steps < 2000:
        if tag is root:
            return True
        tag = tag.parent
        steps += 1
    return False
