"""The word lists of `words.toml`, loaded once."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files


@functools.cache
def word_lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Table → list name → words in lower case."""
    content = tomllib.loads(files("sources.pages").joinpath("words.toml").read_text(encoding="utf-8"))
    return {
        table: {name: tuple(word.lower() for word in words) for name, words in lists.items()}
        for table, lists in content.items()
    }


def has_any(text: str, table: str, name: str) -> bool:
    """True when the text holds one of the words of a list, without regard to case; a bare number must begin it."""
    folded = text.lower()
    return any(_begins(folded, word) if word.isdigit() else word in folded for word in word_lists()[table][name])


def _begins(folded: str, number: str) -> bool:
    start = folded.lstrip()
    return start.startswith(number) and start[len(number) : len(number) + 1] not in tuple("0123456789.,%")


def is_notice(text: str) -> bool:
    """True when a block corrects, retracts or updates what stood on its page."""
    folded = text.lower()
    start = folded.lstrip(" [(<【〔■▲●◆※*-–—·\"'“‘")[:80]
    lists = word_lists()["notice"]
    # The first word must be the notice's own: "Correction:", "정정보도", but not "Corrections officers".
    begins = any(start.startswith(word) and _ends(start, word) for word in lists["begins"])
    return begins or any(word in folded for word in lists["holds"])


def _ends(start: str, word: str) -> bool:
    if " " in word:
        return True
    after = start[len(word) :].lstrip(" ")[:1]
    return not after or after in ":：]】〕)>.-–—(" or (not word.isascii() and after in "합했보")
