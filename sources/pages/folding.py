"""Text from the web made fit to keep: NFC, no invisible or control characters, white space folded."""

from __future__ import annotations

import re
import unicodedata

# Zero-width characters, soft hyphen, bidi controls, byte order mark, tags, variation selectors, lone surrogates.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e01ef\ud800-\udfff]"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
WHITE = re.compile(r"\s+")
# A single one of these may part the digits of one number, and is kept there as it is.
GROUP_MARKS = "\u00a0\u2007\u2009\u202f"


def fold(text: str) -> str:
    """One line of clean text."""
    text = CONTROL.sub("", INVISIBLE.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return WHITE.sub(_space, text).strip()


def _space(found: re.Match[str]) -> str:
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1]
    return found[0] if found[0] in GROUP_MARKS and len(around) == 2 and around.isdecimal() else " "
