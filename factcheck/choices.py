"""The settings as a program gives them to `factcheck.check`: keywords, each of them optional."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from factcheck.settings import Settings, from_table


class Choices(TypedDict, total=False):
    """The fields of `Settings` that bear on a run and not on its reports; None means the default."""

    lang: str | None
    sources: str | Path | None
    cassette: str | Path | None
    record_mode: str
    offline: bool
    store: str | Path | None
    as_of: dt.date | str | None
    runner: str
    runner_address: str | None
    jobs: int
    allow_private_hosts: bool
    connect_to: Sequence[str]
    timeout: float
    delay: float
    user_agent: str
    archive: bool
    lookups: bool


def settings_from(choices: Mapping[str, Any]) -> Settings:
    """Settings of the keywords of a call; SettingsError names a wrong one, and the one that was meant."""
    given = {name.replace("_", "-"): _plain(value) for name, value in choices.items() if value is not None}
    return from_table(given, "factcheck.check()")


def _plain(value: Any) -> Any:
    """A value as a settings file would hold it."""
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
