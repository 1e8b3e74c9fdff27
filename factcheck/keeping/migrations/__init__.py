"""Alembic migrations of the store; run on opening a database whose schema is older."""
