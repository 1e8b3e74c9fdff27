"""The summary for a terminal: fits a screen, worst first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from factcheck.model import HAD, Judgement, ReasonCode, Run, Verdict
from reports.clean import ELLIPSIS, fit, inert, one_line
from reports.clean import width as columns
from reports.marks import MARKS
from reports.selection import WORST_FIRST, Item, deciding, host, is_withdrawn, items, rank
from reports.values import found
from reports.wording import Wording, wording

LINES = 12
"""Contested claims shown; two lines each, so that all fits a screen of 40 lines."""

_COLOURS = {Verdict.VERIFIED: "34", Verdict.CONTESTED: "1;33", Verdict.REPORTED_ONLY: "2"}


def terminal(run: Run, *, colour: bool, width: int, language: str) -> str:
    """The summary as text that ends in a newline; `width` is the terminal's columns, never exceeded above 40."""
    words, width = wording(language), max(40, width)
    lines = [*_documents(run, words), *_contested(run, words, width), *_reasons(run, words)]
    lines += _sources(run, words)
    lines += ((None, line) for line in _counts(run, words, width))
    return "".join(_paint(inert(fit(line, width)), tint, colour) + "\n" for tint, line in lines)


Line = tuple[Verdict | None, str]


def _paint(line: str, tint: Verdict | None, colour: bool) -> str:
    return f"\x1b[{_COLOURS[tint]}m{line}\x1b[0m" if colour and tint else line


def _documents(run: Run, words: Wording) -> Iterator[Line]:
    broken = len(run.survey.errors)
    if broken:
        yield (Verdict.CONTESTED, f"! {broken:>4}  {words.ui('unreadable_documents')}")


def _contested(run: Run, words: Wording, width: int) -> Iterator[Line]:
    contested = (i for i in items(run) if i.judgement.verdict is Verdict.CONTESTED)
    shown = written = 0
    for item in heapq.nsmallest(LINES, contested, key=lambda item: rank(item.judgement)):
        lines = list(_claim(item, words, width))
        if written + len(lines) > 2 * LINES:
            break
        yield from lines
        shown, written = shown + 1, written + len(lines)
    more = run.counts[Verdict.CONTESTED.value] - shown
    if more > 0:
        yield (None, "  " + words.ui("more", number=str(more)))


def _claim(item: Item, words: Wording, width: int) -> Iterator[Line]:
    claim = item.judgement.claim
    said, source = _found(item.judgement, words)
    values = f"{MARKS[Verdict.CONTESTED]} {one_line(claim.value.text)} → {said}"
    path = one_line(item.document.path)
    place = f"{_tail(path, max(12, width // 3))}:{claim.line}"
    more = [part for part in (words.differing(item.judgement), source) if part]
    # Where there is little room it goes to the two values, then to the place, then to what differs if they do not.
    while more and columns("  ".join((values, *more, place))) > width:
        more.pop()
    line = "  ".join((values, *more, place))
    if columns(line) <= width:
        yield (Verdict.CONTESTED, line)
    else:
        yield (Verdict.CONTESTED, values)
        yield (Verdict.CONTESTED, f"  {_tail(path, width - 10)}:{claim.line}")
    yield (None, f"  {one_line(claim.sentence[:2000])}")


def _tail(path: str, most: int) -> str:
    """A path cut at its left: the name of the file is what tells one from another."""
    return path if len(path) <= most else ELLIPSIS + path[1 - most :]


def _found(judgement: Judgement, words: Wording) -> tuple[str, str]:
    """What the deciding source says, and its host."""
    evidence = deciding(judgement)
    if evidence is None:
        return "?", ""
    said = judgement.reason.detail.get("found") or found(evidence, words)
    if is_withdrawn(judgement):
        said = words.say("relation", "correction")
    return one_line(said)[:60], host(evidence.final_url or evidence.url)


def _reasons(run: Run, words: Wording) -> Iterator[Line]:
    codes = run.survey.open_reasons
    for code in sorted(codes, key=lambda c: (-codes[c], list(ReasonCode).index(c))):
        name = words.say("reason_name", code.value)
        yield (Verdict.REPORTED_ONLY, f"{MARKS[Verdict.REPORTED_ONLY]} {codes[code]:>4}  {name}")


def _sources(run: Run, words: Wording) -> Iterator[Line]:
    missing = [s for s in run.sources if s.outcome not in HAD]
    if missing:
        hosts = ", ".join(dict.fromkeys(host(s.url) for s in missing[:20]))
        yield (None, f"? {len(missing):>4}  {words.ui('unavailable')}: {hosts}")
    findings = run.survey.findings
    if findings:
        yield (None, f"! {findings:>4}  {words.ui('findings')}")


def _counts(run: Run, words: Wording, width: int) -> list[str]:
    """The totals, in one line where there is room, else in one line each: none is ever cut off."""
    counts = run.counts
    total = f"{words.ui('total_claims', number=str(counts['claims']))}:"
    parts = [f"{MARKS[v]} {counts[v.value]} {words.say('verdict', v.value).lower()}" for v in WORST_FIRST]
    line = f"{total} {', '.join(parts)}"
    return [line] if columns(line) <= width else [total, *(f"  {part}" for part in parts)]
