"""The live transport against sockets of this machine; nothing leaves it."""

import socket
import threading
import time

import pytest

from sources.address import parse_address
from sources.errors import TransportError
from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.fetching.live import LiveTransport
from sources.fetching.transport import Request
from sources.model import Outcome, Snapshot

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\n\r\n<p>1,204 boats</p>"


@pytest.fixture
def serve():
    """Start a server that sends the given pieces, with pauses; gives its port and what it was asked."""
    open_sockets = []
    over = threading.Event()

    def start(*pieces, pause=0.0, ever=False):
        listener = socket.create_server(("127.0.0.1", 0))
        asked = []

        def work():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                open_sockets.append(connection)
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection):
            try:
                asked.append(connection.recv(65536))
                while not over.is_set():
                    for piece in pieces:
                        connection.sendall(piece)
                        time.sleep(pause)
                    if not ever:
                        break
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            finally:
                connection.close()

        threading.Thread(target=work, daemon=True).start()
        open_sockets.append(listener)
        return listener.getsockname()[1], asked

    yield start
    over.set()
    for opened in open_sockets:
        opened.close()


def send(port, deadline=2.0, host="127.0.0.1", **limits):
    limits = {"allow_hosts": (("127.0.0.1", port),), **limits}
    transport = LiveTransport(Limits(**limits))
    return transport.send(
        Request(address=parse_address(f"http://{host}:{port}/a"), expires=time.monotonic() + deadline)
    )


def test_a_page_is_fetched_whole(serve):
    port, asked = serve(OK)
    assert send(port).body == b"<p>1,204 boats</p>"
    assert b"Host: 127.0.0.1" in asked[0]
    assert b"Cookie" not in asked[0]


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nX-A: b\r\n",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nboats\r\n",),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nboats\r\n",),
        (b"<p>boats</p>",),
        (b"SSH-2.0-x\r\n",),
        (b"",),
        (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"\r\n",),
        (b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 200_000 + b"\r\n\r\n",),
        (b"HTTP/1.1 103 Early\r\n\r\n" * 30,),
    ],
)
def test_half_an_answer_is_none(serve, pieces):
    port, _ = serve(*pieces)
    with pytest.raises(TransportError) as caught:
        send(port)
    assert caught.value.outcome is Outcome.UNREACHABLE


def test_interim_answers_are_skipped(serve):
    port, _ = serve(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK)
    assert send(port).status == 200


@pytest.mark.parametrize(
    "pieces", [(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), (b"HTTP/1.1 100 Continue\r\n\r\n",), (OK[:60], b"x"), ()]
)
def test_the_deadline_holds_however_the_bytes_drip(serve, pieces):
    port, _ = serve(*pieces, pause=0.2, ever=True)
    began = time.monotonic()
    with pytest.raises(TransportError):
        send(port, deadline=1.0)
    # The bytes never end: however slow the machine, what does not keep the deadline is far beyond this.
    assert time.monotonic() - began < 10


def test_too_large_is_told_from_the_header_and_from_the_body(serve):
    huge, _ = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    endless, _ = serve(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536, ever=True)
    for port in (huge, endless):
        with pytest.raises(TransportError) as caught:
            send(port, max_wire_bytes=100_000)
        assert caught.value.outcome is Outcome.TOO_LARGE


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]", "printer.local"],
)
def test_machines_inside_are_not_dialled(serve, host):
    port, asked = serve(OK)
    with pytest.raises(TransportError) as caught:
        send(port, host=host, allow_hosts=(), ports=(port,))
    assert caught.value.outcome is Outcome.REJECTED
    assert asked == []


def test_a_name_is_refused_when_one_of_its_addresses_is_inside(monkeypatch):
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: entries)
    with pytest.raises(TransportError, match="allow-private-hosts"):
        send(80, host="mixed.example")


def test_private_hosts_can_be_let_through(serve):
    port, _ = serve(OK)
    assert send(port, host="localhost", allow_hosts=(), allow_private=True).status == 200


def test_connect_to_dials_elsewhere_and_keeps_the_name(serve):
    port, asked = serve(OK)
    address = parse_address("http://paper.example/a")
    for rule in (("paper.example", 80, "127.0.0.1", port), ("", 0, "127.0.0.1", port)):
        transport = LiveTransport(Limits(connect_to=(rule,), allow_hosts=(("127.0.0.1", port),)))
        assert transport.send(Request(address=address, expires=time.monotonic() + 2)).status == 200
    assert b"Host: paper.example\r\n" in asked[0]


def test_the_environment_is_not_asked(serve, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password HUSH\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    port, asked = serve(OK)
    assert send(port).status == 200
    assert b"uthorization" not in asked[0]


def test_refused_and_unknown_hosts_are_named(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(TransportError, match="refused"):
        send(port)

    def unknown(*args, **kwargs):
        raise socket.gaierror(-2, "no")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TransportError, match="cannot be resolved"):
        send(80, host="nowhere.example")


def test_a_slow_look_up_keeps_the_deadline(monkeypatch):
    released, ended = threading.Event(), []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: ended.append(released.wait(120)))
    with pytest.raises(TransportError, match="look-up"):
        send(80, deadline=0.3, host="slow.example")
    assert not ended, "the look-up was waited for to its end"
    released.set()


def test_tls_is_never_given_up(serve):
    port, _ = serve(OK)
    transport = LiveTransport(Limits(allow_hosts=(("127.0.0.1", port),)))
    with pytest.raises(TransportError, match="TLS"):
        transport.send(Request(address=parse_address(f"https://127.0.0.1:{port}/"), expires=time.monotonic() + 2))


def test_a_fetcher_stays_within_its_deadline(serve):
    port, _ = serve(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.1, ever=True)
    limits = Limits(allow_hosts=(("127.0.0.1", port),), deadline=1.5, host_interval=0)
    began = time.monotonic()
    assert Fetcher(limits).fetch(f"http://127.0.0.1:{port}/a").outcome is Outcome.REJECTED
    assert time.monotonic() - began < 10
    good, _ = serve(OK)
    limits = Limits(allow_hosts=(("127.0.0.1", good),), host_interval=0)
    assert isinstance(Fetcher(limits).fetch(f"http://127.0.0.1:{good}/a"), Snapshot)
