"""Wikipedia sentences of the CoNLL-2010 shared task, called uncertain or not by people.

Farkas et al. (2010, https://aclanthology.org/W10-3001): a CSV with the columns
``text`` and ``label`` (1 = uncertain).
"""

from __future__ import annotations

from pathlib import Path

from . import table


def read(path: str | Path) -> tuple[list[str], list[bool]]:
    """Read the sentences, and whether each is uncertain.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    sentences = table(path, ["text", "label"])
    return sentences["text"].str.strip().tolist(), (sentences["label"] == 1).tolist()
