"""Markdown into blocks: markdown-it finds the blocks, `claims.documents.inline` reads what stands in them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from claims.documents.draft import Draft, Parsed, Path, Pointer, Scan, compose, line_starts, relocate
from claims.documents.grid import settle_tables
from claims.documents.inline import fold, scan_markdown
from claims.documents.sentence import sentences
from claims.model import BlockKind

_FRONT = re.compile(r"---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|date|published|updated|lang|language|url|canonical|canonical_url)\s{0,9}:\s{0,9}(.{0,999})$", re.M
)
_PIPE = re.compile(r"(?<!\\)\|")
_QUOTE_PREFIX = re.compile(r"[>\s]{0,200}")
_ENTRY_LINE = re.compile(r"\s{0,3}\[\^?\d{1,3}\]")
_MARKERS = re.compile(r"[\s>*+\-=_|:`~#.\d)]{0,9999}\Z")
_HTML_BREAK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]{0,4000})?/?>"
    r"|(?P<open><!--|<(?P<raw>script|style|template|noscript)\b)",
    re.IGNORECASE,
)
_NESTING = 60


def parse_markdown(text: str) -> Parsed:
    """Read Markdown (CommonMark with tables and footnotes); its text is the file's text."""
    parsed = Parsed("markdown", text, line_starts(text), [])
    front = _FRONT.match(text)
    if front:
        _read_front(parsed, front)
    skipped = text.count("\n", 0, front.end()) if front else 0
    reader = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").use(footnote_plugin)
    reader.core.ruler.enableOnly(["normalize", "block"])
    env: dict[str, dict[str, dict[str, str]]] = {}
    tokens = reader.parse(text[front.end() :] if front else text, env)
    parsed.references = {fold(label): entry["href"] for label, entry in env.get("references", {}).items()}
    Blocks(parsed, skipped).run(tokens)
    settle_tables(parsed.drafts)
    return parsed


def _read_front(parsed: Parsed, front: re.Match[str]) -> None:
    """Keep front matter as META. A few plain fields are read line by line: no YAML is ever loaded."""
    parsed.drafts.append(Draft(BlockKind.META, front.group(1), [(0, front.start(1))]))
    fields = {name: value.strip().strip("\"'") for name, value in reversed(_FIELD.findall(front.group(1)))}
    parsed.title = fields.get("title", "")
    parsed.dated = fields.get("date") or fields.get("published") or fields.get("updated") or ""
    parsed.language = fields.get("lang") or fields.get("language") or ""
    parsed.url = fields.get("canonical_url") or fields.get("canonical") or fields.get("url") or ""


class Blocks:
    """Walks markdown-it's tokens and makes a draft of each leaf."""

    def __init__(self, parsed: Parsed, skipped: int) -> None:
        self.parsed = parsed
        self.lines = parsed.text.split("\n")
        self.skipped = skipped
        self.path = Path()
        self.around: list[str] = []
        self.note = ""
        self.level = 1
        self.numbers: list[int | None] = []
        self.intro = ""
        self.table, self.row = -1, 0
        self.cells: Iterator[tuple[int, int]] = iter(())
        self.column = 0
        self.covered = bytearray(len(self.lines) + 1)

    def run(self, tokens: Sequence[Token]) -> None:
        """Read all tokens, then the lines that no token covers (nesting deeper than the parser follows)."""
        for token in tokens:
            if token.map and token.nesting >= 0 and token.type not in _CONTAINERS:
                start, end = token.map[0] + self.skipped, token.map[1] + self.skipped
                self.covered[start:end] = b"\1" * (min(end, len(self.lines)) - start)
            if token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "inline":
                self._inline(token)
            elif token.nesting == 1:
                self._enter(token)
            elif token.nesting == -1:
                self._leave(token)
        self._leftovers()

    def _enter(self, token: Token) -> None:
        kind = token.type.removesuffix("_open")
        self.around.append(kind)
        if kind == "footnote_reference":
            self.note = fold(token.meta["label"])
        elif kind == "ordered_list":
            self.numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif kind == "heading":
            self.level = int(token.tag[1:])
        elif kind == "bullet_list":
            self.numbers.append(None)
        elif kind == "list_item" and self.numbers and (last := self.numbers[-1]) is not None:
            self.numbers[-1] = last + 1
        elif kind == "table":
            self.table, self.row = self.table + 1, -1
        elif kind == "tr" and token.map:
            self.row, self.column = self.row + 1, -1
            self.cells = iter(_cells(self.lines[token.map[0] + self.skipped]))
        elif kind in ("th", "td"):
            self.column += 1

    def _leave(self, token: Token) -> None:
        kind = token.type.removesuffix("_close")
        if self.around and self.around[-1] == kind:
            self.around.pop()
        if kind in ("ordered_list", "bullet_list") and self.numbers:
            self.numbers.pop()
            self.intro = self.intro if self.numbers else ""
        elif kind == "footnote_reference":
            self.note = ""

    def _inline(self, token: Token) -> None:
        start = (token.map or [0, 0])[0] + self.skipped
        inner = self.around[-1] if self.around else ""
        if inner in ("th", "td"):
            place = next(self.cells, None)
            if place:
                base = self._offset(start)
                self._cell([(base + place[0], base + place[1])], header=inner == "th")
            return
        ranges = self._ranges(start, token.content)
        if inner == "heading":
            self._heading(ranges)
            return
        for part in self._entries(ranges):
            self._prose(part)

    def _ranges(self, first: int, content: str) -> list[tuple[int, int]]:
        """Where the lines of a token's content stand in the text; one range where they follow one another."""
        base = self._offset(first)
        if self.parsed.text.startswith(content, base):
            return [(base, base + len(content))]
        ranges = []
        for index, line in enumerate(content.split("\n"), first):
            if index >= len(self.lines):
                break
            bare = line.strip()
            at = self.lines[index].rfind(bare)
            if bare and at >= 0:
                ranges.append((self._offset(index) + at, self._offset(index) + at + len(bare)))
        return ranges

    def _entries(self, ranges: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Part a paragraph whose lines are numbered entries ("[1] …") into its entries."""
        text = self.parsed.text
        if (
            not ranges
            or not _ENTRY_LINE.match(text, ranges[0][0])
            or text.count("\n", ranges[0][0], ranges[-1][1]) == 0
        ):
            return [ranges]
        lines: list[tuple[int, int]] = []
        for start, end in ranges:
            while (at := text.find("\n", start, end)) >= 0:
                lines.append((start, at))
                start = at + 1
            lines.append((start, end))
        parts: list[list[tuple[int, int]]] = []
        for line in lines:
            if _ENTRY_LINE.match(text, line[0]) or not parts:
                parts.append([])
            parts[-1].append(line)
        return parts

    def _heading(self, ranges: list[tuple[int, int]]) -> None:
        draft = self._draft(BlockKind.HEADING, ranges)
        if draft is None:
            return
        quoted = "blockquote" in self.around
        draft.heading = self.path.above() if quoted else self.path.enter(self.level, draft.text)
        if not self.parsed.title and self.level == 1:
            self.parsed.title = draft.text

    def _prose(self, ranges: list[tuple[int, int]]) -> None:
        kind = BlockKind.PARAGRAPH
        if self.note:
            kind = BlockKind.REFERENCE
        elif "list_item" in self.around:
            kind = BlockKind.LIST_ITEM
        elif "blockquote" in self.around:
            kind = BlockKind.QUOTE
        draft = self._draft(kind, ranges)
        if draft is None:
            return
        draft.heading = self.path.above()
        if self.note:
            draft.labels = (Pointer("note", self.note),)
        elif kind is BlockKind.LIST_ITEM:
            draft.intro = last_sentence(self.intro)
            if self.numbers and self.numbers[-1] is not None:
                draft.labels = (Pointer("item", str(self.numbers[-1])),)
        else:
            self.intro = draft.text

    def _cell(self, ranges: list[tuple[int, int]], *, header: bool) -> None:
        draft = self._draft(BlockKind.TABLE_CELL, ranges, keep_empty=True)
        if draft is not None:
            draft.heading = self.path.above()
            draft.cell, draft.header = (self.table, self.row, self.column), header

    def _code(self, token: Token) -> None:
        first = (token.map or [0, 0])[0] + self.skipped + (token.type == "fence")
        lines = token.content.split("\n")
        ranges = [
            (self._offset(index) + len(self.lines[index]) - len(line), self._offset(index) + len(self.lines[index]))
            for index, line in enumerate(lines, first)
            if line and index < len(self.lines) and self.lines[index].endswith(line)
        ]
        draft = self._draft(BlockKind.CODE, ranges, scan=False)
        if draft is not None:
            draft.heading = self.path.above()

    def _html(self, token: Token) -> None:
        """Read a block of HTML: the text between its block tags; comments and scripts are left out."""
        first, last = (token.map or [0, 0])[0] + self.skipped, (token.map or [0, 0])[1] + self.skipped
        at, stop = self._offset(first), self._offset(last) if last < len(self.lines) else len(self.parsed.text)
        while at < stop:
            tag = _HTML_BREAK.search(self.parsed.text, at, stop)
            draft = self._draft(BlockKind.PARAGRAPH, [(at, tag.start() if tag else stop)])
            if draft is not None:
                draft.heading = self.path.above()
            at = self._past(tag, stop) if tag else stop

    def _past(self, tag: re.Match[str], stop: int) -> int:
        """Where reading goes on behind a tag: behind the end of a comment or script."""
        if not tag.group("open"):
            return tag.end()
        close = f"</{tag.group('raw')}" if tag.group("raw") else "-->"
        end = self.parsed.text.find(close, tag.end(), stop)
        return end if end >= 0 and tag.group("raw") else end + len(close) if end >= 0 else stop

    def _leftovers(self) -> None:
        """Lines that no token covers and that hold more than marks are kept as paragraphs."""
        defined = self.parsed.references
        for index, line in enumerate(self.lines):
            if index < self.skipped or self.covered[index] or not line or _MARKERS.match(line):
                continue
            if defined and re.match(r"[\s>]{0,99}\[[^\]]{1,999}\]:", line):
                continue
            base = self._offset(index)
            skip = len(line) - len(line.lstrip("> \t-*+"))
            draft = self._draft(BlockKind.PARAGRAPH, [(base + skip, base + len(line))])
            if draft is not None:
                draft.heading = self.path.above()

    def _offset(self, line: int) -> int:
        return self.parsed.lines[line][0]

    def _draft(
        self, kind: BlockKind, ranges: list[tuple[int, int]], *, scan: bool = True, keep_empty: bool = False
    ) -> Draft | None:
        source, lines = joined(self.parsed.text, ranges)
        found = scan_markdown(source, self.parsed.references) if scan else Scan()
        text, pieces, marks = compose(source, found)
        if not ranges or (not text and not marks and not keep_empty):
            return None
        draft = Draft(kind, text, relocate(pieces, lines, len(text)), marks)
        self.parsed.drafts.append(draft)
        return draft


_CONTAINERS = ("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open", "footnote_reference_open")


def joined(text: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Join ranges of a text with line ends: the joined text, and where each range begins in both."""
    if len(ranges) == 1:
        return text[ranges[0][0] : ranges[0][1]], [(0, ranges[0][0])]
    parts: list[str] = []
    lines: list[tuple[int, int]] = []
    length = 0
    for index, (start, end) in enumerate(ranges):
        part = text[start:end]
        lines.append((length, start))
        length += len(part)
        parts.append(part)
        if index + 1 < len(ranges):
            # The line end that follows, taken from the text so that it maps to itself.
            at = text.find("\n", end)
            lines.append((length, at if at >= 0 else end))
            parts.append("\n")
            length += 1
    return "".join(parts), lines


@functools.lru_cache(maxsize=64)
def last_sentence(text: str) -> str:
    """The last sentence of a paragraph, which may introduce the list below."""
    tail = text[-1000:]
    spans = sentences(tail, "ko" if any("가" <= c <= "힣" for c in tail[-80:]) else "en")
    return tail[spans[-1].start : spans[-1].end] if spans else ""


def _cells(line: str) -> list[tuple[int, int]]:
    """Offsets of the cells of a table row."""
    bare = _QUOTE_PREFIX.match(line)
    start = bare.end() if bare else 0
    stop = len(line.rstrip())
    if line[start : start + 1] == "|":
        start += 1
    cuts = [m.start() for m in _PIPE.finditer(line, start, stop)]
    bounds = [start, *(cut + 1 for cut in cuts)]
    ends = [*cuts, stop]
    return [(a, b) for a, b in zip(bounds, ends, strict=True) if a <= b]
