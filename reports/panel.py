"""A claim's panel as data: the two values, the proof, and what else there is to know."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Span
from factcheck.baseline import deciding_snapshot
from factcheck.model import Cell, Comparison, Evidence, Judgement, Run
from reports.canonical import day, moment
from reports.chart import Axis, axis
from reports.clean import clean, one_line, shorten, weblink
from reports.fragment import live_link
from reports.interface import Options
from reports.marks import mark
from reports.reading import Part, split
from reports.selection import deciding, host, state
from reports.values import allowed, read_claim, read_evidence, signed
from reports.wording import Wording

LONGEST = 4000
"""Characters of a sentence or quote that a panel shows; the document shows all."""


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


class Panels:
    """Builds the panels of one run in one language."""

    def __init__(self, run: Run, options: Options, words: Wording) -> None:
        self.run, self.options, self.words = run, options, words
        self.numbers = {s.url: number for number, s in enumerate(run.sources, 1)}
        self.records = {s.url: s for s in run.sources}

    def view(self, judgement: Judgement, language: str) -> ClaimView:
        """The panel of one claim of a document in `language`."""
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
            (
                ui("origin"),
                one_line(evidence.origin) if evidence.origin not in (evidence.url, evidence.final_url) else "",
            ),
            (ui("snapshot"), evidence.snapshot[:12]),
        ]
        return tuple((label, value) for label, value in found if value)


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
