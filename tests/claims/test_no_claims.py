"""Digits and number words of ordinary letters that are no claims, {so}, and claims that stand beside them, [so]."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from claims.documents.document import parse_document
from claims.extract import extract

HERE = Path(__file__).parent
HEADS = {"en": "# The Quay Letter\n\n", "ko": "# 부두에서 온 편지\n\n"}
DAY = dt.date(2031, 6, 9)
MARKED = re.compile(r"\{([^}]*)\}|\[([^]]*)\]")


def lines(language: str) -> list[str]:
    return (HERE / f"no_claims.{language}.txt").read_text(encoding="utf-8").splitlines()


def misread(line: str, language: str) -> tuple[list[str], list[str]]:
    """Where the line is a paragraph: what of its no claims is reported, and what of its claims is missed."""
    text, at, marked = HEADS[language], 0, []
    for found in MARKED.finditer(line):
        text += line[at : found.start()]
        word = found[1] or found[2]
        marked.append((len(text), word, found[1] is None))
        text, at = text + word, found.end()
    document = parse_document(f"{text}{line[at:]}\n".encode(), path="a.md", language=language)
    claimed = [claim.value.span for claim in extract(document, as_of=DAY).claims]

    def told(start: int, word: str) -> bool:
        return any(span.start < start + len(word) and start < span.end for span in claimed)

    reported = [word for start, word, claim in marked if not claim and told(start, word)]
    return reported, [word for start, word, claim in marked if claim and not told(start, word)]


@pytest.mark.parametrize("language", HEADS)
def test_the_list_is_long(language: str) -> None:
    assert sum(len(MARKED.findall(line)) for line in lines(language)) >= 120


@pytest.mark.parametrize(("language", "line"), [(code, line) for code in HEADS for line in lines(code)])
def test_no_claims_stay_out_and_claims_stay_in(language: str, line: str) -> None:
    assert misread(line, language) == ([], [])
