"""Numbers in English words: sixty-two, two dozen, half a million, a third, tripled, dozens of, third-largest."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.mentions.compounds import compound, goes_on
from claims.mentions.cores import Core, Cores
from claims.mentions.grammar import Grammar
from claims.mentions.numerals import Numeral
from claims.mentions.shares import Share, share
from claims.mentions.source import Source
from claims.mentions.units import Measure, counted, read_noun, read_unit, singular
from claims.model import Bound
from claims.words import stance
from claims.words.patterns import one_of

_HALF_OF = re.compile(r"(half|quarter)(?: of)?(?: an? |-| )")
_ONE_AND = re.compile(r"(?<![a-z])an? ([a-z-]{2,20}) and $")
_UNIT_FROM = 32
"""Characters before "a half" in which the unit stands that it is a part of."""
_REACHES_NOUGHT = frozenset(
    {"to", "at", "was", "is", "were", "are", "near", "nearly", "almost", "reached", "from", "hit"}
)
_ENDS_THERE = re.compile(
    r"[.,;:)]|$| (?:and|but|in|by|from|at|for|to|after|before|last|this|next|or|since|until)(?![a-z])"
)
_UNIT_OF = re.compile(r"(?: of an? | |-)(?=[a-z])")
_SUPERLATIVE = re.compile(r"(?:-| )(?:[a-z]+est|most|best|worst|least|place|spot|rank)(?![a-z])")
_TO_ORDINAL = re.compile(r" to ")
_NTH = re.compile(r"[ -](?:hundred|thousand|million|billion)th(?![a-z])(?! of)")
"""Ends an ordinal: "her ten-millionth visitor"."""
_CLAUSE_END = re.compile(r"[.;:,()]")
_DENIED_FROM = 40
"""Characters in front of "a single" in which the denial stands."""
_FOLD = re.compile(r"[ -]?fold(?![a-z])")
_OF_TIME = re.compile(
    r" (?:earlier|ago|century|later|before"
    r"|(?:to|past) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
)
"""After a quarter or a second that is one of an hour, a year or a minute."""
_SHARE_AFTER = re.compile(
    r" (?:of|the|a|its|their|his|her|our|all|as|more|less|cheaper|smaller|larger|higher|lower|faster|slower|what|were"
    r"|was|are|is|said|say|in|believe|think|agree|support|have|had|has|down|up|from|to|own|live|do|did|that|fewer|since"
    r"|between|after|before|during|at|on|for|when|while|compared|by|over|among|across|because|but|and|or|if|would|could"
    r"|can|will|may|might|who|which|with|within|against|overnight|today|yesterday|again|here|there)(?![a-z])"
    r"|[.,;:)!?]|$"
)
_ONE = ("a", "an", "one")
"""What stands before a part of one: "a third", "an eighth"."""
_ROUGHLY = ("roughly ", "nearly ", "almost ", "approximately ", "barely ", "more than ", "less than ", "fewer than ")
"""Nothing but an amount follows these: "roughly a third came back", and never "roughly a third meeting"."""
_NOT_SHARE = frozenset(
    {"second", "first", "last", "next", "this", "third", "fourth", "other", "the", "each", "every", "final", "previous"}
)
_POINT = re.compile(r"point(?![a-z-])")
_NOT_PHYSICAL = ("currency", "ratio", "multiple", "count", "rank")
_RANKING = frozenset(
    {"ranks", "ranked", "ranking", "finished", "placed", "came", "finish", "rank", "place", "places", "from"}
)


_REACHING = frozenset({"at", "to", "reached", "hit", "ranked", "as", "made", "reaching", "from"})
_NONE = ("none", "not ")
_AMONG = (
    r"(?:them(?![a-z])|(?:the|its|their|these|those|our) "
    r"(?:[a-z'’-]{2,15} ){0,3}?(?P<noun>(?:[a-z]{3,18}[^s\W\d_'’]s|people|men|women|children|staff))(?![a-z'’]))"
)
"""Of whom none is told of, by the first noun in the plural."""
_ALONE = re.compile(r"not one(?= (?:was|is|were|has|had|did|will)(?![a-z]))")
"""None of those of whom the sentence spoke."""
_ENDS = re.compile(r" ?(?:$|[.,;:!?)\]\n]|(?:at all|this|last|since|in|for|so far|on)(?![a-z]))")
_BEHIND_FROM = 16
_RANKS = 200
"""Numbers below it may be places of a list."""


def _nought(end: int) -> Numeral:
    return Numeral(end=end, value=Decimal(0), worded=True)


class Wording:
    """Reads number words of English, in texts of every language."""

    def __init__(self, grammar: Grammar, cores: Cores) -> None:
        number = grammar.english.number
        self.grammar, self.cores, self.number = grammar, cores, number
        self._vague = re.compile(rf"(?:{one_of(number.vague)})(?= of| more|,|\.| [a-z]| |$)")
        self._multiple = re.compile(rf"({one_of(number.multiples)})(?![a-z-])")
        self._period = re.compile(rf"({one_of(number.periods)})(?![a-z])")
        self._fraction = re.compile(rf"({one_of(number.fractions)})(?![a-z-])")
        self._ordinal = re.compile(rf"({one_of(number.ordinals)})(?![a-z])")
        self._none = re.compile(rf"(?:{one_of(number.none)}) ([a-z]{{3,20}})(?= [a-z(])")
        self._denied = re.compile(rf"(?:{one_of(number.none_denied)}) ([a-z]{{3,20}})(?![a-z])")
        self._among = re.compile(rf"(?:{one_of(number.none_among)}) {_AMONG}")
        self._behind = re.compile(rf"(?<![a-z])(?:{one_of(number.none_behind)}) \Z")
        self._scaled = re.compile(rf"({one_of([*number.big, *number.small])})s?(?![a-z])")
        starts = [
            "none", *number.none, *number.none_denied, *number.digits, *number.tens, *number.small, *number.big,
            *number.vague, *number.multiples, *number.periods, *number.fractions, *number.ordinals,
        ]  # fmt: skip
        self.starts = tuple(sorted(set(starts)))

    def read(self, src: Source, pos: int) -> tuple[int, Core] | None:
        """Start and core of what the English number word at `pos` begins; None where it is no number."""
        lower = src.lower
        if lower.startswith(_NONE, pos):
            return self._none_told(src, pos)
        if found := self._denied.match(lower, pos):
            clause = _CLAUSE_END.split(lower[max(0, pos - _DENIED_FROM) : pos])[-1]
            denied = clause.endswith("without ") or stance.has(clause, "en", "negation")
            return self._none_core(src, pos, found) if denied else None
        if found := self._vague.match(lower, pos):
            return self._with_article(src, pos, self._vague_core(src, found))
        if found := self._multiple.match(lower, pos):
            return self._multiplied(src, pos, found)
        if found := self._ordinal.match(lower, pos):
            ranked = self._ranked(src, pos, found)
            if ranked:
                return pos, ranked
        if found := _HALF_OF.match(lower, pos):
            half = self._half(src, found)
            if half:
                return self._with_article(src, pos, half)
        if found := self._fraction.match(lower, pos):
            return self._fraction_core(src, pos, found)
        return self._plain(src, pos)

    def _none_told(self, src: Source, pos: int) -> tuple[int, Core] | None:
        """ "Not one bridge", "not one of the bridges", "none of them", "the report lists none"."""
        lower = src.lower
        if found := self._among.match(lower, pos):
            number = _nought(found.end())
            noun = found["noun"] and (singular(found["noun"], self.grammar) or found["noun"])
            measure = counted(noun, number.end, far=False) if noun else None
            return pos, Core(end=number.end, number=number, measure=measure)
        if alone := _ALONE.match(lower, pos):
            return pos, Core(end=alone.end(), number=_nought(alone.end()))
        if found := self._none.match(lower, pos):
            return self._none_core(src, pos, found)
        end = pos + len("none")
        if _ENDS.match(lower, end) and self._behind.search(lower, max(0, pos - _BEHIND_FROM), pos):
            return pos, Core(end=end, number=_nought(end))
        return None

    def _none_core(self, src: Source, pos: int, found: re.Match[str]) -> tuple[int, Core] | None:
        """ "Not a single plant" counts nought of them."""
        if found[1] in self.grammar.english.function_words:
            return None
        measure = read_unit(src.text, src.lower, found.start(1), self.grammar, worded=True) or Measure(
            end=found.end(), code=found[1], dimension=f"count:{found[1]}", counter=True, noun=True
        )
        return pos, Core(
            end=measure.end, number=Numeral(end=found.start(1), value=Decimal(0), worded=True), measure=measure
        )

    def _plain(self, src: Source, pos: int) -> tuple[int, Core] | None:
        number = self.grammar.western.read(src.lower, pos)
        if number is None:
            if found := self._period.match(src.lower, pos):
                return self._with_article(src, pos, self._period_core(found))
            return None
        if begin := self._numbered(src, pos, number):
            return begin, Core(end=number.end, number=number, ordinal=True)
        if _NTH.match(src.lower, number.end):
            return None
        if number.value == 0:
            return self._nought(src, pos, number)
        if number.value == 1 and not number.scaled:
            return self._one(src, pos, number)
        if (
            number.scaled
            and src.lower[pos : number.end] in self.grammar.english.number.big
            and not self._article(src, pos)
        ):
            return None
        if part := self.cores.shares.after_number(src.lower, number):
            return pos, self._part_of_unit(src, part) or Core(end=part.end, number=number, share=part)
        if fold := _FOLD.match(src.lower, number.end):
            assert number.value is not None
            return pos, Core(
                end=fold.end(), number=number, share=Share(end=fold.end(), value=number.value, unit="times")
            )
        core = self.cores.with_unit(src, number, money=False)
        return self._with_article(src, pos, core)

    @staticmethod
    def _numbered(src: Source, pos: int, number: Numeral) -> int:
        """Where "number" begins in "peaked at number four", which ranks; 0 where no rank is told."""
        _, word, begin = src.before(pos)
        before = src.before(begin).lower
        small = number.value is not None and number.value < _RANKS
        return begin if word == "number" and before in _REACHING and small else 0

    def _nought(self, src: Source, pos: int, number: Numeral) -> tuple[int, Core] | None:
        """ "Zero deaths" counts, and what "fell to zero"; "zero-hours" and "zero" as another word do not."""
        if src.lower[number.end : number.end + 1] == "-":
            return None
        core = self.cores.with_unit(src, number, money=False)
        if core.measure is None:
            reached = src.before(pos).lower in _REACHES_NOUGHT and _ENDS_THERE.match(src.lower, number.end)
            return (pos, core) if reached else None
        return None if core.measure.far else (pos, core)

    def _one(self, src: Source, pos: int, number: Numeral) -> tuple[int, Core] | None:
        """One counts only before a unit, a noun of the tables, or as a part of a whole."""
        if found := self.cores.shares.after_number(src.lower, number):
            return pos, self._part_of_unit(src, found) or Core(end=found.end, number=number, share=found)
        measure = read_unit(src.text, src.lower, number.end, self.grammar, worded=True)
        if measure is None or measure.code == "second":
            return None
        end = measure.end
        if goes_on(measure, number):
            number, measure, end = compound(src, number, measure)
        return pos, Core(end=end, number=number, measure=measure)

    def _part_of_unit(self, src: Source, part: Share) -> Core | None:
        """ "Two-thirds of a mile", "one-half inch": a part of a unit of measure is a number of it, not a share."""
        joined = _UNIT_OF.match(src.lower, part.end)
        number = Numeral(end=part.end, value=part.value / 100, step=Decimal("0.01"), worded=True)
        if not joined:
            return None
        if point := _POINT.match(src.lower, joined.end()):
            return Core(end=point.end(), number=number, measure=counted("point", point.end(), far=False))
        measure = read_unit(src.text, src.lower, joined.end(), self.grammar, worded=True)
        if measure is None or measure.counter or (measure.dimension or "").startswith(_NOT_PHYSICAL):
            return None
        return Core(end=measure.end, number=number, measure=measure)

    def _article(self, src: Source, pos: int) -> str:
        word = src.before(pos).lower
        return word if word in ("a", "an", "half", "several", "one") else ""

    def _with_article(self, src: Source, pos: int, core: Core) -> tuple[int, Core]:
        _, word, begin = src.before(pos)
        return (begin if word in ("a", "an") and not core.number.order else pos), core

    def _vague_core(self, src: Source, found: re.Match[str]) -> Core:
        word = found.group()
        low, high = map(Decimal, self.number.vague[word].split())
        number = Numeral(end=found.end(), value=None, low=low, high=high, worded=True, order=True, step=low)
        noun = (
            read_noun(src.text, src.lower, found.end() + 3, self.grammar, single=False)
            if src.lower.startswith(" of ", found.end())
            else None
        )
        measure = noun._replace(end=found.end()) if noun else None
        return Core(end=found.end(), number=number, measure=measure, inside=Bound.ORDER)

    def _period_core(self, found: re.Match[str]) -> Core:
        value, unit = self.number.periods[found[1]].split()
        number = Numeral(end=found.end(), value=Decimal(value), worded=True)
        return Core(
            end=found.end(),
            number=number,
            measure=Measure(end=found.end(), code=unit, dimension="time", factor=Decimal(604800)),
        )

    def _multiplied(self, src: Source, pos: int, found: re.Match[str]) -> tuple[int, Core] | None:
        factor = self.number.multiples[found[1]]
        above, _, below = factor.partition("/")
        value = Decimal(above) * 50 if below else Decimal(above)
        if found[1] in ("double", "triple", "quadruple") and not self._verb(src, pos, found.end()):
            return None
        number = Numeral(end=found.end(), value=value, worded=True)
        unit = "percent" if below else "times"
        return pos, Core(end=found.end(), number=number, share=Share(end=found.end(), value=value, unit=unit))

    @staticmethod
    def _verb(src: Source, pos: int, end: int) -> bool:
        """ "double" multiplies before "the" and after "to" and "almost"; a double room does not."""
        before = src.before(pos).lower
        follows = (" the ", " that", " what", " its", " their", " last", " in ", " to ", ".", ",")
        return src.lower.startswith(follows, end) or before in (
            "to", "almost", "nearly", "will", "could", "would", "than",
        )  # fmt: skip

    def _ranked(self, src: Source, pos: int, found: re.Match[str]) -> Core | None:
        """An ordinal that ranks: third-largest, ninth place, from fourth to ninth place."""
        end = found.end()
        number = Numeral(end=end, value=Decimal(self.number.ordinals[found[1]]), worded=True)
        if number.value == 1 and not src.lower.startswith(" place", end):
            return None
        if best := _SUPERLATIVE.match(src.lower, end):
            return Core(end=best.end(), number=number, ordinal=True)
        before = src.before(pos).lower
        follows = _TO_ORDINAL.match(src.lower, end)
        if before in _RANKING and (before != "from" or (follows and self._ordinal.match(src.lower, follows.end()))):
            return Core(end=end, number=number, ordinal=True)
        return None

    def _half(self, src: Source, found: re.Match[str]) -> Core | None:
        """Half a million, a quarter-million, half an hour, half a percent, a quarter-point."""
        at = found.end()
        part = Decimal("0.5") if found[1] == "half" else Decimal("0.25")
        if scale := self._scaled.match(src.lower, at):
            power = Decimal({**self.number.big, **self.number.small}[scale[1]])
            number = Numeral(end=scale.end(), value=part * power, step=part * power, power=power, worded=True)
            return self.cores.with_unit(src, number, money=False)
        if point := _POINT.match(src.lower, at):
            number = Numeral(end=at, value=part, step=part, worded=True)
            return Core(end=point.end(), number=number, measure=counted("point", point.end(), far=False))
        if found.group().endswith(("-", f"{found[1]} ")):
            return None
        measure = read_unit(src.text, src.lower, at, self.grammar, worded=True)
        if measure is None:
            return None
        number = Numeral(end=at, value=part, step=Decimal("0.5"), worded=True)
        return Core(end=measure.end, number=number, measure=measure)

    def _and_part(self, src: Source, one: re.Match[str], end: int, part: Decimal) -> tuple[int, Core] | None:
        """ "An hour and a half", "a year and a quarter": one of a unit of time or measure, and a part of it."""
        measure = read_unit(src.text, src.lower, one.start(1), self.grammar, worded=True)
        if measure is None or measure.end != one.end(1) or measure.counter:
            return None
        number = Numeral(end=one.end(1), value=1 + part, step=part, worded=True)
        return one.start(), Core(end=end, number=number, measure=measure)

    def _fraction_core(self, src: Source, pos: int, found: re.Match[str]) -> tuple[int, Core] | None:
        """A third, a quarter, half of: only with an article or before what it is a part of."""
        word = found[1]
        above, below = map(int, self.number.fractions[word].split("/"))
        part = share(above, below, found.end())
        assert part is not None
        _, before, begin = src.before(pos)
        if before == "a" and (one := _ONE_AND.search(src.lower, max(0, begin - _UNIT_FROM), begin)):
            return self._and_part(src, one, found.end(), Decimal(above) / below)
        if before in _ONE and (of_unit := self._part_of_unit(src, part)):
            return begin, of_unit
        if word == "half":
            if before in _NOT_SHARE or not _SHARE_AFTER.match(src.lower, found.end()) or before.isdecimal():
                return None
            begin = begin if before in _ONE else pos
        elif before in _ONE:
            if word in ("quarter", "second") and _OF_TIME.match(src.lower, found.end()):
                return None
            sure = src.lower.endswith(_ROUGHLY, 0, begin)
            if not sure and not _SHARE_AFTER.match(src.lower, found.end()):
                return None
        else:
            return None
        number = Numeral(end=found.end(), value=part.value / 100, step=Decimal("0.01"), worded=True)
        return begin, Core(end=found.end(), number=number, share=part)
