"""Bytes into text: a short ladder without guessing, and errors that say what to do."""

from __future__ import annotations

import codecs
import re
import unicodedata

from claims.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"%PDF-",
    b"\x7fELF",
    b"\x1f\x8b",
    b"BM\xf6",
    b"\xd0\xcf\x11\xe0",
)
_DECLARED = re.compile(rb"<meta[^>]{1,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_KOREAN = {"euc-kr", "ks_c_5601-1987", "ks_c_5601", "korean", "ksc5601", "windows-949", "cp949", "uhc", "ms949"}
# Labels that may reach `decode`: the rest of Python's codecs turn harmless bytes into mark-up.
_SAFE = {
    "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252", "shift_jis", "euc-jp",
    "gb2312", "gbk", "gb18030", "big5", "iso-8859-2", "iso-8859-15", "windows-1250", "windows-1251", "koi8-r",
}  # fmt: skip
_CONTROL = bytes([*range(1, 9), 14, 15, *range(16, 27), 28, 29, 30, 31])
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_DAMAGE = 8
"""At most one undecodable byte in eight: a damaged text; more is no text."""


def decode(data: bytes, *, path: str, html: bool = False) -> str:
    """Decode a document: BOM, UTF-8, the charset an HTML page declares, CP949, lone Windows-1252 bytes.

    Line ends become `\\n`, NUL a replacement character, and the text is in Unicode's composed form (NFC).
    """
    if not data:
        raise DocumentError(f"{path}: the file is empty; give a file with text")
    if data.startswith(_SIGNATURES) or len(data.translate(None, _CONTROL)) * 50 < len(data) * 49:
        raise DocumentError(f"{path}: this is a binary file, not text; convert it to Markdown, HTML or plain text")
    text = _by_mark(data) or _by_ladder(data, path, html)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _by_mark(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                continue
            # A stray FF FE before bytes of another kind decodes into signs that no text has.
            if encoding == "utf-8" or "\n" in text or " " in text:
                return text
    return ""


def _by_ladder(data: bytes, path: str, html: bool) -> str:
    encodings = ["utf-8", *(_declared(data) if html else ()), "cp949"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if not _LONE_HIGH.sub(b"", data).translate(None, bytes(range(128))):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * _DAMAGE > len(data):
        raise DocumentError(f"{path}: neither UTF-8 nor CP949 (EUC-KR) text; save it as UTF-8")
    return text


def _declared(data: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(data[:4096])
    label = found.group(1).decode("ascii").casefold() if found else ""
    if label in _KOREAN:
        return ("cp949",)
    return (label,) if label in _SAFE else ()
