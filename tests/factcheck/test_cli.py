from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import COMMANDS, main, parser
from factcheck.running.progress import takes_colour
from tests.conftest import EXAMPLES, ROOT

COLUMNS = [str(EXAMPLES / "english-column.md"), str(EXAMPLES / "korean-column.md")]
REPLAY = ["--sources", str(EXAMPLES / "sources.toml"), "--cassette", str(EXAMPLES / "web.yaml")]
pytestmark = pytest.mark.usefixtures("workplace")


def check(*more: str, paths: list[str] | None = None) -> int:
    return main(["check", *(COLUMNS if paths is None else paths), *REPLAY, *more])


def result(path: str = "factcheck-report/run.json") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return loaded


def test_the_default_reports_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 1
    assert sorted(p.name for p in Path("factcheck-report").iterdir()) == ["report.html", "report.md", "run.json"]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "factcheck-report/report.html" in captured.err
    run = result()
    counts = run["counts"]
    assert counts["claims"] == counts["verified"] + counts["contested"] + counts["reported_only"] > 20
    assert min(counts["verified"], counts["contested"], counts["reported_only"]) >= 2
    assert run["run"]["started"] is None


def test_out_moves_the_default_reports() -> None:
    check("--out", "there")
    assert sorted(p.name for p in Path("there").iterdir()) == ["report.html", "report.md", "run.json"]
    assert not Path("factcheck-report").exists()


def test_named_reports_replace_the_default_and_join_a_named_folder() -> None:
    check("--report", "csv=claims.csv")
    assert Path("claims.csv").is_file()
    assert not Path("factcheck-report").exists()
    check("--report", "sarif=a.sarif", "--out", "both")
    assert Path("a.sarif").is_file()
    assert Path("both/run.json").is_file()


def test_json_to_stdout_is_all_of_stdout(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    check("--report", "json=-")
    assert json.loads(capsysbinary.readouterr().out)["counts"]["claims"] > 0


def test_the_same_input_gives_the_same_bytes() -> None:
    check("--out", "a", "--jobs", "1", "--runner", "inline")
    check("--out", "b", "--jobs", "8")
    for name in ("run.json", "report.html", "report.md"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_the_epoch_is_the_clock_of_a_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    check()
    assert result()["run"]["started"].startswith("2023-11-14T22:13:20")


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--fail-on", "contested"], 1),
        (["--fail-on", "reported_only"], 1),
        (["--fail-on", "new"], 1),
        (["--fail-on", "never"], 3),
        (["--fail-on", "never", "--allow-unreachable"], 0),
    ],
)
def test_exit_codes(flags: list[str], code: int) -> None:
    assert check(*flags) == code


def test_a_baseline_lets_the_known_pass(capsys: pytest.CaptureFixture[str]) -> None:
    check()
    assert main(["baseline"]) == 0
    assert check("--fail-on", "new", "--allow-unreachable") == 0
    assert main(["baseline", "--check"]) == 0


def test_a_signoff_accepts_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    check()
    contested = [c["id"] for d in result()["documents"] for c in d["claims"] if c["verdict"] == "contested"]
    for claim in contested:
        assert main(["signoff", claim, "--accept", "--by", "Kim", "--note", "agreed"]) == 0
    assert check("--allow-unreachable") == 0
    assert main(["signoff"]) == 0
    assert capsys.readouterr().out.count("holds") == len(contested)


def test_bad_documents_are_told_and_the_others_checked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.md").write_bytes(b"")
    Path("binary.md").write_bytes(bytes(range(256)) * 20)
    assert check(paths=["none.md", "empty.md", "binary.md", COLUMNS[0]]) == 2
    told = capsys.readouterr().err
    for name in ("none.md", "empty.md", "binary.md"):
        assert name in told
    assert result()["counts"]["claims"] > 5


def test_bad_input_is_one_message_and_nothing_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.toml").write_text("[[source]]\nurl = 3\n", encoding="utf-8")
    Path("notes.yaml").write_text("just: notes\n", encoding="utf-8")
    Path("file").write_text("in the way", encoding="utf-8")
    Path("factcheck.db").write_text("no database, only words " * 99, encoding="utf-8")
    cases = {
        "bad.toml": ["check", COLUMNS[0], "--sources", "bad.toml"],
        "gone.toml": ["check", COLUMNS[0], "--sources", "gone.toml"],
        "notes.yaml": ["check", COLUMNS[0], "--cassette", "notes.yaml"],
        "gone.yaml": ["check", COLUMNS[0], "--cassette", "gone.yaml"],
        "file": ["check", COLUMNS[0], *REPLAY, "--out", "file/x"],
        "did you mean `html`": ["check", COLUMNS[0], *REPLAY, "--report", "htm"],
        "factcheck.db": ["check", COLUMNS[0], *REPLAY, "--store", "factcheck.db"],
        "name files": ["check"],
        "other.toml": ["check", COLUMNS[0], "--config", "other.toml"],
        "postgresql+psycopg://": ["check", COLUMNS[0], *REPLAY, "--store", "mssql+pymssql://kim:secret@127.0.0.1/x"],
    }
    for word, argv in cases.items():
        assert main(argv) == 2, word
        told = capsys.readouterr().err
        assert word in told
        assert "Traceback" not in told
        assert "secret" not in told
        assert len(told.strip().splitlines()) == 1
        assert not Path("factcheck-report/run.json").exists()


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["chekc"], "check"),
        (["check", "a.md", "--as-of", "soon"], "YYYY-MM-DD"),
        (["check", "a.md", "--jobs", "0"], "1 to 256"),
        (["check", "a.md", "--connect-to", "x"], "HOST:PORT:HOST:PORT"),
        (["check", "a.md", "--fail-on", "often"], "contested"),
        (["check", "a.md", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_is_exit_2(
    argv: list[str], word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["factcheck", *argv])
    with pytest.raises(SystemExit) as caught:
        main(argv)
    assert caught.value.code == 2
    assert word in capsys.readouterr().err


def test_the_store_answers_show_history_diff_report(capsys: pytest.CaptureFixture[str]) -> None:
    check()
    claim = result()["documents"][0]["claims"][0]["id"]
    assert main(["history"]) == 0
    assert main(["history", claim]) == 0
    assert main(["show"]) == 0
    assert main(["show", claim]) == 0
    assert "examples" in capsys.readouterr().out or claim
    assert main(["report", "latest", "--report", "json=again.json"]) == 1
    assert Path("again.json").read_bytes() == Path("factcheck-report/run.json").read_bytes()
    assert main(["diff"]) == 2
    assert "holds 1 runs" in capsys.readouterr().err


def test_recheck_tells_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    tape = (EXAMPLES / "web.yaml").read_text(encoding="utf-8")
    Path("later.yaml").write_text(
        tape.replace("cost €3.1 million in 2025", "cost €3.3 million in 2025"), encoding="utf-8"
    )
    check()
    capsys.readouterr()
    flags = ["--sources", str(EXAMPLES / "sources.toml"), "--json"]
    assert main(["recheck", *flags, "--cassette", str(EXAMPLES / "web.yaml")]) == 0
    assert capsys.readouterr().out == ""
    assert main(["recheck", *flags, "--cassette", "later.yaml"]) == 1
    changes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(c["cause"], c["found_before"], c["found_after"]) for c in changes] == [
        ("value_changed", "3100000 EUR", "3300000 EUR")
    ]
    assert main(["diff"]) == 1
    assert "value_changed" in capsys.readouterr().out


def test_extract_prints_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", COLUMNS[1]]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"document", "id", "sentence", "span", "mentions", "citations"} <= set(claims[0])


def test_config_schema_doctor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    Path("factcheck.toml").write_text('fail-on = "new"\n', encoding="utf-8")
    assert main(["config", "--show"]) == 0
    assert 'fail-on = "new"' in capsys.readouterr().out
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"]
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.count("ok ") >= 6


def test_a_clock_before_the_last_run_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7258118400")  # 2200
    check("--fail-on", "never")
    assert main(["doctor"]) == 2
    assert "wrong  clock: it says" in capsys.readouterr().out


def test_a_server_that_is_named_has_to_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://someone:secret@127.0.0.1:9/api")
    assert main(["doctor"]) == 2
    told = capsys.readouterr().out
    assert "wrong  prefect: PREFECT_API_URL names http://127.0.0.1:9/api, where no server answers" in told
    assert "secret" not in told


@pytest.mark.parametrize("module", ["argparse", "factcheck.settings"])
def test_an_interrupt_while_the_program_loads_is_quiet(module: str) -> None:
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from factcheck.__main__ import main\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_store_none_keeps_nothing() -> None:
    check("--store", "none")
    assert not Path(".factcheck").exists()


def test_folders_and_globs_stand_for_documents() -> None:
    Path("docs/.hidden").mkdir(parents=True)
    for name in ("docs/a.md", "docs/b.txt", "docs/c.png", "docs/.hidden/d.md"):
        Path(name).write_text("Sundholm had 41 ships in 2023.", encoding="utf-8")
    check("--report", "json=run.json", paths=["docs"])
    assert [d["path"] for d in result("run.json")["documents"]] == ["docs/a.md", "docs/b.txt"]
    check("--report", "json=run.json", paths=["docs/*.md"])
    assert [d["path"] for d in result("run.json")["documents"]] == ["docs/a.md"]


def test_a_link_that_leads_nowhere_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("notes").mkdir()
    Path("notes/a.md").write_text("Sales were 5 million in 2024.\n", encoding="utf-8")
    Path("notes/b.md").symlink_to("gone.md")
    assert main(["check", "notes", "--offline", "--store", "none"]) == 2
    assert "notes/b.md: this link leads to gone.md" in capsys.readouterr().err
    assert result()["counts"]["claims"] == 1


@pytest.mark.parametrize("encoding", ["ascii", "euc-kr", "latin-1"])
def test_data_is_utf_8_and_the_summary_readable_whatever_the_terminal_is(encoding: str) -> None:
    environment = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "factcheck"]
    for words in (
        ["check", *COLUMNS, *REPLAY, "--fail-on", "never", "--allow-unreachable"],
        ["show"],
        ["extract", *COLUMNS],
    ):
        done = subprocess.run([*command, *words], env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
    assert "전년보다" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colour_gets_none(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert takes_colour(terminal)
    monkeypatch.setenv(name, value)
    assert not takes_colour(terminal)


def test_every_command_has_help_with_examples() -> None:
    for name, module in COMMANDS.items():
        assert f"factcheck {name}" in module.EXAMPLES
    assert "examples:" in parser().format_help()


def start(*argv: str) -> subprocess.Popen[bytes]:
    """The program, which can be interrupted even where these tests run in the background."""
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_version_is_quick_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; import factcheck.cli as c; c.parser(); print([m for m in sys.modules if m.split('.')[0] in "
        "('sqlalchemy', 'sqlmodel', 'requests', 'prefect', 'pydantic', 'lxml', 'bs4', 'vcr', 'rich', 'jinja2')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_check_never_imports_prefect() -> None:
    code = (
        "import sys; from factcheck.cli import main; "
        f"main({['check', COLUMNS[0], *REPLAY]!r}); print('prefect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_an_interrupt_is_130_and_leaves_no_half_file() -> None:
    Path("long.md").write_text("Sundholm had 41 ships in 2023 and 1.5 million guests.\n\n" * 20000, encoding="utf-8")
    process = start("check", "long.md", *REPLAY)
    while process.poll() is None and not Path("factcheck-report").is_dir():
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"interrupted" in told
    assert b"Traceback" not in told
    assert not list(Path("factcheck-report").iterdir())


LOGS_THE_INTERRUPT = """
import logging, os, signal, sys, time
from factcheck import cli

def run(args):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(30)
    except KeyboardInterrupt:
        logging.getLogger("library").error("while resetting", exc_info=True)
        raise

cli.COMMANDS["config"].run = run
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run in the background it is ignored
sys.exit(cli.main(["config"]))
"""


def test_a_library_that_logs_the_interrupt_is_not_heard() -> None:
    done = subprocess.run([sys.executable, "-c", LOGS_THE_INTERRUPT], capture_output=True, check=False)
    assert done.returncode == 130
    assert done.stderr == b"factcheck: interrupted; nothing half written is left behind.\n"


EXECUTES = """
import sys
from factcheck import cli

def run(args):
    exec("raise KeyboardInterrupt")

cli.COMMANDS["config"].run = run
sys.exit(cli.main(["config"]))
"""


def test_an_interrupt_inside_of_exec_is_one_like_any_other() -> None:
    Path("executes.py").write_text(EXECUTES, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "executes"], capture_output=True, check=False)
    assert done.returncode == 130


def test_a_reader_that_leaves_is_no_error() -> None:
    Path("long.jsonl").write_text('{"id": 1, "text": "Sundholm had 41 ships in 2023."}\n' * 3000, encoding="utf-8")
    process = start("extract", "--jsonl", "long.jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=30)
    assert b"Traceback" not in told
    assert b"Exception" not in told


def test_a_pattern_that_nothing_can_be_searched_by_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs/**.md"]) == 2
    told = capsys.readouterr().err
    assert "docs/**.md: " in told
    assert "Traceback" not in told


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode here")
def test_a_document_whose_name_is_no_utf8_is_checked_like_any_other() -> None:
    Path("docs").mkdir()
    for name in (b"docs/\xb0\xa1.md", b"docs/a.md"):
        Path(os.fsdecode(name)).write_text("The harbour took in 41 ships in 2023.", encoding="utf-8")
    assert main(["check", "docs", "--offline"]) == 0
    assert [paper["path"] for paper in result()["documents"]] == ["docs/a.md", "docs/%B0%A1.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="no /dev/stdin here")
def test_a_document_that_comes_through_a_pipe_is_read_once() -> None:
    for number in ("41", "57"):
        text = f"The harbour took in {number} ships in 2023."
        command = [sys.executable, "-m", "factcheck", "check", "/dev/stdin", "--offline"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert [claim["sentence"] for claim in result()["documents"][0]["claims"]] == [text]


def test_a_state_folder_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".factcheck").write_text("a file", encoding="utf-8")
    Path("a.md").write_text("The harbour took in 41 ships in 2023.", encoding="utf-8")
    assert main(["check", "a.md"]) == 2
    told = capsys.readouterr().err
    assert "--store" in told
    assert "Traceback" not in told


def test_a_run_is_asked_for_by_digits_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--run", "latest~²"]) == 2
    assert "see `factcheck history`" in capsys.readouterr().err


def test_who_decides_must_be_said_where_the_account_has_no_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    check()
    assert main(["signoff", result()["documents"][0]["claims"][0]["id"], "--accept"]) == 2
    assert "--by" in capsys.readouterr().err


@pytest.mark.parametrize("named", [".", "**/*.md"])
def test_our_own_reports_are_no_documents_unless_they_are_named(named: str) -> None:
    Path("a.md").write_text("The harbour took in 41 ships in 2023.", encoding="utf-8")
    for _ in range(2):
        main(["check", named, "--offline", "--out", "out/reports"])
        assert [d["path"] for d in result("out/reports/run.json")["documents"]] == ["a.md"]
    main(["check", "out/reports", "--offline"])
    assert {d["path"] for d in result()["documents"]} == {"out/reports/report.html", "out/reports/report.md"}


@pytest.mark.skipif(sys.platform == "win32", reason="such a name is refused")
def test_no_text_of_a_document_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    name, cited = "e\x1b[2Jvil.md", "[2](https://a.example/\x1b]0;title\x07)"
    Path(name).write_text(f"The \x1b[31mred\x9b2J harbour took in 41 ships in 2023 {cited}.\n", encoding="utf-8")
    for argv in (
        ["check", ".", "--offline", "--allow-unreachable"],
        ["show"],
        ["sources", "list", name],
        ["sources", "list"],
        ["mutate", ".", "--offline"],
        ["recheck", "--offline", "--plan"],
    ):
        main(argv)
    Path(name).write_text("The \x1b[31mred harbour took in 57 ships in 2023.\n", encoding="utf-8")
    assert main(["recheck", "--offline"]) == 1
    Path(name).unlink()
    assert main(["recheck", "--offline"]) == 2
    assert main(["check", name]) == 2
    told = capsys.readouterr()
    assert "vil.md" in told.out
    assert not set("\x1b\x07\x9b") & set(told.out + told.err)


def test_no_text_of_a_document_is_a_command_to_github(capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(COLUMNS[0]).read_text(encoding="utf-8")
    Path("a.md").write_text(text.replace("\n\n", "\n\n::stop-commands::x ##[add-mask]y "), encoding="utf-8")
    check(paths=["a.md"])
    contested = [c for c in result()["documents"][0]["claims"] if c["verdict"] == "contested"]
    assert contested[0]["sentence"].startswith("::stop-commands::x ##[add-mask]y")
    main(["show", contested[0]["id"]])
    Path("a.md").write_text(
        "::stop-commands::x ##[add-mask]y The harbour took in 57 ships in 2023.\n", encoding="utf-8"
    )
    main(["recheck", "--offline"])
    main(["mutate", "a.md", "--offline"])
    told = capsys.readouterr()
    lines = (told.out + told.err).splitlines()
    assert any("stop-commands" in line for line in lines)
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.parametrize(
    ("flags", "remedy"),
    [
        (["--interval", "0"], "give 1 or more"),
        (["--interval", "-5"], "give 1 or more"),
        (["--interval", "60", "--timezone", "Mars/Olympus"], "Asia/Seoul"),
        (["--interval", "60", "--timezone", "/etc"], "Asia/Seoul"),
        (["--interval", "60", "--timezone", "America"], "Asia/Seoul"),
    ],
)
def test_a_schedule_that_makes_no_sense_is_told(
    flags: list[str], remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", COLUMNS[0], *flags])
    assert left.value.code == 2
    assert remedy in capsys.readouterr().err
