"""Canonical strings of values (DESIGN: decimals without exponent, ISO dates), and a mention as a record."""

from __future__ import annotations

import datetime as dt

from claims.model import Mention, Quantity
from factcheck.verdicts.restate import plain


def day(value: dt.date | None) -> str | None:
    """An ISO date; None stays None."""
    return None if value is None else value.isoformat()


def moment(value: dt.datetime | None) -> str | None:
    """A time in UTC as ISO 8601 with "Z", to the second; None stays None."""
    if value is None:
        return None
    aware = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def mention(found: Mention) -> dict[str, object]:
    """A claim's mention as it stands in the JSON report: every field of the contract, null where it says nothing."""
    from claims.mentions.find import as_record  # brings all that reads numbers: a tenth of a second of every start

    record = dict.fromkeys(("bound", "grain")) | as_record(found)
    kept = {key: value for key, value in record.items() if key not in ("claim", "why")}
    if isinstance(found.value, Quantity):
        if found.value.per:
            kept["per"] = found.value.per
        if found.value.plus_minus is not None:
            kept["plus_minus"] = plain(found.value.plus_minus)
    return kept
