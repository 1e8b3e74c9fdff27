"""A snapshot that came back whole and still cannot be read."""

from __future__ import annotations

from sources.model import Outcome, Snapshot, Unavailable


def refuse(snapshot: Snapshot, outcome: Outcome, detail: str) -> Unavailable:
    """The snapshot as unavailable, and why."""
    return Unavailable(
        url=snapshot.url,
        outcome=outcome,
        detail=detail,
        final_url=snapshot.final_url,
        status=snapshot.status,
        tried_at=snapshot.fetched_at,
        trail=snapshot.trail,
    )
