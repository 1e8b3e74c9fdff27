"""A headline tells no more than the text under it: what that only passes on, or only foresees, it does not bear out.

"정년 연장 완료는 2036년" over "2036년에 끝내기로 한 것으로 알려졌다" is hearsay, too; so is what a headline quotes and
no sentence under it tells as a fact ("Police 'to close 14 counters'").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from claims.model import BlockKind, Frame, Modality, Quantity, Voice
from sources.model import PageBlock

Told = tuple[Frame, PageBlock | None, bool]
"""A value of a page, the block it stands in, and whether a correction names it."""


def as_the_text_has_it(told: Sequence[Told]) -> list[Told]:
    """The values of a page, those of its headlines in the voice and the mood in which its text tells the same."""
    if not any(_is_headline(block) for _, block, _ in told):
        return list(told)
    below: dict[Hashable, list[Frame]] = defaultdict(list)
    for frame, block, _ in told:
        if not _is_headline(block):
            below[_value(frame)].append(frame)
    return [(_in_the_voice_of(f, below[_value(f)]) if _is_headline(b) else f, b, c) for f, b, c in told]


def _is_headline(block: PageBlock | None) -> bool:
    return block is not None and block.kind is BlockKind.HEADING


def _value(frame: Frame) -> Hashable:
    value = frame.mention.value
    if isinstance(value, Quantity):
        return value.value, value.low, value.high
    return (value.first, value.last, value.of_year) if value else None


def _in_the_voice_of(headline: Frame, below: Sequence[Frame]) -> Frame:
    """The headline as the text tells it, where no sentence of that tells the value as a fact of its own."""
    if any(f.voice is not Voice.HEARSAY and f.modality is Modality.FACT for f in below):
        return headline
    if below:
        return replace(headline, voice=below[0].voice, modality=below[0].modality)
    return replace(headline, voice=Voice.HEARSAY) if _is_quoted(headline) else headline


_QUOTED = re.compile(r"(?<!\w)['\"‘“「『]([^'\"‘’“”「」『』]{4,})['\"’”」』](?!\w)")


def _is_quoted(headline: Frame) -> bool:
    """Whether a value stands between quotation marks."""
    return any(m.start(1) <= headline.start < m.end(1) for m in _QUOTED.finditer(headline.sentence))
