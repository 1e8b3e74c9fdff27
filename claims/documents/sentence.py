"""Where sentences begin and end."""

from __future__ import annotations

import re

from claims.documents.layout import layout
from claims.model import Span

# A possible end: stops with closing quotes and footnote marks behind them, a Korean ending before a colon, an empty
# line, a list mark.
_CANDIDATE = re.compile(
    r"[.!?。！？…]{1,8}[\"'”’»」』\)\]]{0,3}(?:\[\^?[\w¹²³⁰⁴-⁹]{1,12}\]|[⁰¹²³⁴-⁹]){0,4}(?=\s|$)"
    r"|(?<=[가-힣])[.!?](?=[가-힣])"
    r"|[。！？](?=[^\s\"'”’»」』\)\]])"
    r"|(?<=[가-힣]):(?=\s)"
    r"|\n(?=[^\S\n]{0,40}(?:\n|[-*•‣◦]\s|\d{1,2}[.)]\s))"
)
_TOKEN = re.compile(r"[^\s(\[{\"'“‘«「『]{1,40}\Z")
_WORD = re.compile(r"[^\W\d_]{1,20}")
_OPENING = "\"'“‘«「『([{*_"
_DATE_PART = re.compile(r"(?:\A|[^\d.,])(?:\d{4}\.\s?)?(?:\d{1,2}\.\s?)?\d{1,4}\.\Z")
_FULL_DATE = re.compile(r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.\Z")
_INITIAL = re.compile(r"(?:\A|[^\w])[A-Z]\Z")
_CLOSING_MARKS = re.compile(r"(?:\[\^?[\w-]{1,12}\]|[⁰¹²³⁴-⁹]){1,4}\Z")
_LOOK_BACK = 48


def sentences(text: str, language: str) -> list[Span]:
    """Split running text into the spans of its sentences, white space at both ends left out."""
    spans: list[Span] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        end = match.end()
        if end > start and _is_end(text, start, match, language):
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def ends_sentence(text: str) -> bool:
    """True when a line of text ends as sentences do: with a stop, or with a Korean sentence ending."""
    bare = _CLOSING_MARKS.sub("", text[-60:].rstrip()).rstrip("\"'”’»」』)]*_")
    if not bare:
        return False
    if bare[-1] in ".!?。！？…":
        return True
    return bare[-1] in "다요죠까" and " " in bare


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _is_end(text: str, start: int, match: re.Match[str], language: str) -> bool:
    mark = match.group()
    first = mark[0]
    if first == "\n":
        return True
    if first == ":":
        return language == "ko" and text[match.start() - 1] in "다요죠"
    if match.end() >= len(text):
        return True
    following = _next(text, match.end())
    if first == "." and not mark.startswith(".."):
        return _is_full_stop(text, start, match.start(), following, match.end())
    if first in "…." or mark.endswith("…"):
        return _ends_with_ellipsis(text, match.start(), following)
    return not following.islower()


def _next(text: str, at: int) -> str:
    """The first character of the next word, opening quotes and brackets skipped."""
    limit = min(len(text), at + 40)
    while at < limit and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return text[at] if at < len(text) else ""


def _is_full_stop(text: str, start: int, stop: int, following: str, end: int) -> bool:
    if following.islower():
        return False
    before = text[max(start, stop - _LOOK_BACK) : stop]
    if not before.strip():
        return False
    if before[-1].isdigit():
        return not _is_date_stop(text, start, stop, before, following)
    if "가" <= before[-1] <= "힣":
        return not (len(before.strip()) == 1 and stop - start <= 3)
    return _is_word_stop(text, before, following, end)


def _is_date_stop(text: str, start: int, stop: int, before: str, following: str) -> bool:
    """True for the stop of "2025. 3. 14." and of a list number, which end no sentence."""
    if not text[start:stop].strip(" \t\n").strip("0123456789"):
        return True
    if _FULL_DATE.search(before + ".") and not _is_capital(following):
        return True
    return following.isdigit() and bool(_DATE_PART.search(before + ".")) and len(before.split()[-1]) <= 4


def _is_capital(character: str) -> bool:
    return character.isupper()


def _is_word_stop(text: str, before: str, following: str, end: int) -> bool:
    words = layout()
    found = _TOKEN.search(before)
    token = found.group().casefold() if found else ""
    if token in words.never_ends:
        return False
    if following.isdigit() and token in words.numbered:
        return False
    if token in words.sometimes_ends or _INITIAL.search(before):
        return not following.isdigit() and _starts_sentence(text, end)
    return True


def _starts_sentence(text: str, end: int) -> bool:
    found = _WORD.search(text, end, end + 40)
    return found is not None and (found.group().casefold() in layout().starters or "가" <= found.group()[0] <= "힣")


def _ends_with_ellipsis(text: str, stop: int, following: str) -> bool:
    before = text[stop - 1] if stop else ""
    if "가" <= before <= "힣":
        return before in layout().endings
    return _is_capital(following)
