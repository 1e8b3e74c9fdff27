"""A file or a string in, a `Document` out."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from claims.documents.citations import resolve
from claims.documents.dateline import read_date
from claims.documents.draft import Parsed
from claims.documents.encoding import decode
from claims.documents.furniture import document_date, settle
from claims.documents.html import parse_html
from claims.documents.markdown import parse_markdown
from claims.documents.plain import parse_bare, parse_plain
from claims.errors import DocumentError
from claims.model import Document

_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".txt", ".text", ""), "text"),
    ".pdf": "pdf",
    ".docx": "docx",
}
_PARSERS: dict[str, Callable[[str], Parsed]] = {"markdown": parse_markdown, "html": parse_html, "text": parse_plain}
_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 20_000


def read_document(
    path: Path, *, shown: str | None = None, language: str | None = None, entries: bool = False
) -> Document:
    """Read a file as a document.

    Args: shown, the path that reports will show; entries, whether an entry of a bibliography that gives no address is
    a citation too, for a look-up.
    """
    name = shown if shown is not None else path.as_posix()
    return parse_document(read_file(path, shown=name), path=name, language=language, entries=entries)


def read_file(path: Path, *, shown: str) -> bytes:
    """The bytes of a document's file; DocumentError, under the path as shown, where there are none to be had."""
    if path.is_dir():
        raise DocumentError(f"{shown}: this is a folder; name the files in it, or a pattern such as {shown}/*.md")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{shown}: {_why_missing(path)}") from None
    except OSError as error:
        raise DocumentError(f"{shown}: the file cannot be read ({error.strerror}); check its permissions") from error


def _why_missing(path: Path) -> str:
    if path.is_symlink():
        return f"this link leads to {path.readlink()}, which is not there; mend or remove it"
    there = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, there, n=1, cutoff=0.75)
    return f"there is no such file; did you mean {near[0]}?" if near else "there is no such file; check the path"


def parse_document(data: bytes, *, path: str, language: str | None = None, entries: bool = False) -> Document:
    """Read the bytes of a file as a document; the suffix of the path says in which format."""
    suffix = Path(path).suffix.casefold()
    kind = _SUFFIXES.get(suffix)
    if kind is None:
        known = ", ".join(sorted(filter(None, _SUFFIXES)))
        raise DocumentError(f"{path}: {suffix} files are not supported; give one of {known}")
    if kind in ("pdf", "docx"):
        parsed = _parse_binary(kind, data, path)
    else:
        parsed = _PARSERS[kind](decode(data, path=path, html=kind == "html"))
    return _finish(parsed, data, path, language, entries=entries)


def read_text(text: str, *, language: str | None) -> Document:
    """Read a bare string as a document of one paragraph."""
    return _finish(parse_bare(text), text.encode("utf-8", "surrogatepass"), "", language)


def guess_language(text: str) -> str:
    """Tell Korean from English by the share of Hangul among the letters."""
    sample = text[:_SAMPLE]
    return "ko" if len(_HANGUL.findall(sample)) * 8 > len(_LETTER.findall(sample)) else "en"


def _parse_binary(kind: str, data: bytes, path: str) -> Parsed:
    """PDF and DOCX are read by modules of their own, imported only when such a file comes."""
    if kind == "pdf":
        from claims.documents.pdf import parse_pdf

        return parse_pdf(data, path)
    from claims.documents.docx import parse_docx

    return parse_docx(data, path)


def _finish(parsed: Parsed, data: bytes, path: str, language: str | None, *, entries: bool = False) -> Document:
    settle(parsed.drafts)
    blocks, citations = resolve(parsed.drafts, parsed.references, entries=entries)
    return Document(
        path=path.replace("\\", "/"),
        format=parsed.format,
        language=language or _language(parsed),
        text=parsed.text,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        title=parsed.title,
        dated=_date(parsed),
        url=parsed.url or None,
        citations=citations,
        lines=tuple(parsed.lines),
    )


def _language(parsed: Parsed) -> str:
    declared = re.split(r"[-_]", parsed.language.casefold(), maxsplit=1)[0]
    return declared if declared in ("ko", "en") else guess_language(parsed.text)


def _date(parsed: Parsed) -> dt.date | None:
    return read_date(parsed.dated) or document_date(parsed.drafts)
