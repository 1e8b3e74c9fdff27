"""Numbers that are no claims: in names, versions, list marks, addresses, phones, ids, code, titles."""

from __future__ import annotations

import re

from claims.cores import Core
from claims.grammar import HANGUL, Grammar
from claims.model import Quantity
from claims.patterns import one_of
from claims.source import Found, Source, name, word_before

_TOKEN = re.compile(r"[\w]*(?:[-./+'@#=&:][\w]+){0,12}")
_STRONG = re.compile(
    r"(?P<version>\d{1,6}\.\d{1,6}\.\d{1,6}(?:[.-]?\w{1,12}){0,4})"
    r"|(?P<phone>\d{2,4}[-)] ?\d{3,4}-\d{4}(?!\d)|1\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-]))"
    r"|(?P<score>\d{1,3}-\d{1,3}(?=(?:으로|로)(?![가-힣])| (?:승|패|win|loss|defeat|victory|draw|lead)))"
    r"|(?P<time>\d{1,2}\.\d{1,2}\.? \d{1,2}:\d{2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<identifier>\d{4}[가-힣]{1,3}\d{2,8}|\d{4}/\d{3,6}(?!\d)|\d{2,6}-\d{4,8}(?![\d%]))"
    r"|(?P<holiday>\d{1,2}·\d{1,2}(?:절|혁명|운동|사태|항쟁|전쟁|참사|정신|학살|선언|기념일|민주화운동|쿠데타|테러)?(?![\d%])|9/11|24/7|50/50)"
    r"|(?P<term>\d{1,4}(?:\([a-z]\)|[dgp](?![a-z0-9])|[a-df-z]\d\w{0,6}))"
)
_GLUED = re.compile(r"[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,12})?")
_LIST_MARK = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,4}(?:[.](?=\s)|\)(?=\s|$))|\(\d{1,2}\)(?= )")
_BRACKET = re.compile(r"\[(?:\^)?\d{1,3}(?:[,-] ?\d{1,3}){0,6}\]|\(\d{1,2}\)(?=[\s.,;]|$)")
_FOOTNOTE = re.compile(r"\d{1,2}\)(?=\s|$)")
_ARTICLE = re.compile(
    rf"제? ?\d{{1,5}}(?:,\d{{3}})?(?:조의?|[{HANGUL}]{{1,6}})(?: 제?\d{{1,3}}[항호목절])*(?: [{HANGUL}]{{2,12}})?"
)
_HASH = re.compile(r"[0-9a-f]{7,64}(?![a-z0-9])")
_PARTS = frozenset(
    {
        "mid",
        "pre",
        "post",
        "late",
        "early",
        "since",
        "until",
        "a",
        "an",
        "the",
        "to",
        "under",
        "over",
        "sub",
        "in",
        "of",
        "end",
        "non",
    }
)
_DATE_LETTERS = frozenset({"q", "h", "fy", "cy"})
_YEARLIKE = re.compile(r"(?:1[5-9]|20|21)\d{2}$")
_ADDRESS = re.compile(
    r"\d{1,5}[a-z]? (?:[a-z]+ ){1,2}(?:street|st\.|avenue|ave\.?|road|rd\.?|lane|boulevard|blvd\.?|drive|square|place|court)(?![a-z])"
)
_ROADS = re.compile(rf"[{HANGUL}](?:대로|로|길|번길)$")
_SINGLE_CLAIMS = frozenset({"person", "place", "country", "company", "household", "ship", "city", "school"})
_LINE_START = frozenset("\n")


class Decoys:
    """Recognises numbers in names by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        english, own = grammar.english.names, grammar.language.names
        self.grammar = grammar
        self._before = {**english.before, **own.before}
        self._after_why = {**english.after, **own.after}
        self._after = re.compile(one_of(self._after_why))
        self._fixed = {**english.fixed, **own.fixed}
        self._own = frozenset(own.own) | frozenset(english.own)
        self._pointing = frozenset(own.pointing) | frozenset(english.pointing)
        self._own_script = grammar.language.code != "en"

    @property
    def fixed(self) -> tuple[str, ...]:
        """Whole names and idioms with a number word."""
        return tuple(self._fixed)

    def at_digits(self, src: Source, pos: int, floor: int) -> Found | None:
        """The name that the digits at `pos` are part of, whatever follows them; None where they may be a quantity."""
        text = src.text
        before = text[pos - 1] if pos > floor else " "
        if before == "_" or (before.isascii() and before.isalpha()):
            return self._after_letters(src, pos, floor)
        if before == "-" and pos - 2 >= floor and text[pos - 2].isalnum():
            found = self._after_hyphen(src, pos, floor)
            if found:
                return found
        if before in "#@" or (
            before == "."
            and pos - 2 >= floor
            and text[pos - 2].isascii()
            and text[pos - 2].isalpha()
            and text[pos - 2].islower()
        ):
            return self._token(src, pos, pos - 1, "identifier")
        if before == "제" or (
            before == " " and pos - 2 >= floor and text[pos - 2] == "제" and not _hangul(text, pos - 3)
        ):
            return self._article(src, pos, floor)
        if before == "第":
            return name(pos - 1, self._token_end(src, pos), "section")
        return self._shaped(src, pos, before, floor)

    def _shaped(self, src: Source, pos: int, before: str, floor: int) -> Found | None:
        """Names by their shape alone: phones, versions, list marks, times, codes."""
        text, lower = src.text, src.lower
        if before == "^" and pos > 1 and text[pos - 2] == "[":
            return name(pos - 2, self._digits_end(text, pos) + 1, "footnote")
        if before in "[(" and not (before == "(" and _AGE.match(text, pos - 2)) and (mark := _BRACKET.match(text, pos - 1)):
            return name(pos - 1, mark.end(), "footnote")
        if found := _STRONG.match(lower, pos):
            kind = str(found.lastgroup)
            return self._strong(src, pos, found, kind, floor)
        if self._starts_line(text, pos) and (mark := _LIST_MARK.match(text, pos)):
            return name(pos, mark.end(), "list_number")
        if before in ".다요" and (mark := _FOOTNOTE.match(text, pos)) and pos > 1:
            return name(pos, mark.end(), "footnote")
        if (
            "0" <= text[pos] <= "9"
            and (found := _ADDRESS.match(lower, pos))
            and text[pos : found.end()] != lower[pos : found.end()]
        ):
            return name(pos, found.end(), "address")
        if (
            before == "+"
            and text[pos : pos + 1].isdecimal()
            and (phone := re.match(r"\d{1,3}(?:[ -]\(?\d{2,4}\)?){2,4}", text[pos : pos + 24]))
        ):
            return name(pos - 1, pos + phone.end(), "phone")
        if (found := _HASH.match(lower, pos)) and not found.group().isdecimal() and re.search("[a-f]", found.group()):
            return name(pos, found.end(), "identifier")
        if found := self._after.match(lower, self._digits_end(text, pos)):
            return self._named_after(src, pos, found)
        return None

    def _strong(self, src: Source, pos: int, found: re.Match[str], kind: str, floor: int) -> Found | None:
        text = src.text
        if kind == "term" and (
            (text[found.end() - 1] in "gG" and text[found.end() - 1] == "g")
            or text[found.end() - 1] == "d"
            or text[found.end() - 1] == "p"
        ):
            return None
        if kind == "term" and self.grammar.names.get(
            text[found.start() + len(re.match(r"\d+", found.group()).group()) : found.end()]
        ):  # type: ignore[union-attr]
            return None
        start = pos
        if kind == "phone" and text[pos - 1 : pos] == "(":
            start -= 1
        if kind == "version":
            before, begin = word_before(src.text, pos, floor)
            start = begin if before.isascii() and before.replace(".", "").isalpha() else pos
        return name(start, found.end(), {"term": "name", "holiday": "name"}.get(kind, kind))

    def _named_after(self, src: Source, pos: int, found: re.Match[str]) -> Found | None:
        word = found.group()
        following = src.text[found.end() : found.end() + 1]
        why = self._after_why[word]
        if why == "issue" and _hangul(src.text, found.end()) and following not in "는은가이를을의에로와과도까부":
            return None
        if why == "reading_time":
            return name(pos, found.end(), why)
        if why in ("line", "building", "term", "address", "issue", "ordinal"):
            return name(pos, found.end(), "name" if why in ("line", "building", "term", "ordinal") else why)
        return None

    @staticmethod
    def _digits_end(text: str, pos: int) -> int:
        end = pos
        while end < len(text) and end < pos + 8 and (text[end].isdecimal() or text[end] == ","):
            end += 1
        return end

    @staticmethod
    def _starts_line(text: str, pos: int) -> bool:
        begin = pos
        while begin and pos - begin < 4 and text[begin - 1] in " \t(":
            begin -= 1
        return begin == 0 or text[begin - 1] in _LINE_START

    def _after_letters(self, src: Source, pos: int, floor: int) -> Found | None:
        text = src.text
        begin = pos
        while begin > floor and ((text[begin - 1].isascii() and text[begin - 1].isalnum()) or text[begin - 1] == "_"):
            begin -= 1
        letters = text[begin:pos]
        if (letters in self.grammar.signs and (len(letters) > 1)) or letters.lower() in _DATE_LETTERS:
            return None
        while (
            begin > floor
            and text[begin - 1] in "-_."
            and begin - 1 > floor
            and text[begin - 2].isascii()
            and text[begin - 2].isalnum()
        ):
            begin -= 1
            while begin > floor and text[begin - 1].isascii() and text[begin - 1].isalnum():
                begin -= 1
        why = "version" if letters.lower() in ("v", "ver") else "name"
        return self._token(src, pos, self._with_noun(src, begin, floor), why)

    @staticmethod
    def _with_noun(src: Source, begin: int, floor: int) -> int:
        before, start = word_before(src.text, begin, floor)
        return start if before[:1].isupper() and before.isalpha() and begin - start - len(before) <= 1 else begin

    def _after_hyphen(self, src: Source, pos: int, floor: int) -> Found | None:
        text = src.text
        begin = pos - 1
        while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in "_-"):
            begin -= 1
        word = text[begin : pos - 1]
        if (
            word.lower() in _PARTS
            or word.lower() in self.grammar.english.date.months
            or word.replace(".", "").isdecimal()
        ):
            return None
        if not any(letter.isalpha() for letter in word) or "一" <= word[-1] <= "鿿":
            return None
        if word in self.grammar.signs or (re.search(r"\d[a-z가-힣]*$", word.lower()) and not word[0].isalpha()):
            return None
        return self._token(src, pos, begin, "name")

    def _token(self, src: Source, pos: int, start: int, why: str) -> Found:
        return name(start, self._token_end(src, pos), why)

    @staticmethod
    def _token_end(src: Source, pos: int) -> int:
        end = pos
        text = src.text
        while end < len(text) and end < pos + 60:
            letter = text[end]
            if letter.isascii() and (letter.isalnum() or letter == "_"):
                end += 1
            elif letter in "-./_+" and text[end + 1 : end + 2].isascii() and text[end + 1 : end + 2].isalnum():
                end += 2
            else:
                break
        return end

    def _article(self, src: Source, pos: int, floor: int) -> Found:
        """제12조 제3항, 제11차 전력수급기본계획, 제 6회."""
        start = pos - 1 if src.text[pos - 1] == "제" else pos - 2
        found = _ARTICLE.match(src.text, start)
        return name(max(start, floor), found.end() if found else self._digits_end(src.text, pos), "section")

    def weak(
        self, src: Source, start: int, pos: int, core_end: int, quantity: Quantity, core: Core, floor: int
    ) -> Found | None:
        """The name that a number without a unit of its own belongs to by the words around; None for a quantity."""
        if quantity.low is not None or (quantity.bound.value in ("order", "band", "level") and not core.bare):
            return None
        text = src.text
        before, begin = word_before(text, start, floor)
        if text[start - 1 : start] == "(":
            before = ""
        if (core.measure and not core.measure.noun) or core.share or core.number.scaled or start != pos:
            return self._symbol_in_name(src, begin, pos, core, before)
        if glued := self._glued(src, pos, core, floor):
            return glued
        word = before.rstrip(".").lower() if before.lower() not in self._before else before.lower()
        why = self._before.get(before.lower()) or self._before.get(word)
        if why and (core.number.plain or core.ordinal or (core.bare and why == "number")):
            return name(begin, self._token_end(src, pos), why)
        if core.ordinal or (not core.bare and not core.number.plain):
            return None
        if core.bare and _CATALOGUED.match(text, pos):
            return name(pos, core_end, "identifier")
        if before[-1:].isalnum() and before.isascii() and before != before.lower():
            return self._after_capital(src, begin, pos, core_end, core, before)
        if self._own_script and core.bare and core.number.plain:
            return self._bare_own(src, begin, pos, core_end, before)
        return None

    def _symbol_in_name(self, src: Source, begin: int, pos: int, core: Core, before: str) -> Found | None:
        """Runway 27L: one letter glued behind, and a word before that names what is numbered."""
        if _NODE.match(src.lower, pos) or (
            src.lower[pos - 8 : pos].endswith(("nm and ", "nm, ")) and core.measure and core.measure.code == "nm"
        ):
            return name(pos, core.end, "name")
        if _FORMAT.match(src.lower, pos):
            return name(pos, pos + 2, "name")
        letter = src.text[core.number.end : core.end]
        named = len(letter) == 1 and letter.isascii() and letter.isalpha() and before.lower() in self._before
        return name(begin, core.end, "name") if named else None

    def _glued(self, src: Source, pos: int, core: Core, floor: int) -> Found | None:
        """Digits with letters that are no unit glued behind: 27L, 221B, 63빌딩, 5초등학교."""
        text, end = src.text, core.number.end
        following = text[end : end + 1]
        if not core.bare:
            return None
        if following.isascii() and following.isalpha() and text[end - 1].isdecimal():
            found = _GLUED.match(src.lower, end)
            return name(pos, found.end() if found else end + 1, "name")
        if _hangul(text, pos - 1) and core.number.plain:
            begin = pos
            while begin > floor and _hangul(text, begin - 1) and pos - begin < 12:
                begin -= 1
            return name(begin, end, "name")
        return None

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
        if not core.number.plain or core.number.scaled or (core.measure is not None and not self._named(src, begin)):
            return None
        if low.rstrip(".") in english.date.months or low in ("fiscal", "financial", "fy", "no", "no."):
            return None
        return name(begin, self._token_end(src, pos), "name")

    @staticmethod
    def _named(src: Source, begin: int) -> bool:
        """The capital is not just that of a sentence's first word."""
        return begin > 1 and src.text[begin - 1] == " " and src.text[begin - 2] not in '.!?:\n"”'

    def _bare_own(self, src: Source, begin: int, pos: int, end: int, before: str) -> Found | None:
        """A bare number in Korean or its neighbours: a name where a noun stands right before or behind it."""
        text = src.text
        if "." in text[pos:end] or "," in text[pos:end]:
            return (
                None
                if before.isascii() or not _hangul(before, len(before) - 1) or before.lower() not in self._before
                else name(begin, end, "version")
            )
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

    def own_count(self, src: Source, start: int, end: int, core: Core, floor: int) -> bool:
        """Whether the writer counts his own reasons, or points back at what he has named."""
        value = core.number.value
        if (
            core.number.worded
            and not core.number.scaled
            and value is not None
            and value <= 12
            and not core.share
            and self._some(src, start, core)
        ):
            return True
        if core.measure is None or not core.measure.counter or value is None or value > 12:
            return False
        written = src.lower[core.number.end : core.measure.end].strip(" -")
        before, _ = word_before(src.lower, start, floor)
        if value == 1 and not core.measure.noun and core.number.worded and core.measure.code not in _SINGLE_CLAIMS:
            return before not in ("단", "딱", "오직", "겨우")
        if written in self._own or (core.measure.noun and (core.measure.code or "") + "s" in self._own):
            return True
        return (
            before in self._pointing
            and core.number.worded
            and before not in ("the", "its", "his", "her", "their", "all", "last", "first", "next", "both")
        )

    @staticmethod
    def _some(src: Source, start: int, core: Core) -> bool:
        """ "two of its units" and "the two": counts of names that stand elsewhere."""
        before, _ = word_before(src.lower, start)
        near = core.measure is None or core.measure.far
        return bool(near and _SOME_OF.match(src.lower, core.number.end)) or before in ("the", "these", "those", "both")

    def denominator(self, src: Source, end: int) -> bool:
        """Whether 당 stands glued behind: 1만 명당."""
        return src.text.startswith("당", end) and not _hangul(src.text, end + 1)


_AGE = re.compile(rf"[{HANGUL}]\([1-9]\d\)")
_CATALOGUED = re.compile(r"\d{5,7} [A-Z][a-z]")
_FORMAT = re.compile(r"[248]k(?![a-z0-9])(?! [a-z-]+s(?![a-z]))")
_NODE = re.compile(
    r"\d{1,2}nm(?:[ ,]{1,2}(?:and |or )?\d{1,2}nm){0,2}[ -](?:nodes?|process(?:es)?|chips?|technology|class|공정)"
)
_SOME_OF = re.compile(r" of (?:its|the|them|these|those|his|her|our|my|their|us|you)(?![a-z])")
_HANGUL_WORD = re.compile(rf" [{HANGUL}]|[{HANGUL}]{{2}}")


def _hangul(text: str, index: int) -> bool:
    return 0 <= index < len(text) and "가" <= text[index] <= "힣"
