"""The rows of the CSV report as a typed table."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.model import Run
from reports.csv import COLUMNS, rows
from reports.extras import extra
from reports.interface import Options
from reports.selection import items
from reports.wording import wording

_WHOLE = frozenset({"line", "column", "origins", "evidence_number"})
_WORDS = frozenset({"language", "verdict", "reason", "relation", "bound", "rule", "state"})
_DAYS = frozenset({"published"})
_NUMBERS = ("claim_value", "claim_low", "claim_high", "evidence_value", "evidence_low", "evidence_high")
_DIGITS, _PLACES = 38, 12


class Parquet:
    """Values stand twice: as canonical text, and as a decimal where they fit one."""

    name = "parquet"
    suffix = ".parquet"
    binary = True

    def write(self, run: Run, options: Options) -> bytes:
        """A Parquet file; its metadata name the run."""
        arrow, parquet = extra("pyarrow", self.name), extra("pyarrow.parquet", self.name)
        words = wording(options.language)
        found = [row for item in items(run) for row in rows(item, options, words)]
        columns = {name: _array(arrow, name, [row[name] for row in found]) for name in COLUMNS}
        for name in _NUMBERS:
            numbers = [number(row[name]) for row in found]
            columns[f"{name}_number"] = arrow.array(numbers, arrow.decimal128(_DIGITS, _PLACES))
        table = arrow.table(columns)
        table = table.replace_schema_metadata({"factcheck.run": run.id, "factcheck.version": run.version})
        out = io.BytesIO()
        parquet.write_table(table, out)
        return out.getvalue()


def number(value: object) -> Decimal | None:
    """The value as a decimal of the column's width; None for text, dates and what does not fit."""
    try:
        found = Decimal(str(value))
        return found.quantize(Decimal(1).scaleb(-_PLACES)) if found.is_finite() else None
    except InvalidOperation:
        return None


def _array(arrow: Any, name: str, values: list[object]) -> Any:
    if name in _WHOLE:
        return arrow.array(values, arrow.int64())
    if name in _DAYS:
        return arrow.array([dt.date.fromisoformat(str(v)) if v else None for v in values], arrow.date32())
    texts = arrow.array([None if v is None else _valid(str(v)) for v in values], arrow.string())
    return texts.dictionary_encode() if name in _WORDS else texts


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
