"""Canonical strings of values (DESIGN: decimals without exponent, ISO dates), and a mention as a record."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from claims.model import Mention, Quantity, When


def decimal(value: Decimal | None) -> str | None:
    """A decimal without exponent or needless zeros: 5.576E+6 → "5576000"; None stays None."""
    if value is None:
        return None
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


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
    """A mention as it stands in the JSON report."""
    record: dict[str, object] = {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "kind": found.kind.value,
        "role": found.role.value,
    }
    if isinstance(found.value, Quantity):
        return record | _quantity(found.value)
    if isinstance(found.value, When):
        return record | _when(found.value)
    return record | dict.fromkeys(("value", "unit", "low", "high", "bound", "grain"))


def _quantity(value: Quantity) -> dict[str, object]:
    record: dict[str, object] = {
        "value": decimal(value.value),
        "unit": value.unit,
        "low": decimal(value.low),
        "high": decimal(value.high),
        "bound": value.bound.value,
        "grain": None,
    }
    if value.per:
        record["per"] = value.per
    if value.plus_minus is not None:
        record["plus_minus"] = decimal(value.plus_minus)
    return record


def _when(value: When) -> dict[str, object]:
    record: dict[str, object] = {
        "value": value.value,
        "unit": "date",
        "low": day(value.first),
        "high": day(value.last),
        "bound": value.bound.value,
        "grain": value.grain.value,
    }
    if value.fiscal:
        record["fiscal"] = True
    return record
