"""Ratios and gaps with a name of their own (부채비율, "trade surplus"), from the two values of a table that make them.

The names, and how tables head the values, stand in ratios.toml. Both values stand in one row or in one column, and are
of one time; what else the table has of that name is chosen by the claim's own words.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from claims.frozen import replace
from claims.model import Frame, Keys, Quantity
from claims.words.patterns import one_of
from factcheck.tables.derive import share
from factcheck.tables.headers import bare_text, read_header
from factcheck.tables.lines import number_of, unit_of
from sources.model import Page, Table
from sources.pages.tables import is_number


@dataclass(frozen=True, slots=True)
class _Ratio:
    """How tables head the two values of a ratio, in any language."""

    above: frozenset[str]
    below: frozenset[str]
    gap: bool
    """It is the one less the other."""


@cache
def _ratios(language: str) -> Mapping[str, _Ratio]:
    """The ratios of a language by what claims call them."""
    text = resources.files("factcheck.computed").joinpath("ratios.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    rows = [(row, sort == "gap") for sort in ("ratio", "gap") for row in table[sort]]
    return {
        name: _Ratio(_heads_of(row, "above"), _heads_of(row, "below"), gap)
        for row, gap in rows
        for name in row.get(language, {}).get("said", ())
    }


def _heads_of(row: Mapping[str, Mapping[str, list[str]]], side: str) -> frozenset[str]:
    return frozenset(head for tongue in row.values() for head in tongue[side])


@cache
def _names(language: str) -> re.Pattern[str]:
    edge = "" if language == "ko" else r"\b"
    return re.compile(rf"{edge}(?:{one_of(_ratios(language))}){edge}")


def ratio_asked(claim: Frame) -> str:
    """The ratio that a claim tells, by name: the last one named before its value, else the first behind it; "" for
    none."""
    value = claim.mention.value
    if not isinstance(value, Quantity) or claim.change is True or claim.baseline:
        return ""
    text = claim.sentence.lower()
    before = [m.group() for m in _names(claim.language).finditer(text, 0, claim.start)]
    behind = _names(claim.language).search(text, claim.end) if claim.language != "ko" else None
    name = before[-1] if before else behind.group() if behind else ""
    fits = name and _ratios(claim.language)[name].gap is not (value.unit in ("percent", "times"))
    return name if fits else ""


def ratios(claim: Frame, cells: Sequence[Frame], page: Page | None) -> Iterator[tuple[Frame, str]]:
    """What a page's tables give for the ratio that a claim tells, each with its formula."""
    name = ratio_asked(claim)
    tables: Mapping[int, Table] = {t.index: t for t in page.tables} if page and name else {}
    if tables:
        yield from _made(claim, cells, tables, _ratios(claim.language)[name])


def _made(
    claim: Frame, cells: Sequence[Frame], tables: Mapping[int, Table], ratio: _Ratio
) -> Iterator[tuple[Frame, str]]:
    parts: dict[object, list[Frame]] = defaultdict(list)
    now = [frame for frame in cells if not frame.baseline]
    for frame in now:
        for line, head in _heads(frame, tables):
            if head in ratio.above:
                parts[(line, frame.periods)].append(frame)
    for frame in now:
        for line, head in _heads(frame, tables):
            above = parts.get((line, frame.periods), ()) if head in ratio.below else ()
            if len(above) == 1 and _measured_alike(above[0], frame):
                made, formula = (_less if ratio.gap else share)(above[0], frame)
                # It is of what its row or its column is of, and measures what the claim names.
                own = Keys(names=above[0].own.names, concepts=claim.own.concepts, words=claim.own.words)
                yield replace(made, own=own, row=Keys(), change=None), formula


def _less(above: Frame, below: Frame) -> tuple[Frame, str]:
    """What is left of one value without the other."""
    value, left = above.mention.value, number_of(above) - number_of(below)
    assert isinstance(value, Quantity)
    text = f"{above.mention.text} − {below.mention.text} = {left}"
    return replace(above, mention=replace(above.mention, text=text, value=replace(value, value=left))), text


def _measured_alike(above: Frame, below: Frame) -> bool:
    return unit_of(above) == unit_of(below) and number_of(below) > 0 and above is not below


def _heads(frame: Frame, tables: Mapping[int, Table]) -> Iterator[tuple[object, str]]:
    """The line that a cell shares with others, by column and by row, with what heads it there."""
    table = tables.get(frame.cell[0]) if frame.cell else None
    if table is None or frame.cell is None:
        return
    _, row, column = frame.cell
    at = next((place for place in range(column - 1, -1, -1) if not is_number(table.rows[row][place])), None)
    if at is not None:
        group, _, head = table.rows[row][at].rpartition(" / ")
        # Two blocks of rows may stand side by side.
        yield (table.index, "down", column - at, group), _bare(head, frame.language)
    if column < len(table.columns):
        yield (table.index, "across", row), _bare(table.columns[column].split(" / ")[0], frame.language)


def _bare(head: str, language: str) -> str:
    text = bare_text(head, read_header(head, language, None))
    return " ".join(_BRACKETS.sub("", text).replace("_", " ").split()).lower()


_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|^\W+")
