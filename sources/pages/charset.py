"""Bytes to text: byte order mark, valid UTF-8, declared label, CP949, detector."""

from __future__ import annotations

import codecs
import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

import charset_normalizer

MARKS = ((codecs.BOM_UTF8, "utf_8"), (codecs.BOM_UTF16_LE, "utf_16_le"), (codecs.BOM_UTF16_BE, "utf_16_be"))
META = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
LANGUAGE = re.compile(rb"""<html[^>]{0,300}?lang\s{0,8}=\s{0,8}["']?([a-z]{2})""", re.IGNORECASE)
HEAD = 8192
SAMPLE = 200_000
# Without a declaration, bytes that hang together as CP949 are Korean unless the page says that it is not.
OTHER_EASTERN = (b"ja", b"zh")
# Of the double-byte letters; syllables outside KS X 1001, hanja and foreign letters make up the rest.
HANGUL_SHARE = 0.8


def decode(body: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a body and the name of the encoding that read it; bytes that cannot be read become U+FFFD."""
    for mark, codec in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, errors="replace"), codec.replace("_", "-")
    labels = [codec for codec in (_codec(declared), _codec(_meta(body))) if codec]
    wide = next((codec for codec in labels if codec.startswith("utf_16")), None)
    if wide and b"\x00" in body[:400]:
        return body.decode(wide, errors="replace"), wide.replace("_", "-")
    # A declared escape encoding is seven-bit, hence valid UTF-8 to the letter and wrong.
    candidates = ["iso2022_jp"] if "iso2022_jp" in labels and b"\x1b$" in body else []
    candidates += ["utf_8", *sorted(labels, key=_reads_anything)]
    if not any(_reads_anything(codec) for codec in labels) and _may_be_korean(body):
        candidates.append("cp949")
    for codec in dict.fromkeys(candidates):
        try:
            return body.decode(codec), codec.replace("_", "-")
        except UnicodeDecodeError:
            continue
    return _guess(body, labels)


def _guess(body: bytes, labels: list[str]) -> tuple[str, str]:
    """What no encoding reads without fault: the one with the fewest faults."""
    found = charset_normalizer.from_bytes(body[:SAMPLE]).best()
    guesses = [*labels, "utf_8", *([found.encoding] if found else []), "cp949"]
    known = [codec for codec in dict.fromkeys(guesses) if codec in _labels().values()]
    texts = [(body.decode(codec, errors="replace"), codec) for codec in known]
    text, codec = min(texts, key=lambda pair: pair[0].count("\ufffd") / max(1, len(pair[0])))
    return text, codec.replace("_", "-")


def _may_be_korean(body: bytes) -> bool:
    language = LANGUAGE.search(body[:HEAD])
    if language and language[1].lower() in OTHER_EASTERN:
        return False
    sample = body[:SAMPLE]
    letters = [(lead, trail) for lead, trail in _pairs(sample) if not 0xA1 <= lead <= 0xA3]
    # Hangul syllables lie in B0 to C8; kana, kanji and Chinese characters mostly elsewhere.
    hangul = sum(0xB0 <= lead <= 0xC8 and trail >= 0xA1 for lead, trail in letters)
    return hangul >= HANGUL_SHARE * len(letters)


def _pairs(sample: bytes) -> list[tuple[int, int]]:
    pairs = []
    for run in re.findall(rb"[\x80-\xff][\x40-\xff]{0,400}", sample):
        place = 0
        while place + 1 < len(run):
            if run[place] < 0x80:
                place += 1
                continue
            pairs.append((run[place], run[place + 1]))
            place += 2
    return pairs


def _meta(body: bytes) -> str | None:
    found = META.search(body[:HEAD])
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    folded = label.strip().lower()
    known = _labels()
    return known.get(folded) or known.get(re.sub(r"^iso[_ ]?(?=8859)", "iso-", folded))


def _reads_anything(codec: str) -> bool:
    return codec.startswith(("cp125", "iso8859", "koi8", "mac_", "cp866", "cp874"))


@functools.cache
def _labels() -> Mapping[str, str]:
    content = tomllib.loads(files("sources.pages").joinpath("charsets.toml").read_text(encoding="utf-8"))
    return {label: codec for codec, labels in content["codecs"].items() for label in labels}
