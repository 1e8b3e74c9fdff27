"""How far a fetch may go: time, size, hops, politeness, addresses."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of every fetch; the defaults suit an unattended run on public sites."""

    deadline: float = 20.0
    """Seconds for one address in all: robots.txt, redirects, retries and waits included."""
    connect_timeout: float = 6.0
    max_wire_bytes: int = 20 * MEBIBYTE
    max_unpacked_bytes: int = 20 * MEBIBYTE
    redirects: int = 10
    retries: int = 2
    """Further tries after a failure that may pass (429, 5xx, a dropped connection)."""
    host_interval: float = 0.5
    """Seconds between two requests to one host."""
    host_concurrency: int = 1
    user_agent: str = "factcheck-pipeline/0.1"
    allow_private: bool = False
    """Let private, loopback and link-local addresses be dialled, on any port."""
    allow_hosts: tuple[tuple[str, int], ...] = ()
    """Exact (address, port) pairs that count as public; for tests."""
    connect_to: tuple[tuple[str, int, str, int], ...] = ()
    """(host, port, host to dial, port to dial) as in curl; "" and 0 stand for any or the same."""
    ports: tuple[int, ...] = (80, 443, 8080, 8443)
    archive: bool = False
    """Ask the Wayback Machine for what cannot be had directly."""
    archive_host: str = "web.archive.org"
    lookups: bool = False
    """Ask open look-up services (Crossref, OpenAlex, Wikipedia, Wayback) where an address fails or is not given."""
