import datetime as dt
import gzip
import threading
import zlib

import pytest

from sources.errors import TransportError
from sources.fetching.fetch import Fetcher, by_host
from sources.fetching.limits import Limits
from sources.fetching.pace import Pace, Queue
from sources.fetching.transport import Offline
from sources.model import Outcome, Snapshot, Step, Unavailable
from sources.snapshots.store import SnapshotStore
from tests.sources.scripted import ScriptedTransport, answer

A = "https://lock.example/boats"
NOW = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
TEXT = "<p>1,204 boats</p>"


class Shelf:
    def __init__(self, *kept):
        self.kept = {snapshot.url: snapshot for snapshot in kept}

    def latest(self, url):
        return self.kept.get(url)

    def put(self, snapshot):
        self.kept[snapshot.url] = snapshot


def fetch(answers, url=A, store=None, **limits):
    transport = ScriptedTransport(answers)
    return Fetcher(Limits(**limits), transport=transport, store=store).fetch(url), transport


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer(TEXT), Outcome.FETCHED),
        (answer(TEXT, 404), Outcome.MISSING),
        (answer(TEXT, 410), Outcome.MISSING),
        (answer(TEXT, 401), Outcome.BLOCKED),
        (answer(TEXT, 403), Outcome.BLOCKED),
        (answer(TEXT, 451), Outcome.BLOCKED),
        (answer(TEXT, 402), Outcome.PAYWALLED),
        (answer(TEXT, 429), Outcome.UNREACHABLE),
        (answer("<title>Just a moment</title><div class=cf-chl>", 503), Outcome.BLOCKED),
        (answer(TEXT, 500), Outcome.UNREACHABLE),
        (answer(TEXT, 206), Outcome.UNREACHABLE),
        (answer(TEXT, 304), Outcome.UNREACHABLE),
        (answer(TEXT, 302), Outcome.UNREACHABLE),
        (answer("", 204), Outcome.UNSUPPORTED),
        (answer(""), Outcome.UNSUPPORTED),
        (answer(gzip.compress(TEXT.encode())[:-12], content_encoding="gzip"), Outcome.UNSUPPORTED),
        (answer(TEXT, content_encoding="br"), Outcome.UNSUPPORTED),
        (answer(gzip.compress(bytes(30_000_000)), content_encoding="gzip"), Outcome.TOO_LARGE),
        (TransportError(Outcome.TOO_LARGE, "sends too much"), Outcome.TOO_LARGE),
    ],
)
def test_only_a_whole_200_is_a_page(reply, outcome):
    found, _ = fetch({A: reply})
    assert found.outcome is outcome
    assert isinstance(found, Snapshot) == (outcome is Outcome.FETCHED)
    assert isinstance(found, Snapshot) or found.detail


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(TEXT.encode()), "gzip"),
        (gzip.compress(TEXT.encode()) + b"junk", "gzip"),
        (zlib.compress(TEXT.encode()), "deflate"),
        (zlib.compress(TEXT.encode())[2:-4], "deflate"),
        (gzip.compress(gzip.compress(TEXT.encode())), "gzip, gzip"),
    ],
    ids=["gzip", "gzip with more behind", "deflate", "bare deflate", "twice"],  # the bytes hold the time of day
)
def test_honest_codings_are_undone(packed, coding):
    found, _ = fetch({A: answer(packed, content_encoding=coding)})
    assert isinstance(found, Snapshot)
    assert found.body == TEXT.encode()


def test_a_snapshot_tells_where_it_came_from_and_keeps_no_cookie():
    found, _ = fetch({A: answer("", 301, location="/new"), "https://lock.example/new": answer(TEXT, set_cookie="a=b")})
    assert found.final_url == "https://lock.example/new"
    assert [step.action for step in found.trail] == ["redirect", "direct"]
    assert "set-cookie" not in dict(found.headers)
    assert (found.media_type, found.charset) == ("text/html", "utf-8")


def test_no_secret_of_ours_is_sent():
    _, transport = fetch({A: answer(TEXT)})
    sent = {name.lower() for request in transport.asked for name, _ in request.headers}
    assert sent == {"user-agent", "accept", "accept-language", "accept-encoding"}


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "https://me:pw@lock.example/", "https://lock.example\\@b.example/", "data:text/html,x"],
)
def test_a_redirect_is_checked_like_any_address(target):
    found, _ = fetch({A: answer("", 302, location=target)})
    assert found.outcome is Outcome.REJECTED


def test_redirects_end():
    circle, _ = fetch({A: answer("", 302, location=A)})
    assert "circle" in circle.detail
    chain = {f"https://lock.example/{n}": answer("", 302, location=f"/{n + 1}") for n in range(40)}
    found, transport = fetch(chain, "https://lock.example/0")
    assert found.outcome is Outcome.REJECTED
    assert sum(transport.counts.values()) < 25


def test_a_deep_link_that_ends_on_the_front_page_is_gone():
    found, _ = fetch(
        {A + "/2024/march": answer("", 302, location="/"), "https://lock.example/": answer(TEXT)}, A + "/2024/march"
    )
    assert found.outcome is Outcome.SOFT_404


def test_failures_that_may_pass_are_tried_again():
    found, transport = fetch(
        {A: [answer("", 503), TransportError(Outcome.UNREACHABLE, "reset", retry=True), answer(TEXT)]}
    )
    assert isinstance(found, Snapshot)
    assert transport.counts[A] == 3
    _, once = fetch({A: answer("", 404)})
    assert once.counts[A] == 1


@pytest.mark.parametrize(("written", "asked"), [("9999999999", 1), ("0", 2), ("soon", 2), ("-5", 2), ("１", 2)])
def test_a_wait_that_is_too_long_is_not_waited_for(written, asked):
    transport = ScriptedTransport({A: [answer("", 429, retry_after=written), answer(TEXT)]}, live=True)
    found = Fetcher(Limits(host_interval=0, deadline=5), transport=transport).fetch(A)
    assert transport.counts[A] == asked
    assert isinstance(found, Snapshot) == (asked == 2)


@pytest.mark.parametrize(
    ("rules", "fetched"),
    [
        (answer("User-agent: *\nDisallow: /", content_type="text/plain"), False),
        (answer("User-agent: *\nDisallow: /\nAllow: /boats"), True),
        (answer("User-agent: factcheck-pipeline\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
        (answer("\ufeffuSeR-aGeNt:*\rDisAllow: /\r"), False),
        (answer("x", 404), True),
        (answer("x", 403), True),
        (answer("x", 500), False),
        (answer("<html>Disallow nothing</html>"), True),
        (answer("User-agent: *\nDisallow:\n" + "#" * 600_000 + "\nDisallow: /"), True),
        (answer("", 302, location="http://user:pw@x.example/"), False),
        (TransportError(Outcome.UNREACHABLE, "no answer in time", slow=True), False),
    ],
)
def test_robots_are_heard(rules, fetched):
    found, transport = fetch({A: answer(TEXT), "https://lock.example/robots.txt": rules})
    assert isinstance(found, Snapshot) == fetched
    assert fetched or found.outcome is Outcome.REJECTED
    assert transport.counts[A] == int(fetched)


def test_robots_are_asked_once_a_site():
    transport = ScriptedTransport({f"https://lock.example/{n}": answer(TEXT) for n in range(9)})
    Fetcher(Limits(), transport=transport).fetch_many([f"https://lock.example/{n}" for n in range(9)], jobs=9)
    assert transport.counts["https://lock.example/robots.txt"] == 1


def test_a_second_visit_asks_conditionally_and_keeps_the_stored_copy():
    shelf = Shelf()
    first, _ = fetch({A: answer(TEXT, etag='"7"', last_modified="Sat, 01 Mar 2025 00:00:00 GMT")}, store=shelf)
    again, transport = fetch({A: answer("", 304)}, store=shelf)
    assert dict(transport.asked[-1].headers)["If-None-Match"] == '"7"'
    assert again.outcome is Outcome.NOT_MODIFIED
    assert again.body == first.body


def test_the_ladder_goes_from_direct_to_archive_to_store():
    copy = f"https://web.archive.org/web/20240101000000id_/{A}"
    answers = {
        A: answer("gone", 404),
        f"https://web.archive.org/web/{A}": answer("", 302, location=f"/web/20240101000000/{A}"),
        copy: answer(TEXT),
    }
    found, _ = fetch(answers, archive=True)
    assert found.final_url == copy
    assert [(step.action, step.result) for step in found.trail] == [("direct", "404"), ("archive", "200")]
    lost, _ = fetch({A: answer("gone", 404)}, archive=True)
    assert [step.action for step in lost.trail] == ["direct", "archive"]
    shelf = Shelf()
    fetch({A: answer(TEXT)}, store=shelf)
    kept, _ = fetch({A: answer("gone", 404)}, store=shelf, archive=True)
    assert isinstance(kept, Snapshot)
    assert [step.action for step in kept.trail] == ["direct", "archive", "store"]


def test_a_page_that_says_it_is_gone_is_looked_for_in_the_archive():
    copy = f"https://web.archive.org/web/20240101000000id_/{A}"
    answers = {
        A: answer("<title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>"),
        f"https://web.archive.org/web/{A}": answer("", 302, location=f"/web/20240101000000/{A}"),
        copy: answer("<p>" + "The lock let 1,204 boats through in March. " * 5),
    }
    assert fetch(answers, archive=True)[0].final_url == copy
    assert fetch(answers)[0].final_url == A


def test_offline_only_the_store_answers():
    shelf = Shelf()
    fetch({A: answer(TEXT)}, store=shelf)
    assert isinstance(Fetcher(Limits(), transport=Offline(), store=shelf).fetch(A), Snapshot)
    assert "offline" in Fetcher(Limits(), transport=Offline()).fetch(A).detail


def test_many_are_fetched_once_each_in_the_order_given():
    urls = [f"https://h{n % 3}.example/{n}" for n in range(12)] + ["https://h0.example/0", "https://H0.example/0#part"]
    transport = ScriptedTransport({f"https://h{n % 3}.example/{n}": answer(TEXT) for n in range(12)})
    heard = []
    found = Fetcher(Limits(), transport=transport).fetch_many(urls, jobs=5, on_done=lambda url, _: heard.append(url))
    assert list(found) == list(dict.fromkeys(urls))
    assert sorted(heard) == sorted(found)
    assert all(fetched.url == url for url, fetched in found.items())
    assert max(transport.counts.values()) == 1


def test_a_failing_listener_stops_the_run():
    def listener(url, fetched):
        raise RuntimeError(url)

    transport = ScriptedTransport({f"https://h.example/{n}": answer(TEXT) for n in range(20)})
    with pytest.raises(RuntimeError):
        Fetcher(Limits(), transport=transport).fetch_many(
            [f"https://h.example/{n}" for n in range(20)], on_done=listener
        )
    assert len(transport.asked) < 20


def test_the_clock_is_ours():
    live = ScriptedTransport({A: answer(TEXT, date="Mon, 01 Jan 1999 00:00:00 GMT")}, live=True)
    assert Fetcher(Limits(host_interval=0), transport=live, clock=lambda: NOW).fetch(A).fetched_at == NOW


def test_by_host_groups_in_order():
    assert by_host(["https://b.example/1", "https://a.example/1", "https://B.example/2", "https://b.example/1"]) == (
        ("https://b.example/1", "https://B.example/2"),
        ("https://a.example/1",),
    )


def test_one_host_is_never_asked_by_two_at_once():
    pace = Pace(0.0, 1)
    running, most, lock = [], [], threading.Lock()

    def task(url):
        with pace.turn("h"):
            with lock:
                running.append(url)
                most.append(len(running))
            with lock:
                running.remove(url)

    queue = Queue([[f"https://h/{n}" for n in range(50)]], pace, 4)
    threads = [threading.Thread(target=queue.work, args=(task,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 50
    assert max(most) == 1


def test_what_is_no_address_is_rejected_without_a_request():
    found, transport = fetch({}, "javascript:alert(1)")
    assert isinstance(found, Unavailable)
    assert found.outcome is Outcome.REJECTED
    assert found.trail == (Step(url="javascript:alert(1)", action="direct", result=f"rejected: {found.detail}"),)
    assert transport.asked == []


def test_retry_after_by_date_and_by_seconds_is_waited_for(monkeypatch):
    waited = []
    monkeypatch.setattr("sources.fetching.hops.time.sleep", waited.append)
    past = "Sat, 01 Mar 2025 00:00:00 GMT"
    for written, expected in (("2", 2.0), (past, 0), ("soon", 0.5)):
        transport = ScriptedTransport({A: [answer("", 503, retry_after=written), answer(TEXT)]}, live=True)
        assert isinstance(Fetcher(Limits(host_interval=0), transport=transport).fetch(A), Snapshot)
        assert waited.pop() == expected


def test_retries_back_off_and_end(monkeypatch):
    waited = []
    monkeypatch.setattr("sources.fetching.hops.time.sleep", waited.append)
    transport = ScriptedTransport({A: answer("", 503)}, live=True)
    found = Fetcher(Limits(host_interval=0, retries=3), transport=transport).fetch(A)
    assert found.outcome is Outcome.UNREACHABLE
    assert transport.counts[A] == 4
    assert waited == [0.5, 1.0, 2.0]


def test_the_store_on_disk_drives_conditional_requests(tmp_path):
    store = SnapshotStore(tmp_path)
    first, _ = fetch({A: answer(TEXT, etag='"7"', last_modified="Sat, 01 Mar 2025 00:00:00 GMT")}, store=store)
    same, transport = fetch({A: answer("", 304)}, store=store)
    sent = dict(transport.asked[-1].headers)
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"7"', "Sat, 01 Mar 2025 00:00:00 GMT")
    assert (same.outcome, same.body) == (Outcome.NOT_MODIFIED, first.body)
    changed, _ = fetch({A: answer("<p>1,205 boats</p>", etag='"8"')}, store=store)
    assert changed.outcome is Outcome.FETCHED
    assert store.latest(A).body == changed.body
    assert len(list(store.all())) == 2
    store.close()
