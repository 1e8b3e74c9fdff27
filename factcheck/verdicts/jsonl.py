"""JSON lines in, JSON lines out, one at a time: a million lines cost no more memory than one."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.errors import FactcheckError
from factcheck.settings import parse_date

LOG = logging.getLogger("factcheck")
Record = Mapping[str, Any]
Answer = Callable[[Record], Record]


class RecordError(FactcheckError):
    """A line that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a line that does not say otherwise."""

    lang: str | None = None
    as_of: dt.date | None = None


@contextmanager
def lines(path: str) -> Iterator[BinaryIO]:
    """The lines of a file, or of stdin for `-`; FactcheckError where there is no such file."""
    if path == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(path).open("rb"))
        except OSError as error:
            raise FactcheckError(
                f"{path}: cannot be read ({error.strerror}); give a JSON-lines file, or `-` for stdin."
            ) from error
        yield file


def transform(
    source: Iterable[bytes], answer: Answer, complain: Callable[[int, str], None], first: int = 1
) -> Iterator[str]:
    """Answer line by line; a line that cannot be used goes to `complain` with its number, and the others go on.

    Args: first, the number of the first line.
    """
    for number, line in enumerate(source, first):
        if not line.strip():
            continue
        try:
            yield json.dumps(answer(_parsed(line)), ensure_ascii=False, default=str)
        except RecordError as error:
            complain(number, str(error))
        except Exception as error:  # a fault of our own at one line; the others go on
            LOG.error("fault at line %d", number, exc_info=error)
            complain(number, f"the program failed on it ({type(error).__name__}: {error}); please report this line")


def _parsed(line: bytes) -> Record:
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"no valid JSON ({error}); write one object a line, in UTF-8") from error
    if not isinstance(record, dict):
        raise RecordError("not an object; write one JSON object a line")
    if "id" not in record:
        raise RecordError('has no "id"; give each line its own')
    return record


def _string(record: Record, key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise RecordError(f'"{key}" must be a string')
    return value


def _day(record: Record, defaults: Defaults) -> dt.date | None:
    if record.get("as_of") in (None, ""):
        return defaults.as_of
    try:
        return parse_date(record["as_of"])
    except ValueError as error:
        raise RecordError(f'"as_of": {error}') from error


def extraction(defaults: Defaults) -> Answer:
    """What answers a line {"id", "text", "lang"?, "as_of"?} with the mentions of its text."""
    return partial(_extracted, defaults)


def _extracted(defaults: Defaults, record: Record) -> Record:
    from claims.lang import codes, detect
    from claims.mentions.find import as_record, find_mentions

    text = _string(record, "text")
    language = record.get("lang") or defaults.lang or detect(text)
    if language not in codes():
        raise RecordError(f'"lang" must be one of {", ".join(codes())}')
    mentions = find_mentions(text, language, as_of=_day(record, defaults))
    return {"id": record["id"], "language": language, "mentions": [as_record(m) for m in mentions]}


def judging(defaults: Defaults) -> Answer:
    """What answers a line {"id", "claim", "evidence": […], "as_of"?} with a verdict."""
    return partial(_judged, defaults)


def _judged(defaults: Defaults, record: Record) -> Record:
    from factcheck.verdicts.pairs import judge_pair

    _string(record, "claim")
    evidence = record.get("evidence")
    if not isinstance(evidence, list) or not all(isinstance(item, (str, dict)) for item in evidence):
        raise RecordError('"evidence" must be a list of strings and objects')
    if not all(_is_table(item) for item in evidence if isinstance(item, dict) and "columns" in item):
        raise RecordError('"columns" must be a list, and "rows" a list of lists')
    day = _day(record, defaults)
    return judge_pair({**record, "as_of": day.isoformat() if day else None})


def _is_table(item: Record) -> bool:
    rows = item.get("rows") or []
    return isinstance(item["columns"], list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows)
