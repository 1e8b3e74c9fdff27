"""Claim-evidence pairs, one JSON object each: the same reading and judging, without a document or a network."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from claims.documents.document import read_text
from claims.extract import extract
from claims.frozen import replace
from claims.lang import detect
from claims.model import BlockKind, Citation, CitationKind, Claim, Extraction, Quantity, Span, When
from factcheck.computed.answers import asks
from factcheck.matching.shelf import Consulted, Shelf
from factcheck.model import Judgement, ReasonCode, Verdict
from factcheck.tabular.series import series_verdict
from factcheck.tabular.verdict import opinion
from factcheck.verdicts.judge import judge
from factcheck.verdicts.numbered import CHOSEN, misnumbered, numbered_verdict
from sources.model import Page, PageBlock, Snapshot, Table


def judge_pair(record: Mapping[str, Any]) -> dict[str, Any]:
    """Judge one claim against its evidence.

    Args: record with `id`, `claim`, `evidence` (texts, `{"text", …}` or tables), optional `as_of`.
    Returns: `{"id", "verdict", "reason", "evidence": [{"index", "quote"}]}`; the verdict on a claim with several
    values is the worst of theirs.
    """
    extraction, consulted = _read(record)
    shelf = Shelf(consulted, extraction.document, given=True)
    judged = [judge(claim, shelf, consulted, extraction.as_of, brief=True) for claim in extraction.claims]
    stated = _numbered(record, _record(record.get("id"), judged), consulted)
    if _is_computed(judged):
        return stated
    tables = [(i, c.page) for i, c in enumerate(consulted) if c.page and c.page.tables]
    return _by_tables(record, stated, tables) if tables and len(tables) == len(consulted) else stated


def values_of(record: Mapping[str, Any]) -> tuple[Sequence[Claim], Shelf]:
    """The values of a pair's claim and its evidence, read as `judge_pair` reads them."""
    extraction, consulted = _read(record)
    return extraction.claims, Shelf(consulted, extraction.document, given=True)


def _by_tables(record: Mapping[str, Any], stated: dict[str, Any], tables: Sequence[tuple[int, Page]]) -> dict[str, Any]:
    """The verdict where all evidence is tables that were handed over as wholes."""
    over_time = series_verdict(str(record["claim"]), [t for _, p in tables for t in p.tables])
    if over_time:
        return _overruled(stated, *over_time, tables[0][0])
    claim, said = str(record["claim"]), Verdict(stated["verdict"])
    quoted = {e["index"]: e["quote"] for e in stated["evidence"]}
    opinions = [
        (index, opinion(claim, page.tables[0], page.language, said, quoted.get(index, ""))) for index, page in tables
    ]
    index, best = max(opinions, key=lambda pair: abs(pair[1].score))
    return _overruled(stated, best.verdict, best.formula, index)


def _overruled(
    stated: dict[str, Any], verdict: Verdict, quote: str, index: int, why: ReasonCode = ReasonCode.DERIVED
) -> dict[str, Any]:
    """What was said of the claim's values one by one, replaced by what the evidence says as a whole.

    Args: quote and index, where; why, the reason where that verifies the claim.
    """
    if str(verdict) == stated["verdict"]:
        return stated
    if verdict is Verdict.REPORTED_ONLY:
        return stated | {"verdict": str(verdict), "reason": str(ReasonCode.AMBIGUOUS)}
    reason = why if verdict is Verdict.VERIFIED else ReasonCode.REFUTED
    evidence = [{"index": index, "quote": quote}]
    return stated | {"verdict": str(verdict), "reason": str(reason), "evidence": evidence}


def _read(record: Mapping[str, Any]) -> tuple[Extraction, list[Consulted]]:
    as_of = _day(record.get("as_of"))
    extraction = _extracted(str(record["claim"]), as_of)
    evidence = record.get("evidence") or []
    # The lines of a long page were not chosen for the claim: their days may be of any year.
    written = None if as_of or len(evidence) > CHOSEN else _written_after(extraction.claims)
    consulted = [_consulted(i, e, as_of, written) for i, e in enumerate(evidence)]
    cited = tuple(c.citation for c in consulted)
    claims = tuple(replace(claim, citations=cited) for claim in extraction.claims)
    return replace(extraction, claims=claims), consulted


@lru_cache(maxsize=64)
def _extracted(claim: str, as_of: dt.date | None) -> Extraction:
    """What a claim asserts; kept, as many a set holds one claim against several pieces of evidence in turn."""
    document = read_text(claim, language=None)
    extraction = extract(document, as_of=as_of)
    # What is too small to report in a document ("ten of them") is still what this claim is about.
    return extraction if extraction.claims else extract(document, as_of=as_of, small=True)


_AFTERWARDS = dt.timedelta(days=45)
"""How long after what it dates a passage without a date is thought to be written: its "13 March" is the claim's."""


def _written_after(claims: Sequence[Claim]) -> dt.date | None:
    """A day soon after the last date of a claim, all of one year; for a passage that names no year itself."""
    dates = [w for c in claims for w in (c.value.value, *c.frame.periods) if isinstance(w, When) and w.first and w.last]
    days = [day for when in dates for day in (when.first, when.last) if day]
    if len({day.year for day in days}) != 1:
        return None
    last = max(days)
    return last if (last.month, last.day) == (12, 31) or last.year == dt.MAXYEAR else last + _AFTERWARDS


_SEVERITY = {Verdict.CONTESTED: 2, Verdict.REPORTED_ONLY: 1, Verdict.VERIFIED: 0}


def _record(number: object, judged: Sequence[Judgement]) -> dict[str, Any]:
    if not judged:
        return {"id": number, "verdict": str(Verdict.REPORTED_ONLY), "reason": "no_claim", "evidence": []}
    worst = max(_principal(judged), key=lambda j: _SEVERITY[j.verdict])
    used = [e for e in worst.evidence if e.relation in ("agrees", "disagrees", "correction", "hearsay", "forecast")]
    return {
        "id": number,
        "verdict": str(worst.verdict),
        "reason": str(worst.reason.code),
        "evidence": [{"index": int(e.url.rpartition("#")[2]), "quote": e.quote} for e in used],
    }


def _numbered(record: Mapping[str, Any], stated: dict[str, Any], consulted: Sequence[Consulted]) -> dict[str, Any]:
    """What was said of the claim's values, or of the numbers that only say which one where it has no value."""
    verified = stated["verdict"] == str(Verdict.VERIFIED)
    texts = [c.page.text for c in consulted if c.page and not c.page.tables]
    if len(texts) != len(consulted) or not (verified or stated["reason"] == "no_claim"):
        return stated
    claim = str(record["claim"])
    if verified:
        return _overruled(stated, Verdict.REPORTED_ONLY, "", 0) if misnumbered(claim, texts) else stated
    found = numbered_verdict(claim, texts)
    return stated if found is None else _overruled(stated, *found, ReasonCode.STATED)


def _is_computed(judged: Sequence[Judgement]) -> bool:
    """Whether the verdict rests on what the claim asks to be computed: no program has to guess what it asks."""
    worst = max(_principal(judged), key=lambda j: _SEVERITY[j.verdict], default=None)
    if worst is None or worst.verdict is Verdict.REPORTED_ONLY:
        return False
    return any(e.formula for e in worst.evidence[:1]) and asks(worst.claim.frame)


def _principal(judged: Sequence[Judgement]) -> Sequence[Judgement]:
    """Quantities before dates, and both before durations: "cut by 30 % in three years" is about the 30 %."""
    values = [(j, j.claim.value.value) for j in judged]
    numbers = [j for j, v in values if isinstance(v, Quantity) and v.dimension not in ("time", "months")]
    contested = [j for j in judged if j.verdict is Verdict.CONTESTED]
    return numbers + contested if numbers else judged


_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")


def _consulted(index: int, evidence: object, as_of: dt.date | None, written: dt.date | None) -> Consulted:
    url = f"evidence:#{index}"
    page = page_of(evidence, url)
    if page.published is None:
        # Evidence without a date is of the claim's day: "last year" means the same in both.
        page = replace(page, updated=as_of if _YEAR.search(page.text) else as_of or written)
    snapshot = Snapshot(
        url=url,
        final_url=page.final_url,
        status=200,
        media_type="text/plain",
        charset="utf-8",
        body=b"",  # read already
        sha256=page.sha256,
        fetched_at=None,
    )
    return Consulted(citation=Citation(url=url, kind=CitationKind.LISTED), fetched=snapshot, page=page, origin=url)


def page_of(evidence: object, url: str) -> Page:
    """A page out of one piece of evidence: a text, `{"text", "url", "published"}` or a table."""
    if isinstance(evidence, Mapping) and "columns" in evidence:
        return _table_page(evidence, url)
    fields: Mapping[str, Any] = evidence if isinstance(evidence, Mapping) else {"text": evidence}
    text = str(fields.get("text", ""))
    return Page(
        url=url,
        final_url=str(fields.get("url") or url),
        sha256=_hash_of(url, text),
        media_type="text/plain",
        language=detect(text),
        title=str(fields.get("title") or ""),
        published=_day(fields.get("published")),
        text=text,
        blocks=(PageBlock(kind=BlockKind.PARAGRAPH, text=text, span=Span(0, len(text))),),
    )


def _hash_of(url: str, text: str) -> str:
    """Half of a pair of surrogates, as a text cut off somewhere may end on, is hashed like any other sign."""
    return hashlib.sha256(f"{url}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _table_page(fields: Mapping[str, Any], url: str) -> Page:
    rows = tuple(tuple("" if c is None else str(c) for c in row) for row in fields.get("rows") or [])
    columns = tuple(str(c) for c in fields["columns"])
    title = str(fields.get("title") or "")
    text = "\n".join([title, " ".join(columns), *(" ".join(row) for row in rows)])
    table = Table(
        title=title,
        columns=columns,
        rows=rows,
        unit=str(fields.get("unit") or ""),
        notes=str(fields.get("description") or ""),
    )
    return Page(
        url=url,
        final_url=url,
        sha256=_hash_of(url, text),
        media_type="text/csv",
        language=detect(text),
        title=title,
        text=text,
        tables=(table,),
        published=_day(fields.get("published")),
    )


def _day(text: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
