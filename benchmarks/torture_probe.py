"""The product's fetch and read as the torture kit calls it: `score.py --fetch benchmarks.torture_probe:probe`."""

from __future__ import annotations

import html

from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.model import Outcome, Unavailable
from sources.pages.read import read

CLASSES = {Outcome.SOFT_404: "missing", Outcome.PAYWALLED: "blocked"}
DEADLINE = 12.0


def probe(url: str, allow: list[tuple[str, int]]) -> dict[str, object]:
    """Outcome class and the text that a report could quote."""
    limits = Limits(deadline=DEADLINE, allow_hosts=tuple(map(tuple, allow)), host_interval=0.0)
    fetched = Fetcher(limits).fetch(url)
    page = fetched if isinstance(fetched, Unavailable) else read(fetched)
    if isinstance(page, Unavailable):
        return {"class": CLASSES.get(page.outcome, page.outcome.value), "error": page.detail}
    cells = "\n".join(" ".join(row) for table in page.tables for row in (table.columns, *table.rows))
    return {"class": "fetched", "text": shown(f"{page.title}\n{page.text}\n{cells}")}


def shown(text: str) -> str:
    """The text as a report shows it: escaped for HTML and for Markdown."""
    return html.escape(text).replace("](", "]\\(")
