"""Hedge cues in news: offsets into articles of PolNeAR, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from . import CorpusError


class Cue(NamedTuple):
    """A hedge cue as the annotators marked it."""

    start: int
    end: int
    category: str


class Article(NamedTuple):
    """An annotated article: its name, its text, and its cues."""

    name: str
    text: str
    cues: list[Cue]


def read(hedges: str | Path, polnear: str | Path) -> list[Article]:
    """Read the annotated articles; their texts lie somewhere below ``polnear``.

    Raises
    ------
    CorpusError
        If a path is missing, or an offset does not fit its text.
    """
    texts = {p.stem: p for p in sorted(Path(polnear).rglob("text/*.txt"))}
    if not texts:
        raise CorpusError(f"{polnear}: no folder text/ with articles of PolNeAR lies here.")
    try:
        lines = Path(hedges).read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines if line.strip()]
        return [_article(entry, texts) for entry in entries]
    except FileNotFoundError:
        raise CorpusError(f"{hedges}: there is no such file of hedge cues.") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{hedges}: this is no file of hedge cues ({error}).") from None


def _article(entry: dict, texts: dict[str, Path]) -> Article:
    name = entry["article"]
    path = texts.get(name) or next((p for s, p in texts.items() if s.startswith(name)), None)
    if path is None:
        raise InputError(f"no text for the article {name!r}")
    # Read without translating line ends, so that the offsets hold.
    text = path.read_bytes().decode("utf-8")
    for cue in entry["hedges"]:
        if text[cue["start"] : cue["end"]] != cue["text"]:
            raise InputError(f"{name}: {cue['text']!r} does not stand at {cue['start']}")
    cues = sorted(Cue(c["start"], c["end"], c["category"]) for c in entry["hedges"])
    return Article(name, text, cues)
