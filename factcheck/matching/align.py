"""Slot by slot: does a source's frame speak of the claim's tuple?

Nothing here looks at the value itself. Each slot is `match`, `unknown` or `other`; the score says how much of what
the claim names the source's frame names too, weighted by how rare it is in the sources at hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from claims.frozen import quick, replace
from claims.model import Frame, Kind
from claims.names.find import is_spelled_by_sound
from claims.words.senses import senses_of
from claims.words.vocabulary import kind, stems
from factcheck.matching import match
from factcheck.terms.labels import shared
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.slot import MATCH, OTHER, UNKNOWN, Slot

_Table = Mapping[str, Mapping[str, float]]


@quick
@dataclass(frozen=True, slots=True)
class Alignment:
    """A source's frame held against a claim's, value aside."""

    entity: Slot
    measure: Slot
    period: Slot
    scope: Slot
    direction: Slot
    score: float
    wording: float
    """Share of the claim's own content words that the source has beside the value, or has words of their sense."""
    alike: float = 0.0
    """The same share of the words themselves; in another language, as `wording`."""

    stranger: bool = False
    """The source's sentence goes on about somebody else, whom the claim does not name."""
    owned: bool = False
    """Whom the claim speaks of is named beside the value itself."""
    vouched: bool = False
    """The claim names nobody but who says so, and the page is theirs."""
    labelled: int = 0
    """How much it tells that both stand under one label ("line 2", "those over 65", 100㎜를 넘은 사례): 0 to 2."""

    told_before: bool = False
    """The sentences before the claim name the row in which the value stands."""

    def other(self) -> str:
        """Name of the first slot that says `other`, or ""."""
        if self.entity is OTHER:
            return "entity"
        if self.measure is OTHER:
            return "measure"
        if self.period is OTHER:
            return "period"
        return "scope" if self.scope is OTHER else ""

    def in_its_time(self) -> Alignment:
        """The same of a value that holds from its time on, in a later one."""
        if self.period is not OTHER:
            return self
        return replace(self, period=UNKNOWN, score=self.score - weights()["slot"]["period_other"])


@cache
def weights() -> _Table:
    """The table of factcheck/matching/weights.toml."""
    return tomllib.loads(resources.files("factcheck.matching").joinpath("weights.toml").read_text(encoding="utf-8"))


def align(
    claim: Keyed, source: Keyed, lexicon: Lexicon, *, absent: bool = False, told_before: bool = False
) -> Alignment:
    """Hold a source's frame against a claim's.

    Args: absent, where the source's page never says the name that the claim says, in any spelling; told_before, where
    the sentences before the claim name the row in which the source's value stands.
    """
    table = weights()
    row = MATCH if told_before else match.row(claim, source, lexicon)
    owned = bool(claim.frame.subject) and lexicon.any_same(claim.frame.subject, source.frame.own.names)
    entity = OTHER if row is OTHER else match.entity(claim, source, lexicon, owned=owned)
    foreign = absent and match.untranslated(claim.frame, source.frame)
    if foreign and entity is OTHER:
        # A name may be translated ("the National Library"): nobody can tell that the page speaks of somebody else.
        entity = UNKNOWN
    measure = match.measure(claim, source)
    if row is MATCH and measure is UNKNOWN and not source.said:
        # The row is named and the table measures one thing, which its headers leave unsaid.
        measure = MATCH
    period = match.period(claim.frame, source.frame)
    if period is OTHER and claim.kind is Kind.DATE:
        # Another date of either sentence dates something else.
        period = UNKNOWN
    scope = match.scope(claim, source)
    direction = match.direction(claim.frame, source.frame)
    across = claim.frame.language != source.frame.language
    asked = _asked(claim, lexicon, across=across)
    score = _overlap(asked, source, lexicon, table, across=across)
    slot = table["slot"]
    score += slot["period_match"] * (period is MATCH) + slot["period_other"] * (period is OTHER)
    score += slot["direction_match"] * (direction is MATCH)
    score += slot["entity_other"] * (entity is OTHER) + slot["measure_other"] * (measure is OTHER)
    score += slot["qualifier_other"] * (scope is OTHER)
    stranger = entity is UNKNOWN and not foreign and match.stranger(claim.frame, source.frame, lexicon)
    # A name that every language writes as it sounds would stand there, were the page of whom it names.
    unheard = absent and across and is_spelled_by_sound(claim.frame.subject)
    stranger = stranger or (unheard and entity is UNKNOWN)
    vouched = bool(claim.frame.said_by) and not claim.frame.subject
    vouched = vouched and lexicon.any_same(claim.frame.said_by, source.frame.far.names)
    alike, wording = _wording(asked, source, across=across)
    labelled = shared(claim.labels, source.frame)
    return Alignment(
        entity, measure, period, scope, direction, score, wording, alike, stranger, owned, vouched, labelled,
        told_before,
    )  # fmt: skip


class _Item(NamedTuple):
    """Something that a claim names: how much it counts, how rare it is, and for a word its senses."""

    key: str
    weight: float
    rare: float
    alike: frozenset[str] | None
    """None for a concept, which is looked for as it is."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a claim names, weighed once for all the values that it is held against; for sources in its own language
    and for those in another, in which words are looked for by their sense."""

    names: tuple[tuple[str, float], ...]
    items: tuple[_Item, ...]
    words: tuple[_Item, ...]
    """The words of the value's own zone."""
    all: float
    """What a source has that names all of it; `nameless` where it names nobody."""
    nameless: float
    all_words: float


def _asked(claim: Keyed, lexicon: Lexicon, *, across: bool) -> _Asked:
    known = lexicon.asked
    if known is None or known[0] is not claim:
        known = lexicon.asked = claim, {}
    found: _Asked | None = known[1].get(across)
    if found is None:
        found = known[1][across] = _weighed(claim, lexicon, across=across)
    return found


def _weighed(claim: Keyed, lexicon: Lexicon, *, across: bool) -> _Asked:
    item = weights()["item"]
    names = tuple(_weighed_names(claim, lexicon, item))
    items = tuple(
        _Item(key, weight, *(_rare_word(key, lexicon, across=across) if of_words else (lexicon.rarity(key), None)))
        for weight, key, of_words in _items(claim, item)
    )
    # Whom both texts name is told by their names already.
    named = _named(claim.frame.own.names) if across else frozenset()
    own = (word for word in claim.frame.own.words if word not in named)
    words = tuple(_Item(word, 1.0, *_rare_word(word, lexicon, across=across)) for word in own)
    said = [item.weight * item.rare for item in items]
    return _Asked(
        names, items, words, all=_sum([*(weight for _, weight in names), *said]), nameless=_sum(said),
        all_words=_sum(word.rare for word in words),
    )  # fmt: skip


def _sum(parts: Iterable[float]) -> float:
    """Added up one by one, in the order in which what a source has is added up: later Pythons' `sum` rounds less."""
    total = 0.0
    for part in parts:
        total += part
    return total


def _rare_word(word: str, lexicon: Lexicon, *, across: bool) -> tuple[float, frozenset[str]]:
    alike = senses_of(word)
    if not across:
        return lexicon.rarity(word), alike
    # A word that cannot be looked for in the other language counts for nothing.
    return weights()["sense"]["across"] * max((lexicon.sense_rarity(s) for s in alike), default=0.0), alike


def _wording(asked: _Asked, source: Keyed, *, across: bool) -> tuple[float, float]:
    """How much of the claim's own words the source has: the same words, and with those of the same sense."""
    same, meant = 0.0, 0.0
    for word in asked.words:
        if not across and (word.key in source.words_own or word.key in source.words_near):
            same += word.rare
        elif word.alike and not (
            word.alike.isdisjoint(source.senses_own) and word.alike.isdisjoint(source.senses_near)
        ):
            meant += word.rare
    if not asked.all_words:
        return 0.0, 0.0
    meant = meant / asked.all_words if across else (same + meant * weights()["sense"]["same"]) / asked.all_words
    return (meant if across else same / asked.all_words), meant


@lru_cache(maxsize=1 << 12)
def _named(names: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that names are made of."""
    return frozenset(s for n in names for s in stems(n, "en" if n.isascii() else "ko"))


def _overlap(asked: _Asked, source: Keyed, lexicon: Lexicon, table: _Table, *, across: bool) -> float:
    """How much of what the claim names the source names too, 0 to 1; in the order of the text, so that the sum of
    these fractions is the same in every run."""
    place = table["place"]
    got, total = 0.0, asked.nameless
    if not source.anonymous:
        got, total = _got_names(asked, source.frame, lexicon, place), asked.all
    for key, weight, rare, alike in asked.items:
        if alike is None:
            strength = _strength(key, source.concepts_own, source.concepts_near, source.concepts_far, place)
            got += weight * rare * strength
        elif not across and key in source.words_own:
            got += weight * (place["own"] * rare)  # nothing counts for more than the word itself in its own zone
        else:
            got += weight * (_said(key, alike, source, table, across=across) * rare)
    return got / total if total else 0.0


def _said(word: str, alike: frozenset[str], source: Keyed, table: _Table, *, across: bool) -> float:
    """How much of a word the source has, if only in another word of its sense."""
    place = table["place"]
    said = 0.0 if across else _strength(word, source.words_own, source.words_near, source.words_far, place)
    if not alike:
        return said
    meant = _meant(alike, source, place)
    return meant if across else max(said, meant * table["sense"]["same"])


def _meant(senses: frozenset[str], source: Keyed, place: Mapping[str, float]) -> float:
    """As `_strength`, of whichever sense stands nearest to the value."""
    if not senses.isdisjoint(source.senses_own):
        return place["own"]
    if not senses.isdisjoint(source.senses_near):
        return place["near"]
    return 0.0 if senses.isdisjoint(source.senses_far) else place["far"]


def _items(claim: Keyed, item: Mapping[str, float]) -> Iterator[tuple[float, str, bool]]:
    """What the claim says beside its names: weight, key, and whether it is a word or a concept."""
    own, near = claim.frame.own, claim.frame.near
    for concept in own.concepts:
        sort = kind(concept)
        if sort != "direction":
            yield (item["qualifier"] if sort == "qualifier" else item["measure"]), concept, False
    for word in own.words:
        yield item["word"], word, True
    if not match.of_kind(claim.concepts_own, *match.SAID):
        for concept in near.concepts:
            if concept not in claim.concepts_own | claim.of_others[1] and kind(concept) in match.SAID:
                yield item["measure"] * item["carried"], concept, False


def _weighed_names(claim: Keyed, lexicon: Lexicon, item: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Whom the claim names, and how much each counts."""
    frame = claim.frame
    names = frame.own.names or frame.near.names
    carried = not names
    for name in names or frame.far.names[:2]:
        keys = lexicon.expand(name)
        if keys:
            weight = item["subject"] if name == frame.subject else item["name"]
            weight *= item["carried"] if carried else 1.0
            yield name, weight * max(lexicon.rarity(k) for k in keys)


def _got_names(asked: _Asked, other: Frame, lexicon: Lexicon, place: Mapping[str, float]) -> float:
    got = 0.0
    for name, weight in asked.names:
        if lexicon.any_same(name, other.own.names):
            got += weight * place["own"]
        elif lexicon.any_same(name, other.near.names):
            got += weight * place["near"]
        elif lexicon.any_same(name, other.far.names):
            got += weight * place["far"]
    return got


def _strength(
    key: str, own: frozenset[str], near: frozenset[str], far: frozenset[str], place: Mapping[str, float]
) -> float:
    if key in own:
        return place["own"]
    if key in near:
        return place["near"]
    return place["far"] if key in far else 0.0
