"""Computed numbers, rounded to be shown."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """A number to a multiple of a power of ten; as it is where that has more digits than a Decimal computes with.

    Such numbers stand in no honest text, and must not keep the others of their document from being judged.
    """
    try:
        return number.quantize(step)
    except InvalidOperation:
        return number
