"""The flow `check`: documents in, reports, store and artifacts out; the same core as the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.utilities.annotations import quote

from factcheck.commands.delivery import Delivery
from factcheck.keeping.journal import journalled
from factcheck.keeping.places import documents
from factcheck.model import Run
from factcheck.running.asking import Earlier
from factcheck.running.elsewhere import runner
from factcheck.session import opened
from factcheck.settings import Settings, of_flow
from flows.progress import told
from flows.tasks import as_tasks
from reports import FORMATS
from reports.clean import weblink

NETWORK_RETRIES = 2


@flow(name="check", persist_result=False)
def check(paths: list[str] | None = None, options: dict[str, Any] | None = None) -> quote:
    """Check documents; `options` are keys and values in place of factcheck.toml. Gives the run, in quotes."""
    settings = of_flow(options)
    delivery = Delivery.planned(settings)
    targets = documents(paths or settings.documents, settings.out)
    with journalled(settings, targets) as journal:
        run = checked(settings, targets, Earlier(journal=journal))
        delivery.keep(run)
        delivery.write(run)
    publish(run, delivery)
    return quote(run)  # what is not quoted Prefect searches for futures, field by field: seconds for a large run


def checked(settings: Settings, paths: Sequence[Path], earlier: Earlier) -> Run:
    """The run of a session whose stages are tasks of the flow at hand."""
    away = runner(settings.runner, settings.jobs, settings.runner_address) if settings.elsewhere else None
    with opened(settings, paths, earlier) as session, told() as wrap:
        return session.check(run_many=away or wrap(as_tasks()), fetch_many=wrap(as_tasks(retries=NETWORK_RETRIES)))


def publish(run: Run, delivery: Delivery) -> None:
    """Show the run in Prefect: its Markdown report, with where the files lie."""
    places = [f"- [{name}]({_link(path)}): `{path.absolute()}`" for name, path in delivery.reports if path is not None]
    options = delivery.options(run)
    published = [f"- [{options.base_url}]({options.base_url})"] if weblink(options.base_url) else []
    text = FORMATS["markdown"].write(run, options).decode()
    create_markdown_artifact(
        key="factcheck-check", markdown="\n".join([text, "", *published, *places]), description=run.id
    )


def _link(path: Path) -> str:
    return path.absolute().as_uri()
