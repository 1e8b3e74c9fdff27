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
SIZE = "1280,1100"


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
    # A report opens with its first contested claim beside the document: nothing has to be chosen, or scrolled to.
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
        subprocess.run([browser, *flags, report.as_uri()], check=True, capture_output=True, timeout=120)
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
