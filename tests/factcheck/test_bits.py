"""Counting with bits gives what counting one by one gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching.bits import as_bits, most_marked

SETS = st.lists(st.frozensets(st.integers(0, 70)), max_size=9)


@given(SETS, st.integers(0, 40))
def test_the_places_that_most_sets_hold(sets: list[frozenset[int]], limit: int) -> None:
    shared = Counter(place for each in sets for place in each)
    best = sorted(shared, key=lambda place: (-shared[place], place))
    assert most_marked((as_bits(sorted(each)) for each in sets), limit) == sorted(best[:limit])


def test_far_places() -> None:
    assert most_marked([as_bits([0, 100_000]), as_bits([7, 100_000]), 0], 2) == [0, 100_000]
