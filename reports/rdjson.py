"""reviewdog's diagnostic format; columns count UTF-8 bytes."""

from __future__ import annotations

import json
from typing import Any

from claims.model import Document, Span
from factcheck.model import Run
from reports.clean import clean, weblink
from reports.interface import Options
from reports.marks import level
from reports.position import place
from reports.selection import Item, gated, replacement
from reports.wording import Wording, headline, wording


class Rdjson:
    """Diagnostics with the number found in the source as a suggestion."""

    name = "rdjson"
    suffix = ".json"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """UTF-8 JSON."""
        words = wording(options.language)
        source = {"name": run.tool} | ({"url": options.base_url} if weblink(options.base_url) else {})
        found = [_diagnostic(item, options, words) for item in gated(run, options)]
        text = json.dumps({"source": source, "diagnostics": found}, ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "replace")


def _diagnostic(item: Item, options: Options, words: Wording) -> dict[str, Any]:
    judgement = item.judgement
    span = _range(item.document, judgement.claim.value.span)
    diagnostic: dict[str, Any] = {
        "message": clean(f"{headline(judgement, words)} {words.mend(judgement)}".strip()),
        "location": {"path": item.document.path.removeprefix("./"), "range": span},
        "severity": level(judgement).rdjson,
        "code": {"value": judgement.reason.code.value},
    }
    claim = f"{options.base_url}#claim-{judgement.claim.id}" if weblink(options.base_url) else ""
    if page := options.reason_page(judgement.reason.code.value) or claim:
        diagnostic["code"]["url"] = page
    text = replacement(judgement)
    if text is not None:
        diagnostic["suggestions"] = [{"range": span, "text": clean(text)}]
    return diagnostic


def _range(document: Document, span: Span) -> dict[str, dict[str, int]]:
    at = place(document, span)
    return {
        "start": {"line": at.line, "column": at.byte_column},
        "end": {"line": at.end_line, "column": at.end_byte_column},
    }
