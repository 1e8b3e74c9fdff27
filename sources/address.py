"""Addresses: which are taken, how they are written canonically, which machines may be dialled."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

import idna

from sources.errors import SourceError

LONGEST = 8192
DEFAULT_PORTS = {"http": 80, "https": 443}
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Ranges that `is_global` lets through on some Python versions, or that lead into another range.
REFUSED_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/3",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
    )
)
SECRET_PARAMETERS = frozenset(
    ("token", "key", "api_key", "apikey", "access_token", "signature", "sig", "password", "secret")
)
# RFC 3986: everything that may stand in a path or query, and the percent sign of what is quoted already.
PATH_SAFE = "/:@!$&'()*+,;=-._~%"
QUERY_SAFE = PATH_SAFE + "?[]|"


class RefusedAddressError(SourceError):
    """An address that is never asked for; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An http(s) address in canonical form, without its fragment."""

    scheme: str
    host: str
    """ASCII, lower case, no trailing dot; an IPv6 literal without brackets."""
    port: int
    path: str
    query: str

    @property
    def netloc(self) -> str:
        """Host and, where it is not the scheme's own, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if DEFAULT_PORTS[self.scheme] == self.port else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address."""
        return urlunsplit((self.scheme, self.netloc, self.path, self.query, ""))


def parse_address(url: str) -> Address:
    """Parse an http(s) address strictly; RefusedAddressError where two readers could disagree about it."""
    if len(url) > LONGEST:
        raise RefusedAddressError(f"it is longer than {LONGEST} characters")
    if any(ord(char) <= 0x20 or 0x7F <= ord(char) <= 0x9F or char == "\\" for char in url):
        raise RefusedAddressError("it holds blanks, control characters or a backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedAddressError(f"it cannot be parsed ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise RefusedAddressError("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise RefusedAddressError("it holds credentials")
    return Address(
        scheme=scheme,
        host=_host(parts.hostname or "", bracketed=parts.netloc.startswith("[")),
        port=DEFAULT_PORTS[scheme] if port is None else port,
        path=quote(parts.path, safe=PATH_SAFE) or "/",
        query=quote(parts.query, safe=QUERY_SAFE),
    )


def _host(written: str, *, bracketed: bool) -> str:
    if "%" in written:
        raise RefusedAddressError("its host name is malformed")
    if bracketed:
        try:
            return str(ipaddress.IPv6Address(written))
        except ValueError as error:
            raise RefusedAddressError("its host is no IPv6 address") from error
    try:
        host = written if written.isascii() else idna.encode(written, uts46=True).decode("ascii")
        labels = host.lower().removesuffix(".").split(".")
        for label in labels:
            if label.startswith("xn--"):
                idna.decode(label)
    except (idna.IDNAError, UnicodeError) as error:
        raise RefusedAddressError("its host name is malformed") from error
    if sum(map(len, labels)) + len(labels) > 254 or not all(re.fullmatch(r"[a-z0-9_-]{1,63}", x) for x in labels):
        raise RefusedAddressError("its host name is malformed")
    return ".".join(labels)


def refusal(address: IpAddress) -> str:
    """Why a machine may not be dialled; empty when it is on the public internet."""
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if not address.is_global or any(address in network for network in REFUSED_NETWORKS):
        return "a private or special address"
    return ""


def request_key(method: str, url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What VCR.py matches a request by (method, place, sorted query), without secrets; any spelling of one address."""
    try:
        address = parse_address(strip_secrets(url))
        place, query = address.origin + address.path, address.query
    except RefusedAddressError:
        place, _, query = url.partition("?")
    return (method.upper(), place, tuple(sorted(parse_qsl(query, keep_blank_values=True))))


def strip_secrets(url: str) -> str:
    """The address without user information and without query parameters that carry secrets."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parts.query.split("&") if pair.partition("=")[0].lower() not in SECRET_PARAMETERS]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="&".join(kept)))


def site(host: str) -> str:
    """The part of a host name that its owner registered: the last two labels, or three under a two-letter suffix."""
    labels = host.lower().rstrip(".").split(".")
    second_level = {"co", "com", "or", "go", "ac", "ne", "re", "net", "org", "gov", "edu", "pe", "gob", "gouv", "mil"}
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in second_level:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])
