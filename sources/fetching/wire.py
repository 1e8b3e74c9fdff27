"""Sockets and responses that keep a deadline and refuse half an answer, under urllib3's connections."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from sources.fetching.transport import remaining

LONGEST_LINE = 65536
INTERIM_ANSWERS = 8


@dataclass(slots=True)
class Line:
    """Where one request is dialled, until when, and how much came back."""

    dial: Sequence[tuple[str, int]]
    """Checked addresses, tried in order."""
    expires: float
    connect_timeout: float
    received: int = field(default=0)


class DeadlineSocket(socket.socket):
    """A socket whose every read counts against one deadline."""

    line: Line | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read, but not beyond the deadline."""
        if self.line is not None:
            self.settimeout(remaining(self.line.expires))
        count = super().recv_into(*args, **kwargs)
        if self.line is not None:
            self.line.received += count
        return count


class DeadlineTlsSocket(DeadlineSocket, ssl.SSLSocket):
    """The same over TLS."""


class HeadReader(io.BufferedReader):
    """Remembers the last line read, and reads no endless line."""

    last = b""

    def readline(self, size: int | None = -1, /) -> bytes:
        """One line of at most 64 KiB."""
        bounded = LONGEST_LINE + 1 if size is None or size < 0 else size
        self.last = super().readline(bounded)
        if len(self.last) > LONGEST_LINE:
            raise http.client.LineTooLong("line")
        return self.last


class WholeResponse(http.client.HTTPResponse):
    """Skips interim answers, and takes no header block that was cut off."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self._head = HeadReader(self.fp.detach())
        self.fp = self._head

    def begin(self) -> None:
        """Read status line and headers."""
        super().begin()
        if self._head.last not in (b"\r\n", b"\n"):
            raise http.client.HTTPException("the headers are cut off")

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(INTERIM_ANSWERS):
            line: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if not http.client.CONTINUE < line[1] < http.client.OK:
                return line
            http.client.parse_headers(self._head)
        raise http.client.HTTPException("too many interim answers")


def dial(line: Line) -> DeadlineSocket:
    """Connect to the first of the checked addresses that answers."""
    failure: OSError = ConnectionRefusedError("no address to dial")
    for address, port in line.dial:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = DeadlineSocket(family, socket.SOCK_STREAM)
        connection.settimeout(min(line.connect_timeout, remaining(line.expires)))
        try:
            connection.connect((address, port))
        except OSError as error:
            connection.close()
            failure = error
            continue
        connection.settimeout(remaining(line.expires))
        connection.line = line
        return connection
    raise failure


class PinnedHttp(HTTPConnection):
    """A connection that dials what was checked, whatever its host name says."""

    response_class = WholeResponse

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line

    def _new_conn(self) -> socket.socket:
        return dial(self.line)


class PinnedHttps(HTTPSConnection):
    """The same over TLS; the certificate is checked against the host name."""

    response_class = WholeResponse

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line

    def _new_conn(self) -> socket.socket:
        return dial(self.line)

    def connect(self) -> None:
        """Connect and shake hands within the deadline."""
        super().connect()
        if isinstance(self.sock, DeadlineTlsSocket):
            self.sock.line = self.line
