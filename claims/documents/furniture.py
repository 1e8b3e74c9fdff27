"""Which blocks are furniture: bylines, footers, image names, lists of sources. Shared by every format."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from claims.documents.dateline import read_date, read_lead
from claims.documents.draft import Draft, Pointer
from claims.documents.entries import entry_number
from claims.documents.layout import layout
from claims.documents.sentence import ends_sentence
from claims.model import BlockKind, Citation

_IMAGE = re.compile(r"\S{1,400}\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic|avif|mp4|mov|webm)\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[·|•∙ㅣ]\s")
_NUMBERING = re.compile(r"\A\s{0,9}(?:(?:\d{1,2}|[IVXivx]{1,4})[.)]\s{0,3}){0,3}")
_DIGIT = re.compile(r"\d")
_TOKENS = re.compile(r"[\s·|:,()/•—–]{1,9}")
_ENTRY = re.compile(r"\[\^?\d{1,3}\]|[*†‡]{1,3}\s")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION)
_STOPS = re.compile(r"[.*_]{1,3}(?:\s|\Z)")
_FRAGMENT = 9
"""Words that a fragment has at most."""
_HEAD = 12
"""Bylines stand among the first blocks."""


def settle(drafts: Sequence[Draft]) -> None:
    """Mark bylines and footers as META, and lists of sources as REFERENCE; number their entries."""
    _mark_bylines(drafts)
    last_section = _closing_list(drafts)
    for draft in drafts:
        if draft.kind in _PROSE and is_image(draft.text):
            draft.kind = BlockKind.META
        elif draft.kind in _PROSE and (_in_references(draft) or _is_entry(draft) or draft.heading == last_section):
            draft.kind = BlockKind.REFERENCE
        elif draft.kind in (*_PROSE, BlockKind.HEADING) and _is_furniture(draft.text):
            draft.kind = BlockKind.META
        if draft.kind is BlockKind.REFERENCE and (number := entry_number(draft.text) or _item_number(draft)):
            draft.labels = (*draft.labels, Pointer("number", number))


def _item_number(draft: Draft) -> str:
    return next((label.label for label in draft.labels if label.to == "item"), "")


@functools.lru_cache(maxsize=4096)
def is_reference_heading(text: str) -> bool:
    """True for "Sources", "참고문헌" and their like, numbered or not."""
    bare = _NUMBERING.sub("", text).strip(" :：.*#[]()<>=-—–").casefold()
    return " ".join(bare.split()) in layout().reference_headings


def is_image(text: str) -> bool:
    """True for a line that is nothing but the name of an image or film file."""
    return len(text) <= 420 and _IMAGE.match(text) is not None


def is_byline(text: str) -> bool:
    """True for a short line that says who wrote, when, how long it takes to read."""
    if len(text) > 240:
        return False
    lower = text.casefold().strip(" *_[]()")
    if any(lower.startswith((word + " ", word + ":")) for word in layout().byline_starts):
        told = text.rstrip().endswith(".") and _DIGIT.search(text)  # "By 2020, sales had doubled to 3 million."
        return len(text) <= 120 and not told and not ends_sentence(text.rstrip("."))
    dated = read_date(text) is not None
    if ends_sentence(text):
        return dated and _in_fragments(text)
    hits = _byline_hits(lower)
    separated = len(_SEPARATOR.findall(text))
    return (dated and (hits > 0 or separated > 0 or len(text) <= 24)) or hits > 1 or (hits > 0 and separated > 0)


def _in_fragments(text: str) -> bool:
    """ "Issue 4, 3 May 2021. By Ada Stone. Six minutes.": full stops between what is no sentence."""
    fragments = [part.split() for part in _STOPS.split(text) if part.strip()]
    starts = layout().byline_starts
    if len(fragments) < 2 or max(map(len, fragments)) > _FRAGMENT:
        return False
    if any(_CREDIT.fullmatch(" ".join(words)) for words in fragments):
        return True
    behind = fragments[1:] if len(fragments) > 2 else []
    return any(words[0].casefold() in starts and words[-1][:1].isupper() for words in behind)


_NAMES = r" [Bb]y(?: (?:[A-Z][\w'’-]*|and|of|the|de|van|von|al|bin)){1,6}"
_CREDIT = re.compile(
    rf"(?:[A-Z]?[a-z]+(?: [a-z]+)?)?{_NAMES}"
    r"|(?:Posted|Published|Updated|Written|Filed|Last updated) (?:on )?(?:[A-Z][a-z]{2,8} )?\d{1,4}"
    rf"(?:[ ,/:-]{{1,2}}(?:[A-Z][a-z]{{2,8}}|\d{{1,4}})){{1,4}}(?:{_NAMES})?"
)
""" "Essay by Ada Stone", "Posted on 3 May 2021 by Ada Stone": what nobody says but a byline."""


def _byline_hits(lower: str) -> int:
    tokens = set(_TOKENS.split(lower))
    return sum((word in lower) if " " in word else (word in tokens) for word in layout().byline_words)


def document_date(drafts: Sequence[Draft]) -> dt.date | None:
    """The date of the first byline, or of a dateline at the head of the first paragraph."""
    for draft in drafts[: _HEAD * 4]:
        if draft.kind is BlockKind.META and is_byline(draft.text) and (date := read_date(draft.text)):
            return date
    first = next((d for d in drafts if d.kind is BlockKind.PARAGRAPH), None)
    return read_lead(first.text) if first else None


def _mark_bylines(drafts: Sequence[Draft]) -> None:
    seen = 0
    for draft in drafts:
        if draft.kind in (BlockKind.META, BlockKind.CODE) or _in_references(draft):
            continue
        if seen >= _HEAD or (draft.kind is BlockKind.PARAGRAPH and len(draft.text) > 240):
            return
        seen += 1
        # A list at the head may be a timeline: dates alone make no byline of its items.
        listed = draft.kind is BlockKind.LIST_ITEM and not _byline_hits(draft.text.casefold())
        if draft.kind in (*_PROSE, BlockKind.HEADING) and not listed and is_byline(draft.text):
            draft.kind = BlockKind.META


def _in_references(draft: Draft) -> bool:
    return any(is_reference_heading(heading) for heading in draft.heading)


def _is_entry(draft: Draft) -> bool:
    """A numbered or starred entry with an address, or a line that begins with "Source:"."""
    cites = any(isinstance(mark.target, Citation) for mark in draft.marks)
    if cites and _ENTRY.match(draft.text):
        return True
    head = draft.text[:24].casefold().lstrip("*-–—([※ ")
    label = next((word for word in layout().source_lines if head.startswith(word)), None)
    if label is None or not re.match(r"\s?[:：]", head[len(label) :]):
        return False
    return cites or (len(draft.text) <= 160 and not ends_sentence(draft.text))


def _is_furniture(text: str) -> bool:
    lower = text[:40].casefold().lstrip("*-–—(※ ")
    return len(text) <= 160 and not ends_sentence(text) and lower.startswith(layout().furniture)


def _closing_list(drafts: Sequence[Draft]) -> tuple[str, ...] | None:
    """The heading of a last section that holds nothing but entries, each a title that ends with its address."""
    body = [d for d in drafts if d.kind is not BlockKind.META and not any(label.to == "note" for label in d.labels)]
    if not body or not body[-1].heading or body[-1].kind is not BlockKind.LIST_ITEM:
        return None
    path = body[-1].heading
    section = [d for d in body if d.heading == path and d.kind is not BlockKind.HEADING]
    prose = [d for d in body if d.heading != path and d.kind is BlockKind.PARAGRAPH]
    closes = all(d.kind is BlockKind.LIST_ITEM and _ends_with_address(d) for d in section)
    return path if len(section) > 1 and len(prose) > len(section) and closes else None


def _ends_with_address(draft: Draft) -> bool:
    targets = [m for m in draft.marks if isinstance(m.target, Citation)]
    return (
        len(targets) == 1 and targets[0].start == targets[0].end and targets[0].end >= len(draft.text.rstrip(" .")) - 1
    )
