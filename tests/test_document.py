"""Paragraphs, sentences, tokens and quotations, as exact spans."""

from itertools import pairwise

import pytest
from conftest import least_seconds

from analysis import Document
from analysis import sentences as where


def sentences(text: str) -> list[str]:
    return [s.text for s in Document(text).sentences]


def quotations(text: str) -> list[str]:
    return [q.text for q in Document(text).quotations]


def test_the_real_article_is_cut_as_by_hand(real):
    # By hand: a headline, then 11 paragraphs of 2, 4, 3, 2, 2, 3, 3, 2, 2, 2 and 2 sentences.
    # In the second paragraph the quoted words count: "Volodymyr, can you hit Moscow?", "Can you
    # hit St. Petersburg too?" with its reporting clause, the reply's "Absolutely." with what
    # introduces it, and "We can if you give us the weapons."
    counts = [sum(p.start <= s.start < p.end for s in real.sentences) for p in real.paragraphs]
    assert counts == [1, 2, 4, 3, 2, 2, 3, 3, 2, 2, 2, 2]
    assert len(real.sentences) == 28
    assert real.headline.text == "Trump Reportedly Asks Zelenskyy: Can You Hit Moscow?"


def test_the_quotations_of_the_real_article(real):
    assert [q.text for q in real.quotations] == [
        "“Volodymyr, can you hit Moscow? Can you hit St. Petersburg too?”",
        "“Absolutely. We can if you give us the weapons.”",
        "“Very unhappy”",
        "“make them [the Russians] feel the pain.”",
        "“weakness”",
        "“peace through strength,”",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. and Ukrainian officials met in St. Petersburg.",
        "He met U.S. President Jane Roe.",
        "Sen. Smith, J. D. Vance and Lt. Gov. Lee arrived at 9 a.m. on Monday.",
        "They met at 5 p.m. Monday in Rome.",
        "No. 10 paid $2.5 million on Jan. 5.",
        "Atty. Gen. Lynch drove from Ft. Worth, approx. 30 miles.",
        '"I don\'t know... maybe," he said.',
        '"Stop!" he said.',
        "“Will it hold?” Mayor Ann Lee reportedly asked.",
        "The firm, Apple Inc., and the U.S.-led group said so.",
        "It rose 3.5 percent (see Fig. 2) in Washington, D.C.",
        "The account that Ms. Malik used was Capt. Lee's.",
        "Sen. Ann Lee (D-N.Y.) and Rep. Trey Roe (R-S.C.) agreed.",
        "Norwell Inc NRW.N said it lost.",
        "Shares of BP.L and GOOGL.O rose.",
        "1. Cut the cost.",
        "(2) Sell the land.",
        "Tel. 555 0100.",
        "See Art. 5 and pp. 12.",
        "Det. Doe, Supt. Roe and Lt. Gov. Lee came.",
        "“Will it pass?” Senator Ann Vale of Ohio asked.",
        "“Why now?” the head of the town's port, Ann Roe, asked on Monday.",
        '"Will it rain?" a tall man in the crowd from the town of Ely shouted.',
        'The album "Gimme! Gimme!" topped the charts in June.',
        "The film “Help! Wait!” opened.",
        "The U.S. Geological Survey said so.",
        "In the U.S. House Hale won.",
        "The ambassador to the U.N. Ann Roe left.",
        "Apple Inc. Chief Executive Tim Cook said so.",
        "Sen. Hale of Macon, Ga. said no.",
        "Martin Luther King Jr. Day was cold.",
        "MR. TRUMP WON.",
        "Mr. de Blasio won.",
    ],
)
def test_stops_inside_a_sentence(sentence):
    assert sentences(f"It rained. {sentence} Then she left.") == [
        "It rained.",
        sentence,
        "Then she left.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He was "very unhappy." Then he left.', ['He was "very unhappy."', "Then he left."]),
        ('"Go home." She left.', ['"Go home."', "She left."]),
        ("‘We lost.’ The end.", ["‘We lost.’", "The end."]),
        ('"One. Two," he said.', ['"One.', 'Two," he said.']),
        ("She said no. The vote fell.", ["She said no.", "The vote fell."]),
        ("He waited… Then he left.", ["He waited…", "Then he left."]),
        ("They came at 5 p.m. They left.", ["They came at 5 p.m.", "They left."]),
        ("It ended.It began.", ["It ended.", "It began."]),
        ("(He was angry.) She left.", ["(He was angry.)", "She left."]),
        ("Storm Nears Coast\n\nIt rained.", ["Storm Nears Coast", "It rained."]),
        ("It isn't his. It's hers.", ["It isn't his.", "It's hers."]),
        ("''We know. We do,'' he said.", ["''We know.", "We do,'' he said."]),
        ("She said 'no. Not now.' He left.", ["She said 'no.", "Not now.'", "He left."]),
        ("Is it? Yes! It is", ["Is it?", "Yes!", "It is"]),
        ("He lied to me. Hale knew.", ["He lied to me.", "Hale knew."]),
        ("He is older than me. “Yes,” he said.", ["He is older than me.", "“Yes,” he said."]),
        ("The vote is in May. Hale will run.", ["The vote is in May.", "Hale will run."]),
        ("She fell ill. 20 others were well.", ["She fell ill.", "20 others were well."]),
        ("He met the Fed. Hale left.", ["He met the Fed.", "Hale left."]),
        ("It was OK. Hale left.", ["It was OK.", "Hale left."]),
        ("She lost her ID. Police came.", ["She lost her ID.", "Police came."]),
        ("He sold his art. Hale wept.", ["He sold his art.", "Hale wept."]),
        ("It was a near miss. Hale was hurt.", ["It was a near miss.", "Hale was hurt."]),
        ("It took a min. Hale left.", ["It took a min.", "Hale left."]),
        ("He won by a sec. Lowe wept.", ["He won by a sec.", "Lowe wept."]),
        ("So do I. Hale left.", ["So do I.", "Hale left."]),
        ("It was plan B. Hale left.", ["It was plan B.", "Hale left."]),
        ("It is in the U.S. Hale won.", ["It is in the U.S.", "Hale won."]),
        ("He is from the U.K. Roe is not.", ["He is from the U.K.", "Roe is not."]),
        ("He works for Norwell Inc. Hale left.", ["He works for Norwell Inc.", "Hale left."]),
        ("He was in Macon, Ga. Hale was too.", ["He was in Macon, Ga.", "Hale was too."]),
        (
            "Sales fell. iPhone sales rose 5%. iPads fell.",
            ["Sales fell.", "iPhone sales rose 5%.", "iPads fell."],
        ),
        ("It hit Mali. al-Shabab claimed it.", ["It hit Mali.", "al-Shabab claimed it."]),
        ("He lost. de Blasio won.", ["He lost.", "de Blasio won."]),
        ("“Go! Run!” she said.", ["“Go!", "Run!” she said."]),
        (
            "“Why?” The head of the port said that it will.",
            ["“Why?”", "The head of the port said that it will."],
        ),
    ],
)
def test_where_sentences_end(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"A," he said, "b."', ['"A,"', '"b."']),
        ("“A,” he said, “b.”", ["“A,”", "“b.”"]),
        ("‘We won,’ she said.", ["‘We won,’"]),
        ("'We won,' she said. The dogs' day in the '90s.", ["'We won,'"]),
        ("‘The workers’ rights matter,’ he said.", ["‘The workers’ rights matter,’"]),
        ("rock ’n’ roll isn’t the neighbours’ thing", []),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("\"It is 'nested' here,\" he said.", ["\"It is 'nested' here,\""]),
        ("The “red line” moved", ["“red line”"]),
        ("He is 6'2\" tall and 5'9\" wide.", []),
        ("“One.\n“Two.\n“Three,” she said. “Four.”", ["“One.\n“Two.\n“Three,”", "“Four.”"]),
        ('"One.\n\n"Two," she said.', ['"One.\n\n"Two,"']),
        ("“Never closed here.\nNext “closed” one.", ["“closed”"]),
        ("“Lost the “Kept,” she said.", ["“Kept,”"]),
        ("«Oui,» he said.", ["«Oui,»"]),
        ('an empty "" quote', ['""']),
        ("''It's in,'' he said. ''Good.''", ["''It's in,''", "''Good.''"]),
        ("``Penn style,'' he said.", ["``Penn style,''"]),
        ("« We are leaving. » Nobody stayed.", ["« We are leaving. »"]),
        ("«\u00a0We are leaving.\u00a0» Nobody stayed.", ["«\u00a0We are leaving.\u00a0»"]),
        ("„We are leaving.“ „Now,” he said.", ["„We are leaving.“", "„Now,”"]),
        ("»We are leaving,« he said. »Now.«", ["»We are leaving,«", "»Now.«"]),
        ("“ Flu is old. ” He left.", ["“ Flu is old. ”"]),
        ('"We left. "Then it fell," she said.', ['"We left. "Then it fell,"']),
        ('"We lost, he said. "Then it fell," she said.', ['"Then it fell,"']),
        ('“It is late," he said. "Go home.”', ['“It is late,"', '"Go home.”']),
        ('“He said "no" to me,” she said.', ['“He said "no" to me,”']),
        ('"I am 5\'11" tall," he said.', ['"I am 5\'11" tall,"']),
        ('"I bought a 12" record," he said.', ['"I bought a 12" record,"']),
        ("'He is 6' tall,' she said.", ["'He is 6' tall,'"]),
        ("'Get 'em out,' he said. 'Rock 'n' roll!'", ["'Get 'em out,'", "'Rock 'n' roll!'"]),
        ("'The kids' swing and the dogs' home.'", ["'The kids' swing and the dogs' home.'"]),
        ("'The Beatles' Abbey Road is best,' he said.", ["'The Beatles' Abbey Road is best,'"]),
        ("'Stop the boats' Mr Lowe said. 'Go.'", ["'Stop the boats'", "'Go.'"]),
        ("'You know what you're doin'.' He left.", ["'You know what you're doin'.'"]),
        ("'He said “no” to me,' she said.", ["'He said “no” to me,'"]),
        ("'12 people died,' he said. In the '90s it was '08 again.", ["'12 people died,'"]),
        ("on '60 Minutes' and 'Today'", ["'60 Minutes'", "'Today'"]),
        ("In '08 the boys' team won.", []),
        ("A “reform. The vote is near.\n“We fight,” said Ann.", ["“We fight,”"]),
        (
            "'One.\n\n'It's the boys' two.\n\n'Three.'",
            ["'One.\n\n'It's the boys' two.\n\n'Three.'"],
        ),
    ],
)
def test_quotations(text, expected):
    assert quotations(text) == expected


def test_a_first_paragraph_that_ends_in_a_quoted_stop_is_no_headline():
    for mark in "”’'\"":
        assert Document(f"He called it a win for all.{mark}\n\nIt rained.").headline is None


def test_tokens_and_words():
    doc = Document("Don’t pay $2.5 million—the 50-day U.S. deal is at www.a.org/b. (He’s 1,000.)")
    assert " ".join(t.text for t in doc.tokens) == (
        "Don’t pay $ 2.5 million — the 50-day U.S. deal is at www.a.org/b . ( He’s 1,000 . )"
    )
    assert " ".join(w.text for w in doc.words) == (
        "Don’t pay 2.5 million the 50-day U.S. deal is at www.a.org/b He’s 1,000"
    )
    assert doc.folded[0] == "don't"


def test_where_no_sentence_may_end_the_library_finds_one():
    for sign in map(chr, [*range(1, 0x3100), 0xFF01, 0xFF0E, 0x1DA88]):
        for text in (f"Rain{sign} The man {sign} left.", f"{sign} Rain {sign} (Snow)…”", sign * 3):
            plain = where.blanked(text)
            if not where._MAY_END.search(plain):
                assert len(where._segments(plain)) == 1, hex(ord(sign))


def test_invisible_characters_stay_inside_words():
    assert [w.text for w in Document("in\u00advisible zero\u200bwidth").words] == [
        "in\u00advisible",
        "zero\u200bwidth",
    ]


def test_a_hard_wrapped_text_has_its_paragraphs_between_blank_lines():
    text = (
        "The mayor of the town said on\nMonday that the bridge over the\nriver would be closed for "
        "a\nweek or more.\n\nNobody was hurt when the old\npart gave way, she said.\n"
    )
    assert len(Document(text).paragraphs) == 2
    assert len(Document(text).sentences) == 2


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("Storm nears coast\n\nIt rained all day.", None, "Storm nears coast"),
        ("Storm Nears the Coast.\n\nIt rained.", None, "Storm Nears the Coast."),
        ("It rained all day.\n\nThen it stopped.", None, None),
        ("Only one line", None, None),
        ("It rained.\n\nThen it stopped.", "It rained.", "It rained."),
        ("It rained.\n\nThen it stopped.", "Storm", None),
        ("STORM NEARS COAST\n\nIt rained.", "Storm nears coast", "STORM NEARS COAST"),
        ("Storm nears coast.\n\nIt rained.", "Storm nears coast", "Storm nears coast."),
        ("Storm ‘nears’ coast\n\nIt rained.", 'Storm "nears" coast ', "Storm ‘nears’ coast"),
        ("Mayor’s storm\n\nIt rained.", "Mayor's  storm.", "Mayor’s storm"),
        ("Mid‑May storm\n\nIt rained.", "Mid-May storm", "Mid‑May storm"),
        ("...\n\nIt rained.", ".", None),
        ("Storm nears coast\n\nIt rained.", "Storm nears", None),
    ],
)
def test_headline(text, title, headline):
    found = Document(text, title).headline
    assert (found.text if found else None) == headline


HOSTILE = [
    "",
    " \n\t ",
    "...!?",
    "“" * 50,
    "”" * 50,
    '"' * 201,
    "‘a " * 300,
    "'a' " * 200,
    "ALL CAPS NO STOP",
    "a\r\nb\r\n\r\nc.",
    "日本語の文。次の文。",
    "😀 ok. 👩‍👩‍👧 Yes.",
    "a.b.c.d. e. f. g.",
    "\u2028x\u2029y\u0085z",
    "B\u2028.",
    "A\r.\x0bB\x0c. C",
    "lone \ud83d surrogate. And more.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_span_is_exact_whatever_the_text(text):
    doc = Document(text)
    for spans in (doc.paragraphs, doc.sentences, doc.tokens, doc.words, doc.quotations):
        assert all(doc.text[s.start : s.end] == s.text and s.text.strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert doc.text == text


def test_every_word_lies_in_exactly_one_sentence(real):
    assert all(real.sentence_at(w.start) is not None for w in real.words)
    assert real.sentence_at(len(real.text) + 5) is None


@pytest.mark.slow
def test_time_grows_with_the_length_of_the_text():
    def read(text: str) -> tuple:
        doc = Document(text)
        return doc.sentences, doc.quotations, doc.words

    for piece in ("‘a “b 'c said. ", "a. b. c. ", "“Yes,” he said. ", "a-b.", "«", "1."):
        assert least_seconds(read, piece * 20_000) < 20 * least_seconds(read, piece * 2_000)


def test_a_document_is_made_from_a_string():
    with pytest.raises(TypeError, match="from a string, not from bytes"):
        Document(b"text")
    with pytest.raises(TypeError, match="title is a string, or None for none, not nan"):
        Document("It may rain.", title=float("nan"))  # an empty cell of a table
