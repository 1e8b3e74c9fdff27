"""What an answer's status and headers make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from sources.fetching.hops import Landing
from sources.fetching.unpack import TooLargeError, UnpackError, unpack
from sources.model import Outcome
from sources.pages.sniff import packed_type, text_type

SECRET_HEADERS = frozenset(
    ("authorization", "cookie", "set-cookie", "set-cookie2", "proxy-authorization", "x-api-key", "www-authenticate")
)
LONGEST_HEADER = 1000
STATUS = {
    204: (Outcome.UNSUPPORTED, "has no content"),
    205: (Outcome.UNSUPPORTED, "has no content"),
    401: (Outcome.BLOCKED, "asks for a login"),
    402: (Outcome.PAYWALLED, "asks for payment"),
    403: (Outcome.BLOCKED, "refuses us"),
    404: (Outcome.MISSING, "is not there"),
    407: (Outcome.BLOCKED, "asks for a login"),
    410: (Outcome.MISSING, "is gone for good"),
    429: (Outcome.UNREACHABLE, "asks us to come back later"),
    451: (Outcome.BLOCKED, "is withheld for legal reasons"),
    999: (Outcome.BLOCKED, "refuses us"),
}
CHALLENGE = re.compile(
    rb"cf-chl|challenge-platform|captcha|verify you are (?:a )?human|enable javascript", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An answer, judged; the rest is filled for `fetched` only."""

    outcome: Outcome
    detail: str = ""
    body: bytes = b""
    media_type: str = ""
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


def judge_status(landing: Landing, most: int) -> Judged:
    """Only a whole 200 with a body is a page."""
    response = landing.response
    status = response.status
    if status == 304 and landing.conditional:
        return Judged(outcome=Outcome.NOT_MODIFIED)
    if status != 200:
        return _no_page(status, response.body)
    try:
        body = unpack(response.body, response.header("content-encoding"), most)
    except TooLargeError as error:
        return Judged(outcome=Outcome.TOO_LARGE, detail=str(error))
    except UnpackError as error:
        return Judged(outcome=Outcome.UNSUPPORTED, detail=str(error))
    if not body.strip():
        return Judged(outcome=Outcome.UNSUPPORTED, detail="the answer is empty")
    if _sent_home(landing):
        return Judged(outcome=Outcome.SOFT_404, detail="redirects to the front page of its site")
    media_type, charset = content_type(response.header("content-type"))
    return Judged(
        outcome=Outcome.FETCHED,
        body=body,
        media_type=media_type or packed_type(body) or text_type(body),
        charset=charset,
        headers=_clean(response.headers),
    )


def content_type(header: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header, in lower case; empty and None where it names none."""
    message = Message()
    message["content-type"] = _printable(header)
    essence = message.get_content_type() if "/" in header else ""
    charset = message.get_param("charset")
    return essence, charset.lower().strip("'\" ") if isinstance(charset, str) else None


def _no_page(status: int, body: bytes) -> Judged:
    if status in (403, 429, 503) and CHALLENGE.search(body[:20000]):
        return Judged(outcome=Outcome.BLOCKED, detail=f"answers {status}: a check for robots stands before it")
    outcome, words = STATUS.get(status, (Outcome.UNREACHABLE, "gives no page"))
    return Judged(outcome=outcome, detail=f"answers {status}: it {words}")


def _sent_home(landing: Landing) -> bool:
    """A deep link that ends on the front page of the same site stands for a page that is gone."""
    asked, got = landing.asked, landing.address
    if got.path != "/" or got.query or asked.host.removeprefix("www.") != got.host.removeprefix("www."):
        return False
    return asked.path.strip("/").count("/") >= 1 or bool(re.search(r"[0-9]|-[^-]*-", asked.path))


def _clean(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _printable(value)) for name, value in headers if name not in SECRET_HEADERS)


def _printable(value: str) -> str:
    return "".join(char for char in value[:LONGEST_HEADER] if char >= " " and not "\x7f" <= char <= "\x9f")
