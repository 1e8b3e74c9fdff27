"""Cuts words to stems: English by a light stemmer, Korean by particles, endings and conjugation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

HANGUL = re.compile(r"[가-힣]+")
_FIRST = 0xAC00
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_N, _L, _M, _B, _S, _SS = 4, 8, 16, 17, 19, 20
_D = 7
_CONTRACTED = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}
_BRIGHT = "ㅏㅑㅗ"
_LONGEST = 24  # syllables; longer runs are no words
_DOUBLE = re.compile(r"(?:pp|tt|nn|gg|mm|rr|dd|bb|kk)$")
_VOWEL_LETTER = re.compile("[aeiouy]")


@cache
def word_lists(language: str) -> dict[str, Any]:
    """The word lists of a language, from claims/lang/morphology; raises FileNotFoundError for one without a file."""
    return tomllib.loads((files("claims") / "lang" / "morphology" / f"{language}.toml").read_text("utf-8"))


@cache
def _kept() -> frozenset[str]:
    return frozenset(word_lists("en")["keep"])


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """A lower-case English word to its light stem: prices, priced and pricing meet, price and prize do not."""
    word = word.removesuffix("'s").removesuffix("’s")
    known: str = word_lists("en")["irregular"].get(word, word)
    if known in _kept() or len(known) <= 3:
        return known
    known = _american(known)
    stem = _singular(known) if known.endswith("s") else _verb(known)
    return stem if stem in _kept() else _final_e(stem)


def _american(word: str) -> str:
    """British spelling as American, so that both fall together: centre, colour, organised, programme, travelled."""
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})our(?=(?:s|ed|ing|er|ers|able|ful|less|al|hood|hoods|y|ite|ites)?\Z)", "or"),
        (r"(?<=[a-z]t)re(?=[sd]?\Z)", "er"),
        (r"(?<=[a-z]b)re(?=s?\Z)", "er"),
        (r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations)\Z)", "iz"),
        (r"(?<=[a-z]ly)s(?=(?:e|ed|ing|er|ers)\Z)", "z"),
        (r"(?<=[a-z]{3}og)ue(?=s?\Z)", ""),
        (r"(?<=\Aprogram)me(?=s?\Z)", ""),
        (r"\A(defen|licen|offen)ce(?=s?\Z)", r"\1se"),
        (
            r"\A(travel|cancel|label|model|fuel|channel|tunnel|counsel|signal|total|rival|level)l(?=(?:ed|ing|er|ers)\Z)",
            r"\1",
        ),
        (r"\Agrey", "gray"),
        (r"\Aalumini(?=um)", "alumin"),
        (r"\Asulph", "sulf"),
        (r"\Aplough", "plow"),
    )
)


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    single = word[:-1]
    return single if single in _kept() or len(single) <= 3 else _verb(single)


def _verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and _VOWEL_LETTER.search(base):
            if len(base) <= 2:
                return base + "e"
            return base[:-1] if _DOUBLE.search(base) else base
    return word


def _final_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") and not word.endswith("ee") else word


def split_syllable(syllable: str) -> tuple[int, str, int]:
    """A Hangul syllable to (initial consonant 0-18, vowel letter, final consonant 0-27)."""
    code = ord(syllable) - _FIRST
    return code // 588, _VOWELS[code % 588 // 28], code % 28


def join_syllable(initial: int, vowel: str, final: int = 0) -> str:
    """The inverse of `split_syllable`."""
    return chr(_FIRST + initial * 588 + _VOWELS.index(vowel) * 28 + final)


def conjugate(verb: str) -> tuple[str, ...]:
    """A Korean verb in dictionary form to the beginnings of its forms: 내리다 → 내리, 내려, 내렸, 내린"""
    stem = verb.removesuffix("다")
    head, last = stem[:-1], stem[-1]
    initial, vowel, final = split_syllable(last)
    if last == "하":
        return tuple(head + s for s in "하했한할함해합")
    if final == 0:
        return _open_stem(head, last)
    if final == _L:
        return _harmonic(stem, vowel, stem) + _dropped_l(head, initial, vowel)
    if final == _B and verb not in word_lists("ko")["steady"]:
        bare = head + join_syllable(initial, vowel)
        return (stem, bare + "워", bare + "웠", bare + "운", bare + "울", bare + "우")
    if verb in word_lists("ko")["changing"]:
        soft = head + join_syllable(initial, vowel, _L if final == _D else 0)
        return _harmonic(stem, vowel, soft)
    return _harmonic(stem, vowel, stem)


def _harmonic(stem: str, vowel: str, soft: str) -> tuple[str, ...]:
    past, linked = ("았", "아") if vowel in _BRIGHT else ("었", "어")
    return (stem, soft + past, soft + linked, soft + "은", soft + "을", soft + "음", soft + "으")


def _dropped_l(head: str, initial: int, vowel: str) -> tuple[str, ...]:
    bare = head + join_syllable(initial, vowel)
    forms = (bare + "는", bare + "니")
    return (
        (*forms, head + join_syllable(initial, vowel, _N), head + join_syllable(initial, vowel, _B)) if head else forms
    )


def _open_stem(head: str, last: str) -> tuple[str, ...]:
    initial, vowel, _ = split_syllable(last)
    forms = [head + join_syllable(initial, vowel, final) for final in (0, _N, _L, _M, _B)]
    if last == "르" and head:
        front, middle, _ = split_syllable(head[-1])
        doubled = head[:-1] + join_syllable(front, middle, _L)
        return (*forms, *((doubled + "라", doubled + "랐") if middle in _BRIGHT else (doubled + "러", doubled + "렀")))
    if vowel == "ㅡ":
        vowel = "ㅏ" if head and split_syllable(head[-1])[1] in _BRIGHT else "ㅓ"
    if vowel in "ㅟㅢ":
        return (*forms, head + last + "어", head + last + "었")
    linked = _CONTRACTED.get(vowel, vowel)
    return (*forms, head + join_syllable(initial, linked), head + join_syllable(initial, linked, _SS))


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _noun_tail() -> re.Pattern[str]:
    lists = word_lists("ko")
    suffix, light = (_alternation(lists[key]) for key in ("suffixes", "light_verbs"))
    particle = _alternation(lists["particles"] + lists["copulas"])
    tail = f"(?:(?:{particle})(?:{particle})?|(?:{light})[가-힣]{{0,6}})?"
    return re.compile(f"(?:{suffix})?{tail}")


@lru_cache(maxsize=1 << 15)
def may_follow_noun(rest: str) -> bool:
    """True when the Hangul `rest` after a noun is only a suffix, particles or a form of 하다 or 되다."""
    return len(rest) <= 12 and _noun_tail().fullmatch(rest) is not None


@cache
def _name_tail() -> re.Pattern[str]:
    particle = _alternation(word_lists("ko")["particles"])
    suffix = _alternation(word_lists("ko")["name_suffixes"])
    return re.compile(f"(?:{particle})(?:{particle})?|(?:{suffix})(?:{particle})?")


@lru_cache(maxsize=1 << 15)
def may_follow_name(rest: str) -> bool:
    """True when the Hangul `rest` right behind a name leaves it a name: 미국이, 중국산, 한국 정부; not 인도했다."""
    return len(rest) <= 8 and _name_tail().fullmatch(rest) is not None


@lru_cache(maxsize=1 << 15)
def may_follow_verb(rest: str) -> bool:
    """True when the Hangul `rest` after a verb stem of one syllable begins with a verb ending."""
    return rest.startswith(tuple(word_lists("ko")["endings"]))


@cache
def _cut() -> re.Pattern[str]:
    lists = word_lists("ko")
    particle = _alternation(lists["particles"])
    light = _alternation([w for w in lists["light_verbs"] if w not in ("중이", "예정", "키로", "지었", "짓")])
    # What ends as a place or a body does is no verb: 국립해양박물관은.
    body = f"[가-힣]{{0,4}}(?:{_alternation(lists['name_tails'])})(?:{particle})?$"
    return re.compile(f"(?:{particle})$|(?:{light})(?!{body})[가-힣]{{0,5}}$")


@lru_cache(maxsize=1 << 16)
def korean_stem(word: str) -> str:
    """A Korean word without particles and the endings of 하다 and 되다: 발표했다 → 발표, 공장에서도 → 공장."""
    if len(word) > _LONGEST:
        return word
    for start in range(2, len(word)):
        if _cut().match(word, start) and not word[: start + 1].endswith(_whole_nouns()):
            return word[:start]
    return word


@cache
def _whole_nouns() -> tuple[str, ...]:
    return tuple(word_lists("ko")["whole_nouns"])


@lru_cache(maxsize=1 << 16)
def korean_root(word: str) -> str:
    """What no cut shortens any more, so that a bare noun and its forms meet: 고속도로, 고속도로를 → 고속도."""
    while (stem := korean_stem(word)) != word:
        word = stem
    return word


@cache
def bound_nouns() -> frozenset[str]:
    """Korean words of one bare syllable and a particle that say nothing (것은, 때는)."""
    lists = word_lists("ko")
    return frozenset(noun + particle for noun in lists["bound_nouns"] for particle in lists["bound_particles"])


@cache
def short_nouns() -> Mapping[str, str]:
    """Forms of Korean nouns of one syllable that say something, with the noun: 논을 → 논."""
    lists = word_lists("ko")
    return {noun + end: noun for noun in lists["short_nouns"] for end in ("", *lists["short_particles"])}


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words of a language that say nothing of what a value is."""
    if language != "ko":
        return frozenset(word_lists("en")["stop_words"])
    # A particle without its noun was left behind by a number.
    return frozenset((*word_lists("ko")["stop_words"], *word_lists("ko")["particles"])) | bound_nouns()
