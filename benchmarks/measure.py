"""What the suite measures, each in a process of its own: seconds of processor time, of the clock, and peak memory."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FACTCHECK = (sys.executable, "-m", "factcheck")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process, its children included."""

    wall: float
    cpu: float
    peak: float
    """MiB."""


@dataclass(frozen=True, slots=True)
class Several:
    """One figure, measured a few times."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def noise(self) -> str:
        """How far the furthest of them lies from the median."""
        return f"±{max(abs(v - self.median) for v in self.values) / self.median:.0%}" if self.median else ""

    def __format__(self, form: str) -> str:
        return f"{self.median:{form}}"


def process(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end in a folder; its output is thrown away."""
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        os.execvpe(command[0], list(command), {**os.environ, "PYTHONPATH": str(HERE.parent)})
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)} in {folder}")
    return Cost(time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def several(times: int, measure: Callable[[], float]) -> Several:
    """The same measurement a few times."""
    return Several(tuple(measure() for _ in range(times)))


def rate(name: str, *arguments: str) -> float:
    """One figure that `benchmarks.rates NAME ARGUMENTS` prints, from a fresh process."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(write, 1)
        environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
        os.execvpe(sys.executable, [sys.executable, "-m", "benchmarks.rates", name, *arguments], environment)
    os.close(write)
    with os.fdopen(read) as told:
        text = told.read()
    _, status = os.waitpid(pid, 0)
    if status:
        raise RuntimeError(f"rates.py {name} {' '.join(arguments)} failed")
    return float(json.loads(text))
