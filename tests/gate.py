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
sys.path.insert(0, str(HERE.parent))  # run as a script, it has only its own folder
CORPUS = HERE / "corpus"
FLOORS = HERE / "gate.json"
EXAMPLES = HERE.parent / "examples"
VERDICTS = ("verified", "contested", "reported_only")
WORST_FIRST = ("contested", "reported_only", "verified")
CEILINGS = ("false_assurance", "false_alarm", "reported")
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


def verdict_figures(name: str, said: list[tuple[str, str]]) -> dict[str, Decimal]:
    """The share of right verdicts, and of the two errors among those that they can befall.

    Args: said, for each item the verdict that is right and the one that was given.
    """
    figures = {f"{name}.right": share(sum(g == v for g, v in said), len(said))}
    for error, verdict in (("false_assurance", "verified"), ("false_alarm", "contested")):
        others = [v for g, v in said if g != verdict]
        figures[f"{name}.{error}"] = share(others.count(verdict), len(others)) if others else Decimal(0)
    return figures


def pair_figures() -> dict[str, Decimal]:
    """Verdicts on pairs.jsonl, passages.jsonl, news.jsonl, prose.jsonl, korean.jsonl and across.jsonl, where the
    languages differ {"id", "claim", "evidence", "label"}, and on probes.jsonl {…, "may_verify"}."""
    from factcheck.verdicts.pairs import judge_pair

    figures: dict[str, Decimal] = {}
    for name in ("pairs", "passages", "news", "prose", "korean", "across"):
        said = [(pair["label"], judge_pair(pair)["verdict"]) for pair in rows(f"{name}.jsonl")]
        figures |= verdict_figures(name, said)
    probes = [probe for probe in rows("probes.jsonl") if not probe["may_verify"]]
    fooled = sum(judge_pair(probe)["verdict"] == "verified" for probe in probes)
    return {**figures, "probes.false_assurance": share(fooled, len(probes)) if probes else Decimal(0)}


def cited_figures() -> dict[str, Decimal]:
    """Verdicts on cited.jsonl {"id", "claim", "page", "label"}: a document of one sentence against the page it cites;
    of several values the worst verdict counts."""
    from factcheck.verdicts.judge import judge_document
    from tests.factcheck.papers import consulted, paper

    said: list[tuple[str, str]] = []
    for row in rows("cited.jsonl"):
        judged = judge_document(paper(row["claim"], 1), [consulted(1, row["page"])])
        told = {str(j.verdict) for j in judged}
        said.append((row["label"], next((v for v in WORST_FIRST if v in told), WORST_FIRST[1])))
    return verdict_figures("cited", said)


def document_figures() -> dict[str, Decimal]:
    """Verdicts on the whole documents of corpus/documents, each checked against its recorded sources."""
    from tests.documents import folders, sheet

    sheets = [sheet(folder) for folder in folders()]
    said = [(answer.wanted, answer.said) for each in sheets for answer in each.answers]
    return {
        **verdict_figures("documents", said),
        "documents.found": share(sum(bool(verdict) for _, verdict in said), len(said)),
        "documents.reported": share(sum(len(s.reported) for s in sheets), sum(s.no_claims for s in sheets)),
    }


def table_figures() -> dict[str, Decimal]:
    """Verdicts on claims.jsonl of corpus/tables: cells of tables and data files, their neighbours, times and units."""
    from tests.tables import answers

    return verdict_figures("tables", [(answer.wanted, answer.said) for answer in answers()])


def _day(row: dict) -> dt.date | None:
    return dt.date.fromisoformat(row["as_of"]) if "as_of" in row else None


def extraction_figures() -> dict[str, Decimal]:
    """Values on extraction.jsonl {"id", "lang", "text", "gold": [{"text", "value", "unit"}]}, for each language."""
    from claims.mentions.find import as_record, find_mentions

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
    quick = {**pair_figures(), **cited_figures(), **document_figures(), **table_figures()}
    return {**quick, **extraction_figures(), **mutation_figures()}


def digest() -> str:
    """Hash of the corpus: floors hold for the corpus that they were measured on."""
    files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    content = b"".join(path.relative_to(CORPUS).as_posix().encode() + path.read_bytes() for path in files)
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
