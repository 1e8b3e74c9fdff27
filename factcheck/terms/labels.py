"""Things that only a label tells apart: line 2 and line 3 (2호선, 3호기), those over 65 and those under 15, the first
judgment and the second, Series B and Series C.

The nouns that are numbered are data (`numbered` of each language file), and so are the words of labels (labels.toml).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from claims.frames.worth import bounds_a_noun
from claims.lang import load
from claims.mentions.find import find_mentions
from claims.model import Frame, Quantity
from claims.words import stance
from claims.words.patterns import one_of
from factcheck.terms.bands import same_youngest

_Label = tuple[int, str, str]
"""Place in the sentence, sort, label."""


@cache
def _numbered(language: str) -> re.Pattern[str] | None:
    nouns = load(language).binding.get("numbered", ())
    if not nouns:
        return None
    body = "|".join(re.escape(w) for w in sorted(nouns, key=len, reverse=True))
    if language == "ko":
        return re.compile(rf"(?<![\d.,])(?P<number>\d{{1,4}})\s?(?P<noun>{body})")
    return re.compile(rf"\b(?P<noun>{body})s?\s(?P<number>\d{{1,3}})(?![\d.,%])", re.IGNORECASE)


@cache
def _rows(language: str) -> Sequence[tuple[Sequence[str], str, str]]:
    """The words of every label of labels.toml with its sort and its label."""
    text = resources.files("factcheck.terms").joinpath("labels.toml").read_text(encoding="utf-8")
    return [(row.get(language, ()), row["sort"], row["label"]) for row in tomllib.loads(text)["label"]]


@cache
def _any_word(language: str) -> re.Pattern[str]:
    """Any word of any label, in lower case: most sentences have none."""
    return re.compile(one_of(word.lower() for words, _, _ in _rows(language) for word in words))


@cache
def _worded(language: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The same words as patterns."""
    edge = "" if language == "ko" else r"\b"
    return tuple(
        (re.compile(f"{edge}(?:{'|'.join(map(re.escape, words))}){edge}", re.IGNORECASE), sort, label)
        for words, sort, label in _rows(language)
        if words
    )


_ROUND = {"ko": re.compile(r"시리즈 ?([A-H])(?![A-Za-z])"), "en": re.compile(r"\b[Ss]eries ([A-H])\b")}
_AGES = {
    "ko": (
        re.compile(r"(?<![\d.,])(?:만 ?)?(?P<low>\d{1,3})(?:세)?[~∼-](?P<high>\d{1,3})세"),
        re.compile(r"(?<![\d.,])(?:만 ?)?(?P<least>\d{1,3})세 ?이상"),
        re.compile(r"(?<![\d.,])(?:만 ?)?(?P<most>\d{1,3})세 ?이하"),
        re.compile(r"(?<![\d.,])(?:만 ?)?(?P<below>\d{1,3})세 ?미만"),
        re.compile(
            r"(?<![\d.,])(?P<decade>[2-9]0)대(?= ?(?:남|여|이상|이하|인구|유권|환자|청년|는 |은 |가 |의 |에서))"
        ),
    ),
    "en": (
        re.compile(r"\b(?:aged?|ages) (?:between )?(?P<low>\d{1,3})(?: to | and |[-–])(?P<high>\d{1,3})\b", re.I),
        re.compile(r"\b(?P<least>\d{1,3})(?: years)? (?:and|or) (?:over|older|above)\b", re.I),
        re.compile(r"\b(?P<most>\d{1,3})(?: years)? (?:and|or) (?:under|younger|below)\b", re.I),
        re.compile(r"\bover[- ](?P<least>\d{1,3})s\b|\baged over (?P<older>\d{1,3})\b", re.I),
        re.compile(r"\bunder[- ](?P<below>\d{1,3})s\b|\baged under (?P<younger>\d{1,3})\b", re.I),
    ),
}
_OLDEST = 150
"""Stands for no upper end."""


def _age(found: re.Match[str]) -> str:
    """The first and the last year of life that a label of ages covers."""
    of = {name: int(value) for name, value in found.groupdict().items() if value}
    low = of.get("low", of.get("least", of.get("older", of.get("decade", 0))))
    high = of.get("high", of.get("most", of["decade"] + 9 if "decade" in of else _OLDEST))
    below = of.get("below", of.get("younger"))
    return f"{low}-{high if below is None else below - 1}"


@lru_cache(maxsize=1 << 12)
def _labels(sentence: str, language: str) -> tuple[_Label, ...]:
    """Place, sort and label of everything that is labelled in a sentence."""
    found = (*_counted(sentence, language), *_named(sentence, language), *_bounded(sentence, language))
    return tuple(sorted(found))


def _counted(sentence: str, language: str) -> Iterator[_Label]:
    """A noun of one language with its number: it is compared inside that language only."""
    pattern = _numbered(language)
    for m in pattern.finditer(sentence) if pattern else ():
        yield m.start(), f"{language}:{m['noun'].lower()}", str(int(m["number"]))


_BOUND = "bound:"
_MAY_BOUND = re.compile(r"\d.{0,16}(?:이상|이하|미만|초과|넘|웃도|웃돈|밑도|밑돈|안 되|못 미)")


def _bounded(sentence: str, language: str) -> Iterator[_Label]:
    """A bound of those of whom a Korean sentence tells something: 시간당 100㎜를 넘은 사례, 5조 원 이상 기업."""
    if language != "ko" or not _MAY_BOUND.search(sentence):
        return
    for mention in find_mentions(sentence, language):
        value = mention.value
        if isinstance(value, Quantity) and value.value is not None and value.unit and value.unit != "year of age":  # noqa: SIM102
            if bounds_a_noun(sentence[mention.span.end :], language):
                yield mention.span.start, f"{_BOUND}{value.unit.partition('/')[0]}", str(value.value.normalize())


def _named(sentence: str, language: str) -> Iterator[_Label]:
    for m in _ROUND[language].finditer(sentence) if language in _ROUND else ():
        yield m.start(), "round", m[1]
    taken: set[int] = set()
    for pattern in _AGES.get(language, ()):
        for m in pattern.finditer(sentence):
            if taken.isdisjoint(range(*m.span())):
                taken.update(range(*m.span()))
                yield m.start(), "age", _age(m)
    for pattern, sort, label in _worded(language) if _any_word(language).search(sentence.lower()) else ():
        yield from ((m.start(), sort, label) for m in pattern.finditer(sentence))


def shared(ours: Mapping[str, str], source: Frame) -> int:
    """How much it tells that a source's value stands under a label of these: nothing, something, as much as a name and
    a measure do together (a bound that few things of a page have)."""
    if not ours:
        return 0
    theirs = labels(source)
    both = [(sort, label) for sort, label in ours.items() if sort in theirs and _same(sort, theirs[sort], label)]
    return 2 if any(sort.startswith(_BOUND) for sort, _ in both) else len(both) and 1


def labelled_otherwise(ours: Mapping[str, str], source: Frame) -> bool:
    """Whether a source's value is of another thing of some sort than that with these labels, as `labels` finds them."""
    if not ours:
        return False
    theirs = labels(source)
    if len(_labels(source.sentence, source.language)) > len(theirs) and stance.has(
        source.sentence, source.language, "respectively"
    ):
        return False
    return any(not _same(sort, theirs.get(sort, label), label) for sort, label in ours.items())


def _same(sort: str, one: str, other: str) -> bool:
    return one == other or (sort == "age" and same_youngest(_span(one), _span(other)))


def _span(age: str) -> tuple[int, int]:
    first, _, last = age.partition("-")
    return int(first), int(last)


def labels(frame: Frame) -> Mapping[str, str]:
    """Of each sort the label that stands last before the value, else the first behind it; of a cell, in its headers."""
    if frame.cell is not None:
        return {sort: label for _, sort, label in _labels(frame.lead, frame.language)}
    place, end = frame.start, frame.end
    every = [label for label in _labels(frame.sentence, frame.language) if not place <= label[0] < end]
    before = [(sort, label) for at, sort, label in every if at < place]
    behind = [(sort, label) for at, sort, label in reversed(every) if at >= place]
    return dict((*behind, *before))
