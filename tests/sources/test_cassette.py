import subprocess
import sys
import threading

import pytest
import vcr

from sources.address import parse_address
from sources.errors import CassetteError, TransportError
from sources.fetching.cassette import CassetteTransport, open_cassette
from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.fetching.transport import Request
from sources.model import Outcome, Snapshot, Unavailable
from tests.sources.scripted import ScriptedTransport, answer

BOATS = "https://lock.example/boats"


def cassette(path, *interactions):
    text = "interactions:\n"
    for url, status, headers, body in interactions:
        named = "".join(f"      {name}:\n      - {value}\n" for name, value in headers.items())
        text += (
            f"- request:\n    body: null\n    headers: {{}}\n    method: GET\n    uri: {url}\n"
            f"  response:\n    body:\n      string: {body}\n    headers:\n{named or '      {}' + chr(10)}"
            f"    status:\n      code: {status}\n      message: OK\n"
        )
    path.write_text(text + "version: 1\n", encoding="utf-8")
    return path


@pytest.fixture
def recorded(tmp_path):
    html = {"Content-Type": "text/html; charset=utf-8"}
    return cassette(
        tmp_path / "web.yaml",
        (BOATS, 200, html, "<p>1,204 boats</p>"),
        ("https://shut.example/robots.txt", 200, {"Content-Type": "text/plain"}, '"User-agent: *\\nDisallow: /"'),
        ("https://shut.example/a", 200, html, "<p>x</p>"),
        ("https://old.example/a", 301, {"Location": "https://lock.example/boats"}, '""'),
    )


def test_none_replays_and_opens_no_socket(recorded):
    with open_cassette(recorded, "none") as transport:
        found = Fetcher(Limits(), transport=transport).fetch_many(
            [BOATS, "https://nowhere.example/", "https://shut.example/a", "https://old.example/a"]
        )
    assert isinstance(found[BOATS], Snapshot)
    assert found[BOATS].fetched_at is None
    missing = found["https://nowhere.example/"]
    assert isinstance(missing, Unavailable)
    assert missing.outcome is Outcome.UNREACHABLE
    assert "not in the cassette web.yaml" in missing.detail
    assert found["https://shut.example/a"].outcome is Outcome.REJECTED
    assert found["https://old.example/a"].final_url == BOATS


def test_sixteen_threads_replay_the_same(recorded):
    wrong = []
    with open_cassette(recorded, "none") as transport:

        def replay():
            for _ in range(100):
                found = transport.send(Request(address=parse_address(BOATS)))
                if found.body != b"<p>1,204 boats</p>":
                    wrong.append(found)

        threads = [threading.Thread(target=replay) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_answers_come_in_the_order_of_recording_and_the_last_stays(tmp_path):
    path = cassette(tmp_path / "c.yaml", (BOATS, 503, {}, '""'), (BOATS, 200, {}, "late"))
    with open_cassette(path, "none") as transport:
        request = Request(address=parse_address(BOATS))
        assert [transport.send(request).status for _ in range(3)] == [503, 200, 200]


def record(path, mode, network, *urls):
    transport = CassetteTransport(path, mode, Limits(), network)
    fetched = Fetcher(Limits(host_interval=0), transport=transport).fetch_many(urls)
    transport.save()
    return fetched


def test_modes_record_what_they_say(tmp_path):
    path = tmp_path / "deep" / "c.yaml"
    first = ScriptedTransport({BOATS: answer("<p>old</p>")}, live=True)
    record(path, "once", first, BOATS)
    other = ScriptedTransport({BOATS: answer("<p>new</p>"), "https://b.example/": answer("<p>b</p>")}, live=True)
    assert record(path, "once", other, BOATS)[BOATS].body == b"<p>old</p>"
    assert other.asked == []
    both = record(path, "new_episodes", other, BOATS, "https://b.example/")
    assert [fetched.body for fetched in both.values()] == [b"<p>old</p>", b"<p>b</p>"]
    record(path, "all", other, BOATS)
    assert record(path, "none", other, BOATS)[BOATS].body == b"<p>new</p>"
    assert record(path, "none", other, "https://b.example/")["https://b.example/"].body == b"<p>b</p>"


def test_vcr_itself_reads_what_was_recorded(tmp_path):
    requests = pytest.importorskip("requests")
    path = tmp_path / "c.yaml"
    record(path, "once", ScriptedTransport({BOATS: answer("<p>1,204 보트</p>")}, live=True), BOATS)
    with vcr.use_cassette(str(path), record_mode="none"):
        assert requests.get(BOATS, timeout=5).text == "<p>1,204 보트</p>"


def test_what_vcr_writes_with_tags_of_its_own_is_read(tmp_path):
    path = cassette(tmp_path / "c.yaml", (BOATS, 200, {}, "!!python/unicode '<p>1,204 boats</p>'"))
    with open_cassette(path, "none") as transport:
        assert transport.send(Request(address=parse_address(BOATS))).body == b"<p>1,204 boats</p>"


def test_a_replay_does_without_vcr(recorded):
    code = (
        "import pathlib, sys; from sources.fetching.cassette import open_cassette\n"
        "with open_cassette(pathlib.Path(sys.argv[1]), 'none'): print('vcr' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(recorded)], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


def test_no_secret_reaches_the_file(tmp_path):
    path = tmp_path / "c.yaml"
    url = "https://api.example/v1?q=1&api_key=HUSH1"
    reply = answer("<p>x</p>", set_cookie="id=HUSH2", location="https://api.example/?token=HUSH3", x_api_key="HUSH4")
    record(path, "once", ScriptedTransport({url: reply}, live=True), url)
    assert "HUSH" not in path.read_text(encoding="utf-8")
    assert isinstance(record(path, "none", None, url)[url], Snapshot)


def test_an_interrupted_recording_is_whole(tmp_path, monkeypatch):
    path = tmp_path / "c.yaml"
    network = ScriptedTransport({BOATS: answer("<p>x</p>")}, live=True)
    monkeypatch.setattr("sources.fetching.live.LiveTransport", lambda limits: network)

    def stop(url, fetched):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_cassette(path, "once") as transport:
        Fetcher(Limits(host_interval=0), transport=transport).fetch_many([BOATS], on_done=stop)
    with open_cassette(path, "none") as transport:
        assert isinstance(Fetcher(Limits(), transport=transport).fetch(BOATS), Snapshot)
    assert [entry.name for entry in tmp_path.iterdir()] == ["c.yaml"]


@pytest.mark.parametrize(
    "content",
    [
        "just words",
        "{}",
        "interactions: 3",
        "- request: {}",
        "interactions:\n- request: {}\n",
        "a: [",
        "\x00",
        "[" * 5000,
        "interactions:\n- request: !!python/object/apply:os.system ['true']\n",
    ],
)
def test_what_is_no_cassette_is_named_with_a_remedy(tmp_path, content):
    path = tmp_path / "c.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CassetteError, match=r"c\.yaml.*--record-mode once"), open_cassette(path, "none"):
        pass


def test_a_missing_cassette_cannot_be_replayed(tmp_path):
    with pytest.raises(CassetteError, match="missing"), open_cassette(tmp_path / "no.yaml", "none"):
        pass


def test_an_unknown_mode_lists_the_known_ones(tmp_path):
    with pytest.raises(CassetteError, match="new_episodes"), open_cassette(tmp_path / "no.yaml", "often"):
        pass


def test_a_body_that_is_damaged_is_kept_as_it_came(tmp_path):
    path = tmp_path / "c.yaml"
    network = ScriptedTransport({BOATS: answer(b"\x1f\x8bbroken", content_encoding="gzip")}, live=True)
    record(path, "once", network, BOATS)
    assert record(path, "none", None, BOATS)[BOATS].outcome is Outcome.UNSUPPORTED


def test_a_request_that_fails_is_not_recorded(tmp_path):
    path = tmp_path / "c.yaml"
    network = ScriptedTransport({BOATS: TransportError(Outcome.UNREACHABLE, "connection refused")}, live=True)
    assert record(path, "once", network, BOATS)[BOATS].outcome is Outcome.UNREACHABLE
    assert not path.exists()
