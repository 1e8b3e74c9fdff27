"""Plain text and Markdown: paragraphs parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.model import BlockKind, Span
from sources.model import Outcome, Page, PageBlock, Snapshot, Unavailable
from sources.pages.charset import decode
from sources.pages.folding import fold
from sources.pages.head import guess_language, visible_dates
from sources.pages.refusal import refuse
from sources.pages.words import is_notice

LIST_MARK = re.compile(r"\s{0,8}(?:[-*+•·]|\d{1,3}[.)])\s")
HEADING_MARK = re.compile(r"(#{1,6})\s+")
TABLE_RULE = re.compile(r"\s{0,3}\|?[\s:|-]{3,}\|?$")
MOST_BLOCKS = 50_000


def read_plain(snapshot: Snapshot) -> Page | Unavailable:
    """A text file as a page."""
    text, charset = decode(snapshot.body, snapshot.charset)
    return page_of(snapshot, _paragraphs(text), charset)


def page_of(
    snapshot: Snapshot,
    runs: Iterable[tuple[BlockKind, str, int | None]],
    charset: str,
    *,
    partial: str = "",
    title: str = "",
) -> Page | Unavailable:
    """A page of (kind, text, page number) runs; Unavailable when there is no text."""
    blocks: list[PageBlock] = []
    path: list[str] = []
    offset = 0
    for kind, text, number in runs:
        span = Span(offset, offset + len(text))
        above = tuple(path) if kind is not BlockKind.HEADING else ()
        blocks.append(
            PageBlock(kind=kind, text=text, span=span, heading=above, correction=is_notice(text), page=number)
        )
        offset = span.end + 1
        path = [text] if kind is BlockKind.HEADING else path
        if len(blocks) >= MOST_BLOCKS:
            partial = "block limit"
            break
    if not blocks:
        return refuse(snapshot, Outcome.UNSUPPORTED, "no text could be read")
    whole = "\n".join(block.text for block in blocks)
    first = next(
        (b.text for b in blocks if b.kind is BlockKind.HEADING), blocks[0].text if len(blocks[0].text) < 150 else ""
    )
    published, updated = visible_dates([block.text for block in blocks[:8]])
    return Page(
        url=snapshot.url,
        final_url=snapshot.final_url,
        sha256=snapshot.sha256,
        media_type=snapshot.media_type,
        charset=charset,
        language=guess_language(whole),
        title=title or first[:300],
        published=published,
        updated=updated,
        text=whole,
        blocks=tuple(blocks),
        partial=partial,
    )


def _paragraphs(text: str) -> Iterable[tuple[BlockKind, str, int | None]]:
    for paragraph in re.split(r"\n[ \t]{0,200}\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        gathered: list[str] = []
        for line in paragraph.split("\n"):
            if TABLE_RULE.match(line[:2000]) and len(line) < 2000:
                continue
            if LIST_MARK.match(line) or HEADING_MARK.match(line) or line.lstrip().startswith("|"):
                yield from _block(gathered)
                gathered = [line]
                if not LIST_MARK.match(line):
                    yield from _block(gathered)
                    gathered = []
            else:
                gathered.append(line)
        yield from _block(gathered)


def _block(lines: list[str]) -> Iterable[tuple[BlockKind, str, int | None]]:
    joined = " ".join(lines)
    heading = HEADING_MARK.match(joined)
    listed = LIST_MARK.match(joined)
    text = fold(joined[heading.end() :] if heading else joined[listed.end() :] if listed else joined)
    if text:
        kind = BlockKind.HEADING if heading else BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH
        yield kind, text, None
