"""How old somebody was, from the day of birth that a page gives and the day of what the claim tells of.

The day of birth has to be of whom the claim names: told in a sentence with the name, or in the same row or record of a
table. The other day is the claim's own, else the only other day of that table, else the day of the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.frozen import replace
from claims.model import Frame, Grain, Keys, Mention, Quantity, When
from factcheck.terms.lexicon import Lexicon
from sources.model import Page

_ELDEST = 120
"""Years; a larger number is no age."""
_BORN = "born"
_AGED = re.compile(r"\b(?:aged?(?: of)?|at|was|is|turned|turns|,)\s*\Z", re.IGNORECASE)
_OLD = re.compile(r"[ -]olds?\b", re.IGNORECASE)
_AHEAD, _BEHIND = 12, 8
"""Characters before and behind a number in which it is called an age."""


def age_asked(claim: Frame) -> bool:
    """Whether a claim tells how old somebody was."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.value is None or not 0 < value.value <= _ELDEST or value.step != 1:
        return False
    if value.unit == "year of age":
        return True
    before = claim.sentence[max(0, claim.start - _AHEAD) : claim.start]
    behind = claim.sentence[claim.end : claim.end + _BEHIND]
    if value.unit == "year":
        return bool(_OLD.match(behind)) or before.rstrip().lower().endswith("aged")
    return value.unit is None and claim.mention.text.isdigit() and bool(_AGED.search(before))


def ages(
    claim: Frame, frames: Sequence[Frame], page: Page | None, lexicon: Lexicon
) -> Iterator[tuple[Frame, str, bool]]:
    """What age a page gives whom the claim names."""
    dates = [f for f in frames if isinstance(f.mention.value, When) and f.mention.value.first]
    names = [n for n in claim.near.names if n]
    for born in dates:
        if _BORN not in born.own.concepts or not _is_of(born, names, page, lexicon):
            continue
        days, own = _at(claim, born, dates, page)
        found = {age for day in days for age in _years(_when(born), day)}
        if not found or min(found) < 0:
            continue
        low, high = Decimal(min(found)), Decimal(max(found))
        ours = claim.mention.value
        assert isinstance(ours, Quantity)
        one = low == high
        value = replace(ours, value=low if one else None, low=None if one else low, high=None if one else high)
        text = f"{days[0].first} − {born.mention.text} = {low}" + ("" if one else f"–{high}")
        mention = Mention(span=born.mention.span, text=text, value=value)
        # It is of whom the claim names; the record may name others beside.
        made = replace(born, mention=mention, own=claim.own, near=claim.near, subject=claim.subject, row=Keys())
        yield made, text, own and one and ours.unit is not None


def _is_of(born: Frame, names: Sequence[str], page: Page | None, lexicon: Lexicon) -> bool:
    """Whether a day of birth is of somebody whom the claim names."""
    told = (born.subject, *born.own.names) if born.cell is None else (*born.own.names, *_record(born, page))
    return any(lexicon.any_same(name, tuple(filter(None, told))) for name in names)


def _record(born: Frame, page: Page | None) -> Sequence[str]:
    """What else the record says in which a cell of keys and values stands ("winner / name")."""
    table = page.table(born.cell[0]) if page and born.cell else None
    if table is None or born.cell is None or any(table.columns):
        return ()
    key = table.rows[born.cell[1]][0].rpartition(" / ")[0]
    return [row[1] for row in table.rows if len(row) > 1 and row[0].rpartition(" / ")[0] == key]


def _at(claim: Frame, born: Frame, dates: Sequence[Frame], page: Page | None) -> tuple[list[When], bool]:
    """The days at which the age may be meant, and whether it is surely one of them."""
    told = [w for w in claim.periods if w.first and w.last]
    beside = [_when(f) for f in dates if born.cell and f.cell and f.cell[0] == born.cell[0] and _is_event(f, claim)]
    inside = [w for w in beside if not told or any(_within(w, t) for t in told)]
    if inside and len({w.first for w in inside}) == 1:
        return inside[:1], True
    if told:
        return told[:1], True
    day = page.published if page else None
    return ([When(value=None, grain=Grain.DAY, first=day, last=day)], False) if day else ([], False)


def _is_event(frame: Frame, claim: Frame) -> bool:
    """Whether a date is a day of what the claim tells of."""
    when = frame.mention.value
    day = isinstance(when, When) and when.grain is Grain.DAY and _BORN not in frame.own.concepts
    return day and not {"update", "generate"} & set(frame.own.concepts)


def _within(day: When, told: When) -> bool:
    assert day.first and told.first and told.last  # noqa: PT018
    return told.first <= day.first <= told.last


def _when(frame: Frame) -> When:
    assert isinstance(frame.mention.value, When)
    return frame.mention.value


def _years(born: When, at: When) -> Iterator[int]:
    """Whole years from a day to another; two where either is told as a year only."""
    assert born.first and born.last and at.first and at.last  # noqa: PT018
    yield from {_between(born.last, at.first), _between(born.first, at.last)}


def _between(first: dt.date, last: dt.date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
