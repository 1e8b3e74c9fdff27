"""Numbers as written: digits in every grouping, scale words, number words. A value and how exactly it was written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claims.lang.model import NumberWords
from claims.words.patterns import one_of

LONGEST = 30
"""More digits than this are an identifier, not a number."""

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_GROUPED = re.compile(
    r"(?P<comma>\d{1,3}(?:,\d{3}){1,9}(?!\d)(?:\.\d{1,20})?)"
    r"|(?P<indian>\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)(?:\.\d{1,20})?)"
    r"|(?P<dots>\d{1,3}(?:\.\d{3}){1,9},\d{1,20}(?![\d,])|\d{1,3}(?:\.\d{3}){2,9}(?![\d.]))"
    r"|(?P<apostrophe>\d{1,3}(?:'\d{3}){1,9}(?!\d))"
    r"|(?P<space>\d{1,3}(?:\u00a0\d{3}){1,9}(?!\d)(?:[.,]\d{1,20})?"
    r"|\d{1,3}(?: \d{3}){2,9}(?! ?\d)|\d{1,3} 000(?! ?[\d.]))"
    r"|(?P<plain>\d{1,30}(?:\.\d{1,20})?)"
)
_DIGITS = re.compile(r"\d*")
_ONE, _NOUGHT, _ENDLESS = Decimal(1), Decimal(0), Decimal(10**30)
_DECIMAL_COMMA = re.compile(r"\d{1,30},\d{1,2}(?![\d,])")
_POWER = re.compile(r" ?[×x*·] ?10(?:\^?\(?(-?\d{1,2})\)?|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|e([+-]?\d{1,2})(?![\w.])")
_POWER_ITSELF = re.compile(r"\^\(?(-?\d{1,2})\)?(?![\d.])|(⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[⁴⁵⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵⁶⁷⁸⁹])(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
"""10^5, 10⁻⁹; ¹ to ³ alone are marks of footnotes."""
_LARGEST_BASE = 1000
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})(?![\d/.,-])")


class Numeral(NamedTuple):
    """A number as read, without sign and unit."""

    end: int
    value: Decimal | None
    step: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None
    worded: bool = False
    """No digit in it."""
    power: Decimal = Decimal(1)
    """The last scale word: million → 1E6."""
    plain: bool = False
    """Digits only: nothing tells a number from a name or a year."""
    part: bool = False
    """A part of a whole: a third."""
    order: bool = False
    """Names the order of magnitude only."""

    @property
    def scaled(self) -> bool:
        """With a scale word: million, 만."""
        return self.power > 1


def run_end(text: str, pos: int) -> int:
    """Where the run of digits at `pos` ends; `pos` where none stands there."""
    return _DIGITS.match(text, pos).end()  # type: ignore[union-attr]


def read_digits(text: str, pos: int, *, decimal_comma: bool) -> Numeral:
    """The number whose digits begin at `pos`, with its power of ten; no scale words."""
    end = run_end(text, pos)
    following = text[end : end + 1]
    if following == " ":
        # Behind a blank only digits and a sign of multiplication go on with the number.
        following = text[end + 1 : end + 2]
        alone = following not in _GOES_ON and not following.isdecimal()
    else:
        alone = following not in _GOES_ON and following not in VULGAR
    if alone and pos < end <= pos + LONGEST:
        return Numeral(end=end, value=Decimal(text[pos:end]), plain=True)
    if text[pos] in VULGAR:
        return Numeral(end=pos + 1, value=_quotient(*VULGAR[text[pos]]), step=Decimal("0.01"), part=True)
    if decimal_comma and (comma := _DECIMAL_COMMA.match(text, pos)):
        return _decimal(comma.group().replace(",", "."), comma.end(), plain=False)
    found = _GROUPED.match(text, pos)
    assert found is not None
    kind = str(found.lastgroup)
    number = _decimal(_ungrouped(kind, found.group()), found.end(), plain=kind == "plain")
    return _with_tail(text, number)


_GOES_ON = ",.'\u00a0×x*·e^⁻¹⁴⁵⁶⁷⁸⁹"
"""What may stand inside a written number behind its first digits, or between it and a power of ten."""


def _ungrouped(kind: str, written: str) -> str:
    if kind == "dots":
        return written.replace(".", "").replace(",", ".")
    if kind == "space":
        return written.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    return written.replace(",", "").replace("'", "")


def _decimal(written: str, end: int, *, plain: bool) -> Numeral:
    places = len(written.partition(".")[2])
    return Numeral(end=end, value=Decimal(written), step=_ONE.scaleb(-places) if places else _ONE, plain=plain)


def _with_tail(text: str, number: Numeral) -> Numeral:
    """Add what may be glued to digits: ½, × 10^9."""
    assert number.value is not None
    following = text[number.end : number.end + 1]
    if following in VULGAR and following:
        # "$5.87¼" are 587 cents and a quarter: the fraction is one of the last place written.
        value = number.value + _quotient(*VULGAR[following]) * number.step
        return number._replace(end=number.end + 1, value=value, step=number.step / 100, plain=False)
    if following in " ×x*·e" and following and (power := _POWER.match(text, number.end)):
        written = power[1] or (power[2] or "").translate(_SUPER) or power[3]
        exponent = int(written)
        return number._replace(
            end=power.end(), value=number.value.scaleb(exponent), step=number.step.scaleb(exponent), plain=False
        )
    if following in "^⁻¹⁴⁵⁶⁷⁸⁹" and following and number.plain and (power := _POWER_ITSELF.match(text, number.end)):
        return _raised(number, power)
    return number


def _raised(number: Numeral, power: re.Match[str]) -> Numeral:
    """10^5 and 2^16; a base that is large or no whole number is left alone."""
    assert number.value is not None
    exponent = int(power[1] or power[2].translate(_SUPER))
    if number.step != 1 or number.value > _LARGEST_BASE or not (number.value == 10 or exponent >= 0):
        return number
    value = _ONE.scaleb(exponent) if number.value == 10 else number.value**exponent
    return number._replace(end=power.end(), value=value, step=min(value, _ONE), plain=False)


def _quotient(above: int, below: int) -> Decimal:
    return (Decimal(above) / Decimal(below)).quantize(Decimal("1E-9")).normalize()


def read_slash(text: str, pos: int) -> tuple[int, int, int] | None:
    """Numerator, denominator and end of "3/4"; None where it is no proper fraction."""
    found = _SLASH.match(text, pos)
    if not found:
        return None
    above, below = int(found[1]), int(found[2])
    return (above, below, found.end()) if 0 < above < below else None


class Western:
    """Number words that go thousand by thousand, as in English."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.values = {**words.digits, **words.tens, **words.small, **words.big}
        one = one_of(self.values)
        self._run = re.compile(rf"(?:{one})(?:(?: and | |-)(?:{one})(?![a-z])){{0,12}}(?![a-z])")
        self._half = re.compile(r" and a (half|quarter)(?![a-z])")
        self._scale = re.compile(rf"[ -]({one_of(words.big)})(?![a-z])")

    def read(self, lower: str, pos: int) -> Numeral | None:
        """The number words that begin at `pos`; None where there are none."""
        found = self._run.match(lower, pos)
        if not found:
            return None
        value, step, end = self._add(lower, pos, found.end())
        number = Numeral(end=end, value=Decimal(value), step=Decimal(step), worded=True, power=Decimal(step))
        half = self._half.match(lower, end)
        if not half:
            return number
        part = Decimal("0.5") if half[1] == "half" else Decimal("0.25")
        total, unit, end = (Decimal(value) + part * step), Decimal(step) * part, half.end()
        if scale := self._scale.match(lower, end):
            power = self.words.big[scale[1]]
            total, unit, end = total * power, unit * power, scale.end()
        return number._replace(end=end, value=total, step=unit)

    def _add(self, lower: str, pos: int, limit: int) -> tuple[int, int, int]:
        """Sum of the words between two places, its last scale, and where the number ends."""
        total, group, step, end = 0, 0, 1, pos
        inner = 1
        smallest = 10**18
        previous = 10**18
        for word in re.finditer(r"[a-z]+", lower[pos:limit]):
            name = word.group()
            if name == "and":
                continue
            value = self.values[name]
            if name in self.words.big:
                if value >= smallest:
                    break
                total, group, smallest, step, inner = total + (group or 1) * value, 0, value, value * inner, 1
            elif name in self.words.small:
                if group >= value:
                    break
                group, step, inner = (group or 1) * value, value, value
            elif value >= previous or (group % 10 and value < 10) or (group % 100 > 0 and value >= 10):
                break
            else:
                group, step, inner = group + value, 1, 1
            previous = 10**18 if name in self.words.small or name in self.words.big else value
            end = pos + word.end()
        return total + group, step, end


class Myriad:
    """Numbers that go ten thousand by ten thousand, in words, digits or both: 1조 2천억, 6백만, 三千, 12万."""

    def __init__(self, words: NumberWords, longer: re.Pattern[str]) -> None:
        self.digits, self.small, big = (
            {word: Decimal(value) for word, value in table.items()} for table in (words.digits, words.small, words.big)
        )
        self.big = {word: value for word, value in big.items() if len(word) == 1}
        self.double = {word: value for word, value in big.items() if len(word) == 2}
        self.longer = longer
        """Counters that begin with a scale word (조각, 경기)."""

    def read(self, text: str, pos: int, *, words: bool) -> Numeral | None:
        """The number that begins at `pos`, with `words` also one that begins with a number word; None for none."""
        state = _Sum(pos)
        while state.end - pos < 60:
            if not self._next(text, state, words=words):
                break
        if not state.any:
            return None
        value = state.total + state.group + (state.digit if state.digit is not None else 0)
        return Numeral(
            end=state.end, value=value, step=state.step, worded=not state.numeric, power=state.power,
            plain=state.plain and not state.scaled,
        )  # fmt: skip

    def _next(self, text: str, state: _Sum, *, words: bool) -> bool:
        """Take one digit run, digit word or scale word; False at the end of the number."""
        at = state.end
        if at < len(text) and text[at] == " ":
            at += 1
            if not self._goes_on(text, at, state):
                return False
        letter = text[at : at + 1]
        if "0" <= letter <= "9" and letter:
            return self._digits(text, at, state)
        if letter in self.digits and letter:
            if state.digit is not None or (not words and not state.scaled):
                return False
            state.take(self.digits[letter], _ONE, at + 1, numeric=False)
            return True
        return self._scale(text, at, state)

    def _goes_on(self, text: str, at: int, state: _Sum) -> bool:
        """Whether a number may continue behind a space: a scale after digits, digits after a scale."""
        letter = text[at : at + 1]
        if not letter:
            return False
        if state.digit is not None:
            scale = at + 1 if letter in self.small and text[at + 1 : at + 2] in self.big else at
            return state.numeric and text[scale : scale + 1] in self.big and not self.longer.match(text, at)
        if not state.scaled:
            return False
        if "0" <= letter <= "9":
            return True
        rest = text[at + 1 : at + 2]
        return letter in self.digits and rest in self.small and bool(rest)

    def _digits(self, text: str, at: int, state: _Sum) -> bool:
        if state.digit is not None:
            return False
        number = read_digits(text, at, decimal_comma=False)
        assert number.value is not None
        if state.scaled and (number.value >= state.last or text[number.end : number.end + 1] in ("년", "월", "/")):
            return False
        state.plain = number.plain and not state.any
        state.take(number.value, number.step, number.end, numeric=True)
        return True

    def _scale(self, text: str, at: int, state: _Sum) -> bool:
        pair, letter = text[at : at + 2], text[at : at + 1]
        if not letter or (letter not in self.small and letter not in self.big) or self.longer.match(text, at):
            return False
        if letter in self.small:
            value = self.small[letter]
            if state.last_small <= value:
                return False
            state.group += (_ONE if state.digit is None else state.digit) * value
            state.scale(value, value, at + 1, step_base=_ONE)
            state.last_small = value
            return True
        word = pair if pair in self.double else letter
        value = self.double.get(word) or self.big[letter]
        if state.last <= value:
            return False
        whole = state.group + (state.digit or _NOUGHT)
        state.total += (whole or _ONE) * value
        state.group = _NOUGHT
        state.scale(value, value, at + len(word), step_base=state.step if state.any else _ONE)
        state.last, state.last_small = value, _ENDLESS
        return True


class _Sum:
    """What of a myriad number has been read so far."""

    def __init__(self, pos: int) -> None:
        self.end = pos
        self.total = self.group = _NOUGHT
        self.digit: Decimal | None = None
        self.step = self.power = _ONE
        self.last = self.last_small = _ENDLESS
        self.any = self.numeric = self.scaled = self.plain = False

    def take(self, digit: Decimal, step: Decimal, end: int, *, numeric: bool) -> None:
        self.digit, self.step, self.end, self.any = digit, step, end, True
        self.numeric = self.numeric or numeric

    def scale(self, value: Decimal, step: Decimal, end: int, *, step_base: Decimal) -> None:
        self.step = self.step * value if self.digit is not None else step * step_base
        self.power = value
        self.digit, self.end, self.any, self.scaled = None, end, True, True
