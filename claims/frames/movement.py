"""Which way a value went, and by how much or to where: movement and level.

The words are data (`[binding]` of each language file).
"""

from __future__ import annotations

import re
from functools import cache

from claims.frames.passage import Sentence
from claims.frames.site import Site
from claims.lang import load
from claims.mentions.grammar import grammar
from claims.mentions.hedges import past_bound
from claims.model import Kind, Quantity, Span
from claims.words.vocabulary import direction_of, tables

_BESIDE = 4
"""Characters between a value and a verb that still stand side by side."""
_WRONG_SIDE = 12
"""What a direction word costs, in characters, on the side of the value where the language does not put it."""


def direction(site: Site) -> str | None:
    """`up` or `down`, by the nearest word that says so; None where there is none."""
    if way := _compared_beside(site):
        return way
    best: tuple[int, str] | None = None
    bound = past_bound(site.sentence.text, site.span.end, grammar(site.language))
    for span, concept in site.sentence.concepts:
        way = _judged(concept, site) or direction_of(concept)
        if way is None or not site.area.start <= span.start < site.area.end or site.span.end <= span.start < bound:
            # A word that sets the value's bound ("not below 2 %") moves nothing.
            continue
        if _bounds(site, span.start):
            continue
        # Korean puts the verb behind the value, English before it or right behind.
        behind = span.start >= site.span.start
        gap = span.start - site.span.start if behind else site.span.start - span.end
        cost = gap + (0 if behind == (site.language == "ko") else _WRONG_SIDE)
        if best is None or cost < best[0]:
            best = (cost, way)
    return best[1] if best else None


def _judged(concept: str, site: Site) -> str | None:
    """Which way a measure went that is the better the less of it there is, by a word of judgement ("improved")."""
    judged = tables()["directions.toml"]["judged"]
    way = "down" if concept in judged["better"] else "up" if concept in judged["worse"] else None
    if way is None:
        return None
    told = {c for span, c in site.sentence.concepts if site.area.start <= span.start < site.area.end}
    return None if told.isdisjoint(judged["less_is_better"]) else way


def _bounds(site: Site, start: int) -> bool:
    """Whether what stands between a place and the value only sets its bound ("fewer than 29")."""
    phrase = site.sentence.text[start : site.span.start].strip().lower()
    return " " in phrase and phrase in grammar(site.language).before


def _compared_beside(site: Site) -> str | None:
    """Which way a value lies from what it is compared with ("12 % below the level of 2019", 12% 낮은)."""
    if site.mention.kind is not Kind.QUANTITY:
        return None
    behind = site.told_behind
    if _BY_A_DEAL.match(behind):
        return None
    for way in ("up", "down"):
        if f"{behind} ".startswith(_beside_words(site.language, way)):
            return way
    return None


_BY_A_DEAL = re.compile(
    r"under (?:an?|the|its|their|this|that) (?:[\w'’-]+ ){0,3}?"
    r"(?:deals?|agreements?|settlements?|contracts?|terms|schemes?|programmes?|programs?|laws?|acts?|rules?|orders?"
    r"|treaty|accord|arrangement|decree|licen[cs]e|polic(?:y|ies)|regulations?|ground|sea|bridge)\b"
)
"""By what something is done, which lies below nothing ("will pay £40,000 under a deal with the city")."""
_OFF_A_PLACE = re.compile(
    r"off (?:the|its|their|a|this|that) (?:[\w'’-]+ )?"
    r"(?:grid|mains|network|coast|coastline|shore|island|roads?|streets?|market|lines?|boats?|ships?|land|fields?|farms?"
    r"|shel(?:f|ves)|menu|track|pitch|planes?|trains?|trucks?|lorr(?:y|ies))\b"
)
"""From where something is taken, which takes nothing from a number ("drew 40 MW off the grid")."""


@cache
def _beside_words(language: str, way: str) -> tuple[str, ...]:
    """The words for a way, in a language that puts blanks between words with what may end them."""
    words = load(language).binding.get(f"beside_{way}", ())
    ends = ("",) if language == "ko" else (" ", ".", ",")
    return tuple(f"{w}{end}" for w in words for end in ends) or ("\0",)


def compared_way(sentence: Sentence) -> str | None:
    """Which way a value of the sentence before went, where this one opens with "that is fewer than" and its like."""
    words = load(sentence.language).binding
    opening = " ".join(sentence.text.lower().split()[:_OPENING_WORDS])
    if not opening.startswith(tuple(f"{w} " for w in words.get("refers_back", ())) or ("\0",)):
        return None
    ways = [way for way in ("up", "down") if any(f" {w} " in f"{opening} " for w in words.get(f"compared_{way}", ()))]
    return ways[0] if len(ways) == 1 else None


_OPENING_WORDS = 7


def change(site: Site) -> bool | None:
    """Whether the value is a movement or a level: "rose 12 %", "12 % higher" against "rose to 12 %"."""
    if site.mention.kind is not Kind.QUANTITY:
        return None
    behind = site.told_behind
    if site.is_baseline and behind.startswith(site.words("baseline_after") or ("\0",)):
        # "3시간 8분에서 단축됐다": where it started, whatever follows.
        return None
    off = behind.startswith(site.words("change_after") or ("\0",)) and not _OFF_A_PLACE.match(behind)
    off = off and not _BY_A_DEAL.match(behind)
    if off or _is_growth(site) or _compared_beside(site):
        return True
    if _is_share(site):
        # "Lost 3% of their ice" tells how much less it is, "lost 40% of the matches" which of them.
        return None if site.follows("loses_share", 24) or site.precedes("loses_share_after", 8) else False
    if site.language == "en" and _HEADED_BY_CHANGE.search(site.before(_CLAUSE)):
        return True
    level, moved = site.phrase_before("level_before", 30), site.phrase_before("change_before", 30)
    if level > moved or behind.startswith(site.words("level_after") or ("\0",)):
        # "To 12 %" is a level, "of 12 %" too, but not "a fall of 12 %"; a rate of change is told either way.
        return None if _is_rate_of_change(site) else False
    if moved:
        return True
    ways = (s for s, c in site.sentence.concepts if direction_of(c))
    return True if any(_beside(site, s) and not _moves_object(site, s) for s in ways) else None


_CLAUSE = 120
_HEADED_BY_CHANGE = re.compile(
    r"\b(?:the|a|an|its|their|that|this) (?:[a-z]+ )?(?:growth|gain|rise|increase|decrease|decline|drop|fall) in "
    r"(?:(?!left|kept|held|brought|took|meant|means|made|drove|pushed|sent)[\w’'-]+ ){1,4}"
    r"(?:(?:from|between|over|during|since) [^.;,]{1,30} )?(?:at|was|were|is|came to|totall?ed|amounted to)\Z"
)
"""A noun of change heads the clause of a value: "puts the growth in capacity from 2024 to 2025 at"."""


def _is_percentage(site: Site) -> bool:
    value = site.mention.value
    return isinstance(value, Quantity) and value.unit == "percent"


_SHARE_OF = re.compile(r"\s?of (?!growth|inflation)")
_PART = re.compile(
    r"(?:(?<!현재)(?<!당시)(?<!작년)(?<!올해)(?<!종전)(?<!기존)(?<!지난해)(?<!수준)의|중|가운데)\s?(?:약 |대략 )?\Z"
)


def _is_share(site: Site) -> bool:
    """A percentage that is told of a whole ("41 % of the litter", 쓰레기의 41%)."""
    if not _is_percentage(site):
        return False
    if site.language == "ko":
        return bool(_PART.search(site.before(12)))
    return bool(_SHARE_OF.match(site.after(12)))


_RATIOS = ("percent", "percentage_point", "basis_point", "times")


def _moves_object(site: Site, word: Span) -> bool:
    """The verb beside an amount has it for its object ("31,000 jobs lost"): that is how many, and by how many."""
    value = site.mention.value
    ratio = isinstance(value, Quantity) and value.unit in _RATIOS
    return not ratio and site.sentence.text[word.start : word.end].lower() in site.words("moves_object")


_RATE_OF_CHANGE = re.compile(r"(?:상승|증가|감소|하락|성장|증감|등락|신장|인상|인하)[률율]")


def _is_rate_of_change(site: Site) -> bool:
    """ "Inflation was 2.2 %" (상승률은 2.2%였다) is the level of a rate, and by how much prices rose."""
    if not _is_percentage(site):
        return False
    named = any(c == "inflation" and site.area.start <= s.start < site.area.end for s, c in site.sentence.concepts)
    return named or bool(_RATE_OF_CHANGE.search(site.sentence.text[site.area.start : site.span.start]))


def _beside(site: Site, word: Span) -> bool:
    inside = site.area.start <= word.start < site.area.end
    between = site.sentence.text[word.end : site.span.start].strip().lower()
    near = 0 <= site.span.start - word.end <= _BESIDE or between in (*site.words("negation"), *site.words("further"))
    return inside and (0 <= word.start - site.span.end < _BESIDE or (near and word.end <= site.span.start))


def _is_growth(site: Site) -> bool:
    """A percentage of a measure that is itself a change ("증가율은 5%")."""
    if not _is_percentage(site):
        return False
    return any(c == "growth" and site.area.start <= s.start < site.area.end for s, c in site.sentence.concepts)
