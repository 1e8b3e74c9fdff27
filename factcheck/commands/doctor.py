"""`factcheck doctor`: is everything in place?"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.clock import clock
from factcheck.commands.flags import add_store, settings_of
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.settings import Settings

HELP = "check settings, store, clock, disk, packages and Prefect; exit 2 where something is wrong"
EXAMPLES = """\
examples:
  factcheck doctor
  factcheck doctor --store postgresql+psycopg://user@host/factcheck
"""
ROOM = 200 * 1024 * 1024
"""Free bytes below which the disk is called full."""
SOON = 5
"""Seconds that a server has to answer."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_store(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line a check; arguments in, exit code out."""
    settings = settings_of(args)
    wrong = 0
    for name, probe in CHECKS.items():
        try:
            for line in probe(settings):
                print(f"ok     {name}: {line}")
        except FactcheckError as error:
            wrong += 1
            print(f"wrong  {name}: {error}")
    return 2 if wrong else 0


def _settings(settings: Settings) -> Iterator[str]:
    yield settings.origin or "no file; defaults"


def _python(settings: Settings) -> Iterator[str]:
    yield sys.version.split()[0]


def _store(settings: Settings) -> Iterator[str]:
    from factcheck.keeping.store import open_store

    if settings.store == "none":
        yield "none"
        return
    with open_store(settings.store) as store:
        yield f"{len(store.runs())} runs"


def _clock(settings: Settings) -> Iterator[str]:
    """A clock that stands before the last run gives wrong ages, and certificates that seem not to be valid yet."""
    from factcheck.keeping.store import open_store

    now = clock(live=True, epoch=None).moment()
    if settings.store != "none":
        with open_store(settings.store) as store:
            last = max((run.started for run in store.runs() if run.started), default=None)
        if last is not None and last > now:
            raise FactcheckError(
                f"it says {now:%Y-%m-%d %H:%M} UTC, before a run that is kept ({last:%Y-%m-%d}); set it."
            )
    yield f"{now:%Y-%m-%d %H:%M} UTC"


def _disk(settings: Settings) -> Iterator[str]:
    free = shutil.disk_usage(Path()).free
    if free < ROOM:
        raise FactcheckError(f"only {free // 2**20} MiB free here; make room, or run elsewhere.")
    yield f"{free // 2**20} MiB free"


def _packages(settings: Settings) -> Iterator[str]:
    for package, below in (("sqlalchemy", (2, 1)), ("fastapi", (0, 151))):
        found = _version(package)
        if tuple(map(int, re.findall(r"\d+", found)[:2])) >= below:
            limit = ".".join(map(str, below))
            raise FactcheckError(
                f"{package} {found}: Prefect's server does not work with it; install {package}<{limit}."
            )
        yield f"{package} {found}"
    for rival in ("factcheck", "claims", "reports", "flows"):
        if hiding := _found(rival):
            raise FactcheckError(f"the package `{rival}` {hiding} hides a part of this one; use an own environment.")


def _version(package: str) -> str:
    found = _found(package)
    if found is None:
        raise FactcheckError(f"{package} is not installed; install factcheck-pipeline anew.")
    return found


def _found(package: str) -> str | None:
    """The version of a package; None where there is none of that name."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _prefect(settings: Settings) -> Iterator[str]:
    yield f"version {_version('prefect')}"
    address = os.environ.get("PREFECT_API_URL")
    if address is None:
        yield "no server named; one is started where it is needed"
        return
    import requests

    from sources.address import strip_secrets

    try:
        requests.get(f"{address.rstrip('/')}/health", timeout=SOON).raise_for_status()
    except requests.RequestException as error:
        raise FactcheckError(
            f"PREFECT_API_URL names {strip_secrets(address)}, where no server answers; start it, or unset the variable."
        ) from error
    yield f"a server answers at {strip_secrets(address)}"


CHECKS: dict[str, Callable[[Settings], Iterator[str]]] = {
    "python": _python,
    "settings": _settings,
    "store": _store,
    "clock": _clock,
    "disk": _disk,
    "packages": _packages,
    "prefect": _prefect,
}
