"""A document with one stretch of its reading text replaced: every offset behind it moves along."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from claims.model import Block, Claim, Document, Span


def block_of(document: Document, claim: Claim) -> Block | None:
    """The block that a claim was read from; None where it is not one of the document's."""
    span = claim.frame.sentence_span
    for block in document.blocks:
        if block.text[span.start : span.end] == claim.frame.sentence and block.locate(span) == claim.span:
            return block
    return None


def inside(block: Block, span: Span) -> Span | None:
    """A span of the document's text as a span of the block's; None where it does not lie in the block."""
    starts = sorted((place, offset) for offset, place in block.pieces)
    at = bisect_right(starts, (span.start, len(block.text))) - 1
    if at < 0:
        return None
    place, offset = starts[at]
    found = Span(offset + span.start - place, offset + span.end - place)
    return found if block.locate(found) == span else None


def revised(document: Document, block: Block, span: Span, text: str) -> Document:
    """The document with `span` of the block's reading text replaced by `text`."""
    whole = block.locate(span)
    moved = len(text) - len(whole)
    edited = _edited(block, span, whole, text)
    blocks = tuple(edited if b is block else _moved(b, whole.end, moved) for b in document.blocks)
    return replace(
        document,
        text=document.text[: whole.start] + text + document.text[whole.end :],
        blocks=blocks,
        lines=tuple((at + moved * (at >= whole.end), line, column) for at, line, column in document.lines),
    )


def _edited(block: Block, span: Span, whole: Span, text: str) -> Block:
    here = len(text) - len(span)
    there = len(text) - len(whole)
    before = [(o, d) for o, d in block.pieces if o < span.start]
    after = [(o + here, d + there) for o, d in block.pieces if o >= span.end and o > span.start]
    if not after or after[0][0] != span.end + here:
        after.insert(0, (span.end + here, whole.end + there))
    pieces = (*before, (span.start, whole.start), *after)
    anchors = tuple(
        replace(
            a, span=Span(a.span.start + here * (a.span.start >= span.end), a.span.end + here * (a.span.end >= span.end))
        )
        for a in block.anchors
    )
    return replace(block, text=block.text[: span.start] + text + block.text[span.end :], pieces=pieces, anchors=anchors)


def _moved(block: Block, end: int, by: int) -> Block:
    if not by or not any(place >= end for _, place in block.pieces):
        return block
    return replace(block, pieces=tuple((o, place + by * (place >= end)) for o, place in block.pieces))
