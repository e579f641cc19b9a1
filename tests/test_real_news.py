"""Whole kinds of misreading, in the prose of newsrooms: a court's, sport's, business's and others'.

Each kind has its modules with tests of their own; these texts go through all of them at once, in
the midst of an article, as the rules of one kind may undo what those of another have done.
"""

import pytest

from analysis import Document, attribution, framing, hedging, readability

BEFORE = (
    "Council delays vote on harbour wall\n\nCouncil leader Greta Moss said the plan would return "
    "in the autumn. “We want to get this right,” she told the Northport Courier.\n\n"
)
AFTER = (
    "\n\nThe wall would run for two miles along the sea front.\n\nEngineer Paul Dray said storms "
    "had cut the beach by a third. “Every winter takes a little more,” he said."
)


def found(text, alone=False):
    """Return the attributions of a text in the midst of an article, or alone."""
    doc = Document(text if alone else BEFORE + text + AFTER)
    start = 0 if alone else len(BEFORE)
    spans = ((a, a.source or a.cue or a.content[0]) for a in attribution.find(doc))
    return [a for a, place in spans if start <= place.start < start + len(text)]


def told(a):
    return " … ".join(s.text for s in a.content)


def bare(text):
    return text.strip("“”\"'‘’«»„ .,").removeprefix("that ")


# kind, text, the speaker's name or the words of the source ("": nobody), and what is said
SAID = [
    (
        "who",
        "A porter, who asked not to be named for fear of losing his job, told the Daily "
        "Post that trolleys were left outside.",
        "porter",
        "trolleys were left outside",
    ),
    (
        "who",
        "Two diplomats who were not authorised to speak publicly said the talks in Muscat"
        " had stalled.",
        "Two diplomats",
        "the talks in Muscat had stalled",
    ),
    (
        "who",
        "The woman, who cannot be named for legal reasons, told Leeds Crown Court a man "
        "was standing by the bed.",
        "woman",
        "a man was standing by the bed",
    ),
    (
        "who",
        "It was his brother, Tom Adair, who told reporters the boat had been taking on water.",
        "Tom Adair",
        "the boat had been taking on water",
    ),
    (
        "relative",
        "Senator Margo Fitch, who has long argued that the tax is unfair, will stand down in May.",
        "Margo Fitch",
        "the tax is unfair",
    ),
    (
        "relative",
        "A rule which Hale said was the harshest in the union is to be dropped.",
        "Hale",
        "A rule … which … was the harshest in the union",
    ),
    (
        "relative",
        "People who say the vote was stolen have no evidence.",
        "People",
        "the vote was stolen",
    ),
    (
        "relative",
        "Anyone who wants to speak may do so at the end.",
        "Anyone",
        "to speak",
    ),
    (
        "floating",
        "Then came a note from coach Brett Lyle:\n\n“Training is off. Stay home and stay safe.”",
        "Brett Lyle",
        "Training is off. Stay home and stay safe",
    ),
    (
        "floating",
        "Yuki Arai burst into tears on the podium. “I never thought I would skate again.”",
        "Yuki Arai",
        "I never thought I would skate again",
    ),
    (
        "floating",
        "“The best film of the year by a mile.” — Marta Kling, The Evening Echo",
        "Marta Kling",
        "The best film of the year by a mile",
    ),
    (
        "passive",
        "Patel was told by the referee that he would be sent off next time.",
        "referee",
        "Patel … that he would be sent off next time",
    ),
    (
        "passive",
        "The jury was told that Mr Dunn had bought the rope a week before the fire.",
        "",
        "Mr Dunn had bought the rope a week before the fire",
    ),
    (
        "passive",
        "A pensioner was conned out of £20,000, magistrates were told.",
        "",
        "A pensioner was conned out of £20,000",
    ),
    (
        "passive",
        "It is alleged that the surgeon operated while drunk.",
        "",
        "the surgeon operated while drunk",
    ),
    (
        "according to",
        "According to the Indian Express, the minister, who took office in June, is to resign.",
        "Indian Express",
        "the minister, who took office in June, is to resign",
    ),
    (
        "according to",
        "According to court papers filed on Tuesday in Manhattan, the banker moved $12 "
        "million to Cyprus.",
        "court papers filed on Tuesday in Manhattan",
        "the banker moved $12 million to Cyprus",
    ),
    (
        "according to",
        "According to Mr Okafor, 62, a retired bus driver from Enfield, the street floods"
        " every winter.",
        "Okafor",
        "the street floods every winter",
    ),
    (
        "outlet",
        "The keeper told BBC Radio 5 Live he had never seen such a crowd.",
        "keeper",
        "he had never seen such a crowd",
    ),
    (
        "outlet",
        "Her lawyer told the Mail on Sunday she would fight the claim.",
        "lawyer",
        "she would fight the claim",
    ),
    (
        "outlet",
        "Sharma told NDTV the bridge had been inspected only a week ago.",
        "Sharma",
        "the bridge had been inspected only a week ago",
    ),
    (
        "neighbour",
        "The court heard Rudd had told officers the knife was not his.",
        "Rudd",
        "the knife was not his",
    ),
    (
        "neighbour",
        "Infosys, along with two rivals, said hiring would slow this year.",
        "Infosys",
        "hiring would slow this year",
    ),
    (
        "neighbour",
        "In a surprise move, Halden Bank said it would close all branches in Wales.",
        "Halden Bank",
        "it would close all branches in Wales",
    ),
    (
        "content first",
        "The firm never saw the invoices, its lawyer, Grace T. Oduya, said.",
        "Grace T. Oduya",
        "The firm never saw the invoices",
    ),
    (
        "content first",
        "The road will stay shut until Easter, said Neil Harris, head of highways at "
        "Devon County Council.",
        "Neil Harris",
        "The road will stay shut until Easter",
    ),
    (
        "single marks",
        "'What was she thinking?' asked Lord Pym. 'It is sheer madness.'",
        "Pym",
        "What was she thinking?' … 'It is sheer madness",
    ),
    (
        "single marks",
        "Mr Khan, whose parents' shop was looted, said: 'I can't believe it.'",
        "Khan",
        "I can't believe it",
    ),
    (
        "no verb",
        "Per the Associated Press, the ship had 40 people on board.",
        "Associated Press",
        "the ship had 40 people on board",
    ),
    (
        "no verb",
        "Analyst Ben Ward reckons the shares are worth twice as much.",
        "Ben Ward",
        "the shares are worth twice as much",
    ),
    (
        "no verb",
        "The tax, critics say, will hit the poor.",
        "critics",
        "The tax … will hit the poor",
    ),
    (
        "marks",
        "Curator Luc Petit said: « It is over. » He then sat down.",
        "Luc Petit",
        "It is over",
    ),
    (
        "marks",
        "Envoy Karl Voss told the paper: „No deal is near.“ He left at once.",
        "Karl Voss",
        "No deal is near",
    ),
    (
        "handle",
        "@jen_writes tweeted: “My book is out today.”",
        "@jen_writes",
        "My book is out today",
    ),
    (
        "handle",
        "@MayorOfYork: “Stay indoors tonight.”",
        "@MayorOfYork",
        "Stay indoors tonight",
    ),
    (
        "name",
        "Mr Said said the road was shut.",
        "Said",
        "the road was shut",
    ),
    (
        "name",
        "Professor Edward Said said the road was shut.",
        "Edward Said",
        "the road was shut",
    ),
]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [case[1:] for case in SAID],
    ids=[f"{kind}: {text[:30]}" for kind, text, *_ in SAID],
)
def test_who_said_what(text, speaker, words):
    said = [(a.speaker, bare(told(a))) for a in found(text)]
    named = [content for name, content in said if speaker in name and bool(name) == bool(speaker)]
    assert bare(words) in named, said


@pytest.mark.parametrize(
    "text",
    [
        "A doctor which trade bodies say is the best the town has had is to retire.",  # "has had"
        "It was a storm which Lowe said was worse than the one that is remembered.",
        "Lowe, who said the wall, which leaks, is safe, left.",
        "Police who say they were warned have been told.",
        "The guy who believes that Reed thinks Hale is a cool dude left.",
    ],
)
def test_no_word_of_what_is_said_is_cut_before_its_verb(text):
    assert all(
        told(a).split()[-1] not in ("the", "they", "one", "that", "Hale") for a in found(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "A shark attacked a surfer off Byron Bay on Sunday.",
        "Wood reviewed “The Silent Sea” for the Times.",
        "The hosts claimed a point with a late header.",
        "Shares in Tesco added 3% in early trading.",
        "The company reported a profit of £3m.",
        "The council approved the scheme by 12 votes to 9.",
        "United dismissed their manager on Monday.",
        "Ford recalled 40,000 pickups over a brake fault.",
        "Batting first, Australia declared at 402 for seven.",
        "Sri Lanka declared their innings closed on 310 for six.",
        "Kent won the toss and elected to bat.",
        "Hobbs appealed for a catch behind in the third over.",
        "The cyclone is expected to cross the coast near Bowen on Thursday night.",
    ],
)
def test_what_is_no_attribution(text):
    assert [a for a in found(text) if a.source] == []


def test_the_firm_that_reports_more_than_its_figures_is_a_source():
    assert [a.speaker for a in found("The company reported that its ship was lost.")] == ["company"]


def test_a_long_quotation_keeps_its_middle_paragraphs():
    text = "Hollis said: “I got up at six.\n\n“Then the phone rang.\n\n“It was my sister.”"
    assert [len(a.content) for a in found(text) if a.speaker == "Hollis"] == [3]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "TAPPER: Will you run?\n\nHALL: I'm not ruling it out.\n\nTAPPER: Is that a yes?",
            ["Tapper", "Hall", "Tapper"],
        ),
        ("SENATOR WEBB: Did you sign?\n\nMR. DUFFY: I did not.", ["Webb", "Duffy"]),
    ],
)
def test_transcripts(text, speakers):
    assert [a.speaker.removeprefix("Mr. ") for a in found(text, alone=True)] == speakers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Paul Roux said: « We are leaving. » Nobody stayed.", 2),
        ("Paul Roux said: « On part ! » Nobody stayed.", 2),
        ("Uwe Braun said: „We are leaving.“ Nobody stayed.", 2),
        ("Uwe Braun said: »We are leaving.« Nobody stayed.", 2),
        ("“ We go. ” They went.", 2),
        ("She was taken ill. Her son flew home.", 2),
        ("He works for the Fed. Rates rose again.", 2),
        ("“Who will pay?” Sen. Jo Lund of Maine asked. Nobody knew.", 2),
    ],
)
def test_sentence_ends(text, number):
    assert len(Document(text).sentences) == number


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Tourists may not bring dogs into the park.", []),
        ("Voters may not get the chance.", ["may"]),
        ("Anyone who wants to speak may do so at the end.", []),
        ("He is ill and may do so again.", ["may"]),
        ("MAY FACES NEW REBELLION", []),
        ("It has been alleged that he took bribes.", ["It has been alleged"]),
        ("There is no certainty that the plant will open.", ["no certainty"]),
    ],
)
def test_hedges(text, cues):
    assert [h.text for h in hedging.find(text)] == cues


@pytest.mark.parametrize(
    ("text", "word", "counted"),
    [
        ("Her novel “Shame” sold well.", "Shame", False),
        ("She felt “shame” at it.", "shame", True),
        ("Rep. Justice and Sen. Savage voted against the bill.", "Savage", False),
        ("City signed the winger on loan. He scored in the first half.", "loan", False),
    ],
)
def test_names_and_topics_are_no_cues(text, word, counted):
    assert (word in [cue.text for cue in framing.find(text)]) is counted


@pytest.mark.parametrize(
    ("text", "number"),
    [("The UK and the EU.", 7), ("The 21st man.", 5), ("Beyoncé sang.", 4), ("FBI agents.", 5)],
)
def test_syllables(text, number):
    assert readability.measure(text)["syllables"] == number


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("By Ravi Kumar | Express News Service\n\n{}", "By Ravi Kumar | Express News Service"),
        ("NEW DELHI: {}", "NEW DELHI:"),
        ("{}\n\nView image on Twitter", "View image on Twitter"),
        (
            "{}\n\nGet the day's top stories in your inbox. Sign up here.",
            "Get the day's top stories in your inbox.",
        ),
    ],
)
def test_page_furniture(line, gone):
    doc = Document(line.format("The council voted on Monday to close the old pier."))
    assert gone in " ".join(s.text for s in doc.furniture)
    assert "The council voted" not in " ".join(s.text for s in doc.furniture)
