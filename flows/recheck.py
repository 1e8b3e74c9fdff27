"""The flow `recheck`: known documents again; what changed, with its cause, goes to Prefect and to a webhook."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact

from factcheck.commands.delivery import Delivery
from factcheck.keeping.drift import Change
from factcheck.keeping.journal import journalled
from factcheck.running.asking import Earlier
from factcheck.running.recheck import named_documents, planned, since, tell
from factcheck.settings import of_flow
from flows.check import checked, publish


@flow(name="recheck", persist_result=False)
def recheck(paths: list[str] | None = None, options: dict[str, Any] | None = None) -> list[Change]:
    """Check documents again (all that the store knows where none is named); gives the changes."""
    settings = of_flow(options)
    named = named_documents(settings, paths or settings.documents)
    delivery = Delivery.planned(settings)
    with journalled(settings, named) as journal:
        plan = planned(settings, named, journal)
        if not plan.paths:
            return []  # nothing is due
        run = checked(settings, plan.paths, Earlier(journal=journal, rest=plan.rest))
        delivery.keep(run)
        delivery.write(run)
        publish(run, delivery)
        found = since(plan.look, settings.store, run)
        create_table_artifact(key="factcheck-changes", table=[asdict(change) for change in found], description=run.id)
        if trouble := tell(settings, run, found):
            get_run_logger().warning(trouble)
    return found
