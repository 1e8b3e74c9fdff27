"""Whether work grows with its input and no faster: a ratio of two runs, so that no machine is too slow for it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TIMES = 4
"""How much longer the second input is."""
_LIMIT = 2.5
"""Linear work takes four times as long; this much above it is noise. Quadratic work takes sixteen times as long."""
_LEAST = 0.02
"""Processor seconds below which a clock says little."""


def grows_linearly(work: Callable[[str], object], text: str) -> bool:
    """True where all of a text takes no more than ten times the processor time of its first quarter."""
    quarter = text[: len(text) // _TIMES]
    short = max(min(_seconds(work, quarter) for _ in range(2)), _LEAST)
    return any(_seconds(work, text) <= short * _TIMES * _LIMIT for _ in range(_TRIES))


_TRIES = 4
"""Runs of the whole text, one of which must be in time: what is quadratic never is."""


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of the work alone: a collection of what other tests left behind would count as its own."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        gc.enable()
