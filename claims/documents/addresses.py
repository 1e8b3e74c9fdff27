"""Addresses in text: found, trimmed, made absolute and safe."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from claims.documents.layout import layout
from claims.model import Citation, CitationKind

LIMIT = 8192
"""Longer addresses are cut out of the text, but are no citations."""

FOUND = re.compile(
    r"https?://[^\s<>\"“”「」『』《》〈〉]{1,200000}"
    r"|\bwww\.[^\s<>\"“”]{1,2000}"
    r"|\bdoi:\s{0,2}10\.\d{4,9}/[^\s<>\"“”]{1,400}"
    r"|\barxiv:\s{0,2}(?:\d{4}\.\d{4,5}|[a-z-]{2,20}/\d{7})(?:v\d{1,2})?"
    r"|\b10\.\d{4,9}/[^\s<>\"“”]{1,400}"
    r"|(?<=[a-z0-9])\.[a-z]{2,7}/(?=[\w~%?#])",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){0,6}[A-Za-z0-9-]{1,63}\Z")
_REST = re.compile(r"[^\s<>\"“”]{1,2000}")
_HANGUL_TAIL = re.compile(r"(?<=[^가-힣])[가-힣]{1,6}\Z")
_UNOPENED = re.compile(r"\)[가-힣]")
_UNSAFE = re.compile("[\x00-\x20\x7f\\\\\u202a-\u202e\u2066-\u2069]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}:")
_CLOSING = {")": "(", "]": "[", "}": "{", "）": "（"}
_PUNCTUATION = ".,;:!?'’”\"…*_~`|」』》〉。，、·"


def may_hold_address(text: str) -> bool:
    """A quick look: False only when no address can stand in a text."""
    return "/" in text or "www." in text or "WWW." in text or "Xiv:" in text or "xiv:" in text


def find_addresses(text: str) -> list[tuple[int, int, Citation | None]]:
    """List (start, end, citation) of each address written out in a text; None where it is not one to fetch."""
    found: list[tuple[int, int, Citation | None]] = []
    last = 0
    for match in FOUND.finditer(text):
        if match.start() < last:
            continue
        place = _extend(text, match, last)
        if place is None:
            continue
        start, end = place
        end = start + len(_trim(text[start:end]))
        found.append((start, end, cite(text[start:end], CitationKind.BARE_URL)))
        last = end
    return found


def cite(written: str, kind: CitationKind, label: str = "", base: str = "") -> Citation | None:
    """Turn an address as written into a citation; None when it is unsafe, relative without a base, or no address."""
    url, special = _absolute(written.strip(), base)
    if not url or len(url) > LIMIT or not _is_web(url):
        return None
    return Citation(url=url, kind=special or kind, label=label)


def _extend(text: str, match: re.Match[str], floor: int) -> tuple[int, int] | None:
    """The whole address that a match stands for; a bare host is followed to both sides."""
    if not match.group().startswith("."):
        return match.span()
    if match.group()[1:-1].casefold() not in layout().top_level:
        return None
    host = _HOST.search(text, max(floor, match.start() - 200), match.start())
    rest = _REST.match(text, match.end())
    if host is None or rest is None or (host.start() and text[host.start() - 1] in "@/\\"):
        return None
    return (host.start(), rest.end())


def _trim(address: str) -> str:
    """Cut off what is not of the address: stops, brackets that it does not open, Korean particles."""
    surplus = {mark: address.count(mark) - address.count(opening) for mark, opening in _CLOSING.items()}
    end = len(address)
    particle = False
    while end:
        last = address[end - 1]
        if last in _PUNCTUATION:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        elif not particle and (cut := _particle(address, end)):
            particle = True
            end -= cut
        else:
            break
    return _cut_at_unopened(address[:end])


def _particle(address: str, end: int) -> int:
    """The length of a Korean particle that stands directly behind an address."""
    tail = _HANGUL_TAIL.search(address, max(0, end - 12), end)
    return len(tail.group()) if tail and tail.group() in layout().particles else 0


def _cut_at_unopened(address: str) -> str:
    """Cut at a closing bracket that was never opened and is followed by Hangul: "…/a)에서"."""
    if not _UNOPENED.search(address):
        return address
    depth = 0
    for index, character in enumerate(address[:LIMIT]):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0 and "가" <= address[index + 1 : index + 2] <= "힣":
                return address[:index]
    return address


def _absolute(written: str, base: str) -> tuple[str, CitationKind | None]:
    lower = written[:32].casefold()
    if lower.startswith("doi:") or (lower.startswith("10.") and "/" in written):
        return (
            "https://doi.org/" + written.removeprefix(written[:4] if lower[0] == "d" else "").strip(),
            CitationKind.DOI,
        )
    if lower.startswith("arxiv:"):
        return ("https://arxiv.org/abs/" + written[6:].strip(), CitationKind.ARXIV)
    if lower.startswith(("http://", "https://")):
        return (written, _special(lower))
    if written.startswith("//"):
        return ("https:" + written, None)
    if base and not _SCHEME.match(lower):
        return (_joined(base, written), None)
    if lower.startswith("www.") or _looks_like_host(written):
        return ("https://" + written, None)
    return ("", None)


def _special(lower: str) -> CitationKind | None:
    host = lower.split("//", 1)[1]
    if host.startswith(("doi.org/", "dx.doi.org/")):
        return CitationKind.DOI
    return CitationKind.ARXIV if host.startswith(("arxiv.org/", "www.arxiv.org/")) else None


def _looks_like_host(written: str) -> bool:
    host = written.split("/", 1)[0]
    ending = host.rsplit(".", 1)[-1].casefold()
    return "." in host and "/" in written and ":" not in host and ending in layout().top_level


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written)
    except ValueError:
        return ""


def _is_web(url: str) -> bool:
    """True for http and https addresses with a host and without blanks, control or direction marks."""
    if _UNSAFE.search(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host)
