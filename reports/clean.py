"""Untrusted text made harmless to show: no control, no invisible and no direction-changing characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

ELLIPSIS = "…"

# C0, DEL and C1 controls (tab and line feed apart), bidirectional marks and overrides, line and paragraph
# separators, invisible operators, the byte order mark, interlinear and tag characters, lone surrogates,
# and the non-characters that XML forbids.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_WHITE = re.compile(r"\s+")
_WHITE_ONE = re.compile(r"\s")
_OPAQUE = "\ufffd"


def clean(text: str) -> str:
    """The text with every unsafe character replaced by U+FFFD, one for one, so that offsets keep their meaning."""
    return _UNSAFE.sub(_OPAQUE, text)


def one_line(text: str) -> str:
    """The text without unsafe characters, all white space folded to single spaces."""
    return _WHITE.sub(" ", _UNSAFE.sub(" ", text)).strip()


def inert(line: str) -> str:
    """A line for a log, without what GitHub Actions takes for a command: `::` behind spaces at most, `##[` anywhere."""
    line = line.replace("##[", "## [")
    return line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line


def told(text: str) -> str:
    """One line of a log that says what documents and sources say: `one_line`, and no command to whoever reads it."""
    return inert(one_line(text))


def shorten(text: str, limit: int) -> str:
    """One clean line of at most `limit` characters, cut at a word's end where one is near."""
    line = one_line(text[: limit * 8])
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ", limit // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:") + ELLIPSIS


def _widths(text: str) -> Iterator[int]:
    for char in text:
        if category(char) in ("Mn", "Me"):
            yield 0
        else:
            yield 2 if east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Columns that a terminal gives the text (Hangul takes two)."""
    return sum(_widths(text))


def flat(text: str) -> str:
    """The text with each unsafe or white character replaced by one space: a line whose columns stay aligned."""
    return _WHITE_ONE.sub(" ", _UNSAFE.sub(" ", text))


def fit(text: str, columns: int) -> str:
    """A flat line of at most `columns` terminal columns."""
    line = flat(text[: columns * 8])
    if width(line) <= columns and len(text) <= columns * 8:
        return line
    used, kept = 0, 0
    for size in _widths(line):
        if used + size > columns - 1:
            break
        used += size
        kept += 1
    return line[:kept].rstrip() + ELLIPSIS


def weblink(url: str) -> str:
    """The address where it is safe to link to (http or https, nothing unsafe in it), else ""."""
    plain = url.lower().startswith(("http://", "https://")) and not _UNSAFE.search(url) and not _WHITE.search(url)
    return url if plain else ""
