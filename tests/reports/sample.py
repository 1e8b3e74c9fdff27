"""A frozen run, built by hand: every verdict, most reasons, tables, formulas, and text that is hard to count in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from claims.model import (
    Attribution,
    Block,
    BlockKind,
    Bound,
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
from factcheck.keeping.baseline import Entry
from factcheck.keeping.signoff import Signoff
from factcheck.model import (
    Cell,
    CheckedDocument,
    Comparison,
    Evidence,
    Finding,
    Freshness,
    Judgement,
    Reason,
    ReasonCode,
    Relation,
    Run,
    SourceRecord,
    Verdict,
)
from reports.interface import Options, Past
from sources.model import Outcome, Step

KO_TEXT = """# 해온조선, 2분기 성적표

해온조선은 2025년 2분기 매출이 1조 2,400억 원으로 집계됐다고 밝혔다. 영업이익률은 14%까지 올랐다. \
상반기에 수주한 선박은 모두 38척이다.

## 사람과 일터

직원 수는 약 9,100명이다. 회사는 2026년 3월 새 도크를 연다. 업계에서는 인수 금액이 3,000억 원에 이른다는 말이 돈다.

| 구분 | 2024년 | 2025년 |
| 수출 | 700척 | 812척 |
"""

EN_TEXT = """# Tide power 🌊 at a café in Nai\u0308ve Bay

The barrage cost $4.7 billion 👩‍🔬 and lights 1.2 million homes. Output doubled in 2024.

- It opened on 12 May 2023.
- Critics say more than 400 fish die each day.

Turnout at the vote was 61%. The grid operator paid £18 per MWh. Waves reached 9.4 m in March.
"""

_SHA = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("haeon", "table", "grid", "news", "wire")}
_AT = dt.datetime(2025, 8, 1, 9, 30, tzinfo=dt.UTC)


def document(path: str, language: str, text: str, **more: object) -> Document:
    """A Markdown document with its blocks and lines, as a reader would give it."""
    starts, offset = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        starts.append((offset, number, 1))
        offset += len(line) + 1
    fields: dict[str, object] = {
        "path": path,
        "format": "markdown",
        "language": language,
        "text": text,
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "blocks": tuple(_blocks(text)),
        "lines": tuple(starts),
    }
    return Document(**{**fields, **more})  # type: ignore[arg-type]


def _blocks(text: str) -> list[Block]:
    blocks, offset = [], 0
    heading: tuple[str, ...] = ()
    for line in text.split("\n"):
        if line.startswith("|"):
            at = offset
            for cell in line.split("|"):
                if cell.strip():
                    start = at + len(cell) - len(cell.lstrip())
                    blocks.append(_block(BlockKind.TABLE_CELL, cell.strip(), start, heading))
                at += len(cell) + 1
        elif line.startswith("#"):
            title = line.lstrip("# ")
            level = len(line) - len(line.lstrip("#"))
            heading = (*heading[: level - 1], title)
            blocks.append(_block(BlockKind.HEADING, title, offset + len(line) - len(title), heading[:-1]))
        elif line:
            body = line.removeprefix("- ")
            kind = BlockKind.LIST_ITEM if body != line else BlockKind.PARAGRAPH
            blocks.append(_block(kind, body, offset + len(line) - len(body), heading))
        offset += len(line) + 1
    return blocks


def _block(kind: BlockKind, text: str, start: int, heading: tuple[str, ...]) -> Block:
    return Block(kind=kind, text=text, pieces=((0, start),), heading=heading)


def claim(doc: Document, sentence: str, written: str, value: Quantity | When, **more: object) -> Claim:
    """The claim whose value stands as `written` in `sentence` of the document."""
    start = doc.text.index(sentence)
    at = start + sentence.index(written)
    line, column = doc.position(at)
    mention = Mention(span=Span(at, at + len(written)), text=written, value=value)
    inner = replace(mention, span=mention.span.shift(-start))
    fields: dict[str, object] = {
        "id": hashlib.sha256(f"{doc.path} {sentence} {written}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
        "document": doc.path,
        "sentence": sentence,
        "span": Span(start, start + len(sentence)),
        "line": line,
        "column": column,
        "heading": (),
        "mentions": (mention,),
        "frame": Frame(
            mention=inner,
            sentence=sentence,
            sentence_span=Span(0, len(sentence)),
            language=doc.language,
        ),
        "attribution": Attribution(),
        "citations": (),
    }
    return Claim(**{**fields, **more})  # type: ignore[arg-type]


def evidence(url: str, relation: Relation, quote: str, found: str, **more: object) -> Evidence:
    """Evidence with the value `found` marked in its quote."""
    at = quote.find(found)
    fields: dict[str, object] = {
        "url": url,
        "final_url": url,
        "snapshot": _SHA["haeon"],
        "relation": relation,
        "quote": quote,
        "start": 120,
        "end": 120 + len(quote),
        "found": Span(at, at + len(found)) if at >= 0 and found else None,
        "written": found,
        "score": Decimal("0.82"),
    }
    return Evidence(**{**fields, **more})  # type: ignore[arg-type]


def number(value: str, unit: str | None, **more: object) -> Quantity:
    """A quantity; more fields by name."""
    return Quantity(value=Decimal(value), unit=unit, **more)  # type: ignore[arg-type]


def day(text: str) -> When:
    """A date of the grain of a day."""
    at = dt.date.fromisoformat(text)
    return When(value=text, grain=Grain.DAY, first=at, last=at)


def judged(of: Claim, verdict: Verdict, code: ReasonCode, **more: object) -> Judgement:
    """A judgement; detail, evidence and so on by name."""
    detail = more.pop("detail", {})
    assert isinstance(detail, Mapping)
    return Judgement(claim=of, verdict=verdict, reason=Reason(code=code, detail=detail), **more)  # type: ignore[arg-type]


HAEON = "https://haeon.example/ir/2025q2"
TABLE = "https://stat.example/ships?year=2025&kind=export"
GRID = "https://grid.example/tide"
NEWS = "https://news.example/rumour"
WIRE = "https://wire.example/bay"
GONE = "https://gone.example/report.pdf"
SHUT = "https://shut.example/"


def korean() -> CheckedDocument:
    """The Korean document with its judgements."""
    doc = document("columns/haeon.md", "ko", KO_TEXT, title="해온조선, 2분기 성적표", dated=dt.date(2025, 8, 1))
    cited = (Citation(url=HAEON, kind=CitationKind.LINK, label="실적 발표"),)
    first = "해온조선은 2025년 2분기 매출이 1조 2,400억 원으로 집계됐다고 밝혔다."
    revenue = claim(
        doc,
        first,
        "1조 2,400억 원",
        number("1240000000000", "KRW", step=Decimal("1E8")),
        citations=cited,
        heading=("해온조선, 2분기 성적표",),
        attribution=Attribution(said_by="해온조선"),
    )
    quarter = When(value="2025-Q2", grain=Grain.QUARTER, first=dt.date(2025, 4, 1), last=dt.date(2025, 6, 30))
    at = doc.text.index("2025년 2분기")
    period = Mention(span=Span(at, at + 9), text="2025년 2분기", value=quarter, role=Role.PERIOD)
    revenue = replace(revenue, mentions=(period, *revenue.mentions))
    return CheckedDocument(
        document=doc,
        judgements=(
            _revenue(revenue),
            _margin(claim(doc, "영업이익률은 14%까지 올랐다.", "14%", number("14", "percent"), citations=cited)),
            _ships(doc, cited),
            _staff(doc),
            judged(
                claim(doc, "회사는 2026년 3월 새 도크를 연다.", "2026년 3월", _march()),
                Verdict.REPORTED_ONLY,
                ReasonCode.UNCITED,
                mend="uncited",
            ),
            _rumour(doc),
            _exports(doc),
        ),
        skipped=(Skipped(span=Span(9, 10), text="2", why="heading"),),
        findings=(
            Finding(
                document=doc.path, kind="percentage", claims=(revenue.id,), text="(812 − 700) / 700 = 16 %, 문서는 14 %"
            ),
        ),
    )


def _march() -> When:
    return When(value="2026-03", grain=Grain.MONTH, first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))


def _revenue(of: Claim) -> Judgement:
    quote = "연결 기준 2분기 매출액은 1조2400억원을 기록했습니다."
    proof = evidence(
        HAEON,
        Relation.AGREES,
        quote,
        "1조2400억원",
        value="1240000000000",
        unit="KRW",
        title="해온조선 2025년 2분기 실적",
        publisher="해온조선",
        published=dt.date(2025, 7, 28),
        origin="haeon",
        language="ko",
        before="실적을 다음과 같이 알려드립니다. ",
        after=" 전년 같은 기간보다 늘었습니다.",
    )
    compared = Comparison(
        rule="exact",
        claimed_low="1239950000000",
        claimed_high="1240050000000",
        found_low="1240000000000",
        found_high="1240000000000",
        unit="KRW",
        difference="0",
        relative="0",
    )
    return judged(
        of,
        Verdict.VERIFIED,
        ReasonCode.STATED,
        evidence=(proof,),
        comparison=compared,
        origins=1,
        freshness=Freshness.CURRENT,
    )


def _margin(of: Claim) -> Judgement:
    proof = evidence(
        HAEON,
        Relation.DISAGREES,
        "영업이익률은 11.2%로 지난해보다 1.3%포인트 높아졌습니다.",
        "11.2%",
        value="11.2",
        unit="percent",
        title="해온조선 2025년 2분기 실적",
        publisher="해온조선",
        published=dt.date(2025, 7, 28),
        language="ko",
        before="매출은 늘었습니다. ",
    )
    other = evidence(
        NEWS,
        Relation.OTHER,
        "작년 영업이익률은 14%였다.",
        "14%",
        value="14",
        unit="percent",
        note="period",
        snapshot=_SHA["news"],
        language="ko",
    )
    compared = Comparison(
        rule="exact",
        claimed_low="13.5",
        claimed_high="14.5",
        found_low="11.2",
        found_high="11.2",
        unit="percent",
        difference="-2.8",
        relative="-20",
    )
    return judged(
        of,
        Verdict.CONTESTED,
        ReasonCode.REFUTED,
        detail={"claimed": "14%", "found": "11.2%"},
        evidence=(proof, other),
        comparison=compared,
        suggestion="영업이익률은 11.2%까지 올랐다.",
        mend="refuted",
    )


def _ships(doc: Document, cited: tuple[Citation, ...]) -> Judgement:
    of = claim(doc, "상반기에 수주한 선박은 모두 38척이다.", "38척", number("38", "ship"), citations=cited)
    proof = evidence(
        TABLE,
        Relation.AGREES,
        "상반기 | 17 | 21 | 38",
        "",
        start=None,
        end=None,
        written="17, 21",
        value="38",
        unit="ship",
        formula="17 + 21 = 38",
        snapshot=_SHA["table"],
        title="월별 수주",
        language="ko",
    )
    return judged(of, Verdict.VERIFIED, ReasonCode.DERIVED, evidence=(proof,), origins=1)


def _staff(doc: Document) -> Judgement:
    about = number("9100", "person", bound=Bound.ABOUT, step=Decimal(100))
    of = claim(doc, "직원 수는 약 9,100명이다.", "약 9,100명", about)
    cited = (Citation(url=GONE, kind=CitationKind.LINK, label="연차보고서"),)
    return judged(
        replace(of, citations=cited),
        Verdict.REPORTED_ONLY,
        ReasonCode.UNREACHABLE,
        detail={"url": GONE, "status": "503"},
        mend="unreachable",
    )


def _rumour(doc: Document) -> Judgement:
    sentence = "업계에서는 인수 금액이 3,000억 원에 이른다는 말이 돈다."
    of = claim(doc, sentence, "3,000억 원", number("300000000000", "KRW"), attribution=Attribution(hearsay=True))
    proof = evidence(
        NEWS,
        Relation.HEARSAY,
        "인수가는 3000억원 안팎으로 알려졌다.",
        "3000억원",
        value="300000000000",
        unit="KRW",
        snapshot=_SHA["news"],
        language="ko",
    )
    return judged(of, Verdict.REPORTED_ONLY, ReasonCode.HEARSAY, evidence=(proof,), mend="hearsay")


def _exports(doc: Document) -> Judgement:
    of = claim(doc, "| 수출 | 700척 | 812척 |", "812척", number("812", "ship"))
    proof = evidence(
        TABLE,
        Relation.AGREES,
        "수출 | 700 | 812",
        "",
        start=None,
        end=None,
        written="812",
        value="812",
        unit="ship",
        cell=Cell(table=0, row=3, column=2, row_header="수출", column_header="2025년", caption="연도별 수출(척)"),
        snapshot=_SHA["table"],
        title="연도별 수출",
        language="ko",
    )
    return judged(of, Verdict.VERIFIED, ReasonCode.IN_TABLE, evidence=(proof,), origins=2)


def english() -> CheckedDocument:
    """The English document, with emoji, combining marks and a quarrel between sources."""
    doc = document("notes/tide power.md", "en", EN_TEXT, title="Tide power 🌊", url="https://blog.example/tide")
    cost = "The barrage cost $4.7 billion 👩‍🔬 and lights 1.2 million homes."
    return CheckedDocument(
        document=doc,
        judgements=(
            _cost(claim(doc, cost, "$4.7 billion", number("4700000000", "USD", step=Decimal("1E8")))),
            _homes(claim(doc, cost, "1.2 million homes", number("1200000", "home", step=Decimal("1E5")))),
            _doubled(claim(doc, "Output doubled in 2024.", "doubled", number("2", "times"))),
            _opened(claim(doc, "It opened on 12 May 2023.", "12 May 2023", day("2023-05-12"))),
            _fish(doc),
            _turnout(claim(doc, "Turnout at the vote was 61%.", "61%", number("61", "percent"))),
            judged(
                claim(doc, "The grid operator paid £18 per MWh.", "£18 per MWh", number("18", "GBP", per="MWh")),
                Verdict.REPORTED_ONLY,
                ReasonCode.BLOCKED,
                detail={"url": SHUT, "status": "403"},
                mend="blocked",
            ),
            judged(
                claim(doc, "Waves reached 9.4 m in March.", "9.4 m", number("9.4", "m")),
                Verdict.REPORTED_ONLY,
                ReasonCode.NOT_IN_SOURCE,
                detail={"slot": "period"},
                evidence=(evidence(WIRE, Relation.OTHER, "Waves of 9.4 m in April.", "9.4 m", note="period"),),
                mend="period",
            ),
        ),
    )


def _cost(of: Claim) -> Judgement:
    against = evidence(
        GRID,
        Relation.DISAGREES,
        "The final bill came to $5.1 billion.",
        "$5.1 billion",
        value="5100000000",
        unit="USD",
        snapshot=_SHA["grid"],
        title="Tide barrage: final accounts",
        publisher="Grid Office",
        published=dt.date(2024, 1, 9),
        language="en",
    )
    agreeing = evidence(
        WIRE,
        Relation.AGREES,
        "The $4.7 billion barrage opened.",
        "$4.7 billion",
        value="4700000000",
        unit="USD",
        snapshot=_SHA["wire"],
        origin="harbour wire",
        language="en",
    )
    compared = Comparison(
        rule="exact",
        claimed_low="4650000000",
        claimed_high="4750000000",
        found_low="5100000000",
        found_high="5100000000",
        unit="USD",
        difference="400000000",
        relative="8.5",
    )
    suggestion = of.sentence.replace("$4.7 billion", "$5.1 billion")
    return judged(
        of,
        Verdict.CONTESTED,
        ReasonCode.CONFLICTING,
        evidence=(against, agreeing),
        comparison=compared,
        suggestion=suggestion,
        mend="conflicting",
    )


def _homes(of: Claim) -> Judgement:
    proof = evidence(
        GRID,
        Relation.DISAGREES,
        "It supplies 1.2 million people, or 500,000 homes.",
        "500,000 homes",
        value="500000",
        unit="home",
        snapshot=_SHA["grid"],
        language="en",
    )
    return judged(
        of,
        Verdict.CONTESTED,
        ReasonCode.SCOPE,
        detail={"slot": "scope"},
        evidence=(proof,),
        mend="scope",
    )


def _doubled(of: Claim) -> Judgement:
    proof = evidence(
        GRID,
        Relation.CORRECTION,
        "Correction: output rose 40%, not 100%.",
        "40%",
        value="40",
        unit="percent",
        snapshot=_SHA["grid"],
    )
    return judged(of, Verdict.CONTESTED, ReasonCode.CORRECTED, evidence=(proof,), mend="corrected")


def _opened(of: Claim) -> Judgement:
    proof = evidence(
        WIRE,
        Relation.AGREES,
        "Opened on May 12, 2023, by the mayor.",
        "May 12, 2023",
        value="2023-05-12",
        low="2023-05-12",
        high="2023-05-12",
        unit="date",
        snapshot=_SHA["wire"],
        language="en",
    )
    compared = Comparison(
        rule="date",
        claimed_low="2023-05-12",
        claimed_high="2023-05-12",
        found_low="2023-05-12",
        found_high="2023-05-12",
        unit="date",
    )
    return judged(of, Verdict.VERIFIED, ReasonCode.STATED, evidence=(proof,), comparison=compared, origins=2)


def _fish(doc: Document) -> Judgement:
    of = claim(
        doc,
        "Critics say more than 400 fish die each day.",
        "more than 400 fish",
        number("400", "fish", bound=Bound.MORE_THAN),
    )
    proof = evidence(
        GRID,
        Relation.AGREES,
        "Surveys put losses at 430 fish a day.",
        "430 fish",
        value="430",
        unit="fish",
        snapshot=_SHA["grid"],
        language="en",
    )
    compared = Comparison(
        rule="more_than",
        claimed_low="400",
        claimed_high=None,
        found_low="430",
        found_high="430",
        unit="fish",
        difference="30",
        relative="7.5",
    )
    return judged(of, Verdict.VERIFIED, ReasonCode.STATED, evidence=(proof,), comparison=compared, origins=1)


def _turnout(of: Claim) -> Judgement:
    proof = evidence(WIRE, Relation.FORECAST, "Turnout is expected to reach 61%.", "61%", value="61", unit="percent")
    return judged(of, Verdict.REPORTED_ONLY, ReasonCode.FORECAST, evidence=(proof,), mend="forecast")


def source(url: str, name: str = "", outcome: Outcome = Outcome.FETCHED, **more: object) -> SourceRecord:
    """A source that was read, or was not."""
    had = outcome is Outcome.FETCHED
    fields: dict[str, object] = {
        "url": url,
        "final_url": url,
        "status": 200 if had else None,
        "outcome": outcome,
        "fetched_at": _AT if had else None,
        "sha256": _SHA.get(name),
        "media_type": "text/html" if had else None,
    }
    return SourceRecord(**{**fields, **more})  # type: ignore[arg-type]


SOURCES = (
    source(HAEON, "haeon", title="해온조선 2025년 2분기 실적", publisher="해온조선", published=dt.date(2025, 7, 28)),
    source(TABLE, "table", title="연도별 수출", media_type="text/csv"),
    source(NEWS, "news", title="인수설 정리", publisher="소식지"),
    source(
        GRID,
        "grid",
        title="Tide barrage: final accounts",
        trail=(
            Step(url="http://grid.example/tide", action="direct", result="301"),
            Step(url=GRID, action="redirect", result="200"),
        ),
    ),
    source(WIRE, "wire", origin="harbour wire"),
    source(GONE, outcome=Outcome.UNREACHABLE, status=503, detail="The server answered 503 three times."),
    source(SHUT, outcome=Outcome.BLOCKED, status=403, detail="robots.txt forbids this address."),
)


def run() -> Run:
    """The whole run."""
    broken = document("notes/scan.md", "en", "")
    return Run(
        id="5f0c2a9d41e7b386",
        tool="factcheck",
        version="0.1.0",
        started=_AT,
        finished=_AT + dt.timedelta(seconds=42),
        as_of=dt.date(2025, 8, 1),
        settings_hash="a1b2c3d4e5f60718",
        documents=(
            korean(),
            english(),
            CheckedDocument(document=broken, judgements=(), error="notes/scan.md: is binary; save it as text"),
        ),
        sources=SOURCES,
    )


def empty() -> Run:
    """A run without a claim, a source or a clock."""
    return Run(
        id="0",
        tool="factcheck",
        version="0.1.0",
        started=None,
        finished=None,
        as_of=None,
        settings_hash="",
        documents=(),
        sources=(),
    )


def claim_id(frozen: Run, written: str) -> str:
    """The id of the claim whose value is written so."""
    return next(j.claim.id for j in frozen.judgements if j.claim.value.text == written)


def options(language: str = "en", **more: object) -> Options:
    """Options with a baseline, a sign-off, a suppression and a history."""
    frozen = run()
    margin, cost, opened = (claim_id(frozen, text) for text in ("14%", "$4.7 billion", "12 May 2023"))
    fields: dict[str, object] = {
        "language": language,
        "base_url": "https://desk.example/report.html",
        "baseline": {
            cost: Entry(verdict="contested", reason="conflicting", snapshot=_SHA["grid"]),
            margin: Entry(verdict="verified", reason="stated", snapshot=""),
        },
        "signoffs": {
            opened: Signoff(
                claim=opened,
                verdict="verified",
                decision="accept",
                by="Kim & Lee",
                snapshot=_SHA["wire"],
                at=dt.date(2025, 8, 2),
                note="seen on paper",
            )
        },
        "suppressed": {claim_id(frozen, "61%"): "internal estimate"},
        "history": {
            margin: (
                Past(run="r1", at=dt.date(2025, 7, 1), verdict="verified", reason="stated", snapshot="x"),
                Past(run="r2", at=dt.date(2025, 7, 8), verdict="verified", reason="stated", snapshot="x"),
            )
        },
    }
    return Options(**{**fields, **more})  # type: ignore[arg-type]
