"""A run in, files out: one module a format."""
