"""The HTML report as data; the template only puts it down, and makes every text harmless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import HAD, CheckedDocument, Run, SourceRecord, Verdict
from reports.canonical import day, moment
from reports.chart import Segment, stacked
from reports.clean import one_line, shorten, weblink
from reports.interface import Options
from reports.panel import ClaimView, Panels
from reports.reading import Paragraph, paragraphs
from reports.selection import WORST_FIRST, Item, worst_first
from reports.series import Period, Series, periods, series
from reports.wording import Wording


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
    sha256: str
    outcome: str
    available: bool
    facts: tuple[tuple[str, str], ...]
    trail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gloss:
    """A reason that the page gives, explained once."""

    code: str
    name: str
    meaning: str
    mend: str
    link: str
    """Its page in the documentation; "" where no folder of them is set."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole page."""

    title: str
    title_language: str
    language: str
    when: str
    counts: Mapping[str, int]
    open: int
    documents: tuple[DocumentView, ...]
    claims: tuple[ClaimView, ...]
    """Worst first."""
    by_id: Mapping[str, ClaimView]
    sources: tuple[SourceView, ...]
    reasons: tuple[Gloss, ...]
    hosts: tuple[str, ...]
    states: tuple[str, ...]
    run: str
    foot: str
    dense: bool
    """Panels are short."""
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    index: str
    """File name of the index page; "" where this is the only page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the index of a run of many pages."""

    name: str
    title: str
    path: str
    language: str
    counts: Mapping[str, int]
    bar: tuple[Segment, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    """A contested claim in the index."""

    id: str
    name: str
    language: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The page that leads to the others."""

    language: str
    when: str
    counts: Mapping[str, int]
    open: int
    documents: tuple[Entry, ...]
    worst: tuple[Line, ...]
    more: str
    run: str
    foot: str


LISTED = 500
"""Contested claims that an index lists."""


def _counts(checked: CheckedDocument) -> dict[str, int]:
    verdicts = [j.verdict for j in checked.judgements]
    return {v.value: verdicts.count(v) for v in WORST_FIRST}


class PageBuilder:
    """Builds the page of one run in one language."""

    def __init__(self, run: Run, options: Options, words: Wording) -> None:
        self.run, self.options, self.words = run, options, words
        self.panels = Panels(run, options, words)

    def page(self) -> ReportPage:
        """The run as a page."""
        claims = tuple(self.panels.view(i.judgement, i.document.language) for i in worst_first(self.run))
        counts = self.run.counts
        return ReportPage(
            title=self._title(),
            title_language=self.run.documents[0].document.language if self.run.documents else "",
            language=self.words.language,
            when=self._when(),
            counts=counts,
            open=counts["contested"] + counts["reported_only"],
            documents=tuple(self.document(d, n) for n, d in enumerate(self.run.documents, 1)),
            claims=claims,
            by_id={c.id: c for c in claims},
            sources=tuple(self.source(s, n) for n, s in enumerate(self.run.sources, 1)),
            reasons=tuple(self.gloss(code) for code in dict.fromkeys(c.code for c in claims)),
            hosts=tuple(sorted({h for c in claims for h in c.hosts.split()})),
            states=tuple(s for s in ("new", "updated", "unchanged") if any(c.state == s for c in claims)),
            run=self.run.id,
            foot=self._foot(),
            dense=self.panels.dense,
            series=series(self.run, self.words),
            periods=periods(self.run, self.options),
            index=self.options.index,
        )

    def gloss(self, code: str) -> Gloss:
        """What a reason means, and what would settle it."""
        say, mends = self.words.say, self.words.tables["mend"]
        return Gloss(
            code=code,
            name=say("reason_name", code),
            meaning=say("reason", code),
            mend=say("mend", code) if code in mends else "",
            link=self.options.reason_page(code),
        )

    def index(self, names: Sequence[str]) -> IndexPage:
        """The run as an index of pages, one a document, by their file names."""
        pages = dict(zip(self.run.survey.paths, names, strict=True))
        contested = worst_first(self.run, lambda judgement: judgement.verdict is Verdict.CONTESTED)
        more = len(contested) - LISTED
        return IndexPage(
            language=self.words.language,
            when=self._when(),
            counts=self.run.counts,
            open=self.run.counts["contested"] + self.run.counts["reported_only"],
            documents=tuple(self.entry(d, n) for d, n in zip(self.run.documents, names, strict=True)),
            worst=tuple(self.line(i, pages[i.document.path]) for i in contested[:LISTED]),
            more=self.words.ui("more_rows", number=str(more)) if more > 0 else "",
            run=self.run.id,
            foot=self._foot(),
        )

    def entry(self, checked: CheckedDocument, name: str) -> Entry:
        """A document in the index."""
        document, counts = checked.document, _counts(checked)
        return Entry(
            name=name,
            title=one_line(document.title or document.path),
            path=one_line(document.path),
            language=document.language,
            counts=counts | {"claims": sum(counts.values())},
            bar=stacked(counts),
            error=checked.error,
        )

    def line(self, item: Item, name: str) -> Line:
        """A contested claim in the index."""
        claim = item.judgement.claim
        return Line(
            claim.id, name, item.document.language, shorten(claim.sentence, 160), self.words.reason(item.judgement)
        )

    def _foot(self) -> str:
        return self.words.ui("foot", tool=self.run.tool, version=self.run.version, settings=self.run.settings_hash[:12])

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
        counts = _counts(checked)
        findings = ((self.words.say("finding", f.kind), f.text, f.claims) for f in checked.findings)
        return DocumentView(
            number=number,
            path=one_line(document.path),
            title=one_line(document.title or document.path),
            language=document.language,
            sha256=document.sha256,
            counts=counts | {"claims": len(checked.judgements)},
            bar=stacked(counts),
            paragraphs=paragraphs(checked),
            findings=tuple(findings),
            skipped=tuple((shorten(s.text, 80), one_line(s.why)) for s in checked.skipped),
            error=checked.error,
        )

    def source(self, source: SourceRecord, number: int) -> SourceView:
        """A source in the list at the foot."""
        ui = self.words.ui
        found = [
            (ui("publisher"), one_line(source.publisher)),
            (ui("published"), day(source.published)),
            (ui("fetched"), moment(source.fetched_at)),
            (ui("status"), str(source.status) if source.status else ""),
            (ui("media_type"), one_line(source.media_type or "")),
            (ui("final_address"), source.final_url if source.final_url not in ("", source.url) else ""),
            (ui("origin"), one_line(source.origin) if source.origin not in (source.url, source.final_url) else ""),
            (ui("full_hash"), "" if self.panels.dense else source.sha256),
            (ui("detail"), one_line(source.detail)),
        ]
        return SourceView(
            number=number,
            label=shorten(source.title, 160) or shorten(source.url, 300),
            url=source.url if source.title else "",
            link=weblink(source.final_url or source.url),
            sha256=source.sha256 or "",
            outcome=self.words.say("outcome", source.outcome.value),
            available=source.outcome in HAD,
            facts=tuple((label, value) for label, value in found if value),
            trail=tuple(one_line(f"{s.action} {s.url} {s.result}") for s in source.trail)
            if len(source.trail) > 1
            else (),
        )
