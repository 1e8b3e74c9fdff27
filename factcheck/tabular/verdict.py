"""A claim against one table: every program that it may stand for, weighed into one verdict."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claims.documents.sentence import sentences
from claims.lang import detect
from factcheck.model import Verdict
from factcheck.tabular.bind import bind
from factcheck.tabular.bound import Bound
from factcheck.tabular.grid import Grid, grid_of
from factcheck.tabular.program import Ran
from factcheck.tabular.programs import programs
from factcheck.tabular.tongue import tongue
from sources.model import Table

LONGEST = 600
"""Characters of a claim that is read as a program; what is longer, or more than one sentence, says too many things."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a table says of a claim, and the program that says most."""

    verdict: Verdict
    formula: str
    score: float
    explained: float


@cache
def _weights() -> dict[str, Any]:
    return tomllib.loads(files("factcheck.tabular").joinpath("weights.toml").read_text(encoding="utf-8"))


def opinion(claim: str, table: Table, language: str, stated: Verdict, row: str = "") -> Opinion:
    """Judge a claim by one table that may be read as whole.

    Args: stated, what its cells say of the claim's values one by one; it stands where no program says otherwise, and
    takes a surer one to be overruled; row, the cells of the row that says so.
    """
    if len(claim) > LONGEST or len(sentences(claim, language)) > 1:
        return Opinion(stated, "", 0.0, 0.0)
    if detect(claim) != language:
        return _across(claim, grid_of(table, language), stated, row)
    bound = bind(claim, grid_of(table, language))
    ran = list(programs(bound))
    weights, limits = _weights()["programs"], _weights()["threshold"]
    score = sum(weights.get(name, 0.0) * value for name, value in _features(bound, ran).items())
    telling = [r for r in ran if r.true == (score > 0)]
    best = max(telling, key=lambda r: abs(weights.get(_name(r), 0.0)), default=None)
    said = Verdict.REPORTED_ONLY
    if best and bound.explained >= limits["explained"]:
        borne_out = not _of_another_year(claim, table) and not _unused(bound, ran)
        said = Verdict.VERIFIED if score > limits["verified"] and borne_out else said
        said = Verdict.CONTESTED if score < -limits["contested"] else said
    if stated is Verdict.VERIFIED and bound.first(*_ASKS):
        # One cell does not bear out what is asked of all of them.
        stated = Verdict.REPORTED_ONLY
    return Opinion(_settled(said, stated, score), best.formula if best else "", score, bound.explained)


def _across(claim: str, grid: Grid, stated: Verdict, row: str) -> Opinion:
    """What a table says of a claim in another language, whose words its cells do not have: whether the row that bears
    it out is the first of the one column of numbers, where it is said to be."""
    asked = [kind for kind in ("max", "min") if tongue(detect(claim)).has(kind, claim)]
    numbers = [c for c in grid.columns if c.numeric and not c.ranks]
    at = next((r for r in grid.body if " ".join(grid.rows[r]) == row), None)
    if stated is not Verdict.VERIFIED or len(asked) != 1 or len(numbers) != 1 or at is None:
        return Opinion(stated, "", 0.0, 0.0)
    values = {r: v for r in grid.body if (v := numbers[0].cells[r].value) is not None}
    first = (max if asked[0] == "max" else min)(values, key=lambda r: values[r], default=at)
    if at not in values or values[at] == values[first]:
        return Opinion(stated, "", 0.0, 0.0)
    formula = f"{asked[0]}({numbers[0].header}) = {' '.join(grid.rows[first])}"
    return Opinion(Verdict.CONTESTED, formula, 0.0, 1.0)


_ASKS = ("only", "all", "none", "not", "max", "min", "total", "average", "same", "different")
"""Words by which a claim speaks of more rows than one."""


def _unused(bound: Bound, ran: Sequence[Ran]) -> bool:
    """Whether a number of the claim is no value of any column, and nothing that is so asks for it: only rows were
    looked up ("finished less than 2 minutes behind the winner")."""
    looked_up = all(r.name.startswith("lookup") for r in ran if r.true)
    return looked_up and any(a.column is None for a in bound.amounts)


_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")


def _of_another_year(claim: str, table: Table) -> bool:
    """Whether the claim names a year, the table's title another, and no cell the claim's."""
    ours, titled = set(_YEAR.findall(claim)), set(_YEAR.findall(table.title))
    if not ours or not titled or ours & titled:
        return False
    return not any(ours & set(_YEAR.findall(cell)) for row in (table.columns, *table.rows) for cell in row)


def _settled(said: Verdict, stated: Verdict, score: float) -> Verdict:
    """One verdict out of what programs and single values say."""
    open_ = Verdict.REPORTED_ONLY
    if open_ in (said, stated) or said is stated:
        keeps = stated if stated is not Verdict.VERIFIED or score >= 0 else open_
        return keeps if said is open_ else said
    return said if abs(score) > _weights()["threshold"][f"overrule_{said}"] else open_


def features(claim: str, table: Table, language: str) -> dict[str, float]:
    """What the weights are fitted on."""
    bound = bind(claim, grid_of(table, language))
    return _features(bound, list(programs(bound)))


def _features(bound: Bound, ran: list[Ran]) -> dict[str, float]:
    share = bound.explained
    return {_name(r): share * share for r in ran}


def _name(ran: Ran) -> str:
    return ran.name + ("+" if ran.true else "-")
