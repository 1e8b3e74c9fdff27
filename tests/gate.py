"""The gate: quality on the repository's own corpus against floors that are only lowered on purpose.

python tests/gate.py                      measure, compare with gate.json
python tests/gate.py --update             raise floors to what is measured; never lowers one
python tests/gate.py --update --lower     also lower them; say why in CHANGELOG.md
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
FLOORS = HERE / "gate.json"
EXAMPLES = HERE.parent / "examples"
VERDICTS = ("verified", "contested", "reported_only")
CEILINGS = ("false_assurance", "false_alarm")
"""Figures that must not rise; all others must not fall."""
GRAIN = Decimal("0.001")
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The lines of a corpus file; none where it is not there."""
    path = CORPUS / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines() if line.strip()]


def share(part: int, whole: int) -> Decimal:
    """A share to three places; of nothing it is 1."""
    return (Decimal(part) / whole).quantize(GRAIN) if whole else Decimal(1)


def pair_figures() -> dict[str, Decimal]:
    """Verdicts on pairs.jsonl {"id", "claim", "evidence", "label"} and probes.jsonl {…, "may_verify"}."""
    from factcheck.pairs import judge_pair

    pairs = rows("pairs.jsonl")
    said = [(pair["label"], judge_pair(pair)["verdict"]) for pair in pairs]
    probes = [probe for probe in rows("probes.jsonl") if not probe["may_verify"]]
    fooled = sum(judge_pair(probe)["verdict"] == "verified" for probe in probes)
    not_true = [label for label, _ in said if label != "verified"]
    not_false = [label for label, _ in said if label != "contested"]
    return {
        "pairs.false_assurance": share(sum(g != v == "verified" for g, v in said), len(not_true))
        if not_true
        else Decimal(0),
        "pairs.false_alarm": share(sum(g != v == "contested" for g, v in said), len(not_false))
        if not_false
        else Decimal(0),
        "pairs.right": share(sum(g == v for g, v in said), len(said)),
        "probes.false_assurance": share(fooled, len(probes)) if probes else Decimal(0),
    }


def _day(row: dict) -> dt.date | None:
    return dt.date.fromisoformat(row["as_of"]) if "as_of" in row else None


def extraction_figures() -> dict[str, Decimal]:
    """Values on extraction.jsonl {"id", "lang", "text", "gold": [{"text", "value", "unit"}]}, for each language."""
    from claims.mentions import as_record, find_mentions

    figures: dict[str, Decimal] = {}
    for language in ("en", "ko"):
        wanted = found = right = 0
        for row in (r for r in rows("extraction.jsonl") if r["lang"] == language):
            mentions = [as_record(m) for m in find_mentions(row["text"], language, as_of=_day(row)) if m.claim]
            wanted, found, right = (
                wanted + len(row["gold"]),
                found + len(mentions),
                right + _hits(row["gold"], mentions),
            )
        if wanted:
            figures[f"extraction.{language}.recall"] = share(right, wanted)
            figures[f"extraction.{language}.precision"] = share(right, found)
    return figures


def _hits(gold: Iterable[Row], mentions: list[Row]) -> int:
    keys = [(m["text"], str(m.get("value")), m.get("unit")) for m in mentions]
    return sum((g["text"], str(g.get("value")), g.get("unit")) in keys for g in gold)


def mutation_figures() -> dict[str, Decimal]:
    """The columns of examples/: the share of claims made wrong that is caught, and of those left right that is kept."""
    from factcheck.mutation.gather import Gathered, gathered
    from factcheck.mutation.score import Checker, tallies
    from factcheck.settings import load

    means = {"cassette": str(EXAMPLES / "web.yaml"), "sources": str(EXAMPLES / "sources.toml"), "store": "none"}
    papers = [p for p in gathered(load(None, means), sorted(EXAMPLES.glob("*.md"))) if isinstance(p, Gathered)]
    total = tallies([edit for paper in papers for edit in Checker(paper).planted()])[-1]
    return {"mutants.caught": total.share, "mutants.kept": share(total.kept, total.kept + total.doubted)}


def measured() -> dict[str, Decimal]:
    """Every figure by name."""
    return {**pair_figures(), **extraction_figures(), **mutation_figures()}


def digest() -> str:
    """Hash of the corpus: floors hold for the corpus that they were measured on."""
    content = b"".join(path.name.encode() + path.read_bytes() for path in sorted(CORPUS.glob("*.jsonl")))
    return hashlib.sha256(content).hexdigest()[:16]


def worse(name: str, figure: Decimal, floor: Decimal) -> bool:
    """True where a figure is on the wrong side of its floor."""
    return figure > floor if name.endswith(CEILINGS) else figure < floor


def floors() -> dict[str, Decimal]:
    """The floors of gate.json."""
    content = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    return {name: Decimal(value) for name, value in content["floors"].items()}


def updated(old: dict[str, Decimal], new: dict[str, Decimal], *, lower: bool) -> dict[str, Decimal]:
    """New floors; SystemExit where one would be lowered and nobody said so."""
    down = [name for name in old if name not in new or worse(name, new[name], old[name])]
    if down and not lower:
        sys.exit(
            f"gate: refuses to lower {', '.join(down)}; mend the cause, or give --lower and say why in CHANGELOG.md"
        )
    return {
        name: figure.quantize(GRAIN, ROUND_UP if name.endswith(CEILINGS) else ROUND_DOWN)
        for name, figure in new.items()
    }


def main(argv: list[str] | None = None) -> int:
    """Measure and compare, or update; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args(argv)
    new, old = measured(), floors()
    if args.update:
        kept = {name: str(value) for name, value in sorted(updated(old, new, lower=args.lower).items())}
        FLOORS.write_text(json.dumps({"corpus": digest(), "floors": kept}, indent=1) + "\n", encoding="utf-8")
        return 0
    broken = [name for name in old if name not in new or worse(name, new[name], old[name])]
    for name, figure in new.items():
        print(f"{'BROKEN' if name in broken else 'ok':<7}{name:<30}{figure}   floor {old.get(name, 'none')}")
    if FLOORS.exists() and json.loads(FLOORS.read_text(encoding="utf-8"))["corpus"] != digest():
        print("gate: the corpus changed since the floors were set; run tests/gate.py --update")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
