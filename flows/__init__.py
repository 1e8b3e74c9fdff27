"""Prefect flows over the same core; no logic of their own."""
