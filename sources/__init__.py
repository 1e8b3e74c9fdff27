"""A citation in, a snapshot or a reason out: resolve, fetch, keep, read.

Knows nothing of verdicts.
"""
