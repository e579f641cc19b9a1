"""Who acts: names and organisations, active and passive subjects, frames near them."""

import re

import pytest
from conftest import least_seconds

from analysis import Document, actors, framing, lexicon
from analysis.actors import COUNTS, TEXTS, clauses
from analysis.attribution import VOICES
from analysis.framing import FRAMES


def table(text: str, limit: int | None = 10):
    return framing.actors(Document(text), limit).set_index("actor")


def named(text: str) -> list[str]:
    return [n.actor for n in actors.find(Document(text))]


def role(text: str) -> str:
    """Tell the role of the one "Lee" of a text."""
    return clauses.roles(Document(text), [re.search("Lee", text).span()])[0]


def test_a_whole_article_by_hand():
    text = (
        "The mayor of Port Ellery must go, an agency says.\n\n"
        "Mayor Ann Lee resigned on Friday. Lee was fined by the Harbour Safety Agency. "
        "“I did nothing wrong,” she said. Her lawyer, Bo Ray, left the town. "
        "Ms. Lee’s desk was empty. "
        "The agency (HSA) told Mr. Ray otherwise. The HSA and Lee met in court."
    )
    found = table(text)
    # Lee: "Ann Lee", "Lee", "Lee’s" and "Lee" are 4; "she" is a pronoun and does not count.
    # Active: "resigned" and, with the HSA, "met". Passive: "was fined". "Lee’s" owns.
    assert list(found.loc["Ann Lee", ["kind", "named", "active", "passive"]]) == ["person", 4, 2, 1]
    # "I did nothing wrong" is what "she" said: 1 attribution of 4 words.
    assert list(found.loc["Ann Lee", ["quoted", "quoted_words"]]) == [1, 4]
    # Ray: between commas he tells who "her lawyer" is, the subject of "left".
    assert list(found.loc["Bo Ray", ["named", "active", "passive"]]) == [2, 1, 0]
    # The agency: its name and "The HSA"; "the agency (HSA)" is a role with letters beside it.
    assert list(found.loc["Harbour Safety Agency", ["kind", "named", "active"]]) == [
        "organisation",
        2,
        1,
    ]
    # "Ray" and the agency are named twice each: ties stand by name.
    assert list(found.index) == ["Ann Lee", "Bo Ray", "Harbour Safety Agency"]


def test_cues_count_in_the_sentences_that_name_the_actor():
    text = "Ann Lee called the shameful deal a fraud. It was shameful. Lee left, and Lee won."
    doc = Document(text)
    cues = framing.find(doc)
    first, second = doc.sentences[:2]
    near = [c for c in cues if c.sentence == first]
    assert [c.text for c in cues if c.sentence == second]  # not counted: names nobody
    row = framing.actors(doc).iloc[0]
    for frame in (*FRAMES, "loaded"):
        # The last sentence names Lee twice and has no cue; the first names her once.
        assert row[frame] == sum(c.frame == frame for c in near)
    assert row["loaded"] > 0
    for voice in VOICES:
        own = [c for c in near if (c.frame, c.voice) == ("loaded", voice)]
        assert row[f"loaded_{voice}"] == len(own)


def test_a_sentence_counts_once_however_often_it_names_the_actor():
    once, twice = (
        table("Ann Lee left the shameful deal."),
        table("Ann Lee left Lee’s shameful deal."),
    )
    assert once.loc["Ann Lee", "loaded"] == twice.loc["Ann Lee", "loaded"] == 1


@pytest.mark.parametrize("text", ["", "   \n", "…!? — “”", "It rains.", "the mayor said so"])
def test_nobody_named(text):
    doc = Document(text)
    assert actors.find(doc) == []
    found = actors.table(doc)
    assert list(found.columns) == [*TEXTS, *COUNTS]
    assert len(found) == 0


def test_counts_are_integers_and_the_limit_holds():
    text = "Ann Lee met Bo Ray. Ray met Amy Cho. Ray left."
    found = table(text)
    assert all(found[c].dtype == int for c in COUNTS)
    assert list(found.index) == ["Bo Ray", "Amy Cho", "Ann Lee"]
    assert list(table(text, 1).index) == ["Bo Ray"]
    assert len(table(text, None)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Lee was elected.",
        "Lee has been accused of fraud.",
        "Lee is being sued.",
        "Lee got arrested.",
        "Lee was repeatedly warned.",
        "Lee would be fined.",
        "Lee would never have been fined.",
        "Lee wasn’t told.",
        "Lee wasn't told.",
        "Lee was re-elected on Monday.",
        "Lee was surprised by the vote.",
        "Lee, the mayor, was struck.",
        "He said Lee had been beaten.",
        "Lee should get elected.",
    ],
)
def test_passive(text):
    assert role(text) == "passive"


@pytest.mark.parametrize(
    "text",
    [
        "Lee resigned.",
        "Lee had called.",
        "Lee will be campaigning.",
        "Lee has long been campaigning.",
        "Lee, the Republican nominee, said so.",
        "Lee, who was hurt, said so.",
        "Lee, the mayor, a friend of the port, said so.",
        "Lee (R-Ohio) said so.",
        "Lee, R-Ohio, said so.",
        "Lee, a friend of Mr. Ray, said so.",
        "He said Lee “lashed out” at them.",
        'He said Lee "lashed out" at them.',
        "Lee, however, said so.",
        "Lee — the mayor — said so.",
        "“It rains,” said Lee.",
        '"It rains," said Lee.',
        "“It rains,” Lee said.",
        '"It rains," Lee said.',
        "‘It rains,’ Lee said.",
        "His wife, Ann Lee, said so.",
        "When Lee left, it rained.",
        "On Tuesday Lee left.",
        "Lee on Tuesday left.",
        "Lee this month left.",
        "According to aides, Lee left.",
        "Lee attacks the plan.",
        "Lee plans to leave.",
        "Lee set the record.",
        "The day Lee left was sunny.",
        "Remarks Lee made hurt them.",
    ],
)
def test_active(text):
    assert role(text) == "active"


@pytest.mark.parametrize(
    "text",
    [
        "Lee’s aides said so.",
        "Lee's aides said so.",
        "Aides to Lee said so.",
        "Lawyers for both Lee and Ray filed papers.",
        "Lee aides said so.",
        "Lee attacks stopped.",
        "Lee-backed plans failed.",
        "They like Lee.",
        "Those who support Lee are said to be poor.",
        "The man who attacked Lee was jailed.",
        "Endorsing Lee was called a mistake.",
        "Lee, asked by a voter.",
        "Lee was in Ohio.",
        "Lee is the mayor.",
        "Lee was tired.",
        "Lee was concerned about it.",
        "Lee is expected to win.",
        "Lee was supposed to leave.",
        "They told Lee to go.",
        "They liked Lee. A friend left, it rained.",
        "Lee",
    ],
)
def test_neither(text):
    assert role(text) == ""


def test_names_joined_by_and_share_their_verb():
    text = "Ann Lee, Bo Ray and Amy Cho were warned. Aides to Lee and Ray met."
    doc = Document(text)
    assert [n.role for n in actors.find(doc)] == ["passive"] * 3 + ["", ""]


def test_one_actor_for_all_the_names_of_a_person():
    assert named("Sen. Ann Lee left. Ms. Lee won. Lee’s aide and Lee spoke.") == ["Ann Lee"] * 4
    assert named("Ann Lee met Bo Lee. Mr. Lee left. Ms. Lee won.")[2:] == ["Bo Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sued the White House and Congress.", ["White House", "Congress"]),
        ("The U.S. Senate and the Democratic Senate met.", ["Senate", "Senate"]),
        ("He sued the Department of Justice.", ["Department of Justice"]),
        ("The Food and Drug Administration left.", ["Food and Drug Administration"]),
        ("He joined Tamarack & Voss.", ["Tamarack & Voss"]),
        ("NATO met the E.U. and the FBI.", ["NATO", "E.U", "FBI"]),
        ("The Plum Growers Union (PGU) met. The P.G.U. left.", ["Plum Growers Union"] * 2),
        ("He read The New York Times. The Times is old.", ["New York Times"] * 2),
        ("Ann Lee spoke. The Lee campaign left.", ["Ann Lee", "Lee campaign"]),
        ("Ann Lee gave to the Lee Foundation.", ["Ann Lee", "Lee Foundation"]),
        ("He left the Council on Foreign Relations.", ["Council on Foreign Relations"]),
    ],
)
def test_organisations(text, expected):
    assert [name.rstrip(".") for name in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Republicans and Democrats met.",
        "He went to Moscow, Ohio and New York City.",
        "The CEO watched TV in the U.S. and signed the TPP.",
        "He lives in Polk County.",
        "On Friday the American people voted.",
        "N. Korea tested a bomb.",
        "A time to read, a fortune to make.",
    ],
)
def test_no_organisations(text):
    assert named(text) == []


def test_a_place_that_speaks_is_still_no_actor():
    assert named("“We will act,” Moscow said. Moscow told Kyiv so.") == []


def test_a_name_in_the_headline_does_not_count():
    assert named("Ann Lee Wins Port Ellery Vote\n\nAnn Lee won on Friday, and it rained.") == [
        "Ann Lee"
    ]


@pytest.mark.parametrize("name", ["verbs", "actors"])
def test_the_lists_are_sorted_and_every_group_is_used(name):
    rows = lexicon.load(name)
    assert list(rows["term"]) == sorted(rows["term"])
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("actors", "entities")
        for path in (lexicon.FOLDER.parent / room).glob("*.py")
    )
    groups = {group for cell in rows["category"] for group in cell.split()}
    assert [group for group in groups if f'"{group}"' not in code] == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Ann Lee, ", "Ann Lee and ", "Lee & ", "Department of ", "The "])
def test_hostile_text_takes_time_in_proportion(piece):
    def seconds(copies: int) -> float:
        documents = [Document(piece * copies) for _ in range(3)]
        for doc in documents:
            framing.find(doc)  # attributions are not timed here
        left = iter(documents)
        return least_seconds(lambda: actors.table(next(left)))

    # Ten times the text may take 30 times as long; a loop within a loop would take 100 times
    # as long.
    assert seconds(10_000) < 30 * max(seconds(1_000), 0.02)
