"""The bodies that verdicts rest on, as a web archive."""

from __future__ import annotations

import io
import uuid
from typing import Any

from factcheck.errors import OutputError
from factcheck.model import Run, SourceRecord
from reports.canonical import moment
from reports.extras import extra
from reports.interface import Options

_UNDATED = "1970-01-01T00:00:00Z"
"""WARC wants a date on every record; a replay without a clock has none."""


class Warc:
    """One `resource` record for each source that was read; status and headers are in run.json."""

    name = "warc"
    suffix = ".warc.gz"
    binary = True

    def write(self, run: Run, options: Options) -> bytes:
        """A gzipped WARC 1.1 file; OutputError where no body was handed over."""
        writer = extra("warcio.warcwriter", self.name)
        kept = [s for s in run.sources if s.sha256]
        if kept and not options.bodies:
            raise OutputError(
                "--report warc: the snapshots of this run are not at hand; run with --store and try again"
            )
        out = io.BytesIO()
        archive = writer.WARCWriter(out, gzip=True, warc_version="1.1")
        for source in kept:
            body = options.bodies.get(source.sha256 or "")
            if body is not None:
                archive.write_record(_record(archive, run, source, body))
        return out.getvalue()


def _record(archive: Any, run: Run, source: SourceRecord, body: bytes) -> Any:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{run.id} {source.url} {source.sha256}")
    headers = {"WARC-Date": moment(source.fetched_at) or _UNDATED, "WARC-Record-ID": f"<urn:uuid:{name}>"}
    return archive.create_warc_record(
        source.final_url or source.url,
        "resource",
        payload=io.BytesIO(body),
        length=len(body),
        warc_content_type=source.media_type or "application/octet-stream",
        warc_headers_dict=headers,
    )
