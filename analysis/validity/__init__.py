"""How well each measure agrees with human annotation."""


class CorpusError(ValueError):
    """A corpus that cannot be read; the message says what, where and what to do."""
