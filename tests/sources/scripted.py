"""A web of our own for tests: answers by address, no socket; and pages made of a line of HTML."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter

from sources.errors import TransportError
from sources.fetching.transport import Request, Response
from sources.model import Outcome, Page, Snapshot
from sources.pages.read import read

Answer = Response | TransportError


class ScriptedTransport:
    """Gives each address its answers in turn, the last one for ever; counts what it was asked."""

    def __init__(self, answers: dict[str, Answer | list[Answer]], *, live: bool = False) -> None:
        self.live = live
        self.asked: list[Request] = []
        self._answers = {url: found if isinstance(found, list) else [found] for url, found in answers.items()}
        self._lock = threading.Lock()

    def send(self, request: Request) -> Response:
        url = request.address.url
        with self._lock:
            place = self.counts[url]
            self.asked.append(request)
        found = self._answers.get(url)
        if found is None:
            raise TransportError(Outcome.UNREACHABLE, "nobody is there", absent=url.endswith("/robots.txt"))
        answer = found[min(place, len(found) - 1)]
        if isinstance(answer, TransportError):
            raise answer
        return answer

    @property
    def counts(self) -> Counter[str]:
        return Counter(request.address.url for request in self.asked)


def answer(body: str | bytes = b"", status: int = 200, **headers: str) -> Response:
    named = {"content-type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return Response(
        status=status,
        headers=tuple(named.items()),
        body=body.encode() if isinstance(body, str) else body,
    )


def snapshot(
    body: str | bytes,
    media_type: str = "text/html",
    url: str = "https://paper.example/news/1",
    charset: str | None = None,
) -> Snapshot:
    raw = body.encode() if isinstance(body, str) else body
    return Snapshot(
        url=url,
        final_url=url,
        status=200,
        media_type=media_type,
        charset=charset,
        body=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        fetched_at=None,
    )


def page(body: str | bytes, media_type: str = "text/html", url: str = "https://paper.example/news/1") -> Page:
    found = read(snapshot(body, media_type, url))
    assert isinstance(found, Page), found
    return found


PROSE = (
    "The river authority counted 1,204 boats at the lower lock in March, and the harbour master said that most of them "
    "carried gravel for the new dam that the province has been building upstream."
)


def article(inner: str, head: str = "", title: str = "Boats on the river | River Post") -> str:
    return f"<html lang=en><head><title>{title}</title>{head}</head><body><article>{inner}</article></body></html>"
