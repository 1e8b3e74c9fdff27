"""A source's value in the words of the claim: at its scale, in its unit, as precise as the claim was."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from claims.lang import load
from claims.model import Bound, Mention, Quantity, When
from factcheck.values.rounding import rounded

_CLOSE = Decimal("0.02")
"""A rounding that moves the value by more than this share of it is made one digit finer."""
_FINER = 3
_LITERAL = re.compile(r"\d[\d,]{0,40}(?:\.\d{1,20})?")
_NUMBERED = re.compile(r"\d{1,4}")
_MYRIAD = 10_000


def plain(number: Decimal | None) -> str | None:
    """A decimal without exponent and without idle zeros; None stays None."""
    if number is None:
        return None
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def shortened(number: Decimal) -> Decimal:
    """A computed number without its endless tail: three digits, or two behind the point, whichever is finer."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -6:
        return number
    return rounded(number, Decimal(1).scaleb(min(-2, number.adjusted() - 2)))


def restated(mention: Mention, found: Decimal, language: str) -> str | None:
    """The mention's text with `found`, in its canonical unit, for its number; None where it cannot be said so."""
    value = mention.value
    if not isinstance(value, Quantity) or value.value is None or value.value <= 0 or found < 0:
        return None
    number = _rounded(found, value)
    span = _core(mention.text, language)
    if number is None or span is None:
        return None
    core = mention.text[span[0] : span[1]]
    text = _scaled(core, number, value, padded=number != found) or in_myriads(number, language, core)
    if text is None:
        return None
    said = mention.text[: span[0]] + text + mention.text[span[1] :]
    return said if _reads_as(said, number, language) else None


def _rounded(found: Decimal, value: Quantity) -> Decimal | None:
    """Rounded to the claim's own digits; finer where that would say the claim's value again, or another one."""
    step = value.step
    way = ROUND_FLOOR if value.bound is Bound.ORDER else ROUND_HALF_UP
    for _ in range(_FINER):
        number = (found / step).to_integral_value(way) * step
        if number != value.value and abs(number - found) <= abs(found) * _CLOSE:
            return number
        step /= 10
    return None


def _core(text: str, language: str) -> tuple[int, int] | None:
    """Where the digits stand, with the scale words of one sign that follow them."""
    words = load(language).number
    scales = {w for w in (*words.big, *words.small) if len(w) == 1 and not w.isascii()}
    start = next((i for i, sign in enumerate(text) if sign.isascii() and sign.isdigit()), None)
    if start is None:
        return None
    end = start
    while end < len(text) and (text[end] in "0123456789,. " or text[end] in scales):
        end += 1
    return start, start + len(text[start:end].rstrip(" ,."))


def _scaled(core: str, number: Decimal, value: Quantity, *, padded: bool) -> str | None:
    """One number before a scale that stays: 1,204억 → 873억, 868.46 (billion) → 26.88 (billion).

    Args: padded, with as many digits behind the point as the claim has, as a rounded value should.
    """
    match = _LITERAL.match(core)
    if match is None or len(core) - match.end() > 1 or not value.value:
        return None
    literal = match.group()
    written = Decimal(literal.replace(",", ""))
    if not written:
        return None
    scale = value.value / written
    digits = number / scale
    grouping = "," if "," in literal or len(literal.partition(".")[0]) < 4 else ""
    places = max(_places(digits), _places(value.step / scale) if padded else 0)
    if digits >= _MYRIAD and core[match.end() :]:
        return None
    return f"{digits:{grouping}.{places}f}" + core[match.end() :]


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def in_myriads(number: Decimal, language: str, like: str = "") -> str | None:
    """Ten thousand by ten thousand: 2조 4,318억, 557만 6,000; None where the language or the number has no such form.

    Args: like, a number as the text writes it, for the spaces.
    """
    big = {size: word for word, size in reversed(list(load(language).number.big.items())) if len(word) == 1}
    if not big or number != number.to_integral_value() or not number or any(s < _MYRIAD for s in big):
        return None
    rest, parts = int(number), []
    for size in sorted(big, reverse=True):
        part, rest = divmod(rest, size)
        if part:
            parts.append(f"{part:,}{big[size]}")
    parts += [f"{rest:,}"] * bool(rest)
    return (" " if " " in like or len(_LITERAL.findall(like)) < 2 else "").join(parts)


def _reads_as(text: str, number: Decimal, language: str) -> bool:
    """True when our own reader takes the text for the number: nothing is suggested that reads otherwise."""
    from claims.mentions.find import find_mentions  # half of a start; reports ask for less of this module

    values = [m.value for m in find_mentions(text, language)]
    return any(isinstance(v, Quantity) and v.value == number for v in values)


def redated(mention: Mention, found: When, language: str) -> str | None:
    """The mention's text with the day, month or year found; None where it names a part that `found` lacks."""
    from claims.mentions.find import find_mentions

    value = mention.value
    if not isinstance(value, When) or value.first is None or found.first is None or found.last is None:
        return None
    text = _dated(mention.text, value, found.first, language)
    if text is None or text == mention.text:
        return None
    for new in find_mentions(text, language, as_of=found.first):
        read = new.value
        if isinstance(read, When) and read.first and read.last:
            inside = read.first <= found.first and found.last <= read.last
            return text if inside and read.grain is value.grain else None
    return None


def _dated(text: str, value: When, day: dt.date, language: str) -> str | None:
    """Each part of a written date replaced by the day's own."""
    old = value.first
    assert old is not None
    if str(old.year) not in text and old.year != day.year:
        return None
    text = _month_replaced(text, old.month, day.month, language)
    pairs = {str(old.year): str(day.year)}
    if value.grain.value in ("day", "month"):
        pairs |= {f"{old.month}월": f"{day.month}월", f"-{old.month:02}": f"-{day.month:02}"}
    quarter, new_quarter = (old.month + 2) // 3, (day.month + 2) // 3
    if value.grain.value == "quarter":
        pairs |= {f"Q{quarter}": f"Q{new_quarter}", f"{quarter}분기": f"{new_quarter}분기"}
    return _numbers_replaced(text, pairs, (old.day, day.day) if value.grain.value == "day" else None)


def _month_replaced(text: str, old: int, new: int, language: str) -> str:
    """A month's name, long or short, replaced by that of another."""
    for code in dict.fromkeys((language, "en")):
        months = load(code).date.months
        names = [(word, number) for word, number in months.items() if number == old]
        for word, _ in sorted(names, key=lambda pair: -len(pair[0])):
            at = text.lower().find(word.lower())
            if at < 0 or not word.isalpha():
                continue
            others = sorted((w for w, number in months.items() if number == new), key=len)
            other = others[-1] if len(word) == max(len(w) for w, _ in names) else others[0]
            return text[:at] + (other.capitalize() if text[at].isupper() else other) + text[at + len(word) :]
    return text


def _numbers_replaced(text: str, pairs: dict[str, str], days: tuple[int, int] | None) -> str | None:
    """Year, month and quarter by what stands around them, the day of the month by its number."""

    def swap(match: re.Match[str]) -> str:
        written, after, before = match.group(), text[match.end() :][:2], text[: match.start()][-1:]
        for old, new in pairs.items():
            if written + after[:1] == old or before + written == old or written + after == old or written == old:
                return "".join(ch for ch in new if ch.isdigit())
        if days and written.isdigit() and int(written) == days[0]:
            return f"{days[1]:0{len(written)}}" if written.startswith("0") else str(days[1])
        return written

    return None if "th" in text and days else _NUMBERED.sub(swap, text)
