"""Sign-offs: what a reviewer decided on a claim. A decision lapses when verdict or snapshot change."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError
from factcheck.keeping.baseline import deciding_snapshot
from factcheck.keeping.files import write_whole
from factcheck.model import Judgement, Run
from factcheck.settings import nearest, parse_date

DECISIONS = ("accept", "dispute", "needs_work")
REQUIRED = ("claim", "verdict", "decision", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signoff:
    """One decision on one verdict of one claim."""

    claim: str
    verdict: str
    decision: str
    by: str
    snapshot: str = ""
    """SHA-256 of the deciding snapshot at the time, or ""."""
    at: dt.date | None = None
    review_by: dt.date | None = None
    """Day on which the sources of the claim are due for a recheck, however settled it is."""
    note: str = ""


DAYS = ("at", "review_by")
KEYS = tuple(Signoff.__dataclass_fields__)


def read(path: Path) -> tuple[Signoff, ...]:
    """The decisions of a sign-off file, none where there is no file; SettingsError names entry and remedy."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}; mend that place.") from error
    entries = content.get("signoff", [])
    if not isinstance(entries, list) or set(content) - {"signoff"}:
        raise SettingsError(f"{path}: only [[signoff]] tables belong here; mend or remove the others.")
    return tuple(_checked(entry, f"{path}: [[signoff]] number {number}") for number, entry in enumerate(entries, 1))


def _checked(entry: Any, place: str) -> Signoff:
    if not isinstance(entry, dict):
        raise SettingsError(f"{place}: is no table; write [[signoff]] above each entry.")
    for key in entry:
        if key not in KEYS:
            raise SettingsError(f"{place}: unknown key `{key}`; did you mean `{nearest(key, KEYS)}`?")
    for key in REQUIRED:
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise SettingsError(f"{place}: `{key}` is missing; every sign-off has {', '.join(REQUIRED)}.")
    if entry["decision"] not in DECISIONS:
        raise SettingsError(f"{place}: `decision` must be one of {', '.join(DECISIONS)}.")
    at, review_by = (_day(entry[key], f"{place}: `{key}`") if key in entry else None for key in DAYS)
    return Signoff(**{key: str(value) for key, value in entry.items() if key not in DAYS}, at=at, review_by=review_by)


def _day(value: Any, place: str) -> dt.date:
    try:
        return parse_date(value)
    except ValueError as error:
        raise SettingsError(f"{place}: {error}.") from error


def holds(signoff: Signoff, judgement: Judgement) -> bool:
    """True while verdict and deciding snapshot are those that were signed."""
    return signoff.verdict == judgement.verdict.value and signoff.snapshot == deciding_snapshot(judgement)


def in_force(run: Run, signoffs: Iterable[Signoff]) -> dict[str, Signoff]:
    """The decisions that have not lapsed, by claim id; a later one replaces an earlier."""
    decisions = tuple(signoffs)
    signed = {s.claim for s in decisions}
    judgements = {j.claim.id: j for j in run.judgements if j.claim.id in signed} if signed else {}
    return {s.claim: s for s in decisions if s.claim in judgements and holds(s, judgements[s.claim])}


def add(
    path: Path,
    judgement: Judgement,
    *,
    decision: str,
    by: str,
    at: dt.date | None,
    note: str = "",
    review_by: dt.date | None = None,
) -> Signoff:
    """Append a decision to the file, which is made where it is missing; gives what was written."""
    read(path)  # a malformed file is refused before it grows
    signoff = Signoff(
        claim=judgement.claim.id,
        verdict=judgement.verdict.value,
        decision=decision,
        by=by,
        snapshot=deciding_snapshot(judgement),
        at=at,
        note=note,
        review_by=review_by,
    )
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    write_whole(path, (before + ("\n" if before else "") + as_toml(signoff)).encode())
    return signoff


def as_toml(signoff: Signoff) -> str:
    """One [[signoff]] table."""
    lines = ["[[signoff]]"]
    for key in KEYS:
        value = getattr(signoff, key)
        if isinstance(value, dt.date):
            lines.append(f"{key} = {value.isoformat()}")
        elif value:
            text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML forbids what JSON allows
            lines.append(f"{key} = {text}")
    return "\n".join(lines) + "\n"
