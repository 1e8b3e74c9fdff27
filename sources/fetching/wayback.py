"""Where the Wayback Machine keeps an address."""

from __future__ import annotations

import re

from sources.address import parse_address
from sources.errors import TransportError
from sources.fetching.hops import REDIRECTS, Hops
from sources.model import Outcome

KEPT = re.compile(r"/web/([0-9]{4,14})[a-z_]{0,4}/")


def archived_address(hops: Hops, url: str, host: str, expires: float) -> str:
    """The address of the newest archived copy, as it was served; TransportError when there is none."""
    response, _ = hops.ask(parse_address(f"https://{host}/web/{url}"), expires)
    kept = KEPT.search(response.header("location")) if response.status in REDIRECTS else None
    if kept is None:
        raise TransportError(Outcome.MISSING, f"the archive answers {response.status}: it has no copy")
    # "id_" asks for the page as it was, without the archive's own bar and rewritten links.
    return f"https://{host}/web/{kept[1]}id_/{url}"
