"""HTML into tags and text with exact places: one pass, linear on any input, nothing built."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,100}")
_BLANKS = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"([^\s=>/\"'<][^\s=>/]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"})
_IRREGULAR = re.compile(
    r"[^\S \u00a0\u3000\u202f]+ *|  +|&(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_MOST_ATTRIBUTES = 200


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    closing: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text between tags; `raw` names the element whose text is no mark-up (script, title)."""

    start: int
    end: int
    raw: str = ""


def tokens(source: str) -> Iterator[Tag | Text]:
    """Yield tags and stretches of text in order; comments and declarations are left out."""
    at = 0
    while at < len(source):
        bracket = source.find("<", at)
        if bracket < 0:
            yield Text(at, len(source))
            return
        if bracket > at:
            yield Text(at, bracket)
        tag, end = _read(source, bracket)
        if tag is None:
            if source[bracket + 1 : bracket + 2] not in ("!", "?", "/"):
                yield Text(bracket, end)
            at = end
            continue
        yield tag
        at = end
        if tag.name in _RAW and not tag.closing and not tag.empty:
            at = _raw_end(source, tag)
            yield Text(end, at, tag.name)


def _read(source: str, at: int) -> tuple[Tag | None, int]:
    """Read what begins with "<": a tag and where it ends, or None and where reading goes on."""
    following = source[at + 1 : at + 2]
    if following == "!":
        return None, _skip_declaration(source, at)
    if following == "?":
        end = source.find(">", at)
        return None, end + 1 if end >= 0 else len(source)
    closing = following == "/"
    name = _NAME.match(source, at + 1 + closing)
    if name is None:
        if not closing:
            return None, at + 1
        end = source.find(">", at)
        return None, end + 1 if end >= 0 else len(source)
    attributes, end = _attributes(source, name.end())
    empty = source[max(0, end - 2) : end] == "/>"
    return Tag(name.group().casefold(), attributes, at, end, closing, empty), end


def _skip_declaration(source: str, at: int) -> int:
    if source.startswith("<!--", at):
        if source.startswith(("<!-->", "<!--->"), at):
            return source.find(">", at) + 1
        close = _COMMENT_END.search(source, at + 4)
        return close.end() if close else len(source)
    if source.startswith("<![CDATA[", at):
        end = source.find("]]>", at)
        return end + 3 if end >= 0 else len(source)
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while at < len(source):
        blanks = _BLANKS.match(source, at)
        at = blanks.end() if blanks else at
        match = _ATTRIBUTE.match(source, at)
        if match is None:
            if at >= len(source):
                break
            if source[at] == ">":
                return found, at + 1
            if source[at] == "<":
                return found, at
            at += 1
            continue
        if len(found) < _MOST_ATTRIBUTES:
            value = next((g for g in match.groups()[1:] if g is not None), "")
            found.setdefault(match.group(1).casefold(), html.unescape(value) if "&" in value else value)
        at = match.end()
    return found, len(source)


def _raw_end(source: str, tag: Tag) -> int:
    close = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE).search(source, tag.end)
    if close:
        return close.start()
    # An unclosed title must not swallow the page; an unclosed script does, as in a browser.
    end = source.find("<", tag.end) if tag.name not in ("script", "style") else -1
    return end if end >= 0 else len(source)


def visible(source: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield (place in the source, text) runs with references decoded and white space folded to single blanks."""
    at = start
    for match in _IRREGULAR.finditer(source, start, end):
        if match.start() > at:
            yield at, source[at : match.start()]
        found = match.group()
        if found[0] != "&":
            yield match.start(), " "
        else:
            yield match.start(), html.unescape(found).replace("\0", "\ufffd")
        at = match.end()
    if at < end:
        yield at, source[at:end]
