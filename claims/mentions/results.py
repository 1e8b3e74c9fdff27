"""Results: of matches and sets (3-1; 6-4, 3-6, 7-5), of votes ("61 to 38"), and the times that races took (2:09:56)."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.mentions.source import Found, Source
from claims.model import Quantity

_PAIR = re.compile(r"(\d{1,3})-(\d{1,3})(?![\w%/-]|[.,]\d)")
_SET_AHEAD = re.compile(rf"(?:, ?| ?\(| ){_PAIR.pattern}")
_SET_BEHIND = re.compile(r"(?<![\d.,-])(\d{1,3})-(\d{1,3})(?:, ?| ?\(| )$")
_SET_FROM = 10
"""Characters before a set that hold the one before it."""
_DECIDED = re.compile(
    r"(?<![a-z])(?:vote[sd]?|voting|pass(?:es|ed)|approv(?:es|ed)|reject(?:s|ed)|rul(?:es|ed)|split|won|wins?|lost|beat"
    r"|defeated|decided|confirmed|acquitted|fail(?:s|ed))(?: [\w'-]{1,20}){0,4},? $"
)
_DECIDED_FROM = 60
"""Characters before a result in which the verb stands."""
_OUTCOME = re.compile(
    r"(\d{1,3})(?: to |(-))(\d{1,3})(?=[.;)]|,(?!\d)|$| (?:on|in favou?r|against|that|last|with|this|to|vote)(?![a-z]))"
)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:]|\.\d| ?[ap]\.?m)|(\d{1,2}):([0-5]\d\.\d{1,2})(?!\d)")
_TIMING = frozenset({"in", "of", "ran", "clocked", "clocking", "timed", "recorded", "took", "lasted"})
"""Words before what a race took, where "at" tells the hour."""


def pair_at(text: str, pos: int) -> re.Match[str] | None:
    """The result of a match or a set that begins at `pos`: the larger number stands first, or does so in the set beside
    it. None for a range."""
    pair = _PAIR.match(text, pos)
    if not pair or int(pair[1]) >= int(pair[2]):
        return pair
    behind = _SET_BEHIND.search(text, max(0, pos - _SET_FROM), pos)
    beside = (behind, _SET_AHEAD.match(text, pair.end()))
    return pair if any(one and int(one[1]) > int(one[2]) for one in beside) else None


def outvoted(lower: str, pos: int, floor: int) -> int:
    """Where "61 to 38" ends behind a verb of voting or winning: a result, no range and no two counts; 0 for none."""
    found = _OUTCOME.match(lower, pos)
    if not found or (not found[2] and int(found[1]) < int(found[3])):
        return 0
    return found.end() if _DECIDED.search(lower, max(floor, pos - _DECIDED_FROM), pos) else 0


def race_time(src: Source, pos: int, floor: int) -> Found | None:
    """A time that a race took, in seconds: "in 2:09:56", 1:47.52; None for an hour of the day."""
    found = _CLOCK.match(src.text, pos)
    if not found or (found[1] and src.before(pos, floor).lower not in _TIMING):
        return None
    hours, minutes, seconds = (found[1], found[2], found[3]) if found[1] else (0, found[4], found[5])
    value = (int(hours) * 60 + int(minutes)) * 60 + Decimal(seconds)
    step = Decimal(1).scaleb(-len(seconds.partition(".")[2]))
    return Found(pos, found.end(), Quantity(value=value, unit="second", dimension="time", step=step))
