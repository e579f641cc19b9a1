"""PolNeAR: US political news of 2015 and 2016 with every attribution annotated by people.

Newell, Margolin and Ruths (2018), https://aclanthology.org/L18-1524; read in its
publisher's format (BRAT stand-off).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from . import CorpusError

ROLES = ("source", "cue", "content")
_ROLE = re.compile(r"(Source|Cue|Content)\d*$")


class Annotated(NamedTuple):
    """An article with its human annotation.

    ``relations`` holds one dict an attribution: role -> list of (start, end),
    one pair for each contiguous fragment, white space at the ends left out.
    """

    name: str
    annotator: str
    text: str
    relations: list[dict[str, list[tuple[int, int]]]]

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """All annotated fragments, each once, in text order."""
        found = {(r, *pair) for rel in self.relations for r, pairs in rel.items() for pair in pairs}
        return sorted(found, key=lambda s: (s[1], s[2], s[0]))


def read(path: str | Path, split: str = "dev", every: bool = False) -> list[Annotated]:
    """Read a split of PolNeAR.

    Parameters
    ----------
    path : str or Path
        The corpus folder (which holds ``data/``), or its ``data`` folder.
    split : str
        ``"train"``, ``"dev"`` or ``"test"``.
    every : bool
        Read every annotation of an article, not only the first by name.

    Raises
    ------
    CorpusError
        If a file is no UTF-8 text, or an annotation lies outside its article.
    """
    root = Path(path)
    root = root / "data" if (root / "data").is_dir() else root
    files: dict[str, list[Path]] = {}
    for file in sorted((root / split / "attributions").glob("*.ann")):
        files.setdefault(file.stem.rsplit("_", 1)[0], []).append(file)
    articles = []
    for source in sorted((root / split / "text").glob("*.txt")):
        text = _text(source)
        chosen = files.get(source.stem, [])[: None if every else 1]
        articles += [_annotated(source.stem, text, file) for file in chosen]
    return articles


def _text(file: Path) -> str:
    try:  # offsets count every character, so no line end is translated
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        raise CorpusError(f"{file}: this is no text in UTF-8.") from None


def _annotated(name: str, text: str, file: Path) -> Annotated:
    marks, events = {}, []
    for line in _text(file).split("\n"):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2:
            continue  # the second line of an annotated text that holds a line break
        if fields[0].startswith("E"):
            events.append(fields[1].split())
        elif re.match(r"\S+ \d+ \d", fields[1]):
            pairs = fields[1].split(" ", 1)[1].split(";")
            marks[fields[0]] = [_trim(text, *_bounds_of(pair, text, file)) for pair in pairs]
    relations = []
    for event in events:
        relation: dict[str, list[tuple[int, int]]] = {}
        for argument in event:
            role, _, mark = argument.partition(":")
            if (match := _ROLE.match(role)) and mark in marks:
                relation.setdefault(match[1].lower(), []).extend(marks[mark])
        if relation:
            relations.append({role: sorted(pairs) for role, pairs in relation.items()})
    return Annotated(name, file.stem.rsplit("_", 1)[1], text, relations)


def _bounds_of(pair: str, text: str, file: Path) -> tuple[int, int]:
    """Return start and end of a fragment, written "120 134"."""
    start, _, end = pair.partition(" ")
    if not (start.isdigit() and end.isdigit() and int(start) <= int(end) <= len(text)):
        raise CorpusError(f"{file}: {pair!r} is no stretch of its article, {len(text)} long.")
    return int(start), int(end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space at the ends of a fragment."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
