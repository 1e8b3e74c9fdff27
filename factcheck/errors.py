"""Errors of the factcheck package; a leaf."""


class FactcheckError(Exception):
    """Base. The message says what is wrong, where, and what to do."""


class SettingsError(FactcheckError):
    """Bad settings: unknown key, wrong type, unreadable file."""


class OutputError(FactcheckError):
    """A report or the store cannot be written."""
