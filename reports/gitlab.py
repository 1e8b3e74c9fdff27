"""GitLab code quality: findings on the merge request."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Run
from reports.clean import shorten
from reports.interface import Options
from reports.marks import level
from reports.selection import Item, gated
from reports.wording import Wording, headline, wording


class GitLab:
    """A JSON list; the claim id is the fingerprint, so that a moved claim is not a new one."""

    name = "gitlab"
    suffix = ".json"
    binary = False

    def write(self, run: Run, options: Options) -> bytes:
        """UTF-8 JSON."""
        words = wording(options.language)
        found = [_issue(item, words) for item in gated(run, options)]
        return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _issue(item: Item, words: Wording) -> dict[str, Any]:
    judgement = item.judgement
    return {
        "description": shorten(f"{headline(judgement, words)} ({judgement.claim.sentence})", 500),
        "check_name": judgement.reason.code.value,
        "fingerprint": judgement.claim.id,
        "severity": level(judgement).gitlab,
        "location": {"path": item.document.path.removeprefix("./"), "lines": {"begin": judgement.claim.line}},
    }
