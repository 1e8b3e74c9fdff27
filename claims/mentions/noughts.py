"""None at all, or some by name, said of something without a number: "no library closed", "voting against were A and B".

A document claims that there was none only where it stresses it ("not a single one"); a source says so in plain words,
or names those that there were. Such words are looked for only where a claim says that there was none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claims.lang import load
from claims.model import Mention, Quantity, Span, When
from claims.words import stance
from claims.words.patterns import one_of

WHY = "in_words"
"""Why such a mention is no claim."""
_HANGUL = (
    r"(?<=[가-힣][은는이가도] )(?:{words})"
    r"(?!어(?:서|도)?(?![가-힣])|이(?![가-힣])|는(?! 것)|던|을|도록|으면|애)[가-힣]*"
)
"""Not what only says why, or of which ones ("경쟁자가 없어 …", "보고되지 않은 …")."""
_LATIN = r"\b(?:{words})\b(?!-)"
_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]*)"
_WHO = rf"{_NAME}(?: (?:of |de |van |von )?{_NAME}){{0,3}}"
_NAMED = {
    "en": re.compile(rf"\b(?:was|were|are|is) (?P<who>{_WHO}(?:(?:, and |, | and ){_WHO}){{0,9}})"),
    "ko": re.compile(
        r"[은는] (?P<who>[가-힣]{2,5}(?:(?:, |·|와 |과 ) ?[가-힣]{2,5}){1,9})"
        r" ?[가-힣]{0,4}(?:이다|였다|이었다|입니다|이었습니다)"
    ),
}
_NONE_AT_ALL = re.compile(
    r"도 (?:아예 |전혀 )?없"
    r"|도(?= (?:[가-힣]{1,8}[을를이가] )?(?:아예 |전혀 )?(?:[가-힣]{1,6}지 (?:않|못)|(?:안|못) [가-힣]))"
)
"""None (한 명도 없다), or none that something is told of (한 곳도 문을 닫지 않았다)."""
_NEVER = re.compile(r"도 (?:[가-힣]{1,8}[을를이가] )?(?:없던?|[가-힣]{1,6}지 (?:않|못한?))[은는]? [가-힣]")
"""What never happened to somebody tells who is meant (한 번도 받지 않은 사람)."""
_SINCE = re.compile(r"(?:끝으로|마지막으로|이후|이래|뒤로|부터)[^.?!]{0,24}\Z")
"""What has not happened since a day is told by the day."""
_SINCE_FROM = 32
_JOINTS = re.compile(r", and |, | and |·|와 |과 ")


def none_at_all(text: str, end: int) -> int | None:
    """Where the words end that make nought of one that is counted before `end` (한 곳도 없다); `end` where there are
    none, and None where it is no number: 한 번도 without a denial, with one that tells who is meant, or since when."""
    found = _NONE_AT_ALL.match(text, end)
    if text.startswith("번도", end - 1):
        since = _SINCE.search(text, max(0, end - _SINCE_FROM), end)
        if found is None or since or _NEVER.match(text, end):
            return None
    return found.end() if found else end


_NOBODY = {
    "en": re.compile(
        r"\b(?:nobody|no[ -]one)(?= (?:was|were|is|has|had|did|died|lost|fell|got|won|took|came|paid|[a-z]{2,12}ed)\b)",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?:아무도|하나도|누구도)"
        r"(?: (?:아예 |전혀 )?없(?=[었다는습고으])"
        r"|(?= (?:[가-힣]{1,8}[을를이가에] )?(?:아예 |전혀 )?(?:없[었다는습고으]|[가-힣]{1,6}지 (?:않|못))))"
    ),
}
_PARTED = re.compile(r"[.!?。](?:\s|$)|\n")
_SENTENCE = 240
"""Characters to either side in which the sentence of a value may say when it was."""


def with_nobody(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, in order, with "nobody" among them where its sentence says when that was: that nobody
    ever does something is no figure to be checked."""
    shape = _NOBODY.get(language)
    said = list(shape.finditer(text)) if shape else []
    dates = [m.span for m in found if isinstance(m.value, When)] if said else []
    told = [m for m in said if _is_dated(text, m, dates)]
    if not told:
        return list(found)
    return sorted([*found, *map(_nobody, told)], key=_start_of)


def _nobody(said: re.Match[str]) -> Mention:
    unit = None if said.group().startswith("하나") else "person"
    return Mention(span=Span(*said.span()), text=said.group(), value=Quantity(value=Decimal(0), unit=unit))


def _is_dated(text: str, said: re.Match[str], dates: Sequence[Span]) -> bool:
    start, end = said.span()
    ends = [m.end() for m in _PARTED.finditer(text, max(0, start - _SENTENCE), start)]
    after = _PARTED.search(text, end, min(len(text), end + _SENTENCE))
    low, high = ends[-1] if ends else max(0, start - _SENTENCE), after.start() if after else end + _SENTENCE
    first = bisect_left(dates, low, key=lambda span: span.start)
    return first < len(dates) and dates[first].end <= high


@cache
def _denial(language: str) -> re.Pattern[str]:
    words = load(language).binding.get("none_of_it", ())
    shape = _HANGUL if language == "ko" else _LATIN
    return re.compile(shape.format(words=one_of(words)), re.IGNORECASE) if words else re.compile("(?!)")


def with_noughts(text: str, language: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, in order, with those of nothing at all and of some by name among them."""
    all_of_them = sorted([*found, *_noughts(text, language), *_named(text, language)], key=_start_of)
    taken = {id(m) for m in found}
    free: list[Mention] = []
    for mention in all_of_them:
        last = free[-1] if free else None
        if last is None or last.span.end <= mention.span.start or id(mention) in taken:
            if last is not None and mention.span.start < last.span.end and last.why == WHY:
                free.pop()
            free.append(mention)
    return free


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _noughts(text: str, language: str) -> Iterator[Mention]:
    idioms = stance.pattern(language, "idioms")
    plain = idioms.sub(lambda found: " " * len(found.group()), text) if idioms else text
    for said in _denial(language).finditer(plain):
        yield _told(text, Span(*said.span()), 0)


def _named(text: str, language: str) -> Iterator[Mention]:
    shape = _NAMED.get(language)
    for said in shape.finditer(text) if shape else ():
        yield _told(text, Span(*said.span("who")), len(_JOINTS.findall(said["who"])) + 1)


def _told(text: str, span: Span, number: int) -> Mention:
    value = Quantity(value=Decimal(number), unit=None)
    return Mention(span=span, text=text[span.start : span.end], value=value, claim=False, why=WHY)


def is_nought(mention: Mention) -> bool:
    """Whether a value is none at all, told in words."""
    value = mention.value
    zero = isinstance(value, Quantity) and value.value == 0
    return zero and not any(letter.isdigit() for letter in mention.text)
