"""British single marks: a text in them is read as the same text in double marks."""

import re

import pytest

from analysis import Document, attribution
from analysis.attribution.tagger import features

TEXTS = [
    (
        "“They’ve ruined the beach,” said Ann Lowe, 62, a retired nurse. “The kids’ playground "
        "is gone, and the dogs’ home too.”"
    ),
    "Mayor Tom Hale said: “We won’t close the pool.” He added: “That’s a promise.”",
    "“I’m sorry,” Penn told the court. “I didn’t mean to hurt anyone.”",
    "Roth called the plan “a slap in the face” for the port’s workers.",
    "The union says the offer is “too little, too late” and wants talks.",
    "“It’s the players’ fault, not the manager’s,” said former captain Joe Reed.",
    "“Where are the boats?” she asked. “Who’s got the keys?”",
    "“If the girls’ school goes,” Ms Vale said, “the village goes too.”",
    "Asked about the claims, Hale said they were “nonsense”.",
    "Dr Mary Penn, who led the study, said: “The mice’s brains had shrunk. That surprised us.”",
    "“We lost everything,” said Reed. “The ’90s were kinder to us.”",
    "He said the “so-called experts” had been wrong for years.",
    "“Never again!” shouted Lowe. “Never, d’you hear?”",
    "A spokesman for the council said: “The residents’ views will be heard.”",
    "“He’d’ve gone anyway,” said his brother, Mark Hale, 31.",
    (
        "Northport council leader Greta Moss said the plan would return. “We want to get this "
        "right,” she told the Northport Courier."
    ),
    "“You can’t eat promises,” the farmer said, pointing at the fields’ edge.",
    "“The judge said ‘no’ twice,” Penn recalled. “He didn’t blink.”",
    "Hale, 44, of Leeds, denied he had “ever touched” the till.",
    "“What the Smiths’ son did was brave,” said Insp Carl Vale.",
    (
        "The report found “serious failings” at the trust. “Patients’ lives were put at risk,” "
        "it said."
    ),
    "“I’ve been here since ’82,” Ito said. “I’ll be here when you’re all gone.”",
    (
        "“Rates will rise,” said Jane Roth, chief economist at Norwell. “The banks’ profits "
        "won’t suffer.”"
    ),
    "Police said two men had been arrested. “Inquiries are continuing,” a spokeswoman said.",
    "“The workers’ rights must come first,” Lowe argued. She said ministers’ plans were “cruel”.",
    "Lowe wept. “I have lost everything I had,” she said.",
    "“No,” he said.",
    "“It was hell,” said one passenger. Another said: “We thought we’d die.”",
    "Hale tweeted: “Proud of our lads’ win tonight!”",
    (
        "Reed said: “We had no warning. The first wave came at nine.\n\n“The second came at "
        "ten and took the bridge.\n\n“By noon the town was gone.”"
    ),
    "“We had no choice,” the minister’s aide insisted. “The Lords’ vote tied our hands.”",
    "The firm said it was “deeply sorry” for the passengers’ ordeal and that it’d pay.",
    (
        "“Our members’ pay has fallen for ten years,” said Vale, the union’s leader. “That "
        "can’t go on.”"
    ),
    "In a letter, Roth wrote: “The town’s patience is at an end.”",
    "“Get ’em out,” the crowd chanted, according to police.",
]
_INNER = re.compile(r"(?<!\w)‘([^‘’]+)’(?!\w)")  # marks within marks


def in_single_marks(text: str, straight: bool) -> str:
    """Return a text in curly double marks as a British paper would set it."""
    text = _INNER.sub("«\\1»", text).replace("“", "‘").replace("”", "’")
    text = text.replace("«", "“").replace("»", "”")
    return text.translate(str.maketrans("‘’“”", "''\"\"")) if straight else text


def findings(text: str) -> list[tuple]:
    """Return everything found, with one sign for every mark."""

    def plain(part) -> str | None:
        return part and re.sub("[‘’“”'\"]", "|", getattr(part, "text", part))

    return [
        (plain(a.source), plain(a.cue), [plain(s) for s in a.content], *a[3:5], plain(a.speaker))
        for a in attribution.find(text)
    ]


@pytest.mark.parametrize("straight", [False, True], ids=["curly", "straight"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_single_marks_are_read_as_double_ones(text, straight):
    found = findings(text)
    assert found
    assert findings(in_single_marks(text, straight)) == found


def test_a_single_quotation_counts_also_in_a_text_of_double_ones():
    text = "“We left,” he said. “We ran.”\n\n‘They’ve ruined it,’ said Ann Lowe, a nurse."
    (lowe,) = [a for a in attribution.find(text) if a.speaker == "Ann Lowe"]
    assert lowe.content[0].text == "‘They’ve ruined it,’"


def test_words_set_off_in_a_text_of_double_marks_are_no_quotations_to_the_tagger():
    text = "Ferguson mayor: No ‘racial divide’\n\n“We left,” he said. “We ran.” “Go.”"
    pieces = features.pieces(Document(text))
    assert not pieces.opening[: pieces.words.index("¶")].any()
    assert pieces.opening.sum() == 3


def test_inches_are_no_marks_to_the_tagger():
    pieces = features.pieces(Document('Pike, who is 5\'11", said: "I hit my head."'))
    assert pieces.opening.sum() == pieces.closing.sum() == 1


def test_a_year_before_a_closing_mark_is_no_number_of_inches():
    pieces = features.pieces(Document('"We have lived here since \'90" is what Pike said.'))
    assert pieces.opening.sum() == pieces.closing.sum() == 1
