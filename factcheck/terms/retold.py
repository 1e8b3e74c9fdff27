"""Values of a text that tell again what one before told, of another time.

"The shed mended 8,430 bicycles in 2025. In 2020 it was 2,790": what the second counts only the first one says. A value
goes on from another where it is of its unit and its part says nothing but when ("한 해 전에는 3,845곳"), or where what
stands in front of it points back at what was spoken of ("it had been").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claims.frozen import replace
from claims.model import Frame, Quantity
from claims.words import stance
from claims.words.vocabulary import stems
from factcheck.tables.before import months_back
from factcheck.tables.lines import is_level, number_of
from factcheck.terms.asked import months_told
from factcheck.values.compare import in_one_unit, of_a_size
from factcheck.values.nouns import nouns

_FAR = 20
"""How many times another a value may be that says of itself not even what it counts."""


def retold(frames: Iterable[Frame]) -> Sequence[Sequence[Frame]]:
    """The values of a text that tell one thing of several times, each series in the order of the text; all of a series
    are bound to what its first one is bound to, but for their times.

    Args: frames, those of a text in its order.
    """
    told = [f for f in frames if f.cell is None and is_level(f)]
    series: list[list[Frame]] = []
    before: list[list[Frame]] = []
    last: Frame | None = None
    for _, group in groupby(told, key=lambda f: (f.sentence_span, f.sentence)):
        here: list[list[Frame]] = []
        for frame in group:
            beside = last is not None and last.sentence_span.leads_to(frame.sentence_span)
            home = _home(frame, here, before if beside else [])
            if home is None:
                home = [frame]
                series.append(home)
            else:
                home.append(replace(frame, subject=home[0].subject, own=home[0].own, near=home[0].near))
            here = [*(one for one in here if one is not home), home]
        before, last = here, here[-1][-1]
    return [one for one in series if len(one) > 1]


def _home(frame: Frame, here: Sequence[list[Frame]], before: Sequence[list[Frame]]) -> list[Frame] | None:
    """The series that a value goes on: the last one of its sentence that has its unit, else the only one of the
    sentence before."""
    same = [one for one in here if _alike(one[-1], frame)]
    if not same:
        same = [one for one in before if _alike(one[-1], frame)]
        same = same if len(same) == 1 else []
    home = same[-1] if same else None
    return home if home and _goes_on(frame, home) else None


def _alike(one: Frame, other: Frame) -> bool:
    """Of one unit, and of one size where the one does not even say what it counts."""
    ours, theirs = one.mention.value, other.mention.value
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    return in_one_unit(ours, theirs) and (ours.unit == theirs.unit or of_a_size(number_of(one), number_of(other), _FAR))


def _goes_on(frame: Frame, series: Sequence[Frame]) -> bool:
    first, last = series[0], series[-1]
    if (frame.periods, looks_back(frame)) == (last.periods, looks_back(last)):
        return False
    if not set(frame.own.names) <= {*first.own.names, first.subject}:
        return False
    known = {*first.own.words, *nouns("retold"), *_unit_words(frame)}
    if _PER.search(first.sentence):
        known |= nouns("averages")
    if set(frame.own.words) <= known:
        return True
    return _points_back(frame) and set(_behind(frame)) <= known


_PER = re.compile(r"하루|매일|매달|\b(?:a|per|each|every) (?:day|week|month)\b|\b(?:dai|week|month)ly\b")
"""What is told of each day may be told again as a mean of the days."""


def looks_back(frame: Frame) -> int:
    """How many months before now, or before what was told last, a value says that it is of; 0 where it does not."""
    before = frame.lead if frame.lead.strip(" ,") else _in_front(frame.sentence[: frame.start])
    text = f"{before}\n{_ON.split(frame.sentence[frame.end :], maxsplit=1)[0]}".lower()
    if _AGAINST.search(text):
        return 0
    return months_told(text, frame.language) or (months_back(before) if before.startswith(("(", "（")) else 0)


def _in_front(text: str) -> str:
    """A text as far as it may be of the value behind it: in a row of values the first one alone has the time in front
    of it ("한 해 전에는 3,845곳, 2,598km")."""
    return text if _ROW.search(text) else re.split(r"\d", text)[-1]


_ROW = re.compile(r"\d[^\d\s]{0,8}(?: [^\d\s]{1,12})?,? \Z")
"""Here another value stands right in front."""
_ON = re.compile(r"[\d,;:.()（）]")
"""Here what is said behind a value is over."""
_AGAINST = re.compile(r"보다|대비|에 비해|\bthan\b|\bon the\b|\bfrom a\b")
"""What a time before is compared with is told of now."""


def _unit_words(frame: Frame) -> Sequence[str]:
    return stems(frame.mention.text, frame.language)


def _points_back(frame: Frame) -> bool:
    words = stance.pattern(frame.language, "retold_before")
    text = frame.sentence[max(0, frame.start - _POINTS) : frame.start].rstrip()
    return words is not None and any(m.end() == len(text) for m in words.finditer(text))


_POINTS = 40
"""Characters in front of a value in which it points back."""


def _behind(frame: Frame) -> Iterator[str]:
    """What is said behind a value, up to where something else is told."""
    text = frame.sentence[frame.end :]
    end = min((at for mark in ",;:.()" if (at := text.find(mark)) >= 0), default=len(text))
    yield from stems(text[:end], frame.language)
