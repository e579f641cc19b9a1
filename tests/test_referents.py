"""Whom a reference means: each weight once where it decides, each side of each distance.

A mention weighs 3, and 0.7 more where it stands first in its sentence; each sentence back takes
0.8 off, the pronoun's own sentence adds 0.6. The last speaker weighs 3.4, the one before 2.4,
less 0.4 for each sentence back. The sums stand beside the cases.
"""

import re

import pytest

from analysis.attribution.speakers import describe
from analysis.document import Document


def who(marked):
    """Return the speaker of the last [source]; what it said goes up to the next full stop."""
    parts = re.split(r"[\[\]]", marked)
    doc = Document("".join(parts))
    starts = [sum(map(len, parts[:i])) for i in range(len(parts) + 1)]
    relations = []
    for i in range(1, len(parts), 2):
        said = starts[i + 1] + len(" said ")
        content = doc.span(said, max(said, doc.text.find(".", said)))
        relations.append((doc.span(starts[i], starts[i + 1]), None, (content,)))
    return describe(doc, relations)[-1].speaker


RAIN = "It rained. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # First in its sentence: Ray 3.7 - 0.8 = 2.9, Lee 3 - 0.8 = 2.2.
        ("Tom Ray met Bill Lee. [He] said no.", "Tom Ray"),
        # Ray 3.7 - 1.6 = 2.1, Lee 2.2.
        ("Tom Ray sang. Ann Fox met Bill Lee. [He] said no.", "Bill Lee"),
        # Ray, who spoke two sentences ago, 3.4 - 0.8 = 2.6, Lee 2.9.
        ("Tom Ray and Bill Lee came. [Ray] said yes. Lee sang. [He] said no.", "Bill Lee"),
        # In its own sentence, an owner: Lee 3 + 0.6 - 0.5 = 3.1, Ray 3.4 - 0.4 = 3.0.
        ("Tom Ray came. [Ray] said yes. Bill Lee's dog barked, and [he] said no.", "Bill Lee"),
        ("Tom Ray came. [Ray] said yes. Bill Lee’s dog barked, and [he] said no.", "Bill Lee"),
        # After a preposition: Lee 3 + 0.6 - 0.8 = 2.8, Ray 3.0.
        ("Tom Ray came. [Ray] said yes. Ann Fox turned to Bill Lee, and [he] said no.", "Tom Ray"),
        # Lee 2.8, Ray 3.7 - 1.6 = 2.1.
        (f"Tom Ray sang. {RAIN}Ann Fox turned to Bill Lee, and [he] said no.", "Bill Lee"),
        # In somebody's words: Lee 3.7 - 1.5 - 0.8 = 1.4, Ray 2.1.
        ("Tom Ray sang. [Voters] said Bill Lee slept. [He] said no.", "Tom Ray"),
        # Lee 1.4, Ray 3.7 - 2.4 = 1.3.
        (f"Tom Ray sang. {RAIN}[Voters] said Bill Lee slept. [He] said no.", "Bill Lee"),
        # Behind those words: Lee 3 - 0.8 = 2.2, Ray 2.1.
        ("Tom Ray sang. Ann Fox met Bill Lee. [He] said Fox slept.", "Bill Lee"),
        # Perhaps a woman: Falk 3 - 0.3 - 0.8 = 1.9, Ray 2.1.
        ("Tom Ray sang. Ann Fox met Sen. Falk. [He] said no.", "Tom Ray"),
        # Falk 1.9, Lee, an owner, 3 - 0.5 - 0.8 = 1.7.
        ("Ann Fox saw Bill Lee's dog, then Sen. Falk. [He] said no.", "Falk"),
        # The last speaker: Ray 3.4 - 0.8 = 2.6, Lee 2.2.
        ("Tom Ray sang. [He] said yes. Ann Fox met Bill Lee. [He] said no.", "Tom Ray"),
        # The last speaker but one: Ray 2.4 - 2.0 = 0.4, as a mention below 0.
        (f"[Tom Ray] said yes. {RAIN * 3}[Ann Fox] said so. [He] said no.", "Tom Ray"),
        # Ray 2.4 - 1.2 = 1.2, Lee 2.9.
        ("[Tom Ray] said yes. [Ann Fox] said so. Bill Lee sang. [He] said no.", "Bill Lee"),
        # A woman is not meant by "he", whatever she weighs.
        ("Tom Ray sang. Ann Fox sang. [He] said no.", "Tom Ray"),
        ("Tom Ray sang. Ann Fox sang. [She] said no.", "Ann Fox"),
    ],
)
def test_what_counts_for_and_against_whom_a_pronoun_means(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Of two people the better has 3.7 - 2.4 = 1.3, and then 0.5; 1.2 is enough.
        (f"Tom Ray met Bill Lee. {RAIN * 2}[He] said no.", "Tom Ray"),
        (f"Tom Ray met Bill Lee. {RAIN * 3}[He] said no.", "He"),
        # Two owners: 3 - 0.5 - 1.6 = 0.9.
        (f"Bill Lee's dog saw Tom Ray's cat. {RAIN}[He] said no.", "He"),
        # Alone: 3.7 - 3.2 = 0.5, and then -0.3; 0.2 is enough.
        (f"Tom Ray sang. {RAIN * 3}[He] said no.", "Tom Ray"),
        (f"Tom Ray sang. {RAIN * 4}[He] said no.", "He"),
        # 3 - 0.3 - 2.4 = 0.3.
        (f"Ann Fox met Sen. Falk. {RAIN * 2}[He] said no.", "Falk"),
    ],
)
def test_who_weighs_too_little_is_not_meant(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(("letters", "speaker"), [(1184, "Tom Ray"), (1185, "He")])
def test_a_pronoun_reaches_twelve_hundred_characters_back(letters, speaker):
    # "Tom Ray sang " and " , " are 13 + 3 characters.
    assert who(f"Tom Ray sang {'x' * letters} , [he] said no.").capitalize() == speaker.capitalize()


@pytest.mark.parametrize(
    "word",
    [
        *("against", "of", "by", "with", "for", "to", "from", "than", "about", "over", "like"),
        *("between", "and", "on", "as", "including"),
    ],
)
def test_words_after_which_nobody_is_the_subject(word):
    # Lee 2.8 as above, Ray 3.0.
    text = f"Tom Ray came. [Ray] said yes. Ann Fox went {word} Bill Lee, and [he] said no."
    assert who(text) == "Tom Ray"
    assert who(text.replace(f" {word} ", " past ")) == "Bill Lee"


@pytest.mark.parametrize("title", ["Mr.", "Sen.", "Gov.", "Rep.", "President", "Secretary"])
def test_a_title_may_stand_after_those_words(title):
    start = "Tom Ray and Bill Lee came. [Ray] said yes. Ann Fox went"
    assert who(f"{start} to {title} Lee, and [he] said no.") == "Tom Ray"
    assert who(f"{start} past {title} Lee, and [he] said no.") == "Bill Lee"


@pytest.mark.parametrize(
    "between", [", ", " ", " (R-Ohio), ", " (R-Ohio) ", " — ", ", — ", " – ", " - ", " -- "]
)
def test_who_means_the_person_named_just_before(between):
    assert who(f"Tom Ray{between}[who] said no, left.") == "Tom Ray"


@pytest.mark.parametrize(
    ("between", "head"),
    [(" sang. Those ", "Those"), ("; those ", "those"), ("’s aides, ", "Tom Ray’s aides")],
)
def test_who_means_nobody_named_farther_before(between, head):
    assert who(f"Tom Ray{between}[who] said no, left.") == head


@pytest.mark.parametrize(
    ("short", "role"),
    [
        ("Sen.", "senator"),
        ("Gov.", "governor"),
        ("Rep.", "representative"),
        ("Rep.", "congressman"),
        ("Rep.", "congresswoman"),
        ("Gen.", "general"),
        ("Dr.", "doctor"),
        ("Governor", "governor"),
    ],
)
def test_a_title_gives_the_role(short, role):
    assert who(f"{short} Tom Ray sang. Ann Fox sang. [The {role}] said no.") == "Tom Ray"
    assert who(f"Mr. Tom Ray sang. Ann Fox sang. [The {role}] said no.") == role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gov. Tom Ray sang. Gov. Bill Lee sang. [The governor] said no.", "Bill Lee"),
        ("Ohio Gov. Tom Ray sang. Gov. Bill Lee sang. [The Ohio governor] said no.", "Tom Ray"),
        ("Gov. Tom Ray sang. Tom Ray, a senator, sang. [The governor] said no.", "Tom Ray"),
        ("Ohio governor and poet Tom Ray sang. [The governor] said no.", "Tom Ray"),
        ("Ohio governor and very big poet Tom Ray sang. [The governor] said no.", "governor"),
        ("A governor, Tom Ray sang. [The governor] said no.", "governor"),
        ("Tom Ray, the governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, a governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, an Ohio governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, who is governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, former governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, now governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray (R-Ohio), the governor, sang. [The governor] said no.", "Tom Ray"),
        ("Tom Ray, no governor, sang. [The governor] said no.", "governor"),
        # What stands beside a name counts where it stands last.
        ("Tom Ray, a governor, met Tom Ray. [The governor] said no.", "governor"),
        ("Tom Ray, a governor, met Ray. [The governor] said no.", "Tom Ray"),
    ],
)
def test_whom_the_text_calls_by_a_role(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(("others", "speaker"), [(148, "Tom Ray"), (149, "governor")])
def test_a_role_is_looked_for_in_the_last_mentions(others, speaker):
    assert who(f"Gov. Tom Ray sang. {'Ann Fox sang. ' * others}[The governor] said no.") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Ray sang. [The Ohio Republican] said no.", "Tom Ray"),
        ("Ann Fox sang. Tom Ray met Bill Lee. [The Ohio Republican] said no.", "Tom Ray"),
        (f"Tom Ray sang. {RAIN}[The Ohio Republican] said no.", "Ohio Republican"),
        ("Tom Ray’s dog barked. [The Ohio Republican] said no.", "Ohio Republican"),
        ("Tom Ray's dog barked. [The Ohio Republican] said no.", "Ohio Republican"),
        ("It fell to Tom Ray. [The Ohio Republican] said no.", "Ohio Republican"),
        ("Today [the Ohio Republican] said no.", "Ohio Republican"),
        ("Tom Ray and [the Ohio Republican] said no.", "Ohio Republican"),
        ("x" * 78 + " Tom Ray sang. [The Ohio Republican] said no.", "Tom Ray"),
        ("x" * 79 + " Tom Ray sang. [The Ohio Republican] said no.", "Ohio Republican"),
    ],
)
def test_a_description_means_whom_the_sentence_before_is_about(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The mayor, Ann Fox,", "Ann Fox"),
        ("Tom Ray's wife, Ann Fox,", "Ann Fox"),
        ("Tom Ray’s wife, Ann Fox,", "Ann Fox"),
        ("The mayor, Ann Fox, and Tom Ray", "Ann Fox"),
    ],
)
def test_a_source_that_holds_a_name_is_that_person(source, speaker):
    assert who(f"Bill Lee sang. [{source}] said no. Tom Ray and Ann Fox left.") == speaker
