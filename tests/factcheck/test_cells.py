"""Whole pages of the kinds that offices of statistics, accounts and open data publish: the claim picks row, column and
period, and the cell that fits best decides, not the one with the claim's digits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from claims.documents.document import read_text
from claims.extract import extract
from claims.model import Citation, CitationKind
from factcheck.matching.shelf import Consulted
from factcheck.verdicts.judge import judge_document
from sources.model import Page
from sources.pages.read import read
from tests.sources.scripted import snapshot

URL = "https://figures.example/table"
WHEN = dt.date(2026, 3, 2)


def verdicts(claim: str, body: str, media_type: str = "text/html") -> list[str]:
    """The verdicts on the values of a claim that cites one page."""
    extraction = extract(read_text(claim, language=None), as_of=WHEN)
    own = (Citation(url=URL, kind=CitationKind.LINK),)
    extraction = replace(extraction, claims=tuple(replace(c, citations=own) for c in extraction.claims))
    fetched = snapshot(body, media_type, URL)
    page = read(fetched)
    assert isinstance(page, Page)
    consulted = [Consulted(citation=own[0], fetched=fetched, page=page, origin=URL)]
    return [str(j.verdict) for j in judge_document(extraction, consulted)]


def html(title: str, *parts: str, language: str = "en", published: str = "2026-02-20") -> str:
    return (
        f'<html lang="{language}"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><main><h1>{title}</h1>{''.join(parts)}</main></body></html>"
    )


def table(caption: str, *lines: str, head: int = 1) -> str:
    """A table of lines whose cells are parted by bars; the first `head` lines are header cells."""
    rows = []
    for number, line in enumerate(lines):
        kind = "th" if number < head else "td"
        rows.append("<tr>" + "".join(f"<{kind}>{cell.strip()}</{kind}>" for cell in line.split("|")) + "</tr>")
    return f"<table><caption>{caption}</caption>{''.join(rows)}</table>"


HOTELS = html(
    "Overnight stays in Tarnland",
    "<p>Guest nights in all kinds of lodging, by season.</p>",
    table(
        "Guest nights by region (thousands)",
        "Region | Summer 2024 | Summer 2025 | Change (%)",
        "North Coast | 4,118 | 4,305 | 4.5",
        "Lake District | 2,960 | 2,841 | -4.0",
        "Capital | 7,702 | 8,016 | 4.1",
        "All regions | 14,780 | 15,162 | 2.6",
    ),
)
ACCOUNTS = html(
    "Pellworth Tools plc: annual results",
    "<p>For the year ended 30 September 2025</p>",
    table(
        "Consolidated income statement",
        "£'000 | Note | 2025 | 2024",
        "Revenue | 3 | 318,442 | 296,107",
        "Cost of sales | | (201,915) | (190,038)",
        "Operating profit | 5 | 28,316 | 31,754",
        "Net finance costs | 6 | (3,127) | (2,904)",
        "Profit before tax | | 25,189 | 28,850",
        "Profit for the year | | 19,402 | 22,071",
    ),
)
DOLLARS = html(
    "Marrow Robotics, Inc. 10-K",
    "<p>Annual report for the fiscal year ended June 30, 2025. Marrow Robotics, Inc.</p>",
    "<table><caption>(in thousands, except per share data)</caption>"
    "<tr><th rowspan=2></th><th colspan=2>Fiscal year ended June 30,</th></tr><tr><th>2025</th><th>2024</th></tr>"
    "<tr><td>Hardware revenue</td><td>$ 402,118</td><td>$ 371,906</td></tr>"
    "<tr><td>Service revenue</td><td>98,377</td><td>81,245</td></tr>"
    "<tr><td>Total revenue</td><td>500,495</td><td>453,151</td></tr>"
    "<tr><td>Operating income</td><td>61,874</td><td>52,390</td></tr>"
    "<tr><td>Net income</td><td>$ 47,213</td><td>$ 40,662</td></tr>"
    "<tr><td>Net income per share, diluted</td><td>$ 1.14</td><td>$ 0.99</td></tr></table>",
)
YEARS = html(
    "Milk prices",
    table(
        "Farm-gate price of raw milk (US cents/litre)",
        "Month, 2025 | Tarnland | Ostmark | Average",
        "October | 48.12 | 51.90 | 50.01",
        "November | 49.36 | 52.44 | 50.90",
        "December | 50.75 | 53.08 | 51.92",
    ),
)
KOREAN = html(
    "연령별 흡연율",
    "<p>2025년 12월 공표. 조사는 2024년에 했다.</p>",
    table(
        "현재 흡연율, 2024년 (단위: %)",
        "구분 | 전체 | 20-29세 | 30-39세 | 40-49세",
        "전체 | 18.2 | 16.4 | 20.3 | 21.9",
        "남자 | 30.9 | 25.7 | 33.8 | 37.1",
        "여자 | 5.6 | 7.0 | 6.3 | 5.9",
    ),
    language="ko",
)
SEASONS = html(
    "무료 급식 이용 현황",
    "<p>2026년 2월 20일 기준.</p>",
    table(
        "이용률 (단위: %)",
        "대상 | 2023-2024학년도 | 2024-2025학년도",
        "초등학생 | 71.4 | 76.8",
        "중학생 | 58.3 | 61.5",
    ),
    table(
        "1인당 월 급식비 (단위: 만 원)",
        "구분 | 2024년 | 2025년",
        "전체 학생 | 7.3 | 7.9",
        "이용 학생 | 9.8 | 10.6",
    ),
    language="ko",
)
TWO_ROWS = html(
    "도서관 이용 통계",
    "<table><caption>자료 유형별 대출 (단위: 천 권, %)</caption>"
    "<tr><th rowspan=2>구분</th><th colspan=2>2024년</th><th colspan=2>2025년</th></tr>"
    "<tr><th>대출</th><th>비중</th><th>대출</th><th>비중</th></tr>"
    "<tr><td>어린이책</td><td>18,240</td><td>41.2</td><td>19,015</td><td>42.5</td></tr>"
    "<tr><td>문학</td><td>11,873</td><td>26.8</td><td>11,402</td><td>25.5</td></tr>"
    "<tr><td>전자책</td><td>2,306</td><td>5.2</td><td>3,128</td><td>7.0</td></tr>"
    "<tr><td>합계</td><td>44,271</td><td>100.0</td><td>44,742</td><td>100.0</td></tr></table>",
    language="ko",
)
SHIPMENTS = """# Bicycle makers' ledger; deliveries of e-bikes; thousand units
maker,region,q4_2024,q3_2025,q4_2025
Velora,Europe,212,260,231
Velora,Asia,98,104,117
Velora,World,341,398,377
Kestrel Cycles,Europe,175,201,188
Kestrel Cycles,World,256,280,263
"""
DOWNLOADS = """{"source": "Tallyhouse", "month": "2026-02", "unit": "thousand downloads",
 "apps": [
  {"rank": 1, "app": "Mapling", "android": 5120, "ios": 2204, "total": 7324},
  {"rank": 2, "app": "Quietly", "android": 3306, "ios": 1917, "total": 5223},
  {"rank": 3, "app": "Breadbox", "android": 1418, "ios": 822, "total": 2240}]}"""
FESTIVAL = """{"dataset": "kite festival", "units": {"days": "days", "visitors": "thousand persons", "kites": "pieces"},
 "rows": [
  {"year": 2023, "days": 9, "visitors": 412, "kites": 1870},
  {"year": 2024, "days": 10, "visitors": 455, "kites": 2015},
  {"year": 2025, "days": 10, "visitors": 438, "kites": 2260}]}"""
CATCH = html(
    "Advice on herring in the Inner Sound",
    "<p>The council advises that catches in 2026 should be no more than 86 420 tonnes. "
    "For 2025 it had advised 103 815 tonnes.</p>",
    table(
        "Advice and landings (tonnes)",
        "Year | Advised | Landed",
        "2023 | 118 200 | 1 120 455",
        "2024 | 110 640 | 98 377",
        "2025 | 103 815 | –",
    ),
)


BRANCHES = html(
    "도서관 예산",
    "<p>2026년 3월 공표.</p>",
    table(
        "도서관 예산 (단위: 천 원)",
        "구분 | 2024년 | 2025년",
        "총도서구입비 | 812,300 | 834,900",
        "인건비 | 2,104,000 | 2,187,500",
    ),
    language="ko",
)
DIVISIONS = html(
    "Fires in Tarnland",
    "<p>Published 4 March 2026.</p>",
    table(
        "Fires attended",
        "Area | Kind | 2024 | 2025",
        "Tarnland | House fires | 1,200 | 1,296",
        "North division | House fires | 400 | 368",
    ),
)


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("The Lake District had 2.8 million guest nights in the summer of 2025.", HOTELS, "verified"),
        ("Hotels in the Capital counted about 8 million guest nights in summer 2025.", HOTELS, "verified"),
        ("The Lake District had 4.3 million guest nights in the summer of 2025.", HOTELS, "contested"),
        ("The North Coast had 4.1 million guest nights in the summer of 2025.", HOTELS, "contested"),
        ("2025년 여름 타른란드의 숙박은 1,516만 박이었다.", HOTELS, "verified"),
        ("Pellworth Tools had revenue of £318.4 million in the year to September 2025.", ACCOUNTS, "verified"),
        ("Pellworth Tools turned over £318.4 million in its last financial year.", ACCOUNTS, "verified"),
        ("Pellworth Tools made an operating profit of £25.2 million in 2025.", ACCOUNTS, "contested"),
        ("Pellworth Tools had revenue of £296.1 million in 2025.", ACCOUNTS, "contested"),
        ("Revenue of Marrow Robotics came to $500 million in fiscal 2025.", DOLLARS, "verified"),
        ("Marrow Robotics had net income of $61.9 million in fiscal 2025.", DOLLARS, "contested"),
        ("Marrow Robotics earned $1.14 a share in fiscal 2025, diluted.", DOLLARS, "verified"),
        ("In December 2025 farmers in Ostmark got more than $0.53 a litre for raw milk.", YEARS, "verified"),
        ("In November 2025 farmers in Ostmark got 53.08 cents a litre for raw milk.", YEARS, "contested"),
        ("2024년 30대 남성의 흡연율은 33.8%였다.", KOREAN, "verified"),
        ("2024년 30대 남성의 흡연율은 37.1%였다.", KOREAN, "contested"),
        ("2024년 여성 흡연율은 5.6%였다.", KOREAN, "verified"),
        ("2024년 20대 여성의 흡연율은 5.6%였다.", KOREAN, "contested"),
        ("2024년 성인 흡연율은 18.2%였다.", KOREAN, "verified"),
        ("중학생의 무료 급식 이용률은 2024-2025학년도에 61.5%였다.", SEASONS, "verified"),
        ("중학생의 무료 급식 이용률은 2024-2025학년도에 58.3%였다.", SEASONS, "contested"),
        ("이번 학년도 초등학생의 무료 급식 이용률은 71.4%였다.", SEASONS, "not verified"),
        ("실제로 급식을 이용한 학생만 보면 2025년 급식비는 한 달에 7만 9천 원이었다.", SEASONS, "not verified"),
        ("2025년 어린이책 대출은 1,901만 5천 권이었다.", TWO_ROWS, "verified"),
        ("2025년 어린이책은 전체 대출의 42.5%를 차지했다.", TWO_ROWS, "verified"),
        ("2025년 전자책 대출은 1,140만 권이었다.", TWO_ROWS, "contested"),
        ("2025년 문학 비중은 26.8%였다.", TWO_ROWS, "contested"),
        ("In 2025 libraries lent 3.1 million e-books.", TWO_ROWS, "not contested"),
        ("The council wants no more than 86,400 tonnes of herring caught in 2026.", CATCH, "verified"),
        ("In 2024 boats landed 98,400 tonnes of herring.", CATCH, "verified"),
        ("In 2023 boats landed 1.12 million tonnes of herring.", CATCH, "verified"),
        ("2025년 도서 구입에 쓴 돈은 8억 3천만 원이다.", BRANCHES, "not contested"),
        ("2025년 도서구입비는 8억 3,490만 원이다.", BRANCHES, "verified"),
        ("2025년 도서구입비는 21억 8,750만 원이다.", BRANCHES, "contested"),
        ("House fires dropped by 8% in 2025.", DIVISIONS, "not verified"),
        ("House fires rose by 8% in 2025.", DIVISIONS, "verified"),
    ],
)
def test_a_page_of_statistics(claim: str, page: str, expected: str) -> None:
    _hold(verdicts(claim, page), expected)


@pytest.mark.parametrize(
    ("claim", "body", "media_type", "expected"),
    [
        ("Velora delivered 377,000 e-bikes worldwide in the fourth quarter of 2025.", SHIPMENTS, "text/csv", "verified"),
        ("Velora delivered 231,000 e-bikes in Europe in the last quarter of 2025.", SHIPMENTS, "text/csv", "verified"),
        ("Velora delivered 263,000 e-bikes worldwide in the fourth quarter of 2025.", SHIPMENTS, "text/csv", "contested"),
        ("Velora delivered 377,000 e-bikes in Europe in the fourth quarter of 2025.", SHIPMENTS, "text/csv", "contested"),
        ("Mapling was downloaded 7.3 million times in February.", DOWNLOADS, "application/json", "verified"),
        ("Quietly was downloaded 7.3 million times in February.", DOWNLOADS, "application/json", "contested"),
        ("The kite festival drew 438,000 visitors in 2025.", FESTIVAL, "application/json", "verified"),
        ("The kite festival drew 455,000 visitors in 2025.", FESTIVAL, "application/json", "contested"),
    ],
)  # fmt: skip
def test_a_file_of_open_data(claim: str, body: str, media_type: str, expected: str) -> None:
    _hold(verdicts(claim, body, media_type), expected)


def _hold(found: list[str], expected: str) -> None:
    if expected.startswith("not "):
        assert expected.removeprefix("not ") not in found
    else:
        assert expected in found
        assert {"verified": "contested", "contested": "verified"}[expected] not in found
