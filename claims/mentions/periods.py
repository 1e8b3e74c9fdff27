"""Pieces of dates put together: ranges, what was left out inferred, since and until."""

from __future__ import annotations

import re

from claims.mentions.calendar import DateParts, Reference, complete, is_just_over, spanning, when
from claims.mentions.digit_dates import Piece
from claims.mentions.grammar import Grammar
from claims.mentions.source import Found, Source, name
from claims.model import Bound, Grain, When
from claims.words.patterns import one_of
from claims.words.tense import tells_of_a_deadline, tells_of_the_past

_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same|that same) year(?![a-z])")
_SENTENCE_END = re.compile(r"[^\d\s][.!?][^\w\s]{0,3}\s|(?<=\d{4})[.!?][^\w\s]{0,3}\s(?=[A-Z])")
_ENDS = re.compile(r"[.!?][^\w\s]{0,3}\s+(?=[A-Z“\"가-힣])")
_LOOK_BACK = 200
"""Characters before a date in which the end of a sentence is looked for."""
_HALF_A_YEAR = 7
"""Months that the nearest one of its name may lie ahead, counted with the one begun."""
_JOINER = re.compile(r" ?[~—] ?|-| - |(?: to | through | and )(?=\w)")


class Periods:
    """Turns pieces into mentions by the words of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        english, own = grammar.english.date, grammar.language.date
        self._since, self._until = frozenset(english.since), frozenset(english.until)
        foreign = grammar.language.code != "en"
        behind = r"(?:에|의)? ?(?:{})"
        self._since_after = re.compile(behind.format(one_of(own.since)))
        self._bounds_after = re.compile(behind.format(one_of([*own.since, *own.until]))) if foreign else None
        self._byline = tuple(w.lower() for w in (*own.byline, *english.byline))

    def joiner(self, src: Source, end: int) -> int:
        """Where the second end of a range may begin; 0 where no joiner stands behind `end`."""
        found = _JOINER.match(src.lower, end)
        if not found or found.group() == " and ":
            return 0
        return found.end()

    def resolve(self, src: Source, pieces: list[Piece], known: Reference, floor: int) -> tuple[list[Found], Reference]:
        """Mentions of one date or of the two ends of a range, and the reference for what follows."""
        if len(pieces) == 1:
            return self._one(src, pieces[0], known, floor)
        first, last = pieces
        left, right = _shared(first.parts, last.parts)
        full = left == first.parts and right == last.parts and left.year is not None
        left = complete(left, known)
        right = complete(right, known.after(left))
        if full and (left.day or left.month or " to " in src.lower[first.end : last.start]):
            one, known = self._one(src, first._replace(parts=left), known, floor)
            two, known = self._one(src, last._replace(parts=right), known, first.end)
            return [*one, *two], known
        value = spanning(left, right)
        if value is None and left.year is None and right.year is None:
            value = When(value=None, grain=right.grain, first=None, last=None, relative=True, year_given=False)
        if value is None:
            return self._one(src, first, known, floor)
        byline = self._byline_before(src, first.start)
        found = Found(
            start=max(first.start, floor), end=last.end, value=value, claim=not byline, why="byline" if byline else None
        )
        return [found], known.after(right, last.end)

    def _one(self, src: Source, piece: Piece, known: Reference, floor: int) -> tuple[list[Found], Reference]:
        piece = _of_the_year_over(src, _of_that_year(src, piece), known)
        parts = piece.parts if piece.parts.year is not None else _completed(src, piece, known)
        value = when(parts, self._bound(src, piece, floor))
        start = max(piece.start, floor)
        if value is None:
            return [name(start, piece.end, "unread")], known
        aside = _is_compared(src, piece) or _only_beside(src, piece, known)
        known = known._replace(place=piece.end) if aside else known.after(parts, piece.end)
        if self._byline_before(src, start):
            return [Found(start=start, end=piece.end, value=value, claim=False, why="byline")], known
        return [Found(start=start, end=piece.end, value=value)], known

    def _byline_before(self, src: Source, start: int) -> bool:
        return src.lower[max(0, start - 24) : start].rstrip(" :·|(").endswith(self._byline)

    def _bound(self, src: Source, piece: Piece, floor: int) -> Bound:
        if src.text.startswith(_OWNED, piece.end):
            # "After January's crash" is in January.
            return Bound.EXACT
        _, before, begin = src.before(piece.start, floor)
        if before in self._since:
            return Bound.SINCE if before != "from" or _to_follows(src, piece.end) or begin == 0 else Bound.EXACT
        if before in self._until and (
            before != "to" or src.lower.rfind("from", max(0, piece.start - 30), piece.start) >= 0
        ):
            return Bound.UNTIL
        if self._bounds_after is None or not self._bounds_after.match(src.text, piece.end):
            return Bound.EXACT
        return Bound.SINCE if self._since_after.match(src.text, piece.end) else Bound.UNTIL


_OWNED = ("'s ", "’s ")


def _only_beside(src: Source, piece: Piece, known: Reference) -> bool:
    """A bare year that opens a bracket tells what was before ("in 2025 (2024: 22.7)"): the text goes on in its own."""
    bare = piece.parts.year is not None and not (piece.parts.month or piece.parts.quarter or piece.parts.half)
    return bare and known.year is not None and src.text[max(0, piece.start - 1) : piece.start] in ("(", "（")


def _completed(src: Source, piece: Piece, known: Reference) -> DateParts:
    """The parts with the year and month that were not written."""
    gap = max(known.place, piece.start - _LOOK_BACK)
    anew = bool(_SENTENCE_END.search(src.text, gap, piece.start))
    code = src.grammar.language.code
    if anew and known.year and known.as_of and known.year > known.as_of.year:
        # What is told as over is not of the year to come of which the sentence before spoke.
        known = known._replace(year=None) if tells_of_the_past(src.text, piece.start, piece.end, code) else known
    over = _is_ahead(piece.parts, known) and tells_of_the_past(src.text, piece.start, piece.end, code)
    over = over and not _TO_COME.search(src.lower, max(0, piece.start - _TOLD_FROM), piece.start)
    over = over or bool(_AS_OF.match(src.text, piece.end)) or _has_begun(src, piece)
    apart = anew or known.year is None or bool(_SENTENCE_BEGINS.search(src.text, gap, piece.start))
    due = apart and not over and tells_of_a_deadline(src.text, piece.start, piece.end, code)
    # A Korean quarter is of the year that the text goes on in.
    anew = anew and (piece.parts.month is not None or code == "en")
    if anew and piece.parts.month and len(_ENDS.findall(src.text, gap, piece.start)) > 1:
        # What a sentence before the last one was dated with is no longer the time of the text.
        known = known._replace(year=None) if is_just_over(piece.parts, known) else known
    return complete(piece.parts, known, anew=anew, over=over, due=due)


_SENTENCE_BEGINS = re.compile(r"(?<=\d)[.!?] (?=[A-Z][a-z])")
"""Behind a number, in English."""
_TO_COME = re.compile(
    r"(?<![a-z])(?:payable|due|scheduled|expir(?:es|ing)|effective|beginning|starting)(?: on| by| in| from)? $"
)
"""Before a date that lies ahead, whatever was decided."""
_TOLD_FROM = 20
_AS_OF = re.compile(r" ?(?:기준|현재|시점)")
"""Behind a Korean date: what is so then has been counted, and lies behind."""


def _has_begun(src: Source, piece: Piece) -> bool:
    """What has been so since a date, which lies behind ("has cost £3 since August", 8월부터 받고 있다)."""
    if src.grammar.language.code == "ko":
        return bool(_GOING_ON.match(src.text, piece.end))
    return bool(_SINCE.search(src.lower, max(0, piece.start - _TOLD_FROM), piece.start))


_SINCE = re.compile(r"(?<![a-z])since (?:the |early |mid-|late |last |end of |start of )*$")
_GOING_ON = re.compile(r" ?부터[^.!?]{1,80}?고 있(?:다|습니다|어요|으며|고|는데)")


def _is_ahead(parts: DateParts, known: Reference) -> bool:
    """Whether a month or quarter without a year lies ahead of the reference day where it is nearest to it."""
    day = known.as_of
    month = parts.month or (parts.quarter * 3 - 2 if parts.quarter else parts.half * 6 - 5 if parts.half else 0)
    if not day or not month or parts.year is not None:
        return False
    if known.year is not None:
        return known.year == day.year and month > day.month
    return 0 < (month - day.month) % 12 <= _HALF_A_YEAR


def _of_that_year(src: Source, piece: Piece) -> Piece:
    """ "November that year": the words behind a date without a year belong to it."""
    if piece.parts.year is not None or not (piece.parts.month or piece.parts.quarter or piece.parts.half):
        return piece
    found = _THAT_YEAR.match(src.lower, piece.end)
    return piece._replace(end=found.end(), parts=piece.parts._replace(same=Grain.YEAR)) if found else piece


def _of_the_year_over(src: Source, piece: Piece, known: Reference) -> Piece:
    """ "At the end of the year the mill employed 210 people": told in spring, that is the end of the year before."""
    parts, day = piece.parts, known.as_of
    if parts.part != "late" or not parts.relative or day is None or parts.year != day.year or day.month >= _LATE:
        return piece
    words = src.lower[max(0, piece.start - len("at ")) : piece.end]
    if not words.startswith("at ") or "this" in words:
        return piece
    if not tells_of_the_past(src.text, piece.start, piece.end, src.grammar.language.code):
        return piece
    return piece._replace(parts=parts._replace(year=day.year - 1))


_LATE = 9
"""The month from which on a year may be late."""


def _to_follows(src: Source, end: int) -> bool:
    return src.lower.startswith((" to ", " until ", " through "), end)


def _shared(first: DateParts, last: DateParts) -> tuple[DateParts, DateParts]:
    """Give each end the year and month that only the other one names: 3 to 7 May 2024, 2024년 3월~5월."""
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year)
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year, relative=first.relative)
    if last.day and last.month is None and first.month is not None:
        last = last._replace(month=first.month)
    if first.day and first.month is None and last.month is not None:
        first = first._replace(month=last.month)
    return first, last


def _is_compared(src: Source, piece: Piece) -> bool:
    """Whether a year is only what something is held against ("up 2.7% on last year"): the text does not go on in it."""
    if piece.parts.month or piece.parts.quarter or piece.parts.year is None:
        return False
    before = src.lower[max(0, piece.start - _BEFORE) : piece.start]
    return bool(_HELD_BEFORE.search(before) or _HELD_BEHIND.match(src.lower, piece.end))


_BEFORE = 48
_HELD_BEFORE = re.compile(
    r"\b(?:on|than|than in|against|compared (?:with|to)|over) \Z"
    r"|\b(?:against|compared (?:with|to)|(?:up|down) from) [^,;.:]{1,24} (?:in|for) \Z"
)
_HELD_BEHIND = re.compile(r" ?(?:보다|대비|[에와과] (?:비해|견줘|견주어|비교))")
