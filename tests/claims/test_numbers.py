"""Values, steps, bounds and ranges of quantities, in sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.mentions.find import find_mentions
from claims.model import Bound, Quantity


def read(text, language):
    found = [m for m in find_mentions(text, language) if isinstance(m.value, Quantity)]
    assert found, text
    return found[0].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill ground 1,640,300 sacks.", "1640300"),
        ("10^5 spores a minute", "100000"),
        ("2^16 colours", "65536"),
        ("10⁻⁹ of it", "1E-9"),
        ("a rod of 4 ft 9 in", "4.75"),
        ("a rod of 4 feet 5 inches", "53"),
        ("a ride of 3h 20m", "200"),
        ("It took a week and a half.", "1.5"),
        ("The sea fell a metre and a quarter.", "1.25"),
        ("They spent 7 million and a half.", "7500000"),
        ("Zero wolves were seen.", "0"),
        ("The stock of herring fell to zero in spring.", "0"),
        ("It cost 40 MEUR.", "40000000"),
        ("It cost Rs 300.", "300"),
        ("One ewe in nine had twins.", "11.111111111"),
        ("Oats settled at $3.41½ a bushel.", "3.415"),
        ("Cash flow of (US$ 8.2) million", "-8200000"),
        ("A roll costs 85p more.", "0.85"),
        ("It closed at 2,310p.", "23.1"),
        ("Roast it at 220C for a while.", "220"),
        ("Ten miles and a half away", "10.5"),
        ("Rents dropped by a sixth since spring.", "16.666666667"),
        ("About 7 in every 1,000 lambs", "0.7"),
        ("Orders trebled.", "3"),
        ("It never lost a single barge.", "0"),
        ("It closed 23 of its kilns.", "23"),
        ("They lost by a four-to-one margin.", "4"),
        ("a magnitude 5.9 quake", "5.9"),
        ("A count of 12,34,567 voters", "1234567"),
        ("They sold 3 450 120 tiles.", "3450120"),
        ("It cost 2.345,75 euros.", "2345.75"),
        ("A loss of $(3.6) million", "-3600000"),
        ("They raised $7.25bn.", "7250000000"),
        ("A 64K tokens window", "64000"),
        ("It used 1.9M hours.", "1900000"),
        ("Some 4.1m people live there.", "4100000"),
        ("He owns 6.3 × 10^4 books.", "63000"),
        ("She read 2½ billion rows.", "2500000000"),
        ("Two hundred and six goats got out.", "206"),
        ("Four dozen eggs were broken.", "48"),
        ("Half a million bees swarmed.", "500000"),
        ("Three and a half million letters", "3500000"),
        ("It fell by 5 lakh.", "500000"),
        ("minus 7 degrees Celsius", "-7"),
        ("It was −3.5% then.", "-3.5"),
        ("A third of the lambs", "33.333333333"),
        ("An eighth of the lambs", "12.5"),
        ("인삼 농가는 15,730호다.", "15730"),
        ("농가는 912호 줄었다.", "912"),
        ("Of the lambs roughly a third came back", "33.333333333"),
        ("Four in ten readers", "40"),
        ("3/4 of the pie", "75"),
        ("Sales were 2 1/2 times higher.", "2.5"),
        ("The rate stands at 5-1/4 percent.", "5.25"),
        ("A plank of 12-3/8 inches", "12.375"),
        ("The quay is two-thirds of a mile long.", "0.66666666667"),
        ("They walked one-half mile.", "0.5"),
        ("A third of an hour later", "0.33333333333"),
    ],
)
def test_english_values(text, value):
    assert read(text, "en").value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("매출은 2조 3천억 원이다.", "2300000000000"),
        ("회원 7백만 명", "7000000"),
        ("토지 4만 5천 평", "45000"),
        ("관객 15만 2,308명", "152308"),
        ("1만3천2백7명이 왔다.", "13207"),
        ("이천오백 명이 모였다.", "2500"),
        ("삼억 오천만 원을 냈다.", "350000000"),
        ("5 조 원 규모", "5000000000000"),
        ("０．７억 개", "70000000"),
        ("서른네 명이 탔다.", "34"),
        ("강아지 일곱 마리", "7"),
        ("나흘 동안 비가 왔다.", "4"),
        ("값이 갑절로 뛰었다.", "2"),
        ("주민의 절반이 떠났다.", "50"),
        ("7분의 2가 반대했다.", "28.571428571"),
        ("열에 아홉은 웃었다.", "90"),
        ("다섯 명 중 두 명이 답했다.", "40"),
        ("9시간 반이 걸렸다.", "9.5"),
        ("3년 2개월이 걸렸다.", "38"),
        ("마이너스 1.5%였다.", "-1.5"),
        ("세 시간 반짜리 공연", "3.5"),
        ("물 750mℓ", "750"),
        ("그날 27득점을 올렸다", "27"),
        ("선박은 2024억5000만달러에 팔렸다.", "202450000000"),
    ],
)
def test_korean_values(text, value):
    assert read(text, "ko").value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "language", "step"),
    [
        ("$8.4bn", "en", "1E8"),
        ("1,200,000 cars", "en", "1"),
        ("약 $7백만", "ko", "1E6"),
        ("9억 3천만 원", "ko", "1E7"),
        ("약 214만 5천 명", "ko", "1E3"),
        ("4.25%", "en", "0.01"),
    ],
)
def test_step_is_one_unit_of_the_last_digit(text, language, step):
    assert read(text, language).step == Decimal(step)


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("about 40 goats", "en", Bound.ABOUT),
        ("almost 40 goats", "en", Bound.NEARLY),
        ("more than 40 goats", "en", Bound.MORE_THAN),
        ("at least 40 goats", "en", Bound.AT_LEAST),
        ("fewer than 40 goats", "en", Bound.LESS_THAN),
        ("no more than 40 goats", "en", Bound.AT_MOST),
        ("up to 40 goats", "en", Bound.UP_TO),
        ("40 goats or more", "en", Bound.AT_LEAST),
        ("40-odd goats", "en", Bound.ORDER),
        ("dozens of goats", "en", Bound.ORDER),
        ("exactly 40 goats", "en", Bound.EXACT),
        ("worth $3 billion over five years", "en", Bound.EXACT),
        ("약 40명", "ko", Bound.ABOUT),
        ("40명 안팎", "ko", Bound.ABOUT),
        ("40명에 육박했다", "ko", Bound.NEARLY),
        ("40명을 넘었다", "ko", Bound.MORE_THAN),
        ("40명이 넘는", "ko", Bound.MORE_THAN),
        ("40명 이상", "ko", Bound.AT_LEAST),
        ("40명에 못 미쳤다", "ko", Bound.LESS_THAN),
        ("40명 이하", "ko", Bound.AT_MOST),
        ("최대 40명", "ko", Bound.UP_TO),
        ("40여 명", "ko", Bound.ORDER),
        ("수만 명", "ko", Bound.ORDER),
        ("30%대", "ko", Bound.BAND),
        ("3,100선이 무너졌다", "ko", Bound.LESS_THAN),
        ("3,100선을 돌파했다", "ko", Bound.MORE_THAN),
        ("3천 명 선 아래로 내려앉았다", "ko", Bound.LESS_THAN),
        ("3천 명 고지를 밟았다", "ko", Bound.AT_LEAST),
        ("3천 명 밑으로 내려갔다", "ko", Bound.LESS_THAN),
        ("3,100선을 지켰다", "ko", Bound.LEVEL),
        ("slipped under the 3,000 mark", "en", Bound.LESS_THAN),
    ],
)
def test_bounds(text, language, bound):
    assert read(text, language).bound is bound


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("It takes 15-20 hours.", "en", "15", "20"),
        ("Between $3 million and $4 million went missing.", "en", "3000000", "4000000"),
        ("Guidance of $2.5-3.1 billion", "en", "2500000000", "3100000000"),
        ("Doses of 2 to 6 mg", "en", "2", "6"),
        ("An 8- to 12-metre mast", "en", "8", "12"),
        ("2만~4만 명", "ko", "20000", "40000"),
        ("3~6%", "ko", "3", "6"),
        ("7명에서 9명 사이", "ko", "7", "9"),
        ("-3℃~5℃", "ko", "-3", "5"),
        ("두세 명", "ko", "2", "3"),
    ],
)
def test_ranges_have_two_ends_and_no_value(text, language, low, high):
    quantity = read(text, language)
    assert (quantity.value, quantity.low, quantity.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The fee rose from 30% to 35%.", "en"),
        ("요금은 30%에서 35%로 올랐다.", "ko"),
        ("It raised the rate by 50 basis points to 3.5%.", "en"),
    ],
)
def test_a_movement_is_two_values(text, language):
    assert len([m for m in find_mentions(text, language) if isinstance(m.value, Quantity)]) == 2


def test_plus_minus():
    quantity = read("It is 4.2 ± 0.3 km wide.", "en")
    assert (quantity.value, quantity.plus_minus, quantity.unit) == (Decimal("4.2"), Decimal("0.3"), "km")


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("127시간 30분이 걸렸다.", "ko", "127.5", "hour"),
        ("The climb took 14 hours 32 minutes.", "en", "872", "minute"),
        ("지원자는 한 명도 없었다.", "ko", "0", "person"),
        ("Not a single plant reopened.", "en", "0", "plant"),
        ("None of the harbour's cranes broke down.", "en", "0", "crane"),
        ("It promised to keep the halls: not one of them is open.", "en", "0", None),
        ("The ferries sailed all winter, and not one was late.", "en", "0", None),
        ("Of oil spills the harbour register lists none.", "en", "0", None),
        ("배는 겨울 내내 한 번도 늦지 않았다.", "ko", "0", "time"),
        ("지난해 그 배에서 다친 사람은 아무도 없었다.", "ko", "0", "person"),
        ("다시 뽑은 뱃사람은 한 군데도 없었다.", "ko", "0", "place"),
        ("Nobody was hurt on the ferry in 2025.", "en", "0", "person"),
        ("선원은 한 명도 안 다쳤다.", "ko", "0", "person"),
    ],
)
def test_compound_durations_and_none_at_all(text, language, value, unit):
    (mention,) = [m for m in find_mentions(text, language) if isinstance(m.value, Quantity)]
    assert (str(mention.value.value), mention.value.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The view is second to none.", "en"),
        ("None of this is new.", "en"),
        ("Not only that.", "en"),
        ("한 번도 배를 타지 않은 사람이 있다.", "ko"),
        ("뱃삯은 개항 이후 한 번도 오르지 않았다.", "ko"),
        ("섬에 한 번도 가 본 적이 없다.", "ko"),
        ("그 길을 아는 사람은 아무도 없다.", "ko"),
        ("Nobody was ready for the storm.", "en"),
    ],
)
def test_no_number_of_none(text, language):
    assert not [m for m in find_mentions(text, language) if isinstance(m.value, Quantity)]


def test_from_to_is_a_range_where_nothing_moves():
    (mention,) = find_mentions("Doses from 44 mg to 50 mg.", "en")
    assert (mention.value.low, mention.value.high) == (44, 50)
    assert len(find_mentions("Doses fell from 50 mg to 44 mg.", "en")) == 2


def test_a_word_that_takes_no_number_leaves_a_value():
    assert [m.value.value for m in find_mentions("Norway 16, Sweden 8.", "en")] == [16, 8]
    assert not [m for m in find_mentions("Windows 11, Boeing 747.", "en") if m.claim]
