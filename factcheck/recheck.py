"""What a recheck adds to a check: which documents, compared with what, and who hears of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from factcheck.drift import Change, Look, changes
from factcheck.errors import FactcheckError
from factcheck.model import Run
from factcheck.places import documents
from factcheck.store import open_store

SECONDS = 10


def before(store: str | None, named: Sequence[str]) -> tuple[tuple[Path, ...], Look]:
    """The documents to check again (all of the store where none is named), and the last look at each."""
    if store == "none":
        raise FactcheckError("recheck: without a store nothing is remembered; leave out --store none.")
    with open_store(store) as runs:
        known = runs.documents()
        paths = documents(named) if named else tuple(Path(path) for path in known)
        if not paths:
            raise FactcheckError("recheck: the store knows no document yet; run `factcheck check` first.")
        return paths, runs.last_look([path.as_posix() for path in paths])


def last_look(store: str | None, paths: Sequence[Path]) -> Look | None:
    """The last look at some documents; None where nothing is kept, or none of them is known."""
    if store == "none":
        return None
    with open_store(store) as runs:
        look = runs.last_look([path.as_posix() for path in paths])
    return look if look.documents else None


def since(look: Look, store: str | None, run: Run) -> list[Change]:
    """What changed from a look to a run that the store holds by now."""
    with open_store(store) as runs:
        return list(changes(look, runs.look(runs.find(run.id))))


def send(address: str, run: Run, found: Sequence[Change]) -> str:
    """Post the changes to a webhook; gives what went wrong, or ""."""
    import requests

    body = {"run": run.id, "changes": [asdict(change) for change in found]}
    try:
        answer = requests.post(
            address,
            data=json.dumps(body, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json; charset=utf-8"},
            timeout=SECONDS,
        )
        answer.raise_for_status()
    except requests.RequestException as error:
        return f"webhook: {error}; the changes stand in the store: factcheck diff."
    return ""
