"""Proper names in Korean text: listed, glossed, quoted, titled, and words that are made as names are."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claims.model import Span
from claims.names.aliases import hangul_names, known
from claims.names.glosses import glosses
from claims.names.latin_names import latin_names, without_overlaps
from claims.words.morphology import HANGUL, korean_stem, may_follow_name, split_syllable, word_lists
from claims.words.senses import begins_with_sense
from claims.words.vocabulary import find_concepts

Found = list[tuple[Span, str]]

_QUOTED = re.compile(r"[‘“'\"「『《<]([^‘’“”'\"「」『』《》<>\n]{2,25})[’”'\"」』》>]")


_GLOSSED = re.compile(r"([가-힣]{2,12}) ?[(（][A-Za-z][A-Za-z .&'-]{0,24}[)）](?: \d{4})?\Z")


@cache
def _lists(name: str) -> frozenset[str]:
    return frozenset(word_lists("ko")[name])


_MIXED = re.compile(
    r"(?<![A-Za-z0-9가-힣&])(?:([A-Z][A-Za-z0-9&]{0,12})( ?[가-힣]{1,14})|[가-힣]{2,8}[A-Z][A-Z0-9&]{1,6}[가-힣]{0,6})"
)
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_SURE = 3  # syllables from which anything may follow a listed name: 인천국제공항공사
_SUM = re.compile("[일이삼사오육칠팔구십백천만억조]{1,8}원")
_SPOKEN = (
    "요",
    "죠",
    "니다",
    "하다",
    "되다",
    "르다",
    "았다",
    "었다",
    "겠다",
    "했다",
    "됐다",
    "였다",
    "이다",
    "는다",
    "한다",
    "룬다",
    "른다",
)
_UNIT_NUMBER = re.compile(r" ?\d{1,2}호[기선]?(?![가-힣]{3})")


@cache
def _longest_alias() -> int:
    return max(map(len, hangul_names()))


def korean_names(text: str) -> Found:
    """Names in Korean text, in either script, with their places, in the order of the text, never overlapping."""
    local: frozenset[str] = frozenset()
    if "(" in text or "（" in text:
        local = frozenset(n.replace(" ", "") for pair in glosses(text) for n in pair if HANGUL.search(n))
    found = _quoted(text)
    if _LATIN.search(text):
        found += _mixed(text) + latin_names(text)
    runs = list(HANGUL.finditer(text))
    done = 0
    for number, run in enumerate(runs):
        if run.start() >= done and (name := _name_at(text, runs, number, local)):
            found.append((name, text[name.start : name.end]))
            done = name.end
    return without_overlaps(found)


def _name_at(text: str, runs: list[re.Match[str]], number: int, local: frozenset[str]) -> Span | None:
    run = runs[number]
    if (local or run.group()[:2] in _alias_starts()) and (name := _alias(text, run, local)):
        return name
    if number + 1 < len(runs) and _unlisted(run.group()):
        name = _titled(text, runs, number) or _headed(text, runs, number)
        if name:
            return name
    return _numbered(text, run) or _tailed(run) or _foreign(text, runs, number)


@cache
def _alias_starts() -> frozenset[str]:
    return frozenset(name[:2] for name in hangul_names())


def _quoted(text: str) -> Found:
    found: Found = []
    for quote in _QUOTED.finditer(text):
        inner = quote.group(1).strip()
        if inner.count(" ") > 3 or inner[:1].isdigit() or inner.endswith(("다", "요", "까", "?", "!", ".", ",")):
            continue
        if gloss := _GLOSSED.match(inner):
            # '비룡제(Dragon Fair) 2025' is called 비룡제 elsewhere.
            found.append((Span(quote.start(1), quote.start(1) + len(gloss[1])), gloss[1]))
        elif " " in inner or not HANGUL.fullmatch(inner) or (len(inner) > 2 and _unlisted(inner)):
            found.append((Span(quote.start(1), quote.end(1)), inner))
    return found


def _mixed(text: str) -> Found:
    """Names written in both scripts: SK하이닉스, 삼성SDI, EU 집행위, DL이앤씨."""
    found: Found = []
    for word in _MIXED.finditer(text):
        whole = word.group()
        end = next((e for e in range(len(whole), 2, -1) if _known_mixed(whole[:e], whole[e:])), 0)
        if not end and word.group(2) and not word.group(2).startswith(" "):
            end = _unknown_mixed(word.group(1), word.group(2))
        if not end and not word.group(1):
            end = _hangul_first(whole)
        if end:
            found.append((Span(word.start(), word.start() + end), whole[:end]))
    return found


def _known_mixed(name: str, rest: str) -> bool:
    if name[-1].isspace() or (rest and name[-1].isascii() and rest[0].isascii()):
        return False
    mixed = not name.isascii() and not HANGUL.fullmatch(name)
    return mixed and known(name) is not None and (not rest or may_follow_name(rest))


def _unknown_mixed(latin: str, hangul: str) -> int:
    """Where an unlisted name in both scripts ends; 0 where the Hangul is no part of it."""
    stem = korean_stem(hangul)
    if not latin.isupper() or may_follow_name(hangul) or latin.lower() in word_lists("en")["no_names"] or len(stem) < 2:
        return 0
    return len(latin) + len(stem) if _unlisted(stem) or stem.endswith(_long_tails()) else 0


_HANGUL_FIRST = re.compile(r"([가-힣]{2,8})[A-Z][A-Z0-9&]{1,5}")


def _hangul_first(word: str) -> int:
    """Where an unlisted name of Hangul and capitals ends (한빛FC, 동해SK): 0 where it is none."""
    found = _HANGUL_FIRST.match(word)
    if found is None or not _unlisted(found[1]):
        return 0
    rest = word[found.end() :]
    return found.end() if not rest or may_follow_name(rest) else 0


def _alias(text: str, run: re.Match[str], local: frozenset[str]) -> Span | None:
    """The longest listed or glossed name that the run, with or without the next one, begins with."""
    ahead = HANGUL.match(text, run.end() + 1) if text[run.end() : run.end() + 1] == " " else None
    word = run.group()
    joined = word + ahead.group() if ahead else word
    for length in range(min(len(joined), _longest_alias()), 1, -1):
        name = joined[:length]
        if (name in hangul_names() or name in local) and _fits(joined[length:], length, len(word)):
            return Span(run.start(), run.start() + length + (length > len(word)))
    return None


def _fits(rest: str, length: int, first: int) -> bool:
    """True when what follows a listed name of `length` syllables in a word of `first` leaves it a name."""
    if length < first:
        rest = rest[: first - length]
        return may_follow_name(rest) or length > _SURE
    return length == first or not rest or may_follow_name(rest)


def _plain(run: re.Match[str]) -> bool:
    """True for a word that may be a name: no listed word, no concept, no form of a verb."""
    return _unlisted(run.group())


@lru_cache(maxsize=1 << 14)
def _unlisted(word: str) -> bool:
    stem = korean_stem(word)
    if len(stem) < 2 or {word, stem} & (_lists("no_names") | _lists("stop_words") | _lists("loanwords")):
        return False
    if stem.endswith(_VERBAL) or word in _lists("heads") or word.endswith(_SPOKEN):
        return False
    return not find_concepts(word, "ko")


def may_be_name(word: str) -> bool:
    """Whether a content stem may be a name though it does not look like one: it neither begins with a word that the
    tables know nor ends as verbs do."""
    if len(word) < 2 or word in _lists("no_names") | _lists("stop_words") | _lists("loanwords"):
        return False
    if word.endswith(_VERBAL) or word.endswith(_SPOKEN) or begins_with_sense(word):
        return False
    return not any(span.start == 0 for span, _ in find_concepts(word, "ko"))


_VERBAL = (
    "은",
    "는",
    "운",
    "한",
    "된",
    "진",
    "던",
    "할",
    "될",
    "린",
    "며",
    "고",
    "서",
    "게",
    "히",
    "의",
    "을",
    "를",
    "였",
    "했",
    "됐",
    "었",
    "았",
    "들",
    "과",
    "와",
    "지",
    "면",
    "니",
)


def _titled(text: str, runs: list[re.Match[str]], number: int) -> Span | None:
    """A word before a title: 파월 의장."""
    run = runs[number]
    if not 2 <= len(run.group()) <= 5 or not _next_is(text, runs, number, "titles") or not _plain(run):
        return None
    return Span(run.start(), run.end()) if korean_stem(run.group()) == run.group() or len(run.group()) < 4 else None


def _next_is(text: str, runs: list[re.Match[str]], number: int, words: str) -> bool:
    if number + 1 >= len(runs) or text[runs[number].end() : runs[number + 1].start()] != " ":
        return False
    return bool({runs[number + 1].group(), korean_stem(runs[number + 1].group())} & _lists(words))


def _headed(text: str, runs: list[re.Match[str]], number: int) -> Span | None:
    """One to three unknown words before the noun of a place or body: 에트나 화산, 고트하르트 베이스 터널."""
    for count in range(3):
        here = number + count
        if here >= len(runs) or not _plain(runs[here]) or korean_stem(runs[here].group()) != runs[here].group():
            return None
        if _next_is(text, runs, here, "heads"):
            head = runs[here + 1]
            return Span(runs[number].start(), head.start() + len(_head_of(head.group())))
        if (
            here + 1 >= len(runs)
            or text[runs[here].end() : runs[here + 1].start()] != " "
            or not looks_foreign(runs[here].group())
        ):
            return None
    return None


def _head_of(word: str) -> str:
    return word if word in _lists("heads") else korean_stem(word)


def _numbered(text: str, run: re.Match[str]) -> Span | None:
    """신고리 3호기, 누리 2호: a number completes the name."""
    completed = _UNIT_NUMBER.match(text, run.end())
    return Span(run.start(), completed.end()) if completed and _plain(run) else None


def _tailed(run: re.Match[str]) -> Span | None:
    """A word that ends as names of places, offices and firms do: 해온시, 가온은행."""
    length = _tailed_length(run.group())
    return Span(run.start(), run.start() + length) if length else None


@lru_cache(maxsize=1 << 15)
def _tailed_length(whole: str) -> int:
    word = korean_stem(whole)
    if len(word) < 3 or word in _lists("no_names") or _SUM.fullmatch(word) or word.endswith(_common_ends()):
        return 0
    tail = next((t for t in _long_tails() if word.endswith(t)), None)
    front = word.removesuffix(tail) if tail else word[:-1]
    if not tail and (word[-1] not in _lists("short_name_tails") or find_concepts(word, "ko")):
        return 0
    if len(front) < 2 or front in _lists("no_names") or find_concepts(front, "ko"):
        return 0
    if any(span.start == 0 for span, _ in find_concepts(whole, "ko")):
        return 0
    return len(word)


@cache
def _common_ends() -> tuple[str, ...]:
    """Nouns that are none by themselves and make none with what stands before them: 시범지역, 단독가구."""
    return tuple(word_lists("ko")["common_ends"])


@cache
def _long_tails() -> tuple[str, ...]:
    return tuple(sorted(word_lists("ko")["name_tails"], key=lambda t: (-len(t), t)))


def _foreign(text: str, runs: list[re.Match[str]], number: int) -> Span | None:
    """Words that only a foreign name is made of, up to three in a row: 팔로베르데, 부르즈 할리파."""
    last = number
    if not looks_foreign(runs[number].group()):
        return None
    while (
        last + 1 < len(runs)
        and last - number < 2
        and korean_stem(runs[last].group()) == runs[last].group()
        and text[runs[last].end() : runs[last + 1].start()] == " "
        and looks_foreign(runs[last + 1].group())
    ):
        last += 1
    return Span(runs[number].start(), runs[last].start() + _bare_length(runs[last].group()))


def _bare_length(word: str) -> int:
    """The syllables of a name without its particle; 이 is none behind an open syllable: 쿠팡플레이."""
    stem = korean_stem(word)
    kept = word == stem + "이" and split_syllable(stem[-1])[2] == 0
    return len(word) if kept else len(stem)


@lru_cache(maxsize=1 << 14)
def looks_foreign(word: str) -> bool:
    """True for a word with syllables that only foreign names are written with."""
    stem = korean_stem(word)
    if word.endswith("다"):  # a predicate ("드물다."): who is called so is listed
        return False
    marks = sum(s in word_lists("ko")["foreign_syllables"] for s in stem)
    known_front = any(stem.startswith(w) for w in _lists("loanwords") if len(w) > 1)
    return marks > 0 and len(stem) > 2 and not known_front and _unlisted(word)
