"""How much of a page is parsed: a tree costs by its elements and their depth, not by its bytes."""

from __future__ import annotations

import re

MOST_TAGS = 120_000
DEEPEST = 1_000
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20}|[!?])")
# Never left open (void), or closed by the next of their kind: no page grows deep by them alone.
FLAT = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"),
        *("html", "head", "body", "!", "?"),
    )
)


def within_budget(text: str) -> str:
    """The page up to the tag that would make its tree too large or too deep to read in good time."""
    depth = 0
    for number, tag in enumerate(TAG.finditer(text)):
        if tag[2].lower() not in FLAT:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if number >= MOST_TAGS or depth > DEEPEST:
            return text[: tag.start()]
    return text
