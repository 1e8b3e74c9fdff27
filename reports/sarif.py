"""SARIF 2.1.0, as GitHub code scanning takes it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from claims.model import Document, Span
from factcheck.model import HAD, Judgement, ReasonCode, Run, Verdict
from reports.canonical import moment
from reports.clean import clean, one_line, weblink
from reports.interface import Options
from reports.marks import level
from reports.position import place
from reports.selection import Item, deciding, gated, replacement, state
from reports.wording import Wording, wording

LIMIT = 5000
"""Results of one run that GitHub keeps."""
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = tuple(ReasonCode)
_TEXT = 1000
"""GitHub reads 1,024 characters of a text."""


class Sarif:
    """One run; contested and reported-only claims, all of them with `all_results`."""

    name = "sarif"
    suffix = ".sarif"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """A SARIF log as UTF-8 JSON."""
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run, options, wording(options.language))]}
        return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _run(run: Run, options: Options, words: Wording) -> dict[str, Any]:
    found = gated(run, options)
    driver = {
        "name": run.tool,
        "version": run.version,
        "semanticVersion": run.version,
        "rules": [_rule(code, options, words) for code in _RULES],
    }
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"factcheck/{run.id}"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run, len(found), words)],
        "artifacts": [_artifact(checked.document) for checked in run.documents],
        "results": [_result(item, options, words) for item in found[:LIMIT]],
    }


def _rule(code: ReasonCode, options: Options, words: Wording) -> dict[str, Any]:
    name = words.say("reason_name", code.value)
    help_text = words.say("mend", code.value) if code.value in words.tables["mend"] else name
    page = options.reason_page(code.value)
    return {
        "id": code.value,
        "name": "".join(part.capitalize() for part in code.value.split("_")),
        "shortDescription": {"text": name},
        "fullDescription": {"text": words.say("reason", code.value)[:_TEXT]},
        "help": {"text": help_text, "markdown": help_text},
        "properties": {"tags": ["factcheck"]},
    } | ({"helpUri": page} if page else {})


def _invocation(run: Run, found: int, words: Wording) -> dict[str, Any]:
    notes = [
        _notification(f"{words.say('outcome', s.outcome.value)}: {s.url} {s.detail}", "warning")
        for s in run.sources
        if s.outcome not in HAD
    ]
    notes += [_notification(f"{d.document.path}: {d.error}", "error") for d in run.documents if d.error]
    if found > LIMIT:
        notes.append(_notification(words.ui("more", number=str(found - LIMIT)), "warning"))
    invocation: dict[str, Any] = {"executionSuccessful": not any(d.error for d in run.documents)}
    if run.started:
        invocation["startTimeUtc"] = moment(run.started)
    if run.finished:
        invocation["endTimeUtc"] = moment(run.finished)
    return invocation | {"toolExecutionNotifications": notes}


def _notification(text: str, loudness: str) -> dict[str, Any]:
    return {"level": loudness, "message": {"text": one_line(text)[:_TEXT]}}


def _artifact(document: Document) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": artifact_location(document), "sourceLanguage": document.language}
    return artifact | ({"hashes": {"sha-256": document.sha256}} if document.sha256 else {})


def artifact_location(document: Document) -> dict[str, str]:
    """The document as a SARIF artifact: relative paths hang on the source root."""
    path = document.path.removeprefix("./")
    if path.startswith("/"):
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _result(item: Item, options: Options, words: Wording) -> dict[str, Any]:
    judgement = item.judgement
    result: dict[str, Any] = {
        "ruleId": judgement.reason.code.value,
        "ruleIndex": _RULES.index(judgement.reason.code),
        "kind": "pass" if judgement.verdict is Verdict.VERIFIED else "fail",
        "level": level(judgement).sarif,
        "message": {"text": _message(judgement, words)},
        "locations": [_location(item)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{judgement.claim.id}:1",
            "factcheck/claim/v1": judgement.claim.id,
        },
        "properties": {"claim_id": judgement.claim.id, "verdict": judgement.verdict.value},
    }
    if state(judgement, options):
        result["baselineState"] = state(judgement, options)
    suppressions = _suppressions(judgement, options)
    if suppressions:
        result["suppressions"] = suppressions
    return result | _related(judgement) | _fixes(item, words)


def _message(judgement: Judgement, words: Wording) -> str:
    mend = words.mend(judgement)
    return " ".join(clean(part) for part in (words.reason(judgement), mend) if part)


def _location(item: Item) -> dict[str, Any]:
    claim = item.judgement.claim
    region = region_of(item.document, claim.value.span)
    context = region_of(item.document, claim.span)
    physical: dict[str, Any] = {"artifactLocation": artifact_location(item.document), "region": region}
    if item.judgement.verdict is not Verdict.VERIFIED:
        region["snippet"] = {"text": clean(claim.value.text)}
        physical["contextRegion"] = context | {"snippet": {"text": clean(claim.sentence[:_TEXT])}}
    return {"physicalLocation": physical}


def region_of(document: Document, span: Span) -> dict[str, Any]:
    """A SARIF region: 1-based, columns in code points, the end exclusive."""
    at = place(document, span)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _suppressions(judgement: Judgement, options: Options) -> list[dict[str, str]]:
    claim = judgement.claim.id
    found = []
    if claim in options.suppressed:
        found.append({"kind": "inSource", "status": "accepted", "justification": clean(options.suppressed[claim])})
    signed = options.signoffs.get(claim)
    if signed and signed.decision == "accept":
        found.append({"kind": "external", "status": "accepted", "justification": clean(f"{signed.by}: {signed.note}")})
    return found


def _related(judgement: Judgement) -> dict[str, Any]:
    evidence = deciding(judgement)
    url = weblink(evidence.final_url or evidence.url) if evidence else ""
    if not evidence or not url:
        return {}
    target = {"artifactLocation": {"uri": quote(url, safe=":/?#[]@!$&'()*+,;=%~")}}
    text = clean(evidence.formula or evidence.quote)[:_TEXT]
    return {"relatedLocations": [{"id": 1, "physicalLocation": target, "message": {"text": text}}]}


def _fixes(item: Item, words: Wording) -> dict[str, Any]:
    text = replacement(item.judgement)
    if text is None:
        return {}
    region = region_of(item.document, item.judgement.claim.value.span)
    change = {
        "artifactLocation": artifact_location(item.document),
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": clean(text)}}],
    }
    return {"fixes": [{"description": {"text": words.ui("suggestion")}, "artifactChanges": [change]}]}
