"""Nouns that say what a number is of: a part, the whole, a mean, the rest; and which counts may be of one thing.

The words are data (`nouns.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import combinations
from typing import Any


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("factcheck.values").joinpath("nouns.toml").read_text(encoding="utf-8"))


@cache
def nouns(*kinds: str) -> frozenset[str]:
    """The words of some lists: parts, totals, subtotals, averages, rest, generic; an unknown list is a KeyError."""
    return frozenset(noun for kind in kinds for noun in _table()[kind])


def unlisted(a: str | None, b: str | None) -> bool:
    """Whether a noun of two is in no group: what it may stand for is not known."""
    return None not in (a, b) and not (a in _groups() and b in _groups())


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_table()["groups"]):
        for noun in group:
            found.setdefault(noun, set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


@cache
def _twins() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for group in _table()["twins"] for pair in combinations(group, 2))


def twins(a: str | None, b: str | None) -> bool:
    """Whether two nouns count the same things: "151 reviewers", "151 reviews"."""
    return a == b or frozenset((a, b)) in _twins()


def told_by(unit: str | None, words: Iterable[str]) -> bool:
    """Whether a verb says what a noun counts: "215 people recovered", "215 recoveries"."""
    return unit is not None and any(_same_root(unit, word) for word in words)


def _same_root(one: str, other: str) -> bool:
    shared = max(_ROOT, len(one) - _ENDING, len(other) - _ENDING)
    return len(one) >= shared and one[:shared] == other[:shared]


_ROOT, _ENDING = 5, 3
"""Letters that two words of one root share at least, and those that either has behind them at most."""


@cache
def heads() -> frozenset[str]:
    """The general word of each group of counted nouns: person, vehicle, device, …"""
    return frozenset(group[0] for group in _table()["groups"])


def same_noun(a: str | None, b: str | None) -> bool:
    """Whether two counts may count the same things; the measure then says whether they do. None is a bare number."""
    if a is None or b is None or a == b or {a, b} & nouns("generic"):
        return True
    groups = _groups()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def same_sort(a: str | None, b: str | None) -> bool:
    """The same of nouns that name a sort of things: what counts anything ("case", "place") is of its own sort only."""
    return a == b or None in (a, b) or (nouns("generic").isdisjoint((a, b)) and same_noun(a, b))


def counters_apart(a: str | None, b: str | None) -> bool:
    """Whether two units are Korean counters of two sorts of things (건, 명): neither is a wrong number of the other."""
    return a != b and nouns("counters").issuperset((a, b))
