"""Small runs built by hand, for tests of what happens to a run."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from claims.model import (
    Attribution,
    Block,
    BlockKind,
    Citation,
    CitationKind,
    Claim,
    Document,
    Frame,
    Grain,
    Mention,
    Quantity,
    Role,
    Skipped,
    Span,
    When,
)
from factcheck.model import (
    CheckedDocument,
    Evidence,
    Judgement,
    Reason,
    ReasonCode,
    Relation,
    Run,
    SourceRecord,
    Verdict,
)
from sources.model import Outcome, Step

TEXT = "Port calls at Sundholm rose 12% in 2024. The pier cost 40 million euros."
URL = "https://sundholm.example/ports"


def document(path: str = "notes/port.md", text: str = TEXT) -> Document:
    return Document(
        path=path,
        format="markdown",
        language="en",
        text=text,
        sha256=f"{abs(hash(text)) % 10**12:064d}" if text != TEXT else "a" * 64,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=text, pieces=((0, 0),)),),
        lines=((0, 1, 1),),
    )


def claim(paper: Document, needle: str, value: str, unit: str, name: str) -> Claim:
    start = paper.text.index(needle)
    span = Span(start, start + len(needle))
    mention = Mention(span=span, text=needle, value=Quantity(value=Decimal(value), unit=unit))
    year = Mention(
        span=Span(35, 39),
        text="2024",
        value=When(value="2024", grain=Grain.YEAR, first=dt.date(2024, 1, 1), last=dt.date(2024, 12, 31)),
        role=Role.PERIOD,
    )
    sentence = next(s for s in paper.text.split(". ") if needle in s)
    return Claim(
        id=name,
        document=paper.path,
        sentence=sentence,
        span=Span(0, len(sentence)),
        line=1,
        column=start + 1,
        heading=(),
        mentions=(mention, year),
        frame=Frame(mention=mention, sentence=sentence, sentence_span=Span(0, len(sentence)), language="en"),
        attribution=Attribution(said_by="the port"),
        citations=(Citation(url=URL, kind=CitationKind.LINK),),
    )


def evidence(relation: Relation, value: str, unit: str = "percent", snapshot: str = "b" * 64) -> Evidence:
    return Evidence(
        url=URL,
        final_url=URL,
        snapshot=snapshot,
        relation=relation,
        quote=f"Calls rose {value} {unit}.",
        value=value,
        unit=unit,
        published=dt.date(2025, 2, 1),
        score=Decimal("0.75"),
    )


def judgement(about: Claim, verdict: Verdict, reason: ReasonCode, proof: tuple[Evidence, ...] = ()) -> Judgement:
    return Judgement(claim=about, verdict=verdict, reason=Reason(code=reason, detail={"host": "x"}), evidence=proof)


def run(name: str = "run-one", found: str = "9", snapshot: str = "b" * 64, text: str = TEXT) -> Run:
    """One document: a contested claim and one reported only; one source that was had and one that was not."""
    paper = document(text=text)
    contested = judgement(
        claim(paper, "12%", "12", "percent", "c-calls"),
        Verdict.CONTESTED,
        ReasonCode.REFUTED,
        (evidence(Relation.DISAGREES, found, snapshot=snapshot),),
    )
    silent = judgement(
        claim(paper, "40 million euros", "40000000", "EUR", "c-cost"), Verdict.REPORTED_ONLY, ReasonCode.UNREACHABLE
    )
    return Run(
        id=name,
        tool="factcheck",
        version="0.1.0",
        started=dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC),
        finished=dt.datetime(2025, 3, 1, 9, 1, tzinfo=dt.UTC),
        as_of=dt.date(2025, 3, 1),
        settings_hash="0123456789abcdef",
        documents=(
            CheckedDocument(
                document=paper,
                judgements=(contested, silent),
                skipped=(Skipped(span=Span(0, 1), text="P", why="test"),),
            ),
        ),
        sources=(
            SourceRecord(
                url=URL,
                final_url=URL,
                status=200,
                outcome=Outcome.FETCHED,
                sha256=snapshot,
                fetched_at=dt.datetime(2025, 3, 1, 9, 0, 30, tzinfo=dt.UTC),
                trail=(Step(url=URL, action="direct", result="200"),),
            ),
            SourceRecord(url="https://gone.example/", final_url="", status=None, outcome=Outcome.UNREACHABLE),
        ),
    )


def with_verdict(base: Run, place: int, verdict: Verdict, reason: ReasonCode, proof: tuple[Evidence, ...]) -> Run:
    """The same run with one judgement replaced."""
    checked = base.documents[0]
    judgements = list(checked.judgements)
    judgements[place] = replace(judgements[place], verdict=verdict, reason=Reason(code=reason), evidence=proof)
    return replace(base, documents=(replace(checked, judgements=tuple(judgements)), *base.documents[1:]))
