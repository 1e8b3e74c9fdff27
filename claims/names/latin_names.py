"""Proper names in Latin letters: capitalised runs, acronyms, camel case, names that a number completes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from claims.model import Span
from claims.names.aliases import is_country, known
from claims.words.morphology import english_stem, word_lists
from claims.words.senses import senses_of
from claims.words.vocabulary import english_words

Found = list[tuple[Span, str]]

_TAILS = "|".join(sorted(word_lists("en")["hyphen_tails"]))
_WORD = re.compile(
    r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ&+]"
    rf"|(?!-(?:(?:{_TAILS})|[a-z]{{2,12}}(?:ed|ing))(?![A-Za-z0-9À-ɏ]))[-–.'’/](?=[A-Za-z0-9À-ɏ]))*"
)
_HYPHENED = re.compile(r"-[a-z]")
_STARTS = re.compile(r"[.!?:;•·|]\s+[\"“'‘(]?$|\n\s*[\"“'‘(#*\-–•]*\s*$|^[\s\"“'‘(#*\-–•]*$|[\"“]$")
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,2})?[A-Za-z]?|[IVX]{1,4}|[A-Z]\d{0,4}")
_CAMEL = re.compile(r"[a-z]+[A-Z]|[A-Z]{2}|[A-Z].*\d|\d.*[A-Z]")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_lists("en")[name])


@cache
def _lower_names() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, word_lists("en")["lower_names"])) + r")\b")


_COMMON_ENDS = (
    *("ing", "ed", "ly", "tion", "tions", "sion", "sions", "ity", "ers", "ors", "ists", "ants", "ees", "ians"),
    *("ment", "ments", "ies", "ships", "nesses", "ades", "ages"),
)
"""What common nouns, verbs and adverbs end with that may begin a sentence."""


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """True for words that begin sentences without being names."""
    lower = word.lower()
    return (
        lower in _words("openers")
        or lower in _words("stop_words")
        or english_stem(lower) in english_words()
        or (lower.endswith(_COMMON_ENDS) and known(word) is None)
    )


@cache
def _plain_words() -> frozenset[str]:
    """English words that running text writes in lower case four times in five or more, by counting them in half a
    million words of encyclopaedia and news prose; of those met fewer than four times, forms of the others and words of
    everyday life."""
    return frozenset((files("claims") / "lang" / "morphology" / "en_words.txt").read_text("utf-8").split())


@lru_cache(maxsize=1 << 12)
def _is_everyday(word: str) -> bool:
    """A plain word, or the plural of a noun whose sense is known: "Corals feel it first"."""
    return bool({word, f"{word}s"} & _plain_words()) or (word.endswith("s") and bool(senses_of(english_stem(word))))


def is_plain(word: str) -> bool:
    """True for a word that running text writes in lower case."""
    return word.lower() in _plain_words()


def is_coined(word: str) -> bool:
    """True for a part of a name that is no English word: "Daeyang", not "Shipping" or "KDI"."""
    if len(word) < 4 or not word.isalpha() or not word.istitle() or known(word):
        return False
    lower = word.lower()
    listed = lower in _words("generic_tails") or lower in _words("heads") or bool(senses_of(english_stem(lower)))
    return not (listed or is_plain(word) or is_common(word))


@lru_cache(maxsize=1 << 14)
def _is_name_word(word: str) -> bool:
    plain = word.removesuffix("'s").removesuffix("’s")
    if plain.lower() in _words("no_names") or len(plain) < 2:
        return False
    return (
        (plain[0].isupper() and not plain.isdigit())
        or bool(_CAMEL.match(plain) and not plain[0].isdigit())
        or plain == "3M"
    )


@lru_cache(maxsize=1 << 14)
def _begins_name(word: str) -> bool:
    """Whether a name may begin with a word; kept, as every word of a text is asked."""
    lower = word.lower()
    article = lower in _words("stop_words") and not word.isupper()
    return _is_name_word(word) and not article and lower not in _words("headline_verbs")


def latin_names(text: str) -> Found:
    """Names written in Latin letters with their places, in the order of the text, never overlapping."""
    return list(_found(text))


@lru_cache(maxsize=8)  # a short page is read for its names as a whole, then as the paragraph that it is
def _found(text: str) -> tuple[tuple[Span, str], ...]:
    lower = [(Span(m.start(), m.end()), m.group()) for m in _lower_names().finditer(text)]
    return tuple(without_overlaps(_capitalised(text) + lower) if lower else _capitalised(text))


def without_overlaps(found: Found) -> Found:
    """In the order of the text; of two that overlap the first, of two that begin together the longer."""
    kept: Found = []
    for span, name in sorted(found, key=lambda pair: (pair[0].start, -len(pair[0]))):
        if not kept or not kept[-1][0].overlaps(span):
            kept.append((span, name))
    return kept


def _capitalised(text: str) -> Found:
    found: Found = []
    tokens = list(_WORD.finditer(text))
    at = 0
    while at < len(tokens):
        if not _begins_name(tokens[at].group()):
            at += 1
            continue
        last = _with_and(text, tokens, at, _less_its_country(text, tokens, at, _extend(text, tokens, at)))
        first = _skip_common(text, tokens, at, last, opening=_starts_sentence(text, tokens[at].start()))
        if first <= last and not _is_money(text, tokens, first, last):
            span = Span(tokens[first].start(), _cut_possessive(text, tokens[last]))
            found.append((span, text[span.start : span.end]))
        at = last + 1
    return found


def _starts_sentence(text: str, place: int) -> bool:
    return _STARTS.search(text, max(0, place - 6), place) is not None


def _skip_common(text: str, tokens: list[re.Match[str]], first: int, last: int, *, opening: bool) -> int:
    """The first token of a run that belongs to the name: words that only open a sentence or a title are left out."""
    while first <= last:
        word = tokens[first].group()
        article = word.lower() in _words("stop_words") and not word.isupper()
        common = opening and _drops(text, tokens, first, last)
        if not (article or common or word.lower() in _words("connectors")):
            break
        if not article and known(text[tokens[first].start() : tokens[last].end()]) is not None:
            break
        first += 1
    return first


def _drops(text: str, tokens: list[re.Match[str]], first: int, last: int) -> bool:
    if _HYPHENED.match(text, tokens[first].end()):
        return known(tokens[first].group()) is None
    word = tokens[first].group().lower()
    if first < last and word in _words("heads"):
        return False
    head, _, tail = tokens[first].group().partition("-")
    if tail.islower() and is_plain(head):
        return True  # "Grown-ups", "Drive-throughs"
    # A word that stands alone is a label, whose capital says nothing.
    opens = first == last and last + 1 < len(tokens) and _is_everyday(word) and known(word) is None
    return opens or is_common(word)


def _extend(text: str, tokens: list[re.Match[str]], at: int) -> int:
    last = at
    here = at + 1
    while here < len(tokens) and here - at < 8 and _joined(text, tokens[here - 1], tokens[here]):
        word = tokens[here].group()
        if tokens[last].group().endswith(("'s", "’s")) or word.lower() in _words("headline_verbs"):
            break
        if _is_name_word(word) or _completes(tokens[last].group(), word):
            last = here
        elif word not in _words("connectors") and not (word == "the" and tokens[here - 1].group() in ("of", "for")):
            break
        here += 1
    return last


def _less_its_country(text: str, tokens: list[re.Match[str]], at: int, last: int) -> int:
    """Where a name ends that says behind it of which country it is ("Harlen Optik of South Korea"): the country is no
    part of a name that is coined, as it is of the Bank of Korea."""
    of = next((n for n in range(at + 1, last) if tokens[n].group() == "of"), None)
    first = tokens[at].group()
    if of is None or not (is_coined(first) or (_IN_CAMEL_CASE.fullmatch(first) and known(first) is None)):
        return last
    behind = text[tokens[of + 1].start() : tokens[last].end()]
    whole = text[tokens[at].start() : tokens[last].end()]
    return of - 1 if is_country(known(behind)) and known(whole) is None else last


_IN_CAMEL_CASE = re.compile(r"(?:[A-Z][a-z]+){2,4}")


def _is_money(text: str, tokens: list[re.Match[str]], first: int, last: int) -> bool:
    """True for the country in "US dollars", "Korean won", "NT$"."""
    end = tokens[last].end()
    if text[end : end + 1] == "$":
        return True
    if last + 1 >= len(tokens) or text[end : tokens[last + 1].start()] != " ":
        return False
    following = tokens[last + 1].group().lower()
    if following == "won":
        return tokens[last].group() == "Korean"
    return following in _words("money") and known(text[tokens[first].start() : end]) is not None


def _with_and(text: str, tokens: list[re.Match[str]], at: int, last: int) -> int:
    """Takes in what follows "and" where the whole is one body: Ministry of Food and Drug Safety; Department for Energy,
    Housing and Water."""
    office, listed = tokens[at].group().lower() in _words("offices"), last
    while office and listed + 1 < len(tokens) and text[tokens[listed].end() : tokens[listed + 1].start()] == ", ":
        word = tokens[listed + 1].group()
        if not _is_everyday(word.lower()) or known(word):
            break
        listed = _extend(text, tokens, listed + 1)
    last = listed if listed + 1 < len(tokens) and tokens[listed + 1].group() == "and" else last
    if last + 2 >= len(tokens) or tokens[last + 1].group() != "and" or not _is_name_word(tokens[last + 2].group()):
        return last
    further = _extend(text, tokens, last + 2)
    whole = text[tokens[at].start() : tokens[further].end()]
    return further if tokens[at].group().lower() in _words("offices") or known(whole) else last


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    # "Passengers' Forum", "Teachers’ Union": the possessive of many is part of a name.
    return between in (" ", " & ", "\u00a0") or (between in ("' ", "’ ") and one.group().endswith("s"))


def _completes(before: str, word: str) -> bool:
    if _VERSION.fullmatch(word) is None:
        return False
    return before.lower() in _words("numbered") or (
        not word[0].isdigit() and len(word) < 4 and before.lower() not in _words("no_names")
    )


def _cut_possessive(text: str, token: re.Match[str]) -> int:
    return token.end() - 2 if token.group().endswith(("'s", "’s")) else token.end()
