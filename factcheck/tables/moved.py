"""How far a value moved: in per cent, as a multiple, in its own unit.

What is computed is first a `Recipe`: most of what a page gives is in a unit that no claim asks for, and is never made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from claims.frozen import quick, replace
from claims.model import Frame, Mention, Quantity
from factcheck.tables.lines import number_of
from factcheck.values.rounding import rounded

HUNDREDTH = Decimal("0.01")


@quick
@dataclass(frozen=True, slots=True)
class Recipe:
    """A value that can be computed."""

    unit: str | None
    dimension: str | None
    make: Callable[[], tuple[Frame, str]]
    """Gives it, of this unit and dimension, with its formula."""


def quantity_of(frame: Frame) -> Quantity:
    """The quantity of a frame that is known to have one."""
    assert isinstance(frame.mention.value, Quantity)
    return frame.mention.value


def change(earlier: Frame, later: Frame) -> Iterator[Recipe]:
    """How far a value moved: in per cent, as a multiple, and in its own unit."""
    source = quantity_of(later)
    points = "percentage_point" if source.unit == "percent" else source.unit
    ratios = (("percent", _percent), ("times", _times)) if number_of(earlier) > 0 else ()
    for unit, make in (*ratios, (points, _difference)):
        dimension = source.dimension if unit == source.unit else DIMENSIONS.get(unit or "")
        yield Recipe(unit, dimension, partial(make, earlier, later, unit))


def _percent(earlier: Frame, later: Frame, unit: str | None) -> tuple[Frame, str]:
    before, after = number_of(earlier), number_of(later)
    percent = (after - before) / before * 100
    formula = f"({later.mention.text} − {earlier.mention.text}) / {earlier.mention.text}"
    text = f"{formula} = {rounded(percent, HUNDREDTH)} %"
    return _made(earlier, later, abs(percent), unit, _imprecision(earlier, later), text)


def _times(earlier: Frame, later: Frame, unit: str | None) -> tuple[Frame, str]:
    times = number_of(later) / number_of(earlier)
    text = f"{later.mention.text} / {earlier.mention.text} = {rounded(times, HUNDREDTH)}"
    return _made(earlier, later, times, unit, HUNDREDTH, text)


def _difference(earlier: Frame, later: Frame, unit: str | None) -> tuple[Frame, str]:
    difference = abs(number_of(later) - number_of(earlier))
    text = f"{later.mention.text} − {earlier.mention.text} = {difference}"
    return _made(earlier, later, difference, unit, quantity_of(later).step, text)


def _imprecision(earlier: Frame, later: Frame) -> Decimal:
    """How far rounding of the inputs can move a percentage change, in points."""
    before = abs(number_of(earlier))
    if not before:
        return HUNDREDTH
    return max(HUNDREDTH, (quantity_of(earlier).step + quantity_of(later).step) / 2 / before * 100)


def _made(
    earlier: Frame, later: Frame, value: Decimal, unit: str | None, step: Decimal, text: str
) -> tuple[Frame, str]:
    before, after, source = number_of(earlier), number_of(later), quantity_of(later)
    way = "up" if after > before else "down" if after < before else None
    same = unit == source.unit
    moved = Quantity(
        value=value,
        unit=unit,
        step=step,
        dimension=source.dimension if same else DIMENSIONS.get(unit or ""),
        factor=source.factor if same else Decimal(1),
        per=source.per if same else None,
    )
    mention = Mention(span=later.mention.span, text=text, value=moved)
    told = replace(later, mention=mention, baselines=earlier.periods[:1], direction=way, change=True, baseline=False)
    return told, text


DIMENSIONS = {"percent": "percent", "percentage_point": "percentage_point", "times": "times"}
