"""The slots of one value: whose it is, when it holds, which way it went, whether it is denied or withdrawn.

Every function looks at a `Site`: a value in its sentence with the part of the sentence that belongs to it. The words
are data (`[binding]` of each language file).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims import stance, timespans
from claims.clauses import piece
from claims.frozen import replace
from claims.grammar import grammar
from claims.hedges import past_bound
from claims.kept import kept
from claims.lang import load
from claims.model import Bound, Grain, Kind, Mention, Modality, Quantity, Span, When
from claims.passage import Sentence
from claims.relative import ending, part_of_year, shifted
from claims.speakers import reports

_TOPIC = ("은", "는", "이", "가")
_OWNER = (*_TOPIC, "의")
_REFERENCE = ("average", "level", "baseline", "mean", "평균", "수준", "기준선")
_PARTICIPLE = re.compile(r"[\s,]*(?:and )?[a-z]+ing\b")
_STOPS = re.compile(r"[:;,—]\s|고 |며 |지만 |으나 |는데 ")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""Brackets between a value and what is said of it ("1.55 °C (with a margin of 0.13) above")."""
_RANGE = re.compile(r" (?:to|through|until) |[–—~-]")
_OPENS = 6
"""Characters in front of a date that opens its sentence ("Since 1993")."""
_SPAN_WORDS = 40
"""Characters in front of a date that may say how long a time it ends."""


@dataclass(frozen=True)
class Site:
    """A value in its sentence."""

    sentence: Sentence
    mention: Mention
    area: Span
    """The part of the sentence that belongs to the value."""
    own_period: When | None = None
    """The date that the sentence matches with the value one to one ("in 2021 and 2022, 5 and 7 respectively")."""

    @property
    def language(self) -> str:
        """Language of the sentence."""
        return self.sentence.language

    @kept
    def span(self) -> Span:
        """The value's place, from the start of the sentence."""
        return self.sentence.place(self.mention)

    def words(self, key: str) -> tuple[str, ...]:
        """The words of the language under a key of `[binding]`."""
        return tuple(load(self.sentence.language).binding.get(key, ()))

    def before(self, width: int) -> str:
        """Up to `width` characters in front of the value, lower case."""
        return self.sentence.text[max(0, self.span.start - width) : self.span.start].rstrip().lower()

    def after(self, width: int) -> str:
        """Up to `width` characters behind the value, lower case."""
        return self.sentence.text[self.span.end : self.span.end + width].lstrip().lower()

    def follows(self, key: str, width: int) -> bool:
        """True when a word under `key` stands right in front of the value."""
        return ends_with(self.before(width), self.words(key))

    def phrase_before(self, key: str, width: int) -> int:
        """Length of the longest phrase under `key` that stands right in front of the value; 0 where none does."""
        return _phrase_before(self.before(width), self.words(key))

    def precedes(self, key: str, width: int) -> bool:
        """True when a word under `key` stands right behind the value."""
        return self.after(width).startswith(self.words(key) or ("\0",))


def ends_with(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words or phrases stands at the end of a text."""
    return _phrase_before(text, words) > 0


def _phrase_before(text: str, words: Sequence[str]) -> int:
    if not text.endswith(tuple(words)):
        return 0
    return max((len(w) for w in words if text.endswith(w) and text[: -len(w)][-1:] not in _LETTERS), default=0)


def periods(site: Site, carried: Sequence[When] = ()) -> tuple[When, ...]:
    """When the value holds: the dates of its own part of the sentence, else of the whole of it.

    "The full year" is the year of a date that the sentence, or one before it (`carried`), gives.
    """
    if site.own_period:
        return (site.own_period,)
    if before := _bracketed_by(site):
        return (before,)
    if moved := _told_from_another(site, carried):
        return (moved,)
    inside: list[When] = []
    others: list[When] = []
    whole = timespans.joined(site.sentence)
    for number, other in enumerate(site.sentence.mentions):
        value = whole.get(number, other.value)
        if not isinstance(value, When) or other.span == site.mention.span or not _is_placed(value):
            continue
        other = replace(other, value=value)
        start, date = site.sentence.place(other).start, Site(site.sentence, other, site.area)
        compared = _is_comparison(date) or (_is_measured_by(site, date) and not is_baseline(site))
        if is_beside_the_time(date) or (compared and not _gathers(value, site, start)):
            continue
        here = site.area.start <= start < site.area.end
        if here or is_baseline(site) or not _dates_a_baseline(site, number):
            (inside if here else others).append(_ended(site, other))
    area = site.sentence.text[site.area.start : site.area.end].lower()
    for words in site.words("previous"):
        area = area.replace(words, " ")
    dated = [w for w in others if w.first is not None]
    if not inside and not dated and carried and (part := _part_of_carried(site, carried)):
        return (part,)
    if not inside and (dated or carried) and stance.has(area, site.language, "whole_year"):
        return tuple(dict.fromkeys(_year_of(w) for w in dated or carried[:1]))
    found = tuple(inside or dated)
    return () if found and is_baseline(site) and _is_previous(site) else found


def _part_of_carried(site: Site, carried: Sequence[When]) -> When | None:
    """The last months of "the year" that a sentence before names."""
    years = [when for when in carried if when.grain is Grain.YEAR]
    ends = (m.end() for m in _THE_YEAR.finditer(site.sentence.text.lower())) if years else ()
    text = site.sentence.text.lower()
    return next((p for end in ends if (p := part_of_year(text[:end], years[0], site.language))), None)


_THE_YEAR = re.compile(r"\bmonths of (?:the|that|its) (?:financial |fiscal )?year\b")
_OF_A_VALUE = {"en": (" in ", " in the "), "ko": ("의 ", "의")}
"""What joins a date to the value that it dates ("18% in 2024", 2024년의 18%), and not to what happened ("on 3 May")."""


def left_over(sentence: Sentence) -> list[When]:
    """The times that a sentence leaves to the next one: not what it only compares with ("12 % more than in 2024")."""
    whole = Span(0, len(sentence.text))
    sites = [
        (n, m.value, Site(sentence, m, whole)) for n, m in enumerate(sentence.mentions) if isinstance(m.value, When)
    ]
    sites = [told for told in sites if told[1].first and not is_beside_the_time(told[2])]
    return [w for n, w, site in sites if not _is_compared(site) and not _dates_a_baseline(site, n)]


def _dates_a_baseline(site: Site, number: int) -> bool:
    """The date is that of the value that another one is compared with ("24 %, against 18 % in 2024")."""
    mentions, text = site.sentence.mentions, site.sentence.text
    beside = number + 1 if site.language == "ko" else number - 1
    if not 0 <= beside < len(mentions) or mentions[beside].value is None:
        return False
    first, second = sorted((site.sentence.place(m) for m in (mentions[beside], mentions[number])), key=_start)
    between = text[first.end : second.start]
    joined = between in _OF_A_VALUE.get(site.language, ()) or (site.language == "en" and bool(_HAD.fullmatch(between)))
    return joined and is_baseline(Site(site.sentence, mentions[beside], site.area))


_HAD = re.compile(r" (?:that |which )?(?:it|they|he|she|we|the [a-z]+) (?:had )?[a-z]+ (?:in|during|for) ")
""" "The 2,015 it had cancelled in 2023"."""


def _start(place: Span) -> int:
    return place.start


def _bracketed_by(site: Site) -> When | None:
    """The date whose value stands in brackets right behind it ("지난해(36,800 t)보다", "2023 (36,800 t)")."""
    text = site.sentence.text
    if text[site.span.start - 1 : site.span.start] not in ("(", "（"):
        return None
    ends = site.span.start - 1
    dates = (m for m in site.sentence.mentions if m.kind is Kind.DATE and site.sentence.place(m).end == ends)
    # "1년 전" counts from a time that the sentence may not tell.
    dates = (m for m in dates if not m.text.endswith("전"))
    when = next((m.value for m in dates if isinstance(m.value, When)), None)
    return when if when is not None and _is_placed(when) else None


def _ended(site: Site, date: Mention) -> When:
    """A date of the sentence, or the months that it ends."""
    assert isinstance(date.value, When)
    return ending(Site(site.sentence, date, site.area).before(_SPAN_WORDS) + " ", date.value, site.language)


def _told_from_another(site: Site, carried: Sequence[When]) -> When | None:
    """The value's own clause dates it from another time ("a day earlier", "ten years later")."""
    others = [m for m in site.sentence.mentions if m.value is not None and m.span != site.mention.span]
    dates = [m for m in others if isinstance(m.value, When) and m.value.first]
    if not dates and not carried:
        return None
    text, clause = site.sentence.text, piece(site.sentence.text, site.span, site.language)
    counted = [site.sentence.place(m) for m in others if not _is_time(m)]
    stop = min((s.start for s in counted if s.start >= site.span.end), default=clause.end)
    told = text[site.span.end : min(stop, clause.end)]
    if not any(clause.start <= site.sentence.place(m).start < site.span.start for m in others if not _is_length(m)):
        told = f"{text[clause.start : site.span.start]}\n{told}"
    return shifted(told, _ended(site, dates[0]) if dates else carried[0], site.language)


def _is_length(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and (mention.value.dimension or "") in ("time", "months")


def _is_time(mention: Mention) -> bool:
    return mention.kind is Kind.DATE or _is_length(mention)


def _gathers(date: When, site: Site, start: int) -> bool:
    """The value gathers up the time since the date ("since 1993"): it is of no single year. A date that opens the
    sentence does so for all its values."""
    return date.bound is Bound.SINCE and (start <= _OPENS or site.area.start <= start < site.area.end)


def _year_of(date: When) -> When:
    """The calendar year that a date lies in."""
    assert date.first is not None
    year = date.first.year
    return When(value=f"{year:04}", grain=Grain.YEAR, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))


def _is_previous(site: Site) -> bool:
    """The value belongs to the period before the one that the sentence names ("전년(101억 달러) 대비")."""
    return ends_with(site.before(24).rstrip("(（ "), site.words("previous")) or site.after(24).lstrip(
        ")） ,"
    ).startswith(site.words("previous") or ("\0",))


def _is_placed(when: When) -> bool:
    return when.first is not None or when.of_year is not None


def _is_comparison(date: Site) -> bool:
    """The date is what the value is compared with ("than in 2023", 2023년보다), or the day of the report."""
    return date.after(14).startswith(_REFERENCE) or _is_compared(date)


def is_beside_the_time(date: Site) -> bool:
    """A date at which nothing held: since when something is a record ("the highest since 1973"), or the day on which
    it was reported."""
    told_on = date.precedes("reported_after", 14) or date.follows("reported_before", 34)
    return told_on or _begins_a_record(date) or _is_day_of_report(date)


def _is_day_of_report(date: Site) -> bool:
    """The day right behind a Korean topic, in a sentence that ends in who said so ("기상청은 27일 …다고 밝혔다")."""
    when = date.mention.value
    if date.language != "ko" or not isinstance(when, When) or when.grain is not Grain.DAY:
        return False
    bare = when.bound is Bound.EXACT and date.sentence.text[date.span.end : date.span.end + 1] == " "
    return bare and date.before(2).endswith(("은", "는")) and reports(date.sentence.text)


def _is_compared(date: Site) -> bool:
    """The date is what the value is compared with."""
    if _RANGE.search(date.mention.text):
        # "From January to December 2024" compares nothing.
        return False
    if date.language == "en" and _SAME_TIME.search(date.before(_SPAN_WORDS)):
        return True
    if date.language == "ko" and _HELD_AGAINST.match(date.sentence.text, date.span.end):
        return True
    before = date.before(24).removesuffix(" in").removesuffix(" the").rstrip()
    if ends_with(before, date.words("period_baseline_before")) or date.precedes("period_baseline_after", 8):
        return True
    return _begins_a_record(date) or (not _is_day(date) and bool(_BY_SO_MUCH_ON.search(before)))


_BY_SO_MUCH_ON = re.compile(r"(?:%|per ?cent|points?) on\Z")
"""A share and the time that it is a change on ("up 2.7 % on last year")."""
_SINCE_BEGUN = re.compile(r"\bsince (?:[a-z]+ ){1,4}(?:began|begun|started|start|beginning)(?: in)?\Z")
_BEGUN_SINCE = re.compile(
    r"[^,.\d]{0,24}(?:이래|이후)(?:로|론)?\s[^,.]{0,16}?(?:최고|최저|최대|최소|최다|최초|처음|가장|역대|\d+위)"
)


def _begins_a_record(date: Site) -> bool:
    """The date is when counting began, of a record ("the warmest since records began in 1973", 1973년 이래 1위)."""
    if date.language == "ko":
        return bool(_BEGUN_SINCE.match(date.sentence.text, date.span.end))
    return bool(_SINCE_BEGUN.search(date.before(_SPAN_WORDS)))


def _is_day(date: Site) -> bool:
    return isinstance(date.mention.value, When) and date.mention.value.grain is Grain.DAY


_SAME_TIME = re.compile(
    r"\b(?:than|compared with|compared to|against|versus|over|from|on) (?:in |during |for |at )?(?:the |that )?"
    r"(?:same|corresponding|equivalent|comparable) (?:[a-z]+ ){1,3}(?:of|in)\Z"
)
""" "Than in the same months of 2024"."""

_ASIDE = r"(?: ?[(（][^()（）]{1,40}[)）])?"
_AWAY = r"(?!\s?(?:에|까지|부터|들어|전년|전월|전달|전분기|직전|지난|작년|평년|당초|예상|전망|목표|계획|기존))"
_HELD_AGAINST = re.compile(
    rf"{_AWAY}(?: ?같은 ?(?:기간|달|분기|시기|때)| ?동기| ?동월)?(?:"
    rf"(?:{_AWAY}\s?[가-힣]{{1,7}}){{0,2}}?{_ASIDE}(?:보다|에 비해|에 견줘)"
    rf"|(?:{_AWAY}\s?[가-힣]{{1,7}} )?{_ASIDE} ?대비)[ ,]"
)
"""A Korean date with what was so then, compared with what is now: "지난해 같은 기간보다", "올해 본예산보다"."""


def baselines(site: Site) -> tuple[When, ...]:
    """The times that a value is compared with: those of its own part of the sentence, else of the whole of it."""
    inside: list[When] = []
    others: list[When] = []
    for other in site.sentence.mentions:
        when = other.value
        if not isinstance(when, When) or when.first is None or other.span == site.mention.span:
            continue
        date = Site(site.sentence, other, site.area)
        if not date.precedes("reported_after", 14) and (
            _is_compared(date) or _opens(date) or _is_measured_by(site, date)
        ):
            (inside if site.area.start <= date.span.start < site.area.end else others).append(when)
    return tuple(dict.fromkeys(inside or others))


def _opens(date: Site) -> bool:
    """The date opens a time that the sentence ends ("2019년 말에서 지난해 말까지", "since the edition of 2022")."""
    rest = date.sentence.text[date.span.end :]
    ranged = rest.startswith(date.words("range_opens") or ("\0",)) and any(w in rest for w in date.words("range_ends"))
    return ranged or bool(_SINCE.search(date.before(_SPAN_WORDS)))


_SINCE = re.compile(r"\bsince (?:the |its |their )?(?:[a-z]+ ){0,3}(?:of|in)\Z")


def _is_measured_by(site: Site, date: Site) -> bool:
    """A multiple or a share of what was so at the date ("half of what it had been in 2019", 2019년의 두 배)."""
    value = site.mention.value
    if not isinstance(value, Quantity) or value.unit not in ("times", "percent"):
        return False
    start, end = sorted((site.span, date.span))
    between = site.sentence.text[start.end : end.start].lower()
    if start is date.span:
        return between.strip() in date.words("measured_by")
    return any(f" {w} " in f" {between.strip()} " for w in date.words("measured_by"))


def limit(site: Site) -> str:
    """Whether a date is only what something came `after` or `before`, the `last` time that something happened ("not
    since 2011"), or what something is to be done `by`; "" for the date of the thing itself."""
    if site.mention.kind is not Kind.DATE:
        return ""
    if _is_denied(site) and (site.precedes("last_after", 12) or site.follows("last_before", 24)):
        return "last"
    if site.follows("date_after", 20):
        return "after"
    if site.follows("deadline_before", 20) or site.precedes("deadline_after", 6):
        return "by"
    return "before" if site.follows("date_before", 20) or site.precedes("date_before_behind", 6) else ""


def is_baseline(site: Site) -> bool:
    """The value is where a change starts ("from 45.2%", 3.50%에서), or how uncertain another value is ("± 0.13")."""
    if site.mention.kind is not Kind.QUANTITY:
        return False
    if site.follows("uncertainty", 30) or _begins_before(site):
        return True
    if site.language == "ko":
        return site.after(18).lstrip(")） ").startswith(site.words("baseline_after"))
    return site.follows("baseline_before", 24) or site.precedes("baseline_after", 24)


_COMPARED = re.compile(r"\s?(?:보다|대비|에 비|[과와] 비교|에 견|같은)")


def _begins_before(site: Site) -> bool:
    """The value's part opens with an earlier time ("1년 전에는 7만 원이었다"), to which nothing is compared."""
    part = site.sentence.text[site.area.start : site.span.start].lstrip(" ,").lower()
    words = site.words("previous")
    if not part.startswith(words):
        return False
    return not _COMPARED.match(part, len(next(w for w in words if part.startswith(w))))


def negated(site: Site) -> bool:
    """The value's own clause denies it ("not 17 %", 17%가 아니다)."""
    return _is_denied(site) and limit(site) != "last"


def _is_denied(site: Site) -> bool:
    text, start, language = site.sentence.text, site.span.start, site.language
    value = site.mention.value
    if isinstance(value, Quantity) and value.value == 0:
        # "None" is a value of its own.
        return False
    if language == "ko":
        # "Did not pass 10" is a bound, no denial.
        rest = text[past_bound(text, site.span.end, grammar(language)) : start + 48]
        stop = _STOPS.search(rest)
        return stance.has(rest[: stop.start()] if stop else rest, language, "negation")
    before = text[max(0, start - 60) : start]
    ends = [m.end() for m in re.finditer(r"[:;,—]\s", before)]
    turns = stance.pattern(language, "negation_ends")
    ends += [m.end() for m in turns.finditer(before)] if turns else []
    return stance.has(before[max(ends) :] if ends else before, language, "negation")


def modality(site: Site) -> Modality:
    """Fact, plan or forecast, by the value's part of the sentence; Korean says it at the very end."""
    text, language = site.sentence.text, site.language
    own = stance.modality_of(text[site.area.start : _end_of_its_clause(site)], language)
    if own is Modality.FACT and language == "en" and _PARTICIPLE.match(text, site.area.start):
        # "Forecasts 3 million visitors, rising to 4 million": the participle goes on with the forecast.
        own = stance.modality_of(text[: site.area.start], language)
    return own if own is not Modality.FACT or language != "ko" else stance.modality_of(text[-24:], language)


_GOES_ON = re.compile(r";|``|[“”\"]| (?:and|but|though|although|while|whereas) (?:it|he|she|they|we|there|this|that) ")
"""Here an English sentence says something else, with a subject of its own."""


def _end_of_its_clause(site: Site) -> int:
    """Where the clause of a value ends: "... has 28 clubs, and it plans to expand" plans no clubs."""
    if site.language != "en":
        return site.area.end
    other = _GOES_ON.search(site.sentence.text, site.span.end, site.area.end)
    return other.start() if other else site.area.end


def retracted(site: Site) -> bool:
    """The sentence names the value as wrong, withdrawn or replaced."""
    language = site.language
    if stance.has(site.sentence.text, language, "retracted"):
        return not _put_right(site)
    return stance.has(site.before(30), language, "replaced_before") or stance.has(
        site.after(12), language, "replaced_after"
    )


def _put_right(site: Site) -> bool:
    """The value is the one that a correction puts in the place of another ("61명을 16명으로 바로잡습니다")."""
    return site.follows("corrected_before", 40) or site.precedes("corrected_after", 20)
