"""How fast mentions are found, beside a plain scan of the same bytes: python benchmarks/extraction_speed.py."""

from __future__ import annotations

import datetime as dt
import re
import time

from claims.mentions.find import find_mentions

DENSE = {
    "en": [
        "The harbour handled {n} million crates in 2023, up {m}% from a year earlier. ",
        "Its owner paid ${n}.4bn for the yard on 14 March 2021 and hired {m},200 workers. ",
        "About {m} of the cranes were moved 38 km to the north. ",
    ],
    "ko": [
        "항만은 2023년에 컨테이너 {n}백만 개를 처리해 전년보다 {m}% 늘었다. ",
        "회사는 2021년 3월 14일 {n}조 {m}00억 원에 조선소를 사들였다. ",
        "기중기 약 {m}대가 북쪽으로 38km 옮겨졌다. ",
    ],
}
STEADY = {
    "en": [
        "The council says that {n}.4 million passengers took the ferry to the islands over the past season. ",
        "Repairs to the northern quay are expected to cost ${n}{m},000, according to the harbour master. ",
        "Fewer than {m}% of the boats that were inspected carried the charts that the rules ask for. ",
    ],
    "ko": [
        "시의회는 지난 철에 여객선을 타고 섬으로 건너간 승객이 {n}만 {m}00명이라고 설명했다. ",
        "항만 관리소장은 북쪽 부두를 고치는 데 {n}억 원이 들 것으로 내다보고 있다고 말했다. ",
        "점검을 받은 배 가운데 규정이 요구하는 해도를 실은 배는 {m}%에도 미치지 못했다. ",
    ],
}
PROSE = {
    "en": [
        "The council met again to discuss the old market hall, which has stood empty since the traders left. ",
        "Residents would like a library, a swimming pool, or at the very least a roof that keeps the rain out. ",
        "Nobody at the meeting could say who owns the clock tower, although several people tried. ",
        "A new survey puts the cost of repairs at $4.2 million, the mayor said on Tuesday. ",
    ],
    "ko": [
        "의회는 상인들이 떠난 뒤 비어 있는 옛 시장 건물을 두고 다시 이야기를 나눴다. ",
        "주민들은 도서관이나 수영장, 하다못해 비라도 막아 줄 지붕을 바라고 있다. ",
        "여러 사람이 나섰지만 시계탑의 주인이 누구인지는 아무도 말하지 못했다. ",
        "새 조사는 수리비를 42억 원으로 잡았다고 시장이 말했다. ",
    ],
}
HOSTILE = {
    "a million digits": "1" * 1_000_000,
    "commas": "1,1," * 250_000,
    "parentheses": "(" * 500_000 + "1" + ")" * 500_000,
    "number words": "일이삼사" * 25_000,
    "English words": "one two three " * 70_000,
    "no spaces": "a1-" * 300_000,
    "dots": "1.1." * 250_000,
    "currency": "$" * 1_000_000,
    "blanks": " " * 1_000_000 + "1",
}
_DAY = dt.date(2026, 3, 1)


def paragraphs(sentences: list[str], size: int) -> list[str]:
    """Paragraphs of eight sentences with changing figures, `size` bytes in all."""
    made: list[str] = []
    total = index = 0
    while total < size:
        lines = [sentences[(index + k) % len(sentences)] for k in range(8)]
        made.append("".join(line.format(n=index % 89 + 2, m=(index + k) % 37 + 11) for k, line in enumerate(lines)))
        total += len(made[-1].encode())
        index += 1
    return made


def seconds(texts: list[str], language: str) -> float:
    """CPU time to find the mentions of the texts."""
    begin = time.process_time()
    for text in texts:
        find_mentions(text, language, as_of=_DAY)
    return time.process_time() - begin


def scan(texts: list[str]) -> float:
    """CPU time of the plainest scan for digits over the same texts."""
    pattern = re.compile(r"\d+")
    begin = time.process_time()
    for text in texts:
        pattern.findall(text)
    return time.process_time() - begin


def main() -> None:
    """Print one line a text: MB/s, and how many times as long as the plain scan it took."""
    for kind, table in (("two or three numbers a sentence", DENSE), ("one a sentence", STEADY), ("one in four", PROSE)):
        for language, sentences in table.items():
            texts = paragraphs(sentences, 500_000)
            size = sum(len(text.encode()) for text in texts) / 1e6
            taken, plain = min(seconds(texts, language) for _ in range(3)), scan(texts)
            print(f"{kind} {language}: {size / taken:.2f} MB/s, {taken / plain:.0f} × a plain scan")
    for name, text in HOSTILE.items():
        for language in ("en", "ko"):
            print(f"hostile {name} {language}: {seconds([text], language):.2f} s")


if __name__ == "__main__":
    main()
