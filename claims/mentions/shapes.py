"""Numbers that their shape, or what is glued to them, makes no claims: versions, phones, marks, codes, models."""

from __future__ import annotations

import re

from claims.mentions.grammar import HANGUL, Grammar
from claims.mentions.numerals import run_end
from claims.mentions.results import outvoted, pair_at, race_time
from claims.mentions.source import Found, Source, hangul, name
from claims.words.patterns import one_of

_STRONG = re.compile(
    r"(?P<version>\d{1,6}\.\d{1,6}\.\d{1,6}(?:[.-]?\w{1,12}){0,4})"
    r"|(?P<phone>0\d{2,4} \d{3,4} \d{3,4}(?![\d,])|\d{2,4}[-)] ?\d{3,4}-\d{4}(?!\d)|1\d{3}-\d{4}(?!\d)"
    r"|\d{3}-\d{4}(?![\d-]))"
    r"|(?P<score>\d{1,3}-\d{1,3}(?=(?:으로|로)(?![가-힣])| (?:승|패|win|loss|defeat|victory|draw|lead))"
    r"|\d{1,3} ?대 ?\d{1,3}(?=(?:으로|로|의)? ?(?:[가-힣]{1,6} )?"
    r"(?:[완대역참]?[승패]|이[기겼긴]|꺾|물리|눌|제[치압]|졌|비[기겼]|앞[서섰]|의견|표결|[가부]결|인용|기각|[위합]헌|갈[라렸린]))"
    r"|\d{1,3} ?대 ?(?!1(?!\d))\d{1,3}(?=의? ?비율))"
    r"|(?P<time>\d{1,2}\.\d{1,2}\.? \d{1,2}:\d{2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?: ?[ap]\.?m\.?(?![a-z]))?"
    r"|(?:1[0-2]|[1-9])(?:-(?:1[0-2]|[1-9]))? ?(?:[ap]\.m\.|[ap]m(?![a-z]))"
    r"|(?:1[0-2]|[1-9]) ?o'clock|(?:2[0-4]|1?\d)시(?!간|즌|리|도|장|민|청|군)(?: ?[1-5]?\d분)?)"
    r"|(?P<identifier>\d{4}(?![십백천만억조])[가-힣]{1,3}\d{2,8}|\d{4}/\d{3,6}(?!\d)|\d{2,6}-\d{4,8}(?![\d%]))"
    r"|(?P<holiday>\d{1,2}·\d{1,2}(?:절|혁명|운동|사태|항쟁|전쟁|참사|정신|학살|선언|기념일|민주화운동|쿠데타)?(?![\d%])"
    r"|(?:3\.1|4\.19|5\.16|5\.18|6\.10|6\.25|8\.15|10\.26|12\.12) ?"
    r"(?:절|운동|만세|혁명|항쟁|전쟁|민주|참전|기념|광복|사태|쿠데타|정변)"
    r"|9/11|24/7|50/50)"
    r"|(?P<age_group>(?:1020|2030|3040|4050|5060|6070|7080|386|486|586) ?세대)"
    r"|(?P<era>\d{1,4} (?:bce?|b\.c\.)(?![a-z]))"
    r"|(?P<term>[12]\+[1-3](?![\d.%])|\d{1,4}(?:\([a-z]\)|[dgp](?![a-z0-9])|[a-df-z]\d\w{0,6}))"
)
_LIST_MARK = re.compile(r"\(?\d{1,3}(?:\.\d{1,3}){0,4}(?:[.](?=\s)|\)(?=\s|$))|\(\d{1,2}\)(?= )")
_BRACKET = re.compile(r"\[(?:\^)?\d{1,3}(?:[,-] ?\d{1,3}){0,6}\]|\(\d{1,2}\)(?=[\s.,;]|$)")
_NUMBERED = re.compile(r"<\d{1,4}>")
"""The number of a column or an instalment: <61>."""
_FOOTNOTE = re.compile(r"\d{1,2}\)(?=\s|$)")
_ARTICLE = re.compile(
    rf"제? ?\d{{1,5}}(?:,\d{{3}})?(?:조의?|[{HANGUL}]{{1,6}})(?: 제?\d{{1,3}}[항호목절])*(?: [{HANGUL}]{{2,12}})?"
)
_CLAUSE = re.compile(r"\d{1,4}조(?:의 ?\d{1,2})?(?: ?제?\d{1,3}항(?: ?제?\d{1,3}호)?| ?제\d{1,3}항)")
_OF_A_LAW = re.compile(r"\d{1,4}조(?:의 ?\d{1,2})?(?! ?[\d원달유엔위억만천여])")
_LAWS = ("법", "헌법", "령", "규칙", "조례", "협약", "협정", "조약", "정관", "약관", "규정")
"""What an article, and no amount of money, stands behind: 형법 250조."""
_HASH = re.compile(r"[0-9a-f]{7,64}(?![a-z0-9])")
_IN_ALL = frozenset({"총", "전", "모두", "전체"})
"""Before "16화" they say how many there are."""
_AGE_GROUPS = re.compile(r"(?:[1-9]0(?:[~·,]|대(?:와|,|·|부터|에서|~) ?)){1,4}[1-9]0대")
_AGE_GROUP = re.compile(r"[1-9]0대(?![\d.])")
_HEX = frozenset("abcdef")
_DIGITS_AND_COMMAS = re.compile(r"[\d,]{0,8}")
_PARTS = frozenset({
    "mid", "pre", "post", "late", "early", "since", "until", "a", "an", "the", "to", "under", "over", "sub", "in",
    "of", "end", "non",
})  # fmt: skip
"""What a hyphen joins to a number that stays one: mid-2024, a 30-day."""
_DATE_LETTERS = frozenset({"q", "h", "fy", "cy"})
ADDRESS = re.compile(
    r"\d{1,5}[a-z]? (?:[a-z]+ ){1,2}"
    r"(?:street|st\.|avenue|ave\.?|road|rd\.?|lane|boulevard|blvd\.?|drive|square|place|court)(?![a-z])"
)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Za-z\d])")
_SCHOOL_YEARS = frozenset("고중초")
"""고3, 중2, 초6: glued before the year that a pupil is in."""
_AGE = re.compile(rf"[{HANGUL}]\([1-9]\d\)")

_OF_A_CHANGE = re.compile(r" (?:적|많|늘|줄|증가|감소)")


class Shapes:
    """Recognises such numbers by a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._after_why = {**grammar.english.names.after, **grammar.language.names.after}
        self._after = re.compile(one_of(self._after_why))

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
            before == " " and pos - 2 >= floor and text[pos - 2] == "제" and not hangul(text, pos - 3)
        ):
            return self._article(src, pos, floor)
        if before in _SCHOOL_YEARS and not hangul(text, pos - 2) and _digits_end(text, pos) == pos + 1:
            return name(pos - 1, pos + 1, "school_year")
        if found := self._clause(src, pos, floor):
            return found
        if before == "第" and not text.startswith(("位", "名"), _digits_end(text, pos)):
            return name(pos - 1, token_end(src, pos), "section")
        return self._shaped(src, pos, before, floor)

    @staticmethod
    def _clause(src: Source, pos: int, floor: int) -> Found | None:
        """헌법재판소법 47조 3항, 형법 250조."""
        end = run_end(src.text, pos)
        if src.text[end : end + 1] != "조":
            return None
        found = _CLAUSE.match(src.text, pos)
        if not found and src.before(pos, floor).text.endswith(_LAWS):
            found = _OF_A_LAW.match(src.text, pos)
        return name(pos, found.end(), "section") if found else None

    def _shaped(self, src: Source, pos: int, before: str, floor: int) -> Found | None:
        """Names by their shape alone: phones, versions, list marks, times, codes."""
        text, lower = src.text, src.lower
        if before == "^" and pos > 1 and text[pos - 2] == "[":
            return name(pos - 2, _digits_end(text, pos) + 1, "footnote")
        if (
            before in "[("
            and not (before == "(" and _AGE.match(text, pos - 2))
            and (mark := _BRACKET.match(text, pos - 1))
        ):
            return name(pos - 1, mark.end(), "footnote")
        if before == "<" and (mark := _NUMBERED.match(text, pos - 1)):
            return name(pos - 1, mark.end(), "issue")
        end = run_end(text, pos)
        following = lower[end : end + 1]
        if following in ("-", " ") and (stop := outvoted(lower, pos, floor)):
            return name(pos, stop, "score")
        if self._may_be_shaped(lower, pos, end) and (found := _STRONG.match(lower, pos)):
            return self._strong(src, pos, found, str(found.lastgroup), floor)
        if following == "-" and before != "-" and (pair := pair_at(text, pos)):
            return name(pos, pair.end(), "score")
        if following in ".)" and self._starts_line(text, pos) and (mark := _LIST_MARK.match(text, pos)):
            return name(pos, mark.end(), "list_number")
        if following == ")" and before in ".다요" and (mark := _FOOTNOTE.match(text, pos)) and pos > 1:
            return name(pos, mark.end(), "footnote")
        if (
            (following == " " or following.isalpha())
            and "0" <= text[pos] <= "9"
            and (found := ADDRESS.match(lower, pos))
            and text[pos : found.end()] != lower[pos : found.end()]
        ):
            return name(pos, found.end(), "address")
        if (
            before == "+"
            and text[pos : pos + 1].isdecimal()
            and (phone := re.match(r"\d{1,3}(?:[ -]\(?\d{2,4}\)?){2,4}", text[pos : pos + 24]))
        ):
            return name(pos - 1, pos + phone.end(), "phone")
        if following in _HEX and (found := _HASH.match(lower, pos)):
            return name(pos, found.end(), "identifier")
        if following and following in "대~·,":
            share = text[max(0, pos - 3) : pos].startswith(("%가 ", "%는 ", "%이 ", "%은 "))
            if ages := (_AGE_GROUP if share else _AGE_GROUPS).match(text, pos):
                return name(pos, ages.end(), "age_group")
        if found := self._after.match(lower, _digits_end(text, pos)):
            return self._named_after(src, pos, found)
        return None

    @staticmethod
    def _may_be_shaped(lower: str, pos: int, end: int) -> bool:
        """Whether a shape may go on behind the digits; behind a blank a.m., o'clock, 세대 and more of a phone do."""
        following = lower[end : end + 1]
        if following == " ":
            behind = lower[end + 1 : end + 2]
            return behind in ("a", "p", "o", "b", "대", "세") or (lower[pos] == "0" and behind.isdecimal())
        return following not in ("", ",", "%")

    def _strong(self, src: Source, pos: int, found: re.Match[str], kind: str, floor: int) -> Found | None:
        text = src.text
        letters = text[pos : found.end()].lstrip("0123456789")
        if kind == "term" and (letters in self.grammar.names or letters in ("g", "d", "p")):
            return None
        if kind == "time" and (lasted := race_time(src, pos, floor)):
            return lasted
        start = pos
        if kind == "phone" and text[pos - 1 : pos] == "(":
            start -= 1
        if kind == "version":
            before, _, begin = src.before(pos, floor)
            start = begin if before.isascii() and before.replace(".", "").isalpha() else pos
        return name(start, found.end(), {"term": "name", "holiday": "name"}.get(kind, kind))

    def _named_after(self, src: Source, pos: int, found: re.Match[str]) -> Found | None:
        word = found.group()
        following = src.text[found.end() : found.end() + 1]
        why = self._after_why[word]
        if why == "issue" and hangul(src.text, found.end()) and following not in "는은가이를을의에로와과도까부":
            return None
        if word == "호" and ("," in src.text[pos : found.start()] or _OF_A_CHANGE.match(src.text, found.end())):
            # No room and no issue has so high a number, and none is fewer: 농가 15,730호, 912호 적다.
            return None
        if word == "화" and src.before(pos).text in _IN_ALL:
            return None
        if why == "decade":
            return self._decade(src, pos, found)
        if why == "reading_time":
            return name(pos, found.end(), why)
        if why in ("line", "building", "term", "address", "issue", "ordinal"):
            return name(pos, found.end(), "name" if why in ("line", "building", "term", "ordinal") else why)
        return None

    @staticmethod
    def _decade(src: Source, pos: int, found: re.Match[str]) -> Found | None:
        """30대 여성, 10대 그룹: a decade of life, or how long a list is; "41대 운행" counts."""
        tens = found.start() - pos == 2 and src.text[pos + 1] == "0"
        return name(pos, found.start() + 1, "age_group") if tens and hangul(src.text, found.end()) else None

    @staticmethod
    def _starts_line(text: str, pos: int) -> bool:
        begin = pos
        while begin and pos - begin < 4 and text[begin - 1] in " \t(":
            begin -= 1
        return begin == 0 or text[begin - 1] == "\n"

    def _after_letters(self, src: Source, pos: int, floor: int) -> Found | None:
        text = src.text
        begin = pos
        while begin > floor and ((text[begin - 1].isascii() and text[begin - 1].isalnum()) or text[begin - 1] == "_"):
            begin -= 1
        letters = text[begin:pos]
        if code := _POSTCODE.match(text, begin):
            return name(begin, code.end(), "address")
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
        before, _, start = src.before(begin, floor)
        return start if before[:1].isupper() and before.isalpha() and begin - start - len(before) <= 1 else begin

    def _after_hyphen(self, src: Source, pos: int, floor: int) -> Found | None:
        text = src.text
        begin = pos - 1
        while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in "_-"):
            begin -= 1
        word = text[begin : pos - 1]
        if (
            word.lower() in _PARTS
            or word.lower() in self.grammar.english.measures
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
        return name(start, token_end(src, pos), why)

    def _article(self, src: Source, pos: int, floor: int) -> Found:
        """제12조 제3항, 제11차 전력수급기본계획, 제 6회."""
        start = pos - 1 if src.text[pos - 1] == "제" else pos - 2
        found = _ARTICLE.match(src.text, start)
        return name(max(start, floor), found.end() if found else _digits_end(src.text, pos), "section")


def token_end(src: Source, pos: int) -> int:
    """Where the run of letters, digits and inner signs that holds `pos` ends, at most sixty code points on."""
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


def _digits_end(text: str, pos: int) -> int:
    """Where the digits and commas that begin at `pos` end, at most eight on."""
    return _DIGITS_AND_COMMAS.match(text, pos).end()  # type: ignore[union-attr]
