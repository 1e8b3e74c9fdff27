"""Measures, events, directions and qualifiers: neutral concepts with their terms in each language.

    find_concepts("Revenue fell 3%", "en") → [(Span(0, 7), "revenue"), (Span(8, 12), "fall")]

The tables are claims/lang/concepts/*.toml; a term is a word or phrase, a Korean verb in its dictionary form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Any, Literal

from claims.errors import LanguageError
from claims.model import Span
from claims.words.morphology import (
    HANGUL,
    conjugate,
    english_stem,
    korean_root,
    may_follow_noun,
    may_follow_verb,
    short_nouns,
    stop_words,
    word_lists,
)

Found = list[tuple[Span, str]]
Kinship = Literal["same", "narrower", "broader", "other", "unknown"]

KINDS = ("measure", "event", "speech", "direction", "qualifier", "thing")
_FIELDS = {"en", "ko", "not", "broader", "opposite", "way"}
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['’]s\b)?")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['’]s\b)?|[가-힣]+")
_JOINTS = frozenset((" ", "-", "‑", "–", "\n", "/", "&", "\u00a0"))
_LONG = 4  # syllables from which a Korean term may be written with a space inside
_TAIL = 14  # syllables behind a term that are looked at: the longest ending is shorter
_WORDY = 24  # syllables; longer runs are no words
_FREE = 3  # syllables from which a Korean noun is found behind an unknown noun in one word: 현대차영업이익


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A neutral name with its terms and its place among the others."""

    id: str
    kind: str
    broader: str = ""
    opposite: str = ""
    way: str = ""
    """`up` or `down`, for words that say which way a value went."""
    excludes: frozenset[str] = frozenset()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def tables() -> dict[str, dict[str, Any]]:
    """The files of claims/lang/concepts as they are written, by name."""
    folder = files("claims") / "lang" / "concepts"
    listed = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name: tomllib.loads(f.read_text("utf-8")) for f in listed}


def _load() -> dict[str, Concept]:
    rows: dict[str, tuple[str, dict[str, Any]]] = {}
    excludes: dict[str, set[str]] = {}
    for name, table in tables().items():
        for kind_name in KINDS:
            for key, row in table.get(kind_name, {}).items():
                if key in rows or set(row) - _FIELDS:
                    raise LanguageError(
                        f"{name}: {key}: defined twice or an unknown field; see claims.words.vocabulary"
                    )
                rows[key] = (kind_name, row)
                excludes.setdefault(key, set())
    for name, one, other in _disjoint(rows):
        if one not in rows or other not in rows:
            raise LanguageError(f"{name}: {one} and {other}: no such concept; define it or drop it from the list")
        excludes[one].add(other)
        excludes[other].add(one)
    return {key: _concept(key, kind_name, row, excludes[key]) for key, (kind_name, row) in rows.items()}


def _disjoint(rows: Mapping[str, tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, str, str]]:
    for key, (_, row) in rows.items():
        yield from ((key, key, other) for other in row.get("not", ()))
    for name, table in tables().items():
        for group in table.get("disjoint", ()):
            yield from ((name, one, other) for one, other in combinations(group["of"], 2))


def _concept(key: str, kind_name: str, row: dict[str, Any], excludes: set[str]) -> Concept:
    return Concept(
        id=key,
        kind=kind_name,
        broader=row.get("broader", ""),
        opposite=row.get("opposite", ""),
        way=row.get("way", ""),
        excludes=frozenset(excludes),
        terms={language: tuple(row[language]) for language in ("en", "ko") if language in row},
    )


CONCEPTS: Mapping[str, Concept] = _load()


def kind(concept: str) -> str:
    """`measure`, `event`, `speech`, `direction`, `qualifier` or `thing`; "" for an id that the tables do not have."""
    return CONCEPTS[concept].kind if concept in CONCEPTS else ""


def opposite(concept: str) -> str | None:
    """The concept that says the contrary (rise → fall), or None."""
    return (CONCEPTS[concept].opposite or None) if concept in CONCEPTS else None


def direction_of(concept: str) -> str | None:
    """`up`, `down`, or None for a concept that does not say which way a value went."""
    return (CONCEPTS[concept].way or None) if concept in CONCEPTS else None


@cache
def _line(concept: str) -> tuple[str, ...]:
    line = [concept]
    while (up := CONCEPTS[line[-1]].broader) and up not in line:
        line.append(up)
    return tuple(line)


@cache
def relation(a: str, b: str) -> Kinship:
    """How concept `a` stands to concept `b`: "narrower" when a is a kind of b, "other" only where the tables say so."""
    if a == b:
        return "same"
    if a not in CONCEPTS or b not in CONCEPTS:
        return "unknown"
    above, below = _line(a), _line(b)
    if b in above:
        return "narrower"
    if a in below:
        return "broader"
    return "other" if any(CONCEPTS[x].excludes & set(below) for x in above) else "unknown"


# ---- finding -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Node:
    """A node of a tree of terms: of stems in English, of syllables in Korean."""

    next: dict[str, _Node] = field(default_factory=dict)
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    ends: bool = False
    short: bool = False


def _entries(language: str) -> Iterator[tuple[str, str]]:
    """(concept id, term); the id is empty for phrases that look like a term and are none."""
    for concept in CONCEPTS.values():
        yield from ((concept.id, term) for term in concept.terms.get(language, ()))
    for table in tables().values():
        yield from (("", term) for term in table.get("silent", {}).get(language, ()))


@cache
def _english_tree() -> _Node:
    root = _Node()
    for concept, term in _entries("en"):
        node = root
        for word in _WORD.findall(term):
            node = node.next.setdefault(english_stem(word.lower()), _Node())
        node.ends = True
        if concept and concept not in node.nouns:
            node.nouns = (*node.nouns, concept)
    return root


@cache
def english_words() -> frozenset[str]:
    """The stems that English terms begin with: common words, although a sentence may write them with a capital."""
    return frozenset(_english_tree().next)


def _english(text: str) -> Found:
    first, found = _english_tree().next, []
    tokens = [(m.start(), m.end(), english_stem(m.group().lower())) for m in _WORD.finditer(text)]
    at, count = 0, len(tokens)
    while at < count:
        node = first.get(tokens[at][2])
        if node is None:
            at += 1
            continue
        last, concepts = _longest(text, tokens, at, node)
        if last > at and _outdone(text, tokens, at, last):
            at += 1
            continue
        if last >= at:
            span = Span(tokens[at][0], tokens[last][1])
            found += [(span, concept) for concept in concepts]
        at = max(at, last) + 1
    return found


def _outdone(text: str, tokens: list[tuple[int, int, str]], at: int, last: int) -> bool:
    """True when a longer term begins inside a term and runs on behind it: "a year" in "a year-on-year drop"."""
    first = _english_tree().next
    for here in range(at + 1, last + 1):
        node = first.get(tokens[here][2])
        if node is not None and _longest(text, tokens, here, node)[0] - here > last - at:
            return True
    return False


def _longest(text: str, tokens: list[tuple[int, int, str]], at: int, node: _Node) -> tuple[int, tuple[str, ...]]:
    last, concepts = (at, node.nouns) if node.ends else (at - 1, ())
    for here in range(at + 1, len(tokens)):
        if not node.next or text[tokens[here - 1][1] : tokens[here][0]] not in _JOINTS:
            break
        following = node.next.get(tokens[here][2])
        if following is None:
            break
        node = following
        if node.ends:
            last, concepts = here, node.nouns
    return last, concepts


@cache
def _korean_tree() -> _Node:
    root = _Node()
    for concept, term in _entries("ko"):
        if _is_verb(term):
            for form in dict.fromkeys(f for verb in conjugate(term) for f in (verb, verb.replace(" ", ""))):
                _plant(root, form, concept, verb=True)
        else:
            _plant(root, term.replace(" ", ""), concept, verb=False)
            if " " in term:
                _plant(root, term, concept, verb=False)
    return root


def _is_verb(term: str) -> bool:
    """A Korean verb, alone or with its object (장을 마치다); "most" (최다) only looks like one."""
    return term.endswith("다") and not term.endswith("최다") and HANGUL.fullmatch(term.replace(" ", "")) is not None


def _plant(root: _Node, form: str, concept: str, *, verb: bool) -> None:
    node = root
    for syllable in form:
        node = node.next.setdefault(syllable, _Node())
    node.ends, node.short = True, len(form) == 1
    if not concept:
        return
    if verb and concept not in node.verbs:
        node.verbs = (*node.verbs, concept)
    if not verb and concept not in node.nouns:
        node.nouns = (*node.nouns, concept)


def _korean(text: str) -> Found:
    found: Found = []
    done = 0
    for run in HANGUL.finditer(text):
        start, end, open_at = run.start(), run.end(), run.start()
        for place in _starts(run.group()) if len(run.group()) <= _WORDY else range(len(run.group())):
            at = start + place
            if at < done:
                continue
            stop, concepts, noun = _match(text, at, end, at in (start, open_at))
            if stop > at:
                found += [(Span(at, stop), concept) for concept in concepts]
                done, open_at = stop, stop if noun else -1
        if start and text[start - 1] in _korean_tree().next and not text[start - 2 : start - 1].isdigit():
            found += _counted(text, start, end, found)
    return found


def _counted(text: str, start: int, end: int, found: Found) -> Found:
    """Terms that begin with a figure (1인 가구), where nothing longer was found; numbers keep the figure."""
    stop, concepts, _ = _match(text, start - 1, end, True)
    taken = next((span.end for span, _ in reversed(found) if span.start >= start), start)
    return [(Span(start, stop), concept) for concept in concepts] if stop > taken else []


@lru_cache(maxsize=1 << 16)
def _starts(word: str) -> tuple[int, ...]:
    """The places of a word where a term begins that ends in it or may run on behind it."""
    return tuple(place for place in range(len(word)) if _leads(word, place))


def _leads(word: str, place: int) -> bool:
    node: _Node | None = _korean_tree()
    for syllable in word[place:]:
        node = node.next.get(syllable) if node else None
        if node is None:
            return False
        if node.ends:
            return True
    return True


def _match(text: str, at: int, end: int, known: bool) -> tuple[int, tuple[str, ...], bool]:
    """The longest term at a place of a Hangul run: (its end, its concepts, whether another noun may follow)."""
    node: _Node | None = _korean_tree()
    best: tuple[int, tuple[str, ...], bool] = (at, (), False)
    here, limit, written = at, end, False
    while node is not None:
        if here == limit and here > at and node.next and text[here : here + 1] == " ":
            ahead = HANGUL.match(text, here + 1)
            if ahead is None:
                break
            # The space stands in the term itself, or in a long term that is listed without.
            written = " " in node.next
            node = node.next.get(" ", node)
            here, limit = here + 1, ahead.end()
        if here >= limit:
            break
        node = node.next.get(text[here])
        here += 1
        # A term of few syllables is never written with a space inside: 전 지역 holds no 전지.
        if node is not None and node.ends and (limit == end or written or here - at > _LONG):
            best = _reading(text, at, here, limit, node, known) or best
    return best


def _reading(
    text: str, at: int, here: int, limit: int, node: _Node, known: bool
) -> tuple[int, tuple[str, ...], bool] | None:
    """A term as noun or as verb, by what stands around it; None where it is neither."""
    rest = text[here : min(limit, here + _TAIL)]
    if node.nouns or not node.verbs:
        alone = not node.short or not at or not text[at - 1].isalnum() or (known and text[at:here] in _compound_ends())
        placed = known or here - at >= _FREE
        if alone and placed and (may_follow_noun(rest) or (not node.short and _continues(rest))):
            return here, node.nouns, True
    # A verb begins a word: 조선사들이 holds no 사들이다.
    if node.verbs and known and not HANGUL.match(text[at - 1 : at]) and _verb_fits(rest, node.short):
        return here, node.verbs, False
    return None


@cache
def _compound_ends() -> frozenset[str]:
    return frozenset(word_lists("ko")["compound_ends"])


def _verb_fits(rest: str, short: bool) -> bool:
    return may_follow_verb(rest) if short else len(rest) <= 6


@cache
def _first_pairs() -> frozenset[str]:
    root = _korean_tree()
    return frozenset(a + b for a, node in root.next.items() for b in node.next)


def _continues(rest: str) -> bool:
    """True when another term may begin right behind a noun: 매출증가율."""
    return rest[:2] in _first_pairs()


def find_concepts(text: str, language: str) -> Found:
    """The concepts named in a text with their places, longest term first, in the order of the text.

    A term that stands for two concepts gives two entries with one span. Latin words in Korean text are read too.
    """
    if language != "ko":
        return _english(text)
    found = _korean(text)
    latin = _english(text)
    return sorted(found + latin, key=lambda pair: pair[0].start) if latin else found


def stems(text: str, language: str) -> tuple[str, ...]:
    """Content stems of a text in its order: stop words, particles and endings are cut, numbers left out."""
    stop = stop_words(language)
    out: list[str] = []
    for word in _TOKEN.findall(text):
        if word[0] >= "가":
            if short := short_nouns().get(word):
                out.append(short)
                continue
            stem = korean_root(word) if word not in stop else word
        else:
            lower = word.lower()
            if lower in stop_words("en"):
                continue
            stem = english_stem(lower)
        if len(stem) > 1 and stem not in stop:
            out.append(stem)
    return tuple(out)
