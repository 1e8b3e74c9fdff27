"""Content-Encoding, undone within a cap; a cut or damaged stream is an error, never a page."""

from __future__ import annotations

import zlib

from sources.errors import SourceError

ACCEPTED = "gzip, deflate"
GZIP, ZLIB, RAW = 31, 15, -15


class UnpackError(SourceError):
    """A body that cannot be unpacked whole."""


class TooLargeError(UnpackError):
    """A body that unpacks to more than the cap."""


def unpack(body: bytes, encoding: str, most: int) -> bytes:
    """The body with its content encodings undone; UnpackError when it is damaged, unknown or over `most` bytes."""
    codings = [coding for part in encoding.lower().split(",") if (coding := part.strip()) not in ("", "identity")]
    if len(codings) > 2:
        raise UnpackError(f"{len(codings)} content encodings on top of each other")
    for coding in reversed(codings):
        if coding in ("gzip", "x-gzip"):
            body = _inflate(body, GZIP, most)
        elif coding == "deflate":
            body = _inflate(body, ZLIB if body[:1] in (b"\x78", b"\x58", b"\x68") else RAW, most)
        else:
            raise UnpackError(f"content encoding {coding[:40]!r} was not asked for")
    return body


def _inflate(body: bytes, window: int, most: int) -> bytes:
    whole = bytearray()
    while body:
        stream = zlib.decompressobj(window)
        try:
            whole += stream.decompress(body, most + 1 - len(whole))
        except zlib.error as error:
            if whole:
                # What follows a whole stream and is no stream itself is padding.
                break
            raise UnpackError(f"damaged compressed body ({error})") from error
        if len(whole) > most:
            raise TooLargeError(f"unpacks to more than {most} bytes")
        if not stream.eof:
            raise UnpackError("compressed body is cut off")
        body = stream.unused_data
    return bytes(whole)
