"""Which way a level went, where it takes two values to say so: "from 3 to 4", "raised by half a point to 4 %"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.frames.passage import Sentence
from claims.frozen import replace
from claims.model import Frame, Kind, Quantity, When


def from_baseline(frame: Frame, before: Sequence[Frame]) -> str | None:
    """ "From A to B" says which way it went without a verb."""
    start = before[-1] if before and before[-1].baseline else None
    return None if start is None or frame.baseline else _way(start.mention.value, frame.mention.value)


def _way(old: Quantity | When | None, new: Quantity | When | None) -> str | None:
    if not isinstance(old, Quantity) or not isinstance(new, Quantity) or (old.unit or new.unit) != new.unit:
        return None
    if old.value is None or new.value is None or old.value == new.value:
        return None
    return "up" if new.value > old.value else "down"


_TO = re.compile(r"(?: an?(?: percentage| full)? point)?,? to (?:a |an )?(?:record |new )?")


def gone_to(frame: Frame, before: Sequence[Frame], sentence: Sentence) -> str | None:
    """The level that a movement led to went its way ("raised it by half a point to 4 %")."""
    last = before[-1] if before and before[-1].change else None
    if last is None or sentence.language != "en":
        return None
    between = sentence.text[sentence.place(last.mention).end : sentence.place(frame.mention).start]
    return last.direction if _TO.fullmatch(between) else None


def led_by_baselines(frames: list[Frame]) -> list[Frame]:
    """ "8.4 million, after 7.9 million in the year before" says which way it went, too."""
    counted = [f for f in frames if f.mention.kind is Kind.QUANTITY]
    ways = {
        before.mention.span: _way(after.mention.value, before.mention.value)
        for before, after in pairwise(counted)
        if after.baseline and not before.baseline and before.direction is None and before.change is not True
    }
    return [replace(f, direction=ways[f.mention.span]) if ways.get(f.mention.span) else f for f in frames]
