"""Values bound to what is said of them: subject, measure, period, direction, voice."""

from __future__ import annotations

from datetime import date

import pytest

from claims.frames.read import Context, _without, read_frames, text_keys
from claims.model import Frame, Kind, Modality, Span, Voice
from tests.linear import grows_linearly


def frames(text: str, language: str = "en", *above: str) -> dict[str, Frame]:
    """The frames of a text by what their mention says."""
    return {f.mention.text: f for f in read_frames(text, Context(language=language, above=above))}


@pytest.mark.parametrize(
    ("text", "language", "owners"),
    [
        (
            "Sales at Orrin and Taldo rose 12% and 7%, respectively.",
            "en",
            {"12%": "Orrin", "7%": "Taldo"},
        ),
        (
            "한빛중공업과 대림철강의 영업이익은 각각 120억 원과 70억 원이었다.",
            "ko",
            {"120억 원": "한빛중공업", "70억 원": "대림철강"},
        ),
        ("Orrin fell 17%, and Taldo fell 4%.", "en", {"17%": "Orrin", "4%": "Taldo"}),
        ("한빛중공업은 17% 줄었고 대림철강은 4% 늘었다.", "ko", {"17%": "한빛중공업", "4%": "대림철강"}),
    ],
)
def test_values_and_names_are_matched_one_to_one(text: str, language: str, owners: dict[str, str]) -> None:
    found = frames(text, language)
    assert {value: found[value].subject for value in owners} == owners
    assert all(found[value].own.names == (name,) for value, name in owners.items())


def test_values_told_apart_by_respectively_share_the_verb() -> None:
    found = frames("Sales at Orrin and Taldo rose 12% and 7%, respectively.")
    assert [found[v].direction for v in ("12%", "7%")] == ["up", "up"]
    assert [found[v].change for v in ("12%", "7%")] == [True, True]


@pytest.mark.parametrize(
    ("text", "language", "value", "subject"),
    [
        ("Orrin Motors closed two plants. It sold 41,000 cars.", "en", "41,000 cars", "Orrin Motors"),
        ("한빛중공업은 배 41척을 수주했다. 매출은 3조 2000억 원이었다.", "ko", "3조 2000억 원", "한빛중공업"),
    ],
)
def test_a_subject_that_is_not_said_again_is_carried_over(text: str, language: str, value: str, subject: str) -> None:
    assert frames(text, language)[value].subject == subject


@pytest.mark.parametrize(
    ("text", "language", "heading", "value", "subject"),
    [
        ("Revenue was $12 million.", "en", "Orrin Motors", "$12 million", "Orrin Motors"),
        ("매출은 120억 원이었다.", "ko", "한빛중공업", "120억 원", "한빛중공업"),
    ],
)
def test_a_heading_that_is_a_label_stands_for_the_subject(
    text: str, language: str, heading: str, value: str, subject: str
) -> None:
    frame = frames(text, language, heading)[value]
    assert frame.subject == subject
    assert not frame.subject_here


def test_a_name_in_the_sentence_goes_before_the_heading() -> None:
    assert frames("Taldo Bank had revenue of $12 million.", "en", "Orrin Motors")["$12 million"].subject == "Taldo Bank"


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("The price fell from $142 to $118.", "en", "$142", "$118"),
        ("The price fell to $118 from $142.", "en", "$142", "$118"),
        ("가격은 142달러에서 118달러로 떨어졌다.", "ko", "142달러", "118달러"),
    ],
)
def test_a_change_starts_at_its_baseline_and_ends_at_its_value(text: str, language: str, start: str, end: str) -> None:
    found = frames(text, language)
    assert (found[start].baseline, found[end].baseline) == (True, False)
    assert found[end].change is False


@pytest.mark.parametrize(
    ("text", "language", "change", "level"),
    [
        ("Revenue rose 12% to $5 billion.", "en", "12%", "$5 billion"),
        ("The jobless rate rose by 3 percentage points to 7 percent.", "en", "3 percentage points", "7 percent"),
        ("매출은 12% 늘어 50억 달러를 기록했다.", "ko", "12%", "50억 달러"),
        ("실업률은 3%포인트 오른 7%였다.", "ko", "3%포인트", "7%"),
    ],
)
def test_by_how_much_is_told_from_where_it_stands(text: str, language: str, change: str, level: str) -> None:
    found = frames(text, language)
    assert (found[change].change, found[change].direction) == (True, "up")
    assert found[level].change is False


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("Operating profit was $5 million.", "en", "operating_profit"),
        ("Orrin's revenue was $5 million.", "en", "revenue"),
        ("영업이익은 50억 원이었다.", "ko", "operating_profit"),
        ("매출은 50억 원이었다.", "ko", "revenue"),
    ],
)
def test_both_languages_name_one_measure(text: str, language: str, measure: str) -> None:
    (frame,) = frames(text, language).values()
    assert measure in frame.own.concepts


@pytest.mark.parametrize(
    ("text", "language", "voice", "speaker"),
    [
        ("Orrin reportedly paid $40 million.", "en", Voice.HEARSAY, ""),
        ("한빛중공업이 400억 원을 냈다는 소문이 돈다.", "ko", Voice.HEARSAY, ""),
        ("According to the Tern Institute, exports rose 12%.", "en", Voice.ATTRIBUTED, "Tern Institute"),
        ("테른연구소에 따르면 수출은 12% 늘었다.", "ko", Voice.ATTRIBUTED, "테른연구소"),
        ("Orrin paid $40 million.", "en", Voice.OWN, ""),
    ],
)
def test_who_stands_behind_a_value(text: str, language: str, voice: Voice, speaker: str) -> None:
    (frame,) = frames(text, language).values()
    assert (frame.voice, frame.said_by) == (voice, speaker)


def test_who_is_quoted_is_not_the_subject() -> None:
    found = frames("According to the Tern Institute, Orrin sold 41,000 cars.")
    assert found["41,000 cars"].subject == "Orrin"


def test_a_page_of_rumours_is_hearsay_throughout() -> None:
    context = Context(language="en", hearsay=True)
    assert [f.voice for f in read_frames("Orrin paid $40 million.", context)] == [Voice.HEARSAY]


@pytest.mark.parametrize(
    ("text", "language", "value", "modality"),
    [
        ("Orrin sold 10,000 cars in 2023.", "en", "10,000 cars", Modality.FACT),
        ("Orrin expects to sell 10,000 cars in 2027.", "en", "10,000 cars", Modality.FORECAST),
        ("Orrin plans to hire 400 people.", "en", "400 people", Modality.PLAN),
        ("한빛중공업은 매출이 9조 원에 이를 것으로 전망했다.", "ko", "9조 원", Modality.FORECAST),
        ("한빛중공업은 400명을 채용할 계획이다.", "ko", "400명", Modality.PLAN),
    ],
)
def test_a_forecast_and_a_plan_are_no_facts(text: str, language: str, value: str, modality: Modality) -> None:
    assert frames(text, language)[value].modality is modality


@pytest.mark.parametrize(
    ("text", "language"),
    [("The yard did not lose 17% of its orders.", "en"), ("수주가 17% 줄지 않았다.", "ko")],
)
def test_a_denied_value_is_negated(text: str, language: str) -> None:
    assert frames(text, language)["17%"].negated


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Exports fell not 17% but 7%.", "en"),
        ("Exports did not fall 17% but 7% in June.", "en"),
        ("수출은 17%가 아니라 7% 줄었다.", "ko"),
        ("수출은 17%가 아닌 7% 감소했다.", "ko"),
    ],
)
def test_negation_is_bound_to_its_own_value(text: str, language: str) -> None:
    found = frames(text, language)
    assert [found[v].negated for v in ("17%", "7%")] == [True, False]
    assert [found[v].direction for v in ("17%", "7%")] == ["down", "down"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("No fewer than 61 people died.", "en", "61 people"),
        ("Sales rose not only by 12% but beat the plan.", "en", "12%"),
        ("매출이 12%뿐만 아니라 그 이상 늘었다.", "ko", "12%"),
        ("적자는 12억 원에 그치지 않았다.", "ko", "12억 원"),
    ],
)
def test_a_phrase_with_a_word_of_denial_may_deny_nothing(text: str, language: str, value: str) -> None:
    assert not frames(text, language)[value].negated


@pytest.mark.parametrize(
    ("text", "language", "ways"),
    [
        ("Sales rose 12% in Oslo and 7% in Bergen.", "en", {"12%": "up", "7%": "up"}),
        ("Orrin rose 12%, while Taldo, which makes cars, was at 7%.", "en", {"12%": "up", "7%": None}),
        ("수출은 12%와 7% 늘었다.", "ko", {"12%": "up", "7%": "up"}),
        ("매출은 1분기 12%, 2분기 7% 줄었다.", "ko", {"12%": "down", "7%": "down"}),
        ("판매는 12% 늘었고 재고는 7% 줄었다.", "ko", {"12%": "up", "7%": "down"}),
    ],
)
def test_values_in_one_row_share_the_verb(text: str, language: str, ways: dict[str, str | None]) -> None:
    found = frames(text, language)
    assert {value: found[value].direction for value in ways} == ways


@pytest.mark.parametrize(
    ("text", "language", "wrong", "right"),
    [
        (
            "An earlier version of this article incorrectly gave the number as 61. The correct number is 16.",
            "en",
            "61",
            "16",
        ),
        ("앞서 사상자를 61명으로 잘못 보도했습니다. 사상자는 16명입니다.", "ko", "61명", "16명"),
        ("앞서 보도한 사상자 61명은 잘못된 수치입니다. 사상자는 16명입니다.", "ko", "61명", "16명"),
        ("사상자 61명을 16명으로 바로잡습니다.", "ko", "61명", "16명"),
        ("앞선 기사의 61명은 오기이며 16명이 맞습니다.", "ko", "61명", "16명"),
        ("An earlier version gave 61; the correct number is 16.", "en", "61", "16"),
    ],
)
def test_a_correction_withdraws_the_old_value_only(text: str, language: str, wrong: str, right: str) -> None:
    found = frames(text, language)
    assert (found[wrong].retracted, found[right].retracted) == (True, False)


def test_a_period_is_the_one_of_the_value_s_own_clause() -> None:
    found = frames("Orrin sold 410 cars in 2022, and 350 cars in 2023.")
    assert [p.value for p in found["410 cars"].periods] == ["2022"]
    assert [p.value for p in found["350 cars"].periods] == ["2023"]


@pytest.mark.parametrize(
    ("text", "language", "periods"),
    [
        (
            "Orrin sold 410 cars in the third quarter of 2024 and 350 in the second.",
            "en",
            {"410 cars": "2024-Q3", "350": "2024-Q2"},
        ),
        (
            "Profit was $5 million in the first half of 2023 and $7 million in the second.",
            "en",
            {"$5 million": "2023-H1", "$7 million": "2023-H2"},
        ),
        (
            "In 2021 and 2022, profit was $5 million and $7 million, respectively.",
            "en",
            {"$5 million": "2021", "$7 million": "2022"},
        ),
        ("2021년과 2022년 영업이익은 각각 5억 원, 7억 원이었다.", "ko", {"5억 원": "2021", "7억 원": "2022"}),
        ("성장률은 2024년 1분기 3.1%, 2분기 2.8%였다.", "ko", {"3.1%": "2024-Q1", "2.8%": "2024-Q2"}),
    ],
)
def test_each_value_of_a_row_has_its_own_period(text: str, language: str, periods: dict[str, str]) -> None:
    found = frames(text, language)
    assert {value: [p.value for p in found[value].periods] for value in periods} == {
        value: [period] for value, period in periods.items()
    }


def test_a_bare_number_of_a_row_counts_what_the_one_before_counts() -> None:
    units = [
        f.mention.value.unit
        for f in read_frames("It hired 12 people in 2021, 19 in 2022 and 33 in 2023.", Context(language="en"))
        if f.mention.kind is Kind.QUANTITY
    ]
    assert units == ["person", "person", "person"]


def test_a_list_shares_the_unit_of_its_last_number() -> None:
    units = [
        f.mention.value.unit for f in read_frames("It sold 10.8, 9.0 and 7.2 million cars.", Context(language="en"))
    ]
    assert len(set(units)) == 1


def test_a_passage_without_values_has_no_frames() -> None:
    assert not read_frames("Orrin closed its plants.", Context(language="en"))


def test_mentions_point_into_the_text() -> None:
    text = "Orrin sold 41,000 cars. 매출은 3조 원이었다.\nIt then closed 3 plants in 2021."
    for frame in read_frames(text, Context(language="en")):
        assert text[frame.mention.span.start : frame.mention.span.end] == frame.mention.text
        assert text[frame.sentence_span.start : frame.sentence_span.end] == frame.sentence


def test_a_number_is_no_name_of_a_heading() -> None:
    keys = text_keys("Orrin Motors: revenue in FY2024", "en")
    assert "Orrin Motors" in keys.names
    assert "revenue" in keys.concepts
    assert not any("2024" in name for name in keys.names)


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("Blue Heron is a film by Ada Moll. It took in $9 million in France.", "$9 million", "Blue Heron"),
        (
            "Taldo said that Rudi Vane's Blue Heron made $8 million. The film opened to $2 million.",
            "$2 million",
            "Blue Heron",
        ),
        (
            "Swedish readers fell for Blue Heron, a thriller, which closed with 41,000 sales.",
            "41,000 sales",
            "Blue Heron",
        ),
    ],
)
def test_a_pronoun_and_a_relative_clause_go_back_to_their_name(text: str, value: str, subject: str) -> None:
    assert frames(text, "en")[value].subject == subject


def test_an_it_that_stands_for_nobody_goes_back_to_no_name() -> None:
    found = frames("Taldo runs a clinic. It follows that about 310 people fell ill.", "en")
    assert found["310 people"].own.names == ()


def test_a_place_behind_a_value_is_of_that_value_alone() -> None:
    found = frames("Blue Heron took in $9 million in France and $7 million elsewhere.", "en")
    assert "France" in found["$9 million"].own.names
    assert "France" not in found["$7 million"].own.names


def test_the_next_sentence_may_tell_which_way_a_value_went() -> None:
    found = frames("The union had 5,120 members. That is fewer than the 5,300 of a year earlier.", "en")
    assert found["5,120 members"].direction == "down"


def test_a_forecast_goes_on_in_a_participle() -> None:
    found = frames("The port forecasts 3.1 million tonnes for 2030, rising to 4.2 million tonnes by 2040.", "en")
    assert found["4.2 million tonnes"].modality is Modality.FORECAST


def test_each_of_two_dates_belongs_to_its_own_event() -> None:
    text = "Blue Heron premiered on 3 May 2019, and was released in cinemas in 40 towns on 9 June 2019."
    found = frames(text, "en")
    assert "cinema_release" not in found["3 May 2019"].own.concepts
    assert "premiere" not in found["9 June 2019"].own.concepts


def test_places_that_only_cite_are_blanked_where_they_stand() -> None:
    bait = "up 3 % (a) "
    text = bait * 20_000
    assert grows_linearly(lambda part: _without(part, _brackets(part)), text)
    short = _without(bait * 2, _brackets(bait * 2))
    assert short == "up 3 %     " * 2


def _brackets(text: str) -> list[Span]:
    return [Span(at, at + 3) for at in range(7, len(text) - 2, 11)]


@pytest.mark.parametrize(
    ("text", "language", "value", "way"),
    [
        ("Milk output was 3.3% below the level of 2019.", "en", "3.3%", "down"),
        ("The Orrin barge is 12% cheaper than the ferry.", "en", "12%", "down"),
        ("They baked 4% more bread than the year before.", "en", "4%", "up"),
        ("오린의 방문객은 평균보다 7% 적었다.", "ko", "7%", "down"),
        ("오린의 임금은 평균보다 7% 정도 높다.", "ko", "7%", "up"),
    ],
)
def test_a_comparison_behind_a_value_says_which_way_it_lies(text: str, language: str, value: str, way: str) -> None:
    frame = frames(text, language)[value]
    assert (frame.direction, frame.change) == (way, True)


@pytest.mark.parametrize(
    ("text", "language", "value", "change"),
    [
        ("Nets made up 41% of litter on that beach, and it fell.", "en", "41%", False),
        ("해변 쓰레기의 41%는 그물이었다.", "ko", "41%", False),
        ("기준금리는 현재의 3.5%에서 머물렀다.", "ko", "3.5%", None),
        ("Orrin listed 3,120 jobs lost in May.", "en", "3,120 jobs", None),
        ("Orrin raised $85 million from its backers.", "en", "$85 million", None),
        ("Sales fell 12% in May.", "en", "12%", True),
    ],
)
def test_a_share_and_an_object_of_a_verb_are_no_movement(
    text: str, language: str, value: str, change: bool | None
) -> None:
    assert frames(text, language)[value].change is change


def test_a_date_is_no_movement() -> None:
    assert frames("Orrin plans to raise the dam by 2031.")["2031"].change is None


@pytest.mark.parametrize(
    ("text", "language", "value", "years"),
    [
        ("Arrivals were 11% higher than in 2019.", "en", "11%", ["2019"]),
        ("Arrivals were 5% above 2023 and 1% above 2019.", "en", "1%", ["2019"]),
        ("관광객은 2019년보다 11% 늘었다.", "ko", "11%", ["2019"]),
        ("Arrivals rose 11% in 2024.", "en", "11%", []),
    ],
)
def test_the_time_that_a_change_is_told_from(text: str, language: str, value: str, years: list[str]) -> None:
    assert [w.value for w in frames(text, language)[value].baselines] == years


@pytest.mark.parametrize(
    ("text", "language", "date", "limit"),
    [
        ("Fares have not risen since May 2011.", "en", "May 2011", "last"),
        ("요금은 2011년 5월을 끝으로 오르지 않았다.", "ko", "2011년 5월", "last"),
        ("The quay is to close by 2031.", "en", "2031", "by"),
        ("2031년까지 부두를 닫는다.", "ko", "2031년", "by"),
        ("Fares rose in May 2011.", "en", "May 2011", ""),
    ],
)
def test_a_date_may_be_the_last_one_or_a_deadline(text: str, language: str, date: str, limit: str) -> None:
    frame = next(f for f in frames(text, language).values() if date in f.mention.text)
    assert (frame.limit, frame.negated) == (limit, False)


def test_each_value_of_a_row_goes_to_its_own_name_whoever_the_sentence_before_spoke_of() -> None:
    found = frames(
        "한빛중공업은 매출 500억 원을 냈다. 한빛조선과 한빛엔진의 영업이익은 각각 30억 원, 20억 원이었다.", "ko"
    )
    assert [found[v].subject for v in ("30억 원", "20억 원")] == ["한빛조선", "한빛엔진"]


def test_a_name_in_the_clause_behind_a_value_is_not_whose_it_is() -> None:
    found = frames("Close to 94 million tourists came in 2024, and at the Tern Hotel every room was full.")
    assert found["94 million tourists"].subject == ""


def test_a_pronoun_in_an_opening_phrase_points_forward() -> None:
    found = frames("Tern Institute closed. In its letter to members, Orrin Labs counts 61,000 users.")
    assert found["61,000 users"].subject == "Orrin Labs"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("매출과 영업이익은 각각 500억 원, 30억 원이었다.", "ko"),
        ("Revenue and operating profit were 500 million dollars and 30 million dollars, respectively.", "en"),
    ],
)
def test_each_value_of_a_row_goes_to_its_own_measure(text: str, language: str) -> None:
    sales, profit = frames(text, language).values()
    assert ("revenue" in sales.own.concepts, "revenue" in profit.own.concepts) == (True, False)
    assert ("operating_profit" in sales.own.concepts, "operating_profit" in profit.own.concepts) == (False, True)


@pytest.mark.parametrize(("text", "language"), [("in 2021, on 3 May, 5% ", "en"), ("2021년 5월 3일과 5%와 ", "ko")])
def test_a_sentence_of_endless_numbers_is_read_in_linear_time(text: str, language: str) -> None:
    assert grows_linearly(lambda part: frames(part, language), text * 240)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The line had 4.1 million riders in 2025. That is 12% more than in 2024. Of its trains, 73.5% ran on time.",
            "en",
            "2025",
        ),
        ("Visitors made up 24% in 2025, against 18% in 2024. Of them, 73.5% came by train.", "en", "2025"),
        ("이 노선은 2025년에 410만 명을 날랐다. 2024년보다 12% 많다. 정시 운행률은 73.5%였다.", "ko", "2025"),
        ("외국인은 2025년 24%로, 2024년의 18%에서 늘었다. 정시 운행률은 73.5%였다.", "ko", "2025"),
    ],
)
def test_a_time_that_is_only_compared_with_is_not_carried_on(text: str, language: str, expected: str) -> None:
    assert [p.value for p in frames(text, language)["73.5%"].far_periods] == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Visitors made up 24% of the total, against 18% in 2024, a gain of six percentage points.", "en"),
        ("외국인은 24%로, 2024년의 18%에서 6%포인트 늘었다.", "ko"),
    ],
)
def test_a_date_beside_what_a_change_starts_from_is_of_that_alone(text: str, language: str) -> None:
    found = [f for f in frames(text, language).values() if f.mention.kind is Kind.QUANTITY]
    assert [[p.value for p in f.periods] for f in found] == [[], ["2024"], []]


@pytest.mark.parametrize(
    ("text", "language", "value", "way"),
    [
        (
            "Passengers made 8.4 million journeys, after 7.9 million in the year before.",
            "en",
            "8.4 million journeys",
            "up",
        ),
        ("The depot has 31 trams, compared with 40 in 2020.", "en", "31 trams", "down"),
        ("The depot has 31 trams. The town next to it has 40.", "en", "31 trams", None),
    ],
)
def test_a_baseline_behind_a_value_tells_which_way_it_went(
    text: str, language: str, value: str, way: str | None
) -> None:
    assert frames(text, language)[value].direction == way


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("That share was up 2.7% on last year.", "en", "2.7%"),
        ("It was 25.7 °C, the warmest since measurements began in 1973.", "en", "25.7 °C"),
        ("기온은 25.7℃로, 1973년 관측을 시작한 이래 1위에 올랐다.", "ko", "25.7℃"),
    ],
)
def test_what_a_value_is_a_change_on_or_a_record_since_is_not_its_time(text: str, language: str, value: str) -> None:
    read = {f.mention.text: f for f in read_frames(text, Context(language=language, as_of=date(2026, 5, 20)))}
    assert read[value].periods == ()
    assert read[value].baselines != ()


def test_a_pronoun_of_a_relative_clause_carries_nobody_on() -> None:
    text = "Orrin has moved. Of the children who were offered the school that their parents chose, 89% live near."
    assert frames(text)["89%"].own.names == ()


def test_who_is_quoted_is_not_whom_the_value_is_of() -> None:
    text = '"Too small," says Imran Sadiq, and he points to the college that will open in September 2027.'
    assert frames(text)["September 2027"].subject == ""


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("Orrin made 19 million in the first three months of the year.", "19 million", ["2026-01-01..2026-03-31"]),
        # The half of the year is not over.
        ("Orrin made 19 million in the first six months of the year.", "19 million", []),
        ("Profit came to 18 million, against 17 million in the same three months of 2025.", "18 million", []),
        ("With 331 starts the year beat every one before, and the pace in December was brisk.", "331", []),
        ("It sold 331 cars, and 12 vans, in December 2025.", "331 cars", ["2025-12-01..2025-12-31"]),
    ],
)
def test_when_a_value_holds_is_said_of_itself(text: str, value: str, wanted: list[str]) -> None:
    found = read_frames(text, Context(language="en", as_of=date(2026, 5, 20)))
    frame = next(f for f in found if f.mention.text.startswith(value))
    assert [f"{p.first}..{p.last}" for p in frame.periods] == wanted


def test_a_denial_behind_a_clause_of_time_is_not_of_what_stood_in_it() -> None:
    went_on, none = (
        "2025년 10월 21일 기공식을 연 뒤 겨울에도 쉬지 않았다.",
        "2025년 10월 21일에는 기공식을 열지 않았다.",
    )
    assert [read_frames(t, Context(language="ko"))[0].negated for t in (went_on, none)] == [False, True]


def test_the_same_month_of_a_year_before_is_not_the_value_s_own() -> None:
    text = "4월 매출은 한 해 전 같은 달보다 4분의 1 넘게 늘었다."
    frame = next(f for f in read_frames(text, Context(language="ko", as_of=date(2026, 5, 20))) if f.change)
    assert (len(frame.periods), frame.baselines) == (1, ())
