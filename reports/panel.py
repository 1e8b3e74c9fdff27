"""A claim's panel as data: the two values, the proof, and what else there is to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model import Claim, Span
from factcheck.keeping.baseline import deciding_snapshot
from factcheck.model import Cell, Comparison, Evidence, Judgement, ReasonCode, Relation, Run
from reports.canonical import day, moment
from reports.chart import Axis, axis
from reports.clean import ELLIPSIS, one_line, shorten, weblink
from reports.fragment import live_link
from reports.interface import Options
from reports.marks import mark
from reports.reading import Part, split
from reports.selection import change, deciding, host, state, value_span
from reports.values import allowed, found, read_claim, read_evidence, signed, span_of, with_unit
from reports.wording import Wording

CONTEXT = 60
"""Characters on each side of a quote."""
SHORT = 300
"""Characters of a quote that did not decide."""
DENSE = 200
"""Claims from which panels are short, so that a page of 500 stays under a megabyte: sources are told of in their list
only, no quote stands twice, and the numbers stand without a drawing."""
_TIGHT = 12
"""Characters on each side of a suggested value in a short panel."""
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
    facts: str
    """Publisher, dates, origin and snapshot, in a line."""
    same: tuple[tuple[str, str], ...]
    """Host and address of copies: sources of the same origin that say the same."""
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
    differs: str
    """What is wrong, in a few words, where it is not the number; for lists."""
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
        self.hashes = {s.sha256: str(self.numbers[s.url]) for s in reversed(run.sources) if s.sha256}
        self.dense = run.counts["claims"] > DENSE

    def view(self, judgement: Judgement, language: str) -> ClaimView:
        """The panel of one claim of a document in `language`."""
        claim, words = judgement.claim, self.words
        span = value_span(claim)
        main = deciding(judgement)
        if main is not None and main.relation is Relation.OTHER:
            main = None
        copies = _copies(judgement.evidence)
        rest = [e for e in judgement.evidence if e is not main and not any(e in c for c in copies.values())]
        others = tuple(self.proof(e, whole=False, copies=copies.get(id(e), ())) for e in rest)
        used = {host(e.final_url or e.url): None for e in judgement.evidence}
        return ClaimView(
            id=claim.id,
            verdict=judgement.verdict.value,
            word=words.verdict(judgement),
            mark=mark(judgement),
            code=judgement.reason.code.value,
            reason_name=words.say("reason_name", judgement.reason.code.value),
            reason=self.reason(judgement),
            differs=words.differing(judgement),
            mend=self.mend(judgement),
            place=self.place(claim),
            language=language,
            heading=one_line(" › ".join(claim.heading)),
            sentence=split(claim.sentence[:LONGEST], [(span, claim.id)] if span else []),
            numbers=self.side_by_side(judgement, main),
            suggestion=self.suggestion(judgement),
            main=self.proof(main, whole=True, copies=copies.get(id(main), ())) if main else None,
            others=others,
            axis=None if self.dense else axis(judgement),
            facts=self.facts(judgement),
            cited=tuple((shorten(c.label or c.url, 100), weblink(c.url)) for c in claim.citations),
            history=self.history(judgement),
            hosts=" ".join(name.replace(" ", "_") for name in used),
            state=state(judgement, self.options),
            snapshot=self.snapshot(deciding_snapshot(judgement)),
            signed=self.signed(claim.id),
            suppressed=self.options.suppressed.get(claim.id, ""),
        )

    def reason(self, judgement: Judgement) -> str:
        """Why, in a sentence; in a short panel not where the two values side by side say it."""
        told = self.dense and judgement.reason.code is ReasonCode.REFUTED and not judgement.reason.detail.get("slot")
        return "" if told and judgement.comparison else self.words.reason(judgement)

    def mend(self, judgement: Judgement) -> str:
        """What would settle the claim; in a short panel not where the list of reasons says it."""
        text, code = self.words.mend(judgement), judgement.reason.code.value
        listed = self.dense and text == self.words.tables["mend"].get(code)
        return "" if listed else text

    def snapshot(self, sha256: str) -> str:
        """A snapshot as the number of the first listed source that has it; its hash where none has."""
        return self.hashes.get(sha256, sha256)

    def place(self, claim: Claim) -> str:
        """Where the claim stands: its line, and its document where there are several."""
        line = self.words.ui("stated_in", line=str(claim.line))
        return line if len(self.run.documents) == 1 else f"{one_line(claim.document)}, {line}"

    def side_by_side(self, judgement: Judgement, main: Evidence | None) -> Numbers:
        """Both values as written and as read, and the arithmetic."""
        words, comparison = self.words, judgement.comparison
        bare = self.dense and comparison is not None and comparison.rule == "exact"
        claimed, read = read_claim(judgement.claim.value, words), self.read(judgement, main) if main else ""
        fresh = not (_says(claimed, judgement.claim.value.text) and main and _says(read, _written(main, words)))
        return Numbers(
            claimed=judgement.claim.value.text,
            found=_written(main, words) if main else "",
            claimed_read=claimed if not main or fresh else "",
            found_read=read if fresh else "",
            difference=self._difference(comparison),
            relative=self._relative(comparison),
            rule=words.say("rule", comparison.rule) if comparison and not bare else "",
            allowed=allowed(comparison, words) if comparison and comparison.rule != "points" else "",
        )

    def read(self, judgement: Judgement, main: Evidence) -> str:
        """The deciding value as it was read; in the claim's unit where it was compared in that."""
        compared = judgement.comparison
        if compared is None or compared.rule == "points" or compared.unit in (None, main.unit):
            return read_evidence(main, self.words)
        return span_of(compared.found_low, compared.found_high, compared.unit, self.words)

    def _relative(self, comparison: Comparison | None) -> str:
        """The difference as a share of the claim; of a percentage it would only be misread."""
        if comparison is None or not comparison.relative or comparison.unit in ("percent", "percentage_point"):
            return ""
        return f"{signed(comparison.relative, self.words)}%"

    def _difference(self, comparison: Comparison | None) -> str:
        if comparison is None or comparison.difference is None:
            return ""
        unit = "percentage_point" if comparison.unit == "percent" else comparison.unit
        return with_unit(signed(comparison.difference, self.words), unit, self.words)

    def suggestion(self, judgement: Judgement) -> tuple[Part, ...]:
        """The suggested sentence, what is new in it marked."""
        text = judgement.suggestion
        if text is None:
            return ()
        changed = change(judgement)
        if changed is None:
            return split(text, [])
        start, end = changed[0].start, changed[0].start + len(changed[1])
        if not self.dense:
            return split(text, [(Span(start, end), "new")])
        before, after = _cut(text[:start], text[end:], _TIGHT)
        return (Part(before), Part(text[start:end], "new"), Part(after))

    def facts(self, judgement: Judgement) -> tuple[tuple[str, str], ...]:
        """What else there is to know of a verdict: label and value."""
        words, claim = self.words, judgement.claim
        said = claim.attribution.said_by
        if claim.attribution.hearsay:
            said = f"{said} ({words.ui('hearsay_claim')})" if said else words.ui("hearsay_claim")
        change = state(judgement, self.options)
        rows = [
            (words.ui("said_by"), said),
            (words.ui("origins"), str(judgement.origins) if judgement.origins else ""),
            (words.ui("change"), words.say("state", change) if change else ""),
            (words.ui("as_of", date=""), words.say("freshness", judgement.freshness.value)),
        ]
        return tuple((label.strip(), value) for label, value in rows if value)

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

    def proof(self, evidence: Evidence, *, whole: bool, copies: Sequence[Evidence] = ()) -> Proof:
        """A piece of evidence; with its context where it is the deciding one."""
        tight = self.dense and not whole
        before, after = _cut(evidence.before, evidence.after, CONTEXT) if whole and not self.dense else ("", "")
        title = shorten(evidence.title, 160)
        name = host(evidence.final_url or evidence.url)
        place = evidence.found or _find(evidence)
        marks = [(place, "found")] if place else []
        return Proof(
            relation=evidence.relation.value,
            word=self.words.say("relation", evidence.relation.value),
            why=self.words.relation_why(evidence, short=tight),
            before=before,
            quote=() if tight else split(evidence.quote[: LONGEST if whole else SHORT], marks),
            after=after,
            language=evidence.language,
            cell=evidence.cell,
            formula=evidence.formula,
            written=evidence.written,
            title=title or name,
            host=name,
            link=live_link(evidence) if whole and not self.dense else weblink(evidence.final_url or evidence.url),
            facts=self.source_facts(evidence) if whole and not self.dense else "",
            same=tuple((host(e.final_url or e.url), weblink(e.final_url or e.url)) for e in copies),
            source=self.numbers.get(evidence.url, 0),
        )

    def source_facts(self, evidence: Evidence) -> str:
        """Publisher, dates, origin and snapshot of a piece of evidence, in a line."""
        ui, record = self.words.ui, self.records.get(evidence.url)
        fetched = (moment(record.fetched_at) or "")[:10] if record else ""
        origin = one_line(evidence.origin) if evidence.origin not in (evidence.url, evidence.final_url) else ""
        rows = [
            (ui("published"), day(evidence.published)),
            (ui("fetched"), fetched),
            (ui("origin"), "" if origin == host(evidence.final_url or evidence.url) else origin),
            (ui("snapshot"), evidence.snapshot[:12]),
        ]
        named = [one_line(evidence.publisher)] + [f"{label} {value}" for label, value in rows if value]
        return " · ".join(part for part in named if part)


def _says(read: str, written: str) -> bool:
    """What was read is what stands there, but for spaces: to show it again would say nothing."""
    return "".join(read.split()) == "".join(written.split())


def _copies(evidence: Sequence[Evidence]) -> dict[int, tuple[Evidence, ...]]:
    """Evidence of one origin that says the same, by the identity of the first of it."""
    first: dict[tuple[str, Relation, str | None], Evidence] = {}
    copies: dict[int, tuple[Evidence, ...]] = {}
    for one in evidence:
        original = first.setdefault((one.origin or one.url, one.relation, one.value or one.low), one)
        if original is not one and original.origin:
            copies[id(original)] = (*copies.get(id(original), ()), one)
    return copies


def _written(evidence: Evidence, words: Wording) -> str:
    """The value as the source has it; the outcome where it was computed."""
    return found(evidence, words) if evidence.formula else evidence.written or evidence.value or ""


def _find(evidence: Evidence) -> Span | None:
    at = evidence.quote.find(evidence.written) if evidence.written else -1
    return Span(at, at + len(evidence.written)) if at >= 0 else None


def _cut(before: str, after: str, length: int) -> tuple[str, str]:
    """The nearest words on both sides of a text, cut where a word ends."""
    left, right = before[-length:], after[:length]
    if len(before) > length:
        left = ELLIPSIS + (left[left.find(" ") :] if " " in left else left)
    if len(after) > length:
        right = (right[: right.rfind(" ")] if " " in right else right) + " " + ELLIPSIS
    return left, right
