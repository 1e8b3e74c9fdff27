"""GitHub workflow commands: an annotation on the line of each claim, within GitHub's limits."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import CheckedDocument, Run
from reports.clean import one_line, shorten
from reports.interface import Options
from reports.marks import level
from reports.position import place
from reports.selection import Item, gated
from reports.wording import Wording, wording

PER_LEVEL = 10
"""GitHub shows ten annotations of a level from one step; the rest vanish without a word."""
_LEVELS = ("error", "warning", "notice")


class GitHub:
    """Contested as errors, sources that could not be had as warnings, the rest as notices."""

    name = "github"
    suffix = ".txt"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """Lines for the log of a workflow step, the loudest first."""
        words = wording(options.language)
        found = gated(run, options)
        lines = [f"::error title={_property(run.tool)}::{_data(f'{d.document.path}: {d.error}')}" for d in _broken(run)]
        for name in _LEVELS:
            lines += _of_level(name, [i for i in found if level(i.judgement).github == name], words)
        return "".join(line + "\n" for line in lines).encode("utf-8", "replace")


def _broken(run: Run) -> list[CheckedDocument]:
    return [d for d in run.documents if d.error]


def _of_level(name: str, found: list[Item], words: Wording) -> Iterator[str]:
    shown = found if len(found) <= PER_LEVEL else found[: PER_LEVEL - 1]
    for item in shown:
        yield _command(name, item, words)
    if len(found) > len(shown):
        yield f"::{name}::{_data(words.ui('more', number=str(len(found) - len(shown))))}"


def _command(name: str, item: Item, words: Wording) -> str:
    at = place(item.document, item.judgement.claim.value.span)
    fields = {"file": item.document.path.removeprefix("./"), "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:
        fields |= {"col": str(at.column), "endColumn": str(at.end_column)}
    fields["title"] = f"{words.verdict(item.judgement)}: {item.judgement.claim.value.text}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{name} {listed}::{_data(words.reason(item.judgement) + ' ' + words.mend(item.judgement))}"


def _data(text: str) -> str:
    return shorten(text, 1000).replace("%", "%25")


def _property(text: str) -> str:
    return one_line(text)[:300].replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
