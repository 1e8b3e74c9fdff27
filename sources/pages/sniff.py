"""What bytes are, whatever their label says."""

from __future__ import annotations

import re

MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"RIFF", "application/octet-stream"),
    (b"\x7fELF", "application/octet-stream"),
    (b"7z\xbc\xaf", "application/octet-stream"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
)
FEW = 5
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
HTML_START = re.compile(rb"\s{0,200}<(?:!doctype html|html|head|body|title|meta|h1|p|div|table)\b", re.IGNORECASE)


def packed_type(body: bytes) -> str:
    """The media type of a body that is no text, by its first bytes; empty for what may be text."""
    for mark, media_type in MAGIC:
        if body.startswith(mark):
            return media_type
    if b"%PDF-" in body[:1024]:
        return "application/pdf"
    return "application/octet-stream" if _binary(body) else ""


def text_type(body: bytes) -> str:
    """A guess at the media type of text without a label."""
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:2000]
    if HTML_START.match(start) or re.search(rb"<(?:html|body|!doctype html)\b", start, re.IGNORECASE):
        return "text/html"
    if start.startswith((b"<?xml", b"<rss", b"<feed")):
        return "application/xml"
    return "application/json" if start[:1] in (b"{", b"[") else "text/plain"


def _binary(body: bytes) -> bool:
    start = body[:4096]
    if start.startswith(WIDE_MARKS):
        return False
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in start)
    wide = start.count(0) > len(start) // 3 and odd == start.count(0)
    return odd > FEW and odd * 10 > len(start) and not wide
