"""A Prefect server for as long as something on this machine needs one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import requests

from factcheck.errors import FactcheckError

ADDRESS = "PREFECT_API_URL"
PATIENCE = 90
"""Seconds for a server to come up; a first start makes its database, which took 14 on two slow cores."""


@contextmanager
def server() -> Iterator[str]:
    """The address of the environment's server, or of one that is started here and ended on leaving."""
    if ADDRESS in os.environ:
        yield os.environ[ADDRESS]
        return
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own words
    try:
        os.environ[ADDRESS] = _healthy(process, f"http://127.0.0.1:{port}/api")
        yield os.environ[ADDRESS]
    finally:
        os.environ.pop(ADDRESS, None)
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _healthy(process: subprocess.Popen[bytes], address: str) -> str:
    for _ in range(PATIENCE * 4):
        if process.poll() is not None:
            break
        try:
            if requests.get(f"{address}/health", timeout=2).ok:
                return address
        except requests.RequestException:
            pass
        time.sleep(0.25)
    raise FactcheckError("Prefect's server did not start; see `factcheck doctor`, or name one with PREFECT_API_URL.")
