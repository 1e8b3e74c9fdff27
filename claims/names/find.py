"""Proper names in text, and which of them mean one thing.

find_names("The Bank of England cut rates.", "en") → [(Span(4, 19), "Bank of England")]
"""

from __future__ import annotations

from claims.model import Span
from claims.names.glosses import glosses
from claims.names.hangul_names import korean_names, looks_foreign, may_be_name
from claims.names.latin_names import is_coined, latin_names
from claims.names.namebook import NameBook

__all__ = ["NameBook", "find_names", "glosses", "is_spelled_by_sound"]


def find_names(text: str, language: str) -> list[tuple[Span, str]]:
    """Proper names with their places, in the order of the text, never overlapping."""
    return korean_names(text) if language == "ko" else latin_names(text)


def is_spelled_by_sound(name: str) -> bool:
    """Whether another script can only write a name as it sounds: a part of it is no word of its language (Daeyang
    Shipping, 노스게이트 푸즈), as all parts of "National Library" are."""
    parts = name.replace("-", " ").split()
    return any(is_coined(part) if part.isascii() else looks_foreign(part) and may_be_name(part) for part in parts)
