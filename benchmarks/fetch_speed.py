"""How near to the ideal time many addresses on many hosts are fetched: `python benchmarks/fetch_speed.py`.

Twenty local servers, ten pages each, 50 ms of latency an answer, one request at a time a host. The ideal time is that
of the busiest host, which nothing can shorten: eleven answers (robots.txt and ten pages) one after the other.
"""

from __future__ import annotations

import http.server
import json
import threading
import time

from sources.fetching.fetch import Fetcher
from sources.fetching.limits import Limits
from sources.model import Snapshot

HOSTS, PAGES, LATENCY = 20, 10, 0.05


class Slow(http.server.BaseHTTPRequestHandler):
    """Answers after a while."""

    def do_GET(self) -> None:
        time.sleep(LATENCY)
        robots = self.path == "/robots.txt"
        body = b"" if robots else b"<p>The lock let 1,204 boats through.</p>"
        self.send_response(404 if robots else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> dict[str, float]:
    servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow) for _ in range(HOSTS)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    ports = [server.server_address[1] for server in servers]
    allowed = tuple(("127.0.0.1", port) for port in ports)
    rules = tuple((f"h{n}.example", 80, "127.0.0.1", port) for n, port in enumerate(ports))
    fetcher = Fetcher(Limits(allow_hosts=allowed, connect_to=rules, host_interval=0.0))
    urls = [f"http://h{n}.example/{page}" for page in range(PAGES) for n in range(HOSTS)]
    began = time.monotonic()
    found = fetcher.fetch_many(urls, jobs=HOSTS)
    took = time.monotonic() - began
    for server in servers:
        server.shutdown()
        server.server_close()
    ideal = LATENCY * (PAGES + 1)
    whole = sum(isinstance(fetched, Snapshot) for fetched in found.values())
    return {
        "urls": len(found),
        "fetched": whole,
        "seconds": round(took, 2),
        "ideal": ideal,
        "ratio": round(took / ideal, 2),
    }


if __name__ == "__main__":
    print(json.dumps(main()))
