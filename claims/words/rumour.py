"""Whether a sentence passes on what nobody stands behind, by how it says so rather than by one set phrase.

Two ways are known to every language: somebody without a name who is near a matter ("two people briefed on the talks",
협상 내용을 아는 세 사람), and talk that goes round ("talk in the corridors is that", 넘어간다는 소리가 들린다).
The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from functools import cache

from claims.lang import load
from claims.words.patterns import one_of


def is_rumour(text: str, language: str) -> bool:
    """True for a sentence that rests on somebody unnamed who knows, or on talk that goes round."""
    pattern = _rumour(language)
    return pattern is not None and pattern.search(text) is not None


@cache
def _rumour(language: str) -> re.Pattern[str] | None:
    words = load(language).binding
    shape = _SHAPES.get(language)
    if shape is None or not words.get("informants"):
        return None
    parts = {key: one_of(words.get(key, ())) for key in ("informants", "informed", "matters", "talk", "circulates")}
    return re.compile(shape.format(**parts), re.IGNORECASE)


_SHAPES = {
    "en": (
        r"\b(?:{informants}) (?:(?:who|that) (?:is|are|was|were) )?(?:{informed}) "
        r"(?:(?:the|its|their|his|her|such|these|those|both) )?(?:[a-z]+ ){{0,2}}(?:{matters})\b"
        r"|\b(?:{talk}) (?:(?:in|around|among|on|from|at|inside|about) [^,.;:]{{1,60}} )?(?:{circulates})\b"
    ),
    "ko": (
        r"(?:{matters})[^\s,.]{{0,3}} (?:[^\s,.]{{1,4}} )?(?:{informed}) (?:[^\s,.]{{1,5}} ){{0,2}}(?:{informants})"
        r"|(?:{talk})(?:[이가도은는을를만]|들이)? ?(?:[^\s,.]{{1,5}} ){{0,2}}(?:{circulates})"
    ),
}
"""How the words of each language stand together."""
