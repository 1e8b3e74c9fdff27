"""The sign of a cell: what is headed for both signs, or stands below nought, is no profit and no rise."""

from __future__ import annotations

import pytest

from claims.documents.document import read_text
from claims.extract import extract
from factcheck.verdicts.judge import judge_document
from tests.factcheck.papers import consulted, url


def _table(title: str, *rows: str) -> dict[str, object]:
    first, *rest = [row.split("|") for row in rows]
    return {"title": title, "columns": first, "rows": rest}


def _verdict(sentence: str, table: object) -> str:
    extraction = extract(read_text(sentence.replace("](1)", f"]({url(1)})"), language=None))
    (judged,) = judge_document(extraction, [consulted(1, table)])
    return str(judged.verdict)


KO = _table(
    "푸른솔가구 손익 요약 (단위: 백만 원)",
    "항목|2025년|2024년",
    "매출액|12,340|11,870",
    "영업이익(손실)|△437|612",
    "당기순이익(손실)|(521)|388",
)
KO_LOSS = _table("푸른솔가구 손익 (단위: 백만 원)", "항목|2025년", "영업손실|△437")
EN = _table(
    "Marlow Mills: summary of results ($ thousand)",
    "Item|2025|2024",
    "Revenue|48,210|45,118",
    "Operating profit (loss)|(1,372)|2,046",
    "Net income (loss)|-1,915|1,330",
)
MARGIN = _table("Key ratios (%)", "Ratio|2025", "Operating margin|(2.4)")
RATES = _table("주요 지표 (%)", "지표|2025년", "영업이익률|△2.4", "수출|△3.2")
TRADE = _table("전년 동월 대비 (%)", "품목|2025년 10월", "자동차|△3.2", "반도체|14.1")


@pytest.mark.parametrize(
    ("sentence", "table", "verdict"),
    [
        ("푸른솔가구는 2025년에 4억 3,700만 원의 [영업이익](1)을 냈다.", KO, "contested"),
        ("푸른솔가구는 2025년에 4억 3,700만 원의 [영업손실](1)을 냈다.", KO, "verified"),
        ("푸른솔가구는 2025년 영업적자가 약 [4억 4천만 원](1)이었다.", KO, "verified"),
        ("푸른솔가구는 2024년에 6억 1,200만 원의 [영업이익](1)을 냈다.", KO, "verified"),
        ("푸른솔가구는 2024년에 6억 1,200만 원의 [영업손실](1)을 냈다.", KO, "contested"),
        ("푸른솔가구는 2025년에 5억 2,100만 원의 [순이익](1)을 남겼다.", KO, "contested"),
        ("푸른솔가구의 2025년 [당기순손실](1)은 5억 2,100만 원이다.", KO, "verified"),
        ("푸른솔가구는 2025년에 4억 3,700만 원의 [영업이익](1)을 냈다.", KO_LOSS, "reported_only"),
        ("푸른솔가구는 2025년에 4억 3,700만 원의 [영업손실](1)을 냈다.", KO_LOSS, "verified"),
        ("Marlow Mills made an operating profit of [$1.37 million](1) in 2025.", EN, "contested"),
        ("Marlow Mills made an operating loss of [$1.37 million](1) in 2025.", EN, "verified"),
        ("Marlow Mills made an operating profit of [$2.05 million](1) in 2024.", EN, "verified"),
        ("Marlow Mills made an operating loss of [$2.05 million](1) in 2024.", EN, "contested"),
        ("Marlow Mills earned net income of [$1.9 million](1) in 2025.", EN, "contested"),
        ("Marlow Mills lost [$1.9 million](1) in 2025, after tax.", EN, "verified"),
        ("2025년 10월 자동차 수출은 [3.2%](1) 늘었다.", TRADE, "contested"),
        ("2025년 10월 자동차 수출은 [3.2%](1) 줄었다.", TRADE, "verified"),
        ("2025년 수출은 [3.2%](1) 늘었다.", RATES, "contested"),
        ("2025년 수출은 [3.2%](1) 줄었다.", RATES, "verified"),
        ("2025년 영업이익률은 [2.4%](1)였다.", RATES, "contested"),
        ("영업이익률은 2025년 [마이너스 2.4%](1)였다.", RATES, "verified"),
        ("Its operating margin was [2.4%](1) in 2025.", MARGIN, "contested"),
        ("Its operating margin was [minus 2.4%](1) in 2025.", MARGIN, "verified"),
    ],
)
def test_the_sign_of_a_cell(sentence: str, table: object, verdict: str) -> None:
    assert _verdict(sentence, table) == verdict
