"""A claim that goes on about what the sentences before name means their row of a table."""

from __future__ import annotations

import pytest

from claims.frames.read import Context, read_frames
from claims.model import Kind
from tests.factcheck.test_cells import html, table, verdicts

POWER = html(
    "Electricity made in Sundmark",
    table(
        "Electricity by source, gigawatt-hours",
        "Source | 2023 | 2024 | 2025",
        "Tidal barrages | 214 | 236 | 251",
        "Peat plants | 655 | 548 | 437",
        "Waste incinerators | 128 | 131 | 139",
    ),
)
OPENING = "The tidal barrages of the coast are thirty years old. "


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (OPENING + "In 2025 they made 251 gigawatt-hours.", "verified"),
        (OPENING + "In 2025 they made 236 gigawatt-hours.", "contested"),
        (OPENING + "In 2025 they gave the grid 437 gigawatt-hours.", "contested"),
        (OPENING + "In 2025 they used up 139 gigawatt-hours.", "contested"),
        (OPENING + "Peat plants made 437 gigawatt-hours in 2025.", "verified"),
        (OPENING + "Peat plants made 251 gigawatt-hours in 2025.", "contested"),
        ("The coast is thirty years behind. In 2025 they made 236 gigawatt-hours.", "reported_only"),
    ],
)
def test_the_sentences_before_may_name_the_row(claim: str, expected: str) -> None:
    assert verdicts(claim, POWER)[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("The barrages used up 251 tonnes of steel.", False),
        ("The works took up 40 hectares.", False),
        ("Output then climbed another 19%.", True),
        ("Rents jumped a further 8%.", True),
        ("Output was up 12 tonnes.", True),
    ],
)
def test_verbs_with_up_tell_levels(sentence: str, change: bool) -> None:
    frames = read_frames(sentence, Context(language="en"))
    assert [f.change for f in frames if f.mention.kind is Kind.QUANTITY] == [change]
