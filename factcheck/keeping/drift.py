"""What changed between two looks at the same claims, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from factcheck.model import HAD, ReasonCode, Verdict
from sources.model import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The verdict that a claim had in a run."""

    run: str
    at: dt.datetime | dt.date | None
    verdict: Verdict
    reason: ReasonCode
    snapshot: str = ""


class Cause(StrEnum):
    """Why a verdict is not what it was."""

    CLAIM_ADDED = "claim_added"
    """The document has it only now."""
    CLAIM_REMOVED = "claim_removed"
    """The document no longer has it."""
    PAGE_GONE = "page_gone"
    """The page could be had before, and cannot be now."""
    NEWLY_REACHABLE = "newly_reachable"
    """The page could not be had before, and can be now."""
    VALUE_CHANGED = "value_changed"
    """The source states another value now."""
    PASSAGE_GONE = "passage_gone"
    """The source no longer says it."""
    SOURCE_CHANGED = "source_changed"
    """The page changed in another way."""
    DOCUMENT_EDITED = "document_edited"
    """The document changed around the claim, its citations for example."""
    RULES_CHANGED = "rules_changed"
    """Another version of this program, or other settings, on the same texts."""


class Verdictlike(Protocol):
    """A row of the store: a claim's verdict in one run."""

    verdict: Verdict
    reason: ReasonCode
    found: str
    url: str
    snapshot: str
    document: str
    sentence: str
    urls: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one run saw."""

    version: str
    settings_hash: str
    verdicts: Mapping[str, Verdictlike]
    documents: Mapping[str, str]
    """Path to SHA-256."""
    sources: Mapping[str, tuple[Outcome, str]]
    """Address to outcome and SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim whose verdict, reason or found value is not what it was."""

    claim: str
    document: str
    sentence: str
    before: str
    """`verdict (reason)`, or "" for an added claim."""
    after: str
    cause: Cause
    url: str = ""
    found_before: str = ""
    found_after: str = ""


def changes(before: Look, after: Look) -> Iterator[Change]:
    """Every change between two looks, in the order of the later one, removed claims last."""
    for claim, now in after.verdicts.items():
        then = before.verdicts.get(claim)
        if then is None:
            yield _change(claim, None, now, Cause.CLAIM_ADDED)
        elif (then.verdict, then.reason, then.found) != (now.verdict, now.reason, now.found):
            yield _change(claim, then, now, _cause(then, now, before, after))
    for claim, then in before.verdicts.items():
        if claim not in after.verdicts and then.document in after.documents:
            yield _change(claim, then, None, Cause.CLAIM_REMOVED)


def _change(claim: str, then: Verdictlike | None, now: Verdictlike | None, cause: Cause) -> Change:
    row = now or then
    assert row is not None
    return Change(
        claim=claim,
        document=row.document,
        sentence=row.sentence,
        before=_words(then),
        after=_words(now),
        cause=cause,
        url=(now.url if now else "") or (then.url if then else ""),
        found_before=then.found if then else "",
        found_after=now.found if now else "",
    )


def _words(row: Verdictlike | None) -> str:
    return f"{Verdict(row.verdict).value} ({ReasonCode(row.reason).value})" if row else ""


def _cause(then: Verdictlike, now: Verdictlike, before: Look, after: Look) -> Cause:
    # A page that was only looked at explains nothing where another one decided.
    deciding = [url for url in (then.url, now.url) if url]
    for url in dict.fromkeys(deciding or (*then.urls, *now.urls)):
        cause = _source_cause(then, now, before.sources.get(url), after.sources.get(url))
        if cause is not None:
            return cause
    if before.documents.get(then.document) != after.documents.get(now.document):
        return Cause.DOCUMENT_EDITED
    if (before.version, before.settings_hash) != (after.version, after.settings_hash):
        return Cause.RULES_CHANGED
    return Cause.SOURCE_CHANGED


def _source_cause(
    then: Verdictlike, now: Verdictlike, before: tuple[Outcome, str] | None, after: tuple[Outcome, str] | None
) -> Cause | None:
    if before is None or after is None or before == after:
        return None
    had, has = before[0] in HAD, after[0] in HAD
    if had != has:
        return Cause.PAGE_GONE if had else Cause.NEWLY_REACHABLE
    if not had or before[1] == after[1]:
        return None
    if then.found and now.found and then.found != now.found:
        return Cause.VALUE_CHANGED
    return Cause.PASSAGE_GONE if then.found and not now.found else Cause.SOURCE_CHANGED
