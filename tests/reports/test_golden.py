"""Every format, byte for byte. `pytest --golden` rewrites the files; read the difference before you keep it."""

from pathlib import Path

import pytest

from reports import FORMATS
from reports.summary import terminal
from tests.reports import sample

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [("en", name) for name, made in FORMATS.items() if not made.binary] + [("ko", "html"), ("ko", "markdown")]


def same(name, body, anew):
    path = GOLDEN / name
    if anew:
        path.write_bytes(body)
    assert path.read_bytes() == body, f"{name} differs; rewrite with --golden if it should"


@pytest.mark.parametrize(("language", "name"), CASES)
def test_reports_are_what_they_were(language, name, golden):
    made = FORMATS[name]
    body = made.write(sample.run(), sample.options(language))
    assert body == made.write(sample.run(), sample.options(language))
    same(f"{name}.{language}{made.suffix}", body, golden)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_terminal_summary_is_what_it_was(language, golden):
    same(f"terminal.{language}.txt", terminal(sample.run(), colour=True, width=80, language=language).encode(), golden)
