"""The shared body of the JSON-lines commands."""

from __future__ import annotations

import sys
from collections.abc import Callable

from factcheck.verdicts import jsonl


def stream(path: str, answer: Callable[[jsonl.Record], jsonl.Record]) -> int:
    """Answer every line of a file on stdout; 0, or 2 where a line could not be used."""
    bad = 0

    def complain(number: int, message: str) -> None:
        nonlocal bad
        bad += 1
        print(f"factcheck: {path}, line {number}: {message}.", file=sys.stderr)

    with jsonl.lines(path) as source:
        for line in jsonl.transform(source, answer, complain):
            sys.stdout.write(line + "\n")
    return 2 if bad else 0
