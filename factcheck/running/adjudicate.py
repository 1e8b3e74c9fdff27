"""A second reader of verified claims: shown the evidence, it lets a verdict stand or lowers it, but never raises one.

Off unless a setting names one. Its answers are recorded by a hash of what it was shown: a replay needs no reader.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from factcheck.errors import FactcheckError
from factcheck.keeping.files import write_whole
from factcheck.keeping.memory import digest
from factcheck.keeping.packed import Packed
from factcheck.keeping.places import home
from factcheck.model import CheckedDocument, Judgement, Reason, ReasonCode, Relation, Run, Verdict
from factcheck.running.runners import RunMany, in_threads, one_by_one
from factcheck.settings import Settings

LOG = logging.getLogger("factcheck")
ANSWERS = "adjudicator.jsonl"
_LONGEST = 200
"""Characters of a reader's reason that a report shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one source says that agreed."""

    text: str
    value: str
    formula: str = ""
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A verified claim and the passages that verified it."""

    sentence: str
    value: str
    heading: tuple[str, ...]
    passages: tuple[Passage, ...]

    def key(self, reader: str) -> str:
        """A hash of all that the reader is shown, and of the reader."""
        body = json.dumps([reader, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader thinks of a verified claim: let it stand, or lower it, and why."""

    keep: bool
    why: str = ""


class Adjudicator(Protocol):
    """A reader: an NLI model, a language model, a rule of one's own."""

    @property
    def name(self) -> str:
        """What reports call it; another version of it has another name."""
        ...

    def consider(self, question: Question) -> Opinion | None:
        """Its opinion; None where it has none, and the verdict stands."""
        ...


def adjudicated(run: Run, reader: Adjudicator, ask_many: RunMany = one_by_one) -> Run:
    """The run with every verified claim that the reader doubts reported only; nothing else is touched."""
    questions = dict.fromkeys(
        question_of(judgement)
        for checked in run.documents
        for judgement in checked.judgements
        if judgement.verdict is Verdict.VERIFIED
    )
    asked = list(questions)
    opinions = dict(zip(asked, ask_many(partial(_considered, reader), asked), strict=True))
    doubted = {question: opinion for question, opinion in opinions.items() if opinion and not opinion.keep}
    if not doubted:
        return run
    mark = digest(reader.name, *(f"{question.key(reader.name)} {doubted[question].why}" for question in doubted))
    documents = [_lowered_in(checked, doubted, reader.name) for checked in run.documents]
    return replace(
        run,
        id=digest(run.id, mark)[: len(run.id)],
        basis=digest(run.basis, mark),
        documents=Packed(documents) if isinstance(run.documents, Packed) else tuple(documents),
    )


def question_of(judgement: Judgement) -> Question:
    """What a reader is shown of a verified claim."""
    agreeing = [e for e in judgement.evidence if e.relation is Relation.AGREES]
    return Question(
        sentence=judgement.claim.sentence,
        value=judgement.claim.value.text,
        heading=judgement.claim.heading,
        passages=tuple(
            Passage(
                text=f"{e.before}{e.quote}{e.after}",
                value=e.written,
                formula=e.formula,
                source=e.title or e.publisher or e.final_url,
                published=str(e.published or ""),
            )
            for e in agreeing
        ),
    )


def _considered(reader: Adjudicator, question: Question) -> Opinion | None:
    try:
        return reader.consider(question)
    except Exception as error:  # a reader of somebody else's: its faults leave the verdicts as they are
        LOG.warning("the adjudicator %s failed on a claim (%s); its verdict stands.", reader.name, type(error).__name__)
        return None


def _lowered_in(checked: CheckedDocument, doubted: Mapping[Question, Opinion], name: str) -> CheckedDocument:
    judgements = tuple(_lowered(judgement, doubted, name) for judgement in checked.judgements)
    return replace(checked, judgements=judgements)


def _lowered(judgement: Judgement, doubted: Mapping[Question, Opinion], name: str) -> Judgement:
    if judgement.verdict is not Verdict.VERIFIED:
        return judgement
    opinion = doubted.get(question_of(judgement))
    if opinion is None:
        return judgement
    detail = {"adjudicator": name, "said": _shown(opinion.why)}
    reason = Reason(code=ReasonCode.AMBIGUOUS, detail=detail)
    return replace(judgement, verdict=Verdict.REPORTED_ONLY, reason=reason, mend=str(ReasonCode.AMBIGUOUS), origins=0)


def _shown(text: str) -> str:
    """On one line, without signs that steer a terminal, and not too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


class Recorded:
    """A reader whose answers are kept; without a reader behind them, only those that are kept."""

    def __init__(self, name: str, path: Path, reader: Adjudicator | None) -> None:
        self.name = name
        self._path, self._reader = path, reader
        self._answers = _read(path)
        self._new = False
        self._lock = threading.Lock()
        self.unanswered = 0

    def consider(self, question: Question) -> Opinion | None:
        """The opinion that was recorded, else that of the reader behind."""
        key = question.key(self.name)
        if key in self._answers:
            return self._answers[key]
        opinion = self._reader.consider(question) if self._reader else None
        with self._lock:
            if opinion is None:
                self.unanswered += 1
            else:
                self._answers[key], self._new = opinion, True
        return opinion

    def save(self) -> None:
        """Write the answers, in the order of their keys, where one is new."""
        if self._new:
            with self._lock:  # an interrupted run may still be asking
                answers = sorted(self._answers.items())
            lines = (json.dumps({"question": key, **asdict(answer)}, ensure_ascii=False) for key, answer in answers)
            write_whole(self._path, "".join(f"{line}\n" for line in lines).encode())


def _read(path: Path) -> dict[str, Opinion]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise FactcheckError(
            f"{path}: the adjudicator's answers cannot be read ({error}); mend or remove it."
        ) from error
    return dict(_answer(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _answer(path: Path, number: int, line: str) -> tuple[str, Opinion]:
    try:
        row = json.loads(line)
        key, keep, why = row["question"], row["keep"], row["why"]
        if not isinstance(key, str) or not isinstance(keep, bool) or not isinstance(why, str):
            raise TypeError("a value of another type")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        place = f"{path}:{number}"
        raise FactcheckError(f"{place}: is no answer of an adjudicator ({error}); remove the line.") from error
    return key, Opinion(keep, why)


@contextmanager
def adjudicating(settings: Settings) -> Iterator[Callable[[Run], Run]]:
    """What is done to a run once it is judged, by settings: nothing, or a reader is asked and its answers kept."""
    if not settings.adjudicator:
        yield lambda run: run
        return
    from factcheck.running.chat import Chat, reader_name

    path = Path(settings.adjudicator_answers) if settings.adjudicator_answers else home(settings.store) / ANSWERS
    name = reader_name(settings.adjudicator_model)
    with Chat.opened(settings, asking=not settings.replay) as chat:
        reader = Recorded(name, path, chat)
        try:
            yield partial(adjudicated, reader=reader, ask_many=in_threads(settings.jobs))
        finally:
            reader.save()  # what was answered may have been paid for
    if reader.unanswered:
        LOG.warning(
            "the adjudicator gave no answer on %d claims; their verdicts stand as the rules gave them.",
            reader.unanswered,
        )
