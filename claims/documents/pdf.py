"""PDF into blocks: the text that pypdf finds, page by page, read as plain text."""

from __future__ import annotations

import io
import re

from claims.documents.draft import Parsed
from claims.documents.plain import parse_plain
from claims.errors import DocumentError

_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_MOST_PAGES = 500
_MOST_TEXT = 20_000_000


def parse_pdf(data: bytes, path: str) -> Parsed:
    """Read a PDF; its text is that of its pages, parted by empty lines. Needs the extra `pdf`."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise DocumentError(f"{path}: PDF needs pypdf; install factcheck-pipeline[pdf]") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{path}: the PDF is locked with a password; save it without one")
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentError(
            f"{path}: the PDF cannot be read ({type(error).__name__}); save it again or give text"
        ) from error
    text = "\n\n".join(pages).replace("\0", "\ufffd").encode("utf-8", "replace").decode()[:_MOST_TEXT]
    if not text.strip():
        raise DocumentError(f"{path}: the PDF holds no text, only pictures; run character recognition on it first")
    parsed = parse_plain(_HYPHEN.sub("", text))
    parsed.format = "pdf"
    return parsed
