"""The live transport: requests, dialling only addresses that were resolved once and checked."""

from __future__ import annotations

import functools
import ipaddress
import queue
import socket
import ssl
import threading
from typing import Any

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from sources.address import Address, IpAddress, refusal
from sources.errors import TransportError
from sources.fetching.limits import Limits
from sources.fetching.transport import Request, Response, remaining
from sources.fetching.wire import DeadlineTlsSocket, Line, PinnedHttp, PinnedHttps
from sources.model import Outcome

CHUNK = 65536
INSIDE_NAMES = ("localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".localdomain", ".onion")


class LiveTransport:
    """Sends requests over the network within the limits; a new connection each, no cookies, no environment."""

    live = True

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = ssl.create_default_context(cafile=certifi.where())
        self._context.load_default_certs()
        self._context.sslsocket_class = DeadlineTlsSocket

    def send(self, request: Request) -> Response:
        """Send one request; TransportError where no whole response comes back within the limits."""
        line = Line(self._checked(request), request.expires, self._limits.connect_timeout)
        adapter = _PinnedAdapter(line, self._context)
        session = requests.Session()
        session.trust_env = False
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        headers = {"Accept-Encoding": "gzip, deflate", "Connection": "close"} | dict(request.headers)
        prepared = requests.Request("GET", request.address.url, headers=headers).prepare()
        timeout = remaining(request.expires)
        try:
            with session.send(prepared, stream=True, allow_redirects=False, timeout=timeout) as answer:
                return Response(
                    status=answer.status_code,
                    headers=tuple((name.lower(), value) for name, value in answer.headers.items()),
                    body=self._body(answer, request.prefix),
                )
        except TransportError as error:
            raise TransportError(error.outcome, error.detail, slow=line.received > 0) from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _failure(error, answered=line.received > 0) from error
        finally:
            session.close()

    def _body(self, answer: requests.Response, prefix: int | None) -> bytes:
        most = self._limits.max_wire_bytes if prefix is None else prefix
        declared = answer.headers.get("Content-Length", "")
        if prefix is None and declared.isascii() and declared.isdecimal() and int(declared[:20]) > most:
            raise TransportError(Outcome.TOO_LARGE, f"announces {declared[:20]} bytes, more than {most}")
        body = bytearray()
        for chunk in answer.raw.stream(CHUNK, decode_content=False):
            body += chunk
            if len(body) > most and prefix is not None:
                return bytes(body[:most])
            if len(body) > most:
                raise TransportError(Outcome.TOO_LARGE, f"sends more than {most} bytes")
        return bytes(body)

    def _checked(self, request: Request) -> list[tuple[str, int]]:
        host, port = self._redirected(request.address)
        if host.endswith(INSIDE_NAMES) and not self._limits.allow_private:
            raise TransportError(Outcome.REJECTED, f"{host} is a name for machines inside a network")
        allowed = self._limits.allow_hosts
        if not (self._limits.allow_private or port in self._limits.ports or port in {p for _, p in allowed}):
            raise TransportError(Outcome.REJECTED, f"port {port} is not one that web pages are served on")
        answers = resolve(host, port, request.expires)
        for address in answers:
            why = refusal(getattr(address, "ipv4_mapped", None) or address) or refusal(address)
            if (str(address), port) in allowed or self._limits.allow_private:
                continue
            if why or port not in self._limits.ports:
                remedy = "--allow-private-hosts lets it through"
                raise TransportError(Outcome.REJECTED, f"{host} is at {why or 'an odd port'}; {remedy}")
        return [(str(address), port) for address in answers]

    def _redirected(self, address: Address) -> tuple[str, int]:
        for host, port, other_host, other_port in self._limits.connect_to:
            if host.lower() in ("", address.host) and port in (0, address.port):
                return (other_host or address.host).lower().strip("[]"), other_port or address.port
        return address.host, address.port


class _PinnedAdapter(HTTPAdapter):
    """An adapter whose connections are laid along one line."""

    def __init__(self, line: Line, context: ssl.SSLContext) -> None:
        self._line = line
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pool with the one TLS context."""
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Require a valid certificate; the context holds the authorities already."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """The pool, with connections that dial the checked address."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        kind = PinnedHttps if pool.scheme == "https" else PinnedHttp
        pool.ConnectionCls = functools.partial(kind, line=self._line)
        return pool


def resolve(host: str, port: int, expires: float) -> tuple[IpAddress, ...]:
    """Every address of a host, asked for once; TransportError when there is none in time."""
    answers: queue.SimpleQueue[list[Any] | OSError | ValueError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as error:
            answers.put(error)

    # getaddrinfo takes no timeout; an answer that comes too late is left lying.
    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        found = answers.get(timeout=remaining(expires))
    except queue.Empty:
        raise TransportError(Outcome.UNREACHABLE, f"no answer to the look-up of {host}") from None
    if isinstance(found, OSError | ValueError):
        raise TransportError(Outcome.UNREACHABLE, f"host name {host} cannot be resolved")
    numbers = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return tuple(ipaddress.ip_address(number) for number in numbers)


TOO_LATE = "no answer in time"
WORDING = (
    ("certificate", "its TLS certificate is not valid"),
    ("ssl", "the TLS handshake failed"),
    ("refused", "connection refused"),
    ("reset", "connection reset"),
    ("timed out", TOO_LATE),
    ("without response", "connection closed without an answer"),
    ("incompleteread", "the answer breaks off"),
    ("ended prematurely", "the answer breaks off"),
    ("cut off", "the headers break off"),
    ("badstatusline", "the answer is not HTTP"),
    ("unreachable", "network unreachable"),
)


def _failure(error: Exception, *, answered: bool) -> TransportError:
    text = f"{type(error).__name__} {error!r}".lower()
    detail = next((plain for mark, plain in WORDING if mark in text), "the answer breaks the HTTP protocol")
    return TransportError(Outcome.UNREACHABLE, detail, slow=answered and detail == TOO_LATE, retry="TLS" not in detail)
