"""What Alembic runs: the migrations, on the connection that the store hands over."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], version_table=attributes["versions"], render_as_batch=True)
context.run_migrations()
