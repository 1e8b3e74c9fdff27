"""W3C Web Annotations: each verdict as a note on its words."""

from __future__ import annotations

import json
from typing import Any

from claims.model import Document, Span
from factcheck.model import Evidence, Run
from reports.canonical import moment
from reports.clean import weblink
from reports.interface import Options
from reports.selection import Item, deciding, items
from reports.wording import Wording, headline, wording

_AROUND = 32
"""Code points of context on each side of a quote."""


class Annotation:
    """An annotation page; positions count code points into the document's text."""

    name = "annotation"
    suffix = ".jsonld"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """JSON-LD with one annotation for each claim."""
        words, fetched = wording(options.language), {s.url: moment(s.fetched_at) for s in run.sources}
        page = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": weblink(options.base_url) or f"urn:factcheck:run:{run.id}",
            "type": "AnnotationPage",
            "items": [_annotation(item, options, words, fetched) for item in items(run)],
        }
        return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _annotation(item: Item, options: Options, words: Wording, fetched: dict[str, str | None]) -> dict[str, Any]:
    judgement = item.judgement
    base = weblink(options.base_url)
    evidence = deciding(judgement)
    verdict = {
        "type": "TextualBody",
        "purpose": "assessing",
        "value": headline(judgement, words),
        "format": "text/plain",
        "language": words.language,
    }
    tag = {"type": "TextualBody", "purpose": "tagging", "value": judgement.verdict.value}
    return {
        "id": f"{base}#claim-{judgement.claim.id}" if base else f"urn:factcheck:claim:{judgement.claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [verdict, tag, *([_source(evidence, fetched)] if evidence else [])],
        "target": {
            "source": item.document.url or item.document.path,
            "selector": selectors(item.document, judgement.claim.value.span),
            "state": {"type": "State", "value": f"sha256:{item.document.sha256}"},
        },
    }


def selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """The quote with its surroundings, and its position in the document's text."""
    text = document.text
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return [quoted, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _source(evidence: Evidence, fetched: dict[str, str | None]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": evidence.final_url or evidence.url,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": evidence.quote,
            "prefix": evidence.before[-_AROUND:],
            "suffix": evidence.after[:_AROUND],
        },
    }
    at = fetched.get(evidence.url)
    return resource | ({"state": {"type": "TimeState", "sourceDate": at}} if at else {})
