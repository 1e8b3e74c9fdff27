"""Alternations of literal words as regular expressions that a matcher walks like a trie."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Trie = dict[str, "_Trie"]


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, everything escaped; matches nothing where there are none."""
    root: _Trie = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        if word:
            node[""] = {}
    return _branch(root) if root else r"(?!)"


def _branch(node: _Trie) -> str:
    ends = "" in node
    tails: list[str] = []
    last_letters: list[str] = []
    for letter, child in sorted(node.items()):
        if not letter:
            continue
        if list(child) == [""]:
            last_letters.append(re.escape(letter))
        else:
            tails.append(re.escape(letter) + _branch(child))
    if last_letters:
        tails.append(last_letters[0] if len(last_letters) == 1 else f"[{''.join(last_letters)}]")
    if not tails:
        return ""
    body = tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})"
    if not ends:
        return body
    return f"(?:{body})?"
