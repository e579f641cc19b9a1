"""People whom no list knows, of twenty languages, and bodies that must not become people."""

from collections import defaultdict

import pytest
from names import FRAMES, people, resolved

from analysis import Document, attribution, entities
from analysis.entities import Names

BODIES = (
    "Banco Aurora",
    "Deutsche Lotterie",
    "Grupo Alvedo",
    "Norvik Air",
    "Real Sandoval",
    "Nippon Kuraya",
    "Petrobel",
    "Sinosteel Jin",
)


def test_names_of_twenty_languages_lead_to_the_full_name():
    """Two of the ten names of each language here; `python tests/names.py` tries all."""
    found = defaultdict(list)
    for person in people()[::5]:
        for frame in ("nothing", "apposition", "speaks first", "object"):
            found[person.language].append(resolved(person, FRAMES[frame]))
    shares = {language: sum(hits) / len(hits) for language, hits in found.items()}
    assert len(shares) == 20
    assert min(shares.values()) >= 0.85, shares
    assert sum(shares.values()) / len(shares) >= 0.95


def test_women_and_men_are_told_by_the_pronoun():
    doc = Document("Ngozi Adeyinka fell. “I slipped,” she said. Pham Quoc Bao smiled. He left.")
    assert {m.person.name: m.person.gender for m in Names(doc).mentions} == {
        "Ngozi Adeyinka": "female",
        "Pham Quoc Bao": "male",
    }


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    "frame",
    [
        "{} raised its forecast. The firm will hire, {} said.",
        "Shares in {} fell. “We are ready,” {} said.",
        "{}, which makes pumps, closed a plant. {} said it was sorry.",
        "{}, the mining company, sued. It was wrong, {} said.",
    ],
)
def test_bodies_do_not_become_people(name, frame):
    doc = Document(frame.format(name, name))
    assert attribution.find(doc)[-1].source_kind != "person"
    assert not [n for n in entities.find(doc) if n.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "The play “Helter Skelter” opened. He said so.",
        "Story Continued\n\nHe said so.",
        "Rodong Sinmun newspaper said so.",
        "Indoor Championships in Oslo begin. She said so.",
        "Despite Kelly's help, he lost.",
    ],
)
def test_what_is_no_name_stays_none(text):
    assert Names(Document(text)).mentions == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joost van der Meulen, 41, left. Van der Meulen wept.", ["Joost van der Meulen"] * 2),
        ("The nurse Hanan al-Masoudi left. Al-Masoudi wept.", ["Hanan al-Masoudi"] * 2),
        ("Efraín Zepeda Ríos, a baker, left. Zepeda wept.", ["Efraín Zepeda Ríos"] * 2),
        ("Őry Gergely, a baker, left. Őry wept.", ["Őry Gergely"] * 2),
        ("Nguyen Van Tuan, a baker, left.", ["Nguyen Van Tuan"]),
        ("Van Lee left.", ["Van Lee"]),
    ],
)
def test_small_words_accents_and_family_names_first(text, names):
    assert [m.person.name for m in Names(Document(text)).mentions] == names


def test_a_first_name_with_an_adjective_is_no_second_person():
    doc = Document("Len Abara, 50, fell. Modest Len laughed. He said it hurt.")
    assert {m.person.name for m in Names(doc).mentions} == {"Len Abara"}
