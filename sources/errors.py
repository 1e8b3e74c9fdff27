"""Errors of the sources package; a leaf."""


class SourceError(Exception):
    """Base. The message names the file or address, what is wrong and the remedy."""


class SourcesFileError(SourceError):
    """A `sources.toml` is missing or malformed."""


class CassetteError(SourceError):
    """A cassette cannot be read or written."""


class StoreError(SourceError):
    """The snapshot store cannot be opened or written."""
