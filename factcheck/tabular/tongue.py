"""Text cut to comparable tokens, and the words of a language that ask something of a table (words.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from claims.frozen import quick
from claims.words.morphology import english_stem, korean_root

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?(?:\s?[-–−]\s?\d+(?:\.\d+)?(?![\d.]*[a-z]))*|[^\W\d_]+|%"
)
_DASH = re.compile(r"\s?[-–−]\s?")
_SIGN = re.compile(r"[-–−]\s?$")
_KEYED = ("months", "numbers", "ordinals", "scales", "multiples", "rates")
_NOUNS = (
    "idle", "ranks", "dates", "sums", "keys", "measures", "giving", "equating", "won_mark", "lost_mark", "drawn_mark",
    "year_mark", "month_mark", "day_mark", "rise", "fall", "always", "summed", "by", "totalled", "averaged",
    "overtaken", "world", "record", "short", "often", "majority", "any_other", "scale_tails", "percent", "articles",
    "linking", "pointing", "per",
)  # fmt: skip
"""Kinds whose words may be part of a name."""
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """A word cut to its stem, a number, or a run of numbers with dashes ("6-3", "2010-12")."""

    text: str
    number: Decimal | None = None
    parts: tuple[str, ...] = ()
    """The numbers of a run with dashes."""
    negative: bool = False
    """A minus sign stands before it that no number precedes."""
    word: str = ""
    """As written, folded."""


@dataclass(frozen=True)
class Tongue:
    """The words of one language that ask something of a table."""

    code: str
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """Kind of trigger to phrases of stems, longest first."""
    idle: frozenset[str]
    asking: frozenset[str]
    """Single words that ask something: by themselves they are no name."""
    written: frozenset[str]
    """The same as written."""
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    multiples: Mapping[str, int]
    rates: Mapping[str, int]
    """How many of a span of time a year has."""

    def scale(self, token: Token) -> int:
        """What a word multiplies the number before it by ("billion", "억", "백만원"); 1 where it does not."""
        if token.text in self.scales:
            return self.scales[token.text]
        tails = self.phrases["scale_tails"]
        return next(
            (n for w, n in self.scales.items() if token.word[: len(w)] == w and (token.word[len(w) :],) in tails), 1
        )

    def has(self, kind: str, text: str) -> bool:
        """Whether a text holds a phrase of a kind."""
        stems = tuple(t.text for t in tokens(text))
        asked = [p for p in self.phrases[kind] if p[0] in stems]
        return any(stems[i : i + len(p)] == p for p in asked for i in range(len(stems)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, in either script."""
    if "가" <= word[0] <= "힣":
        return korean_root(word) or word
    return english_stem(word) if len(word) > 3 else word


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Token, ...]:
    """Words and numbers of a text, in order; signs of the text are left out."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    out: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(folded):
        said, gap = found.group(), folded[end : found.start()]
        end = found.end()
        if said in _ORDINAL_ENDS and out and out[-1].number is not None and not gap:
            continue
        out.append(_token(said, negative=bool(_SIGN.search(gap))))
    return tuple(out)


def _token(said: str, *, negative: bool) -> Token:
    if not said[0].isdigit():
        return Token(stem(said), word=said)
    parts = _DASH.split(said)
    if len(parts) > 1:
        plain = tuple(_plain(p) for p in parts)
        return Token("-".join(plain), parts=plain, word=said)
    alone = _plain(said)
    return Token(alone, number=Decimal(alone), negative=negative, word=said)


def _plain(written: str) -> str:
    """ "6.0" and "6", "1,200" and "1200", "07" and "7" are one number."""
    plain = written.replace(",", "").lstrip("0") or "0"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" + plain if plain.startswith(".") else plain or "0"


@cache
def tongue(code: str) -> Tongue:
    """The words of a language; of English where there are none."""
    tables = tomllib.loads(files("factcheck.tabular").joinpath("words.toml").read_text(encoding="utf-8"))
    rows = tables.get(code) or tables["en"]
    lists = {kind: words for kind, words in rows.items() if isinstance(words, list)}
    phrases = {
        kind: tuple(sorted((tuple(t.text for t in tokens(w)) for w in words), key=len, reverse=True))
        for kind, words in lists.items()
    }
    idle = {stem(w) for w in lists["idle"]} | set(lists["idle"])
    keyed = {kind: {form: n for w, n in rows[kind].items() for form in (w, stem(w))} for kind in _KEYED}
    asking = {p[0] for kind, many in phrases.items() if kind not in _NOUNS for p in many if len(p) == 1}
    written = {w for kind, many in lists.items() if kind not in _NOUNS for w in many if " " not in w}
    return Tongue(code, phrases, frozenset(idle), frozenset(asking), frozenset(written), *(keyed[k] for k in _KEYED))
