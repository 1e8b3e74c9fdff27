"""What happened, for machines: one JSON object a line, with its time, its event and what it is about."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from factcheck.clock import clock
from factcheck.errors import SettingsError
from factcheck.keeping.drift import HAD, Change
from factcheck.model import Run

STDERR = "-"


@dataclass(frozen=True, slots=True)
class Log:
    """A file that lines are added to, by several programs at once if need be; `-` is stderr, "" nowhere."""

    place: str

    def note(self, event: str, **about: Any) -> None:
        """Add one line."""
        if not self.place:
            return
        at = clock(live=True, epoch=os.environ.get("SOURCE_DATE_EPOCH")).moment()
        line = json.dumps({"at": at.isoformat(timespec="milliseconds"), "event": event, **about}, ensure_ascii=False)
        if self.place == STDERR:
            print(line, file=sys.stderr)
        else:
            self._add(line.encode() + b"\n")

    def run(self, run: Run) -> None:
        """A run that was judged: each document that could not be read, each source that was not had, and its counts."""
        if not self.place:
            return  # a run of which nothing changed need not open its documents
        for error in run.survey.errors:
            self.note("document_unread", run=run.id, error=error)
        for source in run.sources:
            if source.outcome not in HAD:
                about = {"url": source.url, "outcome": source.outcome.value, "status": source.status}
                self.note("source_unavailable", run=run.id, **about, detail=source.detail)
        self.note("run", run=run.id, version=run.version, documents=len(run.documents), **run.counts)

    def changes(self, run: Run, found: Sequence[Change]) -> None:
        """What a recheck found changed."""
        for change in found:
            self.note("change", run=run.id, **asdict(change))

    def _add(self, line: bytes) -> None:
        try:
            handle = os.open(self.place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        except OSError as error:
            raise SettingsError(
                f"{self.place}: cannot be written ({error.strerror}); give another as `log`."
            ) from error
        try:
            os.write(handle, line)
        finally:
            os.close(handle)
