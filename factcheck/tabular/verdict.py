"""A claim against one table: every program that it may stand for, weighed into one verdict."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.model import Verdict
from factcheck.tabular.bind import Bound, bind
from factcheck.tabular.grid import Grid
from factcheck.tabular.programs import Ran, programs
from factcheck.tabular.tongue import tongue
from sources.model import Table


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


def opinion(claim: str, table: Table, language: str, stated: Verdict) -> Opinion:
    """Judge a claim by one table that may be read as whole.

    Args: stated, what its cells say of the claim's values one by one.
    """
    bound = bind(claim, Grid(table, tongue(language)))
    ran = list(programs(bound))
    found = _features(bound, ran, stated)
    weights, limits = _weights()["programs"], _weights()["threshold"]
    score = sum(weights.get(name, 0.0) * value for name, value in found.items())
    verdict = Verdict.REPORTED_ONLY
    if bound.explained >= limits["explained"] and score > limits["verified"]:
        verdict = Verdict.VERIFIED
    elif bound.explained >= limits["explained"] and score < -limits["contested"]:
        verdict = Verdict.CONTESTED
    telling = [r for r in ran if r.true == (score > 0)]
    best = max(telling, key=lambda r: abs(weights.get(_name(r), 0.0)), default=None)
    return Opinion(verdict, best.formula if best else "", score, bound.explained)


def features(claim: str, table: Table, language: str, stated: Verdict) -> dict[str, float]:
    """What the weights are fitted on."""
    bound = bind(claim, Grid(table, tongue(language)))
    return _features(bound, list(programs(bound)), stated)


def _features(bound: Bound, ran: list[Ran], stated: Verdict) -> dict[str, float]:
    share = bound.explained
    found = {_name(r): share * share for r in ran}
    if stated is not Verdict.REPORTED_ONLY:
        found[f"stated{'+' if stated is Verdict.VERIFIED else '-'}"] = 1.0
    return found


def _name(ran: Ran) -> str:
    return ran.name + ("+" if ran.true else "-")
