"""A baseline: the verdicts that were accepted once, so that only what is new fails a build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError
from factcheck.keeping.files import write_whole
from factcheck.model import Judgement, Relation, Run, Verdict

FORMAT = 1
DECIDING = (Relation.AGREES, Relation.DISAGREES, Relation.CORRECTION)
"""How evidence stands to a claim that it verifies or contests."""


class State(StrEnum):
    """How a claim stands to a baseline; the words are those of SARIF."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    ABSENT = "absent"
    """In the baseline, no longer in the documents: the entry is stale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One accepted verdict."""

    verdict: str
    reason: str
    snapshot: str
    """SHA-256 of the deciding snapshot, or ""."""
    document: str = ""
    sentence: str = ""
    """For the reader of the file; compared with nothing."""


def deciding_snapshot(judgement: Judgement) -> str:
    """SHA-256 of the snapshot that decided, or "" where none did."""
    return next((e.snapshot for e in judgement.evidence if e.relation in DECIDING), "")


def entry_of(judgement: Judgement) -> Entry:
    """The entry that accepts a judgement."""
    return Entry(
        verdict=judgement.verdict.value,
        reason=judgement.reason.code.value,
        snapshot=deciding_snapshot(judgement),
        document=judgement.claim.document,
        sentence=judgement.claim.sentence,
    )


def read(path: Path) -> dict[str, Entry] | None:
    """The entries of a baseline file by claim id; None where there is no file; SettingsError if it is malformed."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"format {content['format']!r}")
        return {claim: Entry(**entry) for claim, entry in content["claims"].items()}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SettingsError(
            f"{path}: is no baseline of this program ({error}); make it anew with `factcheck baseline`."
        ) from error


def write(run: Run, path: Path) -> int:
    """Accept the contested and reported-only claims of a run; gives their number."""
    open_claims = {j.claim.id: asdict(entry_of(j)) for j in run.judgements if j.verdict is not Verdict.VERIFIED}
    content: dict[str, Any] = {"format": FORMAT, "claims": {claim: open_claims[claim] for claim in sorted(open_claims)}}
    write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    return len(open_claims)


def state(judgement: Judgement, baseline: Mapping[str, Entry]) -> State:
    """How a judgement stands to a baseline; a verified claim needs no entry."""
    before, now = baseline.get(judgement.claim.id), entry_of(judgement)
    if before is None:
        return State.UNCHANGED if judgement.verdict is Verdict.VERIFIED else State.NEW
    same = (before.verdict, before.reason, before.snapshot) == (now.verdict, now.reason, now.snapshot)
    return State.UNCHANGED if same else State.UPDATED


def stale(run: Run, baseline: Mapping[str, Entry]) -> tuple[str, ...]:
    """Claims of the baseline that the checked documents no longer make, or that are verified by now."""
    checked = {d.document.path for d in run.documents if not d.error}
    still = {j.claim.id for j in run.judgements if j.verdict is not Verdict.VERIFIED}
    return tuple(claim for claim, entry in baseline.items() if entry.document in checked and claim not in still)
