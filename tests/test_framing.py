"""Framing: frame cues and loaded words, near misses, scores, and agreement with people."""

import math

import pandas as pd
import pytest

from analysis import Document, framing, lexicon, read_corpus
from analysis.attribution import words_by_voice

SEED = "seeds/trump-zelenskyy-call.txt"
OWN = pd.DataFrame(
    {
        "term": ["flood*", "dam|dams", "flood insurance", "rivals"],
        "frame": ["water", "water", "none", "conflict"],
        "weight": [2, 0.5, 0, 1],
    }
)
KINDS = {
    "emotive",
    "hyperbole",
    "label",
    "manner",
    "none",
    "praise",
    "scorn",
    "suspicion",
    "violence",
}


def load(name: str) -> pd.DataFrame:
    if name == "frames":
        return lexicon.load(name, {*framing.FRAMES, "none"}, lexicon.FRAME_COLUMNS)
    return lexicon.load(name, KINDS)


def cues(text: str) -> list[tuple[str, str]]:
    return [(c.text, c.frame) for c in framing.find(Document(text))]


def test_names_are_no_cues():
    doc = Document("He read the Financial Times. The Patriot missile is a financial success.")
    assert [(c.text, c.frame) for c in framing.find(doc)] == [("financial", "economic")]


def weight(term: str) -> float:
    """Return the weight of the row that a word belongs to."""
    table = lexicon.load("frames", columns=lexicon.FRAME_COLUMNS)
    return table.loc[[term in t.split("|") for t in table["term"]], "weight"].item()


def test_the_score_by_hand():
    # 6 + 3 + 5 + 6 = 20 words ("$" is none): a cue of weight w adds 100 * w / 20 = 5w.
    text = (
        "The mayor attacked the shameful deal. Rivals accused her. "
        "Prices rose by $3 million. They agreed on it much later."
    )
    doc = Document(text)
    assert len(doc.words) == 20
    assert [c for c in cues(text) if c[1] == "loaded"] == [
        ("attacked", "loaded"),
        ("shameful", "loaded"),
    ]
    row = framing.measure(doc)
    conflict = weight("attacked") + weight("rivals") + weight("accus*")
    assert row["conflict"] == pytest.approx(5 * conflict)
    assert row["morality"] == pytest.approx(5 * weight("shameful"))
    assert row["economic"] > row["resolution"] > 0  # Prices, $3 million; agreed on
    assert row["human_interest"] == 0
    assert row["loaded_per_100_words"] == pytest.approx(100 * 2 / 20)


def test_loaded_words_are_split_by_voice():
    # corrupt: the newsroom's own; radical: its paraphrase; shameful, reckless: quoted.
    text = (
        "The corrupt council met on Monday.\n\n"
        "“This is a shameful and reckless plan,” Senator Ann Hill said. "
        "Hill said that the plan was radical."
    )
    row = framing.measure(Document(text))
    assert row["loaded_author_share"] == 1 / 4
    assert row["loaded_paraphrase_share"] == 1 / 4
    assert row["loaded_quote_share"] == 2 / 4
    assert row["loaded_newsroom_share"] == 1 / 4 + 1 / 4
    # Quoted are 7 words, paraphrased 5 ("that the plan was radical"), 6 + 3 + 2 the newsroom's.
    assert row["quote_loaded_per_100_words"] == pytest.approx(100 * 2 / 7)
    assert row["paraphrase_loaded_per_100_words"] == pytest.approx(100 * 1 / 5)
    assert row["newsroom_loaded_per_100_words"] == pytest.approx(100 * 2 / (5 + 11 + 1))


@pytest.mark.parametrize("text", ["", " \n\n ", "?!… “”"])
def test_no_words_give_no_cues_and_no_numbers(text):
    assert framing.find(Document(text)) == []
    assert all(math.isnan(v) for v in framing.measure(Document(text)).values())


def test_a_share_of_nothing_is_undefined_but_a_rate_is_zero():
    row = framing.measure(Document("It was a Tuesday."))
    assert row["conflict"] == row["loaded_per_100_words"] == 0
    assert math.isnan(row["loaded_author_share"])
    assert math.isnan(row["frame_author_share"])
    assert math.isnan(row["quote_loaded_per_100_words"])


def test_an_empty_result_still_makes_a_table_with_its_columns():
    table = pd.DataFrame(framing.find(Document("")), columns=framing.FrameCue._fields)
    assert list(table)[:6] == ["start", "end", "text", "frame", "voice", "sentence"]


@pytest.mark.parametrize(("open_", "close"), ['""', "“”", "‘’", "''"])
def test_cues_inside_any_quotation_marks_have_exact_offsets(open_, close):
    doc = Document(f"{open_}It’s a so-called solution,{close} the widow’s lawyer said.")
    for cue in framing.find(doc):
        assert doc.text[cue.start : cue.end] == cue.text
        assert cue.sentence.start <= cue.start < cue.end <= cue.sentence.end
        assert cue.voice == ("quote" if cue.start < doc.quotations[0].end else "author")
    assert {("so-called", "loaded"), ("solution", "resolution")} <= set(cues(doc.text))


def test_every_frame_is_found():
    text = "Critics said the tax would hurt families; it was wrong to reject a compromise."
    assert {frame for _, frame in cues(text)} == set(framing.FRAMES)


def test_a_word_may_be_a_cue_and_loaded():
    assert cues("She attacked.") == [("attacked", "conflict"), ("attacked", "loaded")]


@pytest.mark.parametrize(
    "text",
    [
        "He had a heart attack.",  # an illness, no conflict
        "Ten per cent more came.",  # a proportion, no money
        "They spent two years there.",  # time, no money
        "He paid attention.",  # no money moves
        "It was fairly small.",  # a degree, no fairness
        "The troubles of the Labour Party.",  # a name
        "The planet, its diesel and its police.",  # not plan, die, policy
        "The morale of the investigator in costume.",  # not moral, invest, cost
        "What lies under the street.",  # position, no deceit
        "Protestant fighter jets.",  # not protest, fight
        "According to the Financial Times.",  # a newspaper
        "They met Mr. Savage, Sen. Price and Gov. Justice.",  # surnames after a title
        "Radical Party men met. War Memorial Park opened.",  # names that open a sentence
        "The film “Mercy Street” opened on Monday.",  # the title of a work
        "They saw Sen. Ann Price. Price left.",  # somebody the article names
        "Justice Avenue was shut, and Hope Hospital full.",  # names of places
        "A car slammed into a wall. He slammed the door.",  # what is slammed
        "A storm slammed the coast.",  # weather
        "The wind tore down a mast, and a storm ripped off roofs.",
        "Her horse trampled a hedge.",
        "A gas blast shook the street.",  # an explosion
        "The jury left the court.",  # a court report
        "The thief took £41,000 of it.",  # loot
        "He holds a bank card.",  # a thing of every day
        "The winger is on loan from Norwell.",  # a player lent
        "Lowe headed home a corner.",  # a goal
        "The striker attacked the near post.",  # a move of the game
        "The defender won the battle with his rival in midfield.",  # a match
        "Vale claimed the gold medal, and Lowe claimed two wickets.",  # a prize
        "A massive blaze broke out.",  # the size of a fire
        "The communist party met.",  # a party's name
        "She decided against it.",  # no side taken
        "Brain damage is rare.",  # an illness
    ],
)
def test_near_misses_are_not_cues(text):
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hale slammed the deal.", {"slammed"}),
        ("The minister blasted her.", {"blasted"}),
        ("The Supreme Court overturned it.", {"overturned"}),
        ("The court ruled on Monday.", {"court", "ruled"}),
        ("The army attacked at dawn.", {"attacked"}),
        ("She owes the bank £41,000.", {"bank", "£41,000"}),
        ("Rivals fought over it.", {"Rivals", "fought"}),
        ("“Reckless deals,” he wrote.", {"Reckless"}),
        ("Justice demands it.", {"Justice", "demands"}),
        ("The president left. Critics met.", {"Critics"}),
        ("It was not fair.", {"fair"}),
        ("No doubt the fight goes on.", {"fight"}),
    ],
)
def test_words_that_only_look_like_a_name_a_topic_or_a_denial_are_cues(text, found):
    assert {text for text, _ in cues(text)} >= found


@pytest.mark.parametrize(
    "text",
    [
        "There was no conflict, no fight and no scandal.",
        "They left without a fight or scandal.",
        "Nobody attacked them.",
        "No one was attacked.",
        "They have not been attacked.",
        "They didn’t clash.",
        "They never clashed.",
    ],
)
def test_what_the_text_denies_is_named_and_does_not_count(text):
    denied = framing.find(text, negated=True)
    assert denied
    assert all(cue.negated for cue in denied)
    assert cues(text) == []
    assert framing.measure(text)["conflict"] == framing.measure(text)["loaded_per_100_words"] == 0


def test_what_is_lacking_still_is_of_its_frame_but_named():
    found = {c.text: c.negated for c in framing.find("They had no money and no jobs.")}
    assert found == {"money": True, "jobs": True}


def test_a_word_of_its_storys_topic_is_a_cue_elsewhere():
    match = (
        "The skipper praised the goalkeeper and his team. They won the battle with their rivals."
    )
    vote = "The minister praised the mayor and his party. They won the battle with their rivals."
    assert not {"battle", "rivals"} & {text for text, _ in cues(match)}
    assert {"battle", "rivals"} <= {text for text, _ in cues(vote)}


def test_a_cue_does_not_span_two_sentences():
    assert cues("He ended up at. Odds were low.") == []  # "at odds"


@pytest.mark.parametrize("name", ["frames", "loaded"])
def test_the_lists_are_sorted_unique_explained_and_from_named_sources(name):
    table = load(name)
    assert {"term", "note", "source"} <= set(table.columns)
    assert table["term"].is_unique
    assert list(table["term"]) == sorted(table["term"])
    assert set(table["source"]) <= set(lexicon.citations())
    near_misses = table["frame" if name == "frames" else "category"] == "none"
    assert (table.loc[near_misses, "note"] != "").all()


def test_no_word_stands_twice_in_a_list():
    for name in ("frames", "loaded"):
        forms = []
        for term in load(name)["term"]:
            first, *rest = term.split()
            forms += [(option, *rest) for option in first.split("|")]
        assert len(forms) == len(set(forms)), name


def test_the_teaching_articles_differ_as_they_were_written_to(root):
    corpus = read_corpus(root / "seeds" / "teaching")
    table = pd.DataFrame([framing.measure(Document(text)) for text in corpus["text"]])
    means = table.groupby(corpus["outlet_type"]).mean()
    assert means["morality"].idxmax() == means["loaded_per_100_words"].idxmax() == "partisan"
    assert means["human_interest"].idxmax() == "tabloid"
    assert means["resolution"].idxmax() == "broadsheet"


# --- voices, intervals, doubled texts, lists of one's own -----------------------------------


def test_a_score_is_the_mean_of_its_voices_weighed_by_their_words():
    doc = Document(
        "Rivals met. “The deal is a disgrace and a war on us,” Senator Ann Hill said. "
        "She said that her rivals sold the city cheaply."
    )
    row, words = framing.measure(doc), words_by_voice(doc)
    assert min(words.values()) > 0
    for name in (*framing.FRAMES, "loaded_per_100_words"):
        parts = {voice: row[f"{voice}_{name}"] * n for voice, n in words.items()}
        assert sum(parts.values()) == pytest.approx(row[name] * len(doc.words))
        chosen = words["author"] + words["paraphrase"]
        newsroom = row[f"newsroom_{name}"] * chosen
        assert newsroom == pytest.approx(parts["author"] + parts["paraphrase"])
    assert row["quote_loaded_per_100_words"] > 0 == row["author_loaded_per_100_words"]


def test_the_columns_are_always_the_same(root):
    texts = ["", "It rained.", "Rivals clashed over the cost.", (root / SEED).read_text("utf-8")]
    for options in ({}, {"interval": 0.9}, {"lexicon": OWN}):
        rows = [list(framing.measure(Document(text), **options)) for text in texts]
        assert all(row == rows[0] for row in rows), options


def test_an_interval_holds_its_score_and_widens_with_its_level(real):
    doc = real
    wide, narrow = (framing.measure(doc, interval=level) for level in (0.95, 0.5))
    for name in (*framing.FRAMES, "loaded_per_100_words"):
        assert wide[f"{name}_low"] <= narrow[f"{name}_low"] <= wide[name]
        assert wide[name] <= narrow[f"{name}_high"] <= wide[f"{name}_high"]
    with pytest.raises(ValueError, match="level lies between 0 and 1"):
        framing.measure(doc, interval=95)


def test_a_term_does_not_reach_over_the_end_of_a_sentence():
    assert cues("Leaders End War\nOn Monday they met.") == [("War", "conflict")]  # not "war on"


def test_religion_keeps_its_capital_and_names_do_not_count():
    assert cues("They saw the Pope and prayed to God.") == [
        ("Pope", "morality"),
        ("prayed", "morality"),
        ("God", "morality"),
    ]


@pytest.mark.slow
def test_a_doubled_text_scores_as_the_text(root):
    for path in sorted((root / "seeds").rglob("*.txt")):
        text = path.read_text("utf-8")
        once, twice = (framing.measure(Document(t)) for t in (text, text + "\n\n" + text))
        for name in (*framing.FRAMES, "loaded_per_100_words"):
            assert twice[name] == pytest.approx(once[name], rel=0.01), (path.name, name)


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("A corrupt regime.", True),
        ("A corrupt regime. " + "It rained. " * 23, True),  # 1 or 2 in 49 words
        ("The disgrace was " + "seen " * 47 + "there.", False),  # 1 in 51: below 2 per 100
        ("A new government.", False),
        ("", False),
    ],
)
def test_a_text_is_loaded_above_the_threshold(text, loaded):
    assert framing.is_loaded(Document(text)) is loaded


def test_a_frame_of_ones_own_counts_by_its_weights():
    # 8 words: 100 * (2 + 0.5) / 8; "flood insurance" keeps its "flood" from counting.
    doc = Document("Floods near the dam; no flood insurance there.")
    assert framing.measure(doc, OWN)["water"] == pytest.approx(100 * 2.5 / 8)
    assert [c.text for c in framing.find(doc, OWN)] == ["Floods", "dam"]
    assert framing.measure(doc, OWN)["conflict"] == 0
    assert set(framing.measure(doc)) - set(framing.measure(doc, OWN)) >= {"economic", "morality"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("term,frame\nflood,water", r"own\.csv, line 1: there is no column 'weight'"),
        ("term,frame,weight\nflood,water,-1", r"own\.csv, line 2: the weight is '-1'"),
        ("term,frame,weight\nflood,water,much", r"line 2: the weight is 'much'"),
        ("term,frame,weight\nflood,water,nan", r"line 2: the weight is 'nan'"),
        ("term,frame,weight\nflood,,1", r"line 2: the frame is empty"),
        ("term,frame,weight\ndam,water,1\n~ flood,water,1", r"line 3: .* stand between two words"),
        ("term,frame,weight\nthe @river,water,1", r"line 2: there is no word class '@river'"),
        ("term,frame,weight\nflood(s,water,1", r"line 2: 'flood\(s'"),
        ("term,frame,weight\n*ood,water,1", r"line 2: '\*ood'"),
        ("term,frame,weight\nflood**,water,1", r"line 2: 'flood\*\*'"),
        ("term,frame,weight\nflood|*,water,1", r"line 2: .* would start at every word"),
        ("term,frame,weight\ndam||flood,water,1", r"line 2: '' in 'dam\|\|flood' is no word"),
        ("term,frame,weight\n9/11,attack,1", r"line 2: '9/11' is not one word"),
        ("term,frame,weight\na b? c? d? e? f?,water,1", r"line 2: .* 4 optional words"),
        ("term,frame,weight,condition\ndam,water,1,next:", r"line 2: .* names no words"),
        ('term,frame,weight,note\ndam,water,1,"two\nlines"\n\nflood,water,-1', "line 5: the w"),
        ("term,frame,weight\nfloods, dams,water,1", r"line 2: 4 cells under 3 columns"),
        ("term,frame,weight\ndam,author_conflict,1", "own.csv, line 2: 'author_conflict'"),
        ("term,frame,weight\ndam,newsroom_x,1", "own.csv, line 2: 'newsroom_x'"),
        ("term,frame,weight\ndam,frame_quote_share,1", "own.csv, line 2: 'frame_quote_share'"),
        ("term,frame,weight,genre\ndam,water,1,news", r"line 2: a list of frames has no genres"),
        ("term,frame,weight\ndam,none,0", "own.csv: all rows are near misses"),
        ("term,frame,weight", r"line 1: the list holds no terms"),
        ("term,frame,weight\ndam,water,1\ndam,water,2", r"line 3: 'dam' stands in line 2 too"),
        ("term,frame,weight\ndam,water,1\ndam,risk,1", r"line 3: 'dam' stands in line 2 too"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_line(tmp_path, rows, message):
    path = tmp_path / "own.csv"
    path.write_text(rows + "\n", encoding="utf-8")
    for use in (framing.find, framing.measure):
        with pytest.raises(lexicon.LexiconError, match=message):
            use(Document("A flood."), path)
