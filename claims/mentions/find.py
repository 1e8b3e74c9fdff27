"""All quantities, dates and number-bearing names of a text, in order, with spans into it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache, lru_cache

from claims.mentions.calendar import Reference
from claims.mentions.cores import LONE_SCALES, Core, is_number_start
from claims.mentions.dates import EnglishDates
from claims.mentions.decoys import Decoys
from claims.mentions.digit_dates import Piece, numeric, short_decade, with_time
from claims.mentions.eastern import EasternDates
from claims.mentions.elliptic import with_elliptic, with_units
from claims.mentions.folding import fold
from claims.mentions.grammar import HANGUL, Grammar, grammar
from claims.mentions.noughts import with_nobody
from claims.mentions.numbers import Numbers
from claims.mentions.numerals import LONGEST, VULGAR, run_end
from claims.mentions.own_counts import OwnCounts
from claims.mentions.periods import Periods
from claims.mentions.ranks import Ranks, is_rank
from claims.mentions.rates import apply_rates
from claims.mentions.shapes import Shapes
from claims.mentions.simple import Simple
from claims.mentions.source import Found, Source, ahead, name
from claims.mentions.titles import in_titles
from claims.model import Mention, Quantity, Role, Span, When
from claims.words.patterns import one_of

_URL = r"https?://[^\s<>\"')\]]{1,400}|www\.[^\s<>\"')\]]{1,400}|(?<!`)`(?![`\s])[^`\n]{1,200}`|``[^`\s][^`\n]{0,200}``|[a-z0-9_-]{1,80}\.(?:png|jpe?g|gif|pdf|html?|py|csv|xlsx?|json|txt|md)(?![a-z0-9])"
_MAY_ADDRESS = re.compile(r"://|www\.|`|\.(?:png|jpe?g|gif|pdf|html?|py|csv|xlsx?|json|txt|md)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d{2}(?![\d%])(?![.,]\d)")
_RUN = re.compile(r"\d+(?:[.,]\d+){0,3}")
_DATING = frozenset({"in", "since", "by", "of", "during", "until", "from", "the", "early", "late"})
"""Words that make a year of four digits, though a plural noun stands behind them ("in 1998 ships …")."""
_AGO = re.compile(r" ago(?![a-z])")
_EARLY_YEAR = re.compile(r"1[0-4]\d{2}(?![\d%-]|[.,]\d)")
_DATED_BY = frozenset({"in", "In", "since", "Since", "until"})
"""Words that make a year of a number that is too small for one elsewhere: "finished in 1248"."""
_DATE_SYLLABLES = "년월일분회사상하전후"
_OF_A_SEASON = re.compile(" ?시즌")


def find_mentions(text: str, language: str, *, as_of: dt.date | None = None) -> list[Mention]:
    """Every quantity, date and number-bearing name of a text (a sentence up to a paragraph), sorted, without overlaps.

    Args: language, a code of claims.lang; as_of, the day that relative dates count from. Spans are code points.
    """
    return list(_found(text, language, as_of))


def block_mentions(text: str, language: str, *, as_of: dt.date | None = None) -> list[Mention]:
    """The same for a block or a header, which is read for one thing and soon again for another: that costs nothing."""
    known = _found_before if len(text) <= _SHORT else _found
    return list(known(text, language, as_of))


def _found(text: str, language: str, as_of: dt.date | None) -> tuple[Mention, ...]:
    reader = _reader(language)
    folded = fold(text)
    src = Source(folded.text, folded.lower, reader.grammar, as_of, {})
    found = in_titles(src, with_units(src, apply_rates(src, with_elliptic(src, reader.read(src)))))
    if folded.offsets is None:
        mentions = [
            Mention(span=Span(start, end), text=text[start:end], value=value, claim=claim, why=why, role=role)
            for start, end, value, claim, why, role in found
        ]
    else:
        placed = [(folded.place(f.start, f.end), f) for f in found]
        mentions = [
            Mention(span=span, text=text[span.start : span.end], value=f.value, claim=f.claim, why=f.why, role=f.role)
            for span, f in placed
        ]
    return tuple(with_nobody(text, language, mentions))


_found_before = lru_cache(maxsize=64)(_found)
_SHORT = 20_000
"""Longer texts are not held."""


def as_record(mention: Mention) -> dict[str, object]:
    """A mention as one object of the JSON contract, numbers and dates as text."""
    record: dict[str, object] = {
        "start": mention.span.start, "end": mention.span.end, "text": mention.text, "kind": mention.kind.value,
        "role": mention.role.value,
    }  # fmt: skip
    value = mention.value
    if isinstance(value, Quantity):
        unit = f"{value.unit}/{value.per}" if value.unit and value.per and _joined(value, mention.text) else value.unit
        record |= {
            "value": _written(value.value),
            "unit": unit,
            "low": _written(value.low),
            "high": _written(value.high),
        }
        record["bound"] = value.bound.value
    elif isinstance(value, When):
        record |= {
            "value": value.value, "unit": "date", "low": value.first.isoformat() if value.first else None,
            "high": value.last.isoformat() if value.last else None, "bound": value.bound.value,
            "grain": value.grain.value,
        }  # fmt: skip
        if value.fiscal:
            record["fiscal"] = True
    else:
        record |= {"value": None, "unit": None, "low": None, "high": None}
    return record | {"claim": mention.claim} | ({"why": mention.why} if mention.why else {})


def _joined(value: Quantity, text: str) -> bool:
    """Whether a denominator stands inside the mention, so that it belongs to its unit."""
    return bool(value.dimension and value.dimension.startswith("currency:")) and bool(_RATE.search(text))


_RATE = re.compile(r" (?:per|an?|each|every) |/")


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


@cache
def _reader(code: str) -> Reader:
    return Reader(grammar(code))


class Reader:
    """The scan: finds where a number can begin and asks the readers in turn."""

    def __init__(self, language: Grammar) -> None:
        self.grammar = language
        self.numbers = Numbers(language)
        self.english = EnglishDates(language)
        self.eastern = EasternDates(language) if language.language.code != "en" else None
        self.decoys = Decoys(language)
        self.own_counts = OwnCounts(language)
        self.shapes = Shapes(language)
        self.periods = Periods(language)
        self.ranks = Ranks(language)
        self.simple = Simple(self.numbers, self.decoys) if language.language.code in ("en", "ko") else None
        words = self._pattern(language)
        self._scan, self._addressed = re.compile(words), re.compile(rf"{words}|(?P<url>{_URL})")
        """Where numbers can begin; in a text with addresses or code these, too."""

    def _pattern(self, language: Grammar) -> str:
        latin = [
            *self.numbers.wording.starts,
            *self.english.starts,
            *(w for w in self.decoys.fixed if w[0].isalpha() and w.isascii()),
        ]
        digits, letters = f"0-9{''.join(VULGAR)}", {word[0] for word in latin}
        parts = [f"(?P<digit>[{digits}])", rf"(?P<latin>(?<![a-z])(?:{one_of(latin)})(?![a-z]))"]
        if self.eastern:
            guard = rf"(?<![{HANGUL}])" if language.language.code == "ko" else ""
            own, its = self._own_pattern(language)
            parts.insert(1, f"(?P<own>{guard}(?:{own}))")
            letters |= its
        # Most places of a text hold a letter that none of them begins with: one look tells.
        return rf"(?=[{digits}{re.escape(''.join(sorted(letters)))}])(?:{'|'.join(parts)})"

    def _own_pattern(self, language: Grammar) -> tuple[str, set[str]]:
        """The words of the language's own script that a number can begin with, and the letters that they begin with."""
        assert self.eastern
        words = language.language.number
        numerals = "".join({*words.digits, *words.small, *(w for w in words.big if len(w) == 1)})
        counted = [*language.language.units, *language.language.counters]
        firsts = "".join(sorted({w[0] for w in counted if not w.isascii()}))
        fixed = [w for w in self.decoys.fixed if not w.isascii()]
        direct = [*fixed, *words.vague, *words.periods, *words.fractions, *words.multiples, *self.eastern.starts]
        counting = [*words.native, *words.tens, *words.spread]
        native = one_of(counting)
        # No number begins with a big scale, and 이 alone is "this".
        begins = "".join(letter for letter in numerals if letter not in LONE_SCALES)
        single = begins.replace("이", "")
        worded = rf"[{single}](?= ?[{firsts}%$])|[{begins}][{numerals}]{{1,29}}|이(?=분의)"
        own = rf"{one_of(direct)}|(?:{native})(?:{native})?[여에]?(?= ?[{firsts}]| 중[에 ])|{worded}"
        return own, {word[0] for word in (*direct, *counting, *numerals)}

    def read(self, src: Source) -> list[Found]:
        """All mentions of a folded text."""
        found: list[Found] = []
        known = Reference(src.as_of)
        lower, pos, floor = src.lower, 0, 0
        search = (self._addressed if _MAY_ADDRESS.search(lower) else self._scan).search
        glance = self.simple.read if self.simple else None
        while hit := search(lower, pos):
            start, kind = hit.start(), hit.lastgroup
            simple = glance(src, start, floor) if kind == "digit" and start > floor and glance else None
            if type(simple) is Found:
                found.append(simple)
                floor = pos = simple.end
                continue
            if isinstance(simple, Piece):
                news, known = self.periods.resolve(src, [simple], known, floor)
            else:
                news, known = self._at(src, hit, floor, known)
            if news:
                found.extend(news)
                floor = news[-1].end
                pos = max(floor, start + 1)
            else:
                pos = hit.end() if kind != "own" else start + 1
        return found

    def _at(self, src: Source, hit: re.Match[str], floor: int, known: Reference) -> tuple[list[Found], Reference]:
        start, kind = hit.start(), hit.lastgroup
        if kind == "digit":
            return self._digits(src, start, floor, known)
        if kind == "url":
            inner = hit.group()
            named = (
                [name(start, hit.end(), "address" if "." in inner else "code")]
                if any(c.isdecimal() for c in inner)
                else []
            )
            return named, known
        word = hit.group()
        if word in self.decoys.fixed:
            digits = any(letter.isdecimal() for letter in word)
            return ([name(start, hit.end(), "idiom")] if digits else []), known
        return self._word(src, start, floor, known, own=kind == "own")

    def _word(
        self, src: Source, start: int, floor: int, known: Reference, *, own: bool
    ) -> tuple[list[Found], Reference]:
        pieces = self.eastern.at_word(src, start) if own and self.eastern else self.english.at_word(src, start, floor)
        if pieces:
            return self.periods.resolve(src, self._chain(src, pieces), known, floor)
        read = self.numbers.at_word(src, start, floor)
        return self._judged(src, start, *read, floor, known) if read else ([], known)

    def _chain(self, src: Source, pieces: list[Piece]) -> list[Piece]:
        """The pieces, with the second end of a range where one follows."""
        if len(pieces) > 1:
            return pieces
        gap = self.periods.joiner(src, pieces[0].end)
        if not gap:
            return pieces
        if src.text[gap : gap + 1].isdecimal():
            second = (
                numeric(src, gap)
                or (self.eastern.at_digits(src, gap) if self.eastern else None)
                or self.english.at_digits(src, gap, gap)
            )
        else:
            second = self.english.at_word(src, gap, gap) if src.text[gap : gap + 1].isascii() else None
        return [*pieces, second[0]] if second and len(second) == 1 and second[0].start == gap else pieces

    def _digits(self, src: Source, pos: int, floor: int, known: Reference) -> tuple[list[Found], Reference]:
        end = run_end(src.text, pos)
        if end - pos > LONGEST:
            return [name(pos, end, "identifier")], known
        if pieces := self._date(src, pos, end, floor):
            return self.periods.resolve(src, pieces, known, floor)
        if decoy := self.shapes.at_digits(src, pos, floor):
            return [decoy], known
        if ranked := self.ranks.at_number_sign(src, pos, floor):
            return [ranked], known
        read = self.numbers.at_digits(src, pos, floor)
        if read:
            return self._judged(src, pos, *read, floor, known)
        run = _RUN.match(src.text, pos)
        return [name(pos, run.end() if run else pos + 1, "unread")], known

    def _date(self, src: Source, pos: int, end: int, floor: int) -> list[Piece] | None:
        """The pieces of the date whose digits stand between two places; None for no date."""
        text = src.text
        before = text[pos - 1] if pos else " "
        if before.isascii() and before.isalpha():
            if src.lower[pos - 1] in "qh" and (pos < 2 or not text[pos - 2].isalnum()):
                pieces = self.english.named_quarter(src, pos - 1)
                return self._chain(src, pieces) if pieces else None
            return None
        if end > pos + 4 or text[end : end + 1] in ("", ",", "%", ")"):
            return None
        following = ahead(text, end)
        if "가" <= following <= "힣" and following not in _DATE_SYLLABLES and not _OF_A_SEASON.match(text, end):
            return None
        if before in "$€£¥₩#_" or (
            before == "-" and pos > 1 and text[pos - 2].isalnum() and src.lower[max(0, pos - 4) : pos] != "mid-"
        ):
            return None
        found = (
            (short_decade(src, pos) if before == "'" else None)
            or (numeric(src, pos) if following in "-./~—" else None)
            or (self.eastern.at_digits(src, pos) if self.eastern else None)
            or (self.english.at_digits(src, pos, floor) if following.lower() in self.english.behind_digits else None)
        )
        if found and len(found) == 1:
            day = found[0].parts.day
            found = [found[0]._replace(end=with_time(src, found[0].end))] if day else found
        return self._chain(src, found) if found else None

    def _judged(
        self, src: Source, pos: int, quantity: Found, core: Core, floor: int, known: Reference
    ) -> tuple[list[Found], Reference]:
        """What a quantity is by its surroundings: a year, a relative date, a name, the writer's own count."""
        assert isinstance(quantity.value, Quantity)
        if is_number_start(src.text[pos]):
            if (year := self._bare_year(src, pos, floor, core, quantity)) is not None:
                return self.periods.resolve(src, self._chain(src, [year]), known, floor)
            if decoy := self.decoys.weak(src, quantity.start, pos, quantity.end, quantity.value, core, floor):
                return [decoy], known
            if core.ordinal and not is_rank(src, quantity, floor):
                return [quantity._replace(value=None, claim=False, why="ordinal")], known
        if piece := self._ago(src, quantity):
            return self.periods.resolve(src, [piece._replace(start=quantity.start)], known, floor)
        counted = core.number.worded and core.measure is not None and core.measure.counter
        if counted and _AGO.match(src.lower, quantity.end):
            # So long ago as no calendar counts: "two summers ago", "three owners ago".
            return [quantity._replace(claim=False, why="relative")], known
        if self.decoys.denominator(src, quantity.start, quantity.end):
            return [quantity._replace(claim=False, role=Role.DENOMINATOR)], known
        none = isinstance(quantity.value, Quantity) and quantity.value.value == 0
        if not none and self.own_counts.holds(src, quantity.start, quantity.end, core, floor):
            return [quantity._replace(claim=False, why="own_count")], known
        return [quantity], known

    def _bare_year(self, src: Source, pos: int, floor: int, core: Core, quantity: Found) -> Piece | None:
        """A year without a mark: four digits that no unit follows and no name holds."""
        measure = core.measure
        if quantity.start != pos or core.inside or not (core.bare or (measure and measure.noun)):
            return None
        before = src.before(pos, floor).text
        if not _YEAR.match(src.text, pos) and not (
            core.bare and before in _DATED_BY and _EARLY_YEAR.match(src.text, pos)
        ):
            return None
        low, bracketed = before.lower(), src.text[pos - 1 : pos] == "("
        told = not before or bracketed or low.strip("(\"'“,") in self.grammar.english.date.cues
        if self.eastern and not (told and before.isascii() and (before or bracketed)):
            return None
        if measure and not (told and (measure.far or low in _DATING)):
            return None
        named = before[:1].isupper() and before[-1:].isalnum() and low not in self.grammar.english.function_words
        return self.english.year(src, pos, pos + 4, floor) if told or not named else None

    def _ago(self, src: Source, quantity: Found) -> Piece | None:
        """사흘 전, two months ago."""
        value = quantity.value
        if not isinstance(value, Quantity) or value.unit not in ("day", "week", "month", "quarter", "year", "decade"):
            return None
        if value.value is None or value.value != int(value.value) or value.value > 5000:
            return None
        if self.eastern and not src.text[quantity.end - 1].isascii():
            return self.eastern.ago(src, quantity.end, int(value.value), value.unit)
        unit_start = src.lower.rfind(" ", quantity.start, quantity.end)
        return self.english.ago(src, unit_start, int(value.value)) if unit_start > 0 else None
