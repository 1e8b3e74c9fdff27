"""A cassette against the run that it was made for: what nothing asks for any more, and what is old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.model import Run
from sources.fetching.cassette import recordings

ROBOTS = "/robots.txt"


def troubles(path: Path, run: Run, today: dt.date | None, days: int) -> Iterator[str]:
    """A sentence for each recording that no source of the run led to, or that is more than `days` old on a day."""
    asked = {url for s in run.sources for url in (s.url, s.final_url, *(step.url for step in s.trail)) if url}
    hosts = {urlsplit(url).netloc for url in asked}
    pages = {url.partition("#")[0] for url in asked}
    for url, dated in recordings(path).items():
        parts = urlsplit(url)
        if url not in pages and not (parts.path == ROBOTS and parts.netloc in hosts):
            yield f"unused: {url}: no document leads there; take it out, or record into a new cassette."
        elif (day := _day(dated)) is not None and today is not None and (today - day).days > days:
            yield f"stale: {url}: recorded {day}; refresh it with --record-mode all."


def _day(dated: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(dated).date()
    except ValueError:
        return None
