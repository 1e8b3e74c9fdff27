"""Makes docs/report.png, the picture of the README: python docs/screenshot.py (Chromium, or FACTCHECK_CHROMIUM)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SIZE = "1280,1240"
"""High enough that the first contested claim needs no scrolling: the title stays in the picture."""


def main() -> int:
    browser = os.environ.get("FACTCHECK_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium; install one, or set FACTCHECK_CHROMIUM", file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT))
    import factcheck
    from reports import Options, write_report

    os.chdir(EXAMPLES)  # so that the report shows no path of this machine
    run = factcheck.check("english-column.md", sources="sources.toml", cassette="web.yaml", store="none")
    chosen = next(j.claim.id for j in run.judgements if j.verdict is factcheck.Verdict.CONTESTED)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        write_report(run, "html", report, Options())
        picture = ROOT / "docs" / "report.png"
        flags = [
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            "--force-prefers-reduced-motion",
            f"--window-size={SIZE}",
        ]
        flags += ["--virtual-time-budget=3000", f"--user-data-dir={folder}/profile", f"--screenshot={picture}"]
        subprocess.run(
            [browser, *flags, f"{report.as_uri()}#claim-{chosen}"], check=True, capture_output=True, timeout=120
        )
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
