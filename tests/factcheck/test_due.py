"""When a source is asked again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.keeping.visits import VISITS, Visits
from factcheck.running.due import reviews
from tests.factcheck.runs import URL, run

EVENING = dt.datetime(2025, 3, 1, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(("hours", "later", "due"), [(0, 6, True), (12, 6, False), (12, 12, True), (12, 13, True)])
def test_a_source_is_left_in_peace_for_hours_and_not_until_midnight(
    tmp_path: Path, hours: float, later: int, due: bool
) -> None:
    visits = Visits(tmp_path / VISITS)
    visits.failed(URL, EVENING)
    now = EVENING + dt.timedelta(hours=later)
    (found,) = (review for review in reviews([run()], visits, now, {}, hours) if review.url == URL)
    assert found.why == "failing"
    assert (found.review_by <= now.date()) is due


def test_visits_that_another_version_wrote_are_none(tmp_path: Path) -> None:
    (tmp_path / VISITS).write_text('{"https://a.example/": {"asked": "2025-03-01T20:00:00+00:00", "mood": "good"}}')
    assert Visits(tmp_path / VISITS).last("https://a.example/") is None
