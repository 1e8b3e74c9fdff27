"""Which part of a page is its main matter."""

from __future__ import annotations

from bs4 import Tag

from claims.model import BlockKind
from sources.pages.blocks import Run, is_short_notice, keep_main

# The deepest element that holds this share of the page's prose and data is the article.
SHARE = 0.75
SHORTEST_PROSE = 40
SHORTEST_EASTERN_PROSE = 20
MOST_STEPS = 2_000_000
# A list or a table is a part of an article, however large.
PARTS = frozenset(("ol", "ul", "li", "dl", "dd", "p", "blockquote", "figure", "figcaption", "table"))


def main_runs(items: list[Run]) -> list[Run]:
    """The runs of the main matter, and notices wherever they stand."""
    kept = keep_main(items)
    root = _root(kept)
    if root is None:
        return kept
    inside = _inside(kept, root)
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
    root = min((tags[key] for key in enough), key=lambda tag: weights[id(tag)], default=None) if total else None
    while root is not None and root.name in PARTS and root.parent is not None:
        root = root.parent
    return root


def _weight(run: Run) -> int:
    if run.edge or run.level or run.kind is BlockKind.CAPTION:
        return 0
    if run.table is not None:
        return sum(len(cell) for row in run.table.rows for cell in row)
    shortest = SHORTEST_PROSE if run.text.isascii() or run.text[:40].isascii() else SHORTEST_EASTERN_PROSE
    return len(run.text) if len(run.text) >= shortest and run.linked * 2 < len(run.text) else 0


def _inside(runs: list[Run], root: Tag) -> list[bool]:
    """Which runs stand under the root; each element is climbed over once."""
    known = {id(root): True}
    answers = []
    for run in runs:
        path: list[int] = []
        tag: Tag | None = run.tag
        while tag is not None and id(tag) not in known:
            path.append(id(tag))
            tag = tag.parent
        found = tag is not None and known[id(tag)]
        known.update(dict.fromkeys(path, found))
        answers.append(found)
    return answers
