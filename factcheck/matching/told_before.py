"""Rows that the sentences before a claim name, where the claim goes on about them in words of its own: "Rooftop panels
are everywhere by now. They made 4.1 terawatt-hours in 2025"."""

from __future__ import annotations

from claims.words.vocabulary import kind, relation
from factcheck.matching.match import KIN, met
from factcheck.matching.rows import Rows
from factcheck.matching.shelf import Reading
from factcheck.terms.lexicon import Keyed
from factcheck.terms.own_words import said_here
from factcheck.values.nouns import nouns

Row = tuple[int, int]
"""A table and a row of it."""


def rows_told_before(claim: Keyed, reading: Reading) -> frozenset[Row]:
    """The one row of a table that the sentences before a claim name, if the claim itself names nobody and no row."""
    frame = claim.frame
    if not reading.has_cells or (frame.subject and frame.subject_here):
        return frozenset()
    here = said_here(frame.sentence, frame.language)
    before = claim.words_far | claim.words_near, claim.concepts_far | claim.concepts_near
    found = set[Row]()
    for table, rows in reading.rows.items():
        if len(rows) < _FEWEST or _says_one(*here, rows):
            continue
        # In another language nobody can tell that the claim's own words name no row.
        alike = {row: keyed for row, keyed in rows.items() if keyed.frame.language == frame.language}
        told = [row for row, keyed in alike.items() if _is_thing(before[1], keyed)]
        if not told and rows.may_say(before[0]):
            told = [row for row, keyed in alike.items() if _names(before[0], keyed)]
        if len(told) == 1:
            found.add((table, told[0]))
    return frozenset(found)


_FEWEST = 2
"""Rows of which one is meant and not the others."""


def _says_one(words: frozenset[str], concepts: frozenset[str], rows: Rows) -> bool:
    """Whether something of one of the rows is said."""
    kinds = [c for c in rows.concepts if kind(c) != "qualifier"]
    if any(relation(ours, c) in KIN for ours in concepts for c in kinds):
        return True
    return rows.may_say(words) and any(met(words, keyed.frame.row.words)[1] for keyed in rows.values())


def _is_thing(concepts: frozenset[str], source: Keyed) -> bool:
    """Whether a row is of a thing that is told."""
    return any(kind(c) == "thing" and c in concepts for c in source.frame.row.concepts)


def _names(words: frozenset[str], source: Keyed) -> bool:
    """Whether all words of a row, which is no total, are said."""
    row = source.frame.row
    if not row.words or not nouns("totals").isdisjoint({*row.words, *row.concepts}):
        return False
    return len(met(words, row.words)[1]) == len(row.words)
