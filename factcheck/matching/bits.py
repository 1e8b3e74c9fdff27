"""Sets of places as the bits of a number: how many of many sets hold each place is counted for all places at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def as_bits(places: Sequence[int]) -> int:
    """The number whose bits are set at these places, which ascend."""
    if not places:
        return 0
    held = bytearray(places[-1] // 8 + 1)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")


def most_marked(marks: Iterable[int], limit: int) -> list[int]:
    """The places that most of the marks hold, ascending; of those held equally often the first, none held by none."""
    found: list[int] = []
    for mark in _by_count(_planes(marks)):
        for place in _places(mark):
            if len(found) == limit:
                return sorted(found)
            found.append(place)
    return sorted(found)


def _planes(marks: Iterable[int]) -> list[int]:
    """The count of marks at each place, one binary digit of it a number, the lowest first."""
    planes: list[int] = []
    for mark in marks:
        for digit, plane in enumerate(planes):
            planes[digit], mark = plane ^ mark, plane & mark
            if not mark:
                break
        if mark:
            planes.append(mark)
    return planes


def _by_count(planes: Sequence[int]) -> Iterator[int]:
    """The places of each count that there is, the highest first, zero left out."""
    everywhere = 0
    for plane in planes:
        everywhere |= plane
    for count in range((1 << len(planes)) - 1, 0, -1):
        mark = everywhere
        for digit, plane in enumerate(planes):
            mark &= plane if count >> digit & 1 else ~plane
        if mark:
            yield mark


def _places(mark: int) -> Iterator[int]:
    """The places of the bits of a number, ascending."""
    for byte, held in enumerate(mark.to_bytes((mark.bit_length() + 7) // 8, "little")):
        while held:
            low = held & -held
            yield byte * 8 + low.bit_length() - 1
            held ^= low
