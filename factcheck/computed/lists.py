"""The sum of a list in a text: of items one under the other, or of the parts of one sentence.

"The panel fined four firms a total of £75 million", over a list of four fines. The claim says that it tells a sum; the
words over the list, or around its parts, have to speak of what the claim does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.frames.clauses import piece
from claims.frozen import replace
from claims.mentions.find import find_mentions
from claims.model import BlockKind, Frame, Keys, Quantity, Span
from claims.words import stance
from claims.words.vocabulary import stems
from factcheck.matching.pile import Placed
from factcheck.tables.derive import total
from factcheck.tables.lines import is_level, unit_of
from factcheck.terms.asked import NO_AMOUNTS
from factcheck.values.compare import convert
from sources.model import Page, PageBlock

_SHARED = 2
"""Words of the claim that stand over a list of which it tells the sum."""
_MOST = 30
"""Items of a list of which a text tells the sum."""


def sum_asked(claim: Frame) -> bool:
    """Whether a claim says that its amount is one of several put together."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or value.value is None or claim.change is True:
        return False
    if value.unit in NO_AMOUNTS:
        return False
    return is_told_so(claim, "in_all", "joint")


def is_told_so(claim: Frame, *keys: str) -> bool:
    """Whether a word under one of the keys stands with the claim's value or behind it, and not with one before it."""
    if not _has(claim.sentence, claim.language, keys):
        return False
    part = piece(claim.sentence, Span(claim.start, claim.end), claim.language)
    return _has(claim.sentence[min(part.start, claim.start - len(claim.lead)) :], claim.language, keys)


def _has(text: str, language: str, keys: Sequence[str]) -> bool:
    return any(stance.has(text, language, key) for key in keys)


def sums_of_lists(claim: Frame, placed: Sequence[Placed], page: Page | None) -> Iterator[tuple[Frame, str, bool]]:
    """The sums of a page's lists that a claim may tell, each with its formula and whether it is surely meant: the claim
    says how many there are."""
    if page is None or not sum_asked(claim):
        return
    for above, items in _lists(page):
        frames = [_one(claim, [p.keyed.frame for p in placed if p.block is item]) for item in items]
        parts = [f for f in frames if f is not None]
        if len(parts) == len(items) and _speaks_of(claim, above, page) and len({unit_of(f) for f in parts}) == 1:
            yield _of_claim(claim, parts)


def _lists(page: Page) -> Iterator[tuple[str, Sequence[PageBlock]]]:
    """The lists of a page, each with the text above it."""
    above, items = "", list[PageBlock]()
    for block in (*page.blocks, None):
        if block and block.kind is BlockKind.LIST_ITEM:
            items.append(block)
            continue
        if 1 < len(items) <= _MOST:
            yield above, items
        above, items = block.text if block else "", []


def _one(claim: Frame, frames: Sequence[Frame]) -> Frame | None:
    """The one amount of an item that adds up to the claim's; None where it has none, or several."""
    ours = claim.mention.value
    assert isinstance(ours, Quantity)
    able = [f for f in frames if is_level(f) and isinstance(v := f.mention.value, Quantity) and convert(v, ours)]
    return able[0] if len(able) == 1 and unit_of(able[0])[0] is not None else None


def _speaks_of(claim: Frame, above: str, page: Page) -> bool:
    """Whether what stands over a list, or the title, has words of the claim."""
    said = {*claim.near.words, *claim.own.words}
    told = {w for text in (above, page.title) for w in stems(text, page.language)}
    names = sum(name.lower() in above.lower() for name in claim.near.names)
    return len(said & told) + names >= _SHARED


def _of_claim(claim: Frame, parts: Sequence[Frame]) -> tuple[Frame, str, bool]:
    """The sum as of whom the claim names: each part is of another one."""
    frame, formula = total(parts)
    made = replace(frame, own=claim.own, near=claim.near, subject=claim.subject, row=Keys())
    counts = (m.value for m in find_mentions(claim.sentence, claim.language) if m.text != claim.mention.text)
    return made, formula, any(isinstance(v, Quantity) and v.value == len(parts) for v in counts)
