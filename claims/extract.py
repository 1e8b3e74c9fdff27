"""A document in, its claims out: one assertion with one principal value each.

Every digit of the document ends in a claim's mention or in `skipped`, with the reason.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.documents.citations import citations_for, cited_in
from claims.frames.read import Context, read_frames
from claims.frames.worth import no_claims
from claims.frozen import replace
from claims.mentions.find import block_mentions
from claims.model import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Document,
    Extraction,
    Frame,
    Kind,
    Mention,
    Modality,
    Quantity,
    Role,
    Skipped,
    Span,
    Voice,
    When,
)

_NO_CLAIMS = {
    BlockKind.HEADING: "heading",
    BlockKind.META: "meta",
    BlockKind.REFERENCE: "reference",
    BlockKind.CODE: "code",
}
_DIGITS = re.compile(r"\d[\d.,:/-]*|[²³¹⁰⁴-⁹₀-₉①-⑳⑴-⒇⒈-⒛⓪-⓿❶-➓]+")
"""Runs of digits, those of marks (③, ²) among them."""


def extract(document: Document, *, as_of: dt.date | None = None, small: bool = False) -> Extraction:
    """Find the claims of a document.

    Args: as_of, the day that relative dates count from, the document's own date where it is None; small, whether a
    writer's own small counts ("ten of them") are claims too.
    """
    day = as_of or document.dated
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    seen: Counter[str] = Counter()
    before = ""
    for block in document.blocks:
        why = _NO_CLAIMS.get(block.kind)
        if why:
            skipped += _skip_all(document, block, why)
            continue
        context = Context(
            language=document.language, as_of=day, above=_above(document, block), before=before, cited=cited_in(block)
        )
        before = block.text if block.kind is BlockKind.PARAGRAPH else ""
        frames = read_frames(block.text, context)
        whys = {f.mention.span: why for f, why in zip(frames, no_claims(frames), strict=True)}
        frames = [_foretold(f, day) for f in frames]
        chosen = [f for f in frames if not (why := whys[f.mention.span]) or (small and why == "own_count")]
        beside: dict[Span, list[Frame]] = defaultdict(list)
        for frame in frames:
            beside[frame.sentence_span].append(frame)
        claims += [_claim(document, block, f, beside[f.sentence_span], seen) for f in chosen]
        skipped += _left_out(document, block, chosen, frames, whys, day)
    skipped += _uncovered(document, claims, skipped)
    order = sorted(skipped, key=lambda s: (s.span.start, s.span.end))
    return Extraction(document=document, claims=tuple(claims), skipped=tuple(order), as_of=day)


def _foretold(frame: Frame, day: dt.date | None) -> Frame:
    """A day that is still to come is a plan to its writer, whatever the verb ("the bank reports on 27 May")."""
    when = frame.mention.value
    ahead = isinstance(when, When) and when.first is not None and day is not None and when.first > day
    return replace(frame, modality=Modality.PLAN) if ahead and frame.modality is Modality.FACT else frame


def _above(document: Document, block: Block) -> tuple[str, ...]:
    return tuple(t for t in (block.intro, *block.row, *reversed(block.heading), document.title) if t)


def _claim(document: Document, block: Block, frame: Frame, beside: Sequence[Frame], seen: Counter[str]) -> Claim:
    """The claim of a frame.

    Args: beside, the frames of its sentence; seen, how often each claim has been met, as `_identity` has it.
    """
    span = block.locate(frame.sentence_span)
    value = replace(frame.mention, span=block.locate(frame.mention.span), role=Role.VALUE)
    mentions = (value, *_companions(block, frame, beside))
    key = _identity(document.path, frame)
    seen[key] += 1
    line, column = document.position(value.span.start)
    return Claim(
        id=hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12],
        document=document.path,
        sentence=frame.sentence.strip(),
        span=span,
        line=line,
        column=column,
        heading=block.heading,
        mentions=mentions,
        frame=frame,
        attribution=Attribution(said_by=frame.said_by, hearsay=frame.voice is Voice.HEARSAY),
        citations=citations_for(document, block, frame.sentence_span),
    )


def _identity(path: str, frame: Frame) -> str:
    """What makes a claim the same claim after edits elsewhere: path, folded sentence, canonical value."""
    folded = re.sub(r"\W+", " ", unicodedata.normalize("NFKC", frame.sentence)).strip().casefold()
    return f"{path}\n{folded}\n{canonical(frame.mention)}"


def canonical(mention: Mention) -> str:
    """The canonical value as one string: "5576000 USD", "2025-03", "8..10 percent"."""
    value = mention.value
    if isinstance(value, When):
        return value.value or f"{value.first}..{value.last}"
    if isinstance(value, Quantity):
        number = value.value if value.value is not None else f"{value.low}..{value.high}"
        return f"{number} {value.unit or ''} {value.bound}".strip()
    return mention.text


def _companions(block: Block, frame: Frame, beside: Sequence[Frame]) -> Iterator[Mention]:
    """The sentence's other mentions with their roles: periods, and where a change starts."""
    for other in beside:
        if other.mention.span == frame.mention.span:
            continue
        if other.mention.kind is Kind.DATE:
            role = Role.PERIOD if other.mention.value in frame.periods else Role.BASELINE
        elif other.baseline:
            role = Role.BASELINE
        else:
            continue
        yield replace(other.mention, span=block.locate(other.mention.span), role=role)


def _skip_all(document: Document, block: Block, why: str) -> Iterator[Skipped]:
    for run in _DIGITS.finditer(block.text):
        span = block.locate(Span(run.start(), run.end()))
        yield Skipped(span=span, text=document.text[span.start : span.end], why=why)


def _left_out(
    document: Document,
    block: Block,
    chosen: list[Frame],
    frames: list[Frame],
    whys: Mapping[Span, str],
    day: dt.date | None,
) -> Iterator[Skipped]:
    """Mentions of the block that are no claim of their own and stand in none."""
    taken = {f.mention.span for f in chosen}
    spoken = {f.sentence_span for f in chosen}
    for frame in frames:
        if frame.mention.kind is Kind.DATE and frame.sentence_span in spoken:
            taken.add(frame.mention.span)
    for mention in block_mentions(block.text, document.language, as_of=day):
        if mention.span in taken:
            continue
        span = block.locate(mention.span)
        why = mention.why or whys.get(mention.span) or _why(mention)
        yield Skipped(span=span, text=document.text[span.start : span.end], why=why)


def _why(mention: Mention) -> str:
    if mention.role is Role.DENOMINATOR:
        return "denominator"
    return "period" if mention.kind is Kind.DATE else "not_a_claim"


def _uncovered(document: Document, claims: list[Claim], skipped: list[Skipped]) -> Iterator[Skipped]:
    """Digits outside all reading text: link targets, mark-up, numbers of lists."""
    covered = sorted(
        [(m.span.start, m.span.end) for c in claims for m in c.mentions] + [(s.span.start, s.span.end) for s in skipped]
    )
    place, index = 0, 0
    for run in _DIGITS.finditer(document.text):
        start = max(run.start(), place)
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        while start < run.end():
            if index < len(covered) and covered[index][0] <= start:
                start = max(start, covered[index][1])
                index += 1
                continue
            end = min(run.end(), covered[index][0]) if index < len(covered) else run.end()
            yield Skipped(span=Span(start, end), text=document.text[start:end], why="markup")
            start = end
        place = run.end()
