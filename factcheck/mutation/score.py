"""Plant, judge again, count: the verified claims of a document against edits that make them wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.extract import extract
from claims.model import Block, Claim, Document, Span
from claims.names.find import NameBook
from factcheck.matching.shelf import Shelf
from factcheck.model import Judgement, Verdict
from factcheck.mutation.edit import Edit, Sort, subject_of
from factcheck.mutation.gather import Gathered
from factcheck.mutation.plant import edits
from factcheck.mutation.revise import block_of, revised
from factcheck.terms.lexicon import Lexicon
from factcheck.verdicts.judge import judge

_STRANGERS = 6


class Fate(StrEnum):
    """What became of a planted edit."""

    CAUGHT = "caught"
    """Wrong, and no longer verified."""
    SLIPPED = "slipped"
    """Wrong, and verified all the same."""
    LOST = "lost"
    """Wrong, and no longer read as a claim, so that nobody is told."""
    KEPT = "kept"
    """Right, and still verified."""
    DOUBTED = "doubted"
    """Right, and no longer verified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One edit of one verified claim, and what the checker made of it."""

    document: str
    claim: str
    line: int
    sort: Sort
    fate: Fate
    before: str
    after: str
    verdict: str
    """Of the edited claim; empty where it was lost."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The edits of one kind, counted by their fate."""

    sort: str
    planted: int
    caught: int
    slipped: int
    lost: int
    kept: int = 0
    doubted: int = 0

    @property
    def share(self) -> Decimal:
        """Of the wrong ones, how many were caught; 1 where none was planted."""
        return (Decimal(self.caught) / self.planted).quantize(Decimal("0.001")) if self.planted else Decimal(1)


class Checker:
    """One document with its sources, read once, and judged as often as it is edited."""

    def __init__(self, paper: Gathered) -> None:
        self._extraction = paper.extraction
        self._consulted = paper.consulted
        self._shelf = Shelf((c for c in self._consulted if not c.is_self), self._extraction.document)
        self._lexicon = Lexicon(NameBook.of([self._extraction.document.text]))

    def planted(self) -> Iterator[Planted]:
        """Every edit of every verified claim, judged against the sources that were consulted before."""
        for claim in self._extraction.claims:
            judged = judge(claim, self._shelf, self._consulted, self._extraction.as_of)
            block = block_of(self._extraction.document, claim)
            if judged.verdict is not Verdict.VERIFIED or block is None:
                continue
            for edit in edits(subject_of(judged, block, self._strangers(claim))):
                yield self._outcome(claim, block, edit)

    def _strangers(self, claim: Claim) -> list[str]:
        """Other subjects of the document, in its script, of whom this value is not told."""
        told = {c.frame.subject for c in self._extraction.claims if c.value.value == claim.value.value}
        names = dict.fromkeys(c.frame.subject for c in self._extraction.claims if c.frame.subject)
        others = [n for n in names if n not in told and _stranger(n, claim, self._lexicon)]
        return others[:_STRANGERS]

    def _outcome(self, claim: Claim, block: Block, edit: Edit) -> Planted:
        document = revised(self._extraction.document, block, edit.span, edit.text)
        judged = self._judged(document, block, edit, claim)
        sentence = claim.frame.sentence_span
        after = f"{block.text[sentence.start : edit.span.start]}{edit.text}{block.text[edit.span.end : sentence.end]}"
        return Planted(
            document=claim.document,
            claim=claim.id,
            line=claim.line,
            sort=edit.sort,
            fate=_fate(judged, edit),
            before=_on_one_line(claim.sentence),
            after=_on_one_line(after),
            verdict=str(judged.verdict) if judged else "",
            reason=str(judged.reason.code) if judged else "",
        )

    def _judged(self, document: Document, block: Block, edit: Edit, claim: Claim) -> Judgement | None:
        """The verdict on the claim whose value stands where the edited one stood."""
        place = _landed(block.locate(claim.frame.mention.span), block.locate(edit.span), edit.text)
        extraction = extract(document, as_of=self._extraction.as_of)
        after = [c for c in extraction.claims if c.value.span.overlaps(place)]
        found = next((c for c in after if c.value.kind is claim.value.kind), None)
        return judge(found, self._shelf, self._consulted, extraction.as_of) if found else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _landed(value: Span, edited: Span, text: str) -> Span:
    """Where a value stands after an edit."""
    moved = len(text) - len(edited)
    if edited.end <= value.start:
        return value.shift(moved)
    return (
        value if edited.start >= value.end else Span(min(value.start, edited.start), max(value.end, edited.end) + moved)
    )


def _stranger(name: str, claim: Claim, lexicon: Lexicon) -> bool:
    subject = claim.frame.subject
    if name in claim.sentence or not subject or name.isascii() != subject.isascii() or lexicon.same(name, subject):
        return False
    return not {name.casefold(), *name.casefold().split()} & {subject.casefold(), *subject.casefold().split()}


def _fate(judged: Judgement | None, edit: Edit) -> Fate:
    if judged is None:
        return Fate.LOST if edit.wrong else Fate.DOUBTED
    if judged.verdict is Verdict.VERIFIED:
        return Fate.SLIPPED if edit.wrong else Fate.KEPT
    return Fate.CAUGHT if edit.wrong else Fate.DOUBTED


def tallies(planted: Iterable[Planted]) -> list[Tally]:
    """A row a kind that was planted, in the order of the kinds, and a row of all."""
    found = list(planted)
    rows = [_tally(str(sort), [p for p in found if p.sort is sort]) for sort in Sort]
    return [row for row in rows if row.planted + row.kept + row.doubted] + [_tally("all", found)]


def _tally(sort: str, planted: Sequence[Planted]) -> Tally:
    fates = [p.fate for p in planted]
    caught, slipped, lost = (fates.count(fate) for fate in (Fate.CAUGHT, Fate.SLIPPED, Fate.LOST))
    return Tally(
        sort=sort,
        planted=caught + slipped + lost,
        caught=caught,
        slipped=slipped,
        lost=lost,
        kept=fates.count(Fate.KEPT),
        doubted=fates.count(Fate.DOUBTED),
    )
