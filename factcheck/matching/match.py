"""One slot at a time: is a source's value of the claim's entity, measure, period and scope?

Nothing here looks at the value itself. `match` and `other` are both positive findings; silence is `unknown`.
"""

from __future__ import annotations

from functools import lru_cache

from claims.lang import load
from claims.model import Frame, Kind, Quantity
from claims.names.aliases import is_country, known
from claims.names.find import is_spelled_by_sound
from claims.names.home import at_home
from claims.words.nearness import called, near, rendered
from claims.words.stance import has
from claims.words.vocabulary import direction_of, kind, opposite, relation
from factcheck.matching.country import told_abroad, told_of_home
from factcheck.matching.written import is_described, is_done_to, is_spelled_out, is_written
from factcheck.terms.aside import dates_the_report, speaks_of_itself, stands_aside, stands_by, unresolved
from factcheck.terms.aside import owned as is_owner
from factcheck.terms.labels import labelled_otherwise
from factcheck.terms.lexicon import SAID as SAID
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.terms.lexicon import of_kind as of_kind
from factcheck.terms.rows import is_code, is_form, row_meant, row_numbered, senses_of_name
from factcheck.values.nouns import nouns
from factcheck.values.period import period as period
from factcheck.values.slot import Slot

KIN = ("same", "narrower", "broader")
"""Relations of two concepts of which one may stand for the other."""


def row(claim: Keyed, source: Keyed, lexicon: Lexicon) -> Slot:
    """Whether the claim speaks of a cell's row: its header is named in the claim, or is a total or a date."""
    row = source.frame.row
    if source.frame.cell is None or not (row.names or row.words):
        return Slot.UNKNOWN
    if row.concepts and _names_kind(claim.concepts_here, row.concepts):
        return Slot.MATCH
    if row.names and any(lexicon.any_same(n, row.names) for n in claim.names):
        return Slot.MATCH
    if met(claim.words_own, row.words)[0] or met(claim.words_near, row.words)[0]:
        return Slot.MATCH
    if nouns("totals", "subtotals", "averages") & {*row.words, *row.concepts} or nouns("wholes").issuperset(row.words):
        return Slot.UNKNOWN
    if row.names and all(map(is_code, row.names)):
        return Slot.UNKNOWN
    meant = row_meant(claim.senses_own | claim.senses_near, claim.frame, source.frame)
    if meant or row_numbered(claim.frame, source.frame):
        return Slot.MATCH
    return Slot.UNKNOWN if claim.frame.language != source.frame.language or is_form(source.frame) else Slot.OTHER


@lru_cache(maxsize=1 << 13)
def _names_kind(said: frozenset[str], header: tuple[str, ...]) -> bool:
    """Whether one of some concepts is a header's, of its kind, or its contrary."""
    told = [c for c in header if kind(c) != "qualifier"]
    return not said.isdisjoint(header) or any(relation(a, b) in KIN or opposite(a) == b for a in said for b in told)


@lru_cache(maxsize=1 << 13)
def met(said: frozenset[str], headers: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that meet one of a header, and the words of the header that meet one of them."""
    pairs = [(word, header) for word in said for header in headers if begins(word, header)]
    heard = {header for _, header in pairs}
    return frozenset(word for word, _ in pairs), tuple(header for header in headers if header in heard)


def begins(word: str, header: str) -> bool:
    """A header's word is the claim's, or begins a Korean compound of it (게임, 게임업계), or the claim's is derived
    from it ("south", "southern"), or the header says beside it only what is measured (모바일, 모바일비중)."""
    header = header.removeprefix(SUM_MARK) if len(header) > _SHORT else header
    if word == header:
        return True
    if header.startswith(word):
        return len(word) > 1 and header[len(word) :] in nouns("measured", "regions", "sorts")
    if header.endswith(word) and not word.isascii():
        # A Korean compound is one of what it ends in (자동차용경유, 경유); one syllable before it may deny it (비식품).
        return len(word) > 1 < len(header) - len(word)
    if not word.startswith(header):
        return False
    return word[len(header) :] in _ENDINGS if header.isascii() else len(header) > 1


_SHORT = 3
"""Syllables of a header up to which its first one is part of a word."""
SUM_MARK = "총"
"""All of it, before a Korean word (총거래액)."""
_ENDINGS = frozenset({"ern", "er", "ing", "al"})


def entity(claim: Keyed, source: Keyed, lexicon: Lexicon, *, owned: bool) -> Slot:
    """Whether the value belongs to whom the claim speaks of.

    Args: owned, whether that is named beside the value itself.
    """
    name, frame, other = claim.frame.subject, claim.frame, source.frame
    if labelled_otherwise(claim.labels, other):
        return Slot.OTHER
    if not name:
        return Slot.UNKNOWN
    if owned or is_spelled_out(name, other):
        return Slot.MATCH
    if other.cell is None and other.language == "ko" and other.subject in other.near.names:  # noqa: SIM102
        # The topic of the sentence, in another part of it than the value.
        if lexicon.same(name, other.subject):
            return Slot.MATCH
    if speaks_of_itself(other) and lexicon.any_same(name, other.far.names):
        return Slot.MATCH
    ours = (*frame.near.names, name)
    named = (n for n in other.own.names if not (lexicon.is_word(n) or is_code(n)))
    known_here = lexicon.any_same(name, other.near.names) or lexicon.any_same(name, other.far.names)
    theirs = [n for n in named if not (stands_aside(n, other) or is_written(n, claim))]
    theirs = [n for n in theirs if not (known_here and stands_by(n, other))]
    if not theirs and at_home(name, other.language) and not told_abroad(other):
        return Slot.MATCH
    if (home := told_of_home(name, other, theirs)) is not Slot.UNKNOWN:
        return home
    if row_meant(senses_of_name(name, frame.language), frame, other):
        return Slot.MATCH
    if other.said_by and lexicon.same(name, other.said_by) and not any(_is_topic(n, other) for n in theirs):
        # Who says so speaks of itself, if of nobody else.
        return Slot.MATCH
    if other.cell is not None and any(is_described(n, claim, lexicon) for n in theirs):
        return Slot.MATCH
    if other.cell is not None and theirs:
        # A header says whose the cell is: nobody else whom the sentence before happened to name.
        ours = (*frame.own.names, name)
    stranger = bool(theirs) and not any(lexicon.any_same(n, ours) for n in theirs)
    stranger = stranger and not (unresolved(other) and not is_owner(theirs, other, ours))
    if known_here:
        # Named near by, but the value's own zone belongs to somebody else: one whom the claim does not speak of, or
        # one whom it gives another value ("A and B were fined 1 and 2").
        rivals = [n for n in frame.near.names if n not in frame.own.names and not lexicon.same(n, name)]
        rival = bool(theirs) and name in frame.own.names and all(lexicon.any_same(n, rivals) for n in theirs)
        # A subject that is only carried on keeps nobody else who is named near by from being meant.
        carried = other.language == "en" and other.cell is None and not any(n in other.sentence for n in theirs)
        stranger = stranger and not carried and not is_done_to(name, other, theirs, lexicon)
        return Slot.OTHER if stranger or rival else Slot.MATCH
    return Slot.OTHER if stranger else Slot.UNKNOWN


def untranslated(claim: Frame, source: Frame) -> bool:
    """Whether nobody can tell that two names of two languages are of two things: neither is a well-known one, and the
    claim's may be put into the source's language by its meaning."""
    if claim.language == source.language or known(claim.subject) or known(source.subject):
        return False
    return not is_spelled_by_sound(claim.subject)


def _is_topic(name: str, frame: Frame) -> bool:
    """Whether a name is what its clause is about; in a language that does not mark that, whether it is there."""
    marks = load(frame.language).binding.get("topic_marks", ())
    return not marks or any(f"{name}{mark}" in frame.sentence for mark in marks)


def stranger(claim: Frame, source: Frame, lexicon: Lexicon) -> bool:
    """Whether the subject that a source's value has, if only from the sentence before, is nobody the claim names."""
    if unresolved(source):
        return False
    ours = (claim.subject, *claim.own.names)
    theirs = dict.fromkeys(n for n in (source.subject, *source.near.names) if n)
    return bool(claim.subject) and any(
        not lexicon.is_word(n) and not lexicon.any_same(n, ours) and not stands_aside(n, source) for n in theirs
    )


_HAPPENS = ("event", "speech", "direction")


def measure(claim: Keyed, source: Keyed) -> Slot:
    """Whether the value is of what the claim measures, or dates the event that it tells."""
    if claim.kind is Kind.DATE:
        return _event(claim, source)
    slot = _measure(claim, source)
    if claim.said or claim.counted is None or source.counted is None:
        return slot
    # What the claim's sentence measures may be another value's ("112 arrests and 20 fines").
    return Slot.UNKNOWN if slot is (Slot.OTHER if claim.counted == source.counted else Slot.MATCH) else slot


def _measure(claim: Keyed, source: Keyed) -> Slot:
    wanted, offered = claim.said or claim.said_near, source.said
    if claim.frame.change and not of_kind(wanted, "measure"):
        return _movement(claim.frame, source)
    if wanted and offered:
        return _of_measures(wanted, offered, claim, source)
    if wanted and any(relation(a, b) == "narrower" for a in wanted for b in source.qualifiers):
        # "The share" of a passage about the market share.
        return Slot.MATCH
    around = source.said_near
    if wanted and not wanted & around and any(near(a, b) for a in wanted for b in around):
        return Slot.NEAR
    named = wanted & around or _same_unit(claim.frame, source.frame)
    things = not wanted and of_kind(claim.concepts_own, "thing") & source.concepts_here
    return Slot.MATCH if named or things else Slot.UNKNOWN


def _of_measures(wanted: frozenset[str], offered: frozenset[str], claim: Keyed, source: Keyed) -> Slot:
    """Whether what both say to be measured is one thing."""
    across = claim.frame.language != source.frame.language
    if _in_a_unit_of_its_own(claim.frame, source.frame):
        return Slot.MATCH
    if wanted & offered or any(_same_thing(a, b) or (across and rendered(a, b)) for a in wanted for b in offered):
        clash = any(relation(a, b) == "other" for a in wanted for b in offered - wanted)
        return Slot.MATCH if not clash or wanted <= offered or opposed(claim, source) else Slot.UNKNOWN
    if opposed(claim, source):
        return Slot.MATCH
    if any(called(a, b) for a in wanted for b in offered):
        return Slot.NEAR
    if any(relation(a, b) == "other" for a in wanted for b in offered):
        return Slot.OTHER
    # The sentence may name the measure for another value of its own.
    return Slot.NEAR if any(near(a, b) for a in wanted for b in offered) else Slot.UNKNOWN


def _in_a_unit_of_its_own(claim: Frame, source: Frame) -> bool:
    """Both are in a unit that only one measure has: what climbs at 10 m/s has that speed, high or not."""
    ours, theirs = claim.mention.value, source.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    return ours.dimension == theirs.dimension == "speed"


def opposed(claim: Keyed, source: Keyed) -> bool:
    """Whether one speaks of a profit where the other speaks of the loss: one measure with two signs."""
    return _opposed(claim.concepts_own, source.concepts_own, told_as_loss(source))


@lru_cache(maxsize=1 << 14)
def _opposed(claim: frozenset[str], source: frozenset[str], loss: bool) -> bool:
    ours, theirs = of_kind(claim, "measure"), of_kind(source, "measure")
    contrary = not ours & theirs and any(opposite(a) == b or opposite(b) == a for a in ours for b in theirs)
    shared = any(relation(a, b) in KIN for a in ours for b in theirs if not _BALANCES.isdisjoint((a, b)))
    return contrary or (shared and _in_the_red(ours) != loss)


_BALANCES = frozenset(
    {"profit", "operating_profit", "net_income", "pretax_profit", "cash_flow", "trade_balance", "current_account"}
)
"""Measures that have a sign."""
_IN_THE_BLACK = frozenset({"profit", "operating_profit", "net_income", "surplus", "trade_surplus"})


@lru_cache(maxsize=1 << 13)
def _in_the_red(measures: frozenset[str]) -> bool:
    """Whether a value is told as a loss or a deficit."""
    return any(opposite(c) in _IN_THE_BLACK for c in measures)


def told_as_loss(keyed: Keyed) -> bool:
    """Whether a value's own words call it a loss or a deficit; a header that names both ("Operating profit (loss)",
    영업이익(손실)) leaves that to the sign of each cell."""
    measures = of_kind(keyed.concepts_own, "measure")
    both = keyed.frame.cell is not None and not _IN_THE_BLACK.isdisjoint(measures)
    return not both and _in_the_red(measures)


def _same_thing(a: str, b: str) -> bool:
    """One concept, a kind of it, or the event of a measure ("a fine", "to fine")."""
    return a.removesuffix("_event") == b.removesuffix("_event") or relation(a, b) in ("same", "narrower")


_COMMON_UNITS = frozenset(
    {None, "percent", "percentage_point", "times", "rank", "person", "unit", "place", "item", "case"}
)


def _same_unit(claim: Frame, source: Frame) -> bool:
    """Both count the same named thing, or use the same unit that few measures use (ppm, GWh)."""
    ours, theirs = claim.mention.value, source.mention.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.unit != theirs.unit:
        return False
    return ours.unit not in _COMMON_UNITS and not (ours.dimension or "").startswith(("currency", "time", "months"))


def _movement(claim: Frame, source: Keyed) -> Slot:
    """A claim that says only that something grew by so much: any change of it will do."""
    grown = source.frame.change is True or any(direction_of(c) for c in source.concepts_own)
    return Slot.MATCH if grown and claim.direction is not None else Slot.UNKNOWN


def _event(claim: Keyed, source: Keyed) -> Slot:
    """A date says when something happened: the same event must be named, or a change in the same direction."""
    wanted = [c for c in claim.concepts_own if kind(c) in _HAPPENS]
    if dates_the_report(source.frame) and not of_kind(claim.concepts_own, "speech"):
        return Slot.OTHER
    # A date at the end of its sentence is cut off from the verb that it dates.
    offered = source.concepts_own if of_kind(source.concepts_own, *_HAPPENS) else source.concepts_near
    if not wanted and source.frame.cell is not None:
        # A date that heads a row says nothing of what happened then.
        return Slot.OTHER
    if not wanted:
        # That both speak of something new dates nothing; that both speak of the last one of its kind does.
        shared = claim.concepts_own & source.concepts_own
        return Slot.MATCH if any(kind(c) != "qualifier" or c in _ONCE for c in shared) else Slot.UNKNOWN
    if any(a == b or relation(a, b) in KIN for a in wanted for b in offered):
        return Slot.MATCH
    if any(_same_way(a, b) for a in wanted for b in offered):
        return Slot.MATCH
    if any(relation(a, b) == "other" for a in wanted for b in offered):
        return Slot.OTHER
    return Slot.NEAR if any(near(a, b) for a in wanted for b in offered) else Slot.UNKNOWN


_ONCE = frozenset({"first_time", "last_time"})


def _same_way(a: str, b: str) -> bool:
    return direction_of(a) is not None and direction_of(a) == direction_of(b)


def scope(claim: Keyed, source: Keyed) -> Slot:
    """Whether both speak of the same scope and basis (domestic, average, consolidated …)."""
    wanted, offered = claim.qualifiers, source.qualifiers
    both = wanted & offered
    apart = not both and any(
        relation(a, b) == "other" and not _whole_of(a, b, claim, source) for a in wanted for b in offered
    )
    if apart or _of_another_country(claim, source) or _of_foreigners(claim, source) or _of_foreigners(source, claim):
        return Slot.OTHER
    return Slot.MATCH if both else Slot.UNKNOWN


def _of_foreigners(one: Keyed, other: Keyed) -> bool:
    """ "Foreign tourists" are no "domestic tourists"."""
    if one.frame.language != "en" or other.frame.language != "en" or "domestic" not in other.qualifiers:
        return False
    return not one.concepts_own.isdisjoint(_FOREIGNERS) and other.concepts_own.isdisjoint({"overseas", *_FOREIGNERS})


_FOREIGNERS = frozenset({"foreign_visitor", "foreign_worker", "foreign_student"})


def _of_another_country(claim: Keyed, source: Keyed) -> bool:
    """What a Korean text calls domestic is not of a foreign country that the source names."""
    if "domestic" not in claim.concepts_own or claim.frame.language != "ko":
        return False
    ours = {known(n) for n in claim.frame.near.names}
    theirs = {known(n) for n in source.frame.own.names}
    return not any(map(is_country, ours)) and any(is_country(k) and not at_home(k or "", "ko") for k in theirs)


def _whole_of(a: str, b: str, claim: Keyed, source: Keyed) -> bool:
    """The total of the very part that the other side speaks of ("total" in a table of the young)."""
    if b == "total":
        return a in source.concepts_near or a in source.concepts_far
    return a == "total" and (b in claim.concepts_near or b in claim.concepts_far)


def direction(claim: Frame, source: Frame) -> Slot:
    """Whether both went the same way."""
    if claim.direction is None or source.direction is None:
        return Slot.UNKNOWN
    if claim.direction == source.direction:
        return Slot.MATCH
    # Up on the year and down on the month are both so.
    return Slot.UNKNOWN if bases_apart(claim, source) else Slot.OTHER


def bases_apart(claim: Frame, source: Frame) -> bool:
    """Whether the one is held against a year before, the other against a quarter or a month before."""
    ours, theirs = _bases(claim.sentence, claim.language), _bases(source.sentence, source.language)
    return bool(ours) and bool(theirs) and not ours & theirs


@lru_cache(maxsize=1 << 12)
def _bases(sentence: str, language: str) -> frozenset[str]:
    """How far back a sentence looks to say which way something went: a year, a quarter, a month."""
    return frozenset(key for key in ("back_year", "back_quarter", "back_month") if has(sentence, language, key))
