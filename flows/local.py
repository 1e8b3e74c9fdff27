"""Runs a flow here and now, on the server of the environment or on one that lives as long as the run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError
from factcheck.keeping.places import home
from factcheck.model import Run
from factcheck.settings import Settings, as_table
from flows.quiet import quieten
from flows.server import server


def check_here(settings: Settings, paths: Sequence[Path]) -> Run:
    """Run the flow `check` to its end; gives its run."""
    quieten(home(None if settings.store == "none" else settings.store))
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.task_runners import ThreadPoolTaskRunner

    from flows.check import check

    pool: Any = ThreadPoolTaskRunner(max_workers=settings.jobs)
    threads = check.with_options(task_runner=pool)
    # A heartbeat finds flows that died; here the caller waits anyway, and its thread would cost a second.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        run: Run = threads([path.as_posix() for path in paths], as_table(settings)).unquote()
        return run


def serve_here(
    settings: Settings, paths: Sequence[Path], *, cron: str | None, interval: int | None, timezone: str
) -> None:
    """Run the flow `recheck` on a schedule until interrupted; a document is checked first where it is new."""
    quieten(home(None if settings.store == "none" else settings.store))
    with server():  # schedules need a server that stays
        from prefect.schedules import Cron, Interval

        from flows.recheck import recheck

        try:
            schedule = Cron(cron, timezone=timezone) if cron else Interval(interval or 0, timezone=timezone)
        except ValueError as error:
            raise SettingsError(f'--cron {cron!r}: is no schedule; write five fields, e.g. "0 3 * * *".') from error
        parameters = {"paths": [path.as_posix() for path in paths], "options": as_table(settings)}
        recheck.serve(name="factcheck", schedule=schedule, parameters=parameters, limit=1, print_starting_message=False)
