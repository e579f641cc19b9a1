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
    ("next:so", "may", "It may so.", "So may it so-so."),
    ("previous:so", "may", "It so may.", "So it may so."),
    ("within:some|of|say", "some ~ say", "Some of them say so.", "Some critics say so."),
    ("shortly_before:no", "rain", "no a a a a rain", "no a a a a a rain"),
    ("shortly_before:no|rain", "rain", "no rain", "a rain no"),
    ("shortly_after:no", "rain", "rain a a a a no", "rain a a a a a no"),
    ("shortly_after:no|rain", "rain", "rain no", "no rain a"),
    ("before_number", "about", "about £3", "about %"),
    ("before_number", "about", "about €3", "about"),
    ("before_number", "about", "about an hour", "about an hourly rate"),
    ("before_number", "about", "about the half", "about the old half"),
    ("before_number", "about", "about half", "about her half"),
    ("before_year", "about", "a book about 1500", "a book about 1499"),
    ("before_year", "about", "a book about 1999.", "about 1999 people"),
    ("before_year", "about", "a book about 2000 and us", "a book about 2100"),
    ("before_year", "about", "a book about 2099.", "a book about 20991"),
    ("before_year", "about", "a book about 2016 of hers", "a book about 2016 people of hers"),
    ("before_word", "pretty", "pretty B2 bombers", "pretty 2B bombers"),
    ("before_word", "pretty", "so pretty a day", "so pretty"),
    ("before_participle", "nearly", "it nearly ended", "it nearly shed it"),
    ("before_participle", "nearly", "it nearly ended", "it ended nearly here"),
    ("before_participle", "nearly", "it nearly ended", "it nearly always rains"),
    ("before_gerund", "suggested", "He suggested having it.", "He suggested bring it."),
    ("before_gerund", "suggested", "He suggested having it.", "Having suggested it, he left."),
    ("negated", "likely", "It is not a a likely rain.", "It is not a a a likely rain."),
    ("negated", "likely", "It is likely not so.", "It is likely so not."),
    ("negated", "is ~ likely", "It is never likely.", "It is so likely."),
    ("negated", "likely", "It won't likely rain.", "It wont likely rain."),
    ("month", "may", "Rain Fell In May Across Ohio", "In Ohio May Rain Fall"),
    ("month", "may", "Ohio Votes May 5", "Ohio Votes May Fall"),
    ("month", "may", "We saw Anna May there.", "May it rain on us."),
    ("month", "may", "Since MAY it rained.", "We may 5 of us."),
    ("capitals", "may", "Trump Wins and may lose", "Trump Wins Ohio and may lose this"),
    ("capitals", "may", "Ohio Iowa may lead", "Bob Tom Ann Sue may lose"),
    ("capitals", "may", "Ohio may", "it may"),
    ("name", "hope", "We met Hope there.", "We HOPE so there."),
    ("name", "hope", "Anna Hope Ohio about from", "Anna Hope Ohio from"),
    ("name", "hope", "We met Hope there.", "Hope is there."),
    ("name", "hope", "Anna Hope Ohio from rain", "We had hope there."),
    ("before_name", "all but", "They left all but Anna", "They left all but her Anna."),
    ("sentence_initial", "may", "It fell\n\nMay it rain", "so it may"),
    ("sentence_initial", "may", "It fell -- may it rain", "It fell - may it rain"),
    ("attributive", "alleged", "the alleged 'deal'", "the alleged 5"),
    ("attributive", "alleged", "the alleged ‘deal’", "the alleged, great deal"),
    ("attributive", "alleged", 'the alleged "deal"', "the alleged and proven deal"),
    ("attributive", "alleged", "the voters' alleged lies", "the voters alleged lies"),
    ("attributive", "alleged", "two alleged thieves", "often alleged thieves"),
    ("attributive", "alleged", "Alleged thieves left.", "They alleged lies."),
    ("attributive", "alleged", "a big, alleged thief", "a big alleged thief"),
    ("attributive", "alleged", "the alleged thief", "the thief alleged"),
    ("after_determiner", "claimed", "any claimed land", "He's claimed it."),
    ("after_determiner", "claim", "Anna's claim", "Anna's old claim"),
    ("ability", "could", "It could be better.", "It could do better."),
    ("ability", "could", "It could only rain.", "It could rain only."),
    ("ability", "could", "So that the rain could fall.", "So the heavy rain could fall."),
    (
        "ability",
        "could",
        "how a a a a a a a a a a a could it",
        "how a a a a a a a a a a a a could it",
    ),
    ("ability", "could", "if a a a a a could it", "so a a a could it"),
    ("ability", "could", "how could it", "how, a could it"),
    ("ability", "could", "wish a a could it", "wish a a a could it"),
    ("ability", "could", "I could see it.", "I could be wrong."),
    ("ability", "could", "We could see it.", "We could lose it."),
    ("ability", "could", "All I could face.", "I could face it."),
    ("ability", "could", "All we could have.", "We could have it."),
    ("ability", "could", "All rain could do.", "All rain could fall."),
    ("ability", "could", "All of it could do.", "All of it could go."),
    ("ability", "could", "All they could do.", "They could do all."),
    ("ability", "could", "All he could do.", "He could do all."),
    ("optative", "may", "May God bless you all.", "May Ohio Vote Against Trump"),
    ("optative", "may", "May God bless you all.", "It May rain on us."),
    ("optative", "may", "May God bless you all.", "MAY rain fall on us."),
    ("optative", "may", "If I may 5 times", "may rain fall"),
    ("possible_frame", "possible", "make a a possible deal", "make a a a possible deal"),
    ("possible_frame", "possible", "making possible deals", "possible making of it"),
    ("possible_frame", "possible", "They made possible for us.", "They made possible by us."),
    ("possible_frame", "possible", "We found it possible to go.", "It is possible to go."),
    ("kind_noun", "kind of", "the rare kind of rain", "Plan A is kind of wet."),
    ("kind_noun", "kind of", "an odd kind of rain", "Plan A was kind of wet."),
    ("kind_noun", "kind of", "an odd kind of rain", "an odd old kind of rain"),
    ("ability", "could", "They ran as far as they could.", "They ran, as it could rain."),
    ("ability", "could", "It did what it could, at last.", "It could, at last, rain."),
    ("ability", "could", "As a boy he could reach it.", "As a boy. The rain could reach it."),
    ("ability", "could", "In his youth Hale could win.", "In his yard Hale could win."),
    ("ability", "could", "He could dance there.", "It could dance there."),
    ("ability", "could", "They could easily dance there.", "They could easily lose there."),
    ("ability", "could", "She could see a ship.", "They could see a ship."),
    ("ability", "could", "We could see the ship.", "Banks could see the rise."),
    ("ability", "could", "Nobody could explain it.", "Experts could explain it."),
    ("ability", "could", "the only one who could help", "a man who could help"),
    ("ability", "could", "They decide who could join.", "They fear who could join."),
    ("ability", "could", "Anyone could walk in.", "Anyone could be next."),
    ("ability", "could", "a time when they could meet", "a time when it could rain"),
    ("ability", "could", "things that the mayor could do", "rain that the mayor could do"),
    (
        "permission",
        "may",
        "Residents may not leave under the rules.",
        "Rain may not fall under the rules.",
    ),
    ("permission", "may", "Ships may enter without a permit.", "Ships may enter a storm."),
    ("permission", "may", "Fans may be used. Fires are banned.", "Fans may be used. It rains."),
    ("permission", "may", "Dogs are banned. You may bring cats.", "Dogs bark. You may bring cats."),
    ("permission", "may", "It may not be reproduced.", "It may not be true."),
    ("permission", "may", "Staff may only use the rules.", "Staff may only know the rules."),
    ("permission", "may", "A man may enter under the law.", "The law may enter without rules."),
    ("optative", "may", "And may the best man win.", "And rain may win."),
    ("month", "may", "MAY TO QUIT", "IT MAY QUIT"),
    ("month", "may", "Why May Must Go Now", "Why Rain May Go Now"),
    ("in_sentence:poll", "some", "Some left, the poll says.", "Some left. The poll says so."),
    ("in_sentence:some", "some", "Some left some.", "Some left."),
    ("of_person", "suggested", "She suggested a walk.", "It suggested a walk."),
    ("of_person", "suggested", "Officials have also suggested it.", "The data also suggested it."),
    ("of_person", "suggested", "Hale suggested a walk.", "Research suggested a link."),
    ("of_person", "suggested", "Today Mr. Hale suggested a walk.", "Today polls suggested a rise."),
    ("of_person", "suggest", "In all, Anna and Ben suggest it.", "In all, polls suggest it."),
    ("of_work", "about", "a film about 20 soldiers", "a film about 20 minutes long"),
    ("of_work", "about", "The book is about two men.", "The boat is about two men."),
    ("definite", "experts say", "The experts say so.", "Legal experts say so."),
    ("definite", "experts say", "These legal experts say so.", "For the law experts say so."),
    ("definite", "experts say", "Vale and other legal experts say so.", "Other experts say so."),
    ("definite", "experts say", "The firm's experts say so.", "Firms experts say so."),
    ("holds_claim", "some ~ say", "Some voters say so.", "Some left say so."),
    ("holds_claim", "some ~ say", "Some now say so.", "Some no say so."),
    ("holds_claim", "most ~ say", "most people say", "most strongly say"),
    ("holds_claim", "some ~ say", "Some people say so.", "Some this say so."),
    ("denied", "fight", "There was no fight.", "There was a fight."),
    ("denied", "fight", "No public political fight came.", "No vote means a fight."),
    ("denied", "fight", "no rain, fight or row", "no rain, rivals fight"),
    ("denied", "fight", "no rain or fight", "no rain but fight"),
    ("denied", "fight", "There was no hard fight.", "No sleep after the fight."),
    ("denied", "fight", "They left without a fight.", "They left after a fight."),
    ("denied", "fight", "No rain. Without a fight, it fell.", "No doubt the fight fell."),
    ("denied", "fight", "Nobody will fight.", "Anybody will fight."),
    ("denied", "attacked", "No one was attacked.", "One was attacked."),
    ("denied", "attacked", "They have not been attacked.", "They, not he, attacked."),
    ("denied", "attack", "They didn't attack.", "They did attack."),
    ("denied", "attacked|fair", "They were not attacked.", "They were not fair."),
    ("denied", "attacked|fair", "They weren't attacked.", "They weren't fair."),
    ("denied", "attacked", "They never attacked.", "They ever attacked."),
    ("topic:crime", "court", "The jury left the court.", "The king left the court."),
    ("topic:crime|sport", "attack", "The striker led the attack.", "The army led the attack."),
    ("topic:sport", "battle", "Fans of the league saw a battle.", "In the town they saw a battle."),
    ("topic:crime", "court", "The jury left. " * 9 + "A court.", "The vote won. " * 9 + "A court."),
    (
        "topic:sport",
        "attack",
        "Players of the team and their coach met. The skipper and a goalkeeper ran. An attack.",
        "The senate and the president met. Voters of the party ran with a striker. An attack.",
    ),
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


@pytest.mark.parametrize("mark", [*',;:.!?-—–()[]"“”', "--", "..."])
def test_no_mark_stands_between_a_word_and_what_is_shortly_before_or_after(mark):
    assert holds("shortly_before:no", "rain", "no a rain")
    assert not holds("shortly_before:no", "rain", f"no {mark} rain")
    assert not holds("shortly_after:no", "rain", f"rain {mark} no")


@pytest.mark.parametrize("mark", "\"“‘:.!?—…'")
def test_marks_that_open_a_sentence_or_a_quotation(mark):
    assert holds("sentence_initial", "may", f"it fell {mark} may it rain")
    assert not holds("sentence_initial", "may", f"it fell {mark} so may it rain")


def test_capitals_are_those_of_the_sentence():
    found = Matcher(["may"], ["capitals"]).find(Document("Ohio Iowa May Lead. It may rain there."))
    assert [m.first for m in found] == [2]


def test_a_condition_is_known_by_its_name_as_one_with_words_or_without():
    assert "next" in WITH_WORDS
    assert "month" in NAMED
    assert not set(NAMED) & set(WITH_WORDS)


@pytest.mark.parametrize("money", ["$", "£", "€", "¥", "₹", "Rs", "INR", "USD", "EUR"])
def test_money_before_an_amount_makes_it_a_number(money):
    assert holds("before_number", "about", f"it cost about {money} 960")
    assert not holds("before_number", "about", f"it was about the {money} 960")


def test_several_conditions_must_all_hold():
    assert holds("next:be not_negated", "may", "It may be so.")
    assert not holds("next:be not_negated", "may", "It never may be.")


def test_conditions_at_the_very_start_and_end():
    for name in NAMED:
        for text in ("may", "may.", "“May", "MAY"):
            assert isinstance(holds(name, "may", text), bool)


@pytest.mark.parametrize("text", ["200", "1.5", "5th", "$", "two", "twenty-one", "dozen", "half"])
def test_numbers(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "one", "often", ".", "number", "b52"])
def test_no_numbers(text):
    assert not is_number(text)
