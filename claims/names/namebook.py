"""Which names mean one thing, learned from tables, from the texts at hand, and from how names sound.

book = NameBook.of(["딥시크(DeepSeek)는 …"]); book.expand("딥시크") & book.expand("DeepSeek's") → not empty
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claims.kept import kept
from claims.names.aliases import fold, known, pieces, spellings
from claims.names.glosses import glosses, spells
from claims.names.hangul_names import may_be_name
from claims.names.latin_names import is_common, is_plain, latin_names
from claims.names.transliterate import alike, distance, hangul_keys, hangul_sounds, latin_keys
from claims.words.morphology import HANGUL, english_stem, korean_stem, word_lists
from claims.words.senses import senses_of

_DIGITS = re.compile(r"\d+")
_SEQUEL = re.compile(r"[0-9]{1,2}|[ivx]{1,5}")
_CLEAR = 0.14  # a consonant; stricter than `alike`, for here a name is looked for among all names of the texts
_LONG = 7  # sounds of a name that no other of the texts is taken for, though it is only `alike`
_TELLING = 3  # letters; what is left of a place must be longer
_SOUNDS = 3  # consonants of a word that is a name by its sound alone
_SPELLED = 0.02  # a consonant; so near are a Korean name of two syllables and its romanisation, and few other words
_WHOLE = 4  # syllables of a word that spells a whole name of the texts, and so is no other word
_PART = 100_000  # characters
_MAX_PAIRS = 20_000  # glosses of hostile text; a real page has a few dozen


def _parts(text: str) -> Iterator[str]:
    """A long text in pieces that end with a line, so that its words never lie open together; no name crosses a line,
    but for "and" between two parts of one."""
    start = 0
    for line in re.finditer("\n", text):
        cut = line.end()
        if cut - start >= _PART and "and" not in text[cut - 10 : cut] and "and" not in text[cut : cut + 10]:
            yield text[start:cut]
            start = cut
    yield text[start:]


class NameBook:
    """Canonical keys of names. Build it with `NameBook.of`; it never changes afterwards."""

    def __init__(self) -> None:
        self._chief: dict[str, str] = {}
        self._long: dict[str, str] = {}
        self._latin: Sequence[str] = ()
        self._heard: dict[str, str | None] = {}
        self._names: dict[str, bool] = {}
        self._keys: dict[str, frozenset[str]] = {}

    @classmethod
    def of(cls, texts: Iterable[str] = (), names: Iterable[Iterable[str]] = ()) -> NameBook:
        """A book that knows the glosses of `texts` and takes each group in `names` as spellings of one name."""
        book = cls()
        latin: dict[str, str] = {}
        for text in texts:
            for one, other in glosses(text)[:_MAX_PAIRS]:
                book._join(one, other)
            for name in dict.fromkeys(name for part in _parts(text) for _, name in latin_names(part)):
                latin.setdefault(fold(name), name)
        for group in names:
            listed = list(group)
            for other in listed[1:]:
                book._join(listed[0], other)
        book._latin = sorted(latin.values())
        book._learn_short_forms(book._latin)
        return book

    def _join(self, one: str, other: str) -> None:
        first, second = self._root(_base(one)), self._root(_base(other))
        if not first or not second or first == second or (first[0] == second[0] == "@"):
            return
        chief, follower = sorted((first, second), key=lambda k: (k[0] != "@", not k.isascii(), k))
        self._chief[follower] = chief

    def _root(self, key: str) -> str:
        while key in self._chief:
            key = self._chief[key]
        return key

    def _learn_short_forms(self, names: Sequence[str]) -> None:
        longer: dict[str, set[str]] = defaultdict(set)
        for name in names:
            parts = pieces(name)
            if not 2 <= len(parts) <= 4 or known(name):
                continue
            if all(p in _generic() for p in parts[1:]):
                longer[parts[0]].add(fold(name))
            elif parts[0] not in _divisive() and parts[-1] not in _generic() and len(parts) < 4:
                longer[parts[-1]].add(fold(name))
        for short, candidates in sorted(longer.items()):
            if (
                len(candidates) == 1
                and len(short) > 2
                and short.isalpha()
                and not known(short)
                and not is_common(short)
            ):
                self._long[short] = min(candidates)

    @kept
    def _by_sound(self) -> Mapping[str, Sequence[str]]:
        """By how they begin to sound, the Latin names of the texts and their parts; found when a Hangul word asks."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._latin:
            for part in dict.fromkeys((name, *name.split())):
                if len(part) > 2 and part[0].isupper() and not (part != name and (is_common(part) or is_plain(part))):
                    for key in sorted(latin_keys(part)):
                        found[key].append(part)
        return found

    @kept
    def _two_words(self) -> Mapping[str, Sequence[str]]:
        """The names of several words, by how the first begins to sound."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._latin:
            if len(name.split()) > 1 and name[0].isupper():
                for key in sorted(latin_keys(name.split()[0])):
                    found[key].append(name)
        return found

    def expand(self, name: str) -> frozenset[str]:
        """Canonical keys of a name; two names are the same when their keys meet. Empty for a name without letters."""
        keys = self._keys.get(name)
        if keys is None:
            base = _base(name)
            core = "" if base[:1] in ("", "@") else _place_core(name)
            keys = self._keys[name] = frozenset(self._resolve(b) for b in (base, _base(core)) if b)
        return keys

    def _resolve(self, base: str) -> str:
        key = self._root(base)
        if key == base and key[0] != "@":
            key = self._root(self._long.get(key, key))
            if HANGUL.fullmatch(key):
                key = self._hear(key) or key
        return key

    def _hear(self, hangul: str) -> str | None:
        if hangul not in self._heard:
            best = self._sounding(hangul)
            self._heard[hangul] = None if best is None else self._resolve(_base(best))
        return self._heard[hangul]

    def _sounding(self, hangul: str) -> str | None:
        """The name of the texts, or the part of one, that a Hangul word sounds most like."""
        names = {n for key in hangul_keys(hangul) for n in self._by_sound.get(key, ())}
        apart = {n: distance(hangul, n) for n in names if alike(hangul, n)}
        if not apart:
            return self._half_translated(hangul)
        clear = _CLEAR if len(hangul_sounds(hangul)) < _LONG else 1.0
        return min((n for n in apart if apart[n] <= clear), key=lambda n: (apart[n], n), default=None)

    def _half_translated(self, hangul: str) -> str | None:
        """The name whose first word a Hangul word begins with by its sound and whose next it ends with by its sense:
        가람항공 and "Garam Air"."""
        for end in range(2, len(hangul) - 1):
            senses = senses_of(hangul[end:])
            for key in sorted(hangul_keys(hangul[:end])) if senses else ():
                for name in self._two_words.get(key, ()):
                    first, second = name.split()[:2]
                    meant = not senses.isdisjoint(senses_of(english_stem(second.lower())))
                    if meant and alike(hangul[:end], first) and distance(hangul[:end], first) <= _CLEAR:
                        return name
        return None

    def hears(self, word: str) -> bool:
        """Whether a Hangul word, whatever it looks like, sounds as a Latin name of the texts does, or is glossed there;
        not one that begins with a word of the vocabulary."""
        found = self._names.get(word)
        if found is None:
            found = self._names[word] = self._is_name(word)
        return found

    def _is_name(self, word: str) -> bool:
        if known(word):
            return False
        sounds = sum(1 for sound, _ in hangul_sounds(word) if sound)
        best = self._sounding(word) if sounds >= _SOUNDS else None
        whole = best is not None and not is_plain(best) and self._resolve(_base(best)) == fold(best)
        if best is not None and whole and len(word) >= _WHOLE and distance(word, best) <= _SPELLED:
            return True  # whatever word it may begin with
        if not may_be_name(word):
            return False
        if fold(word) in self._chief:
            return True
        if best is None or is_plain(best):
            return False
        return len(word) > 2 or (whole and distance(word, best) <= _SPELLED)

    def same(self, a: str, b: str) -> bool | None:
        """True for one thing, False for surely two, None where nothing is known."""
        if self.expand(a) & self.expand(b):
            return True
        one, other = self._root(_base(a)), self._root(_base(b))
        if one[:1] == other[:1] == "@":
            return False
        if _across(a, b):
            return True
        return _compare(pieces(a), pieces(b))


@lru_cache(maxsize=1 << 14)
def _base(name: str) -> str:
    key = known(name)
    if key is None and HANGUL.fullmatch(name.replace(" ", "")):
        squeezed = name.replace(" ", "")
        key = known(korean_stem(squeezed))
        return f"@{key}" if key else fold(squeezed)
    return f"@{key}" if key else fold(name)


@lru_cache(maxsize=1 << 14)
def _place_core(name: str) -> str:
    """A name without the words for a kind of place: Lake Baikal, 바이칼호; "" where nothing telling is left."""
    squeezed = name.replace(" ", "")
    if HANGUL.fullmatch(squeezed):
        return _hangul_core(korean_stem(squeezed))
    lists, parts = word_lists("en"), list(pieces(name))
    whole = len(parts)
    if parts and parts[0] in lists["place_heads"]:
        parts = parts[2:] if parts[1:2] == ["of"] else parts[1:]
    while parts and parts[-1] in lists["place_tails"]:
        parts.pop()
    telling = len(parts) < whole and len("".join(parts)) > _TELLING and parts[0] not in _divisive()
    return " ".join(parts) if telling and not is_common(parts[0]) else ""


def _hangul_core(word: str) -> str:
    lists = word_lists("ko")
    for tail in (*lists["place_tails"], *lists["place_tails_unlisted"]):
        core = word.removesuffix(tail)
        if core != word and len(core) > 1:
            return "" if tail in lists["place_tails_unlisted"] and known(core) else core
    core = next((word.removeprefix(p) for p in lists["name_prefixes"] if word.startswith(p)), "")
    return core if len(core) >= _WHOLE else ""


def _generic() -> frozenset[str]:
    return frozenset(word_lists("en")["generic_tails"])


def _divisive() -> frozenset[str]:
    return frozenset(word_lists("en")["divisive_heads"])


def _across(a: str, b: str) -> bool:
    """True when one is Hangul, the other Latin (or well known in Latin letters) and they sound alike."""
    if a.isascii() and b.isascii():
        return False
    for hangul, other in ((a.replace(" ", ""), b), (b.replace(" ", ""), a)):
        if HANGUL.fullmatch(hangul):
            forms = (other, *spellings(known(other) or ""))
            if any(f.isascii() and alike(hangul, f) for f in forms):
                return True
    return False


def _compare(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    short, long = sorted((one, other), key=len)
    if not short:
        return None
    if len(long) == 1 and _is_its_adjective(*sorted((one[0], other[0]), key=len)):
        return True
    if one[0] != other[0] and {one[0], other[0]} <= _divisive():
        return False
    if len(short) == 1 and len(long) > 1 and (spells(long, short[0]) or spells(_unnumbered(long), short[0])):
        return True
    if long[: len(short)] == short:
        rest = long[len(short) :]
        return True if all(p in _generic() for p in rest) else (False if any(_DIGITS.search(p) for p in rest) else None)
    if long[-len(short) :] == short and long[0] not in _divisive() and short[0] not in _generic():
        return True
    if _DIGITS.sub("", "".join(one)) == _DIGITS.sub("", "".join(other)) or one[0] == other[0]:
        return False
    return False if _versions("".join(one), "".join(other)) else None


def _is_its_adjective(name: str, longer: str) -> bool:
    """Whether one name is the adjective of a place that no table lists: Norvada, Norvadan; Estmark, Estmarkian."""
    if len(name) < _PLACE or not longer.startswith(name[:-1]):
        return False
    return longer in (f"{name}n", f"{name}ian", f"{name}ese") if name[-1] in "aeio" else longer == f"{name}ian"


_PLACE = 6  # letters; shorter ones and their like are given names (Julia, Julian)


def _unnumbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a name less the number of a sequel: Grand Theft Auto VI is a GTA."""
    return parts[:-1] if len(parts) > 3 and _SEQUEL.fullmatch(parts[-1]) else parts


def _versions(one: str, other: str) -> bool:
    """GPT-4 and GPT-4o, S24 and S25 Ultra: one stem, different marks behind."""
    stem_one, stem_other = (_DIGITS.split(x, maxsplit=1)[0] for x in (one, other))
    return bool(stem_one) and stem_one == stem_other and one != other
