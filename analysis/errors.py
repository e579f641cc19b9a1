"""What the kit raises when something that it was given cannot be used.

One class to catch them all, and those that several rooms raise; the others stand in the room
that raises them. Each keeps the builtin class that its fault belongs to.

>>> issubclass(LexiconError, HearsayError), issubclass(LexiconError, ValueError)
(True, True)
"""

from __future__ import annotations

__all__ = [
    "CodebookError",
    "FolderError",
    "HearsayError",
    "InputError",
    "InputTypeError",
    "LexiconError",
    "ModelError",
]


class HearsayError(Exception):
    """The base of the kit's own errors; the message says what is wrong and what to do."""


class InputError(HearsayError, ValueError):
    """Something was given that cannot be used: a path for a text, a name that is not known."""


class InputTypeError(HearsayError, TypeError):
    """Something of a kind that cannot be used was given: a number for a text."""


class FolderError(HearsayError, FileNotFoundError):
    """There is no such folder to write into."""


class LexiconError(HearsayError, ValueError):
    """A word list that cannot be used; the message says what, where and what to do."""


class CodebookError(HearsayError, ValueError):
    """A file of the codebook that cannot be used."""


class ModelError(HearsayError, RuntimeError):
    """The file of a model is missing, damaged or of another version."""
