"""Ranks: "No. 2 in Europe", "finished fourth", and numbers of things that are none: no. 12, the Number 9 bus."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.mentions.grammar import Grammar
from claims.mentions.source import Found, Source, name
from claims.model import Quantity

_SIGNS = ("no.", "number", "nos.", "no")
_NUMBER = re.compile(r"\d+(?:[-.]\d+)*")
_LONGEST = 40
"""Characters in which the number behind a sign is read."""
_BEHIND_A_SIGN = re.compile(
    r" (?:in|among|worldwide|globally|nationally|overall|seed|pick|spot|position|ranking|player)(?![a-z])"
)
_BEHIND_AN_ORDINAL = re.compile(
    r" (?:place|in |among|worldwide|globally|out of|overall|nationally|spot|position)|[.,;)]|$|[- ][a-z]+est(?![a-z])"
)
_PLACED = frozenset({"ranks", "ranked", "ranking", "finished", "placed", "came", "rank", "from", "to"})


class Ranks:
    """Reads number signs by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._ranking = frozenset(grammar.english.names.ranking)

    def at_number_sign(self, src: Source, pos: int, floor: int) -> Found | None:
        """The rank or the number of something whose digits begin at `pos` behind "No." or its like; None without one.

        A capital ranks where the words around do ("became No. 2", "the No. 2 seed"); else the number is a name.
        """
        before, low, begin = src.before(pos, floor)
        if low not in _SIGNS:
            return None
        token = _NUMBER.match(src.text[pos : pos + _LONGEST])
        assert token
        end, digits = pos + token.end(), token.group()
        ahead_of = src.before(begin, floor).lower
        named = before == "Number" and ahead_of in ("the", "a")  # The Number 9 is a bus.
        told = ahead_of.endswith("'s") or _BEHIND_A_SIGN.match(src.lower, end)
        ranks = (ahead_of in self._ranking and not named) or (before != low and bool(told))
        if ranks and digits.isdecimal() and digits[0] != "0" and len(digits) < 4:
            return Found(start=begin, end=end, value=Quantity(value=Decimal(digits), unit="rank", dimension="rank"))
        return name(begin, end, "number") if before != "no" else None


def is_rank(src: Source, ordinal: Found, floor: int) -> bool:
    """Whether an ordinal in digits ranks: "ranks 14th", "3rd in Europe", "2nd-largest"."""
    return src.before(ordinal.start, floor).lower in _PLACED or bool(
        _BEHIND_AN_ORDINAL.match(src.lower[ordinal.end : ordinal.end + 14])
    )
