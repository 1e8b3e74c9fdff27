"""Which judgements a report shows first, and which a gate looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload
from urllib.parse import urlsplit

from claims.model import Claim, Document, Span
from factcheck.keeping import baseline
from factcheck.model import Evidence, Judgement, ReasonCode, Relation, Run, Verdict
from reports.clean import one_line
from reports.interface import Options

TROUBLE = frozenset({ReasonCode.UNREACHABLE, ReasonCode.BLOCKED, ReasonCode.PAYWALLED, ReasonCode.UNREADABLE})
"""Reasons that say the source could not be had, not what it holds."""

WORST_FIRST = (Verdict.CONTESTED, Verdict.REPORTED_ONLY, Verdict.VERIFIED)
_BY_REASON = {code: place for place, code in enumerate(ReasonCode)}
_DECIDES = {
    Verdict.VERIFIED: (Relation.AGREES,),
    Verdict.CONTESTED: (Relation.DISAGREES, Relation.CORRECTION),
    Verdict.REPORTED_ONLY: (Relation.HEARSAY, Relation.FORECAST, Relation.SELF),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A judgement with the document it belongs to."""

    document: Document
    judgement: Judgement


def items(run: Run) -> Iterator[Item]:
    """All judgements in document order."""
    for checked in run.documents:
        for judgement in checked.judgements:
            yield Item(checked.document, judgement)


class Ranked(Sequence[Item]):
    """Judgements in some order; holds their places, and finds each as it is looked at: a large run never lies open."""

    def __init__(self, run: Run, places: Sequence[tuple[int, int]]) -> None:
        self._run, self._places = run, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        if isinstance(place, slice):
            return Ranked(self._run, self._places[place])
        document, judgement = self._places[place]
        checked = self._run.documents[document]
        return Item(checked.document, checked.judgements[judgement])


def worst_first(run: Run, among: Callable[[Judgement], bool] = lambda judgement: True) -> Sequence[Item]:
    """Contested, then reported only, then verified; by reason, then in document order."""
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for number, checked in enumerate(run.documents):
        for place, judgement in enumerate(checked.judgements):
            if among(judgement):
                places.setdefault(rank(judgement), []).append((number, place))
    return Ranked(run, [place for key in sorted(places) for place in places[key]])


def rank(judgement: Judgement) -> tuple[int, int]:
    """Sort key that puts what needs a decision first."""
    return (WORST_FIRST.index(judgement.verdict), _BY_REASON[judgement.reason.code])


def gated(run: Run, options: Options) -> Sequence[Item]:
    """What a gate lists, worst first: nothing verified and nothing settled, unless all are asked for."""
    if options.all_results:
        return worst_first(run)
    return worst_first(run, lambda j: j.verdict is not Verdict.VERIFIED and not settled(j, options))


def settled(judgement: Judgement, options: Options) -> str:
    """Why a person has taken the claim off the list (suppressed in the document, or accepted); "" where none has."""
    claim = judgement.claim.id
    signed = options.signoffs.get(claim)
    accepted = f"{signed.by}: {signed.note}".strip(": ") if signed and signed.decision == "accept" else ""
    return options.suppressed.get(claim) or accepted


def deciding(judgement: Judgement) -> Evidence | None:
    """The evidence that the verdict rests on, or the best that was looked at."""
    wanted = _DECIDES[judgement.verdict]
    chosen = next((e for e in judgement.evidence if e.relation in wanted), None)
    return chosen or (judgement.evidence[0] if judgement.evidence else None)


def is_withdrawn(judgement: Judgement) -> bool:
    """Whether the deciding source takes the claim's own figure back and gives none in its stead."""
    corrected = judgement.reason.code is ReasonCode.CORRECTED
    return corrected and judgement.reason.detail.get("found") == ""


def value_span(claim: Claim) -> Span | None:
    """Where the claim's value stands in its sentence; None where it cannot be told."""
    text = claim.value.text
    start = claim.frame.start
    if start < 0 or claim.sentence[start : start + len(text)] != text:
        start = claim.sentence.find(text)
    return Span(start, start + len(text)) if start >= 0 else None


def change(judgement: Judgement) -> tuple[Span, str] | None:
    """The stretch of the sentence that the suggestion replaces, the value and perhaps a particle, and the new text."""
    span, sentence, text = value_span(judgement.claim), judgement.claim.sentence, judgement.suggestion
    if text is None or span is None or text[: span.start] != sentence[: span.start]:
        return None
    most, same = min(len(sentence) - span.end, len(text) - span.start - 1), 0
    while same < most and sentence[-1 - same] == text[-1 - same]:
        same += 1
    return Span(span.start, len(sentence) - same), text[span.start : len(text) - same]


def replacement(judgement: Judgement) -> str | None:
    """The text to put in the place of the claim's value; None where the suggestion changes more than that."""
    changed, span = change(judgement), value_span(judgement.claim)
    return changed[1] if changed and span == changed[0] else None


def state(judgement: Judgement, options: Options) -> str:
    """new, unchanged or updated against the baseline; "" where there is none. The words are SARIF's."""
    return "" if options.baseline is None else baseline.state(judgement, options.baseline).value


def host(url: str) -> str:
    """The host of an address, for a short mention; the address itself where it has none."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        name = ""
    return one_line((name or url).removeprefix("www."))[:80]
