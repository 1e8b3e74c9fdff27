"""How long something took, from the times of day between which a page says that it went on.

Two times of one sentence ("began at 9:40 PM on 3 May and ended at 6:10 AM on 4 May"), two of one row, or the first and
the last entry of a timeline whose last one says that it was over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.frames.passage import read_sentences, text_keys
from claims.mentions.find import find_mentions
from claims.model import Frame, Grain, Mention, Quantity, Span, When
from claims.words import stance
from sources.model import Page

_CLOCK = re.compile(
    r"(?<![\d:.,])(?:(?P<part>오전|오후|새벽|아침|낮|저녁|밤)\s?)?(?P<hour>\d{1,2})"
    r"(?:시(?!간)(?:\s?(?P<min>\d{1,2})분(?!의))?|:(?P<minute>\d\d)(?![\d:]))"
    r"(?:\s?(?P<half>[ap])\.?m\b)?"
    r"|(?<![\d:.,])(?P<hour12>\d{1,2})(?:\.(?P<minute12>\d\d))?\s?(?P<half12>[ap])\.?m\b",
    re.IGNORECASE,
)
_ZONED = re.compile(rf"(?:{_CLOCK.pattern})(?:\s?\(?(?:UTC|GMT|[A-Z]{{1,3}}T)\b(?:[+-]\d+)?\)?)?", re.IGNORECASE)
"""A time of day with its zone, which is nobody's name."""
_LATE = ("오후", "저녁", "밤", "낮")
_BEHIND = 28
"""Characters behind a time in which its day may follow ("9:40 PM PDT on 3 May")."""
_JOINED = 40
"""Characters between two times that are the ends of one span."""
_OPENING = 40
"""Characters of an entry of a timeline in which its time stands."""
_DAY = 24 * 60
_LEAD = 0.1
"""What one span of time has to be bound better by than another that is no part of it."""
_MANY = 400
"""Blocks of a page that are read for times."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day in a text."""

    minute: int
    """Of its day."""
    day: dt.date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when something went on, and where that is told."""

    start: Time
    end: Time
    text: str
    formula: str

    @property
    def minutes(self) -> int:
        """How long it was; one that ends at an earlier time of day ended on the next."""
        days = (self.end.day - self.start.day).days if self.start.day and self.end.day else 0
        length = days * _DAY + self.end.minute - self.start.minute
        return length + _DAY * (length < 0 and not days)

    def holds(self, other: Spell) -> bool:
        """Whether another one lies within it."""
        first = [d for d in (self.start.day, other.start.day) if d]
        apart = (other.start.day - self.start.day).days * _DAY if self.start.day and other.start.day else 0
        if len(first) < 2 and other.start.minute < self.start.minute:
            apart += _DAY
        begin = apart + other.start.minute - self.start.minute
        return begin >= 0 and begin + other.minutes <= self.minutes


def spells(page: Page) -> Iterator[Spell]:
    """Every span between two times of day that a page tells."""
    entries: list[tuple[Time, str]] = []
    for block in page.blocks[:_MANY]:
        told = [(text, list(times(text, page))) for text in _sentences(block.text, page)]
        alone = sum(len(found) for _, found in told) == 1
        for text, found in told:
            yield from _of_sentence(text, found, page.language)
            if len(found) == 1 and found[0].span.start < _OPENING:
                entries.append((found[0], block.text if alone else text))
    for table in page.tables:
        for row in table.rows[:_MANY]:
            text = " | ".join(row)
            found = list(times(text, page))
            if len(found) == 2:
                yield _spell(found[0], found[1], text, text)
    yield from _of_timeline(entries, page.language)


def _sentences(text: str, page: Page) -> Iterator[str]:
    if _CLOCK.search(text):
        mentions = find_mentions(text, page.language, as_of=page.published)
        yield from (s.text for s in read_sentences(text, page.language, mentions))


def times(text: str, page: Page) -> Iterator[Time]:
    """The times of day of a text, each with its day where that is told."""
    days = [
        (m.span, m.value.first)
        for m in find_mentions(text, page.language, as_of=page.published)
        if isinstance(m.value, When) and m.value.grain is Grain.DAY
    ]
    for match in _CLOCK.finditer(text):
        minute = _minute(match)
        if minute is None:
            continue
        behind = [day for span, day in days if match.end() <= span.start <= match.end() + _BEHIND]
        before = [day for span, day in days if span.start <= match.start()]
        clear = not _CLOCK.search(text, match.end(), match.end() + _BEHIND)
        told = behind[:1] if behind and (clear or not before) else before[-1:]
        yield Time(minute, told[0] if told else None, Span(*match.span()))


def _minute(match: re.Match[str]) -> int | None:
    hour = int(match["hour"] or match["hour12"])
    minute = int(match["min"] or match["minute"] or match["minute12"] or 0)
    half = (match["half"] or match["half12"] or "").lower()
    late = half == "p" or match["part"] in _LATE
    if (half or match["part"]) and hour == 12:
        hour = 12 if late and match["part"] != "밤" else 0
    elif late and hour < 12:
        hour += 12
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def _of_sentence(text: str, found: Sequence[Time], language: str) -> Iterator[Spell]:
    """Its two times, if it says that something ended, or joins them; of more those that are joined as ends."""
    if len(found) == 2 and _is_of_one(text, found, language):
        yield _spell(found[0], found[1], text, text[found[0].span.start : found[1].span.end])
    for one, other in pairwise(found) if len(found) > 2 else ():
        between = text[one.span.end : other.span.start]
        if len(between) < _JOINED and stance.has(between, language, "spell_joints"):
            yield _spell(one, other, text, text[one.span.start : other.span.end])


def _is_of_one(text: str, found: Sequence[Time], language: str) -> bool:
    """Whether two times are the ends of one thing, not the times of two ("open at 6:30, on Sundays at 6")."""
    if stance.has(text, language, "spell_ends"):
        return True
    between = text[found[0].span.end : found[1].span.start]
    return len(between) < _JOINED and stance.has(between, language, "spell_joints")


def _of_timeline(entries: Sequence[tuple[Time, str]], language: str) -> Iterator[Spell]:
    """From the entry in which something began to the one in which it was over."""
    over = [e for e in entries if stance.has(e[1], language, "spell_ends")]
    begun = [e for e in entries if e not in over and stance.has(e[1], language, "spell_starts")]
    if over and begun:
        first, last = min(begun, key=_order), max(over, key=_order)
        yield _spell(first[0], last[0], f"{first[1]} {last[1]}", f"{_clock(first[0])} – {_clock(last[0])}")


def _order(entry: tuple[Time, str]) -> tuple[str, int]:
    time = entry[0]
    return (time.day.isoformat() if time.day else "", time.minute)


def _spell(start: Time, end: Time, text: str, told: str) -> Spell:
    shown = " ".join(told.split())
    return Spell(start, end, text, shown)


def _clock(time: Time) -> str:
    return f"{time.minute // 60:02}:{time.minute % 60:02}"


def frame_of(spell: Spell, page: Page, claim: Frame) -> tuple[Frame, str]:
    """A span of time as a value of the sentence that tells it, in the claim's unit, with its formula."""
    hours, minutes = divmod(spell.minutes, 60)
    text = f"{spell.formula} = {hours} h {minutes} min"
    ours = claim.mention.value
    assert isinstance(ours, Quantity)
    value = Quantity(value=spell.minutes * 60 / ours.factor, unit=ours.unit, dimension="time", factor=ours.factor)
    keys = text_keys(_ZONED.sub(" ", spell.text), page.language)
    frame = Frame(
        mention=Mention(span=Span(0, len(spell.text)), text=text, value=value),
        sentence=spell.text,
        sentence_span=Span(0, len(spell.text)),
        language=page.language,
        subject=next(iter(keys.names), ""),
        own=keys,
        near=keys,
        far=text_keys(page.title, page.language),
        periods=claim.periods,
    )
    return frame, text


def spell_asked(claim: Frame) -> bool:
    """Whether a claim tells how long something went on, in hours or minutes."""
    value = claim.mention.value
    return (
        isinstance(value, Quantity) and value.unit in ("hour", "minute") and not value.per and value.value is not None
    )


def event(found: Sequence[tuple[float, Spell]]) -> tuple[Spell, bool] | None:
    """The span that is meant, and whether it is surely that: the best bound one, or one nearly as well bound that holds
    all others, which are its phases."""
    if not found:
        return None
    best = max(score for score, _ in found)
    close = [s for score, s in found if best - score < _LEAD]
    whole = [s for s in close if all(s.holds(o) for _, o in found)]
    if len({s.minutes for s in close}) == 1:
        return close[0], True
    return (whole[0], False) if len({s.minutes for s in whole}) == 1 else None
