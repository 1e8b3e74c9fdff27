"""HTML into blocks: the visible text, with the place of each run in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from claims.documents.draft import Draft, Parsed, Path, Pointer, compose
from claims.documents.elements import CLOSES, PARAGRAPH_SCOPE, Place, cells_covered, descend
from claims.documents.grid import settle_tables
from claims.documents.inline import scan_plain
from claims.documents.layout import layout
from claims.documents.leaf import Leaf
from claims.documents.markdown import last_sentence
from claims.documents.markup import Tag, Text, tokens, visible
from claims.model import BlockKind

_PUBLISHED = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")
_SITE = re.compile(r"\s[|–—]\s")
_SCAN_BACK = 256
_MAIN_ENOUGH = 200
_MOST_TAKEN = 100_000
"""Places that cells from above cover; more are no table."""


@dataclass(slots=True)
class Element:
    """An open element."""

    name: str
    place: Place
    count: int = 0
    """Items of a list so far."""


@dataclass(slots=True)
class Grid:
    """A table that is being read."""

    number: int
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)

    def next_cell(self, rows: int, columns: int) -> tuple[int, int, int]:
        """Place the next cell of the row, past those that cells above cover."""
        while (self.row, self.column) in self.taken:
            self.column += 1
        cell = (self.number, max(self.row, 0), self.column)
        below = range(self.row + 1, self.row + rows if len(self.taken) < _MOST_TAKEN else 0)
        self.taken.update((row, column) for row in below for column in range(self.column, self.column + columns))
        self.column += columns
        return cell


class Page:
    """Reads the tokens of a page into drafts."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(m.end() for m in re.finditer("\n", source))]
        self.parsed = Parsed("html", "", [], [])
        self.stack = [Element("", Place())]
        self.open: dict[str, int] = {}
        self.path = Path()
        self.leaf = Leaf()
        self.texts: list[str] = []
        self.length = 0
        self.grids: list[Grid] = []
        self.tables = 0
        self.base = ""
        self.heading = ""
        self.intro = ""
        self.mains: list[bool] = []
        self.longest = 0

    def run(self) -> Parsed:
        """Read the whole page."""
        for token in tokens(self.source):
            if isinstance(token, Text):
                self._text(token)
            elif token.closing:
                self._close(token)
            else:
                self._open(token)
        self._flush()
        self.parsed.text = "".join(self.texts)
        self.parsed.title = self.heading or self.parsed.title
        self._leave_out_surroundings()
        settle_tables(self.parsed.drafts)
        return self.parsed

    # Text

    def _text(self, token: Text) -> None:
        place = self.stack[-1].place
        if token.raw:
            self._raw(token)
        elif not place.hidden:
            if not self.leaf.runs:
                self.leaf.place = place
            if place.kind is BlockKind.CODE:
                self.leaf.append(token.start, self.source[token.start : token.end], keep=True)
                return
            for at, text in visible(self.source, token.start, token.end):
                self.leaf.append(at, text)

    def _raw(self, token: Text) -> None:
        if token.raw == "title" and not self.parsed.title:
            text = "".join(text for _, text in visible(self.source, token.start, token.end)).strip()
            self.parsed.title = _SITE.split(text, maxsplit=1)[0] or text
        elif token.raw == "script" and not self.parsed.dated:
            found = _PUBLISHED.search(self.source, token.start, token.end)
            self.parsed.dated = found.group(1) if found else ""

    # Tags

    def _open(self, tag: Tag) -> None:
        if tag.name in layout().void_elements:
            self._void(tag)
            return
        block = tag.name in layout().block_elements
        if tag.empty and not block:
            return
        self._close_implied(tag.name)
        if block:
            self._flush()
        place = descend(self.stack[-1].place, tag, block=block)
        if block:
            place = self._numbered(tag, place)
        self.stack.append(Element(tag.name, place))
        self.open[tag.name] = self.open.get(tag.name, 0) + 1
        if tag.name == "html" and not self.parsed.language:
            self.parsed.language = tag.attributes.get("lang", "")
        elif not place.hidden and not block:
            self._open_inline(tag)

    def _numbered(self, tag: Tag, place: Place) -> Place:
        """Count list items, table rows and cells."""
        if tag.name == "li":
            return replace(place, item=self._item_number(tag))
        if tag.name == "table":
            self.grids.append(Grid(self.tables))
            self.tables += 1
        elif tag.name == "tr" and self.grids:
            self.grids[-1].row, self.grids[-1].column = self.grids[-1].row + 1, 0
        elif tag.name in ("td", "th") and self.grids:
            size = (cells_covered(tag, "rowspan", 200), cells_covered(tag, "colspan", 100))
            return replace(place, cell=self.grids[-1].next_cell(*size), size=size, header=tag.name == "th")
        return place

    def _item_number(self, tag: Tag) -> int:
        owner = next((e for e in reversed(self.stack[-_SCAN_BACK:]) if e.name in ("ol", "ul", "menu")), None)
        if owner is None or owner.name != "ol":
            return 0
        value = tag.attributes.get("value", "")
        owner.count = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else owner.count + 1
        return owner.count

    def _open_inline(self, tag: Tag) -> None:
        name = tag.attributes.get("id") or (tag.attributes.get("name") if tag.name == "a" else None)
        if name:
            self.leaf.ids.append(name)
        if tag.name == "a":
            self.leaf.close_link(self._address())
            self.leaf.open_link(tag.attributes.get("href", "").strip())
        elif tag.name == "sup":
            self.leaf.sup = self.leaf.size
        elif tag.name == "time" and not self.parsed.dated and self.longest < _MAIN_ENOUGH:
            self.parsed.dated = tag.attributes.get("datetime", "")[:40]

    def _void(self, tag: Tag) -> None:
        if tag.name == "br" and self.leaf.runs and not self.stack[-1].place.hidden:
            self.leaf.append(tag.start, "\n", keep=True)
        elif tag.name == "hr":
            self._flush()
        elif tag.name == "base":
            self.base = tag.attributes.get("href", "")
        elif tag.name in ("meta", "link"):
            self._describe(tag.attributes)

    def _describe(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").casefold()
        if attributes.get("rel", "").casefold() == "canonical" and attributes.get("href"):
            self.parsed.url = attributes["href"]
        elif name == "og:url" and not self.parsed.url:
            self.parsed.url = attributes.get("content", "")
        elif name in layout().published_names and not self.parsed.dated:
            self.parsed.dated = attributes.get("content", "")[:40]

    def _address(self) -> str:
        return self.base or self.parsed.url

    def _close(self, tag: Tag) -> None:
        if tag.name == "a":
            self.leaf.close_link(self._address())
        elif tag.name == "sup":
            self.leaf.close_sup()
        if self.open.get(tag.name):
            depth = self._depth(tag.name)
            while depth and len(self.stack) > depth:
                self._pop()
        elif tag.name in layout().block_elements:
            self._flush()

    def _depth(self, name: str) -> int:
        """How deep the stack is below the element that an end tag closes; 0 to ignore the end tag."""
        block = name in layout().block_elements
        for back, element in enumerate(reversed(self.stack)):
            if element.name == name:
                return len(self.stack) - 1 - back
            if not block and (element.name in layout().block_elements or back > _SCAN_BACK):
                return 0
            if element.name == "table" and name not in ("html", "body"):
                return 0
        return 0

    def _pop(self) -> None:
        element = self.stack.pop()
        self.open[element.name] -= 1
        if element.name in layout().block_elements:
            self._flush()
        if element.name == "table" and self.grids:
            self.grids.pop()

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes without an end tag: p before blocks, li before li, cells before cells."""
        if name in CLOSES:
            self._close_back(*CLOSES[name])
        if name in layout().block_elements and self.open.get("p"):
            self._close_back(frozenset({"p"}), PARAGRAPH_SCOPE)

    def _close_back(self, names: frozenset[str], scope: frozenset[str]) -> None:
        if not any(self.open.get(name) for name in names):
            return
        depth = 0
        for index in range(len(self.stack) - 1, max(0, len(self.stack) - _SCAN_BACK), -1):
            if self.stack[index].name in names:
                depth = index
            elif self.stack[index].name in scope:
                break
        while depth and len(self.stack) > depth:
            self._pop()

    # Blocks

    def _flush(self) -> None:
        """End the block that is being read; a link that is open goes on in the next."""
        leaf, href = self.leaf, self.leaf.href
        leaf.close_link(self._address())
        self.leaf = Leaf(href)
        source = leaf.text()
        if not source.strip():
            self.leaf.ids = leaf.ids
            return
        base = self.length
        self._record(leaf, source)
        found = scan_plain(source)
        found.edits += leaf.edits
        found.marks += leaf.marks
        text, pieces, marks = compose(source, found)
        if text or marks:
            self._keep(leaf, Draft(leaf.place.block_kind(), text, [(a, b + base) for a, b in pieces], marks))

    def _record(self, leaf: Leaf, source: str) -> None:
        """Add the block to the document's text and note where its runs stand in the file."""
        at = self.length
        for place, text in leaf.runs:
            line = bisect_right(self.starts, place)
            self.parsed.lines.append((at, line, place - self.starts[line - 1] + 1))
            at += len(text)
        self.texts += (source, "\n")
        self.length += len(source) + 1

    def _keep(self, leaf: Leaf, draft: Draft) -> None:
        place = leaf.place
        labels = [Pointer("id", name) for name in dict.fromkeys([*place.ids, *leaf.ids])]
        draft.labels = (*labels, Pointer("item", str(place.item))) if place.item else tuple(labels)
        if place.cell is not None and draft.kind is not BlockKind.META:
            draft.cell, draft.header, draft.size = place.cell, place.header, place.size
        self._under_heading(draft, place)
        if draft.kind is BlockKind.PARAGRAPH:
            self.intro = draft.text
        elif draft.kind is BlockKind.LIST_ITEM:
            draft.intro = last_sentence(self.intro)
        else:
            self.intro = ""
        self.longest = max(self.longest, len(draft.text))
        self.parsed.drafts.append(draft)
        self.mains.append(place.main or place.reference or draft.kind is BlockKind.HEADING)

    def _under_heading(self, draft: Draft, place: Place) -> None:
        if draft.kind is not BlockKind.HEADING or not place.level:
            draft.heading = self.path.above()
            return
        draft.heading = self.path.enter(place.level, draft.text)
        if place.level == 1 and not self.heading:
            self.heading = draft.text

    def _leave_out_surroundings(self) -> None:
        """Where a page marks its main part, what stands outside is furniture."""
        drafts = self.parsed.drafts
        apart = (BlockKind.META, BlockKind.HEADING, BlockKind.REFERENCE)
        pairs = list(zip(drafts, self.mains, strict=True))
        if sum(len(draft.text) for draft, main in pairs if main and draft.kind not in apart) < _MAIN_ENOUGH:
            return
        for draft, main in pairs:
            if not main:
                draft.kind = BlockKind.META


def parse_html(source: str) -> Parsed:
    """Read an HTML page; the text of the result is what a reader sees."""
    return Page(source).run()
