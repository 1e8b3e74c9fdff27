from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.clock import clock
from factcheck.errors import SettingsError
from factcheck.settings import (
    FIELDS,
    READERS,
    Settings,
    Wanted,
    as_table,
    find_file,
    from_table,
    load,
    parse_connect_to,
    parse_report,
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_flags_win_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "factcheck.toml", 'lang = "ko"\nfail-on = "new"\nas-of = 2025-03-31\n')
    settings = load(path, {"lang": "en", "out": None})
    assert (settings.lang, settings.fail_on, settings.as_of) == ("en", "new", dt.date(2025, 3, 31))


def test_reports_are_strings_or_tables(tmp_path: Path) -> None:
    text = 'report = ["html", {format = "sarif", path = "a.sarif"}, "json=-"]'
    settings = load(write(tmp_path, "factcheck.toml", text))
    assert settings.report == (Wanted("html"), Wanted("sarif", "a.sarif"), Wanted("json", "-"))


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", "[tool.ruff]\n")
    assert find_file(tmp_path) is None
    path.write_text('[tool.factcheck]\nlang = "ko"\n', encoding="utf-8")
    assert find_file(tmp_path) == path
    assert load(path).lang == "ko"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fail_on = 'new'", ["fail_on", "fail-on"]),
        ("reprot = ['html']", ["reprot", "did you mean `report`"]),
        ("fail-on = 'contestd'", ["contestd", "did you mean `contested`"]),
        ("jobs = 0", ["jobs", "1 to 256"]),
        ("jobs = true", ["jobs"]),
        ("jobs = inf", ["jobs", "1 to 256"]),
        ("jobs = 2.5", ["jobs", "1 to 256"]),
        ("budget = -1", ["budget", "0 (no bound) or more"]),
        ("budget = nan", ["budget"]),
        ("cooldown = nan", ["cooldown", "0 to 8760"]),
        ('cooldown = "soon"', ["cooldown", "0 to 8760"]),
        ("offline = 'yes'", ["offline", "true or false"]),
        ("lang = 3", ["lang", "ko, en"]),
        ("as-of = 'yesterday'", ["as-of", "YYYY-MM-DD"]),
        ("timeout = -1", ["timeout", "seconds"]),
        ("documents = 'a.md'", ["documents", "square brackets"]),
        ("connect-to = ['nothing']", ["connect-to", "HOST:PORT:HOST:PORT"]),
        ("report = [{path = 'x'}]", ["report", "format"]),
        ("lang = ", ["no valid TOML"]),
    ],
)
def test_a_bad_file_is_told_with_place_and_remedy(tmp_path: Path, text: str, words: list[str]) -> None:
    path = write(tmp_path, "factcheck.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    for word in (str(path), *words):
        assert word in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--config"):
        load(tmp_path / "none.toml")


def test_every_field_has_a_reader() -> None:
    assert set(READERS) == set(FIELDS.values())


def test_settings_survive_a_table() -> None:
    settings = Settings(
        documents=("a.md",),
        lang="ko",
        report=(Wanted("json", "-"), Wanted("html")),
        as_of=dt.date(2025, 1, 2),
        connect_to=(("a.example", 443, "::1", 8443), ("", 0, "b.example", 0)),
        jobs=9,
    )
    assert from_table(as_table(settings), "here") == settings
    assert as_table(Settings()) == {}


def test_the_hash_is_of_what_changes_verdicts(tmp_path: Path) -> None:
    listed = write(tmp_path, "sources.toml", "")
    assert Settings(out="a", jobs=2).hash == Settings(out="b", runner="inline").hash
    assert Settings().hash != Settings(lang="ko").hash
    before = Settings(sources=str(listed)).hash
    listed.write_text("# more", encoding="utf-8")
    assert Settings(sources=str(listed)).hash != before


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a.example:443:127.0.0.1:8443", ("a.example", 443, "127.0.0.1", 8443)),
        ("a.example:443:[::1]:8443", ("a.example", 443, "::1", 8443)),
        ("::127.0.0.1:80", ("", 0, "127.0.0.1", 80)),
    ],
)
def test_connect_to_reads_as_in_curl(text: str, parts: tuple[str, int, str, int]) -> None:
    assert parse_connect_to(text) == parts


@given(st.text(max_size=40))
def test_connect_to_takes_any_text_without_crashing(text: str) -> None:
    try:
        host, port, other, there = parse_connect_to(text)
    except ValueError:
        return
    assert 0 <= port < 65536
    assert 0 <= there < 65536
    assert isinstance(host + other, str)


def test_a_report_needs_a_name() -> None:
    assert parse_report("json=-") == Wanted("json", "-")
    with pytest.raises(ValueError, match="format"):
        parse_report("=x")


def test_a_replay_has_no_clock_but_the_epoch() -> None:
    assert clock(live=False, epoch=None).now() is None
    assert clock(live=False, epoch="0").now() == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    assert clock(live=False, epoch="0").today() is None
    assert clock(live=True, epoch=None).today() is not None
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        clock(live=True, epoch="soon")


def test_what_counts_as_a_replay() -> None:
    assert Settings(offline=True).replay
    assert Settings(cassette="a.yaml").replay
    assert not Settings(cassette="a.yaml", record_mode="once").replay
    assert not Settings().replay
