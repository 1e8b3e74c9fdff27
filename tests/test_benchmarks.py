"""What the benchmarks measure with: medians and noise, tables, a plot, and rivals that cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import rivals, suite
from benchmarks.large import long_source, many_claims, statement
from benchmarks.measure import Several, process
from benchmarks.plot import lines


def test_a_median_tells_how_far_the_furthest_lies() -> None:
    assert f"{Several((2.0, 1.0, 2.5)):.1f}" == "2.0"
    assert Several((2.0, 1.0, 2.5)).noise == "±50%"


def test_a_process_is_measured_in_its_folder(tmp_path: Path) -> None:
    work = "open('made', 'w').close(); x = bytearray(64 << 20); sum(range(10**6))"
    cost = process((sys.executable, "-c", work), tmp_path)
    assert (tmp_path / "made").exists()
    assert cost.peak > 64
    assert 0 < cost.cpu <= cost.wall + 1


def test_a_process_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        process((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_a_table_has_as_many_cells_in_each_line() -> None:
    made = suite.table("| text | MB/s |", "| a | 1 |").splitlines()
    assert made == ["| text | MB/s |", "|---|--:|", "| a | 1 |"]


def test_the_plot_is_a_picture_with_a_line_a_series() -> None:
    picture = ElementTree.fromstring(lines({"cold": [(10, 200.0), (1000, 40.0)], "unchanged": [(10, 90), (1000, 1)]}))
    names = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"cold", "unchanged", "10", "1,000"} <= set(names)
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 4


def test_made_up_texts_have_the_size_that_is_asked_for() -> None:
    document, page = many_claims(300)
    assert document.count("](https://") == 300 == page.count("<p>")
    assert len({statement(number) for number in range(300)}) == 300
    assert 50_000 < len(long_source(50_000)[1]) < 52_000


def test_a_rival_that_does_not_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    assert rivals._speed(tmp_path, "def read(text): return text", "en", ["One 1.", "Two 2."] * 50) > 0
    told = rivals._speed(tmp_path, "import no_such_rival", "en", ["One 1."])
    assert str(told).startswith("does not run here: ModuleNotFoundError")
