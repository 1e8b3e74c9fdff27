"""Evidence, judgements and runs: what the reports are made of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import overload

from claims.model import Claim, Document, Skipped, Span
from sources.model import Outcome, Step

HAD = frozenset({Outcome.FETCHED, Outcome.NOT_MODIFIED, Outcome.PAYWALLED})
"""Outcomes that brought text."""


class Verdict(StrEnum):
    """Three, never a fourth: trouble is a reason, not a verdict."""

    VERIFIED = "verified"
    CONTESTED = "contested"
    REPORTED_ONLY = "reported_only"


class ReasonCode(StrEnum):
    """Why a verdict was given: a closed set; docs/reasons has a page for each."""

    # verified
    STATED = "stated"
    """The source says so in words."""
    IN_TABLE = "in_table"
    """A table cell says so."""
    DERIVED = "derived"
    """Computed from numbers of one source."""
    # contested
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    """Sources disagree with each other."""
    CORRECTED = "corrected"
    """The source corrected or retracted the figure."""
    SCOPE = "scope"
    """The number stands in the source for another basis, baseline, period or population."""
    # reported only
    UNCITED = "uncited"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    UNREADABLE = "unreadable"
    NOT_IN_SOURCE = "not_in_source"
    HEARSAY = "hearsay"
    DERIVATIVE = "derivative"
    SELF_SOURCED = "self_sourced"
    FORECAST = "forecast"
    AMBIGUOUS = "ambiguous"


class Relation(StrEnum):
    """How a passage relates to a claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    HEARSAY = "hearsay"
    FORECAST = "forecast"
    OTHER = "other"
    """Looked at, speaks of another tuple; `note` names the slot that differs."""
    CORRECTION = "correction"
    SELF = "self"


class Freshness(StrEnum):
    """Whether a figure that was right on its date is still the latest."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where in a table a value stands."""

    table: int
    row: int
    column: int
    row_header: str
    column_header: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One passage, cell or computation of one source, and how it relates to the claim."""

    url: str
    """As cited."""
    final_url: str
    snapshot: str
    """SHA-256 of the body that was read."""
    relation: Relation
    quote: str
    """Exact text of the passage (sentence, or row of a table)."""
    start: int | None = None
    end: int | None = None
    """Of the quote in the page's main text; None for a cell or a formula."""
    found: Span | None = None
    """The value inside `quote`."""
    before: str = ""
    after: str = ""
    """Up to 160 characters of context on each side."""
    cell: Cell | None = None
    formula: str = ""
    """For derived values: "(118.42 − 142.62) / 142.62 = −16.97 %"."""
    value: str | None = None
    """As read, canonical."""
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    written: str = ""
    """As written in the source."""
    note: str = ""
    """Slot that differs, in the neutral words of docs/method.md: `period`, `measure`, `entity`, `unit`, …"""
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    origin: str = ""
    """Sources with one origin (a wire story and its copies, mirrors) count once."""
    language: str = ""
    score: Decimal = Decimal(0)
    """Strength of the binding, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the verdict is what it is. Wording lives in reports/text."""

    code: ReasonCode
    detail: Mapping[str, str] = field(default_factory=dict)
    """Fills the blanks of the wording: `claimed`, `found`, `slot`, `host`, `status`, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The arithmetic of a verdict, for the side-by-side view."""

    rule: str
    """Name of the row of the table of agreement: exact, about, nearly, more_than, …, date, ratio."""
    claimed_low: str | None
    claimed_high: str | None
    found_low: str | None
    found_high: str | None
    unit: str | None
    difference: str | None = None
    """found − claimed, in the unit."""
    relative: str | None = None
    """In per cent of the claimed value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A claim with its verdict, the reason, and the evidence; best evidence first."""

    claim: Claim
    verdict: Verdict
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    comparison: Comparison | None = None
    suggestion: str | None = None
    """Where contested: the sentence with the value replaced by the one found."""
    mend: str = ""
    """Where not verified: key of the one condition that failed (wording in reports/text)."""
    freshness: Freshness = Freshness.UNKNOWN
    origins: int = 0
    """Independent origins that agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A document that disagrees with itself: same tuple, two values; parts and sum; percentage and numbers."""

    document: str
    kind: str
    """`two_values`, `percentage`, `sum`."""
    claims: tuple[str, ...]
    """Ids of the claims involved."""
    text: str
    """The arithmetic, e.g. "(118.42 − 142.62) / 142.62 = −16.97 %, the document says 14 %"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source of a run, had or not."""

    url: str
    final_url: str
    status: int | None
    outcome: Outcome
    detail: str = ""
    fetched_at: dt.datetime | None = None
    published: dt.date | None = None
    sha256: str | None = None
    media_type: str | None = None
    title: str = ""
    publisher: str = ""
    origin: str = ""
    trail: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """A document with its judgements, in order of position."""

    document: Document
    judgements: tuple[Judgement, ...]
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: str = ""
    """Why the document could not be read; empty where it could."""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A document as the run keeps it."""

    path: str
    sha256: str
    language: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What many ask of all documents of a run, found in one pass over them."""

    papers: tuple[PaperRecord, ...]
    languages: tuple[str, ...]
    """Of those that could be read."""
    errors: tuple[str, ...]
    """Of those that could not."""
    verdicts: Mapping[Verdict, int]
    open_reasons: Mapping[ReasonCode, int]
    """Of what is reported only."""
    skipped: int
    findings: int
    commented: tuple[int, ...]
    """Places of the documents that may hold comments for this program; those of HTML are not in its visible text."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Of all documents, in order."""
        return tuple(paper.path for paper in self.papers)

    @classmethod
    def of(cls, documents: Sequence[CheckedDocument]) -> Survey:
        """Look at each document once."""
        papers: list[PaperRecord] = []
        commented: list[int] = []
        verdicts: Counter[Verdict] = Counter()
        reasons: Counter[ReasonCode] = Counter()
        skipped = findings = 0
        for place, checked in enumerate(documents):
            document = checked.document
            papers.append(PaperRecord(document.path, document.sha256, document.language, checked.error))
            if document.format == "html" or "factcheck" in document.text:
                commented.append(place)
            verdicts.update(j.verdict for j in checked.judgements)
            reasons.update(j.reason.code for j in checked.judgements if j.verdict is Verdict.REPORTED_ONLY)
            skipped += len(checked.skipped)
            findings += len(checked.findings)
        return cls(
            papers=tuple(papers),
            languages=tuple(paper.language for paper in papers if not paper.error),
            errors=tuple(paper.error for paper in papers if paper.error),
            verdicts=verdicts,
            open_reasons=reasons,
            skipped=skipped,
            findings=findings,
            commented=tuple(commented),
        )


class Judgements(Sequence[Judgement]):
    """The judgements of many documents, one after the other; holds none of them."""

    def __init__(self, documents: Sequence[CheckedDocument]) -> None:
        self._documents = documents

    def __len__(self) -> int:
        return sum(len(checked.judgements) for checked in self._documents)

    @overload
    def __getitem__(self, place: int) -> Judgement: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Judgement]: ...
    def __getitem__(self, place: int | slice) -> Judgement | Sequence[Judgement]:
        return tuple(self)[place]

    def __iter__(self) -> Iterator[Judgement]:
        return (judgement for checked in self._documents for judgement in checked.judgements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Everything a report needs. The JSON report is the product; the others are views of it."""

    id: str
    """Hash of documents, snapshots, settings and version: the same input gives the same id."""
    tool: str
    version: str
    started: dt.datetime | None
    finished: dt.datetime | None
    """UTC; None in a replay without a known clock."""
    as_of: dt.date | None
    settings_hash: str
    documents: Sequence[CheckedDocument]
    """A tuple, or for a large run a sequence that builds each document as it is looked at."""
    sources: tuple[SourceRecord, ...]
    basis: str = ""
    """Hash of all that the judgements follow from, the rules included: where it is the same, so are they."""

    @property
    def judgements(self) -> Sequence[Judgement]:
        """All judgements, document by document."""
        every = Judgements(self.documents)
        return tuple(every) if isinstance(self.documents, tuple) else every

    @property
    def survey(self) -> Survey:
        """What is asked of all documents together; a sequence that builds its documents anew keeps its own."""
        kept: Survey | None = getattr(self.documents, "survey", None)
        return kept or Survey.of(self.documents)

    @property
    def counts(self) -> dict[str, int]:
        """The counts of the JSON contract; claims = verified + contested + reported_only."""
        survey = self.survey
        return {
            "claims": sum(survey.verdicts.values()),
            **{v.value: survey.verdicts.get(v, 0) for v in Verdict},
            "skipped": survey.skipped,
            "sources": len(self.sources),
            "unavailable": sum(source.outcome not in HAD for source in self.sources),
        }
