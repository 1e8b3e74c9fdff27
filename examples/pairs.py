"""Judge claims against passages of your own, without documents or a network: python examples/pairs.py"""

from factcheck.verdicts.pairs import judge_pair

PAIRS = [
    ("Sundholm sold 41 ships in 2025.", "Sundholm sold 41 ships in 2025, its annual report says."),
    ("Sundholm sold 41 ships in 2025.", "Sundholm sold 38 ships in 2025."),
    ("Sundholm sold 41 ships in 2025.", "Sundholm is said to have sold 41 ships in 2025."),
    ("순드홀름의 2025년 매출은 1조 2천억 원이었다.", "순드홀름은 2025년 매출 1조 2,013억 원을 기록했다."),
]


def main() -> None:
    for number, (claim, passage) in enumerate(PAIRS):
        answer = judge_pair({"id": number, "claim": claim, "evidence": [passage]})
        print(f"{answer['verdict']:<14} {answer['reason']:<14} {claim}")


if __name__ == "__main__":
    main()
