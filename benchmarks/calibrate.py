"""Fit the weights by which `judge` decides how well a value is bound, and the curve of coverage against error.

    python benchmarks/calibrate.py SET.jsonl[.gz][=WEIGHT]... [--write factcheck/matching/weights.toml] [--folds 5]

Each set is claim-evidence pairs, {"id", "claim", "evidence", "label"}, with an optional group in meta.page or
meta.case: pairs of one group never stand on both sides of a fold. WEIGHT makes up for the size of a set.

Two logistic models are fitted, one for the value that agrees and one for the value that differs, by coordinate descent
with a ridge. Signs are fixed by hand (HELPS, HURTS): agreement can only help, another tuple can only hurt; a feature in
neither says what sort of claim it is and may go either way. Nothing is random but the folds, whose seed is fixed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.model import Quantity
from factcheck.binding.candidate import Candidate
from factcheck.binding.chance import described, unborne
from factcheck.binding.speaking import speaks_against, speaks_for
from factcheck.binding.weigh import held_against, weigh
from factcheck.binding.weighed import Stand
from factcheck.matching.shelf import Reading, Shelf
from factcheck.terms.lexicon import Keyed
from factcheck.verdicts.judge import is_aside
from factcheck.verdicts.pairs import values_of

Found = Mapping[str, float]
Judged = tuple["Value", float, float, float]
"""A value, the chances that it is verified and contested, and the chance of what the rules decided by."""
VERDICTS = {"verify": "verified", "contest": "contested"}
HELPS = [
    "overlap", "wording", "measure", "near", "period", "direction", "close", "nearest", "alone", "date_measure",
]  # fmt: skip
HURTS = [
    "elsewhere", "stranger", "absent", "narrower", "denied", "untold", "unnamed", "predicate", "event", "restricts",
    "bare", "other_unit", "other_said", "far", "outdone", "rivalled", "contradicted", "nearer", "date_untold", "pieces",
]  # fmt: skip
EITHER = ["nobody", "digits", "same_unit", "open", "rank", "date", "day", "bias"]
RIDGE = 3.0
SWEEPS = 30
ROUNDS = 3
"""How often the likeliest value of a pair is chosen anew by what was fitted before."""


@dataclass(frozen=True)
class Value:
    """One value of a claim, with what the evidence says for and against it."""

    minor: bool
    stand: Stand
    ruled: Found
    """Features of the value by which the rules decided."""
    found: Mapping[str, Sequence[Found]]


@dataclass(frozen=True)
class Pair:
    """A labelled pair, read once."""

    origin: str
    group: str
    label: str
    weight: float
    values: Sequence[Value]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a set."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def pair_of(record: Mapping[str, Any], origin: str, weight: float) -> Pair:
    """Read a pair as `judge` does, and keep what the decision is made from."""
    claims, shelf = values_of(record)
    values = []
    for claim in claims:
        keyed = shelf.lexicon.key(claim.frame)
        value = claim.frame.mention.value
        found: dict[str, list[Found]] = {"verify": [], "contest": []}
        stands = []
        for reading in shelf.readings:
            if reading.consulted.page and reading.consulted.page.tables:
                continue
            held = held_against(keyed, reading, shelf.lexicon, cited=True, given=True)
            for name, some in (
                ()
                if is_aside(claim)
                else (("verify", speaks_for(keyed, held, shelf.lexicon)), ("contest", speaks_against(keyed, held)))
            ):
                found[name] += [described(keyed, c, held, shelf.lexicon, shelf.pieces) for c in some]
            stands.append(_ruled(keyed, reading, held, shelf))
        stand, ruled = next((pair for s in _WORST for pair in stands if pair[0] is s), (Stand.SILENT, {}))
        minor = not isinstance(value, Quantity) or value.dimension in ("time", "months")
        values.append(Value(minor, stand, ruled, found))
    meta = record.get("meta") or {}
    group = f"{origin}/{meta.get('page') or meta.get('case') or record['id']}"
    return Pair(origin, group, str(record["label"]), weight, values)


_WORST = (Stand.DISAGREES, Stand.CORRECTED, Stand.AGREES)


def _ruled(claim: Keyed, reading: Reading, held: Sequence[Candidate], shelf: Shelf) -> tuple[Stand, Found]:
    """What the rules say of one source, and the features of the value by which they do."""
    weighed = weigh(claim, reading, shelf.lexicon, cited=True)
    deciding = weighed.best
    if deciding is None:
        return weighed.stand, {}
    if weighed.stand is Stand.AGREES and unborne(claim, deciding, shelf.lexicon):
        return Stand.SILENT, {}
    return weighed.stand, described(claim, deciding, held, shelf.lexicon, shelf.pieces)


def principal(pair: Pair) -> Sequence[Value]:
    """The values that must agree."""
    return [v for v in pair.values if not v.minor] or pair.values


def examples(pairs: Iterable[Pair], verdict: str, fitted: Found) -> list[tuple[Found, float, float]]:
    """Features of the likeliest value of each pair, whether the verdict is right, and how much it counts.

    Of a contested claim with several values, none is held against a model that cannot be meant.
    """
    rows = []
    for pair in pairs:
        meant = principal(pair) if verdict == "verify" else pair.values
        others = "contest" if verdict == "verify" else "verify"
        if verdict == "verify" and pair.label == "contested" and any(not v.found[verdict] for v in principal(pair)):
            continue
        for value in meant:
            if not value.found[verdict]:
                continue
            if verdict == "contest" and pair.label == "contested" and _another_is_meant(pair, value, others):
                continue
            likeliest = max(value.found[verdict], key=lambda f: logit(fitted, f))
            rows.append((likeliest, float(pair.label == VERDICTS[verdict]), pair.weight / len(meant)))
    return rows


def _another_is_meant(pair: Pair, value: Value, others: str) -> bool:
    rest = [v for v in principal(pair) if v is not value]
    return bool(value.found[others]) and any(v.found["contest"] and not v.found["verify"] for v in rest)


def sigmoid(x: float) -> float:
    """0 to 1."""
    return 1 / (1 + math.exp(-x))


def logit(weights: Found, found: Found) -> float:
    """The weighted sum of features."""
    return sum(weights.get(name, 0.0) * x for name, x in found.items())


def fit(pairs: Sequence[Pair], verdict: str) -> dict[str, float]:
    """Weights of one model."""
    weights: dict[str, float] = {"overlap": 1.0}
    for round_ in range(ROUNDS):
        rows = examples(pairs, verdict, weights)
        weights = descend(rows, {} if round_ == 0 else weights)
    return weights


def descend(rows: Sequence[tuple[Found, float, float]], start: Found) -> dict[str, float]:
    """Newton steps, one weight at a time, held on the side of zero that its sign allows."""
    weights = {name: start.get(name, 0.0) for name in (*HELPS, *HURTS, *EITHER)}
    having: dict[str, list[tuple[int, float]]] = {name: [] for name in weights}
    for number, (found, _, _) in enumerate(rows):
        for name, x in found.items():
            having[name].append((number, x))
    sums = [logit(weights, found) for found, _, _ in rows]
    for _ in range(SWEEPS):
        for name, column in having.items():
            slope, bend = -RIDGE * weights[name] * (name != "bias"), RIDGE
            for number, x in column:
                _, right, heavy = rows[number]
                p = sigmoid(sums[number])
                slope += heavy * x * (right - p)
                bend += heavy * x * x * p * (1 - p)
            new = allowed(name, weights[name] + slope / bend)
            step, weights[name] = new - weights[name], new
            for number, x in column if step else ():
                sums[number] += step * x
    return weights


def allowed(name: str, weight: float) -> float:
    """A weight on its own side of zero."""
    return max(0.0, weight) if name in HELPS else min(0.0, weight) if name in HURTS else weight


def chances(pair: Pair, models: Mapping[str, Found]) -> list[Judged]:
    """Each value of a pair with the chances of its likeliest values."""
    result = []
    for value in pair.values:
        each = [max((sigmoid(logit(models[v], f)) for f in value.found[v]), default=0.0) for v in VERDICTS]
        ruled = models["verify" if value.stand is Stand.AGREES else "contest"]
        result.append((value, each[0], each[1], sigmoid(logit(ruled, value.ruled))))
    return result


def decided(values: Sequence[Judged], limit: Found) -> str:
    """The verdict of `judge`, from chances: as `factcheck.binding.weigh` and `factcheck.verdicts.pairs` put them together."""
    said: list[tuple[bool, str]] = []
    for value, pro, con, ruled in values:
        if value.stand is Stand.AGREES and ruled >= limit["verify_by_rule"]:
            verdict = "verified"
        elif value.stand is Stand.DISAGREES and ruled >= limit["contest_by_rule"]:
            verdict = "contested"
        elif pro >= limit["verify"] and pro >= con and value.stand is not Stand.DISAGREES:
            verdict = "verified"
        else:
            verdict = "contested" if con >= limit["contest"] else "reported_only"
        said.append((value.minor, verdict))
    verdicts = [v for minor, v in said if not minor] or [v for _, v in said]
    verdicts += [v for _, v in said if v == "contested"]
    return next(
        (v for v in ("contested", "reported_only") if v in verdicts), "verified" if verdicts else "reported_only"
    )


def crossed(pairs: Sequence[Pair], folds: int) -> list[list[Judged]]:
    """Chances of every pair by models that did not see its group."""
    groups = sorted({p.group for p in pairs})
    random.Random(3).shuffle(groups)
    fold = {group: number % folds for number, group in enumerate(groups)}
    result: list[list[Judged]] = [[] for _ in pairs]
    for number in range(folds):
        seen = [p for p in pairs if fold[p.group] != number]
        models = {v: fit(seen, v) for v in VERDICTS}
        for at, pair in enumerate(pairs):
            if fold[pair.group] == number:
                result[at] = chances(pair, models)
        print(f"fold {number + 1} of {folds}", file=sys.stderr)
    return result


def figures(labels: Sequence[str], verdicts: Sequence[str]) -> dict[str, float]:
    """Macro-F1, and the shares that matter: of wrong claims verified, of right ones contested, of those settled."""
    seen = Counter(zip(labels, verdicts, strict=True))
    label, said = Counter(labels), Counter(verdicts)
    f1 = [2 * seen[v, v] / (label[v] + said[v]) for v in ("verified", "contested", "reported_only") if label[v]]
    not_contested = len(labels) - label["contested"]
    alarms = sum(n for (g, v), n in seen.items() if v == "contested" != g)
    return {
        "macro_f1": sum(f1) / len(f1),
        "contested_verified": seen["contested", "verified"] / (label["contested"] or 1),
        "false_alarm": alarms / (not_contested or 1),
        "settled": 1 - said["reported_only"] / len(labels),
    }


def curve(pairs: Sequence[Pair], crossed_: Sequence[Sequence[Judged]], limit: Found) -> None:
    """Print the figures of each set over a range of limits."""
    print("| set | verify at | contest at | settled | wrong claims verified | false alarms | macro-F1 |")
    print("|---|---|---|---|---|---|---|")
    for origin in dict.fromkeys(p.origin for p in pairs):
        mine = [(p, c) for p, c in zip(pairs, crossed_, strict=True) if p.origin == origin]
        for shift in (-0.2, -0.1, 0.0, 0.1, 0.2, 1.0):
            here = {**limit, "verify": limit["verify"] + shift, "contest": limit["contest"] + shift}
            got = figures([p.label for p, _ in mine], [decided(c, here) for _, c in mine])
            at = [f"{here[name]:.2f}" if shift < 1 else "rules only" for name in ("verify", "contest")]
            cells = [f"{got[k]:.3f}" for k in ("settled", "contested_verified", "false_alarm", "macro_f1")]
            print("| " + " | ".join([origin, *at, *cells]) + " |")


_NEXT = "\n["
"""Where the next table begins."""


def write(path: Path, models: Mapping[str, Found]) -> None:
    """Put the weights in their tables of weights.toml; everything else stays."""
    text = path.read_text(encoding="utf-8")
    for verdict, weights in models.items():
        rows = "".join(f"{name} = {w:.2f}\n" for name, w in sorted(weights.items()) if abs(w) >= 0.005)
        head, _, tail = text.partition(f"[fitted_{verdict}]\n")
        text = f"{head}[fitted_{verdict}]\n{rows}{tail[len(tail.partition(_NEXT)[0]) :]}"
    path.write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET[=WEIGHT]")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    from factcheck.matching.align import weights

    pairs: list[Pair] = []
    for spec in args.sets:
        name, _, weight = spec.partition("=")
        path = Path(name)
        origin = path.parent.name if path.name.startswith("dev") else path.name.partition(".")[0]
        pairs += [pair_of(record, origin, float(weight or 1)) for record in read(path)]
    curve(pairs, crossed(pairs, args.folds), weights()["limit"])
    models = {v: fit(pairs, v) for v in VERDICTS}
    if args.write:
        write(args.write, models)
    return 0


if __name__ == "__main__":
    sys.exit(main())
