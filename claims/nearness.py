"""Concepts that texts use for one another, though they are not the same: claims/lang/concepts/near.toml."""

from __future__ import annotations

from functools import cache

from claims.vocabulary import relation, tables


@cache
def _near(concept: str) -> frozenset[str]:
    groups = (group for table in tables().values() for group in table.get("near", ()))
    return frozenset(other for group in groups if concept in group for other in group)


def near(a: str, b: str) -> bool:
    """Whether two concepts are used for one another, though they are not the same; False where a table excludes it."""
    return b in _near(a) and relation(a, b) != "other"


@cache
def _rendered() -> frozenset[tuple[str, str]]:
    groups = (group for table in tables().values() for group in table.get("rendered", ()))
    return frozenset((one, other) for group in groups for one in group for other in group)


def rendered(a: str, b: str) -> bool:
    """Whether another language has one word for two concepts: "sales" is 매출, as revenue is."""
    return (a, b) in _rendered()
