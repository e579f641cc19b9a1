"""What numbers come from: the kit's version, its attribution model, and one short hash each of
its three kinds of data.

A changed list, codebook or model changes numbers, also where the version stays. Every table
carries these five in ``DataFrame.attrs``, and every report in its footer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from . import choice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DISTRIBUTION", "digest", "provenance", "stamped", "version"]

DISTRIBUTION = "hearsay-news"
DIGITS = 12  # of each hash, hexadecimal
_FOLDER = Path(__file__).parent
# What numbers depend on; the notes beside these files are no part of it.
_FILES = {
    "lists": ("lexicons/*.csv",),
    "codebook": ("codebook/*.csv",),
}
# Of the two attribution models the one in use counts.
_MODELS = {
    "small": ("models/*.npz", "models/*.csv"),
    "accurate": ("models/accurate/*", "models/words.npz", "models/*.csv"),
}

Table = TypeVar("Table", bound="pd.DataFrame")


@cache
def version() -> str:
    """Return the kit's version: that of the installed distribution, or of the checkout.

    Examples
    --------
    >>> version().count(".")
    2
    """
    import tomllib  # these two only here: they cost a command a part of its start
    from importlib import metadata

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        pass
    try:
        project = (_FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(project)["project"]["version"])
    except (OSError, ValueError, KeyError):
        return "unknown"  # the folder `analysis` was copied by itself


def provenance() -> dict[str, str]:
    """Return what the kit's numbers come from.

    Returns
    -------
    dict of str to str
        ``kit``, the version; ``attribution``, the name of the model in use; ``lists``,
        ``codebook`` and ``model``, each a hash of 12 hexadecimal digits over the names and
        the bytes of the files. The files are read once in a process.

    Examples
    --------
    >>> list(provenance()), len(provenance()["lists"])
    (['kit', 'attribution', 'lists', 'codebook', 'model'], 12)
    """
    used = choice.in_use()
    hashes = {kind: _hash_of(patterns) for kind, patterns in _FILES.items()}
    return {"kit": version(), "attribution": used, **hashes, "model": _hash_of(_MODELS[used])}


@cache
def _hash_of(patterns: tuple[str, ...]) -> str:
    files = sorted(file for pattern in patterns for file in _FOLDER.glob(pattern))
    return digest(part for file in files for part in (file.name.encode(), file.read_bytes()))


def digest(parts: Iterable[bytes]) -> str:
    """Return one short hash of several pieces of data, whose bounds count.

    Examples
    --------
    >>> digest([b"rain"]) == digest([b"ra", b"in"])
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:DIGITS]


def stamped(table: Table) -> Table:
    """Return a table that carries `provenance` in its ``attrs``, beside what these held.

    Examples
    --------
    >>> import pandas as pd
    >>> stamped(pd.DataFrame({"rain": [1]})).attrs["kit"] == version()
    True
    """
    table.attrs |= provenance()
    return table
