"""Times that are told from another time."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.frames.read import Context, read_frames


def held(text: str, value: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day for which a value of an English text holds."""
    frame = next(f for f in read_frames(text, Context(language="en")) if f.mention.text == value)
    assert len(frame.periods) == 1
    return frame.periods[0].first, frame.periods[0].last


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("In the year to 31 May 2021 the ferry carried 41,200 cars.", "41,200 cars", "2020-06-01", "2021-05-31"),
        ("Sales in the twelve months to May 2021 were $7 million.", "$7 million", "2020-06-01", "2021-05-31"),
        (
            "For the three months ended 30 September 2022 sales were $7 million.",
            "$7 million",
            "2022-07-01",
            "2022-09-30",
        ),
        (
            "On 4 May 2020 there were 310 cases. A day earlier the count stood at 290.",
            "290",
            "2020-05-03",
            "2020-05-03",
        ),
        ("The town grew from 8,100 people in 1990 to 9,450 twenty years later.", "9,450", "2010-01-01", "2010-12-31"),
        ("Sales rose to $5 million in 2019 from $4 million a year earlier.", "$4 million", "2018-01-01", "2018-12-31"),
        ("Sales rose to $5 million in 2019 from $4 million a year earlier.", "$5 million", "2019-01-01", "2019-12-31"),
        ("In the first nine months of 2021 sales were $7 million.", "$7 million", "2021-01-01", "2021-09-30"),
        (
            "It did well in 2021. Sales in the last three months of the year were $7 million.",
            "$7 million",
            "2021-10-01",
            "2021-12-31",
        ),
        ("From January to December 2019 the line served 61,000 riders.", "61,000 riders", "2019-01-01", "2019-12-31"),
        ("In 2019 sales were 9 % higher than a year earlier.", "9 %", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_value_holds_for_the_time_that_the_words_tell(text: str, value: str, first: str, last: str) -> None:
    assert held(text, value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("months", ["between April and June", "from April to June", "in April-June"])
def test_months_in_a_row_are_one_time(months: str) -> None:
    context = Context(language="en", as_of=dt.date(2021, 9, 1))
    frame = read_frames(f"The mill sold $7 million worth {months}.", context)[0]
    assert [(str(p.first), str(p.last)) for p in frame.periods] == [("2021-04-01", "2021-06-30")]


def test_two_months_are_not_all_months_between_them() -> None:
    context = Context(language="en", as_of=dt.date(2021, 9, 1))
    frame = read_frames("The mill sold $7 million worth in April and in June.", context)[0]
    assert all(p.last and p.first and (p.last - p.first).days <= 31 for p in frame.periods)
