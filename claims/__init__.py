"""Text in, claims out: documents, spans, numbers, dates, units, attribution, citations.

Pure: no network, no clock, no database, no verdicts.
"""
