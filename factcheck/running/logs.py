"""What happened, for machines: one JSON object a line, with its time, its event and what it is about."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factcheck.clock import clock
from factcheck.errors import SettingsError
from factcheck.keeping.drift import Change
from factcheck.model import HAD, Run

STDERR = "-"


@dataclass(frozen=True, slots=True)
class Log:
    """A file that lines are added to, by several programs at once if need be; `-` is stderr, "" nowhere."""

    place: str

    def require_writable(self) -> None:
        """Raise SettingsError unless lines can be added: before the work, so that a wrong place costs none."""
        if self.place not in ("", STDERR):
            self._add(b"")

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
            with Path(self.place).open("ab", buffering=0) as file:  # one write, which stays whole
                file.write(line)
        except OSError as error:
            raise SettingsError(
                f"{self.place}: cannot be written ({error.strerror}); give another as `log`."
            ) from error
