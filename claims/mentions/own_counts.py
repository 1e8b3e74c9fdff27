"""Counts that a writer makes of what he names himself: "two reasons", "the three of them", 두 나라는, 한 해."""

from __future__ import annotations

import re

from claims.mentions.cores import Core
from claims.mentions.grammar import HANGUL, Grammar
from claims.mentions.source import Source
from claims.words.patterns import one_of

_SMALL = 12
_LEADS = frozenset({"point", "goal", "seat", "vote", "run", "shot", "stroke", "win", "game", "place"})
"""What a lead is told by: "a three-point lead"."""
_SINGLE_CLAIMS = frozenset({"person", "place", "country", "company", "household", "ship", "city", "school"})
_ANYONE = "사람"
"""국민 한 사람이 먹은 쌀: one of them stands for each."""
_POINTS_NOWHERE = frozenset({"the", "its", "his", "her", "their", "all", "last", "first", "next", "both"})
_ONLY = frozenset({"단", "딱", "오직", "겨우"})
_ROW = re.compile(rf"[{HANGUL}A-Za-z0-9](?:와|과|,|·|및) ?[{HANGUL}A-Za-z0-9]+ ?$")
"""Names in a row right before a count: "중국과 일본 두 나라"."""
_OF_EACH = re.compile(r"의 [가-힣]{2,10}(?: [가-힣]{2,10})?[은는] ")
_COUNTED = re.compile(r"(?:^|[\s(\"'“‘])[가-힣]{1,8} \Z")
"""배 한 척의 배터리 용량은: what is told of each."""
_OPENS = re.compile(r"(?:^|[.!?\n\"'”’])\s*$")
_GOES_ON = re.compile(r"[은는의도]|모두|다 | 사이| 간")
_LASTS = re.compile(
    r" ?(?:만에|동안|넘|이상|이내|안에|사이|새 |걸[리려렸린]|미만|가까|남짓|가량|정도|쯤|연속|연장|앞당|늦|빨|차이|반"
    r"|전|뒤|후|도 [안못]|[이가] [넘걸지안못])"
)
"""Behind one unit of time: it is meant as a length."""


class OwnCounts:
    """Recognises them by the words of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        english, own = grammar.english, grammar.language.names
        self._own = frozenset(own.own) | frozenset(english.names.own)
        self._pointing = frozenset(own.pointing) | frozenset(english.names.pointing)
        self._groups = frozenset(own.groups)
        terms = (word for word, why in english.names.after.items() if why == "term")
        self._terms = re.compile(one_of(terms))
        """What makes the name of a kind: ten-year Treasury, five-piece."""
        counted = one_of([*english.number.digits, *english.number.tens])
        self._some_of = re.compile(
            rf" of (?:its|the|them|these|those|his|her|our|my|their|us|you)(?![a-z])(?! (?:\d|{counted}))"
        )

    def holds(self, src: Source, start: int, end: int, core: Core, floor: int) -> bool:
        """Whether the writer counts his own reasons, or points back at what he has named."""
        number, measure = core.number, core.measure
        if number.worded and self._terms.match(src.lower, number.end):
            return True
        if number.value is None or number.value > _SMALL:
            return False
        if number.worded and not (number.scaled or core.share or core.ordinal) and self._some(src, start, core):
            return True
        if measure is None:
            return False
        if not measure.counter:
            return number.value == 1 and self._one_time(src, end, core)
        before = src.before(start, floor).lower
        written = src.lower[number.end : measure.end].strip(" -")
        generic = measure.code not in _SINGLE_CLAIMS or written == _ANYONE
        if (
            number.value == 1
            and number.worded
            and _COUNTED.search(src.text, max(0, start - 12), start)
            and _OF_EACH.match(src.text, end)
        ):
            return True
        if number.value == 1 and not measure.noun and number.worded and generic:
            return before not in _ONLY
        if written in self._own or (measure.noun and (measure.code or "") + "s" in self._own):
            return True
        if number.worded and (self._named_before(src, start, end, written) or self._kind(src, core)):
            return True
        return number.worded and before in self._pointing - _POINTS_NOWHERE

    @staticmethod
    def _one_time(src: Source, end: int, core: Core) -> bool:
        """한 해, 하루, 한 달 평균: one unit of time in words, which no length is told by."""
        own = core.number.worded and not src.text[end - 1].isascii()
        return own and (core.measure is not None and core.measure.dimension in ("time", "months")) and not _LASTS.match(
            src.text, end
        )  # fmt: skip

    def _named_before(self, src: Source, start: int, end: int, written: str) -> bool:
        """두 나라는 at the head of a sentence, 중국과 일본 두 나라: what was named stands before."""
        if written not in self._groups:
            return False
        before = src.text[max(0, start - 40) : start]
        if _ROW.search(before):
            return True
        return bool(_OPENS.search(before) or not before.strip()) and bool(_GOES_ON.match(src.text, end))

    @staticmethod
    def _kind(src: Source, core: Core) -> bool:
        """ "A two-bedroom flat", "this two-page note": a small number in a word tells a kind of thing."""
        noun = core.measure is not None and core.measure.noun and core.measure.code not in _LEADS
        return noun and src.text[core.number.end : core.number.end + 1] == "-"

    def _some(self, src: Source, start: int, core: Core) -> bool:
        """ "two of its units" and "the two": counts of names that stand elsewhere."""
        before = src.before(start).lower
        near = core.measure is None or core.measure.far
        return bool(near and self._some_of.match(src.lower, core.number.end)) or before in (
            "the", "these", "those", "both",
        )  # fmt: skip
