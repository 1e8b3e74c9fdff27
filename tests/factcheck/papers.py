"""Documents and sources in a line each, for tests of what is made of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from claims.documents.document import read_text
from claims.extract import extract
from claims.frames.read import Context, read_frames
from claims.model import Citation, CitationKind, Extraction, Frame
from claims.names.find import NameBook
from factcheck.matching.align import Keyed, Lexicon
from factcheck.matching.shelf import Consulted, Shelf
from factcheck.verdicts.judge import judge_document
from factcheck.verdicts.pairs import judge_pair, page_of
from sources.model import Outcome, Snapshot, Unavailable

URL = "https://source{}.example/page"


def frames(text: str, language: str = "en", *above: str) -> list[Frame]:
    return read_frames(text, Context(language=language, above=above))


def frame(text: str, language: str = "en", value: str = "") -> Frame:
    """The frame whose mention is `value`, or the first one."""
    return next(f for f in frames(text, language) if not value or f.mention.text == value)


def keyed(*found: Frame) -> tuple[Lexicon, list[Keyed]]:
    lexicon = Lexicon(NameBook.of([f.sentence for f in found]))
    return lexicon, [lexicon.key(f) for f in found]


def url(number: int) -> str:
    return URL.format(number)


def citation(number: int) -> Citation:
    return Citation(url=url(number), kind=CitationKind.LINK)


def consulted(number: int, evidence: object, *, is_self: bool = False, origin: str = "") -> Consulted:
    page = page_of(evidence, url(number))
    body = page.text.encode()
    snapshot = Snapshot(
        url=url(number),
        final_url=url(number),
        status=200,
        media_type="text/html",
        charset="utf-8",
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=None,
    )
    return Consulted(
        citation=citation(number), fetched=snapshot, page=page, origin=origin or url(number), is_self=is_self
    )


def missing(number: int, outcome: Outcome = Outcome.UNREACHABLE) -> Consulted:
    gone = Unavailable(url=url(number), outcome=outcome, detail="It could not be had.")
    return Consulted(citation=citation(number), fetched=gone, page=None)


def paper(text: str, *cited: int) -> Extraction:
    """A one-paragraph document all of whose claims cite the sources of these numbers."""
    extraction = extract(read_text(text, language=None))
    own = tuple(citation(n) for n in cited)
    return replace(extraction, claims=tuple(replace(c, citations=own) for c in extraction.claims))


def shelf(*evidence: object) -> Shelf:
    return Shelf([consulted(n, e) for n, e in enumerate(evidence)])


def verdict(claim: str, *evidence: object) -> tuple[str, str]:
    """Verdict and reason on a claim held against its evidence."""
    answer: dict[str, Any] = judge_pair({"id": "x", "claim": claim, "evidence": list(evidence)})
    return answer["verdict"], answer["reason"]


def linked(text: str, sources: int) -> str:
    """A document with links to its sources where it has [words](1), [words](2)."""
    for number in range(1, sources + 1):
        text = text.replace(f"]({number})", f"]({url(number)})")
    return text


def verdict_in(document: str, value: str, *sources: object) -> str:
    """The verdict on the first claim of a document that has the value, each source cited by its number."""
    extraction = extract(read_text(linked(document, len(sources)), language=None))
    judged = judge_document(extraction, [consulted(n, s) for n, s in enumerate(sources, 1)])
    return next(str(j.verdict) for j in judged if value in j.claim.value.text)
