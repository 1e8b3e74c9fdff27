"""What may follow a number and its unit: a finer unit, a half, a glued hedge."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.mentions.grammar import HANGUL, Grammar
from claims.mentions.numerals import Numeral, read_digits
from claims.mentions.source import Source
from claims.mentions.units import Measure, measure_by_code, read_unit
from claims.model import Bound

_HALF_AFTER = re.compile(rf" ?반(?:(?![{HANGUL}])|(?=[이을은에의만도]|으로|짜리|가량|쯤|정도|동안|걸|넘))")
AND_A_HALF = re.compile(r" and a half(?![a-z])")
COMPOUND = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "ft": ("in", 12),
    "yd": ("ft", 3),
    "lb": ("oz", 16),
    "stone": ("lb", 14),
}
"""Unit → the finer one that may follow it, and how many of it make one."""
_TIMED = ("기록", "한국", "대회", "세계", "만에", "신기록", "개인")
_SHORT_FINER = {"in": re.compile(r" ?(?:in|″|\")(?![a-z])"), "minute": re.compile(r" ?m(?![a-z])")}
"""Short names that say so only behind the coarser unit: 5 ft 2 in, 2h 30m."""
_SLIDING = re.compile(r"대로 (?:밀|내려|올라|떨어|후퇴|진입|복귀|물러|주저|하락|상승|회복)")
_HUNDREDTHS = re.compile(rf"초 ?(\d\d)(?=(?:으?로|[의을를이에]|만에)(?: |$)|[;)]|[.,](?!\d)|$| (?:{'|'.join(_TIMED)}))")
"""10초07, 1분 44초 40: how a time is told in sport."""
_THEN = re.compile(r" ?(?:,? and |, )?(?=\d)")


def hedge_ends(text: str, glued: re.Match[str]) -> bool:
    """Whether what follows 여 lets it be the hedge and not the start of a word."""
    if glued.group() != "여":
        return True
    following = text[glued.end() : glued.end() + 1]
    return following == " " or bool(re.match(rf"[{HANGUL}%a-zA-Z㎏㎞㎡]", following))


def band(text: str, end: int, measure: Measure | None, number: Numeral, grammar: Grammar) -> tuple[Bound, int] | None:
    """대 and 선 behind number and unit: a band of values, a mark, or what crossing or losing a mark says of it."""
    if measure and measure.code == "unit" and _SLIDING.match(text, end - 1):
        return Bound.BAND, end
    at = end + (text[end : end + 1] == " ")
    found = grammar.inside.match(text, at) if text[at : at + 1] in grammar.inside_letters else None
    if not found or (number.value is not None and number.value < 10 and measure is None):
        return None
    bound = grammar.inside_bounds[found.group()]
    if bound not in (Bound.BAND, Bound.LEVEL):
        if found.group() != "+":
            return bound, end
        return (bound, found.end()) if found.start() == end else None
    following = text[found.end() : found.end() + 1]
    closed = not re.match(rf"[{HANGUL}]", following) or following in "로에를을가이은는의까도와과초중후였인"
    if (bound is Bound.BAND and found.start() > end) or not closed:
        return None
    if bound is Bound.BAND and measure is None and not (number.value is not None and number.value >= 50):
        return None
    return bound, found.end()


def goes_on(measure: Measure, number: Numeral) -> bool:
    """Whether a finer unit or a half may follow: behind units of measure, and plain numbers of them."""
    return not measure.counter and number.value is not None and not number.scaled and number.step == 1


def compound(src: Source, number: Numeral, measure: Measure) -> tuple[Numeral, Measure, int]:
    """127시간 30분: in its own unit where that is exact, else in the finer one; 14시간 반: in its own."""
    text, end = src.text, measure.end
    assert number.value is not None
    half = _HALF_AFTER.match(text, end) or AND_A_HALF.match(src.lower, end)
    if half:
        return number._replace(value=number.value + Decimal("0.5"), step=Decimal("0.5")), measure, half.end()
    if measure.code == "second" and (told := _with_hundredths(text, number, measure)):
        return told
    if measure.code not in COMPOUND:
        return number, measure, end
    finer, ratio = COMPOUND[str(measure.code)]
    gap = _THEN.match(text, end)
    if not gap or (not text[gap.end() : gap.end() + 2].strip(" .").isdecimal() and not text[gap.end()].isdecimal()):
        return number, measure, end
    second = read_digits(text, gap.end(), decimal_comma=False)
    unit = _finer_unit(src, second.end, finer)
    if not unit or second.value is None or second.value >= ratio:
        return number, measure, end
    exactly = _with_hundredths(text, second, unit) if finer == "second" else None
    if exactly and exactly[0].value is not None:
        return exactly[0]._replace(value=number.value * ratio + exactly[0].value), *exactly[1:]
    together = number.value + second.value / ratio
    if together == together.quantize(Decimal("0.01")):
        part = max(second.step / ratio, Decimal("0.01"))
        return number._replace(value=together, step=part), measure._replace(end=unit.end), unit.end
    return number._replace(value=number.value * ratio + second.value, step=second.step), unit, unit.end


def _with_hundredths(text: str, number: Numeral, seconds: Measure) -> tuple[Numeral, Measure, int] | None:
    """Seconds with the hundredths that stand behind them without a point; None where none do."""
    found = _HUNDREDTHS.match(text, seconds.end - 1)
    if not found or number.value is None:
        return None
    hundredths = Decimal("0.01")
    number = number._replace(value=number.value + int(found[1]) * hundredths, step=hundredths, plain=False)
    return number, seconds._replace(end=found.end()), found.end()


def _finer_unit(src: Source, at: int, code: str) -> Measure | None:
    """The finer unit that stands at a place, also by a name that would say nothing alone; None where it does not."""
    unit = read_unit(src.text, src.lower, at, src.grammar, worded=False)
    if unit and unit.code == code:
        return unit
    short = _SHORT_FINER[code].match(src.lower, at) if code in _SHORT_FINER else None
    return measure_by_code(code, short.end()) if short else None
