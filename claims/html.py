"""HTML into blocks: the visible text, with the place of each run in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.addresses import cite
from claims.draft import Draft, Edit, Mark, Parsed, Path, Pointer, Target, compose
from claims.grid import settle_tables
from claims.inline import scan_plain
from claims.layout import layout
from claims.markdown import last_sentence
from claims.markup import Tag, Text, tokens, visible
from claims.model import BlockKind, CitationKind

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th"
    " thead tr ul option select button".split()
)
_HIDDEN = frozenset("script style template noscript iframe object canvas audio video svg math select datalist button del s strike head".split())
_CONTAINER = frozenset("section article main body ol ul dl table tbody thead tfoot tr".split())
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "td", "th", "caption"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption"}), frozenset({"table"})),
}
_PARAGRAPH_SCOPE = frozenset({"td", "th", "caption", "table", "body", "html", "button"})
_KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.LIST_ITEM, "dt": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM, "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL, "caption": BlockKind.CAPTION, "figcaption": BlockKind.CAPTION, "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE, "legend": BlockKind.CAPTION, "summary": BlockKind.PARAGRAPH,
}  # fmt: skip
_WORDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_STYLE = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]{0,2}\Z")
_NOTE_MARKS = re.compile(r"[\[\](),;\s\d*†‡§–-]{1,24}\Z")
_PUBLISHED = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,40})\"")
_DATE_NAMES = ("article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "og:published_time", "parsely-pub-date")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCAN_BACK = 256
_MAIN_ENOUGH = 200


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
    taken: dict[tuple[int, int], bool] | None = None

    def next_cell(self, rows: int, columns: int) -> tuple[int, int, int]:
        """Place the next cell of the row, past those that cells above cover."""
        self.taken = self.taken if self.taken is not None else {}
        while (self.row, self.column) in self.taken:
            self.column += 1
        cell = (self.number, max(self.row, 0), self.column)
        for row in range(self.row + 1, self.row + rows):
            for column in range(self.column, self.column + columns):
                self.taken[(row, column)] = True
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
        self.texts: list[str] = []
        self.length = 0
        self.grids: list[Grid] = []
        self.tables = 0
        self.base = ""
        self.heading = ""
        self.intro = ""
        self.mains: list[bool] = []
        self._clear()

    def _clear(self) -> None:
        """Begin a block."""
        self.runs: list[tuple[int, str]] = []
        self.size = 0
        self.place = Place()
        self.ids: list[str] = []
        self.marks: list[Mark] = []
        self.edits: list[Edit] = []
        self.link: tuple[int, str] | None = getattr(self, "link", None) and (0, self.link[1])  # type: ignore[index]
        self.sup: int | None = None

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
            if not self.runs:
                self.place = place
            keep = place.kind is BlockKind.CODE
            runs = [(token.start, self.source[token.start : token.end])] if keep else visible(self.source, token.start, token.end)
            for at, text in runs:
                self._append(at, text, keep)

    def _append(self, at: int, text: str, keep: bool = False) -> None:
        if not keep and text[0] == " " and (not self.runs or self.runs[-1][1][-1] in " \n"):
            at, text = at + 1, text[1:]
        if text:
            self.runs.append((at, text))
            self.size += len(text)

    def _raw(self, token: Text) -> None:
        if token.raw == "title" and not self.parsed.title:
            text = "".join(text for _, text in visible(self.source, token.start, token.end)).strip()
            self.parsed.title = re.split(r"\s[|–—]\s", text, maxsplit=1)[0] or text
        elif token.raw == "script" and not self.parsed.dated:
            found = _PUBLISHED.search(self.source, token.start, token.end)
            self.parsed.dated = found.group(1) if found else ""

    # Tags

    def _open(self, tag: Tag) -> None:
        if tag.name in _VOID:
            self._void(tag)
            return
        self._close_implied(tag.name)
        block = tag.name in _BLOCK
        if block:
            self._flush()
        place = self._place(tag, block)
        if tag.empty and not block:
            return
        self.stack.append(Element(tag.name, place))
        self.open[tag.name] = self.open.get(tag.name, 0) + 1
        if tag.name == "html" and not self.parsed.language:
            self.parsed.language = tag.attributes.get("lang", "")
        elif tag.name == "table":
            self.grids.append(Grid(self.tables))
            self.tables += 1
        elif not place.hidden:
            self._open_inline(tag)

    def _open_inline(self, tag: Tag) -> None:
        if tag.name not in _BLOCK and (name := tag.attributes.get("id") or (tag.name == "a" and tag.attributes.get("name"))):
            self.ids.append(str(name))
        if tag.name == "a":
            self._end_link()
            self.link = (self.size, tag.attributes["href"].strip()) if tag.attributes.get("href") else None
        elif tag.name == "sup":
            self.sup = self.size
        elif tag.name == "time" and not self.parsed.dated and not self._has_prose():
            self.parsed.dated = tag.attributes.get("datetime", "")[:40]

    def _has_prose(self) -> bool:
        return any(len(draft.text) > _MAIN_ENOUGH for draft in self.parsed.drafts[-20:])

    def _void(self, tag: Tag) -> None:
        if tag.name == "br" and self.runs and not self.stack[-1].place.hidden:
            self._append(tag.start, "\n", keep=True)
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
        elif name in _DATE_NAMES and not self.parsed.dated:
            self.parsed.dated = attributes.get("content", "")[:40]

    def _close(self, tag: Tag) -> None:
        if tag.name == "a":
            self._end_link()
        elif tag.name == "sup" and self.sup is not None:
            self._end_sup()
        if not self.open.get(tag.name):
            if tag.name in _BLOCK:
                self._flush()
            return
        depth = self._depth(tag.name)
        if depth is None:
            return
        while len(self.stack) > depth:
            self._pop()

    def _depth(self, name: str) -> int | None:
        """How deep the stack is below the element that an end tag closes; None to ignore the end tag."""
        block = name in _BLOCK
        for back, element in enumerate(reversed(self.stack)):
            if element.name == name:
                return len(self.stack) - 1 - back
            if not block and (element.name in _BLOCK or back > _SCAN_BACK):
                return None
            if name not in ("table", "html", "body") and element.name == "table":
                return None
        return None

    def _pop(self) -> None:
        element = self.stack.pop()
        self.open[element.name] -= 1
        if element.name in _BLOCK:
            self._flush()
        if element.name == "table" and self.grids:
            self.grids.pop()

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes without an end tag: p before blocks, li before li, cells before cells."""
        if name in _CLOSES:
            self._close_back(*_CLOSES[name])
        if name in _BLOCK and self.open.get("p"):
            self._close_back(frozenset({"p"}), _PARAGRAPH_SCOPE)

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

    # Places

    def _place(self, tag: Tag, block: bool) -> Place:
        above = self.stack[-1].place
        hidden = above.hidden or tag.name in _HIDDEN or _is_hidden(tag)
        if not block:
            return replace(above, hidden=True) if hidden and not above.hidden else above
        words = _words(tag)
        inside = above.inside or tag.name in ("article", "main")
        never = above.never or _is_never(tag, words)
        seldom = _is_seldom(tag, words, above, inside)
        return replace(
            above,
            hidden=hidden,
            never=never,
            seldom=seldom,
            main=above.main or tag.name == "main" or tag.attributes.get("role") == "main",
            inside=inside,
            reference=above.reference or bool(words & layout().reference_classes) or "doc-endnotes" in tag.attributes.get("role", ""),
            ids=(tag.attributes["id"],) if tag.attributes.get("id") else () if tag.name in _CONTAINER else above.ids,
            **self._shape(tag, above),
        )

    def _shape(self, tag: Tag, above: Place) -> dict[str, object]:
        """What the element itself makes of a place: its kind, list number, heading level, table cell."""
        shape: dict[str, object] = {}
        if tag.name in _KINDS:
            shape["kind"] = _KINDS[tag.name]
        if tag.name == "li":
            shape["item"] = self._item_number(tag)
        elif tag.name[:1] == "h" and tag.name[1:].isdigit():
            shape["level"] = int(tag.name[1:])
        elif tag.name == "tr" and self.grids:
            self.grids[-1].row, self.grids[-1].column = self.grids[-1].row + 1, 0
        elif tag.name in ("td", "th") and self.grids:
            size = (_span(tag, "rowspan", 200), _span(tag, "colspan", 100))
            shape.update(cell=self.grids[-1].next_cell(*size), size=size, header=tag.name == "th")
        elif tag.name == "table":
            shape.update(cell=None, kind=BlockKind.PARAGRAPH)
        return shape

    def _item_number(self, tag: Tag) -> int:
        owner = next((e for e in reversed(self.stack[-_SCAN_BACK:]) if e.name in ("ol", "ul", "menu")), None)
        if owner is None or owner.name != "ol":
            return 0
        value = tag.attributes.get("value", "")
        owner.count = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else owner.count + 1
        return owner.count

    # Links and footnote marks

    def _end_link(self) -> None:
        if self.link is None:
            return
        (start, href), self.link = self.link, None
        self._mark_link(start, href)

    def _mark_link(self, start: int, href: str) -> None:
        label = self._since(start)
        if href.startswith("#"):
            target: Target | None = Pointer("id", href[1:])
            if _NOTE_MARK.match(label.strip()):
                self.edits.append(Edit(start, self.size))
                start = self.size
        else:
            target = cite(href, CitationKind.LINK, label.strip()[:300], self.base or self.parsed.url)
        if target is not None and (label.strip() or isinstance(target, Pointer)):
            self.marks.append(Mark(start, max(start, start + len(label.rstrip()) if label else start), target))

    def _end_sup(self) -> None:
        """A raised number is a footnote mark when it links to a note; otherwise it is an exponent and stays raised."""
        start = self.sup or 0
        self.sup = None
        text = self._since(start)
        pointed = any(mark.start >= start and isinstance(mark.target, Pointer) for mark in self.marks)
        if pointed and _NOTE_MARKS.match(text):
            self.edits.append(Edit(start, self.size))
        elif text.strip("[]").isdigit() and text.isascii() and not pointed:
            self._raise(start)

    def _raise(self, start: int) -> None:
        at = self.size
        for index in range(len(self.runs) - 1, -1, -1):
            place, text = self.runs[index]
            at -= len(text)
            if at < start:
                return
            self.runs[index] = (place, text.translate(_SUPERSCRIPTS))

    def _since(self, start: int) -> str:
        """The text of the block from an offset on."""
        parts: list[str] = []
        at = self.size
        for _, text in reversed(self.runs):
            if at <= start:
                break
            at -= len(text)
            parts.append(text if at >= start else text[start - at :])
        return "".join(reversed(parts))

    # Blocks

    def _flush(self) -> None:
        """End the block that is being read."""
        if self.link is not None:
            self._mark_link(*self.link)
        source = "".join(text for _, text in self.runs)
        if not source.strip():
            self._clear()
            return
        base = self.length
        self._record(source)
        found = scan_plain(source)
        found.edits += self.edits
        found.marks += self.marks
        text, pieces, marks = compose(source, found)
        if text or marks:
            self._keep(Draft(self._kind(), text, [(a, b + base) for a, b in pieces], marks))
        self._clear()

    def _record(self, source: str) -> None:
        """Add the block to the document's text and note where its runs stand in the file."""
        at = self.length
        for place, text in self.runs:
            line = bisect_right(self.starts, place)
            self.parsed.lines.append((at, line, place - self.starts[line - 1] + 1))
            at += len(text)
        self.texts += (source, "\n")
        self.length += len(source) + 1

    def _kind(self) -> BlockKind:
        place = self.place
        prose = place.kind not in (BlockKind.HEADING, BlockKind.CODE)
        if place.reference and prose:
            return BlockKind.REFERENCE
        if place.never or place.seldom:
            return BlockKind.META
        return place.kind

    def _keep(self, draft: Draft) -> None:
        place = self.place
        labels = [Pointer("id", name) for name in dict.fromkeys([*place.ids, *self.ids])]
        if place.item:
            labels.append(Pointer("item", str(place.item)))
        draft.labels = tuple(labels)
        if place.cell is not None and draft.kind is not BlockKind.META:
            draft.cell, draft.header, draft.size = place.cell, place.header, place.size
        if draft.kind is BlockKind.HEADING and place.level:
            draft.heading = self.path.enter(place.level, draft.text)
            if place.level == 1 and not self.heading:
                self.heading = draft.text
        else:
            draft.heading = self.path.above()
        if draft.kind is BlockKind.PARAGRAPH:
            self.intro = last_sentence(draft.text)
        elif draft.kind is BlockKind.LIST_ITEM:
            draft.intro = self.intro
        else:
            self.intro = ""
        self.parsed.drafts.append(draft)
        self.mains.append(place.main or place.reference or draft.kind is BlockKind.HEADING)

    def _leave_out_surroundings(self) -> None:
        """Where a page marks its main part, what stands outside is furniture."""
        pairs = list(zip(self.parsed.drafts, self.mains, strict=True))
        prose = sum(len(d.text) for d, main in pairs if main and d.kind not in (BlockKind.META, BlockKind.HEADING, BlockKind.REFERENCE))
        if prose < _MAIN_ENOUGH:
            return
        for draft, main in pairs:
            if not main:
                draft.kind = BlockKind.META


def parse_html(source: str) -> Parsed:
    """Read an HTML page; the text of the result is what a reader sees."""
    return Page(source).run()


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    if "hidden" in attributes or attributes.get("aria-hidden", "").casefold() == "true":
        return True
    if tag.name == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style", "")
    if style and _STYLE.search(style[:2000]):
        return True
    return bool(attributes.get("class")) and not layout().hidden_classes.isdisjoint(attributes["class"].casefold().split())


def _words(tag: Tag) -> frozenset[str]:
    """Words of class, id and role; a name with a layout word in it ("no-sidebar") has none."""
    return frozenset(_each_word(tag))


def _each_word(tag: Tag) -> Iterator[str]:
    written = " ".join(tag.attributes.get(key, "") for key in ("class", "id", "role"))[:2000]
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


def _span(tag: Tag, name: str, most: int) -> int:
    value = tag.attributes.get(name, "")
    return min(int(value), most) or 1 if value.isascii() and value.isdigit() and len(value) < 6 else 1
