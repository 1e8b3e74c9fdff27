"""Files as a server sends them, and the verdicts on claims that cite them."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from claims.documents.document import read_text
from claims.extract import extract
from claims.model import Citation, CitationKind
from factcheck.matching.shelf import Consulted
from factcheck.verdicts.judge import judge_document
from sources.model import Page, Snapshot
from sources.pages.read import read

DAY = dt.date(2026, 3, 20)
URL = "https://figures.example/file"


def snapshot(text: str, media: str) -> Snapshot:
    body = text.encode()
    return Snapshot(
        url=URL,
        final_url=URL,
        status=200,
        media_type=media,
        charset="utf-8",
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=None,
    )


def page(text: str, media: str) -> Page:
    found = read(snapshot(text, media))
    assert isinstance(found, Page)
    return found


def verdict(claim: str, value: str, text: str, media: str = "text/html", *, before: str = "") -> str:
    """The verdict on the claim with this value, in a document of the spring of 2026 that cites the file.

    Args: before, the sentence in front of the claim's.
    """
    cited = Citation(url=URL, kind=CitationKind.LINK)
    extraction = extract(read_text(f"{before} {claim}".strip(), language=None), as_of=DAY)
    claims = tuple(replace(c, citations=(cited,)) for c in extraction.claims)
    found = snapshot(text, media)
    consulted = Consulted(citation=cited, fetched=found, page=page(text, media), origin=URL)
    judged = judge_document(replace(extraction, claims=claims), [consulted])
    able = [j for j, c in zip(judged, claims, strict=True) if c.value.text == value and c.frame.sentence in claim]
    assert able, [c.value.text for c in claims]
    return able[0].verdict.value
