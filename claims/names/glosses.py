"""Two names for one thing, as the texts themselves give them: 딥시크(DeepSeek), International Energy Agency (IEA)."""

from __future__ import annotations

import re

from claims.names.transliterate import alike
from claims.words.morphology import HANGUL, word_lists

_BRACKET = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_HEREAFTER = re.compile(
    r"^(?:이하|hereafter|hereinafter|henceforth|from now on)?,?\s{0,2}[\"“'‘「]([^\"”'’」]{2,40})[\"”'’」]"
)
_HEREAFTER_BARE = re.compile(r"^이하\s{1,2}([가-힣A-Za-z0-9]{2,20})$")
_OR = re.compile(
    r",\s(?:or|known as|called|also known as)\s([A-Z][A-Za-z0-9&\-]{0,12}(?:\s[A-Z][A-Z0-9]{1,8})?)(?=[,.;:)])"
)
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.&'’\- ]{1,50}")
_INNER = re.compile(r"(?:약칭|영문명|옛|구|현|formerly|now)\s?:?\s")
_WORD_BEFORE = re.compile(r"[^\s,;:()（）\"“”'‘’「」『』《》<>\[\]]+")
_LOOK_BACK = 90
_GENERIC = (
    "기구",
    "위원회",
    "은행",
    "협회",
    "기금",
    "연구소",
    "연구원",
    "센터",
    "재단",
    "연합",
    "회의",
    "협정",
    "기관",
    "프로그램",
    "사무소",
    "본부",
)


def glosses(text: str) -> list[tuple[str, str]]:
    """Pairs of names that a text says are one, in its order: [("딥시크", "DeepSeek"), …]."""
    found: list[tuple[str, str]] = []
    for bracket in _BRACKET.finditer(text):
        before = text[max(0, bracket.start() - _LOOK_BACK) : bracket.start()].rsplit("\n", 1)[-1]
        found += _pairs(before, bracket.group(1).strip())
    for short in _OR.finditer(text):
        before = text[max(0, short.start() - _LOOK_BACK) : short.start()].rsplit("\n", 1)[-1]
        found += _initials(before, short.group(1))
    return found


def _pairs(before: str, inside: str) -> list[tuple[str, str]]:
    words = [m.group() for m in _WORD_BEFORE.finditer(before)][-6:]
    if not words or not before.rstrip().endswith(words[-1]):
        return []
    if short := _HEREAFTER.match(inside) or _HEREAFTER_BARE.match(inside):
        return [(_long_form(words), short.group(1).strip())]
    inside = _INNER.sub("", inside, count=1).split(",")[0].split(";")[0].split("·")[0].strip()
    if inside.lower() in word_lists("en")["no_names"]:
        return []
    if _LATIN_NAME.fullmatch(inside) and any(c.isupper() for c in inside):
        return _hangul_left(words, inside) if HANGUL.search(words[-1]) else _initials(before, inside)
    if HANGUL.fullmatch(inside.replace(" ", "")) and words[-1].isascii() and words[-1][0].isupper():
        return [(_capitalised(words), inside)]
    return []


def _hangul_left(words: list[str], latin: str) -> list[tuple[str, str]]:
    if not HANGUL.match(words[-1][0]):
        return []
    for count in (1, 2, 3):
        left = words[-count:]
        if len(left) == count and alike("".join(left), latin):
            return [(" ".join(left), latin)]
    count = 2 if words[-1] in _GENERIC and len(words) > 1 else 1
    return [(" ".join(words[-count:]), latin)]


def _long_form(words: list[str]) -> str:
    if HANGUL.search(words[-1]):
        legal = words[-1] in ("주식회사", "㈜", "유한회사") and len(words) > 1
        return words[-2] if legal else words[-1]
    return _capitalised(words)


def _capitalised(words: list[str]) -> str:
    taken: list[str] = []
    for word in reversed(words):
        if not (
            word[0].isupper() or word[0].isdigit() or word == "&" or (taken and word in word_lists("en")["connectors"])
        ):
            break
        taken.append(word)
    while taken and not taken[-1][0].isupper():
        taken.pop()
    return " ".join(reversed(taken))


def _initials(before: str, short: str) -> list[tuple[str, str]]:
    """The words before, as many as the short form has letters, where their initials spell it."""
    letters = [c for c in short if c.isalnum()]
    if not 2 <= len(letters) <= 9 or sum(c.isupper() for c in letters) < 2:
        return []
    words = [m.group() for m in _WORD_BEFORE.finditer(before)][-12:]
    for count in range(len(words), 1, -1):
        run = words[-count:]
        if run[0][0].isupper() and spells(run, short):
            return [(" ".join(run), short)]
    return []


def spells(words: list[str] | tuple[str, ...], short: str) -> bool:
    """True when the initials of `words` (small words may be left out) spell `short`; AT&T-like marks are ignored."""
    letters = "".join(c for c in short if c.isalnum()).lower()
    if letters and letters[0] not in {w[0].lower() for w in words}:
        return False
    big = [w for w in words if w[0].isalnum() and w.lower() not in _SMALL]
    full = "".join(w[0] for w in words if w[0].isalnum()).lower()
    upper = "".join(c for w in big for c in (w[0], *(x for x in w[1:] if x.isupper() and not w.isupper()))).lower()
    return letters in ("".join(w[0] for w in big).lower(), full, upper)


_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&"))
