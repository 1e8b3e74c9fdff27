"""The flow `record`: a cassette made or refreshed, for CI to replay."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.utilities.annotations import quote

from factcheck.settings import as_table, of_flow
from flows.check import check


@flow(name="record", persist_result=False)
def record(paths: list[str], cassette: str, options: dict[str, Any] | None = None) -> quote:
    """Check documents while recording what is fetched into `cassette`; gives the run, in quotes."""
    mode = {"record-mode": "new_episodes", **as_table(of_flow(options)), "cassette": cassette}
    return check.fn(paths, mode)
