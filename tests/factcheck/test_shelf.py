"""Sources read once into frames, and found again by what they speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.model import BlockKind, Span, Voice
from factcheck.matching.shelf import Shelf, frames_of
from sources.model import PageBlock
from tests.factcheck.papers import consulted, frame, missing, shelf


def test_a_source_that_could_not_be_had_is_no_reading() -> None:
    found = Shelf([consulted(1, "Orrin sold 410 cars."), missing(2)])
    assert [r.consulted.citation.url for r in found.readings] == ["https://source1.example/page"]


def test_text_and_table_become_frames_of_one_kind() -> None:
    text = shelf("Orrin sold 410 cars in 2023.").readings[0]
    table = shelf({"title": "Orrin cars", "columns": ["Year", "Cars sold"], "rows": [["2023", "410"]]}).readings[0]
    for reading in (text, table):
        assert "410" in " ".join(p.keyed.frame.mention.text for p in reading.placed)
    assert all(p.block is None and p.keyed.frame.cell for p in table.placed)
    assert all(p.block is not None and p.keyed.frame.cell is None for p in text.placed)


def test_only_values_of_the_claim_s_kind_are_near_it() -> None:
    found = shelf("Orrin opened its yard in March 2021 and hired 400 people.")
    near = found.readings[0].near(found.lexicon.key(frame("Orrin hired 400 people.")))
    assert [p.keyed.frame.mention.text for p in near] == ["400 people"]


def test_the_nearest_values_of_a_long_source_are_kept() -> None:
    crowd = " ".join(f"Town {n} has {n + 1000} lamps." for n in range(300))
    found = shelf(f"{crowd} Orrin earned revenue of $41 million.")
    near = found.readings[0].near(found.lexicon.key(frame("Orrin earned revenue of $40 million.")))
    assert len(near) < 300
    assert "$41 million" in [p.keyed.frame.mention.text for p in near]


def test_a_change_is_computed_where_a_claim_asks_for_it() -> None:
    found = shelf("Orrin shares fell from $142.62 to $118.42.")
    computed = found.readings[0].computed(found.lexicon.key(frame("Orrin shares fell 17%.")))
    assert any(p.formula and p.keyed.frame.mention.value.unit == "percent" for p in computed)


def test_of_very_many_values_a_change_is_computed_where_a_claim_names_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[f"Town {n}", str(1000 + n), str(1100 + n)] for n in range(300)]
    table = {"title": "Lamps", "columns": ["Town", "2021", "2022"], "rows": [*rows, ["Orrin", "400", "500"]]}
    kept = _changes_of_orrin(table)
    monkeypatch.setattr("factcheck.matching.shelf._MANY", 10)
    assert _changes_of_orrin(table) == kept == ["(500 − 400) / 400 = 25.00 %"]


def _changes_of_orrin(table: dict[str, object]) -> list[str]:
    found = shelf(table)
    computed = found.readings[0].computed(found.lexicon.key(frame("Lamps in Orrin rose 25%.")))
    return [p.formula for p in computed if "400" in p.formula and "%" in p.formula]


def test_nothing_is_computed_for_a_date() -> None:
    found = shelf("Orrin shares fell from $142.62 to $118.42.")
    assert found.readings[0].computed(found.lexicon.key(frame("Orrin opened in March 2021."))) == []


def test_nothing_is_computed_from_hearsay() -> None:
    found = shelf("Orrin shares reportedly fell from $142.62 to $118.42.")
    computed = found.readings[0].computed(found.lexicon.key(frame("Orrin shares fell 17%.")))
    assert all(p.keyed.frame.mention.value.unit != "percent" for p in computed)


def test_a_page_with_a_title_of_rumour_is_hearsay() -> None:
    page = consulted(1, {"text": "Orrin paid $40 million.", "title": "Rumours about Orrin"}).page
    assert page is not None
    assert [f.voice for f, _, _ in frames_of(page)] == [Voice.HEARSAY]


def test_a_correction_notice_is_marked_and_meta_is_left_out() -> None:
    page = consulted(1, "x").page
    assert page is not None
    notice, byline = "The bridge cost $16 million, not $61 million.", "Printed 12 March 2021, 400 copies"
    text = f"{notice}\n{byline}"
    blocks = (
        PageBlock(kind=BlockKind.PARAGRAPH, text=notice, span=Span(0, len(notice)), correction=True),
        PageBlock(kind=BlockKind.META, text=byline, span=Span(len(notice) + 1, len(text))),
    )
    found = list(frames_of(replace(page, text=text, blocks=blocks)))
    assert [f.mention.text for f, _, _ in found] == ["$16 million", "$61 million"]
    assert all(correction for _, _, correction in found)


def test_a_page_s_scopes_are_known() -> None:
    found = shelf("Domestic sales were $4 million. Overseas sales were $9 million.")
    assert {"domestic", "overseas"} <= found.readings[0].qualifiers
