"""Other extractors on the same texts, each in one virtual environment made for this and thrown away.

`timed(texts)` gives MB/s for one after the other, or why there is none. Each is given the sentences one at a time, for two seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.extraction_speed import DENSE, paragraphs

RIVALS: dict[str, tuple[tuple[str, ...], str]] = {
    "onus": (("onus==0.1.0",), "from onus.numbers import find as read"),
    "proofpath, its numbers": (
        ("proofpath==0.4.12",),
        "from proofpath.numerics import extract as read",
    ),
    "quantulum3": (("quantulum3==0.10.0",), "from quantulum3.parser import parse as read"),
    "dateparser search_dates": (
        ("dateparser==1.5.0",),
        "from dateparser.search import search_dates\ndef read(text): return search_dates(text, languages=[LANGUAGE])",
    ),
    "recognizers-text": (
        ("recognizers-text-suite==1.0.2a2", "emoji<2"),
        "from recognizers_number_with_unit import recognize_currency, recognize_dimension\n"
        "from recognizers_date_time import recognize_datetime\n"
        "CULTURE = {'en': 'en-us', 'ko': 'ko-kr'}[LANGUAGE]\n"
        "def read(text): return [f(text, CULTURE) for f in (recognize_currency, recognize_dimension, recognize_datetime)]",
    ),
}
PROBE = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
LANGUAGE = sys.argv[2]
{code}
texts = json.load(open(sys.argv[1], encoding="utf-8"))
read(texts[0])
done, begin = 0, time.process_time()
for text in texts:
    read(text)
    done += len(text.encode())
    if time.process_time() - begin > 2:
        break
print(done / (time.process_time() - begin) / 1e6)
"""
WAIT = 240
"""Seconds for one installation."""


def in_sentences(language: str) -> list[str]:
    """Dense paragraphs, cut into sentences."""
    return [
        text for paragraph in paragraphs(DENSE[language], 200_000) for text in paragraph.split(". ") if text.strip()
    ]


def timed(texts: dict[str, Sequence[str]]) -> Iterator[tuple[str, dict[str, float | str]]]:
    """Sentences by language in; each rival's name with MB/s by language, or the reason why it was not timed."""
    for name, (packages, code) in RIVALS.items():
        with TemporaryDirectory() as folder:
            trouble = _installed(Path(folder), packages)
            yield name, {lang: trouble or _speed(Path(folder), code, lang, some) for lang, some in texts.items()}


def _installed(folder: Path, packages: Sequence[str]) -> str:
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin" / "pip"), "install", "-q", "--disable-pip-version-check", *packages]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, check=False)
    except subprocess.TimeoutExpired:
        return f"not installed within {WAIT} s"
    return "" if done.returncode == 0 else f"cannot be installed here: {_last(done.stderr)}"


def _speed(folder: Path, code: str, language: str, texts: Sequence[str]) -> float | str:
    probe, data = folder / "probe.py", folder / "texts.json"
    probe.write_text(PROBE.format(code=code), encoding="utf-8")
    data.write_text(json.dumps(list(texts)), encoding="utf-8")
    command = [str(folder / "bin" / "python"), str(probe), str(data), language]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return "no answer within 60 s"
    return float(done.stdout) if done.returncode == 0 else f"does not run here: {_last(done.stderr)}"


def _last(text: str) -> str:
    return (text.strip().splitlines() or ["no message"])[-1][:120]


if __name__ == "__main__":
    json.dump(dict(timed({language: in_sentences(language) for language in DENSE})), sys.stdout, indent=1)
