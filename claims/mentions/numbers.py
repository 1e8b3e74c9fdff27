"""Quantities: a number with sign, currency, unit, range, rate and bound, read at a place of a text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, overload

from claims.mentions.cores import Core, Cores, is_number_start
from claims.mentions.grammar import Grammar
from claims.mentions.hedges import bound_after, bound_before, stronger
from claims.mentions.numerals import Numeral, read_digits
from claims.mentions.source import Found, Source, ahead
from claims.mentions.units import Measure, measure_by_code, measure_of
from claims.mentions.wording import Wording
from claims.model import Bound, Quantity

_JOINER = re.compile(
    r"-? (?:to|or) (?=\d)| ?[~—] ?| - |-(?=[\d$€£¥₩-])|-(?=[a-z])| (?:to|and|or) |(?:에서|부터) ?|至|到|から"
)
JOINING = frozenset("-~—toa에부至到か")
"""What a joiner begins with, behind a blank that may stand before it."""
_PLUS_MINUS = re.compile(r" ?± ?(\d{1,12}(?:\.\d{1,9})?)")
_RANGING = re.compile(r"(?:rang\w*|anywhere|somewhere|varie[sd]|vary|varying|between|priced|aged|span\w*) from$")
_ONE = Decimal(1)
_FACTOR = (" factor of ", " factor of about ", " factor of nearly ", " factor of more than ")
"""What makes a multiple of a bare number."""
_STRONGEST = 10
"""No earthquake is as strong: 규모 300 is a size."""
_LASTING = frozenset(
    {"for", "lasted", "took", "well", "just", "is", "of", "after", "spent", "lasting", "taking", "was"}
)
_WORD_BEHIND = re.compile(r" ([a-z]+)")
_SPANNING_KO = re.compile(r" ?(?:사이|까지|정도|이나)")


def joined(src: Source, end: int) -> re.Match[str] | None:
    """What joins the number that ends at a place to a second one that makes a range of it."""
    return _JOINER.match(src.lower, end) if ahead(src.lower, end) in JOINING else None


_PLAYED = frozenset({"inning", "game", "match", "round", "race", "lap", "hole", "start"})


def _lasts(measure: Measure) -> bool:
    """Whether something can go on over it: a time, or parts of a play."""
    return measure.dimension in ("time", "months") or measure.code in _PLAYED


class Prefix(NamedTuple):
    """What stands before the digits: sign and currency."""

    start: int
    negative: bool = False
    plus_minus: bool = False
    money: Measure | None = None
    closing: bool = False
    """An accounting parenthesis was opened."""


class Numbers:
    """Reads quantities by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.cores = Cores(grammar)
        self.wording = Wording(grammar, self.cores)
        self._measures = {**grammar.english.measures, **grammar.language.measures}

    def prefix(self, src: Source, pos: int, floor: int) -> Prefix:
        """Sign, currency and parenthesis before the digits at `pos`, not looking before `floor`."""
        text, at = src.text, pos
        closing = at > floor and text[at - 1] == "(" and at - 1 > floor and text[at - 2] in "$€£¥₩"
        if closing:
            at -= 1
        at, sign = self._sign(text, at, floor)
        money, at = self._money(text, at, floor)
        if money and not closing and at > floor and text[at - 1] == "(":
            closing = self._in_brackets(src, pos)
            at -= closing
        if money and not sign:
            at, sign = self._sign(text, at, floor)
        if not sign:
            _, word, begin = src.before(at, floor)
            if word in ("마이너스", "영하", "minus", "negative"):
                at, sign = begin, "-"
            if word == "minus" and src.lower.endswith("plus or ", 0, begin):
                at, sign = begin - len("plus or "), "±"
        return Prefix(at, sign == "-" or closing, sign == "±", money, closing)

    def _in_brackets(self, src: Source, pos: int) -> bool:
        """Whether "(US$ 3.6) million" stands there: brackets closed before the scale word are a minus sign."""
        end = read_digits(src.text, pos, decimal_comma=False).end
        if src.text[end : end + 1] != ")":
            return False
        closed = Numeral(end=end + 1, value=_ONE)
        return self.cores.scaled(src, closed, money=True).scaled

    def _told_before(self, src: Source, start: int, core: Core, floor: int) -> str:
        """The unit that the words before a bare number name: "aged 30", "an age of 30", "magnitude 6"; "" for none."""
        _, word, begin = src.before(start, floor)
        word = f"{src.before(begin, floor).lower} of" if word == "of" else word.rstrip("-")
        code = self._measures.get(word, "")
        if src.lower.endswith(_FACTOR, 0, start):
            return "times"
        value = core.number.value
        return "" if code == "magnitude" and (value is None or value >= _STRONGEST) else code

    @staticmethod
    def _sign(text: str, at: int, floor: int) -> tuple[int, str]:
        sign = text[at - 1] if at > floor else ""
        if sign not in ("-", "+", "±") or not sign:
            return at, ""
        before = text[at - 2] if at - 2 >= 0 else " "
        if sign == "-" and ((before.isalnum() and not "一" <= before <= "鿿") or before in "-.)"):
            return at, ""
        return at - 1, sign

    def _money(self, text: str, at: int, floor: int) -> tuple[Measure | None, int]:
        end = at
        if end > floor and text[end - 1] in " \u00a0":
            end -= 1
        if text[end - 1 : end] not in self.grammar.sign_ends:
            return None, at
        for size in range(min(self.grammar.longest_sign, end - floor), 0, -1):
            written = text[end - size : end]
            if written in self.grammar.signs:
                before = text[end - size - 1] if end - size > 0 else " "
                if (written[0].isalpha() and before.isalnum() and before.isascii()) or (end < at and written == "Rp"):
                    continue
                return measure_of(self.grammar.signs[written], end), end - size
        return None, at

    def at_digits(self, src: Source, pos: int, floor: int) -> tuple[Found, Core] | None:
        """The quantity whose digits begin at `pos`, and its first core; None where the digits are an identifier."""
        prefix = self.prefix(src, pos, floor)
        core = self._core(src, pos, prefix)
        if core and core.bare and prefix.money is None and (code := self._told_before(src, prefix.start, core, floor)):
            core = core._replace(measure=measure_by_code(code, core.end))
        return (self._finish(src, prefix, core, floor), core) if core else None

    def _core(self, src: Source, pos: int, prefix: Prefix) -> Core | None:
        text = src.text
        if pos and text[pos - 1] == "." and (pos < 2 or not text[pos - 2].isalnum()):
            core = self.cores.at_digits(src, pos, money=prefix.money is not None)
            if core and core.number.value is not None and core.number.plain:
                places = core.number.value.adjusted() + 1
                shrunk = core.number._replace(value=core.number.value.scaleb(-places), step=Decimal(1).scaleb(-places))
                return core._replace(number=shrunk)
        core = self.cores.at_digits(src, pos, money=prefix.money is not None)
        if core and prefix.closing:
            return self._closed(src, core)
        return core

    def _closed(self, src: Source, core: Core) -> Core:
        """Skip the closing parenthesis of "$(12.4) million" and apply the scale behind it."""
        if src.text[core.number.end : core.number.end + 1] != ")":
            return core
        number = core.number._replace(end=core.number.end + 1)
        number = self.cores.scaled(src, number, money=True)
        return Core(end=number.end, number=number)

    def at_word(self, src: Source, pos: int, floor: int) -> tuple[Found, Core] | None:
        """The quantity whose number word begins at `pos`, and its first core; None where the word is no number."""
        if src.text[pos].isascii():
            read = self.wording.read(src, pos)
            if read is None:
                return None
            start, core = read
            return self._finish(src, Prefix(max(start, floor)), core, floor), core
        core_or_none = self.cores.at_word(src, pos)
        if core_or_none is None:
            return None
        return self._finish(src, self.prefix(src, pos, floor), core_or_none, floor), core_or_none

    def _finish(self, src: Source, prefix: Prefix, core: Core, floor: int) -> Found:
        span = self._range(src, prefix, core, floor)
        if span:
            return span
        before = bound_before(src.lower, prefix.start, self.grammar, floor)
        if before is Bound.MORE_THAN and core.measure and _lasts(core.measure):
            before = self._longer(src, prefix.start)
        after = bound_after(src.text, src.lower, core.end, self.grammar)
        quantity = self._quantity(prefix, core, core.inside or stronger(before, after))
        end = core.end
        if src.text.startswith(("±", " ±"), end) and (error := _PLUS_MINUS.match(src.text, end)):
            quantity, end = self._with_error(src, prefix, core, quantity, error)
        return Found(start=prefix.start, end=end, value=quantity)

    @staticmethod
    def _longer(src: Source, start: int) -> Bound | None:
        """ "Over five years", "over seven innings" say during them, unless "for" or "took" stands before."""
        _, word, begin = src.before(start)
        before = src.before(begin).lower
        return None if word == "over" and before not in _LASTING else Bound.MORE_THAN

    def _with_error(
        self, src: Source, prefix: Prefix, core: Core, quantity: Quantity, error: re.Match[str]
    ) -> tuple[Quantity, int]:
        """1.2 ± 0.1 km: the unit stands behind the error."""
        second = self.cores.at_digits(src, error.start(1), money=False)
        if second is None or second.share or second.number.value is None:
            return quantity, core.end
        measured = core._replace(measure=core.measure or second.measure)
        return replace(self._quantity(prefix, measured, quantity.bound), plus_minus=second.number.value), second.end

    def _quantity(self, prefix: Prefix, core: Core, bound: Bound = Bound.EXACT) -> Quantity:
        """The value and unit of one core."""
        number, measure = core.number, prefix.money or core.measure
        if core.share:
            part = -core.share.value if prefix.negative else core.share.value
            dimension = "ratio" if core.share.unit == "percent" else "multiple"
            return Quantity(value=part, unit=core.share.unit, dimension=dimension, step=number.step, bound=bound)
        scale = measure.scale if measure else _ONE
        value = number.value
        if value is not None:
            value = value * (-scale if prefix.negative else scale)
        unit = "rank" if core.ordinal else measure.code if measure else None
        kind = "rank" if core.ordinal else measure.dimension if measure else None
        return Quantity(
            value=plain(value), unit=unit, dimension=kind, step=number.step * scale,
            low=plain(number.low * scale) if number.low is not None else None,
            high=plain(number.high * scale) if number.high is not None else None,
            factor=measure.factor if measure else _ONE, ambiguous_unit=measure.ambiguous if measure else (),
            plus_minus=plain(value) if prefix.plus_minus else None, bound=bound,
        )  # fmt: skip

    def _range(self, src: Source, prefix: Prefix, core: Core, floor: int) -> Found | None:
        """One quantity for "8–10%", "between $40m and $55m", "15명에서 20명 사이"; None where it is no range."""
        if (core.share and core.share.unit != "percent") or core.ordinal:
            return None
        joiner = joined(src, core.end)
        if not joiner or not self._joins(src, prefix, core, joiner, floor):
            return None
        second = self.second(src, joiner.end())
        if second is None:
            return None
        other, last = second
        first, last = self._share_unit(prefix, core, other, last)
        if first is None or not self._is_range(src, joiner.group().strip(), prefix, first, other, last, floor):
            return None
        low, high = self._quantity(prefix, first), self._quantity(other, last)
        assert low.value is not None
        assert high.value is not None
        ends = sorted((low.value, high.value))
        bound = stronger(
            bound_before(src.lower, prefix.start, self.grammar, floor),
            bound_after(src.text, src.lower, last.end, self.grammar),
        )
        quantity = replace(high, value=None, low=ends[0], high=ends[1], bound=bound, step=max(low.step, high.step))
        return Found(start=prefix.start, end=last.end, value=quantity)

    def _joins(self, src: Source, prefix: Prefix, core: Core, joiner: re.Match[str], floor: int) -> bool:
        """Whether the word between two numbers may make a range of them."""
        word = joiner.group().strip()
        if word.startswith("-") and len(word) > 1:
            return True
        if word in ("and", "or"):
            before = src.before(prefix.start, floor).lower
            return before == "between" and word == "and"
        return not (joiner.group() == "-" and core.measure and core.measure.noun)

    def second(self, src: Source, pos: int) -> tuple[Prefix, Core] | None:
        """Prefix and core of the number that begins at `pos`, its own sign and currency included."""
        text = src.text
        at = pos
        money = None
        for size in range(self.grammar.longest_sign, 0, -1):
            written = text[at : at + size]
            if len(written) == size and written in self.grammar.signs:
                money = measure_of(self.grammar.signs[written], at)
                at += size + (text[at + size : at + size + 1] == " ")
                break
        sign = text[at : at + 1] in ("-", "+") and text[at + 1 : at + 2].isdecimal()
        digits = at + sign
        prefix = Prefix(pos, negative=bool(sign) and text[at] == "-", money=money)
        if digits < len(text) and is_number_start(text[digits]):
            core = self.cores.at_digits(src, digits, money=money is not None)
            return (
                (prefix, core)
                if core and not core.ordinal and (not core.share or core.share.unit == "percent")
                else None
            )
        if sign or money or digits >= len(text) or not text[digits].isalpha():
            return None
        if text[digits].isascii():
            read = self.wording.read(src, digits)
            return (
                (prefix, read[1])
                if read and not read[1].ordinal and not read[1].number.order and not read[1].share
                else None
            )
        worded = self.cores.at_word(src, digits)
        return (prefix, worded) if worded and not worded.share and worded.number.value is not None else None

    def _share_unit(self, prefix: Prefix, core: Core, other: Prefix, last: Core) -> tuple[Core | None, Core]:
        """Give each end the unit and the scale word of the other where it has none; None where the units differ."""
        own, its = prefix.money or core.measure, other.money or last.measure
        if core.share or last.share:
            return (core if core.share and last.share else None), last
        if own and its and (own.code != its.code) and not (own.noun or (its.noun and its.far)):
            return None, last
        measure = its or own
        number = core.number
        if number.value is None or last.number.value is None:
            return None, last
        # "25.5-26.5 billion", "3~5만 명": a scale word at the end is meant for both, if that keeps them in order.
        power = last.number.power
        if (
            not number.scaled
            and power > 1
            and number.value * power <= last.number.value
            and (own is None or prefix.money)
        ):
            number = number._replace(value=number.value * power, step=number.step * power, power=power)
        return core._replace(number=number, measure=core.measure if own else measure), last._replace(
            measure=last.measure if its else measure
        )

    def _is_range(
        self, src: Source, word: str, prefix: Prefix, first: Core, other: Prefix, last: Core, floor: int
    ) -> bool:
        low, high = self._quantity(prefix, first).value, self._quantity(other, last).value
        if low is None or high is None:
            return False
        if word in ("에서", "부터"):
            return _SPANNING_KO.match(src.text, last.end) is not None
        if word == "- to":
            return low < high
        if word == "to":
            if self._names_a_day(src, last):
                return False
            return self._to_range(src, prefix, first, low < high, floor)
        if word == "-" and first.number.plain and last.number.plain and low >= high:
            return False
        return low < high or word == "~"

    def _names_a_day(self, src: Source, last: Core) -> bool:
        """Whether a month follows the second number ("the twelve months to 30 September"): it is no number of them."""
        behind = _WORD_BEHIND.match(src.lower, last.number.end)
        return behind is not None and behind[1] in self.grammar.english.date.months

    def _to_range(self, src: Source, prefix: Prefix, first: Core, rising: bool, floor: int) -> bool:
        """Whether "A to B" is a range: not behind "from" or a verb of change, where it is a movement."""
        _, before, begin = src.before(prefix.start, floor)
        if before == "from":
            return rising and (
                bool(_RANGING.search(src.lower[max(0, begin - 20) : begin + 4])) or self._still(src, begin)
            )
        if not rising:
            return False
        words = src.lower[max(floor, prefix.start - 30) : prefix.start].split()[-2:]
        changed = any(word in self.grammar.english.movement for word in words)
        return not (changed and first.number.end != first.end)

    def _still(self, src: Source, begin: int) -> bool:
        """Whether nothing before "from" moves ("doses from 44 mg to 50 mg")."""
        words = re.split(r"[.;:!?]", src.lower[max(0, begin - 60) : begin])[-1].split()
        moving = self.grammar.english.movement
        if not words or words[-1] in self.grammar.english.function_words:
            return False
        return not any(word.endswith(("ed", "ing")) or word.strip(",") in moving for word in words)


@overload
def plain(value: Decimal) -> Decimal: ...
@overload
def plain(value: None) -> None: ...
def plain(value: Decimal | None) -> Decimal | None:
    """Without an exponent or trailing noughts: 5.60E+9 → 5600000000."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()  # quantize refuses more than 28 digits
