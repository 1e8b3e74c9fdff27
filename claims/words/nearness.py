"""Concepts that texts use for one another, though they are not the same: claims/lang/concepts/near.toml."""

from __future__ import annotations

from functools import cache

from claims.words.vocabulary import relation, tables


@cache
def _pairs(key: str) -> frozenset[tuple[str, str]]:
    """The pairs of the groups under a key of the tables, a concept with itself among them."""
    groups = (group for table in tables().values() for group in table.get(key, ()))
    return frozenset((one, other) for group in groups for one in group for other in group)


def near(a: str, b: str) -> bool:
    """Whether two concepts are used for one another, though they are not the same; False where a table excludes it."""
    return (a, b) in _pairs("near") and relation(a, b) != "other"


def rendered(a: str, b: str) -> bool:
    """Whether another language has one word for two concepts: "sales" is 매출, as revenue is."""
    return (a, b) in _pairs("rendered")


def called(claim: str, source: str) -> bool:
    """Whether a claim may call by one concept what a source calls by another, or by a kind of that."""
    return any(claim == a and relation(source, b) in ("same", "narrower") for a, b in _called())


@cache
def _called() -> frozenset[tuple[str, str]]:
    return frozenset((one, other) for table in tables().values() for one, other in table.get("called", ()))
