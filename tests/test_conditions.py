"""Each condition, with a text where it holds and one where it does not."""

import builtins

import pytest

from analysis import Document
from analysis.lexicon import Matcher
from analysis.lexicon.conditions import NAMED, WITH_WORDS, is_number

# condition, word looked at, a text where it holds, a text where it does not
CASES = [
    ("next:be|have", "may", "It may be so.", "It may rain."),
    ("previous:@be", "likely", "Rain is likely.", "Likely, it rains."),
    ("within:of|in", "some ~ say", "Some of them say so.", "Some critics say so."),
    ("shortly_before:no", "chance", "He has no real chance.", "No, there is a chance."),
    ("shortly_after:by", "seen", "It is seen as weak by rivals.", "It is seen as weak, by now."),
    ("before_number", "about", "about 200 men", "about the men"),
    ("before_number", "about", "about $3", "about him"),
    ("before_number", "about", "about a third of it", "about a man"),
    ("before_number", "about", "about half", "about one"),
    ("before_year", "about", "a book about 2016.", "about 2000 people came"),
    ("before_word", "pretty", "pretty good", "pretty, good"),
    ("before_participle", "nearly", "it nearly collapsed", "nearly red"),
    ("before_gerund", "suggested", "He suggested waiting.", "It suggested a king."),
    ("negated", "likely", "It isn’t at all likely.", "It is likely."),
    ("month", "may", "In May, it rained.", "It may rain."),
    ("month", "may", "On May 5 it rained.", "Trump May Lose Ohio Vote"),
    ("month", "may", "Theresa May left.", "It may rain in June."),
    ("capitals", "may", "Trump May Lose Ohio Vote", "Trump may lose the vote."),
    ("capitals", "may", "TRUMP MAY LOSE", "Some may lose"),
    ("name", "hope", "He met Bob Hope there once again.", "There is hope."),
    ("name", "maybe", "He saw Maybe Monday in Rome.", "It Is Maybe Too Late for Rome"),
    ("before_name", "all but", "All but Anna left.", "It was all but over."),
    ("sentence_initial", "may", "May it rain.", "It may rain."),
    ("sentence_initial", "may", "He said: “May it rain.”", "We say it may rain."),
    ("attributive", "alleged", "the alleged attack", "He alleged that it rained."),
    ("attributive", "alleged", "Trump’s alleged “deal”", "it was alleged."),
    ("after_determiner", "claim", "Anna’s claim is false.", "They claim it."),
    ("after_determiner", "claims", "No, the claims are false.", "The mayor claims it."),
    ("ability", "could", "He could not sleep.", "It could rain."),
    ("ability", "could", "She asked how it could rain.", "Rain, however, could fall."),
    ("ability", "could", "They could be doing more.", "They could be wrong."),
    ("ability", "could", "We could see the sea.", "We could be wrong."),
    ("ability", "could", "All she could do was wait.", "All of it could change."),
    ("optative", "may", "May God bless you all.", "It may please God."),
    ("optative", "may", "If I may, sir.", "I may go."),
    ("possible_frame", "possible", "It makes it possible.", "A possible deal."),
    ("kind_noun", "kind of", "this kind of rain", "It is kind of wet."),
    ("kind_noun", "kind of", "a rare kind of rain", "a kind of truce"),
    ("kind_noun", "kind of", "Anna's kind of rain", "It’s kind of wet."),
]


def holds(condition: str, term: str, text: str) -> bool:
    return bool(Matcher([term], [condition]).find(Document(text)))


@pytest.mark.parametrize(("condition", "term", "yes", "no"), CASES)
def test_condition(condition, term, yes, no):
    assert holds("", term, yes), "the term itself is there"
    assert holds("", term, no), "the term itself is there"
    assert holds(condition, term, yes)
    assert not holds(f"not_{condition}", term, yes)
    assert not holds(condition, term, no)
    assert holds(f"not_{condition}", term, no)


def test_every_condition_is_tested_and_says_what_it_is():
    tested = {c.partition(":")[0] for c, *_ in CASES}
    assert tested == set(NAMED) | set(WITH_WORDS)
    assert all(f.__doc__ for f in (*NAMED.values(), *WITH_WORDS.values()))


def test_no_condition_hides_a_builtin():
    known = (*NAMED.values(), *WITH_WORDS.values())
    assert {f.__name__ for f in known}.isdisjoint(dir(builtins))


def test_several_conditions_must_all_hold():
    assert holds("next:be not_negated", "may", "It may be so.")
    assert not holds("next:be not_negated", "may", "It never may be.")


def test_conditions_at_the_very_start_and_end():
    for name in NAMED:
        for text in ("may", "may.", "“May", "MAY"):
            assert isinstance(holds(name, "may", text), bool)


@pytest.mark.parametrize("text", ["200", "1.5", "$", "two", "twenty-one", "dozen", "half"])
def test_numbers(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "one", "often", ".", "number"])
def test_no_numbers(text):
    assert not is_number(text)
