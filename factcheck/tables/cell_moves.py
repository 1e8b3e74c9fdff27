"""Which way a cell went, and whether it tells a change: by its header and its sign."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.model import Quantity, When

AGAINST = re.compile(r"(?:vs\b\.?|versus|against|compared (?:with|to)) ", re.IGNORECASE)
"""What opens a column that compares its values with those of another time ("vs. 2023")."""
_FALL = ("△", "▼", "▽", "-", "−", "–")
_CHANGE = re.compile(
    r"change|growth|increase|decrease|yoy|y/y|qoq|(?:year|quarter|month) on (?:year|quarter|month)|증감|대비|등락"
    r"|\b(?:vs\b\.?|versus|against|compared (?:with|to)) (?:the )?(?:same|previous|prior|preceding|prev|last)\b"
    r"|\A(?:vs\b\.?|versus|compared (?:with|to)) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
    r"|성장률|증가율|감소율|신장률|변동률|상승률|하락률|(?:전[년월주기일]|동[기월]|전?분기)비(?!중|율|용)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)  # asked for each cell of a column
def tells_change(header: str) -> bool:
    """Whether a header says that its column tells by how much something changed."""
    return _CHANGE.search(header) is not None


def movement(text: str, value: Quantity | When | None, header: str) -> tuple[str | None, bool | None]:
    """Direction and whether a cell is a change: by its header and its sign (△ and ▼ are falls in Korean tables)."""
    if not isinstance(value, Quantity):
        return None, None
    written, share = text.strip(), value.unit in ("percent", "percentage_point")
    bracketed = written.startswith("(") and written.endswith(")")
    falls = bracketed or written.startswith(_FALL) or (value.value is not None and value.value < 0)
    if not tells_change(header):
        # A share of something is never below nought: per cent with a sign are a change, or a balance.
        return ("down" if share and falls and not bracketed else None), None if share else False
    return ("down" if falls else "up"), True
