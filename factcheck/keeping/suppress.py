"""Findings that the document itself sets aside: a comment that names a code and a reason, for the next sentence.

<!-- factcheck: ignore refuted reason="agreed with finance" -->        Markdown and HTML
[//]: # (factcheck: ignore refuted reason="agreed with finance")       Markdown
"""

from __future__ import annotations

import hashlib
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claims.documents.encoding import decode
from claims.model import Document
from factcheck.model import CheckedDocument, Judgement, ReasonCode, Run, Verdict
from factcheck.settings import nearest

OPENING = re.compile(
    r"<!--[ \t\r\n]{0,20}factcheck:|^ {0,3}\[//\]:[ \t]{0,20}#[ \t]{0,20}\([ \t]{0,20}factcheck:", re.M
)
BODY = re.compile(
    r"\s{0,20}ignore\s{1,20}(?P<code>[\w-]{1,40})\s{1,20}reason\s{0,3}=\s{0,3}[\"“](?P<reason>[^\"”]{1,500})[\"”]\s{0,20}"
)
PAGES = (".html", ".htm", ".xhtml")
LONGEST = 1000
"""Characters of a comment; what runs on is malformed."""
WORD = re.compile(r"[^\W_]")
LINE_BREAK = re.compile("\n")
LIST_MARK = re.compile(r"(?m)^\s{0,20}\d{1,9}[.)]\s")
SHAPE = '<!-- factcheck: ignore CODE reason="why" -->'
CODES = tuple(code.value for code in ReasonCode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment of a document."""

    start: int
    end: int
    """In `Document.text`; both the same in HTML, whose comments are not visible text."""
    place: str
    """`path:line`."""
    code: str
    reason: str
    wrong: str = ""
    """What is malformed; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What the comments of a run's documents set aside."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    """Claim id to the reason given."""
    warnings: tuple[str, ...] = ()
    """Comments that are malformed or set nothing aside, with place and remedy."""


def suppressions(run: Run) -> Suppressions:
    """Read the comments of every document of a run. For HTML the file is read again, if it is still the same."""
    reasons: dict[str, str] = {}
    warnings: list[str] = []
    survey = run.survey
    for place in survey.commented:
        if _is_page_without(survey.papers[place].path):
            continue
        checked = run.documents[place]
        found = comments(checked.document)
        covers = _Sentences(checked, found) if found else None
        for comment in found:
            covered = covers.claims(comment) if covers and not comment.wrong else []
            reasons |= dict.fromkeys(covered, comment.reason)
            if not covered:
                unused = f"unused: no claim of the next sentence is `{comment.code}`; remove the comment."
                warnings.append(f"{comment.place}: {comment.wrong or unused}")
    return Suppressions(reasons, tuple(warnings))


def _is_page_without(path: str) -> bool:
    """Whether a file is HTML and holds no comment: its document, which may lie packed, need not be opened for that."""
    try:
        # Without noughts UTF-16 reads like ASCII.
        return path.lower().endswith(PAGES) and b"factcheck" not in Path(path).read_bytes().replace(b"\0", b"")
    except (OSError, ValueError):
        return False


def comments(document: Document) -> list[Comment]:
    """The comments of a document that are addressed to this program, in order; those shown as text are none."""
    if document.format == "markdown":
        shown = _shown(document)
        hidden = (raw for raw in _raw(document.text) if not _within(shown, raw[0]))
        return [_comment(document, start, end, body, document.position(start)[0]) for start, end, body in hidden]
    if document.format != "html" or (source := _source(document)) is None:
        return []
    breaks = [match.start() for match in LINE_BREAK.finditer(source)]
    found = []
    for start, end, body in _raw(source):
        at = _visible_offset(document, *_place(breaks, end))
        found.append(_comment(document, at, at, body, _place(breaks, start)[0]))
    return found


def _raw(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and body of each comment; no body where it is not closed."""
    for opening in OPENING.finditer(text):
        closing = "-->" if text.startswith("<!--", opening.start()) else ")"
        limit = opening.end() + LONGEST
        if closing == ")":
            line = text.find("\n", opening.end(), limit)
            limit = line if line >= 0 else min(limit, len(text))
            end = text.rfind(closing, opening.end(), limit)
        else:
            end = text.find(closing, opening.end(), limit)
        if end < 0:
            yield opening.start(), opening.end(), None
        else:
            yield opening.start(), end + len(closing), text[opening.end() : end]


def _comment(document: Document, start: int, end: int, body: str | None, line: int) -> Comment:
    place = f"{document.path}:{line}"
    match = BODY.fullmatch(body) if body is not None else None
    if match is None:
        wrong = f"malformed comment; write {SHAPE}: code and reason are both required."
        return Comment(start=start, end=end, place=place, code="", reason="", wrong=wrong)
    code, reason = match["code"], " ".join(match["reason"].split())
    wrong = "" if code in CODES else f"unknown code `{code}`; did you mean `{nearest(code, CODES)}`?"
    if not wrong and not reason:
        wrong = f"no reason is given; write {SHAPE}."
    return Comment(start=start, end=end, place=place, code=code, reason=reason, wrong=wrong)


class _Sentences:
    """The judgements of a document by where their sentences begin."""

    def __init__(self, checked: CheckedDocument, found: Iterable[Comment]) -> None:
        self._by_start: dict[int, list[Judgement]] = {}
        for judgement in checked.judgements:
            self._by_start.setdefault(judgement.claim.span.start, []).append(judgement)
        self._starts = sorted(self._by_start)
        parts, at = [], 0
        for comment in found:
            parts += [checked.document.text[at : comment.start], " " * (comment.end - comment.start)]
            at = comment.end
        self._text = "".join([*parts, checked.document.text[at:]])

    def claims(self, comment: Comment) -> list[str]:
        """Ids of the claims with the comment's code in the sentence around it, or in the one that comes next."""
        place = bisect_left(self._starts, comment.end)
        around = self._by_start[self._starts[place - 1]] if place else []
        inside = [j for j in around if j.claim.span.start < comment.start and comment.end < j.claim.span.end]
        chosen = inside or self._following(comment, place)
        return [j.claim.id for j in chosen if j.verdict is not Verdict.VERIFIED and j.reason.code.value == comment.code]

    def _following(self, comment: Comment, place: int) -> list[Judgement]:
        if place == len(self._starts):
            return []
        start = self._starts[place]
        if start - comment.end > LONGEST or WORD.search(LIST_MARK.sub("", self._text[comment.end : start])):
            return []
        return self._by_start[start]


def _shown(document: Document) -> list[tuple[int, int]]:
    """The ranges of a document's text that a reader sees, sorted."""
    ranges = []
    for block in document.blocks:
        ends = [*(piece[0] for piece in block.pieces[1:]), len(block.text)]
        ranges += [(place, place + end - begin) for (begin, place), end in zip(block.pieces, ends, strict=True)]
    return sorted(ranges)


def _within(ranges: list[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(ranges, (offset, sys.maxsize))
    return place > 0 and offset < ranges[place - 1][1]


def _source(document: Document) -> str | None:
    """The file of a document as text; None where it is gone or no longer the one that was checked."""
    try:
        data = Path(document.path).read_bytes()
    except (OSError, ValueError):
        return None
    return decode(data, path=document.path, html=True) if hashlib.sha256(data).hexdigest() == document.sha256 else None


def _place(breaks: list[int], at: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a text whose lines end at `breaks`."""
    line = bisect_left(breaks, at)
    return line + 1, at - (breaks[line - 1] if line else -1)


def _visible_offset(document: Document, line: int, column: int) -> int:
    """Where the visible text goes on behind a place of the file."""
    behind = bisect_left(document.lines, (line, column), key=lambda run: run[1:])
    return document.lines[behind][0] if behind < len(document.lines) else len(document.text)
