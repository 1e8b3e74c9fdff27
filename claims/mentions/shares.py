"""Parts of a whole and multiples: a third, one in ten, 3분의 1, 열에 일곱, tripled, 두 배, 곱절."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claims.mentions.grammar import Grammar
from claims.mentions.numerals import Numeral, read_slash
from claims.mentions.units import read_noun
from claims.words.patterns import one_of

_HUNDRED = Decimal(100)
_OF_PARTS = re.compile(r" ?(?:분의|分の|分之) ?")
_OUT_OF = re.compile(r" (?:in every|of every|in|out of) |-in-(?=\d)")
_ONE_OF = re.compile(r"(?: (?!(?:in|of|out|to|and|or|a|an|the)[ -])[a-z-]{2,20}){1,3} (?:in every|in|out of) ")
"""Behind "one" the noun may stand before the whole: "one primary class in eleven"."""
_RATED = re.compile(r"(\d{1,2}\.\d{1,2})/(4|5|10|100)(?![\d/]|\.\d)")
"""A mark as a part of the best: 7.4/10."""
_TO_ONE = re.compile(r"(?: ?대 ?1|-to-(?:1|one))(?!\d|[.,]\d|[a-z]|[만천백억])")
_RATIO = re.compile(r"(?:ratio|odds)(?: (?:of|is|was|were|at))? (?:about |around |nearly |roughly )?[\d.,]{1,9}$")
_IN_WORDS = re.compile(r" to (?:1|one)(?!\d|[.,]\d|[a-z%])")
_RATIO_FROM = 40
"""Characters before "to one" in which a ratio is named."""
_WHOLE_NUMBER = re.compile(r"\d{1,9}(?:,\d{3}){0,3}(?![\d.])")
_WHOLE = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100})


class Share(NamedTuple):
    """A part of a whole in percent, or a multiple."""

    end: int
    value: Decimal
    unit: str
    """percent or times."""


def share(above: Decimal | int, below: Decimal | int, end: int) -> Share | None:
    """above/below as a percentage; None for a nought below."""
    if not below:
        return None
    value = (_HUNDRED * above / below).quantize(Decimal("1E-9"))
    return Share(
        end=end, value=value.normalize() if value != value.to_integral() else value.quantize(Decimal(1)), unit="percent"
    )


def slash_share(text: str, pos: int) -> Share | None:
    """ "3/4" where it is a part of a whole; None for what may be a date or a score."""
    if rated := _RATED.match(text, pos):
        return share(Decimal(rated[1]), Decimal(rated[2]), rated.end())
    found = read_slash(text, pos)
    if not found:
        return None
    above, below, end = found
    if (above == 1 and below in _WHOLE) or (above, below) in (
        (2, 3),
        (3, 4),
        (2, 5),
        (3, 5),
        (4, 5),
        (5, 8),
        (3, 8),
        (7, 8),
    ):
        return share(above, below, end)
    return None


def _to_one(lower: str, number: Numeral) -> Share | None:
    """ "41.3 대 1", "three-to-one", "a ratio of 17 to 1": a ratio, where it was no score."""
    found = _TO_ONE.match(lower, number.end) or _IN_WORDS.match(lower, number.end)
    if found and found.re is _IN_WORDS and not _RATIO.search(lower, max(0, number.end - _RATIO_FROM), number.end):
        return None
    if not found or number.value is None or number.value <= 1:
        return None
    return Share(end=found.end(), value=number.value, unit="times")


class Shares:
    """Reads parts and multiples by the words of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        english = grammar.english.number
        self._grammar = grammar
        self._fractions = {word: tuple(map(int, part.split("/"))) for word, part in english.fractions.items()}
        self._fraction = re.compile(rf"[ -]({one_of(english.fractions)})(?![a-z-])")
        own = grammar.language.number
        self._own_fractions = {word: tuple(map(int, part.split("/"))) for word, part in own.fractions.items()}

    def after_number(self, lower: str, number: Numeral) -> Share | None:
        """What a number begins: "two thirds", "one in ten", "3분의 1"; None where it stands for itself."""
        if number.value is None:
            return None
        if number.scaled:
            return self._of_parts(lower, number)
        if number.worded and (found := self._fraction.match(lower, number.end)):
            above, below = self._fractions[found[1]]
            if number.value == 2 and below == 4:
                return None  # two quarters are half a year
            return share(number.value * above, below, found.end())
        return self._out_of(lower, number) or self._of_parts(lower, number) or _to_one(lower, number)

    def _out_of(self, lower: str, number: Numeral) -> Share | None:
        found = _OUT_OF.match(lower, number.end)
        apart = found is None and number.value == 1
        found = _ONE_OF.match(lower, number.end) if apart else found
        if not found or number.value is None:
            return None
        whole = self._number(lower, found.end())
        if apart and whole and read_noun(lower, lower, whole.end, self._grammar, single=False):
            return None  # one goal in ten matches
        if whole is None or whole.value is None or not number.value < whole.value:
            return None
        if found.group().endswith((" in ", "-in-")) and not self._is_whole(number, whole):
            return None
        if lower[whole.end : whole.end + 1] == "%" or lower[whole.end : whole.end + 2] == " %":
            return None
        return share(number.value, whole.value, whole.end)

    @staticmethod
    def _is_whole(number: Numeral, whole: Numeral) -> bool:
        """ "two in five" is a share; "3 in 2024" and "12 in 17 countries" are not."""
        assert number.value is not None
        assert whole.value is not None
        if number.step != 1:
            return False
        return whole.value in _WHOLE or (
            number.value == 1 and (whole.value < 1000 or (whole.value % 100 == 0 and whole.value != 2000))
        )

    def _of_parts(self, lower: str, number: Numeral) -> Share | None:
        found = _OF_PARTS.match(lower, number.end)
        if not found or number.value is None:
            return None
        above = self._number(lower, found.end())
        return share(above.value, number.value, above.end) if above and above.value is not None else None

    def _number(self, lower: str, pos: int) -> Numeral | None:
        letter = lower[pos : pos + 1]
        if not letter:
            return None
        if self._grammar.myriad and ((letter.isdecimal() and letter.isascii()) or not letter.isascii()):
            return self._grammar.myriad.read(lower, pos, words=True)
        if letter.isdecimal() and letter.isascii():
            digits = _WHOLE_NUMBER.match(lower, pos)
            return Numeral(end=digits.end(), value=Decimal(digits.group().replace(",", ""))) if digits else None
        return self._grammar.western.read(lower, pos)

    def own_word(self, text: str, pos: int) -> Share | None:
        """A word of the language's own that is a part of a whole (절반)."""
        for word, (above, below) in self._own_fractions.items():
            if text.startswith(word, pos):
                return share(above, below, pos + len(word))
        return None
