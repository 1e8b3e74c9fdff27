"""Numbers of the simplest form, which most numbers of English prose have, read at one glance.

"handled 12 million crates", "up 4.5%", "paid $3.1bn for", "since 2019,": a word that asks nothing of the number stands
before it, and a unit, a plural noun or nothing behind it; in Korean a unit that is glued to it (전년보다 12% 늘었다).
Whatever may be more than that is left to the full reading, which would find the same here, only later;
tests/claims/test_simple.py holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from claims.mentions.calendar import DateParts
from claims.mentions.compounds import COMPOUND
from claims.mentions.decoys import Decoys
from claims.mentions.digit_dates import Piece
from claims.mentions.eastern import TIMES_OF_DAY
from claims.mentions.hedges import bound_after, bound_before, stronger
from claims.mentions.numbers import JOINING, Numbers, joined, plain
from claims.mentions.shapes import ADDRESS
from claims.mentions.source import Found, Source, ahead
from claims.mentions.units import Measure, counted, measure_of, of_noun, own_noun, read_unit, singular
from claims.model import Bound, Quantity
from claims.words.patterns import one_of

_FORM = re.compile(
    r"([1-9]\d{0,2}(?:,\d{3}){1,4}|0|[1-9]\d{0,11})(?:\.(\d{1,6}))?"
    r"(?:(%)|(?: (million|billion|trillion)|(bn|m))?(?: ([A-Za-z]{2,30}))?)(?=[ ;:]|,(?!\d)|\.(?![\w.])|$)"
)
_GLUED_UNITS = ("%포인트", "%p", "%", "km", "kg", "cm", "GW", "MW")
_GLUED = re.compile(
    rf"([1-9]\d{{0,2}}(?:,\d{{3}}){{1,4}}|0|[1-9]\d{{0,11}})(?:\.(\d{{1,6}}))?({'|'.join(_GLUED_UNITS)})"
    r"(?=[ ,)]|\.(?!\w)|[가-힣](?<![포당])|$)"
)
_COUNTED = re.compile(
    r"([1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{0,11})(?:\.(\d{1,6}))?([십백천]?[만억조]|천|)"
    r"(?:(?<=[만억조]) ?([1-9](?:,\d{3}|\d{0,3}))([십백천]?[만억]|천|))?"
    r"(?= ?(?:명|원|달러|위안|유로|엔|개|건|곳|톤|가구|마리|그루)|대[가를의])"
)
_MONTH = r"(1[0-2]|[1-9])월(?: (3[01]|[12]\d|[1-9])일)?"
_PARTICLE = "(?:(?:에서|에|부터|까지)[는도]?|은|의) "
_DATE_GOES_ON = (*(f"{day}요일" for day in "월화수목금토일"), *TIMES_OF_DAY, "정오", "자정", "제", "회계", "시즌")
"""What may stand behind a date and belong to it, beside the parts of a year and what makes it a length of time."""
_ROUND_OR_FEW = frozenset({*range(13), 20, 100})
"""Of such numbers a part may be told (10명 중 7명), or a writer's own count."""
_GOING_ON = "반제±포p여대선당+~/-"
_GOES_ON = re.compile(f" ?[{_GOING_ON}]")
"""What may stand behind a unit and belong to it."""
_NUMBERING = frozenset({"no", "no.", "number", "nos", "nos.", "minus", "negative", "마이너스", "영하"})
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?=;|,(?!\d| min)|\.(?: \D|$)|$)")
_DAY = re.compile(
    r"(3[01]|[12]\d|[1-9]) ([A-Z][a-z]{2,8}) ((?:1[5-9]|20|21)\d\d)"
    r"(?= (?!to |through )[a-z]|[.;)](?!\d)|,(?! ?\d)|$)"
)
_YEARLIKE = re.compile(r"(?:1[5-9]|20|21)\d\d")
_DATING = frozenset({"in", "since", "by", "during", "until", "from"})
"""Words before a number of four digits that make it a year."""
_MONEY = frozenset("$€£")
_SCALES = {"": Decimal(1), "m": Decimal(10**6), "million": Decimal(10**6), "bn": Decimal(10**9)}
_SCALES |= {"billion": Decimal(10**9), "trillion": Decimal(10**12)}
_SCALES |= {
    small + big: Decimal(value) * Decimal(power)
    for small, value in (("", 1), ("십", 10), ("백", 100), ("천", 1000))
    for big, power in (("", 1), ("만", 10**4), ("억", 10**8), ("조", 10**12))
    if big or small == "천"
}
_DOUBTFUL = frozenset({"nm", "pm", "am", "times", "time", "pound", "pounds", "in", "out", "odd"})
"""Names of units that are other words too, and words that go on with a number."""
_TIMES = frozenset({"time", "months"})
_SPANS = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_OF_THESE = re.compile(r" of (?:the|its|their|these|those) ")
_FEW = 12
"""Up to here a writer may count his own reasons."""
_ONE = Decimal(1)


class Simple:
    """Reads such numbers by a grammar of English."""

    def __init__(self, numbers: Numbers, decoys: Decoys) -> None:
        grammar = numbers.grammar
        date = grammar.english.date
        self.grammar, self.numbers, self.decoys = grammar, numbers, decoys
        signs = {sign.split()[-1] for sign in grammar.signs} | set(grammar.signs)
        more = {*grammar.english.measures, *_NUMBERING}
        self._months = {name.capitalize(): number for name, number in date.months.items()}
        self._asking = frozenset({*decoys.before, *signs, *more})
        """Words before a number that make more of it."""
        heads = (re.match(r"[A-Za-z]+(?=[ .])", name) for name in grammar.names)
        self._opens = frozenset(head.group() for head in heads if head)
        """What longer names of units begin with."""
        dated = (word.split()[0] for word in (*date.parts, *date.months, *date.weekdays))
        self._taken = frozenset({*dated, *grammar.english.scales, *numbers.wording.starts, *_DOUBTFUL})
        """Words behind a number that may be part of it, or of a date."""
        self._open = _SPANS | _DOUBTFUL | frozenset(COMPOUND)
        self._measures: dict[str, Measure | None] = {}
        self._quiet: dict[str, bool] = {}
        powers = {scale: grammar.english.scales.get(scale, power) for scale, power in _SCALES.items()}
        self._steps = {(n, scale): _ONE.scaleb(-n) * power for n in range(7) for scale, power in powers.items()}
        self._units = {name: measure_of(grammar.names[name], 0) for name in _GLUED_UNITS}
        self._percent = self._units["%"]
        self._going_on = JOINING.union(_GOING_ON, "0123456789", (word.strip()[0] for word in grammar.inside_bounds))
        """What makes a closer look at what follows a Korean unit worth while, behind a blank or none."""
        own = grammar.language.date
        self._eras = frozenset(own.eras)
        self._dated = _dated((*_DATE_GOES_ON, *own.parts, *own.seasons, *own.lasting))
        self.read = self._western if grammar.language.code == "en" else self._own
        """The quantity or the year whose digits begin at a place; None for one that needs a closer look."""
        self._money = {sign: measure_of(grammar.signs[sign], 0) for sign in _MONEY}

    def _own(self, src: Source, pos: int, floor: int) -> Found | Piece | None:
        """In Korean: with a unit or a counter behind the number, and a word before it that is no part of it."""
        text = src.text
        if text[pos - 1] != " " or text[pos - 2] in self.grammar.sign_ends or text[pos - 2] == "제":
            return None
        before = src.before(pos, floor).lower if pos - 1 > floor else "-"
        if not before or before in _NUMBERING:
            return None
        if dated := self._dated.match(text, pos):
            return None if before in self._eras else Piece(pos, dated.end(), _parts(dated))
        number: tuple[Decimal, Decimal] | None
        if found := _GLUED.match(text, pos):
            measure, end = self._units[found[3]], found.end()
            number = self._number(found, "")
        elif (found := _COUNTED.match(text, pos)) and (told := self._counted(src, found)):
            measure, end = told, told.end
            number = self._in_two(found) if found[4] else self._number(found, found[3])
        else:
            return None
        if number is None or (ahead(text, end) in self._going_on and self._own_goes_on(src, pos, end)):
            return None
        bound = stronger(
            bound_before(src.lower, pos, self.grammar, floor), bound_after(src.text, src.lower, end, self.grammar)
        )
        return Found(pos, end, self._quantity(number, measure, bound))

    def _own_goes_on(self, src: Source, pos: int, end: int) -> bool:
        """Whether what follows the unit belongs to it or makes a range or a denominator of the number."""
        return (
            bool(_GOES_ON.match(src.text, end) or self.grammar.inside.match(src.text, end))
            or self._spans(src, end)
            or self.decoys.denominator(src, pos, end)
        )

    def _in_two(self, found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
        """1조 2천억: two parts, the second less than the scale of the first; None where they are no one number."""
        more = Decimal(found[4].replace(",", "")) * _SCALES[found[5]]
        whole = more < _SCALES[found[3]] and not found[2]
        return (self._number(found, found[3])[0] + more, self._steps[0, found[5]]) if whole else None

    def _counted(self, src: Source, found: re.Match[str]) -> Measure | None:
        """What is counted or measured by the unit behind a number; None for few things, times, and what is doubtful."""
        myriad, scale, end = self.grammar.myriad, found[5] or found[3], found.end()
        if not scale and (found[2] or (len(found[1]) < 4 and int(found[1]) in _ROUND_OR_FEW)):
            return None
        if scale and myriad and myriad.longer.match(src.text, end - len(scale)):
            return None
        measure = read_unit(src.text, src.lower, end, self.grammar, worded=False)
        if measure is None or measure.dimension in _TIMES or src.text[measure.end : measure.end + 1].isdecimal():
            return None
        if measure.counter and measure.code is None:
            measure = own_noun(src.text, end, measure, self.grammar)
        return measure

    def _spans(self, src: Source, end: int) -> bool:
        """Whether a second number follows that makes a range of it."""
        joiner = joined(src, end)
        return joiner is not None and self.numbers.second(src, joiner.end()) is not None

    def _western(self, src: Source, pos: int, floor: int) -> Found | Piece | None:
        text = src.text
        found = _FORM.match(text, pos)
        if not found:
            return None
        sign = text[pos - 1]
        start = pos - 1 if sign in _MONEY else pos
        if start <= floor or text[start - 1] != " ":
            return None
        begin = text.rfind(" ", 0, start - 1) + 1
        before = text[begin : start - 1]
        if begin < floor or not (self._quiet[before] if before in self._quiet else self._is_quiet(before)):
            return None
        low = before.lower()
        read: tuple[Measure | None, int] | None
        if start < pos:
            read = self._of_money(src, found, sign)
        elif found.lastindex == 1:
            year = low in _DATING and _YEAR.match(text, pos)
            return Piece(pos, pos + 4, DateParts(year=int(found[1]))) if year else None
        elif found[6] in self._months:
            return self._day(text, pos)
        else:
            read = self._of_things(src, found)
        if read is None:
            return None
        measure, end = read
        if text[end : end + 1] == " " and self._goes_on(src, pos, end, found):
            return None
        hedge = bound_before(src.lower, start, self.grammar, floor) if low in self.grammar.before_ends else None
        bound = stronger(hedge, bound_after(src.text, src.lower, end, self.grammar))
        return Found(start, end, self._quantity(self._number(found, found[4] or found[5] or ""), measure, bound))

    def _day(self, text: str, pos: int) -> Piece | None:
        """14 March 2021, with neither a range nor a time of day behind it."""
        found = _DAY.match(text, pos)
        if not found or (month := self._months.get(found[2])) is None:
            return None
        return Piece(pos, found.end(), DateParts(int(found[3]), month, int(found[1])))

    def _is_quiet(self, word: str) -> bool:
        """Whether a word before a number asks nothing of it."""
        low = word.lower()
        quiet = word.isascii() and word.isalpha() and (word == low or low in self.grammar.english.function_words)
        quiet = self._quiet[word] = quiet and low not in self._asking and word not in self._asking
        return quiet

    def _of_money(self, src: Source, found: re.Match[str], sign: str) -> tuple[Measure, int] | None:
        """Unit and end of an amount of money: no unit may stand behind it."""
        word = found[6]
        if found[3] or (word is None and src.text[found.end() : found.end() + 1] == " "):
            return None
        if word is None:
            return self._money[sign], found.end()
        names = self.grammar.names
        if word in names or word.lower() in names or word in self._opens or word.lower() in self._taken:
            return None
        if word == "of" and src.lower.startswith(" of every", found.start(6) - 1):
            return None
        return self._money[sign], found.start(6) - 1

    def _of_things(self, src: Source, found: re.Match[str]) -> tuple[Measure | None, int] | None:
        """Unit and end of what is no money."""
        written, _, percent, spaced, glued, word = found.groups()
        end = found.end()
        if percent:
            return None if src.text.startswith("% point", end - 1) else (self._percent, end)
        if glued == "m" or (len(written) == 4 and _YEARLIKE.match(written)):
            return None
        if word is None:
            return (None, end) if (spaced or glued) and src.text[end : end + 1] != " " else None
        if word == "of":
            at = found.start(6) - 1
            measure = of_noun(src.text, src.lower, at, self.grammar) if _OF_THESE.match(src.lower, at) else None
            end = measure.end if measure else at
        elif word in self._measures:
            measure = self._measures[word]
        else:
            measure = self._measures[word] = self._measure(word)
        few = measure and measure.counter and not (spaced or glued) and len(written) < 3 and int(written) <= _FEW
        return (measure, end) if measure and not few else None

    def _measure(self, word: str) -> Measure | None:
        """What a word counts or measures; None where that takes more than the word to tell."""
        low = word.lower()
        if word in self._opens or low in self._taken or low in self.grammar.english.function_words:
            return None
        if name := self.grammar.names.get(word):
            measure = measure_of(name, 0)
        elif (noun := singular(word, self.grammar) if word == low else None) and low not in self.grammar.names:
            measure = counted(noun, 0, far=False)
        else:
            return None
        doubtful = measure.code is None or measure.code in self._open or measure.dimension in _TIMES
        return None if doubtful else measure

    def _goes_on(self, src: Source, pos: int, end: int, found: re.Match[str]) -> bool:
        """Whether what follows may make a range, an address or something else of it."""
        lower = src.lower
        if lower[end + 1 : end + 2] in ("±", "+", "-", " "):
            return True
        if lower.startswith(" and a half", end):
            return True
        if self._spans(src, end):
            return True
        return not found[2] and not found[3] and ADDRESS.match(lower, pos) is not None

    def _number(self, found: re.Match[str], scale: str) -> tuple[Decimal, Decimal]:
        """Value and step of the digits that were found, with a scale word."""
        written, places = found[1], found[2]
        digits = written.replace(",", "") if "," in written else written
        if not places:
            return (Decimal(digits) * _SCALES[scale] if scale else Decimal(digits)), self._steps[0, scale]
        return plain(Decimal(f"{digits}.{places}") * _SCALES[scale]), self._steps[len(places), scale]

    @staticmethod
    def _quantity(number: tuple[Decimal, Decimal], measure: Measure | None, bound: Bound) -> Quantity:
        value, step = number
        if measure is None:
            return Quantity(value=value, unit=None, step=step, bound=bound)
        if measure.scale != _ONE:
            value, step = plain(value * measure.scale), step * measure.scale
        return Quantity(
            value=value, unit=measure.code, dimension=measure.dimension, step=step, factor=measure.factor,
            ambiguous_unit=measure.ambiguous, bound=bound,
        )  # fmt: skip


def _dated(going_on: Iterable[str]) -> re.Pattern[str]:
    """A year, a month or a day of it, and behind it nothing that goes on with it."""
    apart = rf" (?!{one_of(going_on)})[가-힣]| \d{{1,4}}[조억만천백]|[,.)](?! ?\d)"
    return re.compile(rf"(?:((?:1[5-9]|20|21)\d\d)년(?: {_MONTH})?|{_MONTH})(?={_PARTICLE}|{apart})")


def _parts(dated: re.Match[str]) -> DateParts:
    year, month, day, lone_month, its_day = (int(part) if part else None for part in dated.groups())
    return DateParts(year=year, month=month or lone_month, day=day or its_day)
