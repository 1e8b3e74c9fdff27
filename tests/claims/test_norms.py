"""A span of years that is a norm is no time of what is held to it."""

from __future__ import annotations

import pytest

from claims.frames.read import Context, read_frames


@pytest.mark.parametrize(
    ("sentence", "value", "dated"),
    [
        ("That is 1.6 °C more than the average of the thirty years from 1991 to 2020.", "1.6 °C", False),
        ("It was 3% above the mean for 2010–2019.", "3%", False),
        ("Rain was 3% above the 1991–2020 norm.", "3%", False),
        ("Sales rose 12% from 2019 to 2024.", "12%", True),
        ("Over the average month, sales from 2019 to 2024 came to 12% of all.", "12%", True),
    ],
)
def test_what_is_held_to_a_norm_is_not_of_its_years(sentence: str, value: str, dated: bool) -> None:
    frame = next(f for f in read_frames(sentence, Context(language="en")) if f.mention.text == value)
    assert bool(frame.periods) == dated
