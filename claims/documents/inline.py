"""What stands inside a line: emphasis, links, footnote marks, code, tags, addresses. Exact offsets, linear time."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from claims.documents.addresses import cite, find_addresses, may_hold_address
from claims.documents.draft import Edit, Mark, Pointer, Scan
from claims.documents.layout import layout
from claims.model import CitationKind

INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f]+")
_SPECIAL = re.compile(r"[\\`*_\[\]<&]|!\[|~~")
_RAISED = re.compile("[\u2070\u2074-\u2079¹²³]")
_MARKED = re.compile(r"[\\`*_\]<&~]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOTE = re.compile(r"\[\^([^\]\[\s]{1,200})\]")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s?[,;–~-]\s?\d{1,3}){0,30})\]")
_SUPERSCRIPT = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=[가-힣.!?,)\]\"'”’»%]))[\u2070\u2074-\u2079¹²³]{1,3}(?=[\s,.)]|$)")
_STARRED = re.compile(r"(?<=[.!?”’\"」』])[*†‡]{1,3}(?=\s|$)")
"""Note marks behind a sentence of text without mark-up."""
_DESTINATION = re.compile(
    r"\(\s{0,9}(?:<([^<>\n]{0,9000})>|([^\s()]{0,9000}(?:\([^\s()]{0,2000}\)[^\s()]{0,2000}){0,8}))"
    r"(?:\s{1,9}(?:\"[^\"]{0,999}\"|'[^']{0,999}'|\([^()]{0,999}\)))?\s{0,9}\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,999})\]")
_AUTOLINK = re.compile(r"<((?:https?://|doi:|mailto:)[^\s<>]{1,9000})>", re.IGNORECASE)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,30})((?:\s[^<>]{0,4000})?/?)>")
_HREF = re.compile(r"href\s{0,5}=\s{0,5}(?:\"([^\"]{0,9000})\"|'([^']{0,9000})'|([^\s\"'>]{1,9000}))", re.IGNORECASE)
_ROUND = re.compile(r"[(（\[]([^()（）\[\]]{0,24})\Z")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STRUCK = {"del", "s", "strike"}


def scan_plain(text: str) -> Scan:
    """Find addresses, numbered references and invisible characters in text without mark-up."""
    scan = Scan()
    _scan_addresses(text, scan)
    if "[" in text:
        for match in _NUMBERS.finditer(text):
            if match.start():
                _add_numbers(scan, match)
    for match in _STARRED.finditer(text):
        scan.edits.append(Edit(match.start(), match.end()))
        scan.marks.append(Mark(match.start(), match.start(), Pointer("number", match.group())))
    _scan_rest(text, scan)
    return scan


def _scan_rest(text: str, scan: Scan) -> None:
    for match in _SUPERSCRIPT.finditer(text) if _RAISED.search(text) else ():
        scan.edits.append(Edit(match.start(), match.end()))
        label = match.group().translate(_SUPERSCRIPTS)
        scan.marks.append(Mark(match.start(), match.start(), Pointer("number", label)))
    if not text.isascii():
        scan.edits.extend(Edit(m.start(), m.end()) for m in INVISIBLE.finditer(text))


def _add_numbers(scan: Scan, match: re.Match[str]) -> None:
    """A mark such as [3], [3, 4] or [3-5]: cut out, with a pointer for each number."""
    scan.edits.append(Edit(match.start(), match.end()))
    for label in expand(match.group(1)):
        scan.marks.append(Mark(match.start(), match.start(), Pointer("number", label)))


def expand(numbers: str) -> list[str]:
    """Read "3", "3, 4" or "3-5" as a list of labels."""
    labels: list[str] = []
    for part in re.split(r"[,;]", numbers):
        ends = [int(end) for end in re.split(r"[–~-]", part)]
        labels.extend(str(n) for n in range(ends[0], min(ends[-1], ends[0] + 30) + 1))
    return labels


def _scan_addresses(text: str, scan: Scan, taken: Callable[[int], bool] = lambda _: False) -> None:
    for start, end, citation in find_addresses(text) if may_hold_address(text) else ():
        if taken(start):
            continue
        left, right = _bracketed(text, start, end)
        scan.edits.append(Edit(left, right))
        if citation is not None:
            scan.marks.append(Mark(left, left, citation))


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen to the brackets around an address when nothing else but a word such as "see" stands in them."""
    opening = _ROUND.search(text, max(0, start - 26), start)
    if opening is None:
        return start, end
    closing = min((at for at in (text.find(c, end, end + 25) for c in ")）]") if at >= 0), default=-1)
    if closing < 0:
        return start, end
    words = (opening.group(1) + " " + text[end:closing]).casefold().strip(" :,.·").split()
    follow = layout().follow
    if all(word.strip(":,.") in follow for word in words):
        return opening.start(), closing + 1
    return start, end


class _Inline:
    """Scanner for one stretch of Markdown; `references` are the document's link definitions, by folded label."""

    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        self.text = text
        self.references = references
        self.scan = Scan()
        self.position = 0
        self._openers: list[tuple[int, bool]] = []
        self._emphasis: dict[str, list[list[int]]] = {"*": [], "_": []}
        self._ticks: dict[int, list[int]] | None = None
        self._anchor: tuple[int, str] | None = None
        self._struck: int | None = None
        self._no_comment_end = False
        self._covered: list[tuple[int, int]] = []

    def run(self) -> Scan:
        """Scan the whole text once."""
        if _MARKED.search(self.text):
            self._dispatch()
        self._covered.sort()
        starts = [c[0] for c in self._covered]

        def taken(at: int) -> bool:
            index = bisect_left(starts, at + 1) - 1
            return index >= 0 and at < self._covered[index][1]

        _scan_addresses(self.text, self.scan, taken)
        _scan_rest(self.text, self.scan)
        return self.scan

    def _dispatch(self) -> None:
        """Hand each special character that no earlier one has taken to its reader."""
        handlers = {
            "\\": self._escape, "`": self._code, "*": self._delimiter, "_": self._delimiter, "~~": self._strike,
            "[": self._open, "![": self._open, "]": self._close, "<": self._angle, "&": self._entity,
        }  # fmt: skip
        for match in _SPECIAL.finditer(self.text):
            if match.start() >= self.position:
                self.position = match.end()
                handlers[match.group()](match)

    def _cut(self, start: int, end: int) -> None:
        self.scan.edits.append(Edit(start, end))
        self._covered.append((start, end))
        self.position = max(self.position, end)

    def _escape(self, match: re.Match[str]) -> None:
        following = self.text[match.end() : match.end() + 1]
        if following and (
            following in "\n" or (following.isascii() and not following.isalnum() and not following.isspace())
        ):
            self.scan.edits.append(Edit(match.start(), match.end()))
            self.position = match.end() + 1

    def _entity(self, match: re.Match[str]) -> None:
        found = _ENTITY.match(self.text, match.start())
        if found is None:
            return
        character = html.unescape(found.group())
        if len(character) == 1:
            self.scan.edits.append(Edit(found.start(), found.end(), character))
            self.position = found.end()

    def _code(self, match: re.Match[str]) -> None:
        """Code with a digit in it is no prose and goes; other code is a name and stays."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer(r"`{1,400}", self.text):
                self._ticks.setdefault(len(run.group()), []).append(run.start())
        end = match.start() + 1
        while end < len(self.text) and self.text[end] == "`" and end - match.start() < 400:
            end += 1
        width = end - match.start()
        places = self._ticks.get(width, [])
        index = bisect_left(places, end)
        self.position = end
        if index >= len(places):
            return
        close = places[index]
        if any(c.isdigit() for c in self.text[end:close]):
            self._cut(match.start(), close + width)
        else:
            self._cut(match.start(), end)
            self._cut(close, close + width)

    def _delimiter(self, match: re.Match[str]) -> None:
        mark, start = match.group(), match.start()
        end = start
        while end < len(self.text) and self.text[end] == mark:
            end += 1
        self.position = end
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        closes, opens = not before.isspace(), not after.isspace()
        if mark == "_":
            closes, opens = closes and not after.isalnum(), opens and not before.isalnum()
        stack = self._emphasis[mark]
        while closes and stack and start < end:
            opener = stack[-1]
            width = min(opener[1] - opener[0], end - start)
            self.scan.edits += [Edit(opener[1] - width, opener[1]), Edit(start, start + width)]
            opener[1] -= width
            start += width
            if opener[0] == opener[1]:
                stack.pop()
        if opens and start < end:
            stack.append([start, end])

    def _strike(self, match: re.Match[str]) -> None:
        """Struck text is withdrawn: it goes with its marks."""
        if self._struck is not None and match.start() - self._struck < 2000:
            self._cut(self._struck, match.end())
            self._struck = None
        elif not self.text[match.end() : match.end() + 1].isspace():
            self._struck = match.start()

    def _open(self, match: re.Match[str]) -> None:
        if note := _NOTE.match(self.text, match.start()):
            self._cut(note.start(), note.end())
            self.scan.marks.append(Mark(note.start(), note.start(), Pointer("note", fold(note.group(1)))))
            return
        if (numbers := self._numbers(match)) is not None:
            self.position = numbers.end()
            self._covered.append(numbers.span())
            _add_numbers(self.scan, numbers)
            return
        self._openers.append((match.start(), match.group() == "!["))

    def _numbers(self, match: re.Match[str]) -> re.Match[str] | None:
        found = _NUMBERS.match(self.text, match.start())
        if found is None or not found.start() or self.text[found.end() : found.end() + 1] in ("(", ":"):
            return None
        if self.text[found.end() : found.end() + 1] == "[" and not _NUMBERS.match(self.text, found.end()):
            return None
        return None if fold(found.group(1)) in self.references else found

    def _close(self, match: re.Match[str]) -> None:
        if not self._openers:
            return
        start, image = self._openers.pop()
        inner, close = start + (2 if image else 1), match.start()
        url, end = self._destination(inner, close, match.end())
        if end is None:
            return
        if image:
            self._cut(start, end)
            return
        self._cut(start, inner)
        self._cut(close, end)
        citation = cite(url, CitationKind.LINK, " ".join(self.text[inner:close].split())[:300])
        if citation is not None:
            self.scan.marks.append(Mark(inner, close, citation))

    def _destination(self, inner: int, close: int, end: int) -> tuple[str, int | None]:
        """The address that closes a bracket pair and where it ends; end None when the pair is no link."""
        if self.text[end : end + 1] == "(":
            found = _DESTINATION.match(self.text, end)
            if found is not None:
                return html.unescape(found.group(1) or found.group(2) or ""), found.end()
        label, stop = "", end
        if self.text[end : end + 1] == "[" and (reference := _REFERENCE.match(self.text, end)):
            label, stop = reference.group(1), reference.end()
        if not label and close - inner < 1000:
            label = self.text[inner:close]
        url = self.references.get(fold(label)) if label else None
        return ("", None) if url is None else (url, stop)

    def _angle(self, match: re.Match[str]) -> None:
        at = match.start()
        if link := _AUTOLINK.match(self.text, at):
            left, right = _bracketed(self.text, at, link.end())
            self._cut(left, right)
            citation = cite(link.group(1), CitationKind.BARE_URL)
            if citation is not None:
                self.scan.marks.append(Mark(left, left, citation))
        elif self.text.startswith("<!--", at) and not self._no_comment_end:
            end = self.text.find("-->", at + 4)
            self._no_comment_end = end < 0
            if end >= 0:
                self._cut(at, end + 3)
        elif tag := _TAG.match(self.text, at):
            self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> None:
        self._cut(tag.start(), tag.end())
        name, closing = tag.group(1).casefold(), tag.group().startswith("</")
        if name == "a" and not closing:
            href = _HREF.search(tag.group(2))
            self._anchor = (tag.end(), next((g for g in href.groups() if g), "")) if href else None
        elif name == "a" and self._anchor:
            start, url = self._anchor
            self._anchor = None
            citation = cite(html.unescape(url), CitationKind.LINK, self.text[start : tag.start()][:300])
            if citation is not None:
                self.scan.marks.append(Mark(start, tag.start(), citation))
        elif name in _STRUCK and not closing:
            self._struck = tag.start()
        elif name in _STRUCK and self._struck is not None:
            self._cut(self._struck, tag.end())
            self._struck = None


def scan_markdown(text: str, references: Mapping[str, str]) -> Scan:
    """Find everything in a stretch of Markdown that is not reading text, and what it points at."""
    return _Inline(text, references).run()


def fold(label: str) -> str:
    """Fold a link or footnote label, as Markdown compares them."""
    return " ".join(label.split()).casefold()
