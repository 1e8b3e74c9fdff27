"""run.json: the product; every other format is a view of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

from claims.model import Citation, Claim, Skipped
from factcheck.model import (
    CheckedDocument,
    Comparison,
    Evidence,
    Finding,
    Judgement,
    Run,
    SourceRecord,
)
from factcheck.verdicts.restate import plain
from reports.canonical import day, mention, moment
from reports.interface import Options
from reports.wording import Wording, wording

SCHEMA = "https://factcheck.example/schema/run-1.json"
"""Changes inside version 1 only add."""


class Json:
    """The run, whole."""

    name = "json"
    suffix = ".json"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """UTF-8 JSON with a stable key order and a newline at the end."""
        return b"".join(self.parts(run, options))

    def parts(self, run: Run, options: Options) -> Iterator[bytes]:
        """The same, one document at a time."""
        words = wording(options.language)
        before, _, after = _text(_around(run), 0).partition(' "documents": [],\n')
        between = "[\n"
        yield _bytes(f'{before} "documents": ')
        for checked in run.documents:
            yield _bytes(f"{between}  {_text(_document(checked, words), 2)}")
            between = ",\n"
        close = "\n ]" if run.documents else "[]"
        yield _bytes(f"{close},\n{after}\n")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _text(value: Any, depth: int) -> str:
    """JSON with an indent of one, as it stands `depth` levels deep in a larger one.

    `json.dumps` would give the same, but with an indent it goes token by token, in three times the time.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if not isinstance(value, (dict, list, tuple)) or not value:
        return json.dumps(value, allow_nan=False)
    gap = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        inner = [f"{encode_basestring(key)}: {_text(item, depth + 1)}" for key, item in value.items()]
        return f"{{{gap}{f',{gap}'.join(inner)}{gap[:-1]}}}"
    return f"[{gap}{f',{gap}'.join([_text(item, depth + 1) for item in value])}{gap[:-1]}]"


def record(run: Run, options: Options) -> dict[str, Any]:
    """The run as plain data."""
    words = wording(options.language)
    return {**_around(run), "documents": [_document(d, words) for d in run.documents]}


def _around(run: Run) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": run.tool, "version": run.version},
        "run": {
            "id": run.id,
            "started": moment(run.started),
            "finished": moment(run.finished),
            "as_of": day(run.as_of),
            "settings_hash": run.settings_hash,
        },
        "documents": [],
        "sources": [_source(s) for s in run.sources],
        "counts": run.counts,
    }


def _document(checked: CheckedDocument, words: Wording) -> dict[str, Any]:
    document = checked.document
    return {
        "path": document.path,
        "sha256": document.sha256,
        "language": document.language,
        "format": document.format,
        "title": document.title,
        "dated": day(document.dated),
        "url": document.url,
        "error": checked.error or None,
        "claims": [_judgement(j, words) for j in checked.judgements],
        "findings": [_finding(f, words) for f in checked.findings],
        "skipped": [_skipped(s) for s in checked.skipped],
    }


def _judgement(judgement: Judgement, words: Wording) -> dict[str, Any]:
    mend = words.mend(judgement)
    return {
        **claim_record(judgement.claim),
        "verdict": judgement.verdict.value,
        "reason": {
            "code": judgement.reason.code.value,
            "text": words.reason(judgement),
            "detail": dict(sorted(judgement.reason.detail.items())),
        },
        "mend": {"key": judgement.mend or judgement.reason.code.value, "text": mend} if mend else None,
        "suggestion": judgement.suggestion,
        "comparison": _comparison(judgement.comparison) if judgement.comparison else None,
        "freshness": judgement.freshness.value,
        "origins": judgement.origins,
        "evidence": [_evidence(e) for e in judgement.evidence],
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as plain data, without a verdict."""
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "span": {"start": claim.span.start, "end": claim.span.end},
        "line": claim.line,
        "column": claim.column,
        "heading": list(claim.heading),
        "mentions": [mention(m) for m in claim.mentions],
        "attribution": {"said_by": claim.attribution.said_by, "hearsay": claim.attribution.hearsay},
        "citations": [_citation(c) for c in claim.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {"url": citation.url, "kind": citation.kind.value, "label": citation.label}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "rule": comparison.rule,
        "claimed_low": comparison.claimed_low,
        "claimed_high": comparison.claimed_high,
        "found_low": comparison.found_low,
        "found_high": comparison.found_high,
        "unit": comparison.unit,
        "difference": comparison.difference,
        "relative": comparison.relative,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "url": evidence.url,
        "final_url": evidence.final_url,
        "snapshot": evidence.snapshot,
        "quote": evidence.quote,
        **_where(evidence),
        "found": {"start": evidence.found.start, "end": evidence.found.end} if evidence.found else None,
        "written": evidence.written,
        "value": evidence.value,
        "low": evidence.low,
        "high": evidence.high,
        "unit": evidence.unit,
        "relation": evidence.relation.value,
        "note": evidence.note,
        "title": evidence.title,
        "publisher": evidence.publisher,
        "published": day(evidence.published),
        "origin": evidence.origin,
        "language": evidence.language,
        "score": plain(evidence.score),
    }


def _where(evidence: Evidence) -> dict[str, Any]:
    """start and end of the quote, or its cell; the formula where the value was computed."""
    place: dict[str, Any] = {}
    if evidence.start is not None:
        place |= {"start": evidence.start, "end": evidence.end}
    if evidence.cell is not None:
        cell = evidence.cell
        place["cell"] = {
            "table": cell.table,
            "row": cell.row,
            "column": cell.column,
            "row_header": cell.row_header,
            "column_header": cell.column_header,
            "caption": cell.caption,
        }
    if evidence.formula:
        place["formula"] = evidence.formula
    return place


def _finding(finding: Finding, words: Wording) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "title": words.say("finding", finding.kind),
        "claims": list(finding.claims),
        "text": finding.text,
    }


def _skipped(skipped: Skipped) -> dict[str, Any]:
    return {"start": skipped.span.start, "end": skipped.span.end, "text": skipped.text, "why": skipped.why}


def _source(source: SourceRecord) -> dict[str, Any]:
    return {
        "url": source.url,
        "final_url": source.final_url,
        "status": source.status,
        "outcome": source.outcome.value,
        "detail": source.detail,
        "fetched_at": moment(source.fetched_at),
        "published": day(source.published),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "title": source.title,
        "publisher": source.publisher,
        "origin": source.origin,
        "trail": [{"url": step.url, "action": step.action, "result": step.result} for step in source.trail],
    }
