"""Claims about a table as programs over it: cells read, words bound, operators run, one verdict."""

from __future__ import annotations

import pytest

from factcheck.model import Verdict
from factcheck.tabular.bind import bind
from factcheck.tabular.bound import Bound
from factcheck.tabular.grid import Grid
from factcheck.tabular.program import Ran
from factcheck.tabular.programs import programs
from factcheck.tabular.series import series_verdict
from factcheck.tabular.tongue import tokens, tongue
from factcheck.tabular.verdict import LONGEST, opinion
from factcheck.verdicts.pairs import judge_pair
from sources.model import Table

FERRIES = Table(
    title="2011 island ferry regatta",
    columns=("boat", "skipper", "harbour", "launched", "date", "knots", "medals", "result"),
    rows=(
        ("Sea Otter", "Ana Lindqvist", "Torvik", "1961", "june 4 , 2011", "14.5", "3", "w 5 - 2"),
        ("Grey Heron", "Pelle Holm", "Torvik", "1975", "june 11 , 2011", "12.0", "1", "l 1 - 4"),
        ("Sea Urchin", "Maja Berg", "Sandnes", "1958", "july 2 , 2011", "18.25", "7", "w 6 - 0"),
        ("Little Tern", "Nils Aas", "Sandnes", "1999", "july 9 , 2011", "9.5", "0", "l 2 - 3"),
        ("North Star", "Ida Moe", "Sandnes", "1980", "august 6 , 2011", "16.0", "2", "w 4 - 1"),
    ),
)


def bound_to(claim: str, table: Table = FERRIES) -> Bound:
    return bind(claim, Grid(table, tongue("en")))


def ran(claim: str, table: Table = FERRIES) -> dict[str, Ran]:
    return {r.name: r for r in programs(bound_to(claim, table))}


def verdict(claim: str, table: Table = FERRIES, stated: Verdict = Verdict.REPORTED_ONLY) -> Verdict:
    return opinion(claim, table, "en", stated).verdict


def test_numbers_and_words_are_one_however_they_are_written() -> None:
    texts = [t.text for t in tokens("the 1st of 1,250 boats , 6.0 knots , l1 , 6 - 3")]
    assert texts[1:] == [*texts[1:3], "1250", "boat", "6", "knot", "l", "1", "6-3"]
    assert texts[1] == "1"


def test_columns_are_known_by_what_they_hold() -> None:
    grid = Grid(FERRIES, tongue("en"))
    kinds = ["date" if c.dated else "number" if c.numeric else "text" for c in grid.columns]
    assert kinds == ["text", "text", "text", "date", "date", "number", "number", "text"]


def test_a_total_is_no_row_that_counts() -> None:
    table = Table(title="Ships", columns=("port", "ships"), rows=(("Torvik", "4"), ("Moss", "6"), ("Total", "10")))
    assert Grid(table, tongue("en")).body == [0, 1]


def test_an_amount_goes_to_the_header_beside_it() -> None:
    bound = bound_to("north star had 2 medals and 16.0 knots")
    columns = bound.grid.columns
    assert [(str(a.value), columns[a.column or 0].header) for a in bound.amounts] == [("2", "medals"), ("16", "knots")]


def test_a_number_before_a_noun_that_is_no_header_counts() -> None:
    (amount,) = bound_to("two vessels came from torvik").amounts
    assert amount.column is None


@pytest.mark.parametrize(
    ("claim", "name", "true"),
    [
        ("sea otter of torvik was launched in 1961", "lookup", True),
        ("sea otter of sandnes was launched in 1961", "lookup", False),
        ("the north star took 2 medals while the sea urchin took 7 medals", "lookup", True),
        ("the north star took 7 medals while the sea urchin took 2 medals", "lookup", False),
        ("three boats have the harbour sandnes", "count", True),
        ("four boats have the harbour sandnes", "count", False),
        ("more than two boats have the harbour sandnes", "count", True),
        ("three boats won in 2011", "count", True),
        ("two boats won in 2011", "count", False),
        ("two boats sailed in july", "count", True),
        ("grey heron is the only boat with a harbour of torvik", "only", False),
        ("little tern is the only boat with 0 medals", "only", True),
        ("no boat has more than 9 medals", "none", True),
        ("no boat has more than 5 medals", "none", False),
        ("all boats of sandnes sailed in july", "all", False),
        ("the highest knots were 18.25", "superlative_number", True),
        ("the highest knots were 16.0", "superlative_number", False),
        ("sea urchin had the most medals", "superlative_name", True),
        ("north star had the most medals", "superlative_name", False),
        ("sea urchin had more medals than any other boat", "superlative_name", True),
        ("north star had the second most medals", "superlative_name", False),
        ("sea otter had more medals than north star", "comparison", True),
        ("sea otter had fewer medals than north star", "comparison", False),
        ("sea otter sailed before grey heron", "comparison", True),
        ("sea urchin had 4 more medals than sea otter", "difference", True),
        ("sea urchin had 3 more medals than sea otter", "difference", False),
        ("sea urchin sailed 4 weeks after sea otter", "difference", True),
        ("sea otter and grey heron have the same harbour", "same", True),
        ("sea otter and north star have the same harbour", "same", False),
        ("most of the boats are from sandnes", "majority", True),
        ("most of the boats are from torvik", "majority", False),
        ("the average of the boats was 2.6 medals", "average", True),
        ("the boats had a total of 13 medals", "total", True),
        ("sandnes was the skipper of north star", "role", False),
        ("sea otter had a score of 9 - 9", "absent", False),
    ],
)
def test_an_operator_says_what_the_table_says(claim: str, name: str, true: bool) -> None:
    found = ran(claim)
    assert name in found, found
    assert found[name].true is true, found[name].formula


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("sea otter of torvik was launched in 1961", Verdict.VERIFIED),
        ("sea otter of sandnes was launched in 1961", Verdict.CONTESTED),
        ("sea urchin had 4 more medals than sea otter", Verdict.VERIFIED),
        ("sea urchin had 3 more medals than sea otter", Verdict.CONTESTED),
        ("the crews were paid by a brewery in 1987", Verdict.REPORTED_ONLY),
    ],
)
def test_programs_make_one_verdict(claim: str, expected: Verdict) -> None:
    assert verdict(claim) is expected


def test_what_values_say_one_by_one_stands_where_no_program_does() -> None:
    claim = "the crews were paid by a brewery"
    assert verdict(claim, stated=Verdict.CONTESTED) is Verdict.CONTESTED
    assert verdict("sea otter of sandnes sailed for torvik", stated=Verdict.VERIFIED) is not Verdict.VERIFIED


def test_what_is_very_long_is_not_read() -> None:
    assert verdict("sea otter of torvik was launched in 1961 " * (LONGEST // 40 + 1)) is Verdict.REPORTED_ONLY


def test_a_scale_behind_the_number_is_held_against_the_scale_of_the_table() -> None:
    table = Table(title="Sales in millions", columns=("firm", "sales"), rows=(("Aldra", "1,204.4"), ("Bryn", "310.0")))
    assert ran("aldra had sales of 1.2 billion", table)["lookup"].true
    assert not ran("aldra had sales of 1.2 trillion", table)["lookup"].true


HARVEST = Table(
    title="작목별 수확 (단위: 백만원)",
    columns=("작목", "지역", "판매액"),
    rows=(("사과", "가람", "1,200"), ("포도", "가람", "310,000"), ("감", "나루", "85")),
)


@pytest.mark.parametrize(
    ("claim", "name", "true"),
    [
        ("포도의 판매액은 3100억 원이다", "lookup", True),
        ("포도의 판매액은 4천억 원이다", "lookup", False),
        ("사과의 판매액은 12억 원이다", "lookup", True),
        ("사과의 판매액은 1조 2000억 원이다", "lookup", False),
        ("포도의 지역은 나루이고 판매액은 310,000이다", "lookup", False),
    ],
)
def test_korean_claims_are_read_with_their_particles_and_scales(claim: str, name: str, true: bool) -> None:
    found = {r.name: r for r in programs(bind(claim, Grid(HARVEST, tongue("ko"))))}
    assert name in found, found
    assert found[name].true is true, found[name].formula


RAIN = Table(
    title="Share of homes with a rain tank",
    unit="% of homes",
    columns=("year", "Peru", "World"),
    rows=(("2016", "20.5", "8"), ("2017", "22.0", "8"), ("2018", "24.5", "9"), ("2019", "31.2", "9")),
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("In 2019, 31.2% of Peruvian homes had a rain tank.", Verdict.VERIFIED),
        ("In 2018, 31.2% of homes in Peru had a rain tank.", Verdict.CONTESTED),
        ("More than a quarter of homes in Peru have a rain tank.", Verdict.VERIFIED),
        ("One in two homes in Peru has a rain tank.", Verdict.CONTESTED),
        ("The share in Peru has fallen since 2016.", Verdict.CONTESTED),
        ("The share in Peru rose by 10.7 points between 2016 and 2019.", None),
        ("In 2003, 12% of homes in Peru had a rain tank.", None),
        ("31.2% of homes in Chile have one.", Verdict.VERIFIED),
    ],
)
def test_series_are_read_over_time(claim: str, expected: Verdict | None) -> None:
    found = series_verdict(claim, [RAIN])
    if expected is None:
        assert found is None or found[0] is Verdict.VERIFIED
    else:
        assert found is not None
        assert found[0] is expected, found


def test_rates_meet_the_unit_of_the_series() -> None:
    nurses = Table(
        title="Nurses", unit="per 1,000 people", columns=("year", "Peru"), rows=(("2017", "2.4"), ("2018", "2.5"))
    )
    assert series_verdict("Peru has a nurse-to-population ratio of 1:400.", [nurses])[0] is Verdict.VERIFIED  # type: ignore[index]
    assert series_verdict("Peru has a nurse-to-population ratio of 1:900.", [nurses])[0] is Verdict.CONTESTED  # type: ignore[index]
    crashes = Table(title="Crashes", columns=("year", "Peru"), rows=(("2017", "3650"), ("2018", "3660")))
    assert series_verdict("Peru sees 10 crashes a day.", [crashes])[0] is Verdict.VERIFIED  # type: ignore[index]
    assert series_verdict("Peru sees 30 crashes a day.", [crashes])[0] is Verdict.CONTESTED  # type: ignore[index]


def test_a_table_of_several_measures_is_no_series() -> None:
    assert series_verdict("Sea Otter had 3 medals in 1961.", [FERRIES]) is None


@pytest.mark.parametrize("claim", ["1:0 in Peru", "one in 0 homes in Peru", "", "9" * 400, "% % %"])
def test_hostile_claims_break_nothing(claim: str) -> None:
    series_verdict(claim, [RAIN])
    opinion(claim, RAIN, "en", Verdict.REPORTED_ONLY)


@pytest.mark.parametrize("rows", [(), (("",),), (("a", "b", "c"),), (("9" * 5000, "-", "february 30"),)])
def test_hostile_tables_break_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    table = Table(title="", columns=("date", "x"), rows=rows)
    opinion("there were 3 more x than on february 30 , 2011", table, "en", Verdict.REPORTED_ONLY)
    series_verdict("x rose by 3 in 2011", [table])


def test_a_pair_shows_the_formula() -> None:
    evidence = {"title": FERRIES.title, "columns": FERRIES.columns, "rows": FERRIES.rows}
    answer = judge_pair({"id": 1, "claim": "four boats have the harbour sandnes", "evidence": [evidence]})
    assert answer["verdict"] == "contested"
    assert answer["evidence"] == [{"index": 0, "quote": "count(harbour = sandnes) = 3"}]


def test_text_beside_a_table_leaves_single_values_to_judge() -> None:
    evidence = {"title": FERRIES.title, "columns": FERRIES.columns, "rows": FERRIES.rows}
    claim = "sea urchin had 3 more medals than sea otter"
    answer = judge_pair({"id": 1, "claim": claim, "evidence": [evidence, "Nothing of the kind."]})
    assert answer["verdict"] != "verified"


def test_a_table_of_another_year_verifies_nothing() -> None:
    assert verdict("in 2011 the sea otter was skippered by ana lindqvist and won 3 medals") is Verdict.VERIFIED
    assert verdict("in 2013 the sea otter was skippered by ana lindqvist and won 3 medals") is not Verdict.VERIFIED


@pytest.mark.parametrize(("claimed", "right"), [("114.1", True), ("114", True), ("114.2", False), ("114.04", False)])
def test_a_rounded_number_stands_for_the_cell_that_it_rounds(claimed: str, right: bool) -> None:
    prices = Table(title="Fish prices", columns=("month", "index"), rows=(("2024-04", "114.05"), ("2024-05", "115.2")))
    found = opinion(f"the index stood at {claimed} in 2024-04", prices, "en", Verdict.REPORTED_ONLY).verdict
    assert (found is not Verdict.CONTESTED) is right


def test_a_formula_lists_the_texts_of_a_row_in_the_order_of_the_table() -> None:
    table = Table(
        title="island ferry crews",
        columns=("boat", "berth"),
        rows=(("Otter", "south"), ("Heron", "north"), ("Otter", "east"), ("Otter", "south"), ("Heron", "west")),
    )
    assert ran("otter and heron have the same berth", table)["same"].formula == "berth: south/east and north/west"


LEAGUE = Table(
    title="2008 Fjord league , Lakeside 300 round",
    columns=("home team", "home team score", "away team", "away team score", "goals", "chances", "year", "date"),
    rows=(
        ("Otters", "14-11", "Herons", "8-14", "14", "9", "1989", "june 4 , 2008"),
        ("Terns", "10-12", "Gulls", "13-17", "10", "15", "1990", "june 11 , 2008"),
        ("Auks", "9-3", "Skuas", "2-16", "9", "12", "1991", "july 2 , 2008"),
    ),
)


@pytest.mark.parametrize(
    ("claim", "name", "true"),
    [
        ("the home team scored 8-14 when the away team was the Herons", "sibling", False),
        ("the Gulls were the home team on june 11 , 2008", "role", False),
        ("the Otters had more goals than chances", "columns", True),
        ("the Terns had more goals than chances", "columns", False),
        ("there were more goals in 1989 than in 1990", "comparison", True),
        ("14 goals is the most , with 9 the fewest", "superlative_number", True),
        ("in the Lakeside 300 , 2 games had more than 9 goals", "count", True),
    ],
)
def test_values_are_of_the_column_that_is_said(claim: str, name: str, true: bool) -> None:
    assert ran(claim, LEAGUE)[name].true is true


def test_one_row_does_not_tell_which_is_the_most() -> None:
    found = ran("the Terns had the most goals with 10", LEAGUE)
    assert not found["superlative_number"].true
    assert not any(name.startswith("lookup") for name in found)


def test_what_is_of_another_column_is_not_looked_up() -> None:
    assert not any(n.startswith("lookup") for n in ran("the Gulls were the home team on june 11 , 2008", LEAGUE))


@pytest.mark.parametrize(
    ("island", "number", "expected"), [("Vessa", "83.9", "verified"), ("Moen", "80.1", "contested")]
)
def test_the_most_is_the_most_in_another_language_too(island: str, number: str, expected: str) -> None:
    table = {
        "title": "Visitors to the islands in 2024, thousands",
        "columns": ["Island", "Visitors"],
        "rows": [["Vessa", "83.9"], ["Moen", "80.1"], ["Tarn", "70.3"]],
        "unit": "thousand visitors",
    }
    claim = f"2024년 방문객이 가장 많은 섬은 {island}로 {number}천 명이었다."
    assert judge_pair({"id": 1, "claim": claim, "evidence": [table]})["verdict"] == expected
