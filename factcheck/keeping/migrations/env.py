"""What Alembic runs: the migrations, on the connection that the store hands over."""

from alembic import context
from sqlmodel import SQLModel

from factcheck.keeping import schema

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_name=lambda name, kind, _: kind != "table" or name in {table.name for table in schema.TABLES},
)
context.run_migrations()
