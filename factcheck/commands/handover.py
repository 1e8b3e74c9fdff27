"""A run that is done goes into the store, the reports and an exit code; one that was handed over before only says so.

A receipt names, by hash, all that the reports follow from. Where the last one names the same, and the files that it
lists are still the same, nothing is written again: the reports then keep the time at which this was first found.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from factcheck.commands.delivery import Delivery
from factcheck.keeping.files import is_stream
from factcheck.keeping.memory import Forgetful, Memory, Receipt, digest, remembering, rules
from factcheck.keeping.places import home, shared_database
from factcheck.model import Run
from factcheck.running.progress import takes_colour


def hand_over(run: Run, delivery: Delivery, stream: TextIO) -> int:
    """Keep, report and tell; gives the exit code."""
    settings = delivery.settings
    with ExitStack() as stack:
        local = settings.store != "none" and not shared_database(settings.store)
        memory: Memory = stack.enter_context(remembering(home(settings.store))) if local else Forgetful()
        place, key = digest(*delivery.reports), _key(run, delivery, stream)
        known = memory.receipt(place)
        if known and known.key == key and _in_place(known, delivery) and delivery.keep_again(run):
            stream.write(known.told)
            if run.finished:  # a replay says the same each time
                print("factcheck: nothing changed since the last run; its reports stand.", file=stream)
            return known.code
        told = _Told(stream)
        delivery.keep(run)
        written = delivery.write(run)
        delivery.tell(run, told)
        stream.write(told.getvalue())
        code = delivery.exit_code(run)
        files = tuple((str(path), _hash_of(path)) for path in written if not is_stream(path))
        memory.keep_receipt(place, Receipt(key=key, told=told.getvalue(), code=code, files=files))
        return code


class _Told(io.StringIO):
    """Holds what is said, for a stream whose width and colours it takes on."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def isatty(self) -> bool:
        return self._stream.isatty()


def _key(run: Run, delivery: Delivery, stream: TextIO) -> str:
    settings = delivery.settings
    beside = (_hash_of(Path(path)) for path in (settings.baseline, settings.signoff))
    shape = (stream.isatty(), takes_colour(stream), shutil.get_terminal_size().columns)
    kept = (step.result for source in run.sources for step in source.trail if step.action == "store")
    return digest(run.basis, rules("reports"), Path.cwd(), settings, *shape, *beside, *kept)


def _in_place(receipt: Receipt, delivery: Delivery) -> bool:
    """True while every report lies where it was put, unchanged; what went to stdout or a pipe is never in place."""
    to_files = all(path and not is_stream(path) for _, path in delivery.reports)
    return to_files and all(_hash_of(Path(path)) == sha256 for path, sha256 in receipt.files)


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
