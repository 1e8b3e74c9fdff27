"""The block of a page that is being read: its runs of text, its links, its footnote marks."""

from __future__ import annotations

import re

from claims.documents.addresses import cite
from claims.documents.draft import Edit, Mark, Pointer, Target
from claims.documents.elements import Place
from claims.model import CitationKind

_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]{0,2}\Z")
_NOTE_MARKS = re.compile(r"[\[\](),;\s\d*†‡§–-]{1,24}\Z")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Leaf:
    """Text of one block, in runs of (place in the source, text), with marks and edits at offsets of the block."""

    def __init__(self, href: str = "") -> None:
        self.runs: list[tuple[int, str]] = []
        self.size = 0
        self.place = Place()
        self.ids: list[str] = []
        self.marks: list[Mark] = []
        self.edits: list[Edit] = []
        self.href = href
        """The address of the link that is open, also where it began in a block before."""
        self.link_start = 0
        self.sup: int | None = None

    def append(self, at: int, text: str, *, keep: bool = False) -> None:
        """Add a run; a blank behind a blank is left out unless blanks are kept."""
        if not keep and text[0] == " " and (not self.runs or self.runs[-1][1][-1] in " \n"):
            at, text = at + 1, text[1:]
        if text:
            self.runs.append((at, text))
            self.size += len(text)

    def open_link(self, href: str) -> None:
        """Begin a link here."""
        self.href, self.link_start = href, self.size

    def close_link(self, base: str) -> None:
        """End the open link: a mark on its text, or an empty mark where the text is a footnote's number."""
        if not self.href:
            return
        start, href, self.href = self.link_start, self.href, ""
        label = self.since(start)
        if href.startswith("#"):
            target: Target | None = Pointer("id", href[1:])
            if _NOTE_MARK.match(label.strip()):
                self.edits.append(Edit(start, self.size))
                start, label = self.size, ""
        else:
            target = cite(href, CitationKind.LINK, label.strip()[:300], base) if label.strip() else None
        if target is not None:
            self.marks.append(Mark(start, start + len(label.rstrip()), target))

    def close_sup(self) -> None:
        """End a raised stretch: it goes when it links to notes; another number is an exponent and stays raised."""
        if self.sup is None:
            return
        start, self.sup = self.sup, None
        text = self.since(start)
        pointed = any(mark.start >= start and isinstance(mark.target, Pointer) for mark in self.marks)
        if pointed and _NOTE_MARKS.match(text):
            self.edits.append(Edit(start, self.size))
        elif not pointed and text.isascii() and text.isdigit():
            self._raise(start)

    def _raise(self, start: int) -> None:
        at = self.size
        for index in range(len(self.runs) - 1, -1, -1):
            place, text = self.runs[index]
            at -= len(text)
            if at < start:
                return
            self.runs[index] = (place, text.translate(_SUPERSCRIPTS))

    def since(self, start: int) -> str:
        """The text of the block from an offset on."""
        parts: list[str] = []
        at = self.size
        for _, text in reversed(self.runs):
            if at <= start:
                break
            at -= len(text)
            parts.append(text if at >= start else text[start - at :])
        return "".join(reversed(parts))

    def text(self) -> str:
        """The whole text of the block."""
        return "".join(text for _, text in self.runs)
