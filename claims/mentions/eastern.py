"""Dates of Korean, Japanese and Chinese: 2025년 3월 14일, 지난달 27일, 令和7年3月, 2024年第三季度."""

from __future__ import annotations

import re

from claims.mentions.calendar import DateParts, relative, towards, weekday
from claims.mentions.digit_dates import YEAR, Piece
from claims.mentions.grammar import HANGUL, Grammar
from claims.mentions.source import Source
from claims.model import Grain
from claims.words.patterns import one_of
from claims.words.tense import tells_of_the_past

_CLOCK = (
    r"(?: ?[(（][월화수목금토일月火水木金土日](?:요일)?[)）]| ?[월화수목금토일]요일)?"
    r"(?: ?(?:오전|오후|새벽|아침|저녁|밤|낮|정오|자정|午前|午後|上午|下午)?"
    r" ?\d{1,2} ?(?:시(?!간|리)|時|点)(?: ?\d{1,2} ?(?:분|分))?(?: ?\d{1,2} ?초)?| \d{1,2}:\d{2}(?::\d{2})?)?"
)
_SEASON = re.compile(rf"{YEAR}(?= ?시즌)")
_AFTER_DAY = re.compile(r"일(?:에서|부터|과|와) ?$")
TIMES_OF_DAY = ("저녁", "밤", "아침", "점심", "오전", "오후", "새벽", "낮")
"""Glued behind a day: 어제저녁."""
_COUNTING = frozenset({
    "약", "최소", "최대", "평균", "총", "무려", "꼬박", "불과", "단", "만", "최장", "거의", "적어도", "연", "매", "첫",
    "하루", "주",
})  # fmt: skip
"""Words before a number of days that make a length of time of it."""
_RECURRING = frozenset({"매주", "격주", "주"})
"""Words before a weekday that name no one day: 매주 토요일, 매달 첫째 주 금요일."""
_LATE_DECADES = ("30", "40", "50", "60", "70", "80", "90")
"""Of the last century, where its digits are left out: 90년대."""
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class EasternDates:
    """Dates written with 년 월 일 or 年 月 日, and the relative words of the language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.language.date
        self.words = words
        year, month, day = ("년", "월", "일") if grammar.language.code == "ko" else ("年", "月", "[日号]")
        self.korean = grammar.language.code == "ko"
        lasting = one_of(words.lasting)
        not_lasting = rf"(?! ?(?:{lasting}))" if words.lasting else ""
        era = rf"(?:(?P<era>{one_of(words.eras)}) ?)?" if words.eras else "(?P<era>(?!))?"
        self._year = re.compile(
            rf"{era}(?P<quote>')?(?P<year>\d{{1,4}}|元) ?"
            rf"(?:{year}(?P<decade>[대代])?(?:도(?![{HANGUL}])|도(?=[에의])|度)?"
            rf"|(?P<fiscal> ?(?:회계연도|회계년도|会計年度|财年)))"
        )
        self._month = re.compile(rf" ?(?P<month>\d{{1,2}}) ?{month}(?!째)")
        self._day = re.compile(rf" ?(?P<day>\d{{1,2}}) ?{day}(?!간|째|당|치|분(?![{HANGUL}])|장|시불)")
        self._lone_day = re.compile(
            rf"(?P<day>\d{{1,2}}) ?{day}{not_lasting}(?![대부])(?= ?[{HANGUL}(（·.,~-]| ?\d{{1,2}}[시:]|$)"
        )
        self._span = re.compile(rf"(\d{{1,2}}) ?[~-] ?(\d{{1,2}}) ?(?:({month})|{day})(?!간|째|분|치)")
        self._any_day = re.compile(rf"(?P<day>\d{{1,2}}) ?{day}(?!간|째|당|치)")
        self._quarter = re.compile(
            r" ?第?(?P<quarter>[1-4一二三四]) ?/?4?(?:분기|四半期|季度|사분기|q(?![a-z0-9]))", re.IGNORECASE
        )
        halves = [word for word, part in words.parts.items() if part[0] == "H"]
        self._half = re.compile(rf"({one_of(halves)})")
        self._close = re.compile(rf"({YEAR})(?:[ .](?P<quarter>[1-4]) ?/?4?분기| ({one_of(halves)}))")
        self._part = re.compile(rf" ?({one_of(words.parts)})")
        self._season = re.compile(rf" ?({one_of(words.seasons)})")
        self._clock = re.compile(_CLOCK)
        self._relative = re.compile(rf"({one_of(words.relative)})")
        self._vague = re.compile(rf"({one_of(words.vague)})")
        self._weekday = re.compile(rf" ?({one_of(words.weekdays)})")
        self._ago = re.compile(
            rf" ?({one_of(words.ago)})(?![가-힣])|(?<!\d) ?({one_of(words.ago)})(?=[에의까부인이보과와은엔만대])"
            if words.ago
            else "(?!)"
        )
        self._lasting = re.compile(rf" ?(?:{lasting})" if words.lasting else "(?!)")
        self._glue = re.compile(
            rf"(?![{HANGUL}])|[에의은는이가을를도과와까부만보로]|들어|중|쯤|께|경|이후|이래|이전" if self.korean else ""
        )
        self.starts = (*words.relative, *words.vague, *words.weekdays, *words.eras, *halves)
        self._any_word = re.compile(one_of(self.starts))

    def at_digits(self, src: Source, pos: int) -> list[Piece] | None:
        """The piece of the date whose digits begin at `pos`; None where it counts years or days, or is no date."""
        text = src.text
        if found := self._year.match(text, pos):
            return self._from_year(src, pos, found)
        if found := self._close.match(text, pos):
            quarter = int(found[2]) if found[2] else None
            half = int(self.words.parts[found[3]][1]) if found[3] else None
            return [Piece(pos, found.end(), DateParts(year=int(found[1]), quarter=quarter, half=half))]
        if self.korean and (found := _SEASON.match(text, pos)):
            return [Piece(pos, found.end(), DateParts(year=int(found.group())))]
        if found := self._span.match(text, pos):
            return self._spanned(found)
        if found := self._quarter.match(text, pos):
            return [Piece(pos, found.end(), DateParts(quarter=_QUARTERS[found["quarter"]]))]
        if (found := self._month.match(text, pos)) and 1 <= int(found["month"]) <= 12:
            return self._from_month(src, pos, found.end(), DateParts(month=int(found["month"])))
        if (
            (found := self._lone_day.match(text, pos) or self._second_day(text, pos))
            and 1 <= int(found["day"]) <= 31
            and not self._counting(src, pos)
        ):
            return [self._end(src, Piece(pos, found.end(), DateParts(day=int(found["day"]))))]
        return None

    @staticmethod
    def _spanned(found: re.Match[str]) -> list[Piece] | None:
        """1~9월, 3~7일: two ends with one mark."""
        low, high = int(found[1]), int(found[2])
        if not 1 <= low < high <= (12 if found[3] else 31):
            return None
        first, last = (
            (DateParts(month=low), DateParts(month=high)) if found[3] else (DateParts(day=low), DateParts(day=high))
        )
        return [Piece(found.start(), found.end(1), first), Piece(found.start(2), found.end(), last)]

    def _second_day(self, text: str, pos: int) -> re.Match[str] | None:
        """The 7일 of "2일에서 7일 사이", which would otherwise count days."""
        return self._any_day.match(text, pos) if _AFTER_DAY.search(text[max(0, pos - 5) : pos]) else None

    def _counting(self, src: Source, pos: int) -> bool:
        """Words before a number of days that make it a duration: 최소 9일, 약 5일."""
        before = src.before(pos).text
        return (before.endswith("박") and before[:1].isdecimal()) or before in _COUNTING

    def _from_year(self, src: Source, pos: int, found: re.Match[str]) -> list[Piece] | None:
        written, text = found["year"], src.text
        number = 1 if written == "元" else int(written)
        month = self._month.match(text, found.end())
        quoted = found["quote"] or (pos and text[pos - 1] == "'")
        short = len(written) == 2 and (quoted or month or self._quarter.match(text, found.end()))
        if found["era"]:
            number += self.words.eras[found["era"]]
        elif short:
            number += 2000 if number < 70 else 1900
        elif found["decade"] and written in _LATE_DECADES and self.korean:
            number += 1900
        elif len(written) != 4 or not 1000 <= number <= 2999:
            return None
        if (
            not month
            and not found["era"]
            and not found["fiscal"]
            and not found["decade"]
            and self._lasting_year(src, found, number)
        ):
            return None
        fiscal = bool(found["fiscal"]) or (not self.korean and found.group().endswith("度"))
        start = found.start() - bool(quoted and not found["quote"])
        if found["decade"]:
            end = self._part.match(text, found.end())
            return [Piece(start, end.end() if end else found.end(), DateParts(year=number // 10 * 10, decade=True))]
        parts = DateParts(year=number, fiscal=fiscal)
        gap = found.end() + (text[found.end() : found.end() + 1] == " ")
        if (span := self._span.match(text, gap)) and span[3] and (ends := self._spanned(span)):
            return [ends[0]._replace(start=start, parts=ends[0].parts._replace(year=number)), ends[1]]
        if month and 1 <= int(month["month"]) <= 12:
            return self._from_month(src, start, month.end(), parts._replace(month=int(month["month"])))
        return [self._finer(src, start, found.end(), parts)]

    def _lasting_year(self, src: Source, found: re.Match[str], number: int) -> bool:
        """ "2000년 동안" lasts; "2017년 이후" does not."""
        lasting = self._lasting.match(src.text, found.end())
        if not lasting:
            return False
        word = lasting.group().strip()
        return word in ("동안", "간", "만에", "만의", "째", "가까이", "넘", "남짓") or (
            number % 100 == 0 and word in ("전", "뒤", "후", "이상", "여")
        )

    def _finer(self, src: Source, start: int, end: int, parts: DateParts) -> Piece:
        """A quarter, half, part or season behind a year."""
        text = src.text
        if found := self._quarter.match(text, end):
            return Piece(start, found.end(), parts._replace(quarter=_QUARTERS[found["quarter"]]))
        found = self._part.match(text, end)
        if found and (self._glue.match(text, found.end()) or not self.korean):
            part = self.words.parts[found[1]]
            if part[0] == "H":
                return Piece(start, found.end(), parts._replace(half=int(part[1])))
            return Piece(start, found.end(), parts._replace(part=part))
        if (found := self._season.match(text, end)) and self._glue.match(text, found.end()):
            return Piece(start, found.end(), parts._replace(season=self.words.seasons[found[1]]))
        return self._end(src, Piece(start, end, parts))

    def _from_month(self, src: Source, start: int, end: int, parts: DateParts) -> list[Piece]:
        """A month with the day, the two days of a range or the part of it that stand behind."""
        text = src.text
        days = self._span.match(text, end + (text[end : end + 1] == " "))
        if days and not days[3] and (ends := self._spanned(days)):
            dated = ends[0]._replace(start=start, parts=parts._replace(day=ends[0].parts.day))
            return [dated, self._end(src, ends[1])]
        if (found := self._day.match(text, end)) and 1 <= int(found["day"]) <= 31:
            return [self._end(src, Piece(start, found.end(), parts._replace(day=int(found["day"]))))]
        if (
            (part := self._part.match(text, end))
            and self.words.parts[part[1]] in ("early", "mid", "late")
            and (self._glue.match(text, part.end()) or part[1].endswith("주"))
        ):
            # "셋째 주 화요일": the weekday belongs to the week.
            day_name = self._weekday.match(text, part.end()) if part[1].endswith("주") else None
            last = day_name.end() if day_name else part.end()
            return [Piece(start, last, parts._replace(part=self.words.parts[part[1]]))]
        return [Piece(start, end, parts)]

    def _end(self, src: Source, piece: Piece) -> Piece:
        """Take a weekday in parentheses and a time of day into the piece of a day."""
        if not piece.parts.day:
            return piece
        found = self._clock.match(src.text, piece.end)
        return piece._replace(end=found.end()) if found else piece

    def at_word(self, src: Source, pos: int) -> list[Piece] | None:
        """The piece of the relative date whose word begins at `pos`; None where it is no date."""
        text = src.text
        if not self._any_word.match(text, pos):
            return None
        if (
            (found := self._vague.match(text, pos))
            and self._glue.match(text, found.end())
            and found[1] not in self.words.relative
        ):
            return [Piece(pos, found.end(), relative(self.words.vague[found[1]], 0, None))]
        if found := self._relative.match(text, pos):
            return self._from_relative(src, pos, found)
        if self.words.eras and text.startswith(tuple(self.words.eras), pos) and (found := self._year.match(text, pos)):
            return self._from_year(src, pos, found)
        if found := self._weekday.match(text, pos):
            if src.before(pos).text in _RECURRING:
                return None
            return [Piece(pos, found.end(), weekday(self.words.weekdays[found[1]], None, src.as_of))]
        if (found := self._half.match(text, pos)) and self._word_ends(text, found.end()):
            return [Piece(pos, found.end(), DateParts(half=int(self.words.parts[found[1]][1])))]
        return None

    def _from_relative(self, src: Source, pos: int, found: re.Match[str]) -> list[Piece] | None:
        text, meaning = src.text, self.words.relative[found[1]].split()
        if meaning[0] == "vague":
            ends = self._word_ends(text, found.end()) or text.startswith(("대비", "비 "), found.end())
            return [Piece(pos, found.end(), relative(meaning[1], 0, None))] if ends else None
        if meaning[0] == "named":
            return self._named(src, pos, found.end(), int(meaning[1]))
        if meaning[0] == "same":
            meaning = meaning[1:]
            parts = DateParts(same=Grain(meaning[0]), shift=int(meaning[1]))
        elif self.korean and meaning == ["month", "1"] and _follows_on(text, pos, found.end()):
            parts = DateParts(same=Grain.MONTH, shift=1)
        else:
            parts = relative(meaning[0], int(meaning[1]), src.as_of)
        if meaning[0] == "year":
            if (month := self._month.match(text, found.end())) and 1 <= int(month["month"]) <= 12:
                return self._from_month(src, pos, month.end(), _within(parts, month=int(month["month"])))
            piece = self._finer(src, pos, found.end(), _within(parts))
            return (
                [piece]
                if piece.end > found.end() or (found[1] != "올" and self._word_ends(text, found.end()))
                else None
            )
        if meaning[0] == "month":
            if (day := self._day.match(text, found.end())) and 1 <= int(day["day"]) <= 31:
                return [self._end(src, Piece(pos, day.end(), _within(parts, day=int(day["day"]))))]
            pieces = self._from_month(src, pos, found.end(), _within(parts))
            return pieces if pieces[0].end > found.end() or self._word_ends(text, found.end()) else None
        if meaning[0] == "week" and (day_name := self._weekday.match(text, found.end())):
            return [Piece(pos, day_name.end(), _day_of_week(parts, self.words.weekdays[day_name[1]]))]
        return [Piece(pos, found.end(), parts)] if self._word_ends(text, found.end()) else None

    def _word_ends(self, text: str, end: int) -> bool:
        return (
            not self.korean
            or bool(self._glue.match(text, end))
            or text[end : end + 1] in "부하인엔상말초중처같수였입씩자"
            or text.startswith(TIMES_OF_DAY, end)
        )

    def _named(self, src: Source, pos: int, end: int, offset: int) -> list[Piece] | None:
        """지난 금요일, 오는 3월, 지난 27일, 지난 2019년."""
        text = src.text
        if found := self._weekday.match(text, end):
            return [Piece(pos, found.end(), weekday(self.words.weekdays[found[1]], offset, src.as_of))]
        if text[end : end + 1] != " " or not text[end + 1 : end + 2].isdecimal():
            return None
        pieces = self.at_digits(src, end + 1)
        if not pieces:
            return None
        parts = towards(pieces[0].parts, offset, src.as_of) if len(pieces) == 1 else pieces[0].parts
        return [pieces[0]._replace(start=pos, parts=parts), *pieces[1:]]

    def ago(self, src: Source, end: int, count: int, grain: str) -> Piece | None:
        """사흘 전, 2년 전 behind the count; None where no such word follows."""
        found = self._ago.match(src.text, end)
        if not found or grain not in ("day", "week", "month", "quarter", "year"):
            return None
        direction = int(self.words.ago[found[1] or found[2]])
        if direction > 0 and not src.text.startswith("에", found.end()):
            return None
        return Piece(end, found.end(), relative(grain, count * direction, src.as_of))


_NEXT_THEN = re.compile(r"(?:에|에는|에도)? [가-힣]")


def _follows_on(text: str, start: int, end: int) -> bool:
    """ "다음 달에 한 번 더 내렸다": the month after the one that was spoken of, not the one that comes next."""
    return bool(_NEXT_THEN.match(text, end)) and tells_of_the_past(text, start, end, "ko")


def _within(parts: DateParts, *, month: int | None = None, day: int | None = None) -> DateParts:
    """Finer parts inside relative ones; without a reference day only what was written."""
    if parts.vague:
        return DateParts(month=month, day=day, relative=True) if month or day else parts
    return parts._replace(month=month or parts.month, day=day)


def _day_of_week(parts: DateParts, number: int) -> DateParts:
    if parts.week is None:
        return parts
    day = parts.week.fromordinal(parts.week.toordinal() + number - 1)
    return DateParts(year=day.year, month=day.month, day=day.day, relative=True)
