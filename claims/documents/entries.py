"""Entries of a list of sources: their numbers, and the words by which the text may call them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from claims.documents.layout import layout
from claims.model import Citation, CitationKind

_NUMBER = re.compile(
    r"\s{0,9}(?:\[\^?(\d{1,3})\]|(\d{1,3})[.)](?=\s)|\((\d{1,3})\)|([⁰¹²³⁴-⁹]{1,3})|([*†‡]{1,3})(?=\s))\s{0,9}"
)
_QUOTED = re.compile(r"[\"“「『《〈'‘]([^\"”」』》〉'’\n]{3,200})[\"”」』》〉'’]")
_PARTS = re.compile(r"\s[—–|·-]{1,2}\s|[,;:]\s|[.]\s{1,3}(?=[A-Z가-힣])|[—|\n\t()\[\]]")
_DIGIT = re.compile(r"\s{0,3}\(?\d")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST = 80
ENTRY = "entry:"
"""Begins what stands in the place of an address where an entry of a bibliography gives none."""
_LONGEST_ENTRY = 400
_LEAST_WORDS = 5
"""Words of an entry from which a look-up can tell what it means."""


def entry_number(text: str) -> str:
    """The number at the head of an entry ("[3]", "3.", "³"), or an empty string."""
    match = _NUMBER.match(text)
    return next((g for g in match.groups() if g), "").translate(_SUPERSCRIPTS) if match else ""


def cite_entry(text: str, kind: CitationKind) -> Citation | None:
    """An entry that gives no address as a citation of its own, for a look-up; None where it says too little."""
    match = _NUMBER.match(text)
    entry = " ".join(text[match.end() if match else 0 :].split())[:_LONGEST_ENTRY]
    if len(re.findall(r"\w+", entry)) < _LEAST_WORDS or not re.search(r"(?:19|20)\d\d", entry):
        return None
    return Citation(url=ENTRY + quote(entry), kind=kind, label=entry, names=entry_names(text))


def entry_of(url: str) -> str:
    """The text of an entry that stands for an address; "" for an address."""
    return unquote(url.removeprefix(ENTRY)) if url.startswith(ENTRY) else ""


def entry_names(text: str) -> tuple[str, ...]:
    """Publisher, author and title pieces of an entry, in the order of the text."""
    match = _NUMBER.match(text)
    rest = text[match.end() if match else 0 :][:600]
    quoted = [m.group(1).strip(" ,.") for m in _QUOTED.finditer(rest)]
    parts = [_clean(part) for part in _PARTS.split(_QUOTED.sub(", ", rest))]
    return tuple(dict.fromkeys(name for name in [*parts, *quoted] if _is_name(name)))


def _clean(part: str) -> str:
    """Cut a piece at its first number and strip the marks around it."""
    digit = _DIGIT.search(part)
    return (part[: digit.start()] if digit else part).strip(" \t\n.,;:*_'\"—–-·/")


def _is_name(name: str) -> bool:
    """A name is no generic word and, where the script has case, begins with a capital."""
    if not 2 <= len(name) <= _LONGEST or name.casefold() in layout().generic or name[0].islower():
        return False
    if name.isascii() and len(name) < 4 and not name.isupper():
        return False
    return not name.casefold().startswith(("http", "www.", "the same", "as above", "see ", "available", "accessed"))


def is_named(name: str, sentence: str) -> bool:
    """True when a sentence calls a source by this name: a whole word, Korean particles allowed behind it."""
    if len(name) < 4 and name.isascii():
        where, wanted = sentence, name
    else:
        where, wanted = sentence.casefold(), name.casefold()
    at = where.find(wanted)
    while at >= 0:
        if not _joins(where[at - 1 : at], wanted[0]) and _may_follow(where, at + len(wanted), wanted[-1]):
            return True
        at = where.find(wanted, at + 1)
    return False


def _joins(before: str, first: str) -> bool:
    """True when the character before belongs to the same word."""
    if not before or not before.isalnum():
        return False
    return first.isascii() == before.isascii() or not first.isalpha()


def _may_follow(text: str, end: int, last: str) -> bool:
    tail = text[end : end + 8]
    if not tail or not tail[0].isalnum():
        return True
    if not "가" <= tail[0] <= "힣":
        return not tail[0].isascii() and last.isascii()
    run = re.match(r"[가-힣]{1,6}", tail)
    return last.isascii() or (run is not None and run.group() in layout().particles)
