"""Hedges in context: near misses, voice, scope, boosters, numbers, agreement with annotation."""

import math

import pandas as pd
import pytest
from conftest import least_seconds

from analysis import Document, concordance, hedging, read_corpus
from analysis.hedging.scope import qualifies
from analysis.lexicon import LexiconError


def cues(text: str, **options) -> list[tuple[str, str]]:
    return [(h.text, h.category) for h in hedging.find(Document(text), **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He reportedly left.", [("reportedly", "evidential")]),
        ("REPORTEDLY GONE", [("REPORTEDLY", "evidential")]),
        ("The talks are not expected to end.", [("are not expected to", "evidential")]),
        ("The alleged thief ran.", [("alleged", "evidential")]),
        ("It is widely believed to be safe.", [("It is widely believed", "weasel")]),
        ("He is believed to be safe.", [("is believed to", "evidential")]),
        ("It may well rain.", [("may", "modal")]),
        ("They may not want to answer.", [("may", "modal")]),
        ("That would seem wise.", [("would seem", "modal")]),
        ("I don’t think so.", [("I don’t think", "epistemic")]),
        ("We still believe it rains.", [("We still believe", "epistemic")]),
        ("He appears to sleep.", [("appears", "epistemic")]),
        ("The data suggest that it rains.", [("suggest", "epistemic")]),
        ("It does not necessarily rain.", [("not necessarily", "epistemic")]),
        ("It will rain for two days or so.", [("or so", "approximator")]),
        ("About 200 came.", [("About", "approximator")]),
        ("It was almost unanimous.", [("almost", "approximator")]),
        ("The plan, if true, is bold.", [("if true", "doubt")]),
        ("It remains to be seen.", [("remains to be seen", "doubt")]),
        ("It isn't clear who won.", [("isn't clear", "doubt")]),
        ("Some critics say he lied.", [("Some critics say", "weasel")]),
        ("Many believe he lied.", [("Many believe", "weasel")]),
        ("Some, though, think it failed.", [("Some, though, think", "weasel")]),
        ("Critics, however, say it failed.", [("Critics, however, say", "weasel")]),
        ("Some in the party say it failed.", [("Some in the party say", "weasel")]),
        ("It led some to question him.", [("some to question", "weasel")]),
        ("Many are wondering why.", [("Many are wondering", "weasel")]),
        ("She is now considered the favorite.", [("is now considered", "evidential")]),
        ("He has a realistic chance at it.", [("chance", "epistemic")]),
        ("There is a chance she wins.", [("chance", "epistemic")]),
        ("It was all but forgotten.", [("all but", "approximator")]),
        ("It is a bit of a stretch.", [("a bit of", "approximator")]),
        ("Just about everyone came.", [("Just about", "approximator")]),
        ("Her honesty is in question.", [("in question", "doubt")]),
        ("The cause is as of yet unknown.", [("is as of yet unknown", "doubt")]),
        ("Trump Could Win Ohio Vote", [("Could", "modal")]),
        ("The plan, experts say, works.", [("experts say", "weasel")]),
        ("Rumour has it that he quit.", [("Rumour has it", "evidential")]),
        ("According to reports, he quit.", [("According to reports", "evidential")]),
        ("It has been claimed that he lied.", [("It has been claimed", "evidential")]),
        ("It was estimated that few came.", [("It was estimated", "evidential")]),
        ("The crew is feared lost.", [("is feared lost", "evidential")]),
        ("Dozens feared dead after flood", [("feared dead", "evidential")]),
        ("Swank is widely tipped to win.", [("is widely tipped", "evidential")]),
        ("Sales, predicted to grow, fell.", [("predicted to", "evidential")]),
        ("The cause could not be learned.", [("could not be learned", "doubt")]),
        ("There is no certainty of a deal.", [("no certainty", "doubt")]),
        ("The hearing is tentatively set.", [("tentatively", "epistemic")]),
        ("It is too early to speculate.", [("too early to speculate", "doubt")]),
        ("It cost about Rs 960 crore.", [("about", "approximator")]),
        ("A strike is more likely now.", [("likely", "epistemic")]),
        ("They may or may not come.", [("may or may not", "modal")]),
        ("The vaccine may not work.", [("may", "modal")]),
        ("Officials may not know the cause.", [("may", "modal")]),
        ("We could see a recession.", [("could", "modal")]),
        ("The firm could see its sales fall.", [("could", "modal")]),
        ("She could lose her seat.", [("could", "modal")]),
        ("PM MAY LOSE OHIO", []),
        ("HALE MAY LOSE OHIO", [("MAY", "modal")]),
        ("Theresa May may resign.", [("may", "modal")]),
        ("It is not impossible that he stands.", [("not impossible", "epistemic")]),
        ("A link cannot be ruled out.", [("cannot be ruled out", "epistemic")]),
        ("We expect a loss.", [("We expect", "epistemic")]),
        ("His remarks suggest a change.", [("suggest", "epistemic")]),
        ("He is tipped to succeed her.", [("is tipped", "evidential")]),
        ("Local reports say he fled.", [("reports say", "evidential")]),
        ("According to media reports, he fled.", [("According to media reports", "evidential")]),
        ("There is speculation that he fled.", [("There is speculation that", "evidential")]),
        ("Two are feared to have drowned.", [("are feared to", "evidential")]),
        ("It is being claimed that he lied.", [("It is being claimed", "evidential")]),
        ("Rumours have it that he left.", [("Rumours have it", "evidential")]),
        ("It had long been rumoured.", [("It had long been rumoured", "evidential")]),
        ("Word on the street is that he left.", [("Word on the street", "evidential")]),
        ("There is no guarantee that it works.", [("no guarantee", "doubt")]),
        ("There is no way of knowing.", [("no way of knowing", "doubt")]),
        ("It could not immediately be verified.", [("could not immediately be verified", "doubt")]),
        ("Legal experts said it failed.", [("experts said", "weasel")]),
        ("Many voters now fear he lied.", [("Many voters now fear", "weasel")]),
        ("Conventional wisdom says he lost.", [("Conventional wisdom", "weasel")]),
    ],
)
def test_cues(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In May, May said on May 5 that Theresa May had met Will and Hope.",
        "May God bless you.",
        "If I may, sir.",
        "He talked about the tax and a book about 2016.",
        "He could not swim, and asked how anyone could.",
        "Among likely voters and likely Democratic caucusgoers, he leads.",
        "There is no doubt, and no question.",
        "She can't possibly win.",
        "Come as soon as possible, if possible.",
        "He believes that it rains, and she thinks so.",
        "I believe in God and think of you.",
        "It nearly collapsed and almost died.",
        "The full military might of the land.",
        "She appeared on stage in court.",
        "He alleged that she was supposed to pay.",
        "This kind of rain, some of it, for some time.",
        "Two officials said so; a campaign aide agreed.",
        "Plain ifs: if it rains, whether it rains.",
        "He can go. She would go. You should go.",
        "See https://may.example.com/may/about-200 now.",
        "He saw Maybe Monday with friends.",
        "The Likely Story bookshop and the Perhaps Foundation opened.",
        "Write to @perhaps or read #maybe today.",
        "The emails in question are lost.",
        "Should we believe them?",
        "He repeats what his most ardent supporters believe.",
        "60 percent of his backers said so.",
        "A list on the order of names.",
        "All but Anna left, all but three stayed, all but the mayor.",
        "He might as well go.",
        "All she could do was wait.",
        "What economists call spending.",
        "He tended to Anna and tends to the wounded.",
        "They were treated fairly.",
        "I can’t believe it.",
        "Several senators said so.",
        "There was probable cause.",
        "She suggested raising the tax.",
        "They lack marketing potential.",
        "He likes it quite a bit.",
        "Police should help; they should be able to.",
        "According to reports in the Courier, he quit.",
        "The canoe was tipped over.",
        "She feared the dark.",
        "The lesson was learned.",
        "He spoke about Rsvp cards.",
        "Smokers were 3.5 times more likely to fall ill.",
        "Men are twice as likely to drive.",
        "They were just as likely to vote.",
        "Patients are much more likely to die.",
        "Residents may not leave their homes under the new rules.",
        "Visitors may bring one guest, but children must stay outside.",
        "No one may enter the hall without a permit.",
        "Small electric fans may be used. Heaters are banned.",
        "Ticket holders may only enter through gate B.",
        "This page may not be published, rewritten or redistributed.",
        "And may the best man win.",
        "Try as they might, they lost.",
        "MAY TO QUIT AS PM",
        "May Faces Revolt Over Tax Plan",
        "As a boy he could swim across the bay.",
        "From her window she could see smoke.",
        "Back then you could buy a house for little.",
        "They ran as fast as they could.",
        "He was the only man who could win the seat.",
        "Nobody could explain the noise.",
        "He could not possibly have known.",
        "How could he possibly know?",
        "A film about 20 soldiers lost in a desert.",
        "The novel is about two sisters.",
        "She suggested a meeting next week.",
        "Officials suggested a new route.",
        "Hale suggested a walk.",
        "Customers may return goods under the policy.",
        "At the age of six he could read it.",
        "The experts noted that the wall was weak.",
        "Vale and other observers say so.",
        "It is our most important charge.",
        "Some said they were hungry.",
        "Most voters agree, a poll found.",
        "He turned conventional wisdom on its head.",
        "Vale is set to speak, and the firm is poised to grow.",
        "You are expected to look smart.",
        "It offers endless possibilities.",
        "They had no way of knowing.",
        "According to analysts at the bank, it fell.",
        "She would appear at the hearing.",
        "No one could possibly know.",
        "This must be expected of anyone.",
        "The vote was never in doubt.",
    ],
)
def test_near_misses(text):
    assert cues(text) == []


def test_curly_and_straight_apostrophes_give_the_same():
    curly = "“I don’t think it’s likely,” she said. It isn’t clear."
    straight = curly.translate(str.maketrans("“”’", '""\''))
    assert [c for _, c in cues(curly)] == [c for _, c in cues(straight)] != []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "?!…",
        "may",
        "May",
        "MAY",
        "perhaps.",
        "…perhaps",
        "if\ntrue",
        "some\n\nsay",
        "“”",
    ],
)
def test_any_text_gives_spans_of_itself(text):
    doc = Document(text)
    for h in hedging.find(doc) + hedging.find_boosters(doc):
        assert doc.text[h.start : h.end] == h.text
        assert h.sentence.start <= h.start < h.end <= h.sentence.end


def test_some_before_a_number_counts_no_holder():
    assert cues("Some 22 percent said no.") == [("Some", "approximator")]


@pytest.mark.slow
def test_a_long_sentence_with_many_cues_takes_no_longer_per_cue():
    def seconds(repeats):
        doc = Document("it may rain perhaps " * repeats)
        matches = [(i, i) for i, w in enumerate(doc.folded) if w in ("may", "perhaps")]
        spent = least_seconds(lambda: [qualifies(doc, *match, "modal") for match in matches])
        return spent / len(matches)

    assert seconds(5000) < 5 * seconds(500)


def test_a_cue_across_a_line_break_and_none_across_sentences():
    wrapped = "\n\n".join(["It was cold and it is not\nexpected to change\nin the\nnext days."] * 2)
    assert ("is not\nexpected to", "evidential") in cues(wrapped)
    assert cues("He left some. Say no.") == []


def test_the_voice_is_the_newsrooms_a_paraphrase_or_a_quotation():
    doc = Document("“It may rain,” the mayor said. It may snow. He said that it might freeze.")
    found = [(h.text, h.voice) for h in hedging.find(doc)]
    assert found == [("may", "quote"), ("may", "author"), ("might", "paraphrase")]


def test_the_rates_by_voice_by_hand():
    # 3 words quoted with a cue and none; 4 paraphrased with a cue ("that it might freeze");
    # of the author's 3 + 4 + 2 one is a cue, and one a booster.
    doc = Document(
        "“It may rain,” the mayor said. Certainly it may snow. He said that it might freeze."
    )
    row = hedging.measure(doc)
    assert row["quote_hedges_per_100_words"] == pytest.approx(100 * 1 / 3)
    assert row["paraphrase_hedges_per_100_words"] == pytest.approx(100 * 1 / 4)
    assert row["author_hedges_per_100_words"] == pytest.approx(100 * 1 / 9)
    assert row["attributed_hedges_per_100_words"] == pytest.approx(100 * 2 / 7)
    assert row["author_boosters_per_100_words"] == pytest.approx(100 * 1 / 9)
    assert row["quote_boosters_per_100_words"] == row["attributed_boosters_per_100_words"] == 0


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("The deal, who may fail, ended.", "may fail"),
        ("It drew nearly $3 million dollars.", "$3 million dollars"),
        ("They met the alleged bank robber in court.", "bank robber"),
        ("I think it rains.", "it rains"),
        ("It rains, experts say.", "It rains"),
        ("The claim, if true, matters.", "The claim"),
        ("Rain is likely because it is cold.", "Rain is likely"),
        ("It is unclear whether it rained.", "it rained"),
        ("Perhaps it rains.", "Perhaps it rains"),
        ("So-called “experts” left.", "experts"),
        ("They met at about noon today.", "noon"),
    ],
)
def test_what_a_cue_qualifies(text, reach):
    (hedge,) = hedging.find(Document(text))
    assert hedge.qualifies.text == reach
    assert text[hedge.qualifies.start : hedge.qualifies.end] == reach


def test_boosters_and_what_is_none():
    text = "Clearly, the fact that it will certainly rain is well known. He is not certain."
    found = [(b.text, b.category) for b in hedging.find_boosters(Document(text))]
    assert found == [
        ("Clearly", "obvious"),
        ("the fact that", "fact"),
        ("certainly", "certainty"),
    ]
    assert not hedging.find_boosters(Document("It is almost certainly so, not necessarily."))


@pytest.mark.parametrize(
    ("text", "unsourced"),
    [
        ("The mayor reportedly left.", ["reportedly"]),
        ("The mayor reportedly left, according to police.", []),
        ("Critics say the mayor left.", ["Critics say"]),
        ("“He reportedly left,” Anna Ruiz said.", []),
        ("The mayor may leave.", []),
        ("", []),
    ],
)
def test_unsourced_hearsay(text, unsourced):
    assert [h.text for h in hedging.unsourced_hearsay(Document(text))] == unsourced


def test_the_numbers_by_hand():
    # Headline: 3 words, one cue. Body: 5 + 4 = 9 words, two cues. No word is attributed.
    doc = Document("Rain May Come\n\nIt will probably rain soon. Certainly, it may snow.")
    row = hedging.measure(doc)
    assert row["hedges_per_100_words"] == pytest.approx(100 * 3 / 12)
    assert row["modal_hedges_per_100_words"] == pytest.approx(100 * 2 / 12)
    assert row["epistemic_hedges_per_100_words"] == pytest.approx(100 * 1 / 12)
    assert row["hedged_sentence_share"] == 1
    assert row["headline_hedges_per_100_words"] == pytest.approx(100 * 1 / 3)
    assert row["body_hedges_per_100_words"] == pytest.approx(100 * 2 / 9)
    # Thirds of the body: "It will probably", "rain soon Certainly", "it may snow".
    assert row["first_third_hedges_per_100_words"] == pytest.approx(100 * 1 / 3)
    assert row["last_third_hedges_per_100_words"] == pytest.approx(100 * 1 / 3)
    assert row["author_hedges_per_100_words"] == pytest.approx(100 * 3 / 12)
    for whose in ("paraphrase", "quote", "attributed"):
        assert math.isnan(row[f"{whose}_hedges_per_100_words"])
    assert row["boosters_per_100_words"] == pytest.approx(100 * 1 / 12)
    assert row["hedges_per_booster"] == 3
    assert row["unsourced_hearsay_per_100_words"] == 0


@pytest.mark.parametrize("text", ["", "?!…"])
def test_numbers_of_no_words_are_undefined(text):
    assert all(math.isnan(v) for v in hedging.measure(Document(text), interval=0.9).values())


def test_the_interval_holds_the_estimate_and_is_the_same_each_time(real):
    row = hedging.measure(real, interval=0.95)
    for name in ("hedges_per_100_words", "hedged_sentence_share"):
        assert row[f"{name}_low"] < row[name] < row[f"{name}_high"]
    assert row == pytest.approx(hedging.measure(real, interval=0.95), nan_ok=True)
    narrow = hedging.measure(real, interval=0.5)
    assert narrow["hedged_sentence_share_low"] > row["hedged_sentence_share_low"]
    with pytest.raises(ValueError, match="between 0 and 1"):
        hedging.measure(real, interval=95)


def test_vague_terms_count_only_when_asked_for():
    text = "Some of the town's many walls are considered old."
    assert cues(text) == []
    assert {c for _, c in cues(text, vague=True)} == {"vague"}


def test_finding_does_not_change_what_is_kept(real):
    first = hedging.find(real)
    first.clear()
    assert hedging.find(real)


def test_concordance_of_a_corpus_and_of_a_text():
    table = concordance(read_corpus("seeds"), "reportedly|allegedly", width=30)
    assert list(table.columns) == ["article", "start", "left", "keyword", "right", "voice"]
    assert (table["article"] == "trump-zelenskyy-call").sum() >= 4
    assert set(table["keyword"].str.lower()) <= {"reportedly", "allegedly"}
    assert "reportedly" in table.head(3)._repr_html_().lower()
    one = concordance(Document("<b>It</b> may\nrain."), "MAY", width=12)
    assert one.iloc[0][["left", "keyword", "right"]].tolist() == ["<b>It</b>", "may", "rain."]
    assert "<b>" not in concordance("<b> may", "may")._repr_html_()
    assert concordance("It rains.", "may").empty
    several = concordance(["It may rain.", Document("It rains."), "It may."], "may")
    assert several["article"].tolist() == ["1", "3"]
    with pytest.raises(ValueError, match="needs a column 'text'"):
        concordance(pd.DataFrame({"article": ["a"]}), "may")
    assert "left" in concordance("It rains.", "may")._repr_html_()
    with pytest.raises(LexiconError, match="needs a term"):
        concordance("It may rain.", " ")
    with pytest.raises(LexiconError, match="cannot be read"):
        concordance("It may rain.", "~ may")


def test_hedges_make_a_tidy_table(real):
    table = pd.DataFrame(hedging.find(real))
    assert list(table.columns)[:6] == ["start", "end", "text", "category", "voice", "sentence"]
    assert set(table["category"]) <= set(hedging.CATEGORIES)


@pytest.mark.slow
def test_ten_times_the_paragraphs_take_ten_times_as_long_to_ask_for_hearsay():
    def seconds(paragraphs):
        doc = Document("The mayor said no. He reportedly left.\n\n" * paragraphs)
        hedging.unsourced_hearsay(doc)  # attributions and hedges are known from here on
        return least_seconds(hedging.unsourced_hearsay, doc)

    assert seconds(1500) < 25 * seconds(150)
