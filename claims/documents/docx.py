"""DOCX into blocks: its paragraphs and tables turned into simple HTML, which is then read like any page."""

from __future__ import annotations

import html
import io
import re
import zipfile
from xml.etree import ElementTree

from claims.documents.draft import Parsed
from claims.documents.html import parse_html
from claims.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LARGEST = 50_000_000


def parse_docx(data: bytes, path: str) -> Parsed:
    """Read a Word document; its text is what its paragraphs and table cells show."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", path)
            links = _links(archive, path)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(
            f"{path}: this is no readable Word file ({type(error).__name__}); save it again as .docx"
        ) from error
    parsed = parse_html("".join(_render(element, links) for element in body.iter() if element.tag == _W + "body"))
    parsed.format, parsed.lines = "docx", []
    return parsed


def _part(archive: zipfile.ZipFile, name: str, path: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise DocumentError(f"{path}: {name} is larger than {_LARGEST} bytes when unpacked; split the document")
    with archive.open(name) as stream:
        raw = stream.read(_LARGEST)
    if _DECLARATION.search(raw):
        raise DocumentError(f"{path}: {name} declares entities, which no Word file does; save it again as .docx")
    return ElementTree.fromstring(raw)  # noqa: S314  entities are refused above


def _links(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    try:
        relations = _part(archive, "word/_rels/document.xml.rels", path)
    except KeyError:
        return {}
    return {r.get("Id", ""): r.get("Target", "") for r in relations if r.get("TargetMode") == "External"}


def _render(body: ElementTree.Element, links: dict[str, str]) -> str:
    """Write the children of a body, cell or link as HTML."""
    parts: list[str] = []
    for element in body:
        name = element.tag.removeprefix(_W)
        if name == "p":
            tag = _paragraph_tag(element)
            parts.append(f"<{tag}>{_render(element, links)}</{tag}>")
        elif name == "hyperlink":
            target = html.escape(links.get(element.get(_R + "id", ""), ""))
            parts.append(f'<a href="{target}">{_render(element, links)}</a>' if target else _render(element, links))
        elif name in ("tbl", "tr", "tc"):
            tag = {"tbl": "table", "tr": "tr", "tc": "td"}[name]
            parts.append(f"<{tag}>{_render(element, links)}</{tag}>")
        elif name == "t":
            parts.append(html.escape(element.text or ""))
        elif name in ("br", "tab", "cr"):
            parts.append(" " if name == "tab" else "<br>")
        elif name in ("r", "ins", "sdt", "sdtContent", "smartTag"):
            parts.append(_render(element, links))
    return "".join(parts)


def _paragraph_tag(paragraph: ElementTree.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(_W + "val", "") if style is not None else "").casefold()
    if name in ("title", "heading1"):
        return "h1"
    if name.startswith("heading") and name[7:] in ("2", "3", "4", "5", "6"):
        return "h" + name[7:]
    return "li" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else "p"
