"""Dates in English words, read at a place: a list of parts with their ends."""

from __future__ import annotations

import re

from claims.mentions.calendar import DateParts, Reference, complete, days_of, relative, weekday
from claims.mentions.digit_dates import YEAR, Piece
from claims.mentions.grammar import Grammar
from claims.mentions.source import Source
from claims.model import Grain
from claims.words.patterns import one_of

_EDGES = {
    **dict.fromkeys(("end", "close", "last", "final", "fourth"), "late"),
    **dict.fromkeys(("start", "beginning", "first", "opening"), "early"),
    **dict.fromkeys(("middle", "second", "third"), "mid"),
}
_RECURRING = frozenset({"every", "each", "alternate"})
_THE_DAY = re.compile(r",? (?:the )?")
"""Between a weekday and the date that it stands before."""
_DECADE = re.compile(rf"({YEAR[:-5]}\d{{2}})'?s(?![a-z])")


class EnglishDates:
    """Dates in English words and in digits."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.english.date
        self.words, self.grammar = words, grammar
        divisions = [word for word, part in words.parts.items() if part[0] in "HQ"]
        divisions += [word.replace(" ", "-") for word in divisions]
        halves = one_of(divisions)
        months = rf"({one_of(words.months)})\.?(?![a-z])"
        year = rf"(?: ?,? (?:of )?({YEAR}|'\d\d)(?![\d%]|,\d|\.\d))?"
        th = r"(?:st|nd|rd|th)?"
        self._month_first = re.compile(
            rf"{months} (\d{{1,2}}){th}(?![\d:%]|[.,]\d)(?: ?(?:-|to|and|through) ?(\d{{1,2}}){th}(?![\d:%a-z]))?{year}"
        )
        self._month_year = re.compile(
            rf"{months}(?: ?(?:-|to|and|through) ?{months})? ?,? (?:of )?({YEAR}|'\d\d)(?![\d%]|,\d|\.\d)"
        )
        self._month = re.compile(months)
        self._week_of_month = re.compile(rf" of {months}")
        """Behind "the last week" a month makes it one of that month."""
        self._day_first = re.compile(
            rf"(\d{{1,2}}){th}(?: ?(?:-|to|and|or) ?(\d{{1,2}}){th})?(?: of)?[ -]{months}"
            rf"{year.replace(' ?,? ', '(?: ?, ?|[ -])')}"
        )
        self._ordinals = grammar.english.number.ordinals
        self._ordinal_day = re.compile(rf"({one_of(self._ordinals)}) of {months}{year}")
        self._part = re.compile(
            rf"({halves})(?:,? (?:of |in )?(?:(?:the )?(fiscal)(?: year)? ?)?({YEAR}|'\d\d)(?![\d%]))?(?![a-z])"
        )
        self._named_quarter = re.compile(
            rf"([qh])([1-4])(?:[ ,/-]{{0,2}}(?:of )?(fy|fiscal(?: year)? )({YEAR}|'?\d\d)(?![\d%]|,\d)"
            rf"|(?:[ ,/-]{{1,2}}(?:of )?)({YEAR}|'\d\d)(?![\d%]|,\d))?(?![a-z\d])"
        )
        self._dotted_quarter = re.compile(rf"({YEAR}|\d\d)\.([1-4])([qh])(?![a-z\d])")
        self._month_quarter = re.compile(rf"{months}(?: ({YEAR}))?[ -]quarter(?:,? (?:of )?({YEAR}))?(?![a-z\d])")
        self._digit_quarter = re.compile(rf"([1-4])([qh])(?:[ -]?(fy)?({YEAR}|'?\d\d))?(?![a-z\d])")
        self._year_quarter = re.compile(rf"({YEAR}) ?-?(?:([qh])([1-4])(?![a-z\d])|({halves})(?![a-z]))")
        self._fiscal = re.compile(
            rf"(?:fy|fiscal(?: year)?|(?:financial|calendar) year|full[- ]year|cy) ?({YEAR}|'?\d\d)"
            r"(?:[/-]\d\d)?(?![\d%])"
        )
        self._years_own = re.compile(rf"['’]s ({halves})(?![a-z])")
        self._compile_words()
        self._season = re.compile(rf"({one_of(words.seasons)})(?: of)? ({YEAR})(?!\d)")
        self._week_of = re.compile(r"week (?:of|starting|beginning|commencing) ")
        self._ago = re.compile(rf" ({one_of(words.units)}) ({one_of(words.ago)})(?![a-z])")
        self.behind_digits = frozenset("-.'snrtoaqh" + "".join(word[0] for word in (*words.months, *divisions)))
        self.starts = (
            *words.months, *words.weekdays, *words.relative, *words.vague, *divisions, *words.seasons,
            "fy", "fiscal", "full-year", "full year", "week of", "week starting", "week beginning",
        )  # fmt: skip

    def _compile_words(self) -> None:
        """The patterns of weekdays and of the relative words."""
        words = self.words
        self._weekday = re.compile(rf"({one_of(words.weekdays)})(?![a-z])")
        self._relative = re.compile(rf"({one_of(words.relative)})(?![a-z])")
        self._vague = re.compile(rf"({one_of(words.vague)})(?![a-z])")
        years = [word for word, meaning in words.relative.items() if meaning.split()[0] == "year"]
        self._of_year = re.compile(rf",? (?:of |in )?({one_of(years)})(?![a-z'’])")
        self._named = re.compile(rf"({one_of([*words.weekdays, *words.months, *words.seasons])})(?![a-z])")

    def at_digits(self, src: Source, pos: int, floor: int) -> list[Piece] | None:
        """The pieces of the date whose digits begin at `pos`: one, or two for a written range."""
        lower = src.lower
        if found := self._day_first.match(lower, pos):
            return self._of_relative_year(src, self._days(src, found))
        if (found := self._part.match(lower, pos)) and (divided := self._divided(src, pos, found)):
            return [divided]
        if found := self._dotted_quarter.match(lower, pos):
            start = pos - (src.text[pos - 1 : pos] == "'")
            return self._quarter(start, found.end(), found[3], found[2], found[1], fiscal=False)
        if (found := self._digit_quarter.match(lower, pos)) and src.text[found.start(2)] != "h":
            return self._quarter(pos, found.end(), found[2], found[1], found[4], fiscal=bool(found[3]))
        if found := self._year_quarter.match(lower, pos):
            if found[4]:
                return [Piece(pos, found.end(), self._halved(found[4], year=int(found[1])))]
            return self._quarter(pos, found.end(), found[2], found[3], found[1], fiscal=False)
        if found := _DECADE.match(lower, pos):
            return (
                [self._with_part(src, Piece(pos, found.end(), DateParts(year=int(found[1]), decade=True)), floor)]
                if found[1][-1] == "0"
                else None
            )
        return None

    def at_word(self, src: Source, pos: int, floor: int) -> list[Piece] | None:
        """The pieces of the date whose first word begins at `pos`; None where it is no date."""
        return self._of_relative_year(src, self._at_word(src, pos, floor))

    def _of_relative_year(self, src: Source, pieces: list[Piece] | None) -> list[Piece] | None:
        """Give "March" and "the second half" the year that stands behind them: "of last year"."""
        last = pieces[-1] if pieces else None
        if not pieces or not last or last.parts.year is not None or last.parts.same or last.parts.vague:
            return pieces
        found = self._of_year.match(src.lower, last.end)
        told = _meant(self.words.relative[found[1]].split(), src) if found else None
        if not found or not told or told.year is None:
            return pieces
        dated = [piece._replace(parts=piece.parts._replace(year=told.year, relative=True)) for piece in pieces]
        return [*dated[:-1], dated[-1]._replace(end=found.end())]

    def _at_word(self, src: Source, pos: int, floor: int) -> list[Piece] | None:
        lower = src.lower
        if found := self._month_first.match(lower, pos):
            return self._month_days(src, pos, found)
        if found := self._month_year.match(lower, pos):
            return self._months(src, pos, found, floor)
        if found := self._part.match(lower, pos):
            if divided := self._divided(src, pos, found):
                return [divided]
            if found[1] not in self.words.relative:
                return None
        if found := self._fiscal.match(lower, pos):
            return [
                Piece(
                    pos,
                    found.end(),
                    DateParts(year=_year(found[1]), fiscal=found.group()[:2] not in ("ca", "cy", "fu")),
                )
            ]
        if (found := self._ordinal_day.match(lower, pos)) and src.text[found.start(2)].isupper():
            parts = DateParts(year=_year(found[3]), month=self.words.months[found[2]], day=self._ordinals[found[1]])
            return [Piece(pos, found.end(), parts)]
        if found := self._season.match(lower, pos):
            return [Piece(pos, found.end(), DateParts(year=int(found[2]), season=self.words.seasons[found[1]]))]
        if found := self._week_of.match(lower, pos):
            return self._week(src, pos, found.end(), floor)
        return self._by_words(src, pos, floor)

    def _divided(self, src: Source, pos: int, found: re.Match[str]) -> Piece | None:
        """A quarter or half with its year, or told of without one; None where it is of something else."""
        end = found.end() if found[3] else found.end(1)
        dated = found[3] or self._of_year.match(src.lower, end)
        if not dated and (found[1] in self.words.relative or not self._counts(src, pos)):
            return None
        return Piece(pos, end, self._halved(found[1], year=_year(found[3]), fiscal=bool(found[2])))

    def _halved(self, word: str, *, year: int | None, fiscal: bool = False) -> DateParts:
        part = self.words.parts[word.replace("-", " ")]
        if part[0] == "Q":
            return DateParts(year=year, quarter=int(part[1]), fiscal=fiscal)
        return DateParts(year=year, half=int(part[1]), fiscal=fiscal)

    def _counts(self, src: Source, pos: int) -> bool:
        """A quarter or half without a year is a date behind "the" or "in", not in "the first half of the match"."""
        if src.lower.find("-quarter", pos, pos + 15) > 0:
            return True
        before = src.before(pos).lower
        return before in ("the", "in", "its", "their", "this", "for") and "half" not in src.lower[pos : pos + 12]

    def _by_words(self, src: Source, pos: int, floor: int) -> list[Piece] | None:
        lower = src.lower
        if found := self._vague.match(lower, pos):
            grain = self.words.vague[found[1]]
            return [Piece(pos, found.end(), relative(grain, 0, None))]
        if found := self._relative.match(lower, pos):
            return self._relative_pieces(src, pos, found, floor)
        if found := self._weekday.match(lower, pos):
            return self._weekday_pieces(src, pos, found) if src.text[pos].isupper() else None
        if (found := self._month_quarter.match(lower, pos)) and src.text[pos].isupper():
            return [self._ending_in(pos, found)]
        if (found := self._month.match(lower, pos)) and src.text[pos].isupper():
            return self._bare_month(src, pos, found, floor)
        return None

    def _ending_in(self, pos: int, found: re.Match[str]) -> Piece:
        """The December quarter: the one that ends in that month; placed nowhere if no calendar quarter does."""
        quarter, rest = divmod(self.words.months[found[1]], 3)
        if rest:
            return Piece(pos, found.end(), DateParts(vague=Grain.QUARTER))
        return Piece(pos, found.end(), DateParts(year=_year(found[2] or found[3]), quarter=quarter))

    def _weekday_pieces(self, src: Source, pos: int, found: re.Match[str]) -> list[Piece] | None:
        """A weekday alone, or the date that it stands before: Friday, March 1; None for "every Friday"."""
        if src.before(pos).lower in _RECURRING:
            return None
        gap = _THE_DAY.match(src.lower, found.end())
        if gap:
            at = gap.end()
            dated = self._month_first.match(src.lower, at)
            pieces = self._month_days(src, at, dated) if dated else None
            if pieces is None and (day := self._day_first.match(src.lower, at)):
                pieces = self._days(src, day)
            if pieces and len(pieces) == 1:
                return [pieces[0]._replace(start=pos)]
        return [Piece(pos, found.end(), weekday(self.words.weekdays[found[1]], None, src.as_of))]

    def _bare_month(self, src: Source, pos: int, found: re.Match[str], floor: int) -> list[Piece] | None:
        _, before, begin = src.before(pos, floor)
        if before == "that":
            return [Piece(begin, found.end(1), DateParts(month=self.words.months[found[1]], same=Grain.YEAR))]
        doubtful = found[1] in ("may", "march", "mar", "sun", "dec", "jan")
        if doubtful and not self._of_year.match(src.lower, found.end(1)) and before not in (
            "in", "since", "by", "until", "of", "from", "early", "late", "mid", "to", "during", "through", "between",
        ) and not self._behind_a_month(src, before, begin):  # fmt: skip
            return None
        return [self._with_part(src, Piece(pos, found.end(1), DateParts(month=self.words.months[found[1]])), floor)]

    def _behind_a_month(self, src: Source, joint: str, begin: int) -> bool:
        """The word before joins the month to another one: "January and March"."""
        return joint in ("and", "or") and src.before(begin)[1] in self.words.months

    def _relative_pieces(self, src: Source, pos: int, found: re.Match[str], floor: int) -> list[Piece] | None:
        meaning = self.words.relative[found[1]].split()
        if meaning[0] == "week" and self._week_of_month.match(src.lower, found.end()):
            return None
        if meaning[0] != "named":
            told = _meant(meaning, src)
            part = self._years_own.match(src.lower, found.end()) if meaning[0] == "year" else None
            if part and told.year is not None:
                return [Piece(pos, part.end(), self._halved(part[1], year=told.year)._replace(relative=True))]
            piece = Piece(pos, found.end(), told)
            return [self._with_part(src, piece, floor) if told.year is not None and told.part is None else piece]
        offset = int(meaning[1])
        target = self._named.match(src.lower, found.end() + 1)
        if not target or src.text[found.end()] != " ":
            return None
        word = target[1]
        if word in self.words.weekdays:
            return [Piece(pos, target.end(), weekday(self.words.weekdays[word], offset, src.as_of))]
        if word in self.words.seasons:
            year = src.as_of.year if src.as_of and offset == 0 else None
            parts = DateParts(season=self.words.seasons[word], year=year, relative=True)
            return [Piece(pos, target.end(), _season_near(parts, offset, src))]
        return [Piece(pos, target.end(), _named_month(self.words.months[word], offset, src))]

    def _days(self, src: Source, found: re.Match[str]) -> list[Piece] | None:
        month, year = self.words.months[found[3]], _year(found[4])
        end = found.end()
        first = DateParts(year=year, month=month, day=int(found[1]))
        if not 1 <= int(found[1]) <= 31 or (found[3] in ("may", "march") and not src.text[found.start(3)].isupper()):
            return None
        if not found[2]:
            return [Piece(found.start(), end, first)]
        last = first._replace(day=int(found[2]))
        return [Piece(found.start(), found.end(1), DateParts(day=first.day)), Piece(found.start(2), end, last)]

    def _month_days(self, src: Source, pos: int, found: re.Match[str]) -> list[Piece] | None:
        if (found[1] in ("may", "march", "mar", "dec", "sun") and not src.text[pos].isupper()) or not 1 <= int(
            found[2]
        ) <= 31:
            return None
        first = DateParts(year=_year(found[4]), month=self.words.months[found[1]], day=int(found[2]))
        if not found[3]:
            return [Piece(pos, found.end(), first)]
        last = DateParts(year=first.year, day=int(found[3]))
        return [Piece(pos, found.end(2), first._replace(year=None)), Piece(found.start(3), found.end(), last)]

    def _months(self, src: Source, pos: int, found: re.Match[str], floor: int) -> list[Piece] | None:
        if not src.text[pos].isupper() and found[1] in ("may", "march", "mar"):
            return None
        year = _year(found[3])
        first = DateParts(year=year, month=self.words.months[found[1]])
        if not found[2]:
            return [self._with_part(src, Piece(pos, found.end(), first), floor)]
        last = DateParts(year=year, month=self.words.months[found[2]])
        return [Piece(pos, found.end(1), first._replace(year=None)), Piece(found.start(2), found.end(), last)]

    def _quarter(
        self, pos: int, end: int, letter: str, number: str, year: str | None, *, fiscal: bool
    ) -> list[Piece] | None:
        if letter == "h" and int(number) > 2:
            return None
        kind = {"quarter": int(number)} if letter == "q" else {"half": int(number)}
        parts = DateParts(year=_year(year), fiscal=fiscal, **kind)  # type: ignore[arg-type]
        return [Piece(pos, end, parts)] if year or letter == "q" else None

    def named_quarter(self, src: Source, pos: int) -> list[Piece] | None:
        """Q3 2024, H1 2025, Q1 FY25; `pos` is at the letter."""
        found = self._named_quarter.match(src.lower, pos)
        if not found:
            return None
        return self._quarter(pos, found.end(), found[1], found[2], found[4] or found[5], fiscal=bool(found[3]))

    def _week(self, src: Source, pos: int, day: int, floor: int) -> list[Piece] | None:
        inner = (
            self.at_digits(src, day, floor) if src.text[day : day + 1].isdecimal() else self.at_word(src, day, floor)
        )
        if not inner or not inner[0].parts.day:
            return None
        days = days_of(complete(inner[0].parts, Reference(src.as_of)))
        if not days:
            return None
        monday = days[0].fromordinal(days[0].toordinal() - days[0].weekday())
        return [Piece(pos, inner[0].end, DateParts(week=monday))]

    def _with_part(self, src: Source, piece: Piece, floor: int) -> Piece:
        """Take "early", "mid-", "the end of" before a year or month into the piece."""
        _, before, begin = src.before(piece.start, floor)
        if src.lower[max(floor, piece.start - 4) : piece.start] == "mid-" or before in ("mid", "early", "late"):
            start = piece.start - 4 if before.endswith("mid-") else begin
            part = self.words.parts.get(before.strip("-"), "mid")
            if piece.parts.decade:
                return Piece(start, piece.end, piece.parts)
            return Piece(start, piece.end, piece.parts._replace(part=part))
        if before == "of":
            _, edge, begin = src.before(begin, floor)
            if edge in ("week", "weeks", "days") and piece.parts.month:
                _, edge, begin = src.before(begin, floor)
            part = _EDGES.get(edge, "")
            if part and not piece.parts.decade:
                return Piece(begin, piece.end, piece.parts._replace(part=part))
        return piece

    def year(self, src: Source, pos: int, end: int, floor: int) -> Piece:
        """A bare year at `pos` with the part of it that stands before."""
        return self._with_part(src, Piece(pos, end, DateParts(year=int(src.text[pos:end]))), floor)

    def ago(self, src: Source, end: int, count: int) -> Piece | None:
        """ "two months ago" behind its count; None where no such words follow. The piece starts at `end`."""
        found = self._ago.match(src.lower, end)
        if not found:
            return None
        return Piece(
            end, found.end(), relative(self.words.units[found[1]], count * int(self.words.ago[found[2]]), src.as_of)
        )


def _year(written: str | None) -> int | None:
    """Four digits, or two of this century up to 49 and of the last from 50."""
    if not written:
        return None
    number = int(written.strip("'"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def _meant(meaning: list[str], src: Source) -> DateParts:
    """The parts of a relative word: "month -1", "part late -1", "vague day", "same year 1"."""
    if meaning[0] == "same":
        return DateParts(same=Grain(meaning[1]), shift=int(meaning[2]))
    if meaning[0] == "vague":
        return relative(meaning[1], 0, None)
    if meaning[0] == "part":
        base = relative("year", int(meaning[2]), src.as_of)
        return base if base.vague else base._replace(part=meaning[1])
    return relative(meaning[0], int(meaning[1]), src.as_of)


def _named_month(month: int, offset: int, src: Source) -> DateParts:
    """The month of that name before (-1), in (0) or after (1) the reference day."""
    if src.as_of is None:
        return DateParts(month=month, relative=True)
    year = src.as_of.year
    if offset < 0 and month >= src.as_of.month:
        year -= 1
    elif offset > 0 and month <= src.as_of.month:
        year += 1
    return DateParts(year=year, month=month, relative=True)


def _season_near(parts: DateParts, offset: int, src: Source) -> DateParts:
    if src.as_of is None or parts.year is not None:
        return parts
    guess = parts._replace(year=src.as_of.year)
    days = days_of(guess)
    assert days is not None
    if offset < 0 and days[1] >= src.as_of:
        return guess._replace(year=src.as_of.year - 1)
    return guess._replace(year=src.as_of.year + 1) if offset > 0 and days[0] <= src.as_of else guess
