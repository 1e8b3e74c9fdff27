"""Which rows and columns of a source's tables a claim names, and where in its sentence.

A header is named by its own text, by a name of it, by all its words, or by what it measures; a row with several headers
by any one of them that not all its neighbours share. What stands only inside a longer header that is named ("Kite" in
"Kite 2") is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.documents.layout import layout
from claims.kept import kept
from claims.model import Frame, Keys, Span
from claims.words.morphology import english_stem
from claims.words.senses import senses_of
from claims.words.vocabulary import find_concepts, kind, relation
from factcheck.tables.headers import bare_text, read_header
from factcheck.tables.lines import CALENDAR
from factcheck.terms.bands import bands, numbers, same_band
from factcheck.terms.lexicon import Lexicon
from factcheck.values.nouns import nouns
from sources.model import Page, Table

_FEWEST = 2
"""Letters by which a row may be named."""
_LONGEST = 80
"""Characters of a header; what is longer is a remark."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"\d+[^\W\d_]+|[^\W\d_]+[- ]?\d+")
"""What only a number tells from others ("101번", "b 12")."""
_TAIL = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Header:
    """One header of a row or a column as a claim may name it."""

    text: str
    keys: Keys


@lru_cache(maxsize=1 << 13)
def headers(text: str, language: str) -> tuple[Header, ...]:
    """The headers that a cell holds: "method / transit" are two; a number, a time or a remark is none."""
    if not 0 < len(text) <= _LONGEST:
        return ()
    parts = (" ".join(part.split()) for part in text.split(" / ") if _LETTERS.search(part))
    found = (_header(part, language) for part in parts)
    return tuple(h for h in found if h.keys.words or h.keys.names or _CODE.fullmatch(h.text) or _is_said(h, language))


def _is_said(header: Header, language: str) -> bool:
    """Whether a header of common words only ("every day") says more than when, or that it is the whole."""
    if bands(header.text):
        return True
    total = not nouns("totals").isdisjoint((header.text, *header.keys.concepts))
    return " " in header.text and not total and not read_header(header.text, language, None).periods


def _header(text: str, language: str) -> Header:
    """A header; the words of one of a data file are taken apart, and its unit is no word of it."""
    read = read_header(text, language, None)
    return Header(bare_text(text, read).lower(), read.keys)


class Naming:
    """What a claim names of the tables of one page."""

    def __init__(self, claim: Frame, said: Keys, page: Page | None, lexicon: Lexicon, *, meant: bool = False) -> None:
        """Args: said, the words and names of the claim that may name a header; meant, whether what a header measures
        names it, too, in a table of which the claim says no header.
        """
        self._meaning = meant
        self._said, self._lexicon = said, lexicon
        self._text, self._language = claim.sentence.lower(), claim.language
        self._digits = frozenset(_DIGITS.findall(self._text))
        self._sentence = claim.sentence
        self._tables: Mapping[int, Table] = {t.index: t for t in page.tables} if page else {}
        self._alone: frozenset[str] = frozenset()
        self._known: dict[tuple[int, bool], Mapping[int, Span]] = {}

    @kept
    def _concepts(self) -> Mapping[str, Span]:
        """The concepts of the claim, each with its first place."""
        return {concept: span for span, concept in reversed(find_concepts(self._sentence, self._language))}

    def place(self, frame: Frame, *, row: bool) -> Span | None:
        """Where the claim names the row, or the column, that a cell stands in; None where it does not."""
        if frame.cell is None or (table := self._tables.get(frame.cell[0])) is None:
            return None
        key = table.index, row
        if key not in self._known:
            lines = _rows(table, frame.language) if row else _columns(table, frame.language)
            self._known[key] = self._named(lines, rows=row)
        return self._known[key].get(frame.cell[1 if row else 2])

    def _named(self, lines: Sequence[Sequence[Header]], *, rows: bool) -> Mapping[int, Span]:
        shared = Counter(header.text for line in lines for header in set(line))
        own = [[h for h in line if shared[h.text] < len(lines) or len(lines) == 1] for line in lines]
        words = Counter(word for line in lines for word in {w for h in line for w in h.keys.words})
        self._alone = frozenset(word for word, count in words.items() if count == 1)
        found = self._found(own, self._said_at)
        if self._meaning and all(_is_total(own[number]) for number in found):
            found = {**found, **(self._found(own, self._meant_at) or self._told_apart(own, rows=rows))}
        spans = set(found.values())
        return {n: s for n, s in found.items() if not any(_inside(s, other) for other in spans)}

    def _found(self, lines: Sequence[Sequence[Header]], place: Callable[[Header], Span | None]) -> Mapping[int, Span]:
        """Where the headers of each line are named, by its longest name."""
        places = {number: [at for header in line if (at := place(header))] for number, line in enumerate(lines)}
        return {number: max(found, key=len) for number, found in places.items() if found}

    def _said_at(self, header: Header) -> Span | None:
        """Where a claim says a header: its text, else a name of it, else all its words."""
        if len(header.text) >= _FEWEST and self._speaks(header) and (written := _written(self._text, header.text)):
            return written
        if (band := self._band_at(header)) is not None:
            return band
        if not self._digits.issuperset(_DIGITS.findall(header.text)):
            return None
        if not numbers(header.text) <= numbers(self._text):
            return None
        for name in header.keys.names:
            spelled = next((n for n in self._said.names if self._lexicon.same(n, name)), "").lower()
            if spelled and (at := self._text.find(spelled)) >= 0:
                return Span(at, at + len(spelled))
        return self._all_words([w for w in header.keys.words if w not in nouns("totals", "averages")])

    def _band_at(self, header: Header) -> Span | None:
        """Where a claim names the ages of a header, however it writes them (14세 이하, 0~14세)."""
        ours = bands(self._text)
        if not ours or not any(same_band(one, other) for one in ours for other in bands(header.text)):
            return None
        digits = _DIGITS.search(self._text)
        return Span(*digits.span()) if digits else None

    def _counts_in_words(self, header: Header) -> bool:
        """Whether the digits of a header are part of what it measures ("1인 가구")."""
        told = [span for span, c in find_concepts(header.text, self._language) if c in self._said.concepts]
        digits = [m.span() for m in _DIGITS.finditer(header.text)]
        return all(any(s.start <= b + 1 and a < s.end for s in told) for a, b in digits)

    def _meant_at(self, header: Header) -> Span | None:
        """Where a claim speaks of what a header measures, in words of its own ("people living alone", 1인 가구)."""
        if not self._counts_in_words(header):
            return None
        told = [c for c in header.keys.concepts if c not in CALENDAR and c != "total"]
        if not any(kind(c) == "measure" for c in told) or not set(told) <= set(self._said.concepts):
            return None
        return next((self._concepts[c] for c in told if kind(c) == "measure" and c in self._concepts), None)

    def _told_apart(self, lines: Sequence[Sequence[Header]], *, rows: bool) -> Mapping[int, Span]:
        """Where a claim says a word or a kind that one header has and no other of the same side ("run on batteries",
        "battery electric"), or the kind that several of them are of ("renewables"); of a row also what means it."""
        able = {n: line for n, line in enumerate(lines) if line and not _is_total(line)}
        parts = {n: _keys_of(line) for n, line in able.items() if self._has_numbers(line)}
        said = self._places()
        known = {key: span for key, span in said.items() if not key.startswith("~")}
        return _only_in(parts, known) or self._of_a_kind(parts) or (_only_in(parts, said) if rows else {})

    def _has_numbers(self, line: Sequence[Header]) -> bool:
        """Whether the claim has the numbers that tell a line from others ("3인 가구")."""
        return all(numbers(header.text) <= numbers(self._text) for header in line)

    def _places(self) -> Mapping[str, Span]:
        """What a claim says of its value, each with its place: concepts, words and what they mean."""
        words = {w: Span(at, at + len(w)) for w in self._said.words if (at := starts(self._text, w)) is not None}
        meant = {f"~{sense}": span for w, span in words.items() for sense in senses_of(w)}
        kinds = {f"#{c}": self._concepts[c] for c in self._said.concepts if c in self._concepts}
        return {**meant, **kinds, **words}

    def _of_a_kind(self, parts: Mapping[int, frozenset[str]]) -> Mapping[int, Span]:
        for concept in self._said.concepts:
            if (span := self._concepts.get(concept)) is None or any(f"#{concept}" in keys for keys in parts.values()):
                continue
            kinds = [n for n, keys in parts.items() if any(relation(k[1:], concept) == "narrower" for k in keys)]
            if 0 < len(kinds) < len(parts):
                return dict.fromkeys(kinds, span)
        return {}

    def _speaks(self, header: Header) -> bool:
        """Whether what is said of the value holds the words of a header, wherever in the sentence it stands."""
        if header.keys.words:
            return all(_says(self._said, word) for word in header.keys.words)
        if not header.keys.names:
            return True
        return any(self._lexicon.same(n, name) for n in self._said.names for name in header.keys.names)

    def _all_words(self, words: Sequence[str]) -> Span | None:
        if not words or not all(_says(self._said, word) for word in words):
            return None
        found = [starts(self._text, word) for word in words]
        if None in found:
            return None
        # Named where the word stands that no other header has ("chips" of "exports chips").
        places = [(word in self._alone, at, word) for at, word in zip(found, words, strict=True) if at is not None]
        _, at, word = max(places)
        return Span(at, at + len(word))


def _only_in(parts: Mapping[int, frozenset[str]], said: Mapping[str, Span]) -> Mapping[int, Span]:
    """The lines that have something that is said and that no other has, each with its longest place."""
    shared = Counter(key for keys in parts.values() for key in keys)
    places = {
        number: [span for key in sorted(keys) if shared[key] == 1 and (span := said.get(key))]
        for number, keys in parts.items()
    }
    return {number: max(found, key=len) for number, found in places.items() if found}


def _is_total(line: Sequence[Header]) -> bool:
    told = nouns("totals")
    return any(not told.isdisjoint((*header.keys.words, *header.keys.concepts)) for header in line)


def _keys_of(line: Sequence[Header]) -> frozenset[str]:
    """What the headers of a line say, as `Naming._places` writes it."""
    words = {w for header in line for w in header.keys.words}
    kinds = {c for header in line for c in header.keys.concepts if c not in CALENDAR}
    return frozenset({*words, *(f"~{sense}" for w in words for sense in senses_of(w)), *(f"#{c}" for c in kinds)})


def _inside(one: Span, other: Span) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def _rows(table: Table, language: str) -> Sequence[Sequence[Header]]:
    return [[header for text in row for header in headers(text, language)] for row in table.rows]


def _columns(table: Table, language: str) -> Sequence[Sequence[Header]]:
    return [headers(text, language) for text in table.columns]


def _written(text: str, header: str) -> Span | None:
    """Where a header stands in a text as it is, or in the plural, or with a particle behind it."""
    at = text.find(header)
    while at >= 0:
        free = at == 0 or not text[at - 1].isalnum() or not header[0].isalnum()
        tail = _TAIL.match(text, at + len(header))
        if free and tail and (tail[0] in _ENDINGS or tail[0] in layout().particles):
            return Span(at, at + len(header))
        at = text.find(header, at + 1)
    return None


_ENDINGS = frozenset({"", "s", "es", "다", "였다", "이었다", "인", "일", "이었고", "였고", "인데", "이지만"})
"""A plural, and the Korean copula."""


def _says(said: Keys, word: str) -> bool:
    """Whether a claim has a word, in Korean also at the head of a compound."""
    return word in said.words or (not word.isascii() and any(w.startswith(word) for w in said.words))


def starts(text: str, word: str) -> int | None:
    """Where a word of the text begins that has a stem, or in Korean begins with it; None where none does."""
    if len(word) < _FEWEST:
        return None
    if word.isascii():
        return _stems(text).get(word)
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at if at >= 0 else None


@lru_cache(maxsize=1 << 8)
def _stems(text: str) -> Mapping[str, int]:
    """The stems of the English words of a text, each with its first place, and the words as they stand."""
    found: dict[str, int] = {}
    for match in _WORD.finditer(text):
        found.setdefault(english_stem(match.group()), match.start())
        found.setdefault(match.group(), match.start())
    return found


_WORD = re.compile(r"[a-z][a-z0-9]*(?:['’]s\b)?")
