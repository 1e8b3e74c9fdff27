"""Names and words of the texts at hand, made comparable and weighed by how rare they are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from claims.frozen import replace
from claims.kept import kept
from claims.lang import load
from claims.model import Bound, Frame, Kind, Quantity
from claims.names.aliases import is_disease, pieces, shared_parts
from claims.names.aliases import known as known_name
from claims.names.find import NameBook
from claims.names.heard import heard
from claims.words.senses import senses_of
from claims.words.vocabulary import find_concepts, kind
from factcheck.terms.aside import anonymous
from factcheck.terms.asked import Asked, apart, back, change_asked, held_to_norm, names_by_place
from factcheck.terms.labels import labels
from factcheck.terms.own_words import said_of_others
from factcheck.values.compare import Interval, interval, is_fraction
from factcheck.values.nouns import heads

SAID = ("measure", "event")
"""Kinds of concepts that say what a value is of."""
_FEW = 4
"""Sentences, under which nothing can be told to be rare."""
_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z]+(?:-[a-z]+)*(?![\w-])")


class Keyed:
    """A frame with its names turned into comparable keys, and what it says as sets; each made when first asked for,
    as most computed values are never held against a claim beyond their number."""

    def __init__(
        self, frame: Frame, keys_of: Callable[[tuple[str, ...]], frozenset[str]], told: Keyed | None = None
    ) -> None:
        """Args: told, for the change that a claim tells, the level that its document tells it with."""
        self.frame = frame
        self.told = told
        self._keys_of = keys_of

    @kept
    def allowed(self) -> Interval | None:
        """What the wording of its value allows; None for a date."""
        mention = self.frame.mention
        value = mention.value
        if not isinstance(value, Quantity):
            return None
        # "Half" is a ratio in words, as "twice" is.
        about = value.bound is Bound.EXACT and is_fraction(mention)
        return interval(replace(value, bound=Bound.ABOUT) if about else value)

    @kept
    def change_asked(self) -> Asked | None:
        """The change over time that it tells, if it is a claim."""
        return change_asked(self.frame)

    @kept
    def back(self) -> int:
        """How many months before its own time it is compared with, or 0."""
        return back(self.frame)

    @kept
    def names_by_place(self) -> bool:
        """Whether its value is no place of its own, but whom it is held against ("2위의 두 배")."""
        return names_by_place(self.frame)

    @kept
    def held_to_norm(self) -> bool:
        """Whether its value tells how far something is from what it should be, and nothing over time."""
        return self.change_asked is None and held_to_norm(self.frame)

    @kept
    def apart(self) -> bool:
        """Whether it tells how far two are apart."""
        return apart(self.frame)

    @kept
    def anonymous(self) -> bool:
        """Whether it never says of whom it speaks."""
        return anonymous(self.frame)

    @kept
    def labels(self) -> Mapping[str, str]:
        """What tells it apart from things of its sort, sort by sort."""
        return labels(self.frame)

    @kept
    def names(self) -> tuple[str, ...]:
        """Every name of its sentence and carried over, as written, those of its own zone first."""
        frame = self.frame
        return tuple(dict.fromkeys((*frame.own.names, *frame.near.names, *frame.far.names)))

    @kept
    def names_own(self) -> frozenset[str]:
        """Keys of the names of the value's own zone."""
        return self._keys_of(self.frame.own.names)

    @kept
    def names_near(self) -> frozenset[str]:
        """Keys of the names of its sentence."""
        return self._keys_of(self.frame.near.names)

    @kept
    def concepts_own(self) -> frozenset[str]:
        """Concepts of its own zone."""
        return _set(self.frame.own.concepts)

    @kept
    def concepts_near(self) -> frozenset[str]:
        """Concepts of its sentence."""
        return _set(self.frame.near.concepts)

    @kept
    def concepts_here(self) -> frozenset[str]:
        """Concepts of its own zone and of its sentence."""
        return self.concepts_own | self.concepts_near

    @kept
    def concepts_far(self) -> frozenset[str]:
        """Concepts carried over."""
        return _set(self.frame.far.concepts)

    @kept
    def words_own(self) -> frozenset[str]:
        """Content stems of its own zone."""
        return _set(self.frame.own.words)

    @kept
    def words_near(self) -> frozenset[str]:
        """Content stems of its sentence."""
        return _set(self.frame.near.words)

    @kept
    def of_others(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words and concepts that its sentence says of other values only."""
        return said_of_others(self.frame)

    @kept
    def words_far(self) -> frozenset[str]:
        """Content stems carried over."""
        return _set(self.frame.far.words)

    @kept
    def kind(self) -> Kind:
        """Whether it is a quantity or a date."""
        return self.frame.mention.kind

    @kept
    def said(self) -> frozenset[str]:
        """What its own zone says to be measured, or to have happened."""
        return of_kind(self.concepts_own, *SAID)

    @kept
    def said_near(self) -> frozenset[str]:
        """The same of its sentence."""
        return of_kind(self.concepts_near, *SAID)

    @kept
    def qualifiers(self) -> frozenset[str]:
        """The scopes and bases of its own zone."""
        return of_kind(self.concepts_own, "qualifier")

    @kept
    def counted(self) -> str | None:
        """The noun that it counts, where that is no word for anything or anybody."""
        value = self.frame.mention.value
        named = isinstance(value, Quantity) and (value.dimension or "").startswith("count:")
        return value.unit if isinstance(value, Quantity) and named and value.unit not in heads() else None

    @kept
    def senses_own(self) -> frozenset[str]:
        """Senses of the words of its own zone."""
        return _senses(self.frame.own.words)

    @kept
    def senses_near(self) -> frozenset[str]:
        """Senses of the words of its sentence."""
        return _senses(self.frame.near.words)

    @kept
    def senses_far(self) -> frozenset[str]:
        """Senses of the words carried over."""
        return _senses(self.frame.far.words)


_SHORT = 3
"""Letters of a part that tells a name from no other."""


class Lexicon:
    """Names and word weights of the texts at hand."""

    def __init__(self, book: NameBook, *, across: bool = False) -> None:
        """Args: across, whether the texts are of more than one language."""
        self.book = book
        self._across = across
        self._seen: Counter[str] = Counter()
        self._senses: Counter[str] = Counter()
        self._told: dict[str, Keyed] = {}
        """The first value of each sentence."""
        self._expanded: dict[str, frozenset[str]] = {}
        self._keys: dict[tuple[str, ...], frozenset[str]] = {}
        self._same: dict[tuple[str, str], bool] = {}
        self._plain: set[str] = set()
        self._weights: dict[str, float] = {}
        self.asked: tuple[Keyed, Any] | None = None
        """The claim that is held against sources at the moment, with what aligning has found out about it."""

    def expand(self, name: str) -> frozenset[str]:
        """Keys of a name and of its parts, for the index and for rarity; cached."""
        keys = self._expanded.get(name)
        if keys is None:
            parts = pieces(name)
            telling = [p for p in parts if len(p) > _SHORT and p not in shared_parts()] if len(parts) > 1 else []
            single = [key for part in telling for key in self.book.expand(part)]
            keys = self._expanded[name] = self.book.expand(name) | frozenset(single)
        return keys

    def same(self, a: str, b: str) -> bool:
        """Whether two names may mean one thing: by the book, or by a part that tells them apart from others."""
        pair = (a, b) if a <= b else (b, a)
        known = self._same.get(pair)
        if known is None:
            verdict = self.book.same(a, b)
            known = verdict if verdict is not None else bool(self.expand(a) & self.expand(b))
            self._same[pair] = known
        return known

    def read(self, text: str) -> None:
        """Remember the words that a text writes in lower case: they are no names where they begin a sentence."""
        self._plain.update(match.group() for match in _LOWER.finditer(text))

    def is_word(self, name: str) -> bool:
        """True for a "name" that the texts also write as a plain word, or that is a word for what was named before
        ("the Ministry"), or that the vocabulary knows as a thing."""
        key = known_name(name)
        if key is not None:
            return is_disease(key)
        word = name.lower()
        return not self._plain.isdisjoint((word, word.removesuffix("s"))) or is_epithet(name) or is_thing(name)

    def any_same(self, name: str, others: Iterable[str]) -> bool:
        """Whether one of `others` may mean the same thing as `name`."""
        for other in others:  # noqa: SIM110  asked for every value of every source: `any` makes a generator each time
            if self.same(name, other):
                return True
        return False

    def key(self, frame: Frame, told: Frame | None = None) -> Keyed:
        """Prepare a frame for comparison.

        Args: told, for the change that a claim tells, the level that its document tells it with.
        """
        level = self.key(told) if told else None
        return Keyed(heard(frame, self.book) if self._across else frame, self._names, level)

    def _names(self, names: tuple[str, ...]) -> frozenset[str]:
        keys = self._keys.get(names)
        if keys is None:
            keys = self._keys[names] = frozenset(k for n in names for k in self.expand(n))
        return keys

    def learn(self, frames: Iterable[Keyed]) -> None:
        """Count in how many sentences each item stands, to weigh it by how rare it is."""
        self._weights.clear()
        self.asked = None
        for keyed in frames:
            self._told.setdefault(keyed.frame.sentence, keyed)
        if len(self._told) >= _FEW:
            told = self._told.values()
            self._seen = Counter(i for k in told for i in k.concepts_near | k.words_near | k.names_near)
            self._senses = Counter(sense for k in told for sense in k.senses_near)

    def rarity(self, item: str) -> float:
        """0.3 (everywhere) to 1 (nowhere else): inverse document frequency, flattened."""
        known = self._weights.get(item)
        if known is None:
            known = self._weights[item] = self._rare(self._seen[item])
        return known

    def sense_rarity(self, sense: str) -> float:
        """The same of a sense, in whatever words it is told."""
        return self._rare(self._senses[sense])

    def _rare(self, seen: int) -> float:
        if len(self._told) < _FEW:
            return 1.0
        share = (seen + 0.5) / (len(self._told) + 1)
        return max(0.3, min(1.0, -math.log(share) / 4))


@lru_cache(maxsize=1 << 14)
def of_kind(concepts: frozenset[str], *kinds: str) -> frozenset[str]:
    """The concepts of some kinds."""
    return frozenset(c for c in concepts if kind(c) in kinds)


@lru_cache(maxsize=1 << 12)
def _set(items: tuple[str, ...]) -> frozenset[str]:
    """The same set for the same items: the values of one sentence share what stands near them."""
    return frozenset(items)


@lru_cache(maxsize=1 << 14)
def _senses(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(s for w in words for s in senses_of(w))


@cache
def is_epithet(name: str) -> bool:
    """True for a word that stands for whom the text has named already: "the Sultanate", "the Board"."""
    return name.lower() in load("en").binding.get("epithets", ())


@cache
def is_thing(name: str) -> bool:
    """True for a "name" that is nothing but a thing or a measure of the vocabulary ("GPU", "GDP")."""
    language = "en" if name.isascii() else "ko"
    return any(
        span.start == 0 and span.end >= len(name) and kind(c) != "qualifier"
        for span, c in find_concepts(name, language)
    )
