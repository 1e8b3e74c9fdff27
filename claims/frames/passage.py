"""A passage read once: its sentences with the numbers, concepts and names that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.documents.sentence import sentences
from claims.frames.speakers import reports, said_by
from claims.frozen import replace
from claims.kept import kept
from claims.mentions.find import block_mentions
from claims.mentions.grammar import grammar
from claims.mentions.hedges import past_bound
from claims.model import Keys, Kind, Mention, Quantity, Span
from claims.names.aliases import known as known_name
from claims.names.find import find_names
from claims.words.morphology import HANGUL, may_follow_noun
from claims.words.vocabulary import find_concepts, kind, stems

Found = list[tuple[Span, str]]

_MONEY = re.compile(r"\s(?:dollar|yen|yuan|euro|pound|peso|rupee|franc)s?\b|\s?(?:달러|원화|엔화|위안)")
_LIST = re.compile(r"\s*(?:,|and|or|&|,\s*and|와|과|및|·|에서|to)?\s*")


@dataclass(frozen=True)
class Sentence:
    """One sentence. The spans of `concepts` and `names` count from its start, those of `mentions` in the passage."""

    span: Span
    text: str
    language: str
    mentions: tuple[Mention, ...]
    concepts: Found
    names: Found

    @kept
    def keys(self) -> Keys:
        """What the whole sentence says beside its numbers."""
        return self.keys_of(Span(0, len(self.text)))

    @kept
    def speaker(self) -> str:
        """Who only says so ("기상청은 …다고 밝혔다"), or ""."""
        return said_by(self.text, self.language, once(n for _, n in self.names))

    @kept
    def reports(self) -> bool:
        """Whether it ends in who said so."""
        return reports(self.text)

    def place(self, mention: Mention) -> Span:
        """A mention's span, counted from the start of the sentence."""
        return mention.span.shift(-self.span.start)

    def counts_per(self, mention: Mention) -> bool:
        """Whether a time only says per what a Korean noun is counted ("하루 이용객"): it parts no sentence."""
        if self.language != "ko" or mention.claim or mention.text not in _PER:
            return False
        return bool(_NOUN_NEXT.match(self.text, self.place(mention).end))

    def past(self, mention: Mention) -> int:
        """Where a number ends with the words that bound it ("2% 아래로 내려가지 않았다"): they say nothing else."""
        end = self.place(mention).end
        if self.language != "ko" or mention.kind is not Kind.QUANTITY:
            return end
        bound = past_bound(self.text, end, grammar(self.language))
        rest = HANGUL.match(self.text, bound) if bound > end else None
        return rest.end() if rest else bound

    def keys_of(self, zone: Span) -> Keys:
        """What a part of the sentence says beside its numbers; found once, as values may share a part."""
        known = self._parts.get(zone)
        if known is None:
            known = self._parts[zone] = self._read(zone)
        return known

    @kept
    def _parts(self) -> dict[Span, Keys]:
        return {}

    def _read(self, zone: Span) -> Keys:
        return Keys(
            names=once(n for s, n in self.names if zone.start <= s.start < zone.end),
            concepts=once(c for s, c in self.concepts if zone.start <= s.start < zone.end and not self._bounds(s)),
            words=once(stems(self._without_numbers(zone), self.language)),
        )

    def _bounds(self, word: Span) -> bool:
        if self.language != "ko":
            return False
        if self.text[word.start - 1 : word.start] == "·" and _SHORT.search(
            self.text, max(0, word.start - 4), word.start
        ):
            return True
        return any(self.place(m).end <= word.start < self.past(m) for m in self.mentions if m.kind is Kind.QUANTITY)

    def _without_numbers(self, zone: Span) -> str:
        parts, place = [], zone.start
        for span, past, counted in self._numbers:
            if span.end <= place or span.start >= zone.end:
                continue
            parts += [self.text[place : max(place, span.start)], " ", counted]
            place = min(past, zone.end)
        return "".join([*parts, self.text[place : zone.end]])

    @kept
    def _numbers(self) -> list[tuple[Span, int, str]]:
        """Where each number or date stands, where it ends with what is written right behind it, and what it counts."""
        valued = [(self.place(m), m) for m in self.mentions if m.value is not None]
        return [(span, max(self.past(m), self._glued(span.end)), _counted(m)) for span, m in valued]

    def _glued(self, end: int) -> int:
        """Where the particles and endings that are written right behind a Korean number end ("8천 명대다")."""
        rest = HANGUL.match(self.text, end) if self.language == "ko" else None
        return rest.end() if rest and may_follow_noun(rest.group().removeprefix(_BAND)) else end


_SHORT = re.compile(r"[가-힣]·[가-힣]·$")
"""In front of the last of a list in short: 초·중·고등학교 are not the last alone."""
_PER = ("하루", "한 해", "한해", "한 달", "한달")
_NOUN_NEXT = re.compile(r"(?:에)? [가-힣]{2}")
_BAND = "대"
"""A band of values: 8천 명대, 40%대."""


def _counted(mention: Mention) -> str:
    """A counted noun inside a mention ("41,000 members") says what is measured; "euros" and "megawatts" do not."""
    plain = mention.text.isascii() and mention.text[-1:].isalpha()
    return mention.text.rpartition(" ")[2] if plain and _counts(mention) else ""


def read_sentences(text: str, language: str, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences of a passage in order; `mentions` are those of the whole passage, sorted."""
    concepts, names = _outside(text, mentions, find_concepts(text, language), find_names(text, language))
    starts = [m.span.start for m in mentions]
    for span in _pieces(sentences(text, language), starts):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        yield Sentence(
            span,
            text[span.start : span.end],
            language,
            tuple(_share_units(mentions[first:last], text)),
            [(s.shift(-span.start), c) for s, c in _pairs_within(concepts, span)],
            [(s.shift(-span.start), n) for s, n in _pairs_within(names, span)],
        )


_MOST = 48
"""Numbers of one sentence, beyond which it is a list without stops, or bait, and is cut."""


def _pieces(spans: Iterable[Span], starts: Sequence[int]) -> Iterator[Span]:
    """The sentences, those of endless numbers cut: each number is held against all others of its sentence."""
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        start = span.start
        for at in range(first + _MOST, last, _MOST):
            yield Span(start, starts[at])
            start = starts[at]
        yield Span(start, span.end)


@lru_cache(maxsize=256)
def text_keys(text: str, language: str) -> Keys:
    """Names, concepts and content stems of a heading, a title, a table header; kept, as it stands above many blocks."""
    mentions = block_mentions(text, language)
    concepts, names = _outside(text, mentions, find_concepts(text, language), find_names(text, language))
    return Keys(
        names=once(n for _, n in names), concepts=once(c for _, c in concepts), words=once(stems(text, language))
    )


def once(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repetition, in order."""
    return tuple(dict.fromkeys(items))


def joined(*many: Keys) -> Keys:
    """What several parts of texts say, each thing once."""
    names: tuple[str, ...] = ()
    concepts, words = names, names
    for keys in many:
        names, concepts, words = names + keys.names, concepts + keys.concepts, words + keys.words
    return Keys(names=once(names), concepts=once(concepts), words=once(words))


def has_measure(keys: Keys) -> bool:
    """True when a concept says more than which way something went, or how far."""
    return any(kind(c) != "direction" for c in keys.concepts)


def _outside(text: str, mentions: Sequence[Mention], concepts: Found, names: Found) -> tuple[Found, Found]:
    """What does not stand inside a number or a date: "NT$" and "FY2024" are no names, "4분기" is no measure."""
    numbers = [m.span for m in mentions if m.value is not None]
    wordless = [m.span for m in mentions if m.kind is Kind.DATE or (m.kind is Kind.QUANTITY and not _counts(m))]
    free = [pair for pair in _clear_of(numbers, names) if not _MONEY.match(text, pair[0].end)]
    told = [(s, c) for s, c in _clear_of(wordless, concepts) if not (_WANTED.match(text, s.end) and kind(c) == "event")]
    return _not_named(told, free), free


_WANTED = re.compile(r"(?:을|를) ?(?:신청|요청|건의|추진|검토|준비|논의|촉구|제안|요구)")
"""Behind a Korean noun for what happens, that somebody only wanted it to ("지정을 신청했다")."""


def _not_named(concepts: Found, names: Found) -> Found:
    """Concepts less those that are only part of a name: LG Energy Solution is no energy, 카카오 no cocoa."""
    starts = [s.start for s, _ in names]
    return [
        pair for pair in concepts if not _inside_name(pair, names[max(0, bisect_left(starts, pair[0].start + 1) - 1) :])
    ]


def _inside_name(concept: tuple[Span, str], names: Found) -> bool:
    span, key = concept
    for place, name in names[:1]:
        if place.start <= span.start and span.end <= place.end:
            whole = place == span
            return known_name(name) is not None if whole else kind(key) not in ("measure", "qualifier")
    return False


def _counts(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Quantity) and (value.dimension or "").startswith("count")


def _clear_of(spans: list[Span], found: Found) -> Found:
    starts = [s.start for s in spans]

    def free(span: Span) -> bool:
        at = bisect_left(starts, span.end)
        return not (at and spans[at - 1].overlaps(span))

    return [pair for pair in found if free(pair[0])]


def _pairs_within(found: Found, span: Span) -> Found:
    first = bisect_left(found, span.start, key=_start)
    return found[first : bisect_left(found, span.end, key=_start)]


def _start(pair: tuple[Span, str]) -> int:
    return pair[0].start


_AGO = re.compile(r" (?:earlier|before|ago|later|on)\b")
"""Behind a length of time, that it dates another value ("4,410, and two years earlier 2,310")."""


def _share_units(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Bare numbers of a list take the unit of its last item ("10.8 million, 9.0 million and 7.2 million vehicles")."""
    shared = list(mentions)
    for at in range(len(shared) - 2, -1, -1):
        one, other = shared[at].value, shared[at + 1].value
        if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit is not None:
            continue
        if other.dimension == "months" and _AGO.match(text, shared[at + 1].span.end):
            continue
        between = text[shared[at].span.end : shared[at + 1].span.start]
        if other.unit is not None and between.strip() and _LIST.fullmatch(between):
            unit = replace(one, unit=other.unit, dimension=other.dimension, factor=other.factor, per=other.per)
            shared[at] = replace(shared[at], value=unit)
    return shared
