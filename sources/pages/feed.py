"""XML: feeds and other documents, as runs of text."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from lxml import etree

from claims.model import BlockKind
from sources.model import Outcome, Page, Snapshot, Unavailable
from sources.pages.folding import fold
from sources.pages.markup import parse, visible_text
from sources.pages.plain import page_of
from sources.pages.refusal import refuse
from sources.pages.webpage import read_html

HEADINGS = ("title", "name", "headline")
XHTML = "{http://www.w3.org/1999/xhtml}html"


def read_xml(snapshot: Snapshot) -> Page | Unavailable:
    """An XML document as a page; XHTML as HTML. Entities are not expanded, nothing outside is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(snapshot.body, parser)
    except (etree.XMLSyntaxError, ValueError):
        if b"<html" in snapshot.body[:2000].lower():
            return read_html(snapshot)
        return refuse(snapshot, Outcome.UNSUPPORTED, "the body is no well-formed XML")
    if root.tag in (XHTML, "html"):
        return read_html(snapshot)
    return page_of(snapshot, _runs(root), "utf-8")


def _runs(root: etree._Element) -> Iterator[tuple[BlockKind, str, int | None]]:
    for element in root.iter(etree.Element):
        text = element.text or ""
        if "<" in text and ">" in text:
            # Feeds carry their articles as escaped HTML.
            text = _unescaped(text)
        folded = fold(text)
        if folded:
            name = etree.QName(element).localname.lower()
            yield (BlockKind.HEADING if name in HEADINGS else BlockKind.PARAGRAPH), folded, None
        tail = fold(element.tail or "")
        if tail:
            yield BlockKind.PARAGRAPH, tail, None


def _unescaped(text: str) -> str:
    soup: BeautifulSoup = parse(text[:500_000])
    return visible_text(soup)
