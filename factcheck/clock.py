"""The one place that reads a clock. A replay has none, so that the same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time of a run: fixed, live, or not at all."""

    live: bool
    fixed: dt.datetime | None = None
    """From SOURCE_DATE_EPOCH; wins over the live clock."""

    def now(self) -> dt.datetime | None:
        """The time in UTC to the second, or None in a replay that does not know."""
        if self.fixed is not None:
            return self.fixed
        return dt.datetime.now(dt.UTC).replace(microsecond=0) if self.live else None

    def today(self) -> dt.date | None:
        """The day in UTC, or None in a replay that does not know."""
        now = self.now() if self.live else None
        return now.date() if now else None

    def moment(self) -> dt.datetime:
        """The time in UTC, for what is kept on this machine and stands in no report of a replay."""
        return self.fixed or dt.datetime.now(dt.UTC)


def clock(*, live: bool, epoch: str | None) -> Clock:
    """A clock from the value of SOURCE_DATE_EPOCH (seconds since 1970, or None)."""
    if not epoch:
        return Clock(live)
    try:
        return Clock(live, dt.datetime.fromtimestamp(int(epoch), dt.UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH={epoch!r}: not a whole number of seconds since 1970; mend or unset it."
        ) from error
