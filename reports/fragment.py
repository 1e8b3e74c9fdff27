"""Links that open a source at the quoted words (`#:~:text=`): a courtesy, the quote is always printed too."""

from __future__ import annotations

from urllib.parse import quote

from factcheck.model import Evidence
from reports.clean import weblink

_LONG = 40
"""Above this many characters the link names the quote's first and last words only."""
_WORDS = 3
_SPACELESS = ("ja", "zh")


def live_link(evidence: Evidence) -> str:
    """The source's address with a text fragment of the quote; without one where there is none to find; "" if unsafe."""
    url = weblink(evidence.final_url or evidence.url)
    if not url or evidence.cell is not None or evidence.start is None:
        return url
    fragment = text_fragment(evidence)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}" if fragment else url


def text_fragment(evidence: Evidence) -> str:
    """The encoded value of a text fragment; a quote is widened to white space: browsers match whole words."""
    words = " ".join(_widened(evidence).split())
    if not words:
        return ""
    if len(words) <= _LONG:
        return _encode(words)
    if evidence.language in _SPACELESS:
        return f"{_encode(words[:20])},{_encode(words[-20:])}"
    parts = words.split(" ")
    if len(parts) < 2 * _WORDS:
        return _encode(words)
    return f"{_encode(' '.join(parts[:_WORDS]))},{_encode(' '.join(parts[-_WORDS:]))}"


def _widened(evidence: Evidence) -> str:
    if evidence.language in _SPACELESS:
        return evidence.quote
    head, tail = "", ""
    if evidence.before and not evidence.before[-1].isspace():
        head = evidence.before.split()[-1]
    if evidence.after and not evidence.after[0].isspace():
        tail = evidence.after.split()[0]
    return head + evidence.quote + tail


def _encode(text: str) -> str:
    """Percent-encode what has a meaning in an address or a fragment; letters of any script stay as they are."""
    return "".join(c if c.isalnum() or c in "._~" else quote(c, safe="").replace("-", "%2D") for c in text)
