"""What is a text, and what only names one: a path given for an article is no article."""

from __future__ import annotations

import os
import re
from itertools import pairwise

from .errors import InputError, InputTypeError

__all__ = ["ENDINGS", "LONGEST_PATH", "check_text", "is_path", "is_wrapped"]

# Endings of files that people keep articles in.
ENDINGS = (
    *(".txt", ".text", ".md", ".rtf", ".pdf", ".doc", ".docx", ".odt", ".epub"),
    *(".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods", ".parquet", ".feather", ".arrow", ".pkl"),
    *(".json", ".jsonl", ".ndjson", ".html", ".htm", ".xml", ".warc", ".eml"),
    *(".zip", ".gz", ".bz2", ".xz", ".7z", ".tar"),
)
LONGEST_PATH = 1024  # characters; a longer text is not looked for among the files
# What can only be a path, whether or not something lies there: "C:\…", "../news", and names parted
# by strokes ("news/monday", but not "and/or", "24/7", "N/A").
_PATH = re.compile(r"[A-Za-z]:\\\S+|[~.]{0,2}/[^\s/]\S*|[\w.-]{3,}(/[\w.-]{2,}\w)+/?")


def check_text(text: object) -> None:
    """Check that something is a text, and no path.

    Raises
    ------
    InputTypeError
        If it is no string.
    InputError
        If it is a string that names a file or folder: one that exists, or one that holds no white
        space and ends like a file of articles or is parted by strokes like a path.

    Examples
    --------
    >>> check_text("news/monday.txt")
    Traceback (most recent call last):
    analysis.errors.InputError: 'news/monday.txt' is a path, not a text: read_article reads a file,
    read_corpus a folder.
    """
    if isinstance(text, os.PathLike):
        raise InputTypeError(_is_a_path(os.fspath(text)))
    if not isinstance(text, str):
        several = isinstance(text, (list, tuple, dict)) or hasattr(text, "iloc")
        hint = "; measure_corpus, keyness and concordance take several articles" if several else ""
        raise InputTypeError(
            f"A Document is made from a string, not from {type(text).__name__}{hint}."
        )
    if is_path(text):
        # In another folder the same word may be a text: so it is refused, and told how to pass.
        word = os.sep not in text and not text.lower().endswith(ENDINGS)
        out = "; a text called like a file passes with a line break at its end." if word else "."
        raise InputError(_is_a_path(text).removesuffix(".") + out)


def is_path(text: str) -> bool:
    """Tell whether a string names a file or folder.

    Examples
    --------
    >>> is_path("seeds/teaching"), is_path("monday.csv"), is_path("It may rain."), is_path(".")
    (True, True, False, False)
    """
    if len(text) > LONGEST_PATH or "\n" in text or not any(map(str.isalnum, text)):
        return False
    if text.lower().endswith(ENDINGS) and not any(map(str.isspace, text)):
        return True
    if _PATH.fullmatch(text):
        return True
    return os.path.exists(text)


def _is_a_path(text: str | bytes) -> str:
    return f"{text!r} is a path, not a text: read_article reads a file, read_corpus a folder."


def is_wrapped(text: str) -> bool:
    """Tell whether lines were broken to a fixed width, so that a line is no paragraph."""
    if not re.search(r"\n[^\S\n]*\n", text):
        return False
    lines = [line.strip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4 or max(map(len, inner)) > 100:
        return False
    broken = sum(not line.endswith((".", "?", "!", '"', "”", "’", ":")) for line in inner)
    return broken > 0.6 * len(inner)
