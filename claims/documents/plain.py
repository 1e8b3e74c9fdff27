"""Plain text into blocks: paragraphs, headings, labels, list items, by the shape of the lines."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.documents.draft import Draft, Parsed, Path, compose, line_starts, relocate
from claims.documents.furniture import is_byline, is_image, is_reference_heading
from claims.documents.inline import scan_plain
from claims.documents.markdown import joined, last_sentence
from claims.documents.sentence import ends_sentence
from claims.model import BlockKind

_BLANKS = re.compile(r"\n[^\S\n]{0,999}\n\s*")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[가-힣]|제\s?\d{1,2}\s?[장절])[.)]?\s(?=\S)")
_ITEM = re.compile(r"\s{0,20}(?:[-*+•‣◦▪■□○●※▶▷]|\(?\d{1,2}[.)]|\(?[a-z가-하][.)]|[①-⑳])\s{1,9}(?=\S)")
_NUMBER_ITEM = re.compile(r"\s{0,20}(?:\d{1,2}|[IVX]{1,4})[.)]\s{1,9}(?=\S)")
_ENTRY = re.compile(r"\s{0,9}\[\^?\d{1,3}\]\s")
_FOOTNOTE = re.compile(r"\s{0,9}\[\^([^\]\s]{1,99})\]:?\s")
_LABEL = re.compile(r"[^\n]{1,60}[:：]\s{0,9}\Z")
_SITE = re.compile(r"[a-z][a-z0-9-]{0,30}(?:\.[a-z0-9-]{1,30}){0,4}|(?:[A-Za-z0-9-]{1,30}\.){1,4}[A-Za-z]{2,12}")
"""A logo or a host's name at the head of a copied page: no title, which has more words or a capital."""
_LONGEST_HEADING = 80
_TOP_LEVEL, _NUMBERED_LEVEL, _LABEL_LEVEL = 2, 4, 8
_OPEN_END = (",", "、", "·", "-", "–", "—", "&", "및", "그리고")


def parse_plain(text: str) -> Parsed:
    """Read plain text; its text is the file's text."""
    parsed = Parsed("text", text, line_starts(text), [])
    Lines(parsed).run()
    return parsed


def parse_bare(text: str) -> Parsed:
    """Read a bare string as one paragraph."""
    parsed = Parsed("text", text, line_starts(text), [])
    draft = _draft_of(text, BlockKind.PARAGRAPH, [(0, len(text))])
    if draft is not None:
        parsed.drafts.append(draft)
    return parsed


def _draft_of(text: str, kind: BlockKind, ranges: list[tuple[int, int]]) -> Draft | None:
    """Make a draft of ranges of a text without mark-up; None when nothing but blanks is left."""
    source, lines = joined(text, ranges)
    reading, pieces, marks = compose(source, scan_plain(source))
    if not reading and not marks:
        return None
    return Draft(kind, reading, relocate(pieces, lines, len(reading)), marks)


class Lines:
    """Reads groups of lines between empty lines, and keeps the headings and labels above them."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.path = Path()
        self.label_gap = 0
        self.intro = ""
        self.gap = 0

    def run(self) -> None:
        """Read the whole text."""
        start = 0
        for blank in _BLANKS.finditer(self.text):
            self._group(start, blank.start())
            self.gap = blank.group().count("\n")
            start = blank.end()
        self._group(start, len(self.text))

    def _group(self, start: int, end: int) -> None:
        """Read the lines between two empty lines."""
        if start >= end or self.text[start:end].isspace():
            return
        at = self.text.find("\n", start, end)
        if at < 0:
            self._single(start, end)
            return
        lines = self._lines(start, end)
        parts = self._parts(lines)
        for part in parts:
            if len(part) == 1:
                self._single(*part[0])
            else:
                self._prose(part)

    def _lines(self, start: int, end: int) -> list[tuple[int, int]]:
        cuts = [start]
        at = self.text.find("\n", start, end)
        while at >= 0:
            cuts.append(at + 1)
            at = self.text.find("\n", at + 1, end)
        cuts.append(end + 1)
        return [(a, b - 1) for a, b in pairwise(cuts) if self.text[a : b - 1].strip()]

    def _parts(self, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Part a group at labels, list items, entries and headings; the rest is one paragraph with soft breaks."""
        widest = max(end - start for start, end in lines)
        parts: list[list[tuple[int, int]]] = []
        fresh = True
        for start, end in lines:
            line = self.text[start:end]
            begins = fresh or _ITEM.match(line) or _ENTRY.match(line) or is_image(line.strip())
            if begins:
                parts.append([])
            parts[-1].append((start, end))
            fresh = _stands_alone(line, widest)
        return parts

    def _single(self, start: int, end: int) -> None:
        """Read a line that stands alone: furniture, heading, label, list item or paragraph."""
        line = self.text[start:end].strip()
        if is_image(line):
            self._add(BlockKind.META, [(start, end)])
        elif _FOOTNOTE.match(line) or _ENTRY.match(line):
            self._add(BlockKind.PARAGRAPH, [(start, end)])
        elif _LABEL.match(line) and not ends_sentence(line):
            self._head(start, end, _LABEL_LEVEL)
        elif not _is_short(line):
            self._prose([(start, end)])
        elif self._is_item(line, start, end):
            self._item(start, end)
        elif self._in_list() or (is_byline(line) and len(self.parsed.drafts) < 24):
            self._add(BlockKind.LIST_ITEM if self._in_list() else BlockKind.PARAGRAPH, [(start, end)])
        else:
            self._head(start, end, _NUMBERED_LEVEL if _NUMBERED.match(line) else _TOP_LEVEL)

    def _is_item(self, line: str, start: int, end: int) -> bool:
        """A line below a label, or one with a list mark; a numbered line between empty lines is a heading."""
        numbered = _NUMBER_ITEM.match(line) is not None
        if self.label_gap and self.gap <= self.label_gap and not numbered:
            return True
        return _ITEM.match(line) is not None and not (numbered and self._alone(start, end))

    def _alone(self, start: int, end: int) -> bool:
        """True for a line with an empty line (or an end of the text) on both sides."""
        before = not start or (self.text[max(0, start - 2) : start].strip(" \t") in ("\n\n", "\n") and self.gap > 1)
        return bool(before) and (end >= len(self.text) - 1 or not self.text[end : end + 2].strip())

    def _in_list(self) -> bool:
        """True below a heading of a list of sources, where short lines are entries."""
        return any(is_reference_heading(heading) for heading in self.path.above())

    def _head(self, start: int, end: int, level: int) -> None:
        draft = self._add(BlockKind.HEADING, [(start, end)])
        if draft is None:
            return
        title = draft.text.rstrip(" :：") if level == _LABEL_LEVEL else draft.text
        draft.heading = self.path.enter(level, title)
        self.label_gap = max(self.gap, 2) if level == _LABEL_LEVEL else 0
        self.intro = draft.text if level == _LABEL_LEVEL else ""
        untitled = level == _TOP_LEVEL if not self.parsed.title else _SITE.fullmatch(self.parsed.title) is not None
        if untitled and all(d.kind is not BlockKind.PARAGRAPH for d in self.parsed.drafts[:-1]):
            self.parsed.title = title

    def _item(self, start: int, end: int) -> None:
        mark = _ITEM.match(self.text, start, end)
        draft = self._add(BlockKind.LIST_ITEM, [(mark.end() if mark and not self._in_list() else start, end)])
        if draft is not None:
            draft.intro = last_sentence(self.intro)

    def _prose(self, ranges: list[tuple[int, int]]) -> None:
        first = ranges[0][0]
        mark = _ITEM.match(self.text, first, ranges[0][1])
        if mark and not self._in_list():
            ranges = [(mark.end(), ranges[0][1]), *ranges[1:]]
        draft = self._add(BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH, ranges)
        if draft is None:
            return
        if mark:
            draft.intro = last_sentence(self.intro)
        else:
            self.intro = draft.text

    def _add(self, kind: BlockKind, ranges: list[tuple[int, int]]) -> Draft | None:
        draft = _draft_of(self.text, kind, ranges)
        if draft is not None:
            draft.heading = self.path.above()
            self.parsed.drafts.append(draft)
        return draft


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not ends_sentence(line) and not line.endswith(_OPEN_END)


def _stands_alone(line: str, widest: int) -> bool:
    """True for a line inside a group after which something new begins: a label, or a heading-like short line."""
    bare = line.strip()
    if _LABEL.match(bare) and not ends_sentence(bare):
        return True
    if is_image(bare) or (_NUMBER_ITEM.match(line) and _is_short(bare)):
        return True
    return _is_short(bare) and len(bare) * 2 < widest and len(bare) <= 40
