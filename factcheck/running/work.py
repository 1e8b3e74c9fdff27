"""The work of the stages: reading, extracting and judging. Imported when there is some: it costs most of a start."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims.documents.citations import with_listed
from claims.documents.document import parse_document, read_file
from claims.errors import DocumentError
from claims.extract import extract
from claims.model import Citation, Document, Extraction
from factcheck.keeping.packed import fold, pack, unfold
from factcheck.keeping.places import shown
from factcheck.matching.shelf import Consulted
from factcheck.model import CheckedDocument
from factcheck.running.stages import Case, Draft, Job, Source, Verdicts
from factcheck.verdicts.consistency import findings
from factcheck.verdicts.judge import judge_document
from sources.fetching.origin import is_self
from sources.listing import for_document
from sources.model import Fetched, Outcome, Page, Snapshot, Unavailable
from sources.pages.read import read

LOG = logging.getLogger("factcheck")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as it lies on disk: a worker on another machine has no such file."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and why."""

    path: Path
    error: str


def sheet_of(path: Path) -> Sheet | Unread:
    """A document's file, or why it cannot be read."""
    try:
        return Sheet(path, read_file(path, shown=shown(path)))
    except DocumentError as error:
        return Unread(path, str(error))


def extract_document(job: Job, today: dt.date | None, path: Path) -> Extraction | Unread:
    """A file in, its claims out, or why it could not be read."""
    return _extracted(job, today, sheet_of(path))


def _extracted(job: Job, today: dt.date | None, sheet: Sheet | Unread) -> Extraction | Unread:
    if isinstance(sheet, Unread):
        return sheet
    name = shown(sheet.path)
    try:
        document = parse_document(sheet.data, path=name, language=job.language, entries=job.lookups)
        listed = with_listed(document, for_document(job.listed, document.path))
        return extract(listed, as_of=job.as_of or document.dated or today)
    except DocumentError as error:
        return Unread(sheet.path, str(error))
    except Exception as error:
        return Unread(sheet.path, fault(name, error))


def fault(place: str, error: Exception) -> str:
    """What to say of a fault of our own at one item, whose trace is logged; the other items go on."""
    LOG.error("fault at %s", place, exc_info=error)
    return f"{place}: the program failed on it ({type(error).__name__}: {error}); please report this, with the file."


def extract_documents(
    job: Job, today: dt.date | None, lean: bool, sheets: Sequence[Sheet | Unread]
) -> tuple[Draft, ...]:
    """Files in, their claims out; folded where the run is large."""
    return tuple(_draft(job, sheet.path, _extracted(job, today, sheet), lean) for sheet in sheets)


def _draft(job: Job, path: Path, found: Extraction | Unread, lean: bool) -> Draft:
    if isinstance(found, Unread):
        return Draft(path=path, error=found.error)
    document = found.document
    return Draft(
        path=path,
        sha256=document.sha256,
        urls=tuple(citation.url for citation in document.citations),
        claims=len(found.claims),
        dated=bool(job.as_of or document.dated),
        extracted=fold(found) if lean else found,
    )


def read_snapshots(fetched: Sequence[Fetched]) -> dict[str, Page | Unavailable]:
    """What can be read of each snapshot, by the address as cited."""
    return {item.url: _read(item) if isinstance(item, Snapshot) else item for item in fetched}


def _read(snapshot: Snapshot) -> Page | Unavailable:
    try:
        return read(snapshot)
    except Exception as error:
        detail = fault(snapshot.url, error)
        return Unavailable(url=snapshot.url, outcome=Outcome.UNSUPPORTED, detail=detail, final_url=snapshot.final_url)


def consulted(document: Document, sources: Sequence[Source]) -> list[Consulted]:
    """The citations of a document with what came of each; one source a citation, in its order."""
    return [_consulted(document, *pair) for pair in zip(document.citations, sources, strict=True)]


def _consulted(document: Document, citation: Citation, source: Source) -> Consulted:
    page = source.page if isinstance(source.page, Page) else None
    return Consulted(
        citation=citation,
        fetched=source.fetched if page else _trouble(source),
        page=page,
        origin=source.origin,
        is_self=page is not None and is_self(document.url or "", document.text, page),
    )


def _trouble(source: Source) -> Fetched:
    return source.page if isinstance(source.page, Unavailable) else source.fetched


def judge_cases(lean: bool, cases: Sequence[Case]) -> tuple[Verdicts, ...]:
    """Documents with their sources in, documents with their judgements out; packed where the run is large."""
    return tuple(_judged(case, lean) for case in cases)


def _judged(case: Case, lean: bool) -> Verdicts:
    draft = case.draft
    if draft.extracted is None:
        return Verdicts(_unread(draft), draft.error)
    try:
        extraction: Extraction = unfold(draft.extracted)
        checked = _checked(extraction, consulted(extraction.document, case.sources))
        return Verdicts(pack(checked) if lean else checked)
    except Exception as error:
        failed = replace(draft, error=fault(shown(draft.path), error))
        return Verdicts(_unread(failed), failed.error)


def _unread(draft: Draft) -> CheckedDocument:
    nothing = Document(path=shown(draft.path), format="", language="", text="", sha256="", blocks=())
    return CheckedDocument(document=nothing, judgements=(), error=draft.error)


def _checked(extracted: Extraction, consulted: Sequence[Consulted]) -> CheckedDocument:
    return CheckedDocument(
        document=extracted.document,
        judgements=judge_document(extracted, consulted),
        skipped=extracted.skipped,
        findings=findings(extracted),
    )
