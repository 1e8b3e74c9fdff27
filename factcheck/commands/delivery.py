"""What happens to a run once it is done: kept in the store, written as reports, summed up, turned into an exit code."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from factcheck.errors import SettingsError
from factcheck.keeping import baseline, drift, signoff
from factcheck.keeping.baseline import Entry, State
from factcheck.keeping.files import is_stream, require_writable, staged
from factcheck.keeping.suppress import suppressions
from factcheck.model import Judgement, ReasonCode, Run, Verdict
from factcheck.running.progress import takes_colour
from factcheck.settings import Settings, Wanted, nearest
from reports import FORMATS, rendered, suffix
from reports.interface import Options, Past

CLEAN, FINDINGS, UNREAD, INCOMPLETE = 0, 1, 2, 3
NAMES = {"json": "run", "html": "report", "markdown": "report"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where the results of a run go; made before the work, so that a wrong place costs no work."""

    settings: Settings
    reports: tuple[tuple[str, Path | None], ...]
    """Format and path; None is stdout."""
    baseline: Mapping[str, Entry] | None
    signoffs: tuple[signoff.Signoff, ...] = field(default=())

    @classmethod
    def planned(cls, settings: Settings) -> Delivery:
        """Check formats and places."""
        reports = tuple((_known(item), _place(item, settings)) for item in settings.report)
        for folder in dict.fromkeys(path.parent for _, path in reports if path and not is_stream(path)):
            require_writable(folder)
        return cls(
            settings=settings,
            reports=reports,
            baseline=baseline.read(Path(settings.baseline)),
            signoffs=signoff.read(Path(settings.signoff)),
        )

    def keep(self, run: Run) -> None:
        """Put the run into the store, unless the settings say `none`."""
        if self.settings.store != "none":
            from factcheck.keeping.store import open_store

            with open_store(self.settings.store) as store:
                store.add(run)

    def keep_again(self, run: Run) -> bool:
        """Note in the store that its last run was found again; False where it has another."""
        from factcheck.keeping.store import open_store

        with open_store(self.settings.store) as store:
            return store.again(run)

    def write(self, run: Run) -> tuple[Path, ...]:
        """Make every report, then write each whole, giving the files: a writer that fails leaves none behind."""
        options = self.options(run)
        written: list[Path] = []
        with staged() as put:
            for name, path in self.reports:
                for place, pieces in rendered(run, name, path, options) if path else ():
                    put(place, pieces)
                    written.append(place)
            told = [FORMATS[name].write(run, options) for name, path in self.reports if path is None]
        for content in told:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        return tuple(written)

    def options(self, run: Run) -> Options:
        """What the reports depend on besides the run."""
        return Options(
            language=self.settings.report_lang or language_of(run),
            baseline=self.baseline,
            signoffs=signoff.in_force(run, self.signoffs),
            base_url=self.settings.base_url,
            docs_url=self.settings.docs_url,
            history=self._history(run),
            suppressed=suppressions(run).reasons,
            all_results=self.settings.all_results,
            bodies=self._bodies(run),
        )

    def _history(self, run: Run) -> dict[str, list[Past]]:
        """Earlier verdicts; none in a replay, whose bytes must not hang on what was run before."""
        if self.settings.store == "none" or self.settings.replay:
            return {}
        from factcheck.keeping.store import open_store

        with open_store(self.settings.store) as store:
            known = store.history_of(run.survey.paths)
        return {claim: [_past(look) for look in looks] for claim, looks in known.items()}

    def _bodies(self, run: Run) -> dict[str, bytes]:
        """The snapshots of a run by hash, where a format asks for them and they are kept."""
        if self.settings.store == "none" or "warc" not in (name for name, _ in self.reports):
            return {}
        from factcheck.keeping.store import open_snapshots

        with closing(open_snapshots(self.settings.store)) as store:
            found = {source.sha256: store.body(source.sha256) for source in run.sources if source.sha256}
        return {sha256: body for sha256, body in found.items() if body is not None}

    def tell(self, run: Run, stream: TextIO) -> None:
        """The summary for a person, and where the reports lie."""
        from reports.clean import told
        from reports.summary import terminal

        for error in run.survey.errors:
            print(f"factcheck: {told(error)}", file=stream)
        set_aside = suppressions(run)
        for warning in set_aside.warnings:
            print(f"factcheck: warning: {told(warning)}", file=stream)
        width = shutil.get_terminal_size().columns if stream.isatty() else 100
        language = self.settings.report_lang or language_of(run)
        print(terminal(run, colour=takes_colour(stream), width=width, language=language).rstrip("\n"), file=stream)
        if set_aside.reasons or set_aside.warnings:
            done, bad = len(set_aside.reasons), len(set_aside.warnings)
            print(f"factcheck: claims set aside by comments: {done}; comments to mend: {bad}", file=stream)
        for name, path in self.reports:
            if path is not None:
                print(f"{name:<9} {path}", file=stream)

    def exit_code(self, run: Run) -> int:
        """What the run means to a script: 2 unread document, 1 findings, 3 a source is missing, 0 nothing."""
        if run.survey.errors:
            return UNREAD
        accepted = {s.claim for s in signoff.in_force(run, self.signoffs).values() if s.decision == "accept"}
        if found(run, self.settings.fail_on, self.baseline, accepted | set(suppressions(run).reasons)):
            return FINDINGS
        return INCOMPLETE if run.counts["unavailable"] and not self.settings.allow_unreachable else CLEAN


def found(
    run: Run, fail_on: str, known: Mapping[str, Entry] | None, accepted: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """The judgements that `fail_on` counts, without those that a reviewer or the document sets aside."""
    counted = {
        "contested": (Verdict.CONTESTED,),
        "new": (Verdict.CONTESTED,),
        "reported_only": (Verdict.CONTESTED, Verdict.REPORTED_ONLY),
    }.get(fail_on, ())
    if not any(run.survey.verdicts.get(verdict) for verdict in counted):
        return ()
    judgements = (j for j in run.judgements if j.verdict in counted and j.claim.id not in accepted)
    if fail_on != "new":
        return tuple(judgements)
    return tuple(j for j in judgements if baseline.state(j, known or {}) in (State.NEW, State.UPDATED))


def _past(look: drift.Past) -> Past:
    verdict, reason = Verdict(look.verdict).value, ReasonCode(look.reason).value
    return Past(run=look.run, at=look.at, verdict=verdict, reason=reason, snapshot=look.snapshot)


def language_of(run: Run) -> str:
    """The language of most documents, `ko` or `en`."""
    languages = run.survey.languages
    return "ko" if languages.count("ko") * 2 > len(languages) else "en"


def _known(wanted: Wanted) -> str:
    if wanted.format not in FORMATS:
        near = nearest(wanted.format, FORMATS)
        raise SettingsError(f"--report {wanted}: no such format; did you mean `{near}`? Formats: {', '.join(FORMATS)}.")
    return wanted.format


def _place(wanted: Wanted, settings: Settings) -> Path | None:
    if wanted.path == "-":
        return None
    if wanted.path:
        return Path(wanted.path)
    return Path(settings.out) / f"{NAMES.get(wanted.format, wanted.format)}{suffix(wanted.format)}"
