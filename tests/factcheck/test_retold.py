"""What a text tells of one time, and again of another without naming it: changes, multiples and parts of the two."""

from __future__ import annotations

import pytest

from claims.frames.read import Context, read_frames
from tests.factcheck.test_cells import html, verdicts


def page(*paragraphs: str, language: str = "en") -> str:
    return html("Annual notes", "".join(f"<p>{p}</p>" for p in paragraphs), language=language)


SHED = page(
    "We repaired 8,430 bicycles in 2025. In 2020, our first full year in the shed, it was 2,790. "
    "Scooters were slower to come (1,300 against 910), because few people keep them."
)
POST = page(
    "Parcel volume: 412 million (2024: 377 million)", "Letter volume came to 1.92 billion items (2024: 2.11 billion)"
)
FERRIES = page(
    "Over the year to December 2025 the ferries carried 6.3 million passengers (2024: 5.4 million). "
    "Freight: 880,000 tonnes (910,000 tonnes in 2024). Cars on board: 1.22 million (previous year: 1.31 million)."
)
MEALS = page(
    "Hospitals reported that 7.2 million meals were thrown away during 2025; the figure for 2024 was 9.6 million. "
    "Laundry was 3.1 million kilos."
)
SKIPPERS = page(
    "A total of 48,200 boats are registered in Pemberly. They belong to 6,240 skippers. "
    "In 2016, when registration became compulsory, there were 3,110 skippers, who had 39,500 boats."
)
MUSEUM = page(
    "The museum welcomed 412,000 visitors in 2025. That compares with 378,000 in 2024. "
    "A year earlier the shop had made £1.1 million; in 2025 it made £1.6 million."
)
CHARGING = page(
    "By the end of 2025 there were 5,060 charging points in the county. "
    "A year earlier it had been 4,410 and two years earlier 2,310. Petrol stations numbered 318."
)
RESERVOIRS = page(
    "전국에 있는 저수지는 모두 3,982개소이고 이를 더한 둑의 길이는 2,716km이다. 한 해 전에는 3,845개소, 2,598km였다. "
    "양수장은 39,417개소로 집계되었다.",
    language="ko",
)
BOXES = page(
    "작년 이맘때 저희 창고는 하루 1,240만 개의 상자를 받았습니다. 지난달 평균은 2,510만 개입니다. 일꾼은 30%만 늘렸습니다.",
    language="ko",
)
BERRIES = page(
    "2025년 딸기 수출액은 18억 6,100만 달러로 통계를 낸 이래 가장 컸다. 2024년은 13억 7,800만 달러, "
    "2023년은 12억 1,400만 달러였다.",
    language="ko",
)
LIBRARY = page(
    "지난해 시립도서관에서 빌려 간 책은 84만 2천 권입니다. 2024년에는 70만 1천 권이었습니다. 회원은 3만 명을 넘었습니다.",
    language="ko",
)
COUNTY = page(
    "올해 1월 기준 한내군에 사는 사람은 48,200명이다. 10년 전인 2016년에는 61,300명이 살았다. 가구는 2만 4천 가구이다.",
    language="ko",
)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The workshop repaired three times as many bicycles in 2025 as in 2020.", SHED),
        ("The workshop repaired three times as many bicycles in 2025 as it had in 2020.", SHED),
        ("The number of bicycles that the workshop repaired tripled between 2020 and 2025.", SHED),
        ("Parcels rose by roughly 9% on the year before in 2025.", POST),
        ("Parcels, then, are up by roughly 9% on the year before.", POST),
        ("Letters fell by 9% in 2025.", POST),
        ("The ferries carried 17% more passengers in 2025 than in 2024.", FERRIES),
        ("Freight on the ferries shrank by 3.3% in 2025.", FERRIES),
        ("They carried 7% fewer cars than a year earlier.", FERRIES),
        ("The meals that hospitals threw away came to a quarter fewer than in 2024.", MEALS),
        ("Hospitals threw away 2.4 million fewer meals in 2025 than in 2024.", MEALS),
        ("The skippers themselves are twice as numerous as they were in 2016.", SKIPPERS),
        ("There are twice as many skippers in Pemberly as there were in 2016.", SKIPPERS),
        ("Visitor numbers at the museum rose by 9% in 2025.", MUSEUM),
        ("Visitor numbers at the museum rose by 34,000 in 2025.", MUSEUM),
        ("Charging points in the county have more than doubled within two years.", CHARGING),
        ("The county had 15% more charging points at the end of 2025 than a year earlier.", CHARGING),
        ("저수지 둑의 길이는 전년보다 4.5% 길어졌다.", RESERVOIRS),
        ("둑 길이를 모두 더하면 한 해 전보다 4.5% 늘었다.", RESERVOIRS),
        ("저수지는 1년 새 137개소 늘었다.", RESERVOIRS),
        ("이 회사가 하루에 받는 상자는 1년 만에 두 배가 되었다.", BOXES),
        ("이 회사가 하루에 받는 상자는 한 해 만에 두 배로 늘었다.", BOXES),
        ("작년 딸기 수출액은 18억 6,100만 달러였다. 한 해 만에 35%나 불어난 것이다.", BERRIES),
        ("2025년 딸기 수출액은 2023년보다 53% 늘었다.", BERRIES),
        ("시립도서관에서 빌려 간 책은 작년에 한 해 전보다 14만 1천 권 많아졌습니다.", LIBRARY),
        ("한내군에 사는 사람은 10년 전보다 21% 줄었다.", COUNTY),
    ],
)
def test_a_change_from_what_is_told_again(claim: str, source: str) -> None:
    assert verdicts(claim, source)[-1] == "verified"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The workshop repaired twice as many bicycles in 2025 as in 2020.", SHED),
        ("The workshop repaired three times as many scooters in 2025 as in 2020.", SHED),
        ("The workshop repaired three times as many bicycles in 2025 as in 2022.", SHED),
        ("Parcels fell by 9% in 2025.", POST),
        ("Letters were down by a fifth in 2025.", POST),
        ("Freight on the ferries grew by 3.3% in 2025.", FERRIES),
        ("They carried 17% more cars than a year earlier.", FERRIES),
        ("Hospitals threw away half as many meals in 2025 as in 2024.", MEALS),
        ("Hospitals threw away a quarter fewer meals in 2025 than in 2022.", MEALS),
        ("The number of boats in Pemberly has doubled since 2016.", SKIPPERS),
        ("The museum welcomed 45% more visitors in 2025 than a year earlier.", MUSEUM),
        ("Charging points in the county have more than tripled within two years.", CHARGING),
        ("저수지 둑의 길이는 전년보다 4.5% 짧아졌다.", RESERVOIRS),
        ("양수장은 전년보다 3.6% 늘었다.", RESERVOIRS),
        ("저수지는 전년보다 4.5% 늘었다.", RESERVOIRS),
        ("이 회사의 일꾼은 1년 만에 두 배가 되었다.", BOXES),
        ("이 회사가 하루에 받는 상자는 1년 만에 절반으로 줄었다.", BOXES),
        ("딸기 수출액은 2025년 전년보다 53% 늘었다.", BERRIES),
        ("시립도서관 회원은 작년에 20% 늘었습니다.", LIBRARY),
        ("한내군에 사는 사람은 10년 전보다 21% 늘었다.", COUNTY),
    ],
)
def test_of_another_measure_way_or_time_it_verifies_nothing(claim: str, source: str) -> None:
    assert verdicts(claim, source)[-1] != "verified"


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("Twice as many boats came in 2024 as in 2019.", "Twice", 2024),
        ("Twice as many boats came in 2024 as five years before.", "Twice", 2024),
        ("The queue was 20 minutes shorter in 2024 than it had been in 2019.", "20 minutes", 2024),
        ("The port moved 8.1 million tonnes in 2024 (2019: 7.4 million).", "8.1 million tonnes", 2024),
        ("The port moved 8.1 million tonnes in 2024 (2019: 7.4 million).", "7.4 million", 2019),
    ],
)
def test_the_time_that_a_value_is_held_against_is_not_its_own(text: str, value: str, year: int) -> None:
    frame = next(f for f in read_frames(text, Context(language="en")) if f.mention.text == value)
    assert [p.first.year for p in frame.periods if p.first] == [year]


def test_a_measure_of_goods_takes_no_operands_of_money() -> None:
    both = page(
        "2025년 딸기 수출액은 18억 6,100만 달러였다. 2024년은 13억 7,800만 달러였다. "
        "딸기 수출량은 2024년 21만 5천 톤에서 2025년 20만 8천 톤으로 감소했다.",
        language="ko",
    )
    assert verdicts("딸기 수출액은 2025년 전년보다 35% 늘었다.", both) == ["verified"]
    assert verdicts("딸기 수출량은 2025년 전년보다 35% 늘었다.", both) != ["verified"]
