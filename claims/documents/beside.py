"""Sources of which a document says, beside a claim, that they tell of the same, too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

from claims.documents.citations import cited_within
from claims.documents.sentence import sentences
from claims.model import Block, Claim, Extraction, Quantity, Span

_FURTHER = 2
"""Sentences behind a claim's own in which a writer still comes back to it ("It is 2024's figure. The survey has it,
too")."""


def cited_beside(extraction: Extraction) -> Mapping[str, frozenset[str]]:
    """The addresses that are cited next to a claim in a sentence without a claim of its own, by the claim's id.

    A sentence that bears nothing of its own and names a source ("the yearbook has a chapter on it, too") speaks of
    what was told just before.
    """
    document = extraction.document
    blocks = [b for b in document.blocks if b.anchors and not b.row]
    starts = [b.locate(Span(0, 1)).start for b in blocks]
    within: dict[int, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        at = bisect_right(starts, claim.span.start) - 1
        if at >= 0:
            within[at].append(claim)
    found = (_of_block(blocks[at], told, document.language) for at, told in within.items())
    return {claim: urls for of_block in found for claim, urls in of_block}


def _of_block(block: Block, told: Sequence[Claim], language: str) -> list[tuple[str, frozenset[str]]]:
    spans = sentences(block.text, language)
    bearing = {c.frame.sentence_span.start for c in told if _bears(block, c)}
    found = []
    for claim in told:
        at = bisect_left(spans, claim.frame.sentence_span.end, key=_start_of)
        idle = takewhile(lambda s: s.start not in bearing, spans[at : at + _FURTHER])
        beside = [cited_within(block, s) for s in idle]
        if urls := frozenset(c.url for cited in beside for c in cited):
            found.append((claim.id, urls))
    return found


def _start_of(span: Span) -> int:
    return span.start


def _bears(block: Block, claim: Claim) -> bool:
    """Whether what a sentence cites is for the sentence itself: one that only dates what was told before it and cites
    nothing ("that was in 2024") leads on to the next one."""
    return isinstance(claim.value.value, Quantity) or bool(cited_within(block, claim.frame.sentence_span))
