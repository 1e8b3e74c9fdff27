"""A summary that fits a pull request or a CI step: counts, then a table of what needs a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model import HAD, Judgement, Run
from reports.clean import shorten, weblink
from reports.interface import Options
from reports.marks import MARKS, mark
from reports.selection import WORST_FIRST, Item, change, deciding, gated, state
from reports.wording import Wording, wording

ROWS = 200
"""A step summary holds 1 MiB, and no one reads further."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]#+|~<>&@$!])|(?<=[wW]{3})\.|(?<=\w):(?=/)")
_LIST = re.compile(r"^(\d{1,9}|)([-.)=])(?=\s|$)")


class Markdown:
    """A GitHub-flavoured summary."""

    name = "markdown"
    suffix = ".md"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """UTF-8 Markdown; text from documents and sources is escaped."""
        words = wording(options.language)
        parts = (_head(run, words), _decisions(run, options, words), _findings(run, words), _trouble(run, words))
        lines = [line for part in parts for line in part]
        return ("\n".join([*lines, _foot(run, words)]) + "\n").encode("utf-8", "replace")


def escape(text: str, limit: int = 300) -> str:
    """One line of text that Markdown shows as it is: no markup, no link, no mention, no table bar."""
    line = _SPECIAL.sub(_escape_one, shorten(text, limit))
    return _LIST.sub(r"\1\\\2", line)


def _escape_one(match: re.Match[str]) -> str:
    # "www." and "https:/" would become links; a bare host does not.
    sign = match.group(0)
    return f"&#{ord(sign)};" if sign in "<>&@.:" else "\\" + sign


def _head(run: Run, words: Wording) -> Iterator[str]:
    counts = run.counts
    yield f"# {words.ui('report')}"
    yield ""
    cells = [f"{MARKS[v]} **{counts[v.value]}** {words.say('verdict', v.value)}" for v in WORST_FIRST]
    yield f"{words.ui('total_claims', number=str(counts['claims']))}: " + " · ".join(cells)
    yield ""
    if len(run.documents) == 1:
        yield f"{words.ui('document')}: `{_code(run.documents[0].document.path)}`"
        yield ""
    if not counts["claims"]:
        yield words.ui("no_claims")
        yield ""


def _decisions(run: Run, options: Options, words: Wording) -> Iterator[str]:
    listed = gated(run, options)
    if not listed:
        return
    titles = [words.ui("verdict"), words.ui("what"), words.ui("evidence")]
    titles.append(words.ui("document" if len(run.documents) > 1 else "line"))
    yield f"| {' | '.join(titles)} |"
    yield "| --- | --- | --- | --- |"
    for item in listed[:ROWS]:
        yield _row(item, options, words, several=len(run.documents) > 1)
    yield ""
    if len(listed) > ROWS:
        yield words.ui("more_rows", number=str(len(listed) - ROWS))
        yield ""


def _row(item: Item, options: Options, words: Wording, *, several: bool) -> str:
    judgement, claim = item.judgement, item.judgement.claim
    change = state(judgement, options)
    label = f"{mark(judgement)} {words.verdict(judgement)}"
    cells = [
        label + (f" ({words.say('state', change)})" if change in ("new", "updated") else ""),
        escape(claim.sentence, 160),
        f"{escape(words.reason(judgement))}{_source_link(item, words)}{_suggested(judgement, words)}",
        f"`{_code(item.document.path)}:{claim.line}`" if several else str(claim.line),
    ]
    return f"| {' | '.join(cells)} |"


def _suggested(judgement: Judgement, words: Wording) -> str:
    changed = change(judgement)
    return f"<br>{words.ui('suggestion')}: {escape(changed[1])}" if changed else ""


def _source_link(item: Item, words: Wording) -> str:
    evidence = deciding(item.judgement)
    url = weblink(evidence.final_url or evidence.url) if evidence else ""
    return f" [{words.ui('open')}](<{_target(url)}>)" if url else ""


def _target(url: str) -> str:
    for sign in "<>|\\`":
        url = url.replace(sign, f"%{ord(sign):02X}")
    return url


def _code(text: str) -> str:
    return shorten(text, 120).replace("`", "'").replace("|", "¦")


def _findings(run: Run, words: Wording) -> Iterator[str]:
    found = [f for checked in run.documents for f in checked.findings] if run.survey.findings else []
    rows = (f"- {escape(words.say('finding', f.kind))} (`{_code(f.document)}`): {escape(f.text)}" for f in found)
    yield from _section(words.ui("findings"), rows, bool(found))


def _trouble(run: Run, words: Wording) -> Iterator[str]:
    broken = [paper for paper in run.survey.papers if paper.error]
    rows = (f"- `{_code(paper.path)}`: {escape(paper.error)}" for paper in broken)
    yield from _section(words.ui("unreadable_documents"), rows, bool(broken))
    missing = [s for s in run.sources if s.outcome not in HAD][:ROWS]
    listed = (f"- {escape(s.url, 200)} · {words.say('outcome', s.outcome.value)} · {escape(s.detail)}" for s in missing)
    yield from _section(words.ui("unavailable"), (line.rstrip(" ·") for line in listed), bool(missing))


def _section(title: str, rows: Iterable[str], wanted: bool) -> Iterator[str]:
    if wanted:
        yield f"## {title}"
        yield ""
        yield from rows
        yield ""


def _foot(run: Run, words: Wording) -> str:
    tail = words.ui("foot", tool=run.tool, version=run.version, settings=run.settings_hash[:12])
    return f"<sub>{escape(tail)} · {words.ui('run')} {escape(run.id[:16])}</sub>"
