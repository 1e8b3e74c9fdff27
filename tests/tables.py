"""Verdicts on claims about tables and data files, held against what a careful editor says of them.

python -m tests.tables [NAME]...      the claims whose verdict is not the editor's; NAME is a part of a page's path
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from claims.documents.document import read_text
from claims.extract import extract
from claims.model import Citation, CitationKind
from factcheck.matching.shelf import Consulted, Shelf
from factcheck.model import Judgement
from factcheck.verdicts.judge import judge
from sources.model import Page, Snapshot
from sources.pages.read import read

TABLES = Path(__file__).parent / "corpus" / "tables"
AS_OF = dt.date(2026, 5, 4)
"""The day on which the claims were written: "last year" is 2025."""
_TYPES = {".csv": "text/csv", ".json": "application/json", ".html": "text/html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program made of one claim about a table."""

    page: str
    text: str
    value: str
    wanted: str
    said: str
    """The verdict; "none" where the claim was not found."""
    judgement: Judgement | None

    @property
    def right(self) -> bool:
        """The verdict is the editor's."""
        return self.said == self.wanted


@cache
def snapshot(name: str) -> Snapshot:
    """A page of the corpus as it comes from its host, which is its folder."""
    path = TABLES / name
    host, _, rest = name.partition("/")
    url, body = f"https://www.{host}.example/{rest}", path.read_bytes()
    return Snapshot(
        url=url,
        final_url=url,
        status=200,
        media_type=_TYPES[path.suffix],
        charset="utf-8",
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=None,
    )


def judged(name: str, text: str) -> tuple[Judgement, ...]:
    """The claims of a text that cites one page of the corpus, judged."""
    found = snapshot(name)
    page = read(found)
    assert isinstance(page, Page), page
    cited = Citation(url=found.url, kind=CitationKind.LINK)
    consulted = [Consulted(citation=cited, fetched=found, page=page, origin=found.url)]
    extraction = extract(read_text(text, language=None), as_of=AS_OF)
    shelf = Shelf(consulted, extraction.document)
    claims = (replace(claim, citations=(cited,)) for claim in extraction.claims)
    return tuple(judge(claim, shelf, consulted, AS_OF) for claim in claims)


def answers(*names: str) -> Iterator[Answer]:
    """Every claim of the corpus, or those whose page has one of these in its path, with what is said of it."""
    for line in (TABLES / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if names and not any(name in row["page"] for name in names):
            continue
        found = [j for j in judged(row["page"], row["text"]) if row["value"] in j.claim.value.text]
        found = found or [j for j in judged(row["page"], row["text"]) if j.claim.value.text in row["value"]]
        said = str(found[0].verdict) if found else "none"
        yield Answer(row["page"], row["text"], row["value"], row["verdict"], said, found[0] if found else None)


def main() -> None:
    """Print what went wrong, and how much went right."""
    done = list(answers(*sys.argv[1:]))
    for answer in done:
        if not answer.right:
            print(f"{answer.page}: {answer.value}: {answer.said}, not {answer.wanted}: {answer.text}")
    print(f"{sum(a.right for a in done)} of {len(done)} right")


if __name__ == "__main__":
    main()
