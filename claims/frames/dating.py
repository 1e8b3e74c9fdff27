"""When a value holds: which dates of its sentence are its own, and which it is only compared with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.frames import timespans
from claims.frames.clauses import piece, relative_clauses
from claims.frames.compared import SPAN_WORDS, is_beside_the_time, is_compared, is_comparison
from claims.frames.origins import told_aside
from claims.frames.passage import Sentence
from claims.frames.relative import closed, ending, is_of_a_report, part_of_year, shifted, tells_distance
from claims.frames.site import Site, ends_with
from claims.frozen import replace
from claims.kept import kept
from claims.model import Bound, Grain, Kind, Mention, Quantity, Span, When
from claims.words import stance

_OPENS = 6
"""Characters in front of a date that opens its sentence ("Since 1993")."""


@dataclass(frozen=True)
class Dated:
    """A date of a sentence with what it is to every value there, found once for all of them."""

    number: int
    """Of its mention in the sentence."""
    when: When
    """Itself, or the time whose first end it is."""
    site: Site

    @kept
    def beside_the_time(self) -> bool:
        """Nothing held at it."""
        return is_beside_the_time(self.site)

    @kept
    def compared(self) -> bool:
        """A value is compared with it."""
        return is_comparison(self.site)

    @kept
    def begins(self) -> bool:
        """A change may start at it."""
        return is_compared(self.site) or _opens(self.site)

    @kept
    def aside(self) -> Span | None:
        """Where it tells only how what the sentence speaks of came to be."""
        return told_aside(self.site)

    @kept
    def ended(self) -> When:
        """Itself, or the months that it ends."""
        return ending(self.site.before(SPAN_WORDS) + " ", self.when, self.site.language)


def dates_of(sentence: Sentence, spans: Mapping[int, When | None]) -> tuple[Dated, ...]:
    """The dates of a sentence that are placed in time.

    Args: spans, those that are the ends of one time, by number of the mention.
    """
    whole, found = Span(0, len(sentence.text)), []
    for number, mention in enumerate(sentence.mentions):
        when = spans.get(number, mention.value)
        if isinstance(when, When) and _is_placed(when):
            dated = mention if when is mention.value else replace(mention, value=when)
            found.append(Dated(number, when, Site(sentence, dated, whole)))
    return tuple(found)


def periods(
    site: Site, carried: Sequence[When], dates: Sequence[Dated], as_of: dt.date | None = None
) -> tuple[When, ...]:
    """When the value holds: the dates of its own part of the sentence, else of the whole of it.

    Args: carried, the dates that sentences before give, of which "the full year" may be; dates, those of the sentence;
    as_of, the day of the text.
    """
    if site.own_period:
        return (site.own_period,)
    if before := _bracketed_by(site) or _led_by(site, dates):
        return (before,)
    if moved := _told_from_another(site, carried):
        return (moved,)
    inside: list[When] = []
    others: list[When] = []
    beyond: list[When] = []
    for date in dates:
        start = date.site.span.start
        if date.site.span == site.span or date.beside_the_time:
            continue
        if date.aside and not date.aside.start <= site.span.start < date.aside.end:
            continue
        compared = date.compared or (_is_measured_by(site, date.site) and not site.is_baseline)
        if compared and not _gathers(date.when, site, start):
            continue
        here = site.area.start <= start < site.area.end
        if _dates_another(site, date.number) or _is_in_a_relative(site, start):
            continue
        if site.language == "en" and _ANOTHER_SUBJECT.search(site.sentence.text, site.span.end, start):
            continue
        if start > _OPENS and "; " in site.sentence.text[start : site.span.start]:
            continue  # of another sentence than the value's, but for the semicolon
        if site.language == "en" and _ANOTHER_TIME.search(site.sentence.text, site.span.end, start):
            beyond.append(date.when)
            continue
        if here or site.is_baseline or not _dates_a_baseline(site, date.number):
            (inside if here else others).append(date.ended)
    dated = [w for w in others if w.first is not None]
    if not inside and not dated and (part := _part_of_the_year(site, carried, as_of)):
        return (part,)
    anchors = dated or [w for w in beyond if w.first is not None]
    if not inside and (anchors or carried) and (told := _whole_year(site)):
        years = anchors or [w for w in carried if not is_of_a_report(w, site.sentence.text, site.language, as_of)][:1]
        return tuple(dict.fromkeys(closed(told, _year_of(w), site.language) for w in years))
    found = tuple(inside or dated)
    return () if found and site.is_baseline and _is_previous(site) else found


def _whole_year(site: Site) -> str:
    """The value's part up to where it says "the year", if it speaks of a year as a whole; else ""."""
    area = site.sentence.text[site.area.start : site.area.end].lower()
    if not stance.has(area, site.language, "whole_year"):
        return ""
    for words in site.words("previous"):
        area = area.replace(words, " ")
    says_so = stance.has(area, site.language, "whole_year")
    return area[: area.find("the year") + len("the year")] + " " if says_so else ""


def _part_of_the_year(site: Site, carried: Sequence[When], as_of: dt.date | None) -> When | None:
    """The first or the last months of "the year" that a sentence before names, else of the text's own, as far as they
    are over."""
    text = site.sentence.text.lower()
    ends = [m.end() for m in _THE_YEAR.finditer(text)] if "months of " in text else []
    if not ends:
        return None
    year = next((when for when in carried if when.grain is Grain.YEAR), None) or (as_of and _year(as_of.year))
    parts = (part_of_year(text[:end], year, site.language) for end in ends) if year else ()
    return next((p for p in parts if p and (carried or not as_of or (p.last and p.last <= as_of))), None)


_THE_YEAR = re.compile(r"\bmonths of (?:the|that|its) (?:financial |fiscal )?year\b")
_OF_A_VALUE = {"en": (" in ", " in the ", " at ", " at the ", " as of "), "ko": ("의 ", "의")}
"""What joins a date to the value that it dates ("18% in 2024", 2024년의 18%), and not to what happened ("on 3 May")."""


def left_over(sentence: Sentence) -> list[When]:
    """The times that a sentence leaves to the next one: not what it only compares with ("12 % more than in 2024")."""
    whole, spans = Span(0, len(sentence.text)), timespans.joined(sentence)
    dates = [(n, m, spans.get(n, m.value)) for n, m in enumerate(sentence.mentions)]
    sites = [(n, when, Site(sentence, m, whole)) for n, m, when in dates if isinstance(when, When)]
    sites = [told for told in sites if told[1].first and not (is_beside_the_time(told[2]) or told_aside(told[2]))]
    return [w for n, w, site in sites if not is_compared(site) and not _dates_a_baseline(site, n)]


def _dates_a_baseline(site: Site, number: int) -> bool:
    """The date is that of the value that another one is compared with ("24 %, against 18 % in 2024")."""
    mentions, text = site.sentence.mentions, site.sentence.text
    beside = number + 1 if site.language == "ko" else number - 1
    if site.language == "en" and beside > 0 and _is_length(mentions[beside]):
        beside -= 1
    if not 0 <= beside < len(mentions) or mentions[beside].value is None:
        return False
    first, second = sorted(site.sentence.place(m) for m in (mentions[beside], mentions[number]))
    between = text[first.end : second.start]
    joined = between in _OF_A_VALUE.get(site.language, ())
    if site.language == "en":
        joined = joined or bool(_HAD.fullmatch(between) or _IN_THE_SAME.fullmatch(between))
    return joined and Site(site.sentence, mentions[beside], site.area).is_baseline


def _is_in_a_relative(site: Site, start: int) -> bool:
    """A date stands in what is said of a noun between commas, and the value does not."""
    clauses = relative_clauses(site.sentence.text, site.language)
    return any(c.start <= start < c.end and not c.start <= site.span.start < c.end for c in clauses)


def _dates_another(site: Site, number: int) -> bool:
    """An English date stands right behind another value, of the same unit or none ("8.6 kW, against 8.1 in 2024 and 6.9
    five years ago")."""
    mentions, value = site.sentence.mentions, site.mention.value
    if site.language != "en" or not number or not isinstance(value, Quantity):
        return False
    before = mentions[number - 1]
    other = before.value
    if before.span == site.mention.span or not isinstance(other, Quantity) or other.unit not in (value.unit, None):
        return False
    between = site.sentence.text[site.sentence.place(before).end : site.sentence.place(mentions[number]).start]
    ago = between == " " and mentions[number].text.endswith(_AGO)
    return ago or between in _OF_A_VALUE["en"]


_AGO = ("ago", "earlier", "before", "last year")
_HAD = re.compile(r" (?:that |which )?(?:it|they|he|she|we|the [a-z]+) (?:had )?[a-z]+ (?:in|during|for) ")
""" "The 2,015 it had cancelled in 2023"."""
_IN_THE_SAME = re.compile(r" (?:in|for|during|over) the (?:same|corresponding|equivalent) (?:[a-z]+ ){1,3}(?:of|in) ")
""" "Against 1,742 in the same three months of 2025"."""
_ANOTHER_SUBJECT = re.compile(
    r"[,;] (?:and|but|while|whereas|though|although|yet) "
    r"(?:the|its|their|his|her|our|it|they|he|she|we|there|this|that|those|these) "
)
"""Here an English sentence goes on to tell something else, whose date is not that of what stood before."""
_ANOTHER_TIME = re.compile(r"; (?:(?:and|but|while) )?(?:in|by|for|during|on|at|as of)(?: the)? \Z")
"""In front of a date, which opens what is told of that time alone ("146 plays; in 2023 it had read 164")."""


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


def _led_by(site: Site, dates: Sequence[Dated]) -> When | None:
    """The date right in front of a Korean value, where another value of its sentence has a date of its own so ("2024년
    48만 명에서 2025년 43만 명으로")."""
    if site.language != "ko" or len(dates) < _PAIR:
        return None
    sentence = site.sentence
    counted = (m for m in sentence.mentions if m.kind is Kind.QUANTITY and not _is_time(m))
    ends = ((d.site.span.end, d.when) for d in dates)
    led = {end + 1: when for end, when in ends if sentence.text[end : end + 1] == " "}
    both = {sentence.place(m).start for m in counted} & led.keys()
    return led.get(site.span.start) if len(both) >= _PAIR else None


_PAIR = 2


def _ended(site: Site, date: Mention) -> When:
    """A date of the sentence, or the months that it ends."""
    assert isinstance(date.value, When)
    return ending(Site(site.sentence, date, site.area).before(SPAN_WORDS) + " ", date.value, site.language)


def _told_from_another(site: Site, carried: Sequence[When]) -> When | None:
    """The value's own clause dates it from another time ("a day earlier", "ten years later")."""
    if not tells_distance(site.sentence.text, site.language):
        return None
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
    if date.bound is not Bound.SINCE or (start > _OPENS and not site.area.start <= start < site.area.end):
        return False
    return site.language != "en" or start <= _OPENS or not _ANEW.search(site.sentence.text, start, site.span.start)


_ANEW = re.compile(r", (?:which|who|whose|and|but|while|whereas) |; ")
"""Here a clause begins that is not of the time since the date ("open since May, which cost 5 million")."""


def _year_of(date: When) -> When:
    """The calendar year that a date lies in."""
    assert date.first is not None
    return _year(date.first.year)


def _year(year: int) -> When:
    return When(value=f"{year:04}", grain=Grain.YEAR, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))


def _is_previous(site: Site) -> bool:
    """The value belongs to the period before the one that the sentence names ("전년(101억 달러) 대비")."""
    return ends_with(site.before(24).rstrip("(（ "), site.words("previous")) or site.after(24).lstrip(
        ")） ,"
    ).startswith(site.words("previous") or ("\0",))


def _is_placed(when: When) -> bool:
    return when.first is not None or when.of_year is not None


def baselines(site: Site, dates: Sequence[Dated], own: Sequence[When] = ()) -> tuple[When, ...]:
    """The times that a value is compared with: those of its own part of the sentence, else of the whole of it.

    Args: dates, those of the sentence, each for itself; own, when the value holds: "the same month" of another year is
    named by it.
    """
    same = {(w.first, w.last) for w in own}
    inside: list[When] = []
    others: list[When] = []
    for date in dates:
        when, written = date.when, date.site.mention
        if when.first is None or written.span == site.mention.span:
            continue
        if written.text.lower().startswith(("같은", "same", "the same")) and (when.first, when.last) in same:
            continue
        if (date.begins or _is_measured_by(site, date.site)) and not date.site.precedes("reported_after", 14):
            (inside if site.area.start <= date.site.span.start < site.area.end else others).append(when)
    return tuple(dict.fromkeys(inside or others))


def _opens(date: Site) -> bool:
    """The date opens a time that the sentence ends ("2019년 말에서 지난해 말까지", "since the edition of 2022")."""
    rest = date.sentence.text[date.span.end :]
    ranged = rest.startswith(date.words("range_opens") or ("\0",)) and any(w in rest for w in date.words("range_ends"))
    return ranged or bool(_SINCE.search(date.before(SPAN_WORDS)))


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
    if value.unit == "times" and site.language == "en" and _AS_MUCH_AS.fullmatch(between):
        return True
    return any(f" {w} " in f" {between.strip()} " for w in date.words("measured_by"))


_AS_MUCH_AS = re.compile(r" (?:the|that|those|what) (?:[a-z]+ ){0,5}")
"""Between a multiple and the time that it is held against ("three times the area lost in 2023")."""
