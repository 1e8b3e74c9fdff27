"""A number with the unit behind it: the part of a quantity that can stand at either end of a range."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claims.mentions.compounds import AND_A_HALF, band, compound, goes_on, hedge_ends
from claims.mentions.grammar import HANGUL, Grammar, Name, unit_of
from claims.mentions.noughts import none_at_all
from claims.mentions.numerals import LONGEST, VULGAR, Numeral, read_digits, run_end
from claims.mentions.shares import Share, Shares, share, slash_share
from claims.mentions.source import Source, ahead
from claims.mentions.units import Measure, measure_by_code, measure_of, of_noun, own_noun, read_noun, read_unit
from claims.model import Bound
from claims.words.patterns import one_of

_DECIMAL_COMMA = re.compile(r"\d{1,12},\d{1,2} ?(?:%|[a-z€$])")
_ODD = re.compile(r"여(?= ?(?:[만억조천백]|[가-힣]))|数|多|余")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_OF_GROUP = re.compile(r" ?(?:중에서|중에|중|가운데) ?|[에당] ")
_ADDED = re.compile(r"[을를이가]? ?(?:더|추가|보태|덧붙)")
_ALONE = re.compile(r"(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=[은이을만꼴도]|에 |$|[ .,])")
"""Number words that count without a counter."""
_PAIR = 2
_SHARE_AFTER = re.compile(r" ?(?:이상|꼴|넘|도 (?:안|못))|(?:은|는) ")
"""Behind "둘 중 하나", which is more often a choice."""
_GROUPS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100})
LONE_SCALES = "억조경億兆亿"
"""Scales that no number begins with."""
_OWN_SCALES = frozenset("십백천만억조경十百千万萬亿億兆여")
_CLASSIFIERS = ("사람", "가지", "군데", "가구", "차례", "마리", "그루", "켤레", "송이", "상자", "조각", "번째", "시간")
_DEGREES = re.compile(r"(화씨|북위|남위|동경|서경|위도|경도) ?(?:영하 ?)?[\d.,]{1,8} ?$")
_DEGREES_FROM = 16
"""Characters before 도 in which it says of which scale, or that it is an angle."""
_THINGS = re.compile(
    r"(?:유물|유적|작품|미술품|그림|문화재|소장품|회화|조각|도자기|사진|의류|서화|불상|고서|증거물|국보|보물)"
    r"(?: 등)? [\d,.만천백여 ]{1,14}$"
)
"""What 점 counts, right before the number; elsewhere it is a point of a score."""
_THINGS_FROM = 24
_ANY_THING = Name(code="", counter=True)
_MIXED = re.compile(r"(\d{1,3})(?:  ?([1-9])/([2-9]|1[0-6])|-(?:(1)/(2)|([13])/(4)|([1357])/(8)))(?![\d/])")
"""2 1/2; with a hyphen, as central banks write it (3-1/4 percent), halves, quarters and eighths alone."""


class Core(NamedTuple):
    """A number and what it counts, without sign, hedge or range."""

    end: int
    number: Numeral
    measure: Measure | None = None
    share: Share | None = None
    inside: Bound | None = None
    """A hedge glued to the number or its unit (여, -odd, 대, 선)."""
    ordinal: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but the number."""
        return self.measure is None and self.share is None and self.inside is None and not self.ordinal


class Cores:
    """Reads cores by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.shares = Shares(grammar)
        number, english = grammar.language.number, grammar.english
        scales = english.scales
        long_scales = [word for word in scales if len(word) > 1]
        self._scale = re.compile(rf"(?:[ \u00a0-]?({one_of(long_scales)})|([kmbt]))(?![a-z0-9])")
        self._scale_letters = frozenset({word[0].lower() for word in scales} | {"-", "\u00a0"})
        self._western = grammar.language.code == "en"
        self._groups = bool(number.native)
        self._vague = re.compile(
            rf"({one_of(number.vague)})(?:여)?(?= ?[{HANGUL}一-鿿ぁ-ヿA-Z$%])" if number.vague else "(?!)"
        )
        self._spread = re.compile(rf"({one_of(number.spread)}) ?" if number.spread else "(?!)")
        self._native = re.compile(rf"({one_of(number.tens)})?({one_of(number.native)})?" if number.native else "(?!)")
        self._period = re.compile(rf"({one_of(number.periods)})" if number.periods else "(?!)")
        self._multiple = re.compile(rf"({one_of(number.multiples)})" if number.multiples else "(?!)")

    def at_digits(self, src: Source, pos: int, *, money: bool) -> Core | None:
        """The core whose digits begin at `pos`; `money` where a currency sign stands before. None for an identifier."""
        text, lower = src.text, src.lower
        end = run_end(text, pos)
        if end - pos > LONGEST:
            return None
        following = text[end : end + 1]
        if following in ("/", ".") and (slash := slash_share(text, pos)):
            return self._slash(src, slash)
        if following in (" ", "-") and (mixed := _MIXED.match(text, pos)):
            whole, above, below = (Decimal(part) for part in mixed.groups() if part)
            number = Numeral(end=mixed.end(), value=whole + above / below, step=Decimal("0.01"))
            return self.with_unit(src, number, money=money)
        number = self._number(src, pos, money=money)
        if ordinal := _ORDINAL.match(lower, number.end):
            return Core(end=ordinal.end(), number=number, ordinal=True)
        if found := self.shares.after_number(lower, number):
            return Core(end=found.end, number=number, share=found)
        if number.part and number.value is not None and number.value < 1:
            return self._vulgar(src, number)
        core = self.with_unit(src, number, money=money)
        return self._of_group(src, core) if self._groups and not money else core

    def _of_group(self, src: Source, core: Core) -> Core:
        """네 곳 중 한 곳, 10명 중 7명, 열에 일곱, 열 곳에 네 곳: a part of a small round group is a share."""
        whole = core.number.value
        if core.share or core.inside or whole not in _GROUPS or (core.measure and not core.measure.counter):
            return core
        gap = _OF_GROUP.match(src.text, core.end)
        each = gap is not None and gap.group()[0] in "에당"
        if gap is None or (not each and core.measure is None and src.text[core.end - 1].isdecimal()):
            return core
        at = gap.end()
        if src.text[at : at + 1].isdecimal():
            part = self.with_unit(src, self._number(src, at, money=False), money=False)
        else:
            native = self._native_number(src.text, at)
            if not native:
                return core
            part = (self._counted(src, native) if core.measure else None) or Core(end=native.end, number=native)
            if core.measure and part.measure is None and not _ALONE.match(src.text, at):
                return core
        code = core.measure.code if core.measure else None
        value = part.number.value
        if value is None or not value < whole or (part.measure and part.measure.code != code):
            return core
        added = each and core.measure and (part.measure is None or _ADDED.match(src.text, part.end))
        if added or (core.measure is None and whole == _PAIR and not _SHARE_AFTER.match(src.text, part.end)):
            return core
        return Core(end=part.end, number=core.number, share=share(value, whole, part.end))

    def _slash(self, src: Source, slash: Share) -> Core:
        number = Numeral(end=slash.end, value=slash.value / 100, step=Decimal("0.01"))
        core = self.with_unit(src, number, money=False)
        return core if core.measure and not core.measure.noun else Core(end=slash.end, number=number, share=slash)

    def _vulgar(self, src: Source, number: Numeral) -> Core:
        """½ alone is a share; before a unit or a scale it is a number."""
        core = self.with_unit(src, number, money=False)
        if core.measure or core.number.scaled or number.value is None:
            return core
        return Core(
            end=number.end, number=number, share=Share(end=number.end, value=number.value * 100, unit="percent")
        )

    def _number(self, src: Source, pos: int, *, money: bool) -> Numeral:
        comma = self._western and bool(_DECIMAL_COMMA.match(src.lower, pos))
        number = read_digits(src.text, pos, decimal_comma=comma)
        if self.grammar.myriad and ahead(src.text, number.end) in _OWN_SCALES:
            number = self._own_scaled(src, pos, number)
        if number.scaled:
            return number
        return self.scaled(src, number, money=money)

    def _own_scaled(self, src: Source, pos: int, number: Numeral) -> Numeral:
        assert self.grammar.myriad is not None
        text = src.text
        if odd := _ODD.match(text, number.end):
            power = self.grammar.language.number.big.get(text[odd.end() : odd.end() + 1])
            if power and number.value is not None:
                scale = Decimal(power)
                return number._replace(
                    end=odd.end() + 1, value=number.value * scale, step=number.step * scale, power=scale,
                    order=True, plain=False,
                )  # fmt: skip
            return number
        return self.grammar.myriad.read(text, pos, words=False) or number

    def scaled(self, src: Source, number: Numeral, *, money: bool) -> Numeral:
        """Apply English scale words and suffixes: 5.6bn, 128K, 3½ billion, 2 hundred thousand."""
        for _ in range(2):
            letter = ahead(src.lower, number.end)
            found = self._scale.match(src.lower, number.end) if letter in self._scale_letters else None
            if not found or number.value is None:
                return number
            word = found[1] or found[2]
            if found[2] and not self._letter(src, number, found, money=money):
                return number
            if word == "mm" and not money:
                return number
            power = self.grammar.english.scales.get(word)
            if power is None:
                return number
            number = number._replace(
                end=found.end(), value=number.value * power, step=number.step * power, power=power, plain=False,
                part=False,
            )  # fmt: skip
            if power > 1000:
                half = AND_A_HALF.match(src.lower, number.end)
                more = number._replace(end=half.end(), step=power / 2) if half else number
                return more._replace(value=more.value + power / 2) if half and more.value is not None else number
        return number

    def _letter(self, src: Source, number: Numeral, found: re.Match[str], *, money: bool) -> bool:
        """Whether a single letter glued to digits is a scale, and not metres or a name."""
        written = src.text[found.start() : found.end()]
        if written in ("K", "k", "M", "B") or money:
            return True
        if written == "m":
            noun = read_noun(src.text, src.lower, found.end(), self.grammar, single=False)
            return noun is not None and noun.code not in ("sprint", "dash", "freestyle", "relay", "hurdle", "race")
        return written == "T" and number.step < 1

    def with_unit(self, src: Source, number: Numeral, *, money: bool) -> Core:
        """The number with the unit, noun or glued hedge that stands behind it."""
        text, lower = src.text, src.lower
        end, inside = number.end, Bound.ORDER if number.order else None
        glued = self.grammar.inside.match(text, end) if text[end : end + 1] in self.grammar.inside_letters else None
        if (
            glued
            and self.grammar.inside_bounds[glued.group()] in (Bound.ORDER, Bound.AT_LEAST)
            and hedge_ends(text, glued)
        ):
            inside, end = self.grammar.inside_bounds[glued.group()], glued.end()
        measure = read_unit(text, lower, end, self.grammar, worded=number.worded)
        if measure is None and not money:
            single = number.value == 1
            measure = read_noun(text, lower, end, self.grammar, single=single)
        measure = self._settled(src, number, measure, end, money=money)
        if measure is not None:
            end = measure.end
        if measure and goes_on(measure, number):
            number, measure, end = compound(src, number, measure)
        tail = band(text, end, measure, number, self.grammar)
        if tail:
            inside, end = tail
        return Core(end=end, number=number, measure=measure, inside=inside)

    def _settled(
        self, src: Source, number: Numeral, measure: Measure | None, end: int, *, money: bool
    ) -> Measure | None:
        """Decide between the readings of a unit by the number before it and the nouns around it."""
        if measure is None:
            return None if money else of_noun(src.text, src.lower, end, self.grammar)
        written = src.text[end : measure.end].strip()
        if written == "도" and (number.scaled or number.worded):
            return None
        if written == "도" and (scale := _DEGREES.search(src.text, max(0, end - _DEGREES_FROM), end)):
            code = "°F" if scale[1] == "화씨" else "degree"
            return measure_by_code(code, measure.end)
        if written == "주" and (number.scaled or (number.value is not None and number.value >= 100)):
            return measure._replace(code="share", dimension="count:share", factor=Decimal(1), counter=True)
        if written == "점" and _THINGS.search(src.text, max(0, end - _THINGS_FROM), end):
            measure = measure_of(_ANY_THING, measure.end)
        if written == "분" and number.worded and self.grammar.language.number.native:
            return measure._replace(code="person", dimension="count:person", factor=Decimal(1), counter=True)
        return own_noun(src.text, end, measure, self.grammar) if measure.counter and measure.code is None else measure

    def at_word(self, src: Source, pos: int) -> Core | None:
        """The core whose own-script number word begins at `pos` (스물세 명, 수십만, 사흘); None where there is none."""
        text = src.text
        if found := self._vague.match(text, pos):
            return self._vague_core(src, found)
        if period := self._period.match(text, pos):
            return self._period_core(src, period)
        if multiple := self._multiple.match(text, pos):
            return self._multiple_core(text, multiple)
        if part := self.shares.own_word(text, pos):
            return self._closed_core(text, pos, part)
        if spread := self._spread.match(text, pos):
            low, high = map(Decimal, self.grammar.language.number.spread[spread[1]].split())
            return self._counted(src, Numeral(end=spread.end(1), value=None, low=low, high=high, worded=True))
        native = self._native_number(text, pos)
        if native and (core := self._counted(src, native) or self._group_of_words(src, native)):
            return self._of_group(src, core)
        return self._words(src, pos)

    def _group_of_words(self, src: Source, native: Numeral) -> Core | None:
        """열에 일곱: no counter, so only with what follows."""
        whole = Core(end=native.end, number=native)
        return whole if self._of_group(src, whole) is not whole else None

    def _vague_core(self, src: Source, found: re.Match[str]) -> Core:
        low, high = map(Decimal, self.grammar.language.number.vague[found[1]].split())
        number = Numeral(end=found.end(), value=None, low=low, high=high, worded=True, order=True, step=low)
        core = self.with_unit(src, number, money=False)
        return core._replace(inside=Bound.ORDER)

    def _period_core(self, src: Source, found: re.Match[str]) -> Core | None:
        following = src.text[found.end() : found.end() + 1]
        if (
            re.match(rf"[{HANGUL}]", following)
            and following not in "를을은는이가의에도만간째동씩로나쯤와과치밤새뒤전후앞"
        ):
            return None
        value, unit = self.grammar.language.number.periods[found[1]].split()
        number = Numeral(end=found.end(), value=Decimal(value), worded=True)
        row = unit_of(unit)
        assert row is not None
        measure = Measure(end=found.end(), code=unit, dimension=row.dimension, factor=row.factor)
        return Core(end=found.end(), number=number, measure=measure)

    def _multiple_core(self, text: str, found: re.Match[str]) -> Core:
        value = Decimal(self.grammar.language.number.multiples[found[1]])
        number = Numeral(end=found.end(), value=value, worded=True)
        return Core(end=found.end(), number=number, share=Share(end=found.end(), value=value, unit="times"))

    @staticmethod
    def _closed_core(text: str, pos: int, part: Share) -> Core | None:
        number = Numeral(end=part.end, value=part.value / 100, step=Decimal("0.01"), worded=True)
        return Core(end=part.end, number=number, share=part)

    def _native_number(self, text: str, pos: int) -> Numeral | None:
        found = self._native.match(text, pos)
        if (
            not found or not found.group() or text.startswith("제곱", found.end())
        ):  # 세제곱미터 are no three square metres
            return None
        words = self.grammar.language.number
        value = words.tens.get(found[1] or "", 0) + words.native.get(found[2] or "", 0)
        end, order = found.end(), False
        if text[end : end + 1] == "여" and found[1] and not found[2]:
            end, order = end + 1, True
        return Numeral(end=end, value=Decimal(value), worded=True, order=order)

    def _words(self, src: Source, pos: int) -> Core | None:
        """Sino-Korean, Japanese or Chinese number words; only with a unit, or long enough to be nothing else."""
        if not self.grammar.myriad:
            return None
        number = self.grammar.myriad.read(src.text, pos, words=True)
        if not number or not number.worded or src.text[pos] in LONE_SCALES:
            return None
        if found := self.shares.after_number(src.lower, number):
            return Core(end=found.end, number=number, share=found)
        core = self._counted(src, number)
        if core and self._unlikely(src.text[pos : number.end], core):
            return None
        if core and (number.end - pos > 1 or number.scaled or self._alone(src, pos, core)):
            return core
        following = src.text[number.end : number.end + 1]
        shortest = 2 if number.scaled and "一" <= src.text[pos] <= "鿿" else 3
        if number.end - pos >= shortest and not following.isalpha():
            return Core(end=number.end, number=number)
        return None

    @staticmethod
    def _unlikely(written: str, core: Core) -> bool:
        """Two syllables that make a word of their own (구조, 이조) count money or nothing."""
        money = core.measure is not None and (core.measure.dimension or "").startswith("currency:")
        return len(written) == 2 and written[1] in "억조경" and not money

    def _may_glue(self, text: str, end: int, number: Numeral) -> bool:
        """A number word and its counter are glued only where they can hardly be another word (세명, not 세대)."""
        return (
            text[end] == " "
            or (number.scaled and text[end - 2 : end - 1].isalpha())
            or text[end] in "명번달배개가시곳사마살군주名人个個件家次"
        )

    def _alone(self, src: Source, pos: int, core: Core) -> bool:
        """One digit word with a unit: "일 년", "삼 개월", but not "이 분" or "오 명"."""
        code = core.measure.code if core.measure else None
        han = "一" <= src.text[pos] <= "鿿"
        if core.number.end < core.end and src.text[core.number.end : core.end].strip() in ("해", "달"):
            return False
        return han or (src.text[pos] not in "이공" and code in ("year", "month", "week", "floor", "percent", "times"))

    def _counted(self, src: Source, number: Numeral) -> Core | None:
        """A worded number with the unit that it needs; None without one."""
        text = src.text
        if found := self.shares.after_number(src.lower, number) if number.value is not None else None:
            return Core(end=found.end, number=number, share=found)
        end = number.end
        order = number.order
        if text[end : end + 1] == "여" and number.scaled:
            end, order = end + 1, True
        measure = read_unit(text, src.lower, end, self.grammar, worded=True)
        measure = self._settled(src, number, measure, end, money=False) if measure else None
        if measure is None or (measure.counter and not self._may_glue(text, end, number)):
            return None
        if (
            number.value == 1
            and measure.counter
            and measure.end - end > 2
            and text[end - 3 : end - 1] != "단 "
            and not text.startswith(_CLASSIFIERS, end + 1)
        ):
            return None
        inside = Bound.ORDER if order else None
        end = measure.end
        absent = none_at_all(text, end) if number.value == 1 and measure.counter else end
        if absent is None:
            return None
        if absent > end:
            return Core(end=absent, number=number._replace(value=Decimal(0)), measure=measure)
        if goes_on(measure, number):
            number, measure, end = compound(src, number, measure)
        if tail := band(text, end, measure, number, self.grammar):
            inside, end = tail
        return Core(end=end, number=number, measure=measure, inside=inside)


def is_number_start(letter: str) -> bool:
    """True for a digit of the folded text or a vulgar fraction."""
    return "0" <= letter <= "9" or letter in VULGAR
