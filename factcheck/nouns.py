"""Nouns that say what a number is of: a part, the whole, a mean, the rest; and which counts may be of one thing.

The words are data (`nouns.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("factcheck").joinpath("nouns.toml").read_text(encoding="utf-8"))


@cache
def nouns(*kinds: str) -> frozenset[str]:
    """The words of some lists: parts, totals, subtotals, averages, rest, generic; an unknown list is a KeyError."""
    return frozenset(noun for kind in kinds for noun in _table()[kind])


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_table()["groups"]):
        for noun in group:
            found.setdefault(noun, set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


def same_noun(a: str | None, b: str | None) -> bool:
    """Whether two counts may count the same things; the measure then says whether they do. None is a bare number."""
    if a is None or b is None or a == b or {a, b} & nouns("generic"):
        return True
    groups = _groups()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))
