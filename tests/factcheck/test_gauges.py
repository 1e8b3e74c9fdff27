"""Files of readings: a column a place, a row a day, and the unit in the words above them."""

from __future__ import annotations

import pytest

from factcheck.tables.headers import read_header
from tests.factcheck.test_cells import verdicts

TIDES = (
    "# Tide gauges, daily high water, metres above chart datum. Checked by the harbour office.\n"
    "day,Port Ellery,Cove Point,Sandholm\n"
    "2025-03-01,3.91,4.20,2.75\n"
    "2025-03-02,4.05,4.31,2.88\n"
    "2025-03-03,4.44,4.66,3.02\n"
)


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("Tide gauges, daily high water, metres above chart datum. Checked by hand.", "m"),
        ("Snow depth in centimetres above the ground", "cm"),
        ("Rainfall totals, mm. Stations run by volunteers", "mm"),
        ("Yields by field, tonnes per hectare. Harvest of 2025.", "t"),
        ("Enrolments by address (percentage of all students)", "percent"),
        ("Shoe prices, feet and hands", None),
        ("Ship arrivals, vessels over 500 tonnes", None),
        ("Area, km2, and population, persons", None),
    ],
)
def test_a_caption_of_several_pieces_gives_its_unit(caption: str, unit: str | None) -> None:
    found = read_header(caption, "en", None).unit
    assert (found.unit if found else None) == unit


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("At Port Ellery the tide reached 4.44 metres on 3 March 2025.", "verified"),
        ("At Port Ellery the tide reached 4.66 metres on 3 March 2025.", "contested"),
        ("The gauge at Sandholm stood at 4.31 metres on 2 March 2025.", "contested"),
        ("At Sandholm high water came to 4.44 metres on 2 March 2025.", "contested"),
    ],
)
def test_the_place_and_the_day_pick_the_reading(claim: str, expected: str) -> None:
    assert verdicts(claim, TIDES, "text/csv")[0] == expected
