"""Sources that a document names beside a claim: one that says otherwise of the same contests it."""

from __future__ import annotations

import pytest

from claims.documents.beside import cited_beside
from claims.documents.document import read_text
from claims.extract import extract
from tests.factcheck.papers import linked, url, verdict_in

TEA = "식생활센터는 한 사람이 하루에 차를 [12.4g](1) 마신다고 봤습니다. 2024년 기준이에요. [영양 조사](2)에도 음료 통계가 나옵니다."
TEA_1 = "2024년 한 사람이 하루에 마신 차는 평균 12.4g이다."
EGGS = "A hen laid [281 eggs](1) on average in 2025. The [farmers' yearbook](2) has a chapter on it as well."
EGGS_1 = "Hens in Orrin laid 281 eggs each on average in 2025."
TOYS = "The Toy Council counts [34%](1) of all toys sold in Brent in 2025 as wooden. The [almanac](2) is out, too."
TOYS_1 = "In 2025, 34% of the toys sold in Brent were made of wood."
REST = "From returns and an estimate for the rest, wooden toys made up 29% of all toys sold in Brent"
NOISE = "작년에 층간 소음으로 상담을 받은 집은 [3만 2,410가구](1)였다. 한빛주거연구소의 [백서](2)도 같은 내용을 다뤘다."
NOISE_1 = "2025년 층간 소음 상담을 받은 가구는 3만 2,410가구로 집계됐다."
BIKES = "Thieves took [7,420 bicycles](1) in Marlow last year; the [riders' union](2) keeps a count too."
NAPS = "The Sleep Centre has asked [lighthouse keepers](1). They sleep 34 minutes a day; [Nightlog](2) has been asking as well."
NAPS_1 = "Published 6 May 2026. Keepers sleep an average of 34 minutes a day."
KILNS = "The pottery register lists [3,260 kilns](1) in use. The [makers' almanac](2) is out, too."
KILNS_1 = "The register lists 3,260 kilns in use, all those inspected by 31 December 2025."
NURSES = "지난해 말 요양원에서 일하는 사람은 [8만 4천 명](1)이다. [요양 연감](2)도 나왔다."
NURSES_1 = "2025년 12월 말 국내 요양원 종사자는 8만 4천 명으로 추산된다."
CLERKS = "The [town hall](2) is hiring. Its first night school for clerks drew [612 applicants](1) in March 2026."
CLERKS_1 = "In March 2026 the first night school for clerks drew 612 applicants."
BIKES_1 = "Police recorded 7,420 bicycles stolen in Marlow in 2025."


@pytest.mark.parametrize(
    ("document", "value", "first", "second", "verdict"),
    [
        (TEA, "12.4g", TEA_1, "2024년 우리 국민이 하루에 마신 차는 1인당 평균 10.9g으로 조사됐다.", "contested"),
        (EGGS, "281", EGGS_1, "Our members' hens laid 264 eggs on average in 2025.", "contested"),
        (NOISE, "3만", NOISE_1, "2025년에 층간 소음 상담을 받은 가구는 2만 8,100가구다.", "contested"),
        (BIKES, "7,420", BIKES_1, "In 2025 riders in Marlow lost 9,130 bicycles to thieves.", "contested"),
        # What is estimated for those who did not report is no forecast.
        (TOYS, "34%", TOYS_1, f"{REST} in 2025.", "contested"),
        (TOYS, "34%", TOYS_1, f"{REST} in 2019.", "verified"),
        (
            TOYS,
            "34%",
            TOYS_1,
            "Our estimate for 2025 is that wooden toys make up 29% of all sold in Brent.",
            "verified",
        ),
        # The same number; another year, group, measure or place; no certain one.
        (TEA, "12.4g", TEA_1, "2024년 우리 국민이 하루에 마신 차는 1인당 평균 12.4g으로 조사됐다.", "verified"),
        (TEA, "12.4g", TEA_1, "2021년 우리 국민이 하루에 마신 차는 1인당 평균 10.9g으로 조사됐다.", "verified"),
        (TEA, "12.4g", TEA_1, "2024년 60대 이상이 하루에 마신 차는 1인당 평균 17.8g으로 조사됐다.", "verified"),
        (TEA, "12.4g", TEA_1, "2024년 우리 국민이 하루에 먹은 설탕은 1인당 평균 15.2g으로 조사됐다.", "verified"),
        (EGGS, "281", EGGS_1, "Our members' hens laid 264 eggs on average in 2019.", "verified"),
        (EGGS, "281", EGGS_1, "Hens in Orrin were given 264 pellets each on average in 2025.", "verified"),
        (EGGS, "281", EGGS_1, "Hens are expected to lay 290 eggs on average in 2025.", "verified"),
        (NOISE, "3만", NOISE_1, "2025년에 층간 소음으로 소송을 낸 가구는 2만 1,100가구다.", "verified"),
        (NOISE, "3만", NOISE_1, "2025년에 새솔시에서 층간 소음 상담을 받은 가구는 1만 9,400가구다.", "verified"),
        (NOISE, "3만", NOISE_1, "2023년에 층간 소음 상담을 받은 가구는 2만 8,100가구다.", "verified"),
        (BIKES, "7,420", BIKES_1, "In 2025 the union gave its members 5,200 bicycles.", "verified"),
        (BIKES, "7,420", BIKES_1, "In 2022 riders in Marlow lost 9,130 bicycles to thieves.", "verified"),
        (BIKES, "7,420", BIKES_1, "In 2025 riders in Dunmouth lost 9,130 bicycles to thieves.", "verified"),
        # What both leave undated; what the sentence cites as well is not its first source.
        (NAPS, "34 minutes", NAPS_1, "Keepers in Orrin slept 27 minutes a day on average.", "contested"),
        (NAPS, "34 minutes", NAPS_1, "Keepers in Orrin slept 27 minutes a day on average in 2019.", "verified"),
        (NAPS, "34 minutes", NAPS_1, "Keepers in Orrin walked 27 minutes a day with their dogs.", "verified"),
        # Of a like size, in the unit or with none, of the same time: what nothing tells to be of something else.
        (
            KILNS,
            "3,260",
            KILNS_1,
            "At the end of 2025 the number of kilns in use on the register was 3,415.",
            "contested",
        ),
        (
            KILNS,
            "3,260",
            KILNS_1,
            "At the end of 2021 the number of kilns in use on the register was 3,415.",
            "verified",
        ),
        (KILNS, "3,260", KILNS_1, "At the end of 2025 the number of wheels in use was 9,415.", "verified"),
        (NURSES, "8만", NURSES_1, "2025년 말 우리나라 요양원에서 일하는 인원은 모두 7만 6천 명이다.", "contested"),
        (NURSES, "8만", NURSES_1, "2019년 말 우리나라 요양원에서 일하는 인원은 모두 7만 6천 명이다.", "verified"),
        (NURSES, "8만", NURSES_1, "2025년 말 일본 요양원에서 일하는 인원은 모두 7만 6천 명이다.", "verified"),
        # Cited for something else: only what is told in the first one's own words.
        (
            CLERKS,
            "612",
            CLERKS_1,
            "In March 2026 the first night school for clerks drew 540 applicants.",
            "contested",
        ),
        (CLERKS, "612", CLERKS_1, "A course for librarians drew 540 people in March 2026.", "verified"),
    ],
)
def test_a_source_named_beside_a_claim(document: str, value: str, first: str, second: str, verdict: str) -> None:
    assert verdict_in(document, value, first, second) == verdict


@pytest.mark.parametrize(
    ("document", "beside"),
    [
        ("Marlow has [41 bakers](1). The [guild](2) counts them, too.", {url(2)}),
        ("Marlow has [41 bakers](1). That was in 2024. The [guild](2) counts them, too.", {url(2)}),
        ("Marlow has [41 bakers](1). The [guild](2) has 63 millers.", set()),
        ("Marlow has [41 bakers](1). The hall opened in [1956](2).", set()),
        ("Marlow has [41 bakers](1). They are proud. They sing. The [guild](2) has a choir.", set()),
    ],
)
def test_what_is_cited_beside(document: str, beside: set[str]) -> None:
    extraction = extract(read_text(linked(document, 2), language="en"))
    of_first = next(c.id for c in extraction.claims if "41" in c.value.text)
    assert cited_beside(extraction).get(of_first, frozenset()) == beside
