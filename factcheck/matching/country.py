"""What a text says of its own country (우리나라, 국내): of the country of its language, and of no other."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lang import load
from claims.model import Frame
from claims.names.aliases import is_country, known
from claims.names.home import abroad, at_home
from claims.words.stance import has
from factcheck.values.slot import MATCH, OTHER, UNKNOWN, Slot


def told_abroad(frame: Frame) -> bool:
    """Whether the text around a value speaks of another country than its own."""
    return abroad((*frame.near.names, *frame.far.names), frame.language)


def told_of_home(name: str, source: Frame, theirs: Sequence[str]) -> Slot:
    """Whether a value that its sentence tells of the text's own country ("국내 산불의 62%") is of the one that a claim
    names; unknown where it is told of none.

    Args: theirs, who stands beside the value: an office that counts a thing is not whose it is.
    """
    if source.cell is not None or not is_country(known(name)) or not _tells_of_home(source) or told_abroad(source):
        return UNKNOWN
    if not at_home(name, source.language):
        return OTHER
    return MATCH if all(_is_office(n, source.language) for n in theirs) else UNKNOWN


def _tells_of_home(source: Frame) -> bool:
    return has(source.sentence, source.language, "home_words")


def _is_office(name: str, language: str) -> bool:
    return at_home(name, language) or name.endswith(load(language).binding.get("offices", ()) or ("\0",))
