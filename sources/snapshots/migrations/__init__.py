"""Alembic migrations of the snapshot index; run on opening one whose schema is older."""
