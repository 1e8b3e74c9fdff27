"""What of a claim the header of a row or a column says, and whether it says more of it than another header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from claims.frozen import quick, replace
from claims.model import Keys
from claims.words.senses import senses_of
from claims.words.vocabulary import opposite, relation
from factcheck.matching.match import KIN, met


class Saying(NamedTuple):
    """Something that a claim says of a header, and how."""

    how: str
    """`concept` or `word` where it is the very same, `kin` or `form` where it is only akin to it; else what is said:
    a name, a number, the ages or the week that tell a header from others, all of it."""
    what: object


Said = frozenset[Saying]
ALL, BEFORE = Saying("all", ""), Saying("before", "")


@quick
@dataclass(frozen=True, slots=True)
class Side:
    """What of a claim one header says: of the value's own zone, and of its sentence."""

    own: Said
    near: Said
    rest: int
    """How many words and scopes of the header the claim does not say; those of a total say nothing."""

    scopes: int = 0
    """How many scopes and extremes of the header the claim does not say ("lowest", "excluding tax")."""

    named: bool = False
    """The claim's own zone says something of it, if only what all its neighbours say, too."""

    total: bool = False

    unsaid: frozenset[str] = frozenset()
    """The words of the header that the claim does not say."""

    @property
    def exact(self) -> bool:
        """The claim says a very word of the header, a name or a number, and not only something akin to it."""
        return any(said.how not in _INEXACT for said in self.near)

    def without(self, shared: Said) -> Side:
        """What it says that not all its neighbours say, too ("foot passengers" beside "car passengers")."""
        return replace(self, own=self.own - shared, near=self.near - shared) if shared else self

    def told_before(self) -> Side:
        """The same of a row that the sentences before the claim name."""
        return replace(self, own=self.own | {BEFORE}, near=self.near | {BEFORE}, named=True)

    def beats(self, other: Side) -> bool:
        """Whether it says more of the claim than another header, and nothing that narrows it."""
        if self.scopes > other.scopes:
            return False
        if self.own == other.own and self.near == other.near:
            # "Guards" is named in full, "armed guards" only in part.
            return self.exact and self.unsaid < other.unsaid
        return self.own > other.own or (self.own == other.own and self.near > other.near and not self._hints(other))

    def _hints(self, other: Side) -> bool:
        """Whether what it says more than a total is only akin to something that the claim says beside its value ("14 %
        of them from abroad" of foreigners): it may be told of another value."""
        return other.total and all(said.how in _AKIN for said in self.near - other.near)

    def equals(self, other: Side) -> bool:
        """Whether the claim says the same of both."""
        return self.own == other.own and self.near == other.near


_AKIN = frozenset({"kin", "form"})
_INEXACT = _AKIN | {"concept"}
"""A concept has many words: the claim may have another one for it than the header."""


def concepts_said(said: Iterable[str], keys: Keys) -> Iterator[Saying]:
    """The claim's concepts that a header has; in its own right one counts twice."""
    for concept in said:
        if concept in keys.concepts:
            yield Saying("concept", concept)
        if any(_akin(concept, c) for c in keys.concepts):
            yield Saying("kin", concept)


def _akin(one: str, other: str) -> bool:
    return relation(one, other) in KIN or opposite(one) == other or opposite(other) == one


def words_met(said: frozenset[str], keys: Keys, *, across: bool) -> Iterable[str]:
    """The words of a header that the claim says."""
    if not across:
        return met(said, keys.words)[1]
    senses = {sense for word in said for sense in senses_of(word)}
    return [header for header in keys.words if not senses.isdisjoint(senses_of(header))]


def words_said(said: frozenset[str], keys: Keys, *, across: bool) -> Iterator[Saying]:
    """The claim's words that a header has; the very word counts twice."""
    if not across:
        same = (Saying("word", word) for word in said.intersection(keys.words))
        return chain(same, (Saying("form", word) for word in met(said, keys.words)[0]))
    senses = {sense for header in keys.words for sense in senses_of(header)}
    return (Saying("form", word) for word in said if not senses.isdisjoint(senses_of(word)))
