"""The shared body of the JSON-lines commands: a file on all processors, what comes through a pipe line by line."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from factcheck.running.runners import in_turn, processes
from factcheck.verdicts import jsonl

LINES, BYTES = 50, 1_000_000
"""Where a piece of a file ends: long enough that handing it over costs little, short enough to weigh nothing."""
AHEAD = 4
"""Pieces under way for each process: none of them waits for the slowest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that follow each other, and the number of the first."""

    first: int
    lines: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said of a piece; of a line that could not be used its number and fault."""

    lines: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]


def stream(path: str, answer: jsonl.Answer) -> int:
    """Answer every line of a file on stdout; 0, or 2 where a line could not be used."""
    bad = 0
    with jsonl.lines(path) as source:
        for answered in _answers(source, partial(_answered, answer)):
            sys.stdout.writelines(f"{line}\n" for line in answered.lines)
            for number, message in answered.faults:
                print(f"factcheck: {path}, line {number}: {message}.", file=sys.stderr)
            bad += len(answered.faults)
    return 2 if bad else 0


def _answers(source: BinaryIO, step: partial[Answered]) -> Iterator[Answered]:
    if not _lies_there(source):
        yield from (step(Piece(number, (line,))) for number, line in enumerate(source, 1))
        return
    pieces = _pieces(source)
    yield from map(step, islice(pieces, 1))
    # What the first loaded the processes take over, where there is work for them.
    if second := next(pieces, None):
        yield from _on_all_processors(chain((second,), pieces), step)


def _on_all_processors(pieces: Iterable[Piece], step: partial[Answered]) -> Iterator[Answered]:
    count = os.cpu_count() or 1
    with processes(count) as pool:
        yield from in_turn(pool, step, pieces, AHEAD * count) if pool else map(step, pieces)


def _answered(answer: jsonl.Answer, piece: Piece) -> Answered:
    faults: list[tuple[int, str]] = []
    lines = jsonl.transform(piece.lines, answer, lambda *fault: faults.append(fault), piece.first)
    return Answered(tuple(lines), tuple(faults))


def _lies_there(source: BinaryIO) -> bool:
    """True for a file, which can be read ahead; what a pipe brings may be slow in coming."""
    try:
        return stat.S_ISREG(os.fstat(source.fileno()).st_mode)
    except OSError:
        return False


def _pieces(source: Iterable[bytes]) -> Iterator[Piece]:
    lines: list[bytes] = []
    first, size = 1, 0
    for line in source:
        lines.append(line)
        size += len(line)
        if len(lines) == LINES or size >= BYTES:
            yield Piece(first, tuple(lines))
            lines, first, size = [], first + len(lines), 0
    if lines:
        yield Piece(first, tuple(lines))
