"""Hears names across scripts: are a Hangul and a Latin spelling one name?

    alike("스포티파이", "Spotify") → True

Consonants are gathered into classes that Korean spelling keeps apart (K, T, P, S, J, H, M, N, L); vowels count for
less, because English spelling says little about them. Precision comes first: short names
must agree in their vowels too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claims.words.morphology import split_syllable

Sound = tuple[str, frozenset[str]]
"""A consonant class ("" where a name begins with a vowel) and the vowels that may follow it."""

_INITIAL = "KKNTTLMPPSS-JJJKTPH"
_FINAL = "-KKKNNNTLLLLLLLLMPPTTNTTKTPH"
_SYLLABLE_VOWEL = dict(zip("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", "AEAE@E@EOAEEOU@EIU_II", strict=True))
_VOWEL_TABLE = (
    "a=AE@O e=EI_@ i=IA_ o=O@AU u=U@A_ y=IA w=U oo=U ee=I ea=IE eo=@IO eu=_UEO ae=EAI ou=UAO@ oe=EOI ui=UI_ oi=O ow=AO"
)
_LETTER_VOWELS = {letters: frozenset(vowels) for letters, vowels in re.findall(r"(\w+)=(\S+)", _VOWEL_TABLE)}
# A spelling (a pattern, tried in this order) and the consonants it may stand for; "-" is silent.
_SPELLING_TABLE = """
    tch|dge|dg=J  sch=S|SK  sh=S  ch=J|K|S|H  ph=P  th=T|S  gh=K|-  kh=H|K  zh|dz|ts|tz=J  ^kn=N  ^wr=L  ^x=J|S  ck|cq=K
    cc(?=[eiy])=KS|J  sc(?=[eiy])=S  c(?=[eiy])=S|J  ng(?=[aeiouy])=NK|N|NJ  ng=N|NK  nk|nc(?![eiyh])|nq=NK  mb$=M  rr=L
    r(?![aeiouy])=L|-  ll=L|-  x=KS|S|J  c|k|q=K  g(?=[eiy])=J|K  g=K  j=J|-|H  z=J|S  s=S|J  t(?=ion)=S|J  t=T|J  d=T
    f=P|H  b|p|v=P  l|r=L  m=M  n=N  h(?=[aeiouyw])=H|-  h=-
"""
_SPELLINGS = [(re.compile(p), c) for p, c in re.findall(r"(\S+)=(\S+)", _SPELLING_TABLE)]
_CLOSE = {frozenset(pair) for pair in ("SJ", "PH", "KJ", "ST", "TJ", "NM", "KH", "SH")}
_VOWEL_RUN = re.compile("oo|ee|ea|eo|eu|ae|ou|oe|ui|oi|ow|[aeiouyw]")
_LETTERS = re.compile("[a-z]+")
_SPELLED_OUT = str.maketrans({"&": "and", "ß": "ss", "ø": "o", "ł": "l"})
_HANGUL_NAME = re.compile("[가-힣]{2,20}")

_LIMIT, _LIMIT_SHORT = 0.21, 0.13  # a consonant; swept 0.15–0.30 and 0.10–0.20 on tests/claims/name_pairs.csv
_GAP, _CLOSE_COST, _WRONG, _VOWEL_COST, _VOWEL_GAP = 1.0, 0.45, 1.5, 0.45, 0.4


def _latin_letters(name: str) -> str:
    """Lower-case letters a-z of a Latin name, accents and all else cut; "&" is read as "and"."""
    spelled = name.lower().translate(_SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(_LETTERS.findall("".join(c for c in plain if not unicodedata.combining(c))))


@lru_cache(maxsize=1 << 12)
def hangul_sounds(name: str) -> tuple[Sound, ...]:
    """The sounds of a Hangul name; doubled ㄹ is one sound, ㅡ may be silent."""
    sounds: list[Sound] = []
    for syllable in name:
        initial, vowel, final = split_syllable(syllable)
        heard = _INITIAL[initial]
        if heard == "L" and sounds and sounds[-1] == ("L", frozenset()):
            sounds.pop()
        vowels = frozenset(_SYLLABLE_VOWEL[vowel])
        if heard == "-" and sounds and sounds[-1][1]:
            sounds[-1] = (sounds[-1][0], sounds[-1][1] | vowels)
        else:
            sounds.append(("" if heard == "-" else heard, vowels))
        if final:
            sounds.append((_FINAL[final], frozenset()))
            if _FINAL[final] == "N" and final == 21:
                sounds[-1] = ("N", frozenset())
    return tuple(sounds)


@lru_cache(maxsize=1 << 14)
def _latin_sounds(letters: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sounds of lower-case letters; a class with `|` has several readings ("S|J", "L|-")."""
    sounds: list[tuple[str, frozenset[str]]] = []
    place = 0
    while place < len(letters):
        run = _VOWEL_RUN.match(letters, place)
        if run:
            vowels = _LETTER_VOWELS[run.group()]
            if sounds:
                sounds[-1] = (sounds[-1][0], sounds[-1][1] | vowels)
            else:
                sounds.append(("", vowels))
            place = run.end()
            continue
        place, heard = _consonant(letters, place)
        sounds.append((heard, frozenset()))
    return tuple(sounds)


def _name_sounds(latin: str) -> tuple[Sound, ...]:
    """The sounds of a Latin name, word by word: the m of "Dodam Memory" is heard twice; a vowel joins what stands
    before it."""
    sounds: list[Sound] = []
    for word in latin.split():
        first, *rest = _latin_sounds(_latin_letters(word)) or (("-", frozenset()),)
        if first[0] == "" and sounds:
            sounds[-1] = (sounds[-1][0], sounds[-1][1] | first[1])
        elif first[0] != "-":
            sounds.append(first)
        sounds += rest
    return tuple(sounds)


def _consonant(letters: str, place: int) -> tuple[int, str]:
    for pattern, classes in _SPELLINGS:
        found = pattern.match(letters, place)
        if found:
            end = found.end()
            if end < len(letters) and letters[end] == letters[end - 1] and classes not in ("-",):
                end += 1
            return end, classes
    return place + 1, "-"


def _expand(sounds: tuple[Sound, ...]) -> list[tuple[tuple[str, ...], bool, frozenset[str]]]:
    """Each sound as (readings, may be silent, vowels); a reading of two letters is split by the alignment."""
    out: list[tuple[tuple[str, ...], bool, frozenset[str]]] = []
    for heard, vowels in sounds:
        readings = tuple(r for r in heard.split("|") if r != "-")
        longest = max((len(r) for r in readings), default=0)
        if longest < 2:
            out.append((readings or ("",), heard.endswith("|-") or heard == "-" or "|-|" in heard, vowels))
            continue
        first = tuple(dict.fromkeys(r[0] for r in readings))
        second = tuple(dict.fromkeys(r[1] for r in readings if len(r) > 1))
        out += [(first, False, frozenset()), (second, any(len(r) == 1 for r in readings), vowels)]
    return out


@lru_cache(maxsize=1 << 14)
def latin_keys(latin: str) -> frozenset[str]:
    """The pairs of consonants that a Latin name may begin with; names that are `alike` share one with `hangul_keys`."""
    heads = {""}
    for readings, silent, _ in _heard(latin):
        longer = {h + r for h in heads for r in readings if len(h) < 2}
        heads = longer | {h for h in heads if len(h) == 2 or silent or readings == ("",)}
        if all(len(h) == 2 for h in heads):
            break
    return frozenset(heads)


@lru_cache(maxsize=1 << 14)
def hangul_keys(hangul: str) -> frozenset[str]:
    """The pairs of consonants, or ones close to them, that a Hangul name begins with."""
    first, second = ([heard for heard, _ in hangul_sounds(hangul) if heard] + ["", ""])[:2]
    return frozenset(a + b for a in _near(first) for b in _near(second))


def _near(heard: str) -> set[str]:
    return {heard}.union(*(pair for pair in _CLOSE if heard in pair))


def _swap(hangul: Sound, readings: tuple[str, ...]) -> float:
    heard = hangul[0]
    if heard in readings:
        return 0.0
    return min(_CLOSE_COST if frozenset((heard, r)) in _CLOSE else _WRONG for r in readings)


def _vowels(hangul: frozenset[str], latin: frozenset[str]) -> float:
    if hangul & latin:
        return 0.0
    if not hangul:
        return 0.0 if "_" in latin or not latin else _VOWEL_GAP
    if not latin:
        return 0.0 if "_" in hangul else (_VOWEL_GAP / 2 if hangul <= {"I", "U"} else _VOWEL_GAP)
    return 0.1 if "_" in hangul else _VOWEL_COST


def distance(hangul: str, latin: str, limit: float = 9.0) -> float:
    """How far apart a Hangul and a Latin name sound, a consonant; 0 is the same, above 1 unrelated.

    Args: limit, from which on it does not matter how far: what is returned then is only beyond it.
    """
    left, right = hangul_sounds(hangul), _heard(latin)
    if not left or not right:
        return 9.0
    length = max(2, (len(left) + len(right)) / 2)
    row = [0.0]
    for readings, silent, vowels in right:
        row.append(row[-1] + (0.05 if silent or readings == ("",) else _GAP) + (0.0 if not vowels else _VOWEL_GAP))
    for heard in left:
        row = _next_row(row, heard, right)
        if min(row) > limit * length:
            return 9.0
    return row[-1] / length


@lru_cache(maxsize=1 << 12)
def _heard(latin: str) -> list[tuple[tuple[str, ...], bool, frozenset[str]]]:
    return _expand(_name_sounds(latin))


def _next_row(row: list[float], heard: Sound, right: list[tuple[tuple[str, ...], bool, frozenset[str]]]) -> list[float]:
    skip = (_GAP if heard[0] not in ("", "H") else 0.5) + (0.0 if not heard[1] else _VOWEL_GAP)
    out = [row[0] + skip]
    for at, (readings, silent, vowels) in enumerate(right):
        drop = out[at] + (0.05 if silent else _GAP) + (0.0 if not vowels or "_" in vowels else _VOWEL_GAP)
        match = row[at] + _swap(heard, readings) + _vowels(heard[1], vowels)
        out.append(min(match, row[at + 1] + skip, drop))
    return out


@lru_cache(maxsize=1 << 15)
def alike(hangul: str, latin: str) -> bool:
    """True when a Hangul name (syllables only) and a Latin name sound like one name."""
    if not _HANGUL_NAME.fullmatch(hangul):
        return False
    consonants = sum(1 for heard, _ in hangul_sounds(hangul) if heard)
    if consonants < 2 or len(_latin_letters(latin)) < 3:
        return False
    limit = _LIMIT if consonants > 3 else _LIMIT_SHORT
    return distance(hangul, latin, limit) <= limit
