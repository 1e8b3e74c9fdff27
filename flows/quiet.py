"""Prefect's settings for runs on one machine: no telemetry, little talk, a home of its own.

Imported before anything of Prefect, which reads its settings once. What the environment says already, stands.
"""

from __future__ import annotations

import os
from pathlib import Path

SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "60",
}


def quieten(home: Path) -> None:
    """Set what is not set; without a server's address Prefect's own state goes below `home`."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ and "PREFECT_HOME" not in os.environ:
        place = (home / "prefect").absolute()
        place.mkdir(parents=True, exist_ok=True)  # its server does not make the folder of its database
        os.environ["PREFECT_HOME"] = str(place)
