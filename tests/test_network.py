"""No test reaches the network: loopback is open, all else is shut."""

from __future__ import annotations

import socket
import time

import pytest
from pytest_socket import SocketConnectBlockedError

from sources.fetching.limits import Limits
from sources.fetching.live import LiveTransport
from sources.fetching.wire import Line, dial

SHUT = (SocketConnectBlockedError, UserWarning)
"""pytest-socket warns before it raises, and here a warning is an error."""


def test_the_world_is_shut() -> None:
    with socket.socket() as connection, pytest.raises(SHUT):
        connection.connect(("192.0.2.1", 80))


def test_our_own_sockets_are_shut_too() -> None:
    line = Line(dial=[("192.0.2.1", 80)], expires=time.monotonic() + 5, connect_timeout=5)
    with pytest.raises(SHUT):
        dial(line)
    assert LiveTransport(Limits()).live


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
