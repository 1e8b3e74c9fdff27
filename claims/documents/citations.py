"""What a document cites: marks resolved into citations, and the citations that belong to one sentence."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from claims.documents.addresses import cite
from claims.documents.draft import Draft, Pointer, Target
from claims.documents.entries import cite_entry, entry_names, is_named
from claims.documents.sentence import sentences
from claims.model import Anchor, Block, BlockKind, Citation, CitationKind, Document, Span

_OWN = 24
"""No claim has more citations of its own; the rest of the document's sources follow it anyway."""
_WINDOW = 2000
_ENTRY_KINDS = (CitationKind.LINK, CitationKind.BARE_URL)


class Resolver:
    """Turns the marks of drafts into anchors; one citation for each address."""

    def __init__(self, drafts: Sequence[Draft], references: Mapping[str, str], *, entries: bool = False) -> None:
        self.drafts = drafts
        self.unaddressed = entries
        self.references = references
        self.by_url: dict[str, Citation] = {}
        self.places: dict[Pointer, list[int]] = {}
        self.entries: dict[int, tuple[str, ...]] = {}
        for index, draft in enumerate(drafts):
            for label in draft.labels:
                self.places.setdefault(label, []).append(index)
        self.pointed = {m.target for d in drafts for m in d.marks if isinstance(m.target, Pointer)}

    def run(self) -> tuple[tuple[Block, ...], tuple[Citation, ...]]:
        """Resolve everything: blocks with anchors, and the document's citations in order of appearance."""
        for index, draft in enumerate(self.drafts):
            if draft.kind is BlockKind.REFERENCE:
                self._read_entry(index, draft)
        self._follow_names()
        order: dict[str, None] = {}
        anchors = [self._anchors(draft) for draft in self.drafts]
        for draft, of_draft in zip(self.drafts, anchors, strict=True):
            if draft.kind is not BlockKind.META:
                order.update(dict.fromkeys(c.url for anchor in of_draft for c in anchor.citations))
        order.update(dict.fromkeys(url for urls in self.entries.values() for url in urls))
        _inherit(self.drafts, anchors)
        blocks = tuple(_block(draft, tuple(own)) for draft, own in zip(self.drafts, anchors, strict=True))
        return blocks, tuple(self.by_url[url] for url in order)

    def _read_entry(self, index: int, draft: Draft) -> None:
        """Collect the addresses of an entry, and give them its names."""
        own = [mark.target for mark in draft.marks if isinstance(mark.target, Citation)]
        kind = self._entry_kind(draft)
        names = entry_names(draft.text) if draft.text else ()
        for citation in own:
            label = citation.label or (names[-1] if names and len(own) == 1 else "")
            better = kind if citation.kind in _ENTRY_KINDS else citation.kind
            self._add(dataclasses.replace(citation, kind=better, label=label, names=names if len(own) == 1 else ()))
        if own:
            self.entries[index] = tuple(dict.fromkeys(citation.url for citation in own))

    def _entry_kind(self, draft: Draft) -> CitationKind:
        pointed = {label.to for label in draft.labels if label in self.pointed}
        if "note" in pointed or "id" in pointed:
            return CitationKind.FOOTNOTE
        return CitationKind.NUMBERED if "number" in pointed else CitationKind.BIBLIOGRAPHY

    def _follow_names(self) -> None:
        """An entry without an address ("IEA, as above") stands for the entry that it names, or for the one before."""
        named = [(name, c.url) for c in self.by_url.values() for name in c.names]
        for index, draft in enumerate(self.drafts):
            if draft.kind is not BlockKind.REFERENCE or index in self.entries or not draft.labels:
                continue
            wanted = set(entry_names(draft.text))
            urls = tuple(dict.fromkeys(url for name, url in named if name in wanted))
            if not urls and draft.text[:12].casefold().startswith(("ibid", "as above", "위와 같", "위의 ", "같은 ")):
                urls = self.entries.get(index - 1, ())
            if not urls and self.unaddressed and (citation := cite_entry(draft.text, self._entry_kind(draft))):
                urls = (self._add(citation).url,)
            if urls:
                self.entries[index] = urls

    def _add(self, citation: Citation) -> Citation:
        """Keep one citation an address: names are joined, the first kind and label stay."""
        known = self.by_url.get(citation.url)
        if known is None:
            self.by_url[citation.url] = citation
            return citation
        names = tuple(dict.fromkeys([*known.names, *citation.names]))
        if names != known.names or (citation.label and not known.label):
            known = dataclasses.replace(known, names=names, label=known.label or citation.label)
            self.by_url[citation.url] = known
        return known

    def _anchors(self, draft: Draft) -> list[Anchor]:
        spans: dict[Span, dict[str, Citation]] = {}
        for mark in draft.marks:
            found = self._target(mark.target) if draft.kind is not BlockKind.META else ()
            if found:
                spans.setdefault(Span(mark.start, mark.end), {}).update({c.url: c for c in found})
        return [Anchor(span=span, citations=tuple(found.values())) for span, found in sorted(spans.items())]

    def _target(self, target: Target) -> tuple[Citation, ...]:
        if isinstance(target, Citation):
            return (self._add(target),)
        places = self.places.get(target, [])
        if not places and target.to == "number":
            places = self.places.get(Pointer("note", target.label), [])
        urls = dict.fromkeys(url for place in places for url in self.entries.get(place, ()))
        if not urls and (url := self.references.get(target.label)) and target.to != "id":
            citation = cite(url, CitationKind.NUMBERED)
            return (self._add(citation),) if citation else ()
        return tuple(self.by_url[url] for url in urls)


_ONLY_CITES = re.compile(r"[(（]([^()（）]{1,200})[)）]")
_BESIDE_LINKS = re.compile(
    r"[\s,;·、/&]|\b(?:and|or|see|also|via|sources?|per|cf|both|the)\b|출처|참고|참조|자료|및|:|：", re.IGNORECASE
)


def cited_in(block: Block) -> tuple[Span, ...]:
    """What stands in brackets that hold nothing but links: whom a sentence cites, and nothing that it tells."""
    links = [a.span for a in block.anchors if a.span.end > a.span.start]
    found = _ONLY_CITES.finditer(block.text) if links else ()
    return tuple(Span(*m.span(1)) for m in found if _holds_only(block.text, Span(*m.span(1)), links))


def _holds_only(text: str, inside: Span, links: Sequence[Span]) -> bool:
    within = [s for s in links if inside.start <= s.start and s.end <= inside.end]
    rest, place = [], inside.start
    for span in within:
        rest.append(text[place : span.start])
        place = max(place, span.end)
    left = "".join([*rest, text[place : inside.end]])
    return bool(within) and not _BESIDE_LINKS.sub("", left)


def _block(draft: Draft, anchors: tuple[Anchor, ...]) -> Block:
    return Block(
        kind=draft.kind,
        text=draft.text,
        pieces=tuple(draft.pieces),
        heading=draft.heading,
        anchors=anchors,
        row=draft.row,
        intro=draft.intro,
    )


def _inherit(drafts: Sequence[Draft], anchors: list[list[Anchor]]) -> None:
    """Give cells the citations of their row, caption and source line, and list items those of their introduction."""
    rows: dict[tuple[int, int], list[Citation]] = {}
    tables: dict[int, list[Citation]] = {}
    for index, draft in enumerate(drafts):
        if draft.cell is None:
            continue
        table, row, _ = draft.cell
        rows.setdefault((table, row), []).extend(_of(anchors[index]))
        if table not in tables:
            tables[table] = _around(drafts, anchors, index)
    introduction: list[Citation] = []
    for index, draft in enumerate(drafts):
        if draft.cell is not None:
            table, row, _ = draft.cell
            _trail(draft, anchors[index], [*rows[(table, row)], *tables[table]])
        elif draft.kind is BlockKind.LIST_ITEM:
            if draft.intro and not anchors[index]:
                _trail(draft, anchors[index], introduction)
        else:
            introduction = _of(anchors[index]) if draft.kind is BlockKind.PARAGRAPH else []


def _around(drafts: Sequence[Draft], anchors: list[list[Anchor]], first: int) -> list[Citation]:
    """Citations of a table's source line and caption; failing these, of the paragraph before it."""
    cell = drafts[first].cell
    end = first
    while end < len(drafts) and (drafts[end].cell or (None,))[0] == (cell or (None,))[0]:
        end += 1
    near = [i for i in (first - 1, end) if 0 <= i < len(drafts)]
    stated = [c for i in near if drafts[i].kind in (BlockKind.CAPTION, BlockKind.REFERENCE) for c in _of(anchors[i])]
    if stated or not first or drafts[first - 1].kind is not BlockKind.PARAGRAPH:
        return stated
    return _of(anchors[first - 1])


def _of(anchors: Iterable[Anchor]) -> list[Citation]:
    return [citation for anchor in anchors for citation in anchor.citations]


def _trail(draft: Draft, anchors: list[Anchor], more: Sequence[Citation]) -> None:
    """Hang citations on the end of a block that does not have them yet."""
    own = {citation.url for citation in _of(anchors)}
    rest = tuple({c.url: c for c in more if c.url not in own}.values())[:_OWN]
    if rest:
        anchors.append(Anchor(span=Span(len(draft.text), len(draft.text)), citations=rest))


def resolve(
    drafts: Sequence[Draft], references: Mapping[str, str], *, entries: bool = False
) -> tuple[tuple[Block, ...], tuple[Citation, ...]]:
    """Turn drafts into blocks with anchors, and collect the document's citations; `entries`: those without address."""
    return Resolver(drafts, references, entries=entries).run()


def citations_for(document: Document, block: Block, sentence: Span) -> tuple[Citation, ...]:
    """List the citations of a sentence (a span of the block's text), nearest first."""
    low, high = _within(block, sentence)
    inside = _of(block.anchors[low:high])
    named = _named(document, block.text[sentence.start : sentence.end])
    if inside and not _told_before(block, sentence, low, document.language):
        return _first([*inside, *named])
    if inside:
        return _first([*inside, *named, *_of(block.anchors[max(0, low - 1) : low])])
    end = _end_of_next(block.text, sentence.end, document.language)
    after = bisect_right(block.anchors, end, key=_start_of)
    nearest = _of([*reversed(block.anchors[max(0, low - _OWN) : low]), *block.anchors[high:after][:_OWN]])
    return _first([*nearest, *named, *_of(block.anchors[after : after + _OWN])])


_AS_WELL = {
    "en": re.compile(
        r"[;,–—][^;\d]{1,80}?\b(?:as well|too|also|likewise|(?:has|runs?|keeps?) [^;\d]{1,40} of (?:its|their) own)\b"
        r"[^;\d]{0,80}\Z"
    ),
    "ko": re.compile(r"(?:는데|지만|으며|인데|하고|고)[,;]? [^\d,;]{1,40}도 [^\d;]*\Z"),
}
"""The end of a sentence that names one more source of what the sentence tells."""


def _told_before(block: Block, sentence: Span, low: int, language: str) -> bool:
    """Whether all that a sentence cites is cited as one more source ("; the guild has been counting as well"): its
    first one stands before it, then."""
    pattern = _AS_WELL.get(language)
    found = pattern.search(block.text[sentence.start : sentence.end]) if pattern else None
    return bool(found) and block.anchors[low].span.start >= sentence.start + (found.start() if found else 0)


def cited_within(block: Block, sentence: Span) -> list[Citation]:
    """The citations that stand in a sentence (a span of the block's text) or close it."""
    low, high = _within(block, sentence)
    return _of(block.anchors[low:high])


def _within(block: Block, sentence: Span) -> tuple[int, int]:
    """From which of the block's anchors to before which they are a sentence's."""
    anchors, start = block.anchors, sentence.start
    low = bisect_left(anchors, start, key=_start_of)
    # An empty anchor at the head of a sentence closes the one before it.
    while low < len(anchors) and start and anchors[low].span.start == start and not len(anchors[low].span):
        low += 1
    high = bisect_right(anchors, sentence.end, key=_start_of)
    while high > low and anchors[high - 1].span.start == sentence.end and len(anchors[high - 1].span):
        high -= 1
    return low, high


def _start_of(anchor: Anchor) -> int:
    return anchor.span.start


def _first(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple({citation.url: citation for citation in citations}.values())[:_OWN]


def _end_of_next(text: str, end: int, language: str) -> int:
    following = sentences(text[end : end + _WINDOW], language)
    return end + following[0].end if following else end


def _named(document: Document, sentence: str) -> list[Citation]:
    """Citations that a sentence calls by name."""
    return [c for c in document.citations if any(is_named(name, sentence) for name in c.names if len(name) > 1)]


def with_listed(document: Document, listed: Sequence[Citation]) -> Document:
    """Add the sources of a `sources.toml`; an address that the document cites itself gains their names."""
    by_url = {citation.url: citation for citation in document.citations}
    for citation in listed:
        extra = [*citation.names, *filter(None, (citation.publisher, citation.label))]
        known = by_url.get(citation.url, dataclasses.replace(citation, kind=CitationKind.LISTED))
        by_url[citation.url] = dataclasses.replace(
            known,
            names=tuple(dict.fromkeys([*known.names, *extra])),
            publisher=known.publisher or citation.publisher,
            topics=tuple(dict.fromkeys([*known.topics, *citation.topics])),
        )
    return dataclasses.replace(document, citations=tuple(by_url.values()))
