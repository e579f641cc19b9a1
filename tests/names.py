"""How often a later, shorter name leads to the full name, for names of twenty languages.

`python tests/names.py` prints the share by language and by frame. All names of
``names.csv`` are invented; the short name is what news prose calls the person afterwards.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import NamedTuple

from analysis import Document, attribution

FRAMES = {
    "trade": "Striker {name} scored twice on Sunday. “We earned it,” said {short}.",
    "trade, small": "The nurse {name} had waited for hours. “Nobody came,” {short} said.",
    "age": "{name}, 41, lost a house in the flood. {Short} said the water came at night.",
    "nothing": "On Monday {name} walked along the river. “It smells,” {short} told reporters.",
    "first words": "{Name} moved here in 1998. The town has changed since, {short} said.",
    "apposition": "{Name}, a baker in Norvik, opened early. By noon it was gone, {short} said.",
    "title": "Dr. {name} examined the victims. “They will live,” said {short}.",
    "pronoun": "{Name} won the race in the rain. “I was cold,” {she} said.",
    "speaks first": "“We lost it all,” said {name}, a farmer. {Short} added that nobody had paid.",
    "object": "Police arrested {name} near the port. {Short} told the court that he was at home.",
    "office": "Education Minister {name} resigned on Friday. {Short} said the school would reopen.",
    "of a body": "{Name} of the Harbour Trust was there. “The wall held,” said {short}.",
}


class Person(NamedTuple):
    """An invented person: full name, and what the text says afterwards."""

    language: str
    gender: str
    name: str
    short: str


def people() -> list[Person]:
    """Return the people of ``names.csv``."""
    with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as file:
        return [Person(**row) for row in csv.DictReader(file)]


def resolved(person: Person, frame: str) -> bool:
    """Tell whether the last speaker of a frame is given the full name of a person."""
    she = "she" if person.gender == "female" else "he"
    text = frame.format(
        name=person.name,
        Name=_opening(person.name),
        short=person.short,
        Short=_opening(person.short),
        she=she,
    )
    found = attribution.find(Document(text))
    return bool(found) and found[-1].speaker == person.name


def _opening(name: str) -> str:
    return name[0].upper() + name[1:]


def shares(by: str) -> dict[str, float]:
    """Return the share of names resolved, by "language", "gender" or "frame"."""
    found: dict[str, list[bool]] = defaultdict(list)
    for person, (frame, text) in product(people(), FRAMES.items()):
        key = frame if by == "frame" else getattr(person, by)
        found[key].append(resolved(person, text))
    return {key: sum(hits) / len(hits) for key, hits in found.items()}


if __name__ == "__main__":
    for by in ("language", "gender", "frame"):
        for key, share in shares(by).items():
            print(f"{share:6.1%}  {key}")
