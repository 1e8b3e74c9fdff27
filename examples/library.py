"""Check one column and say what to mend: python examples/library.py"""

from pathlib import Path

import factcheck

HERE = Path(__file__).parent


def main() -> None:
    run = factcheck.check(
        HERE / "english-column.md",
        sources=HERE / "sources.toml",
        cassette=HERE / "web.yaml",
        store="none",
    )
    for judgement in run.judgements:
        if judgement.verdict is factcheck.Verdict.CONTESTED:
            claim, evidence = judgement.claim, judgement.evidence[0]
            print(f"line {claim.line}: {claim.value.text}, but {evidence.publisher} has {evidence.written}")
    print(f"{run.counts['verified']} of {run.counts['claims']} claims verified")


if __name__ == "__main__":
    main()
