"""Proper names in text: capitalised runs in English; known, quoted, glossed and titled names in Korean.

    find_names("The Bank of England cut rates.", "en") → [(Span(4, 19), "Bank of England")]
"""

from __future__ import annotations

import re
from functools import cache

from claims.aliases import hangul_names, known
from claims.glosses import glosses
from claims.model import Span
from claims.morphology import HANGUL, english_stem, korean_stem, may_follow_noun, word_lists
from claims.namebook import NameBook
from claims.vocabulary import english_words, find_concepts

__all__ = ["NameBook", "find_names", "glosses"]

Found = list[tuple[Span, str]]

_WORD = re.compile(r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ&+]|[-–.'’/](?=[A-Za-z0-9À-ɏ]))*")
_STARTS = re.compile(r"[.!?:;•|]\s+[\"“'‘(]?$|\n\s*[\"“'‘(#*\-–•]*\s*$|^[\s\"“'‘(#*\-–•]*$|[\"“]$")
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,2})?[A-Za-z]?|[IVX]{1,4}|[A-Z]\d{0,4}")
_QUOTED = re.compile(r"[‘“'\"「『《<]([^‘’“”'\"「」『』《》<>\n]{2,25})[’”'\"」』》>]")
_CAMEL = re.compile(r"[a-z]+[A-Z]|[A-Z]{2}|[A-Z].*\d|\d.*[A-Z]")


def find_names(text: str, language: str) -> Found:
    """Proper names with their places, in the order of the text, never overlapping."""
    return _korean(text) if language == "ko" else _english(text, sentence_case=True)


# ---- English -------------------------------------------------------------------------------------------------------


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_lists("en")[name])


@cache
def _is_common(word: str) -> bool:
    """True for words that begin sentences without being names."""
    lower = word.lower()
    return (
        lower in _words("openers")
        or lower in _words("stop_words")
        or english_stem(lower) in english_words()
        or (lower.endswith(("ing", "ed", "ly", "tion", "ers", "ment", "ies")) and known(word) is None)
    )


def _is_name_word(word: str) -> bool:
    plain = word.removesuffix("'s").removesuffix("’s")
    if plain.lower() in _words("no_names") or len(plain) < 2:
        return False
    return (plain[0].isupper() and not plain.isdigit()) or bool(_CAMEL.match(plain) and not plain[0].isdigit()) or plain == "3M"


def _english(text: str, *, sentence_case: bool) -> Found:
    found: Found = []
    tokens = list(_WORD.finditer(text))
    at = 0
    while at < len(tokens):
        if not _is_name_word(tokens[at].group()):
            at += 1
            continue
        last = _extend(text, tokens, at)
        first = at
        if sentence_case and _starts_sentence(text, tokens[at].start()):
            first = _skip_common(text, tokens, at, last)
        if first <= last:
            span = Span(tokens[first].start(), _cut_possessive(text, tokens[last]))
            found.append((span, text[span.start : span.end]))
        at = last + 1
    return found


def _starts_sentence(text: str, place: int) -> bool:
    return _STARTS.search(text, max(0, place - 6), place) is not None


def _skip_common(text: str, tokens: list[re.Match[str]], first: int, last: int) -> int:
    whole = text[tokens[first].start() : tokens[last].end()]
    while first <= last and _drops(tokens, first, last) and (known(whole) is None or tokens[first].group() == "The"):
        first += 1
        whole = text[tokens[first].start() : tokens[last].end()] if first <= last else ""
    return first


def _drops(tokens: list[re.Match[str]], first: int, last: int) -> bool:
    word = tokens[first].group().lower()
    if first < last and word in _words("heads"):
        return False
    return word in _words("connectors") or _is_common(word)


def _extend(text: str, tokens: list[re.Match[str]], at: int) -> int:
    last = at
    here = at + 1
    while here < len(tokens) and here - at < 8 and _joined(text, tokens[here - 1], tokens[here]):
        word = tokens[here].group()
        if tokens[last].group().endswith(("'s", "’s")):
            break
        if _is_name_word(word) or _completes(tokens[last].group(), word):
            last = here
        elif word not in _words("connectors") and not (word == "the" and tokens[here - 1].group() in ("of", "for")):
            break
        here += 1
    return last


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] in (" ", " & ", "\u00a0")


def _completes(before: str, word: str) -> bool:
    if _VERSION.fullmatch(word) is None:
        return False
    return before.lower() in _words("numbered") or (not word[0].isdigit() and len(word) < 4 and before.lower() not in _words("no_names"))


def _cut_possessive(text: str, token: re.Match[str]) -> int:
    return token.end() - 2 if token.group().endswith(("'s", "’s")) else token.end()


# ---- Korean --------------------------------------------------------------------------------------------------------


@cache
def _lists(name: str) -> frozenset[str]:
    return frozenset(word_lists("ko")[name])


@cache
def _longest_alias() -> int:
    return max(map(len, hangul_names()))


def _korean(text: str) -> Found:
    local = frozenset(n.replace(" ", "") for pair in glosses(text) for n in pair if HANGUL.search(n))
    found = _quoted(text)
    if any(c.isascii() and c.isalpha() for c in text):
        found += _english(text, sentence_case=False)
    runs = list(HANGUL.finditer(text))
    for number, run in enumerate(runs):
        found += _alias(text, run, local) or _titled(text, runs, number) or _tailed(run)
    return _without_overlaps(found)


def _quoted(text: str) -> Found:
    found: Found = []
    for quote in _QUOTED.finditer(text):
        inner = quote.group(1).strip()
        if inner.count(" ") < 4 and not inner.endswith(("다", "요", "까", "?", "!", ".", ",")):
            found.append((Span(quote.start(1), quote.end(1)), inner))
    return found


def _alias(text: str, run: re.Match[str], local: frozenset[str]) -> Found:
    """The longest listed or glossed name that the run, with or without the next one, begins with."""
    ahead = HANGUL.match(text, run.end() + 1) if text[run.end() : run.end() + 1] == " " else None
    word = run.group()
    joined = word + ahead.group() if ahead else word
    for length in range(min(len(joined), _longest_alias()), 1, -1):
        name = joined[:length]
        if (name in hangul_names() or name in local) and _fits(joined[length:], length, len(word)):
            end = run.start() + length + (length > len(word))
            return [(Span(run.start(), end), text[run.start() : end])]
    return []


def _fits(rest: str, length: int, first: int) -> bool:
    if length <= first:
        rest = rest[: first - length]
    return not rest or may_follow_noun(rest) or length > _SURE


_SURE = 3  # syllables from which anything may follow a listed name: 삼성전자우, 인천국제공항공사


def _titled(text: str, runs: list[re.Match[str]], number: int) -> Found:
    run = runs[number]
    word = run.group()
    if not 2 <= len(word) <= 5 or number + 1 == len(runs) or word in _lists("no_names"):
        return []
    following = runs[number + 1]
    if text[run.end() : following.start()] != " " or korean_stem(following.group()) not in _lists("titles"):
        return []
    if korean_stem(word) != word and len(word) > 3 or find_concepts(word, "ko"):
        return []
    return [(Span(run.start(), run.end()), word)]


def _tailed(run: re.Match[str]) -> Found:
    word = korean_stem(run.group())
    if word in _lists("no_names") or len(word) < 3:
        return []
    long_tail = word.endswith(tuple(word_lists("ko")["name_tails"])) and find_concepts(word, "ko")[:1] != []
    if not (word.endswith(tuple(word_lists("ko")["name_tails"])) or word.endswith(tuple(word_lists("ko")["short_name_tails"]))):
        return []
    if long_tail or find_concepts(word, "ko"):
        return []
    return [(Span(run.start(), run.start() + len(word)), word)]


def _without_overlaps(found: Found) -> Found:
    kept: Found = []
    for span, name in sorted(found, key=lambda pair: (pair[0].start, -len(pair[0]))):
        if not kept or not kept[-1][0].overlaps(span):
            kept.append((span, name))
    return kept
