"""Well-known names: every spelling of one thing leads to one key.

The tables are claims/lang/names/*.toml: `"South Korea" = ["Korea", "ROK", "한국"]`, the first spelling is the key.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from claims.errors import LanguageError
from claims.words.morphology import HANGUL, word_lists

_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_PIECES = re.compile(r"[^\W_]+|[&+]")
_KOREAN_FORM = re.compile(r"^(?:주식회사|유한회사|㈜|\(주\))|(?:주식회사|유한회사|㈜|\(주\))$")


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(word_lists("en")["legal_forms"])


@cache
def shared_parts() -> frozenset[str]:
    """What many names have in common: "North", "United", "Group"."""
    lists = word_lists("en")
    return frozenset((*lists["divisive_heads"], "united"))


@lru_cache(maxsize=1 << 15)
def pieces(name: str) -> tuple[str, ...]:
    """The parts of a name that tell it apart: lower case, without possessive, legal form, article, punctuation."""
    plain = _KOREAN_FORM.sub("", unicodedata.normalize("NFKC", name).strip()).casefold()
    parts = tuple(_PIECES.findall(_POSSESSIVE.sub("", plain).replace(".", "")))
    return tuple(p for p in parts if p not in _legal_forms()) or parts


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """One spelling for all ways to write a name: "GPT-4", "GPT 4" and "GPT4" are `gpt4`; "Apple Inc.'s" is `apple`."""
    return "".join(pieces(name))


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    keys: dict[str, str] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    folder = files("claims") / "lang" / "names"
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        for group in tomllib.loads(file.read_text("utf-8")).values():
            for name, others in group.items():
                spellings[name] = (name, *others)
                for spelling in spellings[name]:
                    if keys.setdefault(fold(spelling), name) != name:
                        raise LanguageError(
                            f"{file.name}: {spelling!r} stands for {keys[fold(spelling)]!r} and {name!r}; drop one"
                        )
    return keys, spellings


@lru_cache(maxsize=1 << 15)
def known(name: str) -> str | None:
    """The key of a well-known name in any spelling ("미국", "U.S." → "United States"), or None."""
    keys = _table()[0]
    folded = fold(name)
    key = keys.get(folded)
    if key is None and folded.endswith("s") and len(folded) > 4 and folded.isascii():
        key = keys.get(folded[:-1])
    return key


@cache
def _group(file: str, name: str) -> Mapping[str, Sequence[str]]:
    """One group of a table of names: each with its spellings."""
    table = tomllib.loads((files("claims") / "lang" / "names" / f"{file}.toml").read_text("utf-8"))
    group: Mapping[str, Sequence[str]] = table[name]
    return group


@cache
def _adjectives() -> frozenset[str]:
    endings = tuple(word_lists("en")["adjective_endings"])
    spelled = {s for country, others in _group("countries", "country").items() for s in others if s != country}
    return frozenset(fold(s) for s in spelled if s.isascii() and s.endswith(endings))


def is_adjective(name: str) -> bool:
    """True for the adjective of a country's people ("Korean", "French"), which says of whom only what sort it is."""
    return fold(name) in _adjectives()


@cache
def hangul_names() -> frozenset[str]:
    """The spellings of the tables that are Hangul only, spaces cut, without those that are more often another word."""
    squeezed = {s.replace(" ", "") for group in _table()[1].values() for s in group}
    names = frozenset(s for s in squeezed if len(s) > 1 and HANGUL.fullmatch(s))
    return names - frozenset(word_lists("ko")["homographs"])


def is_country(key: str | None) -> bool:
    """Whether a key of the tables is a country."""
    return key in _group("countries", "country")


def is_disease(key: str | None) -> bool:
    """Whether a key of the tables is a disease: what cases are of, and nobody whose they are."""
    return key in _group("others", "disease")


def spellings(key: str) -> tuple[str, ...]:
    """All spellings of a key of the tables; () for one that they do not have."""
    return _table()[1].get(key, ())
