"""Slot by slot: does a source's frame speak of the claim's tuple?

Nothing here looks at the value itself. Each slot is `match`, `unknown` or `other`; the score says how much of what
the claim names the source's frame names too, weighted by how rare it is in the sources at hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claims.model import Frame
from claims.senses import senses_of
from claims.vocabulary import kind
from factcheck import match
from factcheck.lexicon import Keyed, Lexicon
from factcheck.match import Slot

_Table = Mapping[str, Mapping[str, float]]


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
    """Share of the claim's own content words that the source has beside the value; in another language, by sense."""

    stranger: bool = False
    """The source's sentence goes on about somebody else, whom the claim does not name."""

    def other(self) -> str:
        """Name of the first slot that says `other`, or ""."""
        for name in ("entity", "measure", "period", "scope"):
            if getattr(self, name) is Slot.OTHER:
                return name
        return ""


@cache
def weights() -> _Table:
    """The table of factcheck/weights.toml."""
    return tomllib.loads(resources.files("factcheck").joinpath("weights.toml").read_text(encoding="utf-8"))


def align(claim: Keyed, source: Keyed, lexicon: Lexicon, *, absent: bool = False) -> Alignment:
    """Hold a source's frame against a claim's.

    Args: absent, where the source's page never says the name that the claim says, in any spelling.
    """
    table = weights()
    row = match.row(claim, source, lexicon)
    entity = Slot.OTHER if row is Slot.OTHER else match.entity(claim, source, lexicon)
    foreign = absent and match.untranslated(claim.frame, source.frame)
    if foreign and entity is Slot.OTHER:
        # A name may be translated ("the National Library"): nobody can tell that the page speaks of somebody else.
        entity = Slot.UNKNOWN
    measure = match.measure(claim, source)
    if row is Slot.MATCH and measure is Slot.UNKNOWN and not match.of_kind(source.concepts_own, *match.SAID):
        # The row is named and the table measures one thing, which its headers leave unsaid.
        measure = Slot.MATCH
    period = match.period(claim.frame, source.frame)
    scope = match.scope(claim, source)
    direction = match.direction(claim.frame, source.frame)
    score = _overlap(claim, source, lexicon, table)
    slot = table["slot"]
    score += slot["period_match"] * (period is Slot.MATCH) + slot["period_other"] * (period is Slot.OTHER)
    score += slot["direction_match"] * (direction is Slot.MATCH)
    score += slot["entity_other"] * (entity is Slot.OTHER) + slot["measure_other"] * (measure is Slot.OTHER)
    score += slot["qualifier_other"] * (scope is Slot.OTHER)
    stranger = entity is Slot.UNKNOWN and not foreign and match.stranger(claim.frame, source.frame, lexicon)
    return Alignment(
        entity, measure, period, scope, direction, score, _wording(claim, source, lexicon, table), stranger
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a claim names, weighed once for all the values that it is held against."""

    names: tuple[tuple[str, float], ...]
    items: tuple[tuple[float, str, bool], ...]
    totals: dict[tuple[bool, bool], float]
    """By whether the source names anybody, and whether it is in another language."""


def _asked(claim: Keyed, lexicon: Lexicon, table: _Table) -> _Asked:
    known = lexicon.asked
    if known is None or known[0] is not claim:
        asked = _Asked(tuple(_weighed_names(claim, lexicon, table["item"])), tuple(_items(claim, table["item"])), {})
        known = lexicon.asked = claim, asked
    found: _Asked = known[1]
    return found


def _wording(claim: Keyed, source: Keyed, lexicon: Lexicon, table: _Table) -> float:
    """The same words in one language; words of the same sense in two."""
    across = claim.frame.language != source.frame.language
    near = {"own": 1.0, "near": 1.0, "far": 0.0}
    got = total = 0.0
    for word in claim.frame.own.words:
        if across:
            one, of = _word(word, claim, source, lexicon, {**table, "place": near})
        else:
            of = lexicon.rarity(word)
            one = of * (word in source.words_own or word in source.words_near)
        got, total = got + one, total + of
    return got / total if total else 0.0


def _overlap(claim: Keyed, source: Keyed, lexicon: Lexicon, table: _Table) -> float:
    """How much of what the claim names the source names too, 0 to 1; in the order of the text, so that the sum of
    these fractions is the same in every run."""
    asked, place = _asked(claim, lexicon, table), table["place"]
    anonymous = match.anonymous(source.frame)
    got = 0.0 if anonymous else _got_names(asked, source.frame, lexicon, place)
    for weight, key, of_words in asked.items:
        if of_words:
            got += weight * _word(key, claim, source, lexicon, table)[0]
        else:
            strength = _strength(key, source.concepts_own, source.concepts_near, source.concepts_far, place)
            got += weight * lexicon.rarity(key) * strength
    variant = anonymous, claim.frame.language != source.frame.language
    total = asked.totals.get(variant)
    if total is None:
        total = asked.totals[variant] = _total(asked, claim, source, lexicon, table, anonymous=anonymous)
    return got / total if total else 0.0


def _total(asked: _Asked, claim: Keyed, source: Keyed, lexicon: Lexicon, table: _Table, *, anonymous: bool) -> float:
    """What a source has that names all of it, in the order in which it is counted."""
    total = 0.0
    for _, weight in () if anonymous else asked.names:
        total += weight
    for weight, key, of_words in asked.items:
        total += weight * (_word(key, claim, source, lexicon, table)[1] if of_words else lexicon.rarity(key))
    return total


def _word(word: str, claim: Keyed, source: Keyed, lexicon: Lexicon, table: _Table) -> tuple[float, float]:
    """How much of a word the source has, if only in another word of its sense, and how much it counts."""
    place, sense = table["place"], table["sense"]
    alike = senses_of(word)
    senses = (source.senses_own, source.senses_near, source.senses_far)
    meant = max([_strength(s, *senses, place) for s in alike]) if alike else 0.0
    if claim.frame.language != source.frame.language:
        # A word that cannot be looked for in the other language counts for nothing.
        rare = sense["across"] * max((lexicon.sense_rarity(s) for s in alike), default=0.0)
        return meant * rare, rare
    rare = lexicon.rarity(word)
    said = _strength(word, source.words_own, source.words_near, source.words_far, place)
    return max(said, meant * sense["same"]) * rare, rare


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
            if concept not in claim.concepts_own and kind(concept) in match.SAID:
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
