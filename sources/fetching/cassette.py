"""VCR.py cassettes behind the transport seam: replay from an index, from any thread, without patching anything.

Replaying reads plain YAML; VCR.py itself, which brings half a dozen clients with it, is for what was recorded with its
own tags, and for writing.
"""

from __future__ import annotations

import contextlib
import http.client
import threading
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from sources.address import request_key, strip_secrets
from sources.errors import CassetteError, TransportError
from sources.fetching.limits import Limits
from sources.fetching.transport import Request, Response, Transport
from sources.fetching.unpack import UnpackError, unpack
from sources.model import Outcome
from sources.snapshots.atomic import write_whole

SECRET_HEADERS = frozenset(
    ("authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key", "www-authenticate")
)
Interaction = tuple[dict[str, Any], dict[str, Any]]
"""A request and its response, as the file holds them."""
Key = tuple[str, str, tuple[tuple[str, str], ...]]
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RecordMode(StrEnum):
    """What is recorded, as in VCR.py."""

    ALL = "all"
    NEW_EPISODES = "new_episodes"
    NONE = "none"
    ONCE = "once"


@contextlib.contextmanager
def open_cassette(path: Path, record_mode: str, limits: Limits | None = None) -> Iterator[CassetteTransport]:
    """A transport that replays (and, by VCR's record mode, records) a cassette; written whole on leaving."""
    cassette = CassetteTransport(path, record_mode, limits or Limits())
    try:
        yield cassette
    finally:
        cassette.save()


def recordings(path: Path) -> dict[str, str]:
    """Every address of a cassette, in order, with the `Date` of its last answer ("" where it has none)."""
    loaded = _load(path, must_exist=True)
    return {request["uri"]: _read_response(response).header("date") or "" for request, response in loaded}


class CassetteTransport:
    """Replays interactions in the order they were recorded, the last of each address for ever."""

    live = False

    def __init__(self, path: Path, record_mode: str, limits: Limits, network: Transport | None = None) -> None:
        self.path = path
        self.mode = _mode(record_mode)
        self._limits = limits
        self._network = network
        self._lock = threading.Lock()
        self._loaded = _load(path, must_exist=self.mode is RecordMode.NONE)
        self._index: dict[Key, list[Response]] = {}
        for request, response in self._loaded:
            self._index.setdefault(_key(request), []).append(_read_response(response))
        self._plays: dict[Key, int] = {}
        self._recorded: list[Interaction] = []
        self._records = self.mode in (RecordMode.NEW_EPISODES, RecordMode.ALL) or (
            self.mode is RecordMode.ONCE and not self._loaded
        )
        self.live = self._records

    def send(self, request: Request) -> Response:
        """Replay, or send and record where the mode allows."""
        key = request_key("GET", request.address.url)
        known = None if self.mode is RecordMode.ALL else self._replay(key)
        if known is not None:
            return known
        if not self._records:
            raise TransportError(
                Outcome.UNREACHABLE,
                f"not in the cassette {self.path.name} (record mode {self.mode.value})",
                absent=True,
            )
        response = self._wire().send(request)
        with self._lock:
            self._recorded.append(_write_interaction(request, response, self._limits.max_unpacked_bytes))
        return response

    def save(self) -> None:
        """Write the file when something was recorded: all of it or nothing."""
        with self._lock:
            if not self._recorded:
                return
            fresh = {_key(request) for request, _ in self._recorded}
            replaced = fresh if self.mode is RecordMode.ALL else set()
            kept = [(request, response) for request, response in self._loaded if _key(request) not in replaced]
            # By address, so that the same run gives the same file whichever thread came first.
            recorded = sorted(self._recorded, key=lambda interaction: str(interaction[0]["uri"]))
            _save(self.path, kept + recorded)

    def _replay(self, key: Key) -> Response | None:
        with self._lock:
            responses = self._index.get(key)
            if not responses:
                return None
            play = self._plays.get(key, 0)
            self._plays[key] = play + 1
            return responses[min(play, len(responses) - 1)]

    def _wire(self) -> Transport:
        with self._lock:
            if self._network is None:
                from sources.fetching.live import LiveTransport

                self._network = LiveTransport(self._limits)
            return self._network


def _mode(name: str) -> RecordMode:
    try:
        return RecordMode(name)
    except ValueError:
        known = ", ".join(mode.value for mode in RecordMode)
        raise CassetteError(f"unknown record mode {name!r}; choose one of {known}") from None


def _key(request: dict[str, Any]) -> Key:
    return request_key(request["method"], request["uri"])


def _load(path: Path, *, must_exist: bool) -> list[Interaction]:
    remedy = "give a VCR.py cassette (version 1, YAML) or record one with --record-mode once"
    try:
        # VCR's own persister reads in the encoding of the machine; a cassette is UTF-8 on every one.
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if not text.strip():
            if must_exist:
                raise CassetteError(f"{path}: is missing or empty; {remedy}")
            return []
        return [(_asked(each["request"]), _checked(each["response"])) for each in _parsed(text)["interactions"]]
    except OSError as error:
        raise CassetteError(f"{path}: cannot be read ({error.strerror}); {remedy}") from error
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise CassetteError(f"{path}: is no cassette ({reason}); {remedy}") from error


def _parsed(text: str) -> Any:
    try:
        return yaml.load(text, Loader=_SafeLoader)  # noqa: S506 - it is the safe one
    except yaml.constructor.ConstructorError:
        from vcr.serializers import yamlserializer

        return yamlserializer.deserialize(text)  # safe, too: it knows the few tags that VCR.py writes


def _asked(request: dict[str, Any]) -> dict[str, Any]:
    _key(request)
    return request


def _checked(response: dict[str, Any]) -> dict[str, Any]:
    _read_response(response)
    return response


def _read_response(response: dict[str, Any]) -> Response:
    body = (response.get("body") or {}).get("string") or b""
    headers = []
    for name, values in (response.get("headers") or {}).items():
        headers += [(name.lower(), str(v)) for v in (values if isinstance(values, list) else [values])]
    return Response(
        status=int(response["status"]["code"]),
        headers=tuple(headers),
        body=body.encode("utf-8") if isinstance(body, str) else bytes(body),
    )


def _write_interaction(request: Request, response: Response, most: int) -> Interaction:
    headers = {name: value for name, value in request.headers if name.lower() not in SECRET_HEADERS}
    body, dropped = response.body, {"transfer-encoding"}
    try:
        body = unpack(response.body, response.header("content-encoding"), most)
        dropped |= {"content-encoding", "content-length"}
    except UnpackError:
        # Kept as it came, so that a replay meets the same fault.
        body = response.body
    answer: dict[str, list[str]] = {}
    for name, value in response.headers:
        if name not in SECRET_HEADERS | dropped:
            answer.setdefault(name, []).append(strip_secrets(value) if name == "location" else value)
    message = http.client.responses.get(response.status, "")
    recorded = {"status": {"code": response.status, "message": message}, "headers": answer, "body": {"string": body}}
    asked = {"method": "GET", "uri": strip_secrets(request.address.url), "body": None, "headers": headers}
    return asked, recorded


def _save(path: Path, interactions: list[Interaction]) -> None:
    from vcr.request import Request as VcrRequest
    from vcr.serialize import serialize
    from vcr.serializers import yamlserializer

    parts = {
        "requests": [VcrRequest(r["method"], r["uri"], r.get("body"), r.get("headers") or {}) for r, _ in interactions],
        "responses": [response for _, response in interactions],
    }
    try:
        write_whole(path, serialize(parts, yamlserializer).encode("utf-8"))
    except OSError as error:
        raise CassetteError(f"{path}: cannot be written ({error.strerror}); check the folder and its rights") from error
