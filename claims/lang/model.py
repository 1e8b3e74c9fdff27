"""A language as data: frozen tables read from one TOML file, checked on load."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from claims.errors import LanguageError

T = TypeVar("T")

Words = Mapping[str, str]
"""Word → what it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How the language writes numbers in words."""

    system: str
    """`western` (thousand by thousand) or `myriad` (ten thousand by ten thousand)."""
    digits: Mapping[str, int]
    small: Mapping[str, int]
    """Scales inside a group: ten (myriad), hundred."""
    big: Mapping[str, int]
    """Scales between groups."""
    tens: Mapping[str, int]
    """Words for 20, 30, …; in Korean the native ones."""
    native: Mapping[str, int]
    """Korean native ones as they stand before a counter."""
    none: tuple[str, ...]
    """Phrases before a noun that count nought of it ("not a single")."""
    none_denied: tuple[str, ...]
    """Phrases that do so behind a denial ("did not sell a single")."""
    none_among: tuple[str, ...]
    """Phrases that do so of those of whom they speak ("not one of the bridges", "none of them")."""
    none_behind: tuple[str, ...]
    """Verbs behind which "none" alone does so at the end of a clause ("the report lists none")."""
    vague: Mapping[str, str]
    """Words without a named digit → "low high" (수십, dozens)."""
    spread: Mapping[str, str]
    """Words for two neighbouring numbers → "low high" (서너, 두세)."""
    fractions: Mapping[str, str]
    """Words for a part of a whole → "n/d" (절반, half)."""
    multiples: Mapping[str, str]
    """Words that multiply → factor (곱절, twice, tripled)."""
    periods: Mapping[str, str]
    """Words that are number and unit of time in one → "n unit" (사흘, 보름)."""
    ordinals: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Words that loosen or bound a value, by the side they stand on: word → member of `Bound`."""

    before: Words
    after: Words
    inside: Words
    """Glued to the number (여, -odd, 대, 선)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words of the calendar."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Words
    """Word → "grain offset" (지난달 → "month -1")."""
    vague: Words
    """Words for a time that no calendar can place (전년 동월) → grain."""
    units: Words
    """Words that follow a count to make it relative, with "ago" or its like → grain."""
    parts: Words
    """early, 초 → early, mid, late, H1, H2, Q1 …"""
    seasons: Words
    eras: Mapping[str, int]
    """Era name → the year before its first."""
    since: tuple[str, ...]
    until: tuple[str, ...]
    lasting: tuple[str, ...]
    """What follows a year, month or day when it counts them (동안, 만에)."""
    cues: tuple[str, ...]
    """Words before a bare year (in, since)."""
    ago: Words
    """사흘 전, two months ago → direction, -1 or 1."""
    byline: tuple[str, ...]
    """Words before the date of the document itself (발행일)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Where numbers are no claims."""

    before: Words
    """Words that make the number after them a name → why (Table, 표, 버전)."""
    after: Words
    """Words glued behind a number that make it a name → why (호선, 빌딩)."""
    fixed: Words
    """Whole names and idioms with a number → why."""
    numbered: tuple[str, ...]
    """Capitalised words that take a number as part of the name (Boeing, Windows)."""
    own: tuple[str, ...]
    """Nouns that a writer counts by himself (reasons, 가지)."""
    groups: tuple[str, ...]
    """Counters that stand for what has been named (나라), where others count anew (명)."""
    verbs: tuple[str, ...]
    """Words of `before` that are verbs too: no number is a name behind them that counts things (build 40 homes)."""
    ranking: tuple[str, ...]
    """Words before "No. 2" that make it a rank; elsewhere it numbers an issue or a page."""
    titles: tuple[str, ...]
    """Pairs of brackets around titles of works (『』)."""
    pointing: tuple[str, ...]
    """Words that point back at what was counted before (these, 이)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything the readers of this package know about one language."""

    code: str
    also: tuple[str, ...]
    """Other languages whose words are read in its text."""
    number: NumberWords
    scales: Mapping[str, Decimal]
    """Scale words and suffixes after digits."""
    units: Words
    """Name → code in units.toml, or a counted noun in English."""
    counters: Words
    """Counter → English singular noun; empty where it counts anything (개, 건)."""
    measures: Words
    """Words before a bare number that say what it measures → unit (aged, 규모)."""
    rates: Words
    """Words of a rate that stand before the number → denominator (시속 → h)."""
    plurals: Words
    """Irregular plural → singular."""
    hedges: Hedges
    date: DateWords
    names: NameWords
    movement: tuple[str, ...]
    """Verbs of change; with one before it "A to B" is a change, not a range."""
    function_words: tuple[str, ...]
    """Words that are no noun, no name and no unit, wherever they stand."""
    glued: tuple[str, ...]
    """Unit names that are one only without a space before them."""
    particles: tuple[str, ...]
    """First syllables of what may be glued behind a counter."""
    binding: Mapping[str, tuple[str, ...]]
    """Passed through unread, for the readers of frames."""
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the neutral table."""

    code: str
    dimension: str
    factor: Decimal
    names: tuple[str, ...]
    """Symbols by which every language may write it."""
    scale: Decimal = Decimal(1)
    """Multiplies the written number itself: a cent is 0.01 USD."""
    unit: str = ""
    """Canonical unit of a symbol that is a part of another one (cent → USD)."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; LanguageError names file and place of a mistake."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LanguageError(f"{path.name}: {error}; mend the file or reinstall the package") from error


def parse_language(path: Path) -> Language:
    """Read one language file into a `Language`; raises LanguageError for what the schema does not know."""
    raw = read_toml(path)
    reader = _Reader(path.name)
    known = {f.name for f in fields(Language)} - {"code"} | {"language", "example", "counterexample"}
    known -= {"examples", "counterexamples"}
    reader.only(raw, known, "the file")
    return Language(
        code=reader.text(raw, "language"),
        also=reader.words(raw, "also"),
        number=reader.table(NumberWords, raw.get("number", {}), "number"),
        scales=reader.decimals(raw, "scales"),
        units=reader.mapping(raw, "units"),
        counters=reader.mapping(raw, "counters"),
        measures=reader.mapping(raw, "measures"),
        rates=reader.mapping(raw, "rates"),
        plurals=reader.mapping(raw, "plurals"),
        hedges=reader.table(Hedges, raw.get("hedges", {}), "hedges"),
        date=reader.table(DateWords, raw.get("date", {}), "date"),
        names=reader.table(NameWords, raw.get("names", {}), "names"),
        movement=reader.words(raw, "movement"),
        function_words=reader.words(raw, "function_words"),
        glued=reader.words(raw, "glued"),
        particles=reader.words(raw, "particles"),
        binding=reader.binding(raw),
        examples=reader.rows(raw, "example"),
        counterexamples=reader.rows(raw, "counterexample"),
    )


class _Reader:
    """Takes typed values out of parsed TOML; every complaint names the file and the key."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fail(self, place: str, remedy: str) -> LanguageError:
        return LanguageError(f"{self.file}: {place}: {remedy}")

    def only(self, raw: Mapping[str, Any], known: set[str], place: str) -> None:
        for key in raw:
            if key not in known:
                raise self.fail(f"{place} has an unknown table {key!r}", f"known are {', '.join(sorted(known))}")

    def text(self, raw: Mapping[str, Any], key: str) -> str:
        value = raw.get(key)
        if not isinstance(value, str) or not value:
            raise self.fail(key, "give a text")
        return value

    def words(self, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.fail(key, "give a list of texts")
        return tuple(value)

    def mapping(self, raw: Mapping[str, Any], key: str) -> Words:
        """Text to text; a list of words under a name is turned round (`percent = ["%", "per cent"]`)."""
        value = raw.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, "give a table")
        result: dict[str, str] = {}
        for name, words in value.items():
            if isinstance(words, str):
                result[name] = words
            elif isinstance(words, list) and all(isinstance(word, str) for word in words):
                result |= dict.fromkeys(words, name)
            else:
                raise self.fail(f"{key}.{name}", "give a text or a list of texts")
        return MappingProxyType(result)

    def integers(self, raw: Mapping[str, Any], key: str) -> Mapping[str, int]:
        value = raw.get(key, {})
        if not isinstance(value, dict) or not all(type(number) is int for number in value.values()):
            raise self.fail(key, "give a table of whole numbers")
        return MappingProxyType(value)

    def decimals(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Decimal]:
        try:
            return MappingProxyType({word: Decimal(power) for word, power in self.mapping(raw, key).items()})
        except InvalidOperation as error:
            raise self.fail(key, "give numbers as texts") from error

    def rows(self, raw: Mapping[str, Any], key: str) -> tuple[Mapping[str, str], ...]:
        value = raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) and "text" in row for row in value):
            raise self.fail(key, "give rows with a text")
        return tuple(MappingProxyType(row) for row in value)

    def binding(self, raw: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
        value = raw.get("binding", {})
        if not isinstance(value, dict):
            raise self.fail("binding", "give a table")
        flat: dict[str, tuple[str, ...]] = {}
        for key, words in value.items():
            if isinstance(words, dict):
                flat |= {f"{key}.{inner}": self.words(words, inner) for inner in words}
            else:
                flat[key] = self.words(value, key)
        return MappingProxyType(flat)

    def table(self, kind: type[T], raw: Any, place: str) -> T:
        """A sub-table as its dataclass, each field read by its annotation."""
        if not isinstance(raw, dict):
            raise self.fail(place, "give a table")
        columns = {column.name: str(column.type) for column in fields(kind)}  # type: ignore[arg-type]
        self.only(raw, set(columns), place)
        readers = {"str": self.text, "tuple[str, ...]": self.words, "Mapping[str, int]": self.integers}
        return kind(**{name: readers.get(type_, self.mapping)(raw, name) for name, type_ in columns.items()})
