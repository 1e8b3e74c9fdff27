"""Korean particles that depend on the syllable before them."""

from __future__ import annotations

from collections.abc import Sequence

_FIRST, _LAST = 0xAC00, 0xD7A3
_RIEUL = 8


def closed(word: str, *, rieul: bool = True) -> bool | None:
    """Whether a word ends in a consonant; None where its last sign is no Hangul syllable.

    Args: rieul, whether ㄹ counts as one (it does not before 로).
    """
    last = ord(word[-1]) if word else 0
    if not _FIRST <= last <= _LAST:
        return None
    final = (last - _FIRST) % 28
    return final != 0 and (rieul or final != _RIEUL)


def agreeing(pair: Sequence[str], old: str, new: str, after: str) -> tuple[int, str]:
    """Length of the particle of `pair` that stands in `after`, and the form that agrees with `new`; 0 where none does.

    Args: pair, the form after a consonant and the one after a vowel; old, the word that stood before it.
    """
    standing = next((form for form in pair if after.startswith(form)), "")
    rest = after[len(standing) : len(standing) + 1]
    if not standing or (rest.isalnum() and not rest.isascii()):
        return 0, ""
    rieul = pair[1] != "로"
    before, behind = closed(old, rieul=rieul), closed(new, rieul=rieul)
    if behind is None or (before is not None and pair[0 if before else 1] != standing):
        return 0, ""
    return len(standing), pair[0 if behind else 1]
