"""The documents of a run: extracted and judged only where they, their sources or the rules changed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from factcheck.keeping.memory import Memory, Noted, digest, rules
from factcheck.keeping.packed import LOOSE, Packed, pack
from factcheck.keeping.places import shown
from factcheck.model import CheckedDocument
from factcheck.running.desk import Desk
from factcheck.running.runners import RunMany
from factcheck.running.stages import Case, Draft, Job, Verdicts, batches, spread
from sources.listing import for_document

T = TypeVar("T")
ROUND = 200
"""Documents that lie open at a time in a large run."""


class Papers:
    """The documents of a job, in order; what is held of each is small."""

    def __init__(self, job: Job, today: dt.date | None, memory: Memory, run_many: RunMany) -> None:
        self._job, self._today, self._memory, self._run_many = job, today, memory, run_many
        self.lean = len(job.paths) > LOOSE
        self._keys = {path: _key(job, path) for path in job.paths}
        self.drafts = self._drafts()

    def _drafts(self) -> list[Draft]:
        """What each document cites; one that did not change is not read again."""
        noted = self._memory.papers()
        same = {p: n for p, key in self._keys.items() if (n := noted.get(shown(p))) and self._is_same(n, key)}
        drafts = {
            path: Draft(path=path, sha256=note.sha256, urls=note.urls, dated=not note.day)
            for path, note in same.items()
        }
        for some in _rounds([path for path in self._job.paths if path not in same]):
            drafts |= {draft.path: draft for draft in self._extracted(some)}
        return [drafts[path] for path in self._job.paths]

    def _is_same(self, note: Noted, key: str) -> bool:
        return note.key == key and note.day in ("", str(self._today))

    def _extracted(self, paths: Sequence[Path]) -> list[Draft]:
        from factcheck.running.work import extract_documents, sheet_of

        step = partial(extract_documents, self._job, self._today, self.lean)
        found = spread(self._run_many(step, batches(map(sheet_of, paths))))
        # A file that was written to between hashing and reading is remembered under neither content.
        sure = (d for d in found if not d.error and self._keys[d.path] == _key_of(self._job, d.path, d.sha256))
        day = str(self._today)
        notes = {
            shown(d.path): Noted(key=self._keys[d.path], day="" if d.dated else day, sha256=d.sha256, urls=d.urls)
            for d in sure
        }
        self._memory.keep_papers(notes)
        return found

    def basis(self, desk: Desk) -> str:
        """A hash of all that the judgements follow from."""
        keys = (draft.error or self._verdict_key(draft, desk) for draft in self.drafts)
        return digest(rules(), self._job.version, self._job.settings_hash, *keys, *desk.marks.values())

    def judged(self, desk: Desk) -> list[Verdicts]:
        """Every document with its judgements."""
        known = (draft for draft in self.drafts if not draft.error and self._keys[draft.path])
        keys = {draft.path: self._verdict_key(draft, desk) for draft in known}
        bodies = self._memory.verdicts({shown(path): key for path, key in keys.items()})
        found = {p: Verdicts(bodies[shown(p)]) for p in keys if shown(p) in bodies}
        for some in _rounds([draft for draft in self.drafts if draft.path not in found]):
            judged = self._judged(some, desk)
            found |= judged
            self._keep({p: v for p, v in judged.items() if p in keys and not v.error}, keys)
        return [found[draft.path] for draft in self.drafts]

    def _verdict_key(self, draft: Draft, desk: Desk) -> str:
        cited = (f"{url}\n{desk.marks[url]}\n{desk.heads[url].origin}" for url in draft.urls)
        return digest(self._keys[draft.path] or draft.sha256, "" if draft.dated else self._today, *cited)

    def _judged(self, drafts: Sequence[Draft], desk: Desk) -> dict[Path, Verdicts]:
        from factcheck.running.work import judge_cases

        again = [draft.path for draft in drafts if draft.extracted is None and not draft.error]
        fresh = {draft.path: draft for draft in (self._extracted(again) if again else ())}
        drafts = [replace(fresh.get(draft.path, draft), urls=draft.urls) for draft in drafts]
        sources = desk.sources(url for draft in drafts for url in draft.urls)
        cases = [Case(draft, tuple(sources[url] for url in draft.urls)) for draft in drafts]
        step = partial(judge_cases, self.lean)
        pieces = batches(cases, weight=lambda case: case.draft.claims)
        return dict(zip((d.path for d in drafts), spread(self._run_many(step, pieces)), strict=True))

    def _keep(self, judged: Mapping[Path, Verdicts], keys: Mapping[Path, str]) -> None:
        if self._memory.forgetful:
            return
        self._memory.keep_verdicts({shown(path): (keys[path], _body(v.checked)) for path, v in judged.items()})


def documents(verdicts: Sequence[Verdicts]) -> Sequence[CheckedDocument]:
    """The checked documents: as they are, or as a sequence that unpacks each as it is looked at."""
    found = [v.checked for v in verdicts]
    plain = tuple(checked for checked in found if not isinstance(checked, bytes))
    return plain if len(plain) == len(found) else Packed(found)


def _body(checked: CheckedDocument | bytes) -> bytes:
    return checked if isinstance(checked, bytes) else pack(checked)


def _rounds(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + ROUND] for start in range(0, len(items), ROUND))


def _key(job: Job, path: Path) -> str:
    """A hash of all that a document's claims follow from, but for the day; empty where it cannot be read, or only once,
    as a pipe."""
    try:
        if not path.is_file():
            return ""
        return _key_of(job, path, hashlib.sha256(path.read_bytes()).hexdigest())
    except OSError:
        return ""


def _key_of(job: Job, path: Path, sha256: str) -> str:
    listed = for_document(job.listed, shown(path))
    return digest(rules(), job.language, job.as_of, job.settings_hash, shown(path), sha256, listed)
