"""Proper names in text, and which of them mean one thing.

find_names("The Bank of England cut rates.", "en") → [(Span(4, 19), "Bank of England")]
"""

from __future__ import annotations

from claims.glosses import glosses
from claims.hangul_names import korean_names
from claims.latin_names import latin_names
from claims.model import Span
from claims.namebook import NameBook

__all__ = ["NameBook", "find_names", "glosses"]


def find_names(text: str, language: str) -> list[tuple[Span, str]]:
    """Proper names with their places, in the order of the text, never overlapping."""
    return korean_names(text) if language == "ko" else latin_names(text)
