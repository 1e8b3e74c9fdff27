"""One spelling for signs that look alike, so that the readers need to know only one."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from claims.model import Span

_PAIRS = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    "−": "-", "‐": "-", "‑": "-", "‒": "-", "–": "-", "﹣": "-", "➖": "-",
    "～": "~", "〜": "~", "∼": "~", "˜": "~",
    "\u3000": " ", "\u2007": "\u00a0", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2002": " ", "\u2003": " ",
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'",
    "ℓ": "L", "￦": "₩", "￥": "¥", "￡": "£", "￠": "¢", "﹩": "$", "﹪": "%", "٪": "%",
    "⁄": "/", "∕": "/", "μ": "µ", "℅": "%", "：": ":", "∙": "·", "‧": "·", "・": "·", "ㆍ": "·",
}  # fmt: skip
_FORMATS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_LOOK_ALIKE = re.compile(rf"[{re.escape(''.join(_PAIRS))}]")


class Folded(NamedTuple):
    """A text with look-alikes folded, and the way back."""

    text: str
    lower: str
    """The same length as `text`."""
    offsets: tuple[tuple[int, int], ...] | None = None
    """Where each code point of `text` began and ended in the original; None where nothing moved."""

    def place(self, start: int, end: int) -> Span:
        """A range of `text` as a span of the original."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start][0], self.offsets[end - 1][1])


def fold(text: str) -> Folded:
    """Fold width, dashes and quotes of a text; format characters and decomposed Hangul are put together."""
    offsets = None
    if not text.isascii():
        if any(mark in text for mark in _FORMATS) or _decomposed(text):
            text, offsets = _composed(text)
        for sign in set(_LOOK_ALIKE.findall(text)):  # few texts hold any, and `translate` costs as much for none
            text = text.replace(sign, _PAIRS[sign])
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return Folded(text, lower, offsets)


def _decomposed(text: str) -> bool:
    return not unicodedata.is_normalized("NFC", text)


def _composed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without format characters, each base with its marks as one code point where there is one."""
    letters: list[str] = []
    offsets: list[tuple[int, int]] = []
    index = 0
    while index < len(text):
        end = index + 1
        while end < len(text) and end - index < 8 and _joins(text[index:end], text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[index:end])
        if unicodedata.category(text[index]) != "Cf":
            letters.append(cluster)
            offsets.extend([(index, end)] * len(cluster))
        index = end
    return "".join(letters), tuple(offsets)


def _joins(cluster: str, letter: str) -> bool:
    return bool(unicodedata.combining(letter)) or (
        "ᅠ" <= letter <= "ᇿ" and len(unicodedata.normalize("NFC", cluster + letter)) == 1
    )
