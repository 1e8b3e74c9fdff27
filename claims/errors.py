"""Errors of the claims package; a leaf, so that every module may import it."""


class ClaimsError(Exception):
    """Base of all errors here. The message names the file, the place and the remedy."""


class DocumentError(ClaimsError):
    """A document cannot be read: missing, empty, binary, undecodable, unsupported."""


class LanguageError(ClaimsError):
    """A language file is malformed: unknown table, wrong type, bad example."""
