"""The HTML report as data; the template only puts it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.model import Span
from factcheck.baseline import deciding_snapshot
from factcheck.model import Cell, CheckedDocument, Comparison, Evidence, Judgement, Run, SourceRecord
from reports.canonical import day, moment
from reports.chart import Axis, Segment, axis, stacked
from reports.clean import clean, one_line, shorten, weblink
from reports.fragment import live_link
from reports.interface import Options
from reports.marks import mark
from reports.reading import Paragraph, Part, paragraphs, split
from reports.selection import AVAILABLE, WORST_FIRST, deciding, host, state, worst_first
from reports.values import allowed, read_claim, read_evidence, signed
from reports.wording import Wording

LONGEST = 4000
"""Characters of a sentence, quote or context that a panel shows; the document shows all."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The two values side by side."""

    claimed: str
    found: str
    claimed_read: str
    found_read: str
    difference: str
    relative: str
    rule: str
    allowed: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence, ready to be shown."""

    relation: str
    word: str
    why: str
    before: str
    quote: tuple[Part, ...]
    after: str
    language: str
    cell: Cell | None
    formula: str
    written: str
    title: str
    host: str
    link: str
    facts: tuple[tuple[str, str], ...]
    source: int
    """Number in the list of sources; 0 where it is not listed."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim's panel."""

    id: str
    verdict: str
    word: str
    mark: str
    code: str
    reason_name: str
    reason: str
    mend: str
    document: int
    place: str
    language: str
    heading: str
    sentence: tuple[Part, ...]
    numbers: Numbers
    suggestion: tuple[Part, ...]
    main: Proof | None
    others: tuple[Proof, ...]
    axis: Axis | None
    facts: tuple[tuple[str, str], ...]
    cited: tuple[tuple[str, str], ...]
    history: tuple[str, ...]
    hosts: str
    state: str
    snapshot: str
    signed: str
    suppressed: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with its claims marked."""

    number: int
    path: str
    title: str
    language: str
    sha256: str
    counts: Mapping[str, int]
    bar: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[tuple[str, str, tuple[str, ...]], ...]
    skipped: tuple[tuple[str, str], ...]
    error: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source in the list at the foot."""

    number: int
    label: str
    url: str
    link: str
    outcome: str
    available: bool
    facts: tuple[tuple[str, str], ...]
    trail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole page."""

    title: str
    language: str
    when: str
    counts: Mapping[str, int]
    open: int
    documents: tuple[DocumentView, ...]
    claims: tuple[ClaimView, ...]
    """Worst first."""
    by_id: Mapping[str, ClaimView]
    sources: tuple[SourceView, ...]
    reasons: tuple[tuple[str, str], ...]
    hosts: tuple[str, ...]
    states: tuple[str, ...]
    run: str
    foot: str


class PageBuilder:
    """Builds the page of one run in one language."""

    def __init__(self, run: Run, options: Options, words: Wording) -> None:
        self.run, self.options, self.words = run, options, words
        self.numbers = {s.url: number for number, s in enumerate(run.sources, 1)}
        self.records = {s.url: s for s in run.sources}
        self.documents = {d.document.path: number for number, d in enumerate(run.documents, 1)}

    def page(self) -> ReportPage:
        """The run as a page."""
        claims = tuple(self.claim(i.judgement, i.document.language) for i in worst_first(self.run))
        codes = dict.fromkeys((c.code, c.reason_name) for c in claims)
        counts = self.run.counts
        return ReportPage(
            title=self._title(),
            language=self.words.language,
            when=self._when(),
            counts=counts,
            open=counts["contested"] + counts["reported_only"],
            documents=tuple(self.document(d, n) for n, d in enumerate(self.run.documents, 1)),
            claims=claims,
            by_id={c.id: c for c in claims},
            sources=tuple(self.source(s, n) for n, s in enumerate(self.run.sources, 1)),
            reasons=tuple(codes),
            hosts=tuple(sorted({h for c in claims for h in c.hosts.split()})),
            states=tuple(s for s in ("new", "updated", "unchanged") if any(c.state == s for c in claims)),
            run=self.run.id,
            foot=self.words.ui(
                "foot", tool=self.run.tool, version=self.run.version, settings=self.run.settings_hash[:12]
            ),
        )

    def _title(self) -> str:
        first = self.run.documents[0].document if self.run.documents else None
        return one_line(first.title or first.path) if first else ""

    def _when(self) -> str:
        parts = []
        if self.run.finished:
            parts.append(self.words.ui("checked_at", date=(moment(self.run.finished) or "")[:16].replace("T", " ")))
        if self.run.as_of:
            parts.append(self.words.ui("as_of", date=day(self.run.as_of) or ""))
        return " · ".join(parts)

    def document(self, checked: CheckedDocument, number: int) -> DocumentView:
        """A document with its claims marked."""
        document = checked.document
        verdicts = [j.verdict for j in checked.judgements]
        counts = {v.value: verdicts.count(v) for v in WORST_FIRST}
        findings = ((self.words.say("finding", f.kind), clean(f.text), f.claims) for f in checked.findings)
        return DocumentView(
            number=number,
            path=one_line(document.path),
            title=one_line(document.title or document.path),
            language=document.language,
            sha256=document.sha256,
            counts=counts | {"claims": len(verdicts)},
            bar=stacked(counts),
            paragraphs=paragraphs(checked),
            findings=tuple(findings),
            skipped=tuple((shorten(s.text, 80), one_line(s.why)) for s in checked.skipped),
            error=clean(checked.error),
        )

    def claim(self, judgement: Judgement, language: str) -> ClaimView:
        """A claim's panel."""
        claim, words = judgement.claim, self.words
        main = deciding(judgement)
        others = tuple(self.proof(e, whole=False) for e in judgement.evidence if e is not main)
        used = {host(e.final_url or e.url): None for e in judgement.evidence}
        return ClaimView(
            id=claim.id,
            verdict=judgement.verdict.value,
            word=words.verdict(judgement),
            mark=mark(judgement),
            code=judgement.reason.code.value,
            reason_name=words.say("reason_name", judgement.reason.code.value),
            reason=clean(words.reason(judgement)),
            mend=clean(words.mend(judgement)),
            document=self.documents[claim.document] if claim.document in self.documents else 0,
            place=f"{one_line(claim.document)}:{claim.line}",
            language=language,
            heading=one_line(" › ".join(claim.heading)),
            sentence=value_in_sentence(judgement),
            numbers=self.side_by_side(judgement, main),
            suggestion=self.suggestion(judgement),
            main=self.proof(main, whole=True) if main else None,
            others=others,
            axis=axis(judgement),
            facts=self.facts(judgement),
            cited=tuple((shorten(c.label or c.url, 100), weblink(c.url)) for c in claim.citations),
            history=self.history(judgement),
            hosts=" ".join(name.replace(" ", "_") for name in used),
            state=state(judgement, self.options),
            snapshot=deciding_snapshot(judgement),
            signed=self.signed(claim.id),
            suppressed=clean(self.options.suppressed.get(claim.id, "")),
        )

    def side_by_side(self, judgement: Judgement, main: Evidence | None) -> Numbers:
        """Both values as written and as read, and the arithmetic."""
        words, comparison = self.words, judgement.comparison
        return Numbers(
            claimed=clean(judgement.claim.value.text),
            found=clean(main.written or main.value or "") if main else "",
            claimed_read=read_claim(judgement.claim.value, words),
            found_read=read_evidence(main, words) if main else "",
            difference=self._difference(comparison),
            relative=f"{signed(comparison.relative)} %" if comparison and comparison.relative else "",
            rule=words.say("rule", comparison.rule) if comparison else "",
            allowed=allowed(comparison, words) if comparison else "",
        )

    def _difference(self, comparison: Comparison | None) -> str:
        if comparison is None or comparison.difference is None:
            return ""
        unit = "percentage_point" if comparison.unit == "percent" else comparison.unit
        shown = signed(comparison.difference)
        return f"{shown} {self.words.say('unit', unit)}" if unit and unit != "date" else shown

    def suggestion(self, judgement: Judgement) -> tuple[Part, ...]:
        """The suggested sentence, what is new in it marked."""
        text = judgement.suggestion
        if text is None:
            return ()
        old = judgement.claim.sentence
        head = _common(old, text)
        tail = min(_common(old[::-1], text[::-1]), len(text) - head, len(old) - head)
        return split(text[:LONGEST], [(Span(head, len(text) - tail), "new")])

    def facts(self, judgement: Judgement) -> tuple[tuple[str, str], ...]:
        """What else there is to know of a verdict: label and value."""
        words, claim = self.words, judgement.claim
        said = clean(claim.attribution.said_by)
        if claim.attribution.hearsay:
            said = f"{said} ({words.ui('hearsay_claim')})" if said else words.ui("hearsay_claim")
        change = state(judgement, self.options)
        found = [
            (words.ui("said_by"), said),
            (words.ui("origins"), str(judgement.origins) if judgement.origins else ""),
            (words.ui("change"), words.say("state", change) if change else ""),
            (words.ui("as_of", date=""), words.say("freshness", judgement.freshness.value)),
        ]
        return tuple((label.strip(), value) for label, value in found if value)

    def history(self, judgement: Judgement) -> tuple[str, ...]:
        """Earlier verdicts in words, oldest first."""
        past = [p for p in self.options.history.get(judgement.claim.id, ()) if p.run != self.run.id]
        words = self.words
        return tuple(
            f"{str(p.at)[:10] + ' · ' if p.at else ''}{words.say('verdict', p.verdict)}, "
            f"{words.say('reason_name', p.reason)}"
            for p in past
        )

    def signed(self, claim: str) -> str:
        """Who signed the claim, in words; "" where no one has."""
        entry = self.options.signoffs.get(claim)
        if entry is None:
            return ""
        decision = self.words.say("decision", entry.decision)
        text = self.words.ui("signed_by", decision=decision, name=one_line(entry.by), date=str(entry.at or ""))
        return text.rstrip(", ·") + (f": {one_line(entry.note)}" if entry.note else "")

    def proof(self, evidence: Evidence, *, whole: bool) -> Proof:
        """A piece of evidence; with its context where it is the deciding one."""
        title = shorten(evidence.title, 160)
        name = host(evidence.final_url or evidence.url)
        found = [(evidence.found, "found")] if evidence.found else []
        return Proof(
            relation=evidence.relation.value,
            word=self.words.say("relation", evidence.relation.value),
            why=self.words.relation_why(evidence),
            before=clean(evidence.before[-160:]) if whole else "",
            quote=split(evidence.quote[:LONGEST], found),
            after=clean(evidence.after[:160]) if whole else "",
            language=evidence.language,
            cell=_clean_cell(evidence.cell),
            formula=clean(evidence.formula),
            written=clean(evidence.written),
            title=title or name,
            host=name,
            link=live_link(evidence),
            facts=self.source_facts(evidence) if whole else (),
            source=self.numbers.get(evidence.url, 0),
        )

    def source_facts(self, evidence: Evidence) -> tuple[tuple[str, str], ...]:
        """Publisher, dates, origin and snapshot of a piece of evidence."""
        ui, record = self.words.ui, self.records.get(evidence.url)
        fetched = moment(record.fetched_at) if record else None
        found = [
            (ui("publisher"), one_line(evidence.publisher)),
            (ui("published"), day(evidence.published)),
            (ui("fetched"), fetched),
            (ui("origin"), one_line(evidence.origin) if evidence.origin not in (evidence.url, evidence.final_url) else ""),
            (ui("snapshot"), evidence.snapshot[:12]),
        ]
        return tuple((label, value) for label, value in found if value)

    def source(self, source: SourceRecord, number: int) -> SourceView:
        """A source in the list at the foot."""
        ui = self.words.ui
        found = [
            (ui("publisher"), one_line(source.publisher)),
            (ui("published"), day(source.published)),
            (ui("fetched"), moment(source.fetched_at)),
            (ui("status"), str(source.status) if source.status else ""),
            (ui("media_type"), one_line(source.media_type or "")),
            (ui("final_address"), clean(source.final_url) if source.final_url not in ("", source.url) else ""),
            (ui("origin"), one_line(source.origin) if source.origin not in (source.url, source.final_url) else ""),
            (ui("full_hash"), source.sha256),
            (ui("detail"), one_line(source.detail)),
        ]
        return SourceView(
            number=number,
            label=shorten(source.title, 160) or host(source.url),
            url=clean(source.url),
            link=weblink(source.final_url or source.url),
            outcome=self.words.say("outcome", source.outcome.value),
            available=source.outcome in AVAILABLE,
            facts=tuple((label, value) for label, value in found if value),
            trail=tuple(one_line(f"{s.action} {s.url} {s.result}") for s in source.trail) if len(source.trail) > 1 else (),
        )


def value_in_sentence(judgement: Judgement) -> tuple[Part, ...]:
    """The claim's sentence cut at its value."""
    claim = judgement.claim
    text, sentence = claim.value.text, claim.sentence[:LONGEST]
    start = claim.frame.mention.span.start - claim.frame.sentence_span.start
    if sentence[start : start + len(text)] != text or start < 0:
        start = sentence.find(text)
    return split(sentence, [(Span(start, start + len(text)), claim.id)] if start >= 0 else [])


def _common(a: str, b: str) -> int:
    """Length of the common beginning, back to a place where a number is not cut in two."""
    size = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    while size and a[size - 1] in "0123456789.,":
        size -= 1
    return size


def _clean_cell(cell: Cell | None) -> Cell | None:
    if cell is None:
        return None
    return Cell(
        table=cell.table,
        row=cell.row,
        column=cell.column,
        row_header=one_line(cell.row_header),
        column_header=one_line(cell.column_header),
        caption=one_line(cell.caption),
    )
