"""Whose a value is and when it holds, where the words around it say so only in part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claims.model import BlockKind, Span
from claims.names.namebook import NameBook
from factcheck.matching.shelf import frames_of
from factcheck.verdicts.pairs import judge_pair, page_of
from sources.model import PageBlock

ROWS = {
    "title": "Orrin Energy, results of the third quarter of 2025",
    "unit": "억원",
    "columns": ["구분", "2025년 3분기"],
    "rows": [["영업이익", "6,013"], ["영업이익(QZPC 제외)", "2,358"]],
}


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        pytest.param(
            "Orrin brought in a harvest of 65 million bags.",
            "Orrin's harvest is forecast at 65 million bags, 0.5% more than the 64.7 million bags of the year before.",
            "reported_only",
            id="a forecast beside the year before",
        ),
        pytest.param(
            "Some 3.56 million passengers passed through the port of Orrin in 2024.",
            "The port of Orrin handled 3.66 million passengers in 2024. Amendment: this story first said that 3.56 million "
            "passengers had passed through the port of Orrin in 2024.",
            "contested",
            id="about as much as what was put in its place",
        ),
        pytest.param(
            "Arrivals at Orrin were 11% higher in 2024 than in 2019.",
            "Arrivals at Orrin rose by 11% over 2023 in 2024.",
            "contested",
            id="the same change from another year",
        ),
        pytest.param(
            "Arrivals at Orrin were 11% higher in 2024 than in 2023.",
            "Arrivals at Orrin rose by 11% over 2023 in 2024.",
            "verified",
            id="the same change from the same year",
        ),
        pytest.param(
            "Wine consumption in Orrin was 3.3% higher than in the year before.",
            "Wine consumption in Orrin is put at 214 million litres, 3.3% below the level of 2023.",
            "contested",
            id="more where it was less",
        ),
        pytest.param(
            "Orrin is to close two of its quays by 2028.",
            "Orrin will close two quays, from seven to five, by 2030.",
            "contested",
            id="another deadline",
        ),
        pytest.param(
            "오린 철도의 운임은 2011년 12월을 끝으로 한 번도 오르지 않았다.",
            "오린 철도의 운임은 2011년 12월 5일에 마지막으로 올랐다.",
            "verified",
            id="the last time",
        ),
        pytest.param(
            "오린시가 모은 쓰레기의 41%는 버려진 그물이다.",
            "오린시에서 나온 쓰레기는 전년보다 5.5% 줄었다.",
            "reported_only",
            id="a share is no change",
        ),
        pytest.param(
            "오린시의 15세 미만 주민은 4만 1천 명이다.",
            "오린시 주민 가운데 65세 이상은 4만 1,020명이고 15세 미만은 2만 2,300명이다.",
            "contested",
            id="another age",
        ),
        pytest.param(
            "Orrin raised $85 million in its Series B.",
            "Orrin raised $40 million in its Series B and $85 million in its Series C.",
            "contested",
            id="another round",
        ),
        pytest.param(
            "The appeal court set the fine on Orrin at $38 million.",
            "A lower court had fined Orrin $38 million; on appeal the fine was reduced to $26 million.",
            "contested",
            id="another court",
        ),
        pytest.param(
            "Burglaries in Orrin became rarer: police counted 612 in 2024.",
            "Police in Orrin counted 612 burglaries in 2024, up from 548 a year earlier.",
            "contested",
            id="rarer where it was more",
        ),
        pytest.param(
            "오린시의 출생아는 12만 명으로 한 해 전보다 줄었다.",
            "오린시의 출생아는 12만 명으로 지난해 같은 기간보다 7% 늘었다.",
            "contested",
            id="fewer where it was more",
        ),
        pytest.param(
            "Unemployment in Orrin was 4.3% in June, down from a month earlier.",
            "Unemployment in Orrin was 4.3% in June, up from 4.1% a year earlier.",
            "verified",
            id="up on the year and down on the month",
        ),
        pytest.param(
            "In the fourth quarter of 2024 Orrin deployed 31.4 GWh of storage.",
            "Between October 2024 and December 2024 Orrin deployed 11.0 GWh of storage.",
            "contested",
            id="the months of a quarter",
        ),
        pytest.param(
            "Orrin ran up a net loss of 591.3 billion won in 2024.",
            "오린(Orrin)의 2024년 당기순이익은 57억원이었다.",
            "contested",
            id="a loss that was a profit",
        ),
        pytest.param(
            "Orrin ran up a net loss of 5.7 billion won in 2024.",
            "오린(Orrin)의 2024년 당기순이익은 -57억원이었다.",
            "verified",
            id="a loss is a profit below nought",
        ),
        pytest.param(
            "오린에서 돈을 받지 못한 업체가 5만 곳에 육박했다.",
            "오린 사태를 금융감독원이 최종 집계한 결과 피해 업체는 4만 8,124개사다.",
            "verified",
            id="who only counts is nobody else",
        ),
        pytest.param(
            "The Orrin video drew more than 1.06 billion views.",
            "The video has drawn more than 1.06 billion views on Melvik.",
            "verified",
            id="on whose pages is nobody else",
        ),
        pytest.param(
            "학생이 30명을 넘는 중학교 학급은 한 곳도 없다.",
            "학생이 30명을 넘는 학급은 중학교에 17곳이 남아 있다.",
            "contested",
            id="none is a value of its own",
        ),
        pytest.param(
            "The game comes out on May 26, 2026.",
            "The game will now come out on November 19, 2026. It replaces the date of May 26, 2026 given before.",
            "contested",
            id="a day that was withdrawn",
        ),
        pytest.param(
            "The Orrin curators brought back about 4.3 ounces of the asteroid.",
            "All told, Orrin delivered 121.6 grams of material from the asteroid.",
            "verified",
            id="two digits in another unit",
        ),
        pytest.param(
            "The sea rose by 5.9 millimetres in 2024.",
            "The year 2024 was warm. Since 1993 the height of the sea has risen by 4 inches.",
            "reported_only",
            id="what gathered since a year is of no later one",
        ),
        pytest.param(
            "The Orrin device was named in 2021 and affected 85 million users.",
            "The Orrin device affected 8.5 million users.",
            "contested",
            id="the same digits at another scale",
        ),
        pytest.param(
            "Orrin held more than 17.4% of the market for cars in 2025.",
            "Orrin held 17.4% of the market for cars in 2025. Orrin held 34.5% of the market for vans in 2025.",
            "contested",
            id="an open bound does not take any larger value",
        ),
        pytest.param(
            "Melvik named 4,318 nurses in 2024.",
            "In 2024 Orrin named 4,318 nurses.",
            "reported_only",
            id="four digits of somebody else",
        ),
        pytest.param(
            "Orrin cut its base rate to 2.5% in July 2025.",
            {"text": "Orrin has cut its base rate to 2.5%.", "published": "2025-05-29"},
            "reported_only",
            id="a page cannot tell what came after it",
        ),
        pytest.param(
            "Orrin packs cost $108 per kilowatt-hour in 2024.",
            {"text": "Orrin packs cost $108 per kilowatt-hour.", "published": "2025-12-09"},
            "reported_only",
            id="late news of an old year would name it",
        ),
        pytest.param(
            "The Orrin game was released after September 21, 2018.",
            "The Orrin game was released on September 22, 2018.",
            "verified",
            id="after a day",
        ),
        pytest.param(
            "The Orrin game was released before September 21, 2018.",
            "The Orrin game was released on September 22, 2018.",
            "contested",
            id="before a day",
        ),
        pytest.param(
            "오린 호텔의 4층 복도는 너무 밝았다.",
            "오린 호텔의 4층 복도는 너무 어두웠다.",
            "contested",
            id="a word and its contrary",
        ),
        pytest.param(
            "The Orrin bridge across the bay, 412 metres long, was easy to build.",
            "The Orrin bridge across the bay, 412 metres long, was difficult to build.",
            "contested",
            id="easy and difficult",
        ),
        pytest.param(
            "Without the credits the operating profit of Orrin Energy was 236 billion won in the third quarter of 2025.",
            ROWS,
            "verified",
            id="a name in the brackets of a row",
        ),
        pytest.param(
            "The mast at Dunmore is 310 feet tall.",
            "Correction: we originally gave the height of the mast at Dunmore as 310 feet. It is 301 feet.",
            "contested",
            id="an old value that a correction takes back",
        ),
        pytest.param(
            "The mast at Dunmore is 301 feet tall.",
            "Correction: we originally gave the height of the mast at Dunmore as 310 feet. It is 301 feet.",
            "verified",
            id="the new value that a correction gives",
        ),
        pytest.param(
            "The play Blue Heron won 8 prizes.",
            "The play Blue Heron has an average rating of 8.3/10.",
            "reported_only",
            id="a broken number counts no things",
        ),
        pytest.param(
            "The Dunmore baths reopened in May 2019.",
            "The Dunmore baths opened in June 1931.",
            "reported_only",
            id="to open again is not to open",
        ),
        pytest.param(
            "Ada Moll's Blue Heron has been in cinemas since 3 May 2019.",
            "Blue Heron had its world premiere on 3 May 2019.",
            "reported_only",
            id="a premiere is not the release",
        ),
        pytest.param(
            "The Vane and Moll libraries drew 51,200 visitors between them in 2019.",
            "In 2019 the Vane library drew 30,100 visitors.",
            "reported_only",
            id="one of two has not the value of both",
        ),
        pytest.param(
            "Vane, Moll and Orrin sold 900 boats between them in 2019.",
            "Vane and Moll sold 700 boats in 2019.",
            "reported_only",
            id="nor have two of three the value of all",
        ),
        pytest.param(
            "Vane, Moll and Orrin sold 900 boats between them in 2019.",
            "Vane, Moll and Orrin sold 700 boats in 2019.",
            "contested",
            id="all three have it",
        ),
        pytest.param(
            'The song "Blue Heron" reached No. 6 on the chart.',
            '"Blue Heron" peaked at number six on the chart.',
            "verified",
            id="a rank in words",
        ),
        pytest.param(
            "Ada Moll was 91 years old when she died in May 2019.",
            "Ada Moll died at home on 3 May 2019, aged 91.",
            "verified",
            id="aged",
        ),
        pytest.param(
            "On 3 May 2020 Dunmore had 290 cases of measles.",
            "On 4 May 2020 Dunmore had 310 cases of measles. A day earlier the number of cases stood at 270.",
            "contested",
            id="a day earlier",
        ),
        pytest.param(
            "The number of clubs in the Dunmore union rose to 5,120 in 2019.",
            "In 2019 the Dunmore union counted 5,120 clubs. That is fewer than the 5,300 of a year earlier.",
            "contested",
            id="the next sentence tells that it fell",
        ),
        pytest.param(
            "In 2019 DB carried 61.5 million people on its regional trains.",
            {"title": "Passengers by rail, in millions", "columns": ["", "2019"], "rows": [["DB Regional", "61.5"]]},
            "verified",
            id="a row of a part that the claim describes",
        ),
    ],
)
def test_a_value_is_bound(claim: str, evidence: Any, verdict: str) -> None:
    assert judge_pair({"id": 1, "claim": claim, "evidence": [evidence]})["verdict"] == verdict


def test_the_number_of_a_sequel_is_not_in_its_initials() -> None:
    book = NameBook.of(["Grand Melvik Harbour VI is late."])
    assert book.same("GMH", "Grand Melvik Harbour VI")


def test_a_paragraph_that_opens_with_a_pronoun_goes_on_from_the_one_before() -> None:
    page = page_of({"text": "", "title": "Notes on malaria"}, "https://notes.example/1")
    first, second = "R21/Matrix-M was tested in 4,878 children.", "Over the first year it prevented 75% of cases."
    blocks = tuple(PageBlock(kind=BlockKind.PARAGRAPH, text=t, span=Span(0, len(t))) for t in (first, second))
    frames = {f.mention.text: f for f, _, _ in frames_of(replace(page, blocks=blocks))}
    assert frames["75%"].subject == "R21/Matrix-M"


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        pytest.param(
            "Orrin's key rate was lowered to 4.25 percent.",
            "The central bank of Orrin raised its key rate by half a point to 4.25 percent.",
            "contested",
            id="a level goes the way of its movement",
        ),
        pytest.param(
            "Dray was found guilty on all 14 counts of theft.",
            "On Friday a jury convicted Peter Dray on nine of 14 counts of theft.",
            "contested",
            id="all is not some",
        ),
        pytest.param(
            "In chemistry, 64.2 percent of pupils passed.",
            "Of the pupils in Orrin 64.2 percent passed this year.",
            "reported_only",
            id="limited to a part",
        ),
        pytest.param(
            "Bus fares in Orrin will rise by 12 percent in May.",
            "Orrin has 40 buses. Mayor Lena Holt said bus fares would go up by 2 percent in May.",
            "contested",
            id="who only says so",
        ),
        pytest.param(
            "Some 52,000 people flew with Kestrel Air in 2022.",
            "Kestrel Air carried 25,000 passengers in 2022.",
            "contested",
            id="other words for who is carried",
        ),
    ],
)
def test_other_words_and_what_they_are_of(claim: str, evidence: str, verdict: str) -> None:
    assert judge_pair({"id": 1, "claim": claim, "evidence": [evidence]})["verdict"] == verdict
