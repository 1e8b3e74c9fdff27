"""Numbers that the words around them make no claims: names, titles, addresses."""

from __future__ import annotations

import re

from claims.mentions.cores import Core
from claims.mentions.grammar import HANGUL, Grammar
from claims.mentions.shapes import token_end
from claims.mentions.source import Found, Source, hangul, name
from claims.model import Bound, Quantity

_GLUED = re.compile(r"[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,12})?")
_YEARLIKE = re.compile(r"(?:1[5-9]|20|21)\d{2}$")
_ROADS = re.compile(rf"[{HANGUL}](?:대로|로|길|번길)$")
_CATALOGUED = re.compile(r"\d{5,7} [A-Z][a-z]")
_FORMAT = re.compile(r"(?:[248]k|(?:240|360|480|720|1080|1440|2160|4320)p)(?![a-z0-9])(?! [a-z-]+s(?![a-z]))")
_COLDEST_F = 10
"""Degrees Fahrenheit that one glued letter may mean; below it 5F is a floor."""
_NODE = re.compile(
    r"\d{1,2}nm(?![a-z])(?! (?:thick|wide|long|wavelength|gap|layer|film))"
    r"|\d{1,2} nm(?:[ ,]{1,2}(?:and |or )?\d{1,2} nm){0,2}[ -](?:nodes?|process(?:es)?|chips?|technology|class|공정)"
)
"""A generation of chips is glued to its unit: the 2nm race."""
_NUMBERING = frozenset("번호권")
"""Counters that also number: 등번호 9번."""
_STANDARD = re.compile(r"[A-Z]{2,5}$")
"""IEC 62619, ISO 9001."""
_EACH = re.compile(r"1(?:일|회|인|명|포|병|봉|팩|상자|박스|가구|대|장|평|kg|㎏|㎡) ")
_SYSTEM = re.compile(rf"제(?![{HANGUL}])|제(?=[는은를을이가의와로도에])")
"""Makes the name of a rule: 주 52시간제, 5부제."""
_AGE = re.compile(
    r"[1-9]\d, (?:who|has|had|is|was|said|says|told|from|of|an?|the|will|became|won|died|lives?|lived)(?![a-z])"
)
"""Of somebody named right before: "Ms Okoro, 47, runs it"."""
_OPENS = re.compile(r"(?:[,;:(.|\n]|\b(?:and|or|by|to)) ?$")
_CLOSES = re.compile(r"[,;.)|\n]|$| (?:and|to|or|against|versus|v)(?![a-z])")
_APART = re.compile(rf" [{HANGUL}]{{2,}}")
_HANGUL_WORD = re.compile(rf" [{HANGUL}]|[{HANGUL}]{{2}}")


class Decoys:
    """Recognises numbers in names by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        english, own = grammar.english.names, grammar.language.names
        self.grammar = grammar
        self.before = {**english.before, **own.before}
        self.fixed = frozenset(english.fixed) | frozenset(own.fixed)
        """Whole names and idioms with a number word."""
        self._numbered = frozenset(english.numbered) | frozenset(own.numbered)
        self._verbs = frozenset(english.verbs)
        self._own_script = grammar.language.code != "en"

    def weak(
        self, src: Source, start: int, pos: int, core_end: int, quantity: Quantity, core: Core, floor: int
    ) -> Found | None:
        """The name that a number without a unit of its own belongs to by the words around; None for a quantity."""
        if (
            quantity.low is not None
            and quantity.unit is None
            and (serial := self._serial(src, start, pos, core, floor))
        ):
            return serial
        if named := self._named_by_digits(src, start, pos, core, floor):
            return named
        if quantity.low is not None or (quantity.bound.value in ("order", "band", "level") and not core.bare):
            return None
        text = src.text
        before, _, begin = src.before(start, floor)
        if _SYSTEM.match(text, core_end) and core.measure:
            return name(begin if before == "주" else start, core_end + 1, "rule")
        if text[start - 1 : start] == "(":
            before = ""
        if (core.measure and not core.measure.noun) or core.share or core.number.scaled or start != pos:
            return self._symbol_in_name(src, begin, pos, core, before)
        if glued := self._glued(src, pos, core, floor):
            return glued
        word = before.rstrip(".").lower() if before.lower() not in self.before else before.lower()
        why = self.before.get(before.lower()) or self.before.get(word)
        if why and core.measure and core.measure.noun and word in self._verbs:
            return None
        if why and (core.number.plain or core.ordinal or (core.bare and why == "number")):
            return name(begin, token_end(src, pos), why)
        if core.ordinal or (not core.bare and not core.number.plain):
            return None
        if core.bare and before.endswith(",") and _AGE.match(text, pos) and before[:1].isupper():
            return name(pos, core_end, "age")
        if core.bare and _CATALOGUED.match(text, pos):
            return name(pos, core_end, "identifier")
        if before[-1:].isalnum() and before.isascii() and before != before.lower():
            return self._after_capital(src, begin, pos, core_end, core, before)
        if self._own_script and core.bare and core.number.plain and quantity.bound is Bound.EXACT:
            return self._bare_own(src, begin, pos, core_end, before)
        return None

    def _serial(self, src: Source, start: int, pos: int, core: Core, floor: int) -> Found | None:
        """Boeing 737-800: two numbers that only a hyphen joins, behind a name and without a unit, are no range."""
        before, _, begin = src.before(start, floor)
        if (
            start != pos
            or not (core.bare and core.number.plain)
            or src.text[core.number.end : core.number.end + 1] != "-"
        ):
            return None
        if not (before[:1].isupper() and before.isascii() and before.isalpha() and self._named(src, begin)):
            return None
        return self._after_capital(src, begin, pos, core.number.end, core, before)

    def _symbol_in_name(self, src: Source, begin: int, pos: int, core: Core, before: str) -> Found | None:
        """Runway 27L: one letter glued behind, and a word before that names what is numbered."""
        if _NODE.match(src.lower, pos) or (
            src.lower[max(0, pos - 8) : pos].endswith(("nm and ", "nm, "))
            and core.measure
            and core.measure.code == "nm"
        ):
            return name(pos, core.end, "name")
        if found := _FORMAT.match(src.lower, pos):
            return name(pos, found.end(), "name")
        unit = src.text[core.number.end : core.end]
        if self.before.get(before) == "number" and core.number.plain and unit in _NUMBERING:
            return name(begin, core.end, "number")
        letter = src.text[core.number.end - 1]
        if core.number.scaled and letter.isascii() and core.number.end - pos < 5 and before.lower() in self.before:
            return name(begin, core.end, "name")
        letter = unit.lstrip("-")
        if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
            return None
        if before.lower() in self.before or (letter in "CFp" and before != before.lower() and self._named(src, begin)):
            return name(begin, core.end, "name")
        low = letter == "F" and core.number.value is not None and core.number.value < _COLDEST_F
        return name(pos, core.end, "name") if low else None

    def _glued(self, src: Source, pos: int, core: Core, floor: int) -> Found | None:
        """Digits with letters that are no unit glued behind: 27L, 221B, 63빌딩, 5초등학교."""
        text, end = src.text, core.number.end
        following = text[end : end + 1]
        if not core.bare:
            return None
        if following.isascii() and following.isalpha() and text[end - 1].isdecimal():
            found = _GLUED.match(src.lower, end)
            return name(pos, found.end() if found else end + 1, "name")
        return self._ending_in_digits(src, pos, core, floor)

    def _named_by_digits(self, src: Source, start: int, pos: int, core: Core, floor: int) -> Found | None:
        """한빛24 점포: digits glued to a name and parted from the noun behind; what is counted is parted the other way,
        or has a counter of one syllable behind it (점포24 곳)."""
        noun = src.text[core.number.end : core.end]
        if start != pos or not core.measure or not core.measure.counter or not _APART.fullmatch(noun):
            return None
        if not hangul(src.text, pos - 2):
            return None  # one syllable is a word of its own (약, 총)
        return self._ending_in_digits(src, pos, core, floor)

    @staticmethod
    def _ending_in_digits(src: Source, pos: int, core: Core, floor: int) -> Found | None:
        """A Korean word that ends in digits, as names do."""
        if not hangul(src.text, pos - 1) or not core.number.plain:
            return None
        begin = pos
        while begin > floor and hangul(src.text, begin - 1) and pos - begin < 12:
            begin -= 1
        return name(begin, core.number.end, "name")

    def _after_capital(self, src: Source, begin: int, pos: int, end: int, core: Core, before: str) -> Found | None:
        """Boeing 737, iOS 18.2, Agenda 2030: a capitalised word that is no function word before a bare number."""
        low = before.lower()
        english = self.grammar.english
        if (
            low in english.function_words
            or low in english.movement
            or low in self.grammar.before
            or low in english.date.months
        ):
            return None
        if not core.number.plain or core.number.scaled:
            return None
        if _STANDARD.match(before) and core.number.step == 1 and token_end(src, pos) - pos > 3:
            return name(begin, token_end(src, pos), "name")
        if core.measure is not None and not self._named(src, begin):
            return None
        if low.rstrip(".") in english.date.months or low in ("fiscal", "financial", "fy", "no", "no."):
            return None
        if core.number.step == 1 and self._listed(src, begin, pos, end, before):
            return None
        return name(begin, token_end(src, pos), "name")

    def _listed(self, src: Source, begin: int, pos: int, end: int, before: str) -> bool:
        """ "Norway 16, Sweden 8": a word that takes no number, between signs, and not said twice with this one."""
        text = src.text
        if before[1:] != before[1:].lower() or before.lower() in self._numbered or not before.isalpha():
            return False
        if begin + len(before) == pos:
            return False
        opened = _OPENS.search(text[max(0, begin - 5) : begin]) is not None or begin == 0
        if not opened or not _CLOSES.match(text, end):
            return False
        around = text[max(0, begin - 1000) : end + 1000]
        return around.count(text[begin:end]) < 2

    @staticmethod
    def _named(src: Source, begin: int) -> bool:
        """The capital is not just that of a sentence's first word."""
        return begin > 1 and src.text[begin - 1] == " " and src.text[begin - 2] not in '.!?:\n"”'

    def _bare_own(self, src: Source, begin: int, pos: int, end: int, before: str) -> Found | None:
        """A bare number in Korean or its neighbours: a name where a noun stands right before or behind it."""
        text = src.text
        if "." in text[pos:end] or "," in text[pos:end]:
            return name(begin, end, "version") if not before.isascii() and before in self.before else None
        digits = text[pos:end]
        if _YEARLIKE.match(digits) or _HANGUL_WORD.match(text, end):
            return name(begin if before[-1:].isalnum() else pos, end, "title")
        if _ROADS.search(before):
            return name(begin, end, "address")
        if (
            before
            and before[-1].isalnum()
            and before[-1] not in "은는이가을를의에도로와과만은보서한인"
            and begin + len(before) >= pos - 1
        ):
            return name(begin, end, "name")
        return None

    def denominator(self, src: Source, start: int, end: int) -> bool:
        """Whether 당 stands glued behind (1만 명당), or "1인" and its like stand before another number (1일 2회)."""
        if src.text.startswith("당", end) and not hangul(src.text, end + 1):
            return True
        return bool(_EACH.match(src.text, start)) and src.text[end + 1 : end + 2].isdecimal()
