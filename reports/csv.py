"""One row per pair of claim and evidence, for analysts; opens right in a Korean spreadsheet program."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from claims.model import Mention, Quantity, When
from factcheck.model import Comparison, Evidence, Run
from factcheck.verdicts.restate import plain
from reports.canonical import day
from reports.clean import clean
from reports.interface import Options
from reports.selection import Item, items, state
from reports.wording import Wording, wording

COLUMNS = (
    "claim_id", "document", "language", "line", "column", "sentence", "claim_text", "claim_value", "claim_low",
    "claim_high", "claim_unit", "bound", "verdict", "reason", "reason_text", "suggestion", "freshness", "origins",
    "state", "suppressed", "signed", "rule", "difference", "relative", "evidence_number", "relation", "relation_note",
    "evidence_url", "evidence_final_url", "evidence_title", "publisher", "published", "origin", "snapshot", "quote",
    "formula", "row_header", "column_header", "evidence_text", "evidence_value", "evidence_low", "evidence_high",
    "evidence_unit",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LINE_ENDS = re.compile(r"[\r\n]+")


class Csv:
    """UTF-8 with a byte order mark: without it Korean Excel reads CP949."""

    name = "csv"
    suffix = ".csv"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """A header and one row per piece of evidence; a claim without evidence has one row."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        words = wording(options.language)
        for item in items(run):
            for row in rows(item, options, words):
                writer.writerow([cell(row[name]) for name in COLUMNS])
        return text.getvalue().encode("utf-8-sig", "replace")


def cell(value: object) -> str:
    """The value as a cell that no spreadsheet takes for a formula; plain numbers stay numbers."""
    text = _LINE_ENDS.sub(" ", clean("" if value is None else str(value)))
    harmless = _NUMBER.fullmatch(text) or not text.lstrip(" ").startswith(_FORMULA)
    return text if harmless else "'" + text


def rows(item: Item, options: Options, words: Wording) -> Iterator[dict[str, object]]:
    """The rows of one claim, column name to value."""
    claim = _claim(item, options, words)
    for number, evidence in enumerate(item.judgement.evidence or (None,), 1):
        yield claim | _evidence(evidence, number)


def _claim(item: Item, options: Options, words: Wording) -> dict[str, object]:
    judgement, claim = item.judgement, item.judgement.claim
    signed = options.signoffs.get(claim.id)
    return {
        "claim_id": claim.id,
        "document": item.document.path,
        "language": item.document.language,
        "line": claim.line,
        "column": claim.column,
        "sentence": claim.sentence,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason.code.value,
        "reason_text": words.reason(judgement),
        "suggestion": judgement.suggestion,
        "freshness": judgement.freshness.value,
        "origins": judgement.origins,
        "state": state(judgement, options),
        "suppressed": options.suppressed.get(claim.id),
        "signed": signed.decision if signed else None,
        **_mention(claim.value),
        **_comparison(judgement.comparison),
    }


def _mention(mention: Mention) -> dict[str, object]:
    value = mention.value
    fields: dict[str, object] = dict.fromkeys(("claim_value", "claim_low", "claim_high", "claim_unit", "bound"))
    fields["claim_text"] = mention.text
    if isinstance(value, Quantity):
        numbers = {"claim_value": value.value, "claim_low": value.low, "claim_high": value.high}
        fields |= {name: plain(number) for name, number in numbers.items()}
        fields |= {"claim_unit": value.unit, "bound": value.bound.value}
    elif isinstance(value, When):
        fields |= {"claim_value": value.value, "claim_low": day(value.first), "claim_high": day(value.last)}
        fields |= {"claim_unit": "date", "bound": value.bound.value}
    return fields


def _comparison(comparison: Comparison | None) -> dict[str, object]:
    names = ("rule", "difference", "relative")
    return {name: getattr(comparison, name) if comparison else None for name in names}


def _evidence(evidence: Evidence | None, number: int) -> dict[str, object]:
    if evidence is None:
        return dict.fromkeys(COLUMNS[COLUMNS.index("evidence_number") :])
    return {
        "evidence_number": number,
        "relation": evidence.relation.value,
        "relation_note": evidence.note,
        "evidence_url": evidence.url,
        "evidence_final_url": evidence.final_url,
        "evidence_title": evidence.title,
        "publisher": evidence.publisher,
        "published": day(evidence.published),
        "origin": evidence.origin,
        "snapshot": evidence.snapshot,
        "quote": evidence.quote,
        "formula": evidence.formula,
        "row_header": evidence.cell.row_header if evidence.cell else None,
        "column_header": evidence.cell.column_header if evidence.cell else None,
        "evidence_text": evidence.written,
        "evidence_value": evidence.value,
        "evidence_low": evidence.low,
        "evidence_high": evidence.high,
        "evidence_unit": evidence.unit,
    }
