"""One frozen object of settings, read once at the edge from `factcheck.toml` or `[tool.factcheck]`; flags win."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

LANGUAGES = ("ko", "en")
RECORD_MODES = ("none", "once", "new_episodes", "all")
FAIL_ON = ("contested", "reported_only", "new", "never")
RUNNERS = ("inline", "threads", "dask", "ray")
FILES = ("factcheck.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to write; no path means the output folder, `-` means stdout."""

    format: str
    path: str | None = None

    def __str__(self) -> str:
        return self.format if self.path is None else f"{self.format}={self.path}"


DEFAULT_REPORTS = (Wanted("html"), Wanted("json"), Wanted("markdown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of a run. The names in TOML are those of the flags, with hyphens."""

    documents: tuple[str, ...] = ()
    """Paths, folders or globs to check where the command line names none."""
    lang: str | None = None
    """Language of the documents; None: found out for each."""
    sources: str | None = None
    """A `sources.toml`."""
    out: str = "factcheck-report"
    report: tuple[Wanted, ...] = DEFAULT_REPORTS
    report_lang: str | None = None
    """Language of reports and summary; None: that of the documents."""
    base_url: str = ""
    """Address at which the HTML report will stand."""
    docs_url: str = ""
    """Address of the folder with the pages on reasons, for links to them; empty for none."""
    cassette: str | None = None
    record_mode: str = "none"
    offline: bool = False
    store: str | None = None
    """Database address, a path of an SQLite file, or `none`; default .factcheck/factcheck.db."""
    as_of: dt.date | None = None
    fail_on: str = "contested"
    allow_unreachable: bool = False
    """Exit with 0, not 3, where only a source could not be had."""
    all_results: bool = False
    """Formats that gate (sarif, github, gitlab, rdjson) list verified claims too."""
    baseline: str = "factcheck-baseline.json"
    signoff: str = "factcheck-signoff.toml"
    runner: str = "threads"
    runner_address: str | None = None
    """Address of a Dask scheduler or a Ray cluster that exists."""
    jobs: int = 4
    allow_private_hosts: bool = False
    connect_to: tuple[tuple[str, int, str, int], ...] = ()
    timeout: float = 20.0
    """Seconds for one address in all."""
    delay: float = 0.5
    """Seconds between two requests to one host."""
    user_agent: str = ""
    """What servers are told of us, with an address by which you can be found."""
    archive: bool = False
    """Ask the Wayback Machine for what cannot be had directly."""
    lookups: bool = False
    """Ask open look-up services (Crossref, OpenAlex, Wikipedia, …) where an address fails or is not given."""
    webhook: str = ""
    """Address that is sent the changes of a recheck, as JSON."""
    log: str = ""
    """File that gets a line of JSON for each event; `-` is stderr."""
    due: bool = False
    """A recheck asks only the sources that are due, and leaves alone documents that cite none of them."""
    budget: int = 0
    """How many sources a recheck asks at most, the longest overdue first; 0: all that are due."""
    cooldown: float = 0.0
    """Hours for which a source is left in peace after it was asked, whatever is due."""
    adjudicator: str = ""
    """Address of a chat endpoint that reads verified claims again; empty: none."""
    adjudicator_model: str = ""
    adjudicator_answers: str | None = None
    """File that keeps its answers; default adjudicator.jsonl beside the store."""
    origin: str = field(default="", compare=False)
    """File that the settings came from."""

    @property
    def replay(self) -> bool:
        """True where nothing can come from the network, so that no clock is read either."""
        return self.offline or (self.cassette is not None and self.record_mode == "none")

    @property
    def elsewhere(self) -> bool:
        """True where judging runs in other processes; fetching stays here, where politeness is kept."""
        return self.runner in ("dask", "ray")

    @property
    def hash(self) -> str:
        """Hash of what can change a verdict, 16 hex digits; output, jobs and places have no part in it."""
        parts = repr((self.lang, self.as_of, self.archive, self.lookups)).encode() + _bytes_of(self.sources)
        if self.adjudicator:
            parts += repr((self.adjudicator, self.adjudicator_model)).encode()
        return hashlib.sha256(parts).hexdigest()[:16]


def _bytes_of(path: str | None) -> bytes:
    """A file as it lies there; nothing where it cannot be read, which whoever reads it as TOML tells."""
    try:
        return Path(path).read_bytes() if path else b""
    except (OSError, ValueError):
        return b""


FIELDS = {f.name.replace("_", "-"): f.name for f in dataclasses.fields(Settings) if f.name != "origin"}


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`."""
    return difflib.get_close_matches(word, list(known), n=1, cutoff=0.0)[0]


def find_file(folder: Path) -> Path | None:
    """`factcheck.toml`, or a `pyproject.toml` with [tool.factcheck], in `folder`; None where there is neither."""
    for name in FILES:
        path = folder / name
        if path.is_file() and (name == FILES[0] or "factcheck" in _toml(path).get("tool", {})):
            return path
    return None


def load(path: Path | None, flags: Mapping[str, Any] | None = None) -> Settings:
    """Settings of a file (None: defaults) with flags on top; SettingsError names key, file and remedy."""
    table: Mapping[str, Any] = {}
    if path is not None:
        content = _toml(path)
        table = content if path.name != FILES[1] else content.get("tool", {}).get("factcheck", {})
        if not isinstance(table, Mapping):
            raise SettingsError(f"{path}: [tool.factcheck] must be a table; write its keys below that line.")
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    return dataclasses.replace(from_table(table, str(path)), **given, origin=str(path or ""))


def from_table(table: Mapping[str, Any], place: str) -> Settings:
    """Settings of the keys and values that a file would hold; `place` is named in errors."""
    return Settings(**{FIELDS[_known(key, place)]: _checked(key, value, place) for key, value in table.items()})


def of_flow(options: Mapping[str, Any] | None) -> Settings:
    """Settings of a flow: its options where it has any, else the file of the folder that it works in."""
    return load(find_file(Path())) if options is None else from_table(options, "options of the flow")


def as_table(settings: Settings) -> dict[str, Any]:
    """What a file would hold to give these settings; values that are the default are left out."""
    usual = Settings()
    values = {key: getattr(settings, name) for key, name in FIELDS.items()}
    return {key: _written(key, value) for key, value in values.items() if value != getattr(usual, FIELDS[key])}


def _written(key: str, value: Any) -> Any:
    if key == "report":
        return [str(wanted) for wanted in value]
    if key == "connect-to":
        return [":".join(f"[{part}]" if ":" in str(part) else str(part or "") for part in entry) for entry in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); give another with --config.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: is no valid TOML: {error}; mend that place.") from error


def _known(key: str, place: str) -> str:
    if key not in FIELDS:
        raise SettingsError(f"{place}: unknown key `{key}`; did you mean `{nearest(key, FIELDS)}`?")
    return key


def _checked(key: str, value: Any, place: str) -> Any:
    try:
        return READERS[FIELDS[key]](value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{place}: `{key}` = {value!r}: {error}.") from error


def parse_date(value: Any) -> dt.date:
    """A day from a TOML date or YYYY-MM-DD; ValueError says what is expected."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"{value!r} is no date; write YYYY-MM-DD, e.g. 2025-03-31") from error


def parse_connect_to(value: str) -> tuple[str, int, str, int]:
    """HOST:PORT:HOST:PORT as curl takes it (empty parts: any, or the same); IPv6 in brackets."""
    parts, inside, part = [], False, ""
    for sign in value:
        if sign in "[]":
            inside = sign == "["
        elif sign == ":" and not inside:
            parts.append(part)
            part = ""
        else:
            part += sign
    parts.append(part)
    ports = [parts[i] for i in (1, 3)] if len(parts) == 4 else ["?"]
    if any(port and not (port.isascii() and port.isdigit() and int(port) < 65536) for port in ports):
        raise ValueError(f"{value!r} is not HOST:PORT:HOST:PORT, e.g. example.org:443:127.0.0.1:8443")
    return (parts[0], int(parts[1] or 0), parts[2], int(parts[3] or 0))


def parse_report(value: str) -> Wanted:
    """FORMAT or FORMAT=PATH."""
    name, _, path = value.partition("=")
    if not name:
        raise ValueError(f"{value!r} names no format; write e.g. html or json=run.json")
    return Wanted(name, path or None)


def parse_jobs(value: Any) -> int:
    """A number of parallel jobs, 1 to 256."""
    number = _whole(value)
    if number is None or not 1 <= number <= 256:
        raise ValueError(f"{value!r} is no number of jobs; give 1 to 256")
    return number


def parse_budget(value: Any) -> int:
    """How many sources at most; 0 for no bound."""
    number = _whole(value)
    if number is None:
        raise ValueError(f"{value!r} is no number of sources; give 0 (no bound) or more")
    return number


def parse_hours(value: Any) -> float:
    """A number of hours, 0 to 8760."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = -1.0
    if isinstance(value, bool) or not 0 <= number <= 8760:
        raise ValueError(f"{value!r} is no number of hours; give 0 to 8760")
    return number


def _whole(value: Any) -> int | None:
    """A whole number of a file, or its digits on a command line; None for anything else, and for one below zero."""
    digits = "" if isinstance(value, bool) else str(value)
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("must be a string; put it in quotes")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 86400:
        raise ValueError("must be a number of seconds, 0 to 86400")
    return float(value)


def _one_of(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}; did you mean `{nearest(str(value), choices)}`?")
        return str(value)

    return read


def _list_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError("must be a list; write it in square brackets")
        return tuple(read(item) for item in value)

    return read_all


def _report(value: Any) -> Wanted:
    if isinstance(value, str):
        return parse_report(value)
    if not isinstance(value, Mapping) or "format" not in value or not set(value) <= {"format", "path"}:
        raise ValueError('each report is a string such as "html" or a table with `format` and maybe `path`')
    return Wanted(_text(value["format"]), _text(value["path"]) if "path" in value else None)


READERS: dict[str, Callable[[Any], Any]] = {
    "documents": _list_of(_text),
    "lang": _one_of(LANGUAGES),
    "sources": _text,
    "out": _text,
    "report": _list_of(_report),
    "report_lang": _one_of(LANGUAGES),
    "base_url": _text,
    "docs_url": _text,
    "cassette": _text,
    "record_mode": _one_of(RECORD_MODES),
    "offline": _flag,
    "store": _text,
    "as_of": parse_date,
    "fail_on": _one_of(FAIL_ON),
    "allow_unreachable": _flag,
    "all_results": _flag,
    "baseline": _text,
    "signoff": _text,
    "runner": _one_of(RUNNERS),
    "runner_address": _text,
    "jobs": parse_jobs,
    "allow_private_hosts": _flag,
    "connect_to": _list_of(lambda value: parse_connect_to(_text(value))),
    "timeout": _seconds,
    "delay": _seconds,
    "user_agent": _text,
    "archive": _flag,
    "lookups": _flag,
    "webhook": _text,
    "log": _text,
    "due": _flag,
    "budget": parse_budget,
    "cooldown": parse_hours,
    "adjudicator": _text,
    "adjudicator_model": _text,
    "adjudicator_answers": _text,
}
