"""From a tree to the runs of text and the tables of its main matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from claims.model import BlockKind, Span
from sources.model import PageBlock, Table
from sources.pages.folding import fold
from sources.pages.markup import Sieve, visible_text
from sources.pages.tables import is_data_table, read_table
from sources.pages.words import is_notice, word_lists

KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
}
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
BREAKS = frozenset(word_lists()["tags"]["breaks"])
SENTENCE_END = (".", "!", "?", "。", ":", "…", '."', ".”", ")", "」")
SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
EXPONENT_BASE = re.compile(r"(?:(?<![\d.,])(?:10|2)|[×x·]\s?10|(?<![a-z])(?:[kcdm]?m|in|ft|s|㎞|미터))$", re.IGNORECASE)
MOST_BLOCKS = 50_000
MOST_LINKS = 5_000
LONGEST_NOTICE = 1500
LONG_PROSE = 120
REPEATED = 20


@dataclass(slots=True)
class Run:
    """A run of text before it is a block."""

    kind: BlockKind
    text: str
    linked: int
    """Characters of it that are link text."""
    tag: Tag
    edge: bool
    level: int = 0
    """Of a heading; one that heads other pages' matter has no text."""
    table: Table | None = None
    """The run is a table; `text` is empty then."""


Step = tuple[Literal["in", "out"], Tag] | str


@dataclass(slots=True)
class Reading:
    """What was gathered from a tree: text runs and tables, in order."""

    items: list[Run] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    full: bool = False
    """There was more than the most blocks."""


class Reader:
    """Walks the main matter of one page."""

    def __init__(self, root: Tag, sieve: Sieve) -> None:
        self._root = root
        self._sieve = sieve
        self._reading = Reading()
        self._open: list[Tag] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._edges = 0
        self._at_edge: list[bool] = []
        self._articles = 0
        self._path: list[tuple[int, str]] = []

    def read(self) -> Reading:
        """Gather everything under the root."""
        for step in self._steps():
            if isinstance(step, str):
                self._pieces.append(step)
                self._linked += len(step.strip()) if self._in_link else 0
            elif step[0] == "in":
                self._enter(step[1])
            else:
                self._leave(step[1])
        self._flush()
        return self._reading

    def _steps(self) -> Iterator[Step]:
        stack = [iter(self._root.contents)]
        owners = [self._root]
        yield ("in", self._root)
        while stack:
            for child in stack[-1]:
                if isinstance(child, Tag):
                    if self._skip(child):
                        continue
                    yield ("in", child)
                    stack.append(iter(child.contents))
                    owners.append(child)
                    break
                if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                    yield str(child)
            else:
                stack.pop()
                yield ("out", owners.pop())

    def _skip(self, tag: Tag) -> bool:
        if len(self._reading.items) > MOST_BLOCKS:
            self._reading.full = True
            return True
        if self._sieve.unseen(tag):
            return True
        if self._sieve.foreign(tag):
            if tag.name in HEADINGS:
                self._flush()
                self._reading.items.append(Run(BlockKind.HEADING, "", 0, tag, edge=False, level=int(tag.name[1])))
            return True
        if tag.name == "sup":
            self._pieces.append(self._superscript(visible_text(tag), tag))
            return True
        if self._is_data(tag):
            self._flush()
            table = read_table(tag, self._heading(), self._before(), self._sieve.unseen)
            self._reading.items.append(Run(BlockKind.TABLE_CELL, "", 0, tag, edge=False, table=table))
            return True
        return False

    def _is_data(self, tag: Tag) -> bool:
        return tag.name == "table" and not self._edges and not self._sieve.holds_tables(tag) and is_data_table(tag)

    def _superscript(self, text: str, tag: Tag) -> str:
        """A footnote mark is not part of the number that it stands at; an exponent is."""
        text = text.strip()
        if text in ("st", "nd", "rd", "th", "er", "e", "TM", "®"):
            return text
        before = "".join(self._pieces[-3:])
        if tag.find("a") is None and EXPONENT_BASE.search(before[-12:]) and re.fullmatch(r"[-+−]?[0-9]{1,3}|n", text):
            return text.translate(SUPERSCRIPTS)
        return "" if len(text) <= 12 else f" {text}"

    def _enter(self, tag: Tag) -> None:
        if tag.name in BREAKS and not (tag.name == "dd" and self._follows_term()):
            self._flush()
        elif tag.name == "dd":
            self._pieces.append(" ")
        elif tag.name == "br":
            self._line_break(tag)
        elif tag.name == "a":
            self._in_link += 1
            if tag.get("href") and len(self._reading.links) < MOST_LINKS and not self._edges:
                self._reading.links.append(str(tag["href"]))
        self._open.append(tag)
        self._articles += tag.name in ("article", "main")
        self._at_edge.append(self._sieve.edge(tag, in_article=self._articles > 0))
        self._edges += self._at_edge[-1]

    def _leave(self, tag: Tag) -> None:
        if tag.name in BREAKS and tag.name != "dt":
            self._flush()
        elif tag.name == "a":
            self._in_link -= 1
        self._edges -= self._at_edge.pop()
        self._articles -= tag.name in ("article", "main")
        self._open.pop()

    def _follows_term(self) -> bool:
        return bool(self._pieces) and bool(self._open) and self._open[-1].name in ("dl", "div")

    def _line_break(self, tag: Tag) -> None:
        text = "".join(self._pieces[-5:]).rstrip()
        following = tag.next_sibling
        while isinstance(following, NavigableString) and not following.strip():
            following = following.next_sibling
        double = isinstance(following, Tag) and following.name == "br"
        if double or text.endswith(SENTENCE_END):
            self._flush()
        else:
            self._pieces.append("\n")

    def _flush(self) -> None:
        text = fold("".join(self._pieces))
        linked, self._linked, self._pieces = self._linked, 0, []
        if not text:
            return
        tag = next((tag for tag in reversed(self._open) if tag.name in BREAKS), self._root)
        kind = next((KINDS[tag.name] for tag in reversed(self._open) if tag.name in KINDS), BlockKind.PARAGRAPH)
        level = int(tag.name[1]) if kind is BlockKind.HEADING and tag.name[1:].isdigit() else 0
        if kind is BlockKind.HEADING and not level:
            kind = BlockKind.PARAGRAPH
        run = Run(kind=kind, text=text, linked=linked, tag=tag, edge=self._edges > 0, level=level)
        if level and not run.edge:
            self._path = [entry for entry in self._path if entry[0] < level] + [(level, text)]
        self._reading.items.append(run)

    def _heading(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._path)

    def _before(self) -> str:
        return self._reading.items[-1].text if self._reading.items else ""


def keep_main(items: list[Run]) -> list[Run]:
    """Without the runs at the edges (but for notices), teasers under their headings, and lists of links."""
    kept: list[Run] = []
    mute: Mute | None = None
    seen: set[str] = set()
    for item in items:
        if mute is not None and mute.ends(item):
            mute = None
        if _heads_others(item):
            mute = Mute(item)
        elif len(item.text) >= REPEATED and item.text in seen:
            # The same caption or summary once for each width of screen.
            continue
        elif is_short_notice(item.text) or not (item.edge or mute is not None or _only_links(item)):
            kept.append(item)
            seen.add(item.text)
    return kept


class Mute:
    """From a heading over other pages' matter to where that matter ends."""

    def __init__(self, run: Run) -> None:
        self._level = run.level or 6
        self._box = run.tag.parent
        self._replies = any(word in run.text.lower() for word in word_lists()["boilerplate"]["reply_headings"])

    def ends(self, run: Run) -> bool:
        """True for the first run that is the page's own again."""
        if run.edge:
            return False
        if run.level and run.level <= self._level:
            return True
        if self._box is not None and self._box not in run.tag.parents:
            return True
        prose = run.kind is BlockKind.PARAGRAPH and len(run.text) > LONG_PROSE and run.linked * 4 < len(run.text)
        return not self._replies and (prose or run.table is not None)


def is_short_notice(text: str) -> bool:
    """True for a correction notice; a long text that mentions one is an article."""
    return len(text) < LONGEST_NOTICE and is_notice(text)


def place_blocks(items: list[Run]) -> tuple[str, tuple[PageBlock, ...], tuple[Table, ...]]:
    """Main text, its blocks with their spans, and the tables."""
    path: list[tuple[int, str]] = []
    blocks: list[PageBlock] = []
    texts: list[str] = []
    tables: list[Table] = []
    offset = 0
    for item in items:
        if item.table is not None:
            tables.append(replace(item.table, index=len(tables)))
            continue
        if item.level:
            path = [entry for entry in path if entry[0] < item.level]
        span = Span(offset, offset + len(item.text))
        heading = tuple(text for _, text in path)
        notice = is_short_notice(item.text)
        blocks.append(PageBlock(kind=item.kind, text=item.text, span=span, heading=heading, correction=notice))
        texts.append(item.text)
        offset = span.end + 1
        if item.level:
            path.append((item.level, item.text))
    return "\n".join(texts), tuple(blocks), tuple(tables)


def _heads_others(run: Run) -> bool:
    if run.table is not None or not (run.level or (len(run.text) <= 40 and run.kind is BlockKind.PARAGRAPH)):
        return False
    folded = re.sub(r"\s*[(\[]?\d{0,6}[)\]]?$", "", run.text.lower().strip(" ▶▷■□●◆◇★☆>»:：·-–—[]【】()"))
    return not run.text or folded in word_lists()["boilerplate"]["headings"]


def _only_links(run: Run) -> bool:
    """A short run that is nothing but a link leads elsewhere."""
    return run.level == 0 and len(run.text) < 300 and run.linked > 0.8 * len(run.text.replace(" ", ""))
