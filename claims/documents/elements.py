"""What an HTML element does to the text in it: hides it, sets it apart, or gives it a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.documents.layout import layout
from claims.documents.markup import Tag
from claims.model import BlockKind

KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "legend": BlockKind.CAPTION,
    "summary": BlockKind.PARAGRAPH,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
}
_LIST = (frozenset({"ul", "ol", "menu", "table"}), frozenset({"dl", "table"}))
_ROW_GROUP = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption"})
_TABLE = frozenset({"table"})
CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LIST[0]),
    "dt": (frozenset({"dt", "dd"}), _LIST[1]),
    "dd": (frozenset({"dt", "dd"}), _LIST[1]),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "td", "th", "caption"}), _TABLE),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (_ROW_GROUP, _TABLE)),
}
"""A start tag closes the open elements of the first set, up to the nearest of the second."""
PARAGRAPH_SCOPE = frozenset({"td", "th", "caption", "table", "body", "html", "button"})
_WORDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
# The id of a heading or paragraph is often made from its text, and says nothing of its place.
_NAMED_BY_ID = frozenset({"div", "section", "ul", "ol", "form", "header"})
_STYLE = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """What an element hands down to what stands in it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    hidden: bool = False
    never: bool = False
    seldom: bool = False
    main: bool = False
    inside: bool = False
    """In an article or a main part."""
    reference: bool = False
    ids: tuple[str, ...] = ()
    item: int = 0
    level: int = 0
    cell: tuple[int, int, int] | None = None
    header: bool = False
    size: tuple[int, int] = (1, 1)

    def block_kind(self) -> BlockKind:
        """The kind of a block that stands here."""
        if self.reference and self.kind not in (BlockKind.HEADING, BlockKind.CODE):
            return BlockKind.REFERENCE
        return BlockKind.META if self.never or self.seldom else self.kind


def descend(above: Place, tag: Tag, *, block: bool) -> Place:
    """The place inside an element, given the place around it."""
    hidden = above.hidden or tag.name in layout().unseen_elements or _is_hidden(tag)
    if not block:
        return replace(above, hidden=True) if hidden and not above.hidden else above
    words = frozenset(_class_words(tag))
    inside = above.inside or tag.name in ("article", "main")
    role = tag.attributes.get("role", "")
    heading = tag.name[0] == "h" and tag.name[1:].isdigit()
    table = tag.name == "table"
    return replace(
        above,
        kind=BlockKind.PARAGRAPH if table else KINDS.get(tag.name, above.kind),
        hidden=hidden,
        never=above.never or _is_never(tag, words),
        seldom=_is_seldom(tag, words, above, inside),
        main=above.main or tag.name == "main" or role == "main",
        inside=inside,
        reference=above.reference or bool(words & layout().reference_classes) or "doc-endnotes" in role,
        ids=_ids(tag, above),
        level=int(tag.name[1:]) if heading else above.level,
        cell=None if table else above.cell,
    )


def cells_covered(tag: Tag, name: str, most: int) -> int:
    """The rows or columns that a cell covers, at most `most`."""
    value = tag.attributes.get(name, "")
    return min(int(value), most) or 1 if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _ids(tag: Tag, above: Place) -> tuple[str, ...]:
    """Names by which links point here; those of containers are not handed down."""
    if tag.attributes.get("id"):
        return (tag.attributes["id"],)
    return () if tag.name in layout().container_elements else above.ids


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    if "hidden" in attributes or attributes.get("aria-hidden", "").casefold() == "true":
        return True
    if tag.name == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style", "")
    if style and _STYLE.search(style[:2000]):
        return True
    names = attributes.get("class", "").casefold().split()
    return not layout().hidden_classes.isdisjoint(names)


def _class_words(tag: Tag) -> Iterator[str]:
    """Words of class, role and (for containers) id; a name with a layout word in it ("no-sidebar") has none."""
    keys = ("class", "role", "id") if tag.name in _NAMED_BY_ID else ("class", "role")
    written = " ".join(tag.attributes.get(key, "") for key in keys)[:2000]
    for name in written.split():
        words = [word.casefold() for word in _WORDS.split(name) if word]
        if len(words) == 1 or layout().layout_words.isdisjoint(words):
            yield from words


def _is_never(tag: Tag, words: frozenset[str]) -> bool:
    if tag.name in ("nav", "aside", "footer"):
        return True
    return tag.name not in ("html", "body", "main", "article", "h1") and bool(words & layout().never_prose)


def _is_seldom(tag: Tag, words: frozenset[str], above: Place, inside: bool) -> bool:
    if tag.name in ("article", "main", "h1") or tag.attributes.get("itemprop") == "articleBody":
        return False
    if tag.name == "header" and not inside:
        return True
    return above.seldom or (tag.name not in ("html", "body") and bool(words & layout().seldom_prose))
