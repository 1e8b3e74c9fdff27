"""Fit the weights of programs over tables (factcheck/tabular/weights.toml) on claims with tables, validated by table.

    python -m benchmarks.tables_fit PAIRS.jsonl[.gz]... [--write]

Args: pairs as `factcheck judge` reads them, with a `label` each; those that are `reported_only` are left out.
Prints accuracy and precision at several thresholds, each table judged by weights that never saw it. `--write` puts the
weights fitted on all of them into the file; thresholds there are set by hand, by what this prints.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factcheck.tabular.verdict import features
from factcheck.verdicts.pairs import page_of

FOLDS = 5
SWEEPS = 30
RIDGE = 0.5
WEIGHTS = Path(__file__).parents[1] / "factcheck" / "tabular" / "weights.toml"

Row = tuple[dict[str, float], bool, str]


def read(paths: Iterable[Path]) -> Iterator[Row]:
    """Features, label and table of each pair whose evidence is one table."""
    for path in paths:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for pair in map(json.loads, content.decode().splitlines()):
            evidence = pair["evidence"]
            if pair["label"] == "reported_only" or len(evidence) != 1 or "columns" not in evidence[0]:
                continue
            page = page_of(evidence[0], "table")
            found = features(pair["claim"], page.tables[0], page.language)
            yield found, pair["label"] == "verified", json.dumps(evidence)


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Weights of a logistic model with a ridge, without a constant: nothing said is nothing known. Newton steps, one
    weight at a time, so that rare programs are weighed as well as common ones."""
    having: dict[str, list[tuple[int, float]]] = {}
    for number, (found, _true, _table) in enumerate(rows):
        for name, value in found.items():
            having.setdefault(name, []).append((number, value))
    weights = dict.fromkeys(having, 0.0)
    sums = [0.0] * len(rows)
    for _ in range(SWEEPS):
        for name, column in having.items():
            slope, bend = -RIDGE * weights[name], RIDGE
            for number, value in column:
                chance = 1 / (1 + math.exp(-sums[number]))
                slope += value * (rows[number][1] - chance)
                bend += value * value * chance * (1 - chance)
            weights[name] += slope / bend
            for number, value in column:
                sums[number] += slope / bend * value
    return weights


def score(found: dict[str, float], weights: dict[str, float]) -> float:
    """The log odds that a claim is right."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def validated(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """The score of every pair by weights that were fitted without its table."""
    tables = sorted({table for *_, table in rows})
    fold = {table: (number * 7919) % FOLDS for number, table in enumerate(tables)}
    out = []
    for left in range(FOLDS):
        weights = fitted([r for r in rows if fold[r[2]] != left])
        out += [(score(found, weights), true) for found, true, table in rows if fold[table] == left]
    return out


def show(scored: Sequence[tuple[float, bool]]) -> None:
    """Accuracy and precision by threshold."""
    print("threshold  accuracy  precision of verified  of contested")
    for tenths in range(0, 16, 2):
        least = tenths / 10
        up, down = [t for s, t in scored if s > least], [t for s, t in scored if s < -least]
        right = sum(up) + len(down) - sum(down)
        shares = right / len(scored), sum(up) / max(1, len(up)), 1 - sum(down) / max(1, len(down))
        print(f"{least:9}  {shares[0]:8.3f}  {shares[1]:10.3f} of {len(up):<7}  {shares[2]:6.3f} of {len(down)}")


def write(weights: dict[str, float]) -> None:
    """Replace the fitted part of the file; the thresholds above it stay."""
    head = re.split(r"^\[programs\]\n", WEIGHTS.read_text(encoding="utf-8"), flags=re.M)[0]
    lines = [f'"{name}" = {value:.2f}' for name, value in sorted(weights.items())]
    WEIGHTS.write_text(head + "[programs]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    rows = list(read(args.pairs))
    show(validated(rows))
    if args.write:
        write(fitted(rows))


if __name__ == "__main__":
    main()
