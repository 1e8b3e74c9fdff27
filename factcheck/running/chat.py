"""An adjudicator behind an HTTP endpoint of one's own that speaks the chat-completions protocol."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factcheck.errors import SettingsError
from factcheck.running.adjudicate import LOG, Opinion, Question

if TYPE_CHECKING:
    import httpx

    from factcheck.settings import Settings

KEY = "FACTCHECK_ADJUDICATOR_KEY"
"""Environment variable with the endpoint's key, where it wants one."""
_LARGEST = 200_000
"""Bytes of an answer; a longer one is none."""
_PATIENCE = 3
"""Failures in a row after which the endpoint is left alone."""


def prompt() -> str:
    """What the model is told before it is shown a claim."""
    return resources.files("factcheck.running").joinpath("adjudicator.txt").read_text(encoding="utf-8")


def reader_name(model: str) -> str:
    """The model with a hash of its instructions: other instructions, another reader."""
    return f"{model}/{hashlib.sha256(prompt().encode()).hexdigest()[:8]}"


class Chat:
    """Asks a chat endpoint; whatever goes wrong there leaves the verdict as it is."""

    def __init__(self, client: httpx.Client, settings: Settings) -> None:
        self.name = reader_name(settings.adjudicator_model)
        self._client, self._address, self._model = client, settings.adjudicator, settings.adjudicator_model
        self._patience = settings.timeout
        self._failed = 0

    @classmethod
    @contextmanager
    def opened(cls, settings: Settings, *, asking: bool) -> Iterator[Chat | None]:
        """The endpoint of the settings; None where nothing may be asked."""
        _check(settings)
        if not asking:
            yield None
            return
        try:
            import httpx
        except ImportError as error:
            remedy = "pip install 'factcheck-pipeline[adjudicator]'"
            raise SettingsError(
                f"adjudicator: httpx is not installed; run: {remedy}, or remove the setting."
            ) from error
        key = os.environ.get(KEY)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # Nothing but the settings decides where the key goes: no proxy or .netrc of the environment, no redirect.
        with httpx.Client(headers=headers, trust_env=False, follow_redirects=False, timeout=settings.timeout) as client:
            yield cls(client, settings)

    def consider(self, question: Question) -> Opinion | None:
        """The model's opinion; None where it gives none that can be read."""
        import httpx

        if self._failed >= _PATIENCE:
            return None
        try:
            opinion = _opinion(self._answer(question))
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            self._failed += 1
            trouble = f"status {error.response.status_code}" if isinstance(error, httpx.HTTPStatusError) else error
            LOG.warning("the adjudicator at %s: %s", urlsplit(self._address).hostname, trouble)
            return None
        self._failed = 0
        return opinion

    def _answer(self, question: Question) -> str:
        messages = [{"role": "system", "content": prompt()}, {"role": "user", "content": _asked(question)}]
        body = {"model": self._model, "messages": messages, "temperature": 0, "seed": 0, "stream": False}
        until = time.monotonic() + self._patience
        with self._client.stream("POST", self._address, json=body) as response:
            response.raise_for_status()
            content = b""
            for piece in response.iter_bytes():
                content += piece
                if len(content) > _LARGEST:
                    raise ValueError(f"it answered with more than {_LARGEST} bytes")
                if time.monotonic() > until:
                    raise ValueError(f"it had not answered after {self._patience:g} seconds")
        text: Any = json.loads(content)["choices"][0]["message"]["content"]
        if not isinstance(text, str):
            raise TypeError("it answered without a text")
        return text


def _check(settings: Settings) -> None:
    place, parts = settings.origin or "settings", urlsplit(settings.adjudicator)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(
            f"{place}: `adjudicator` is no address; write e.g. http://localhost:8080/v1/chat/completions."
        )
    if parts.username or parts.password or parts.query:
        raise SettingsError(f"{place}: `adjudicator` holds more than an address; give the key in {KEY}.")
    if not settings.adjudicator_model:
        raise SettingsError(f"{place}: `adjudicator-model` is missing; name the model that {parts.hostname} serves.")


def _asked(question: Question) -> str:
    """Claim and passages as JSON: text of documents and sources is data, and stands in quotes."""
    shown = {
        "claim": question.sentence,
        "value": question.value,
        "headings": list(question.heading),
        "passages": [
            {"text": p.text, "value": p.value, "computed": p.formula, "source": p.source, "published": p.published}
            for p in question.passages
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=1)


def _opinion(text: str) -> Opinion:
    """The first JSON object of an answer that says `keep`."""
    start = text.find("{")
    if start < 0:
        raise ValueError("its answer holds no JSON object")
    row, _ = json.JSONDecoder().raw_decode(text, start)
    if not isinstance(row.get("keep"), bool):
        raise ValueError("its answer does not say `keep`")
    return Opinion(row["keep"], str(row.get("why", "")))
