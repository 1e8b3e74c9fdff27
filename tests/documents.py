"""Verdicts on whole documents with recorded sources, held against what a careful editor says of them.

python -m tests.documents [NAME]...      the claims whose verdict is not the editor's
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import factcheck
from factcheck.model import CheckedDocument, Judgement, Verdict

DOCUMENTS = Path(__file__).parent / "corpus" / "documents"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program made of one claim of an editor's list."""

    document: str
    number: str
    quote: str
    why: str
    wanted: str
    said: str
    """The verdict; "" where the claim was not found."""
    sourced: bool | None
    """Whether the evidence is of the page that settles it; None where none does or the verdict is wrong."""

    @property
    def right(self) -> bool:
        """The verdict is the editor's."""
        return self.said == self.wanted


def folders() -> list[Path]:
    """The documents of the corpus."""
    return sorted(path for path in DOCUMENTS.iterdir() if path.is_dir())


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document's answers, and what was reported that is no claim."""

    answers: tuple[Answer, ...]
    no_claims: int
    reported: tuple[str, ...]


def sheet(folder: Path) -> Sheet:
    """Check one document against its recording and hold the run against the editor's lists."""
    run = factcheck.check(next(folder.glob("document.*")), cassette=folder / "web.yaml", store="none")
    checked = run.documents[0]
    claimed = {judgement.claim.value.text for judgement in checked.judgements}
    none = _lines(folder / "no-claims.jsonl")
    return Sheet(
        answers=tuple(_answer(folder.name, checked, gold) for gold in _lines(folder / "gold.jsonl")),
        no_claims=len(none),
        reported=tuple(row["quote"] for row in none if row["quote"] in claimed),
    )


def _answer(name: str, checked: CheckedDocument, gold: dict[str, Any]) -> Answer:
    found = _found(checked, gold)
    said = str(found.verdict) if found else ""
    return Answer(name, gold["id"], gold["quote"], gold["why"], gold["verdict"], said, _sourced(found, gold))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _found(document: CheckedDocument, gold: dict[str, Any]) -> Judgement | None:
    """The judgement on the value that the quote overlaps, in the quote's sentence; the closest one of several."""
    text = document.document.text
    near = text.find(gold["sentence"])
    at = text.find(gold["quote"], max(near, 0))
    for _ in range(gold.get("occurrence", 1) - 1 if near < 0 else 0):
        at = text.find(gold["quote"], at + 1)
    end = at + len(gold["quote"])
    spans = [(j, j.claim.value.span) for j in document.judgements]
    met = [(min(s.end, end) - max(s.start, at), -s.start, j) for j, s in spans if s.start < end and at < s.end]
    return max(met, key=lambda m: m[:2])[2] if met and at >= 0 else None


def _sourced(found: Judgement | None, gold: dict[str, Any]) -> bool | None:
    if found is None or str(found.verdict) != gold["verdict"] or found.verdict is Verdict.REPORTED_ONLY:
        return None
    return any(gold.get("evidence_url") in (e.url, e.final_url) for e in found.evidence)


def main(names: list[str]) -> int:
    """Print what is wrong, and how much of each document is right."""
    for folder in folders():
        if names and folder.name not in names:
            continue
        answers = sheet(folder).answers
        print(f"{folder.name}: {sum(a.right for a in answers)} of {len(answers)} right")
        for answer in answers:
            if not answer.right:
                print(
                    f"  {answer.number} {answer.quote}: {answer.said or 'not found'}, not {answer.wanted}. {answer.why}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
