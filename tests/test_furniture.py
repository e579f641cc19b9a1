"""Page furniture: what goes, what stays, and that nothing counts it."""

import json
import math
import os
import time
from pathlib import Path

import pandas as pd
import pytest
from conftest import least_seconds

from analysis import Document, highlight, measure, measure_corpus
from analysis.__main__ import main
from analysis.errors import InputError, LexiconError
from analysis.furniture import signs
from analysis.furniture.rules import rules
from analysis.listed import rows

STORY = "The council put off a vote on a wall on Monday. Nobody may know why, Ann Roe said."


def gone(text: str) -> list[str]:
    return [f.text for f in Document(text).furniture]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, Staff Writer",
        "BY JANE DOE",
        "By JANE DOE and AL ROE, Associated Press",
        "By Jane Doe, Al Roe and Ida Penn | Political Reporters",
        "By Ana de Souza for the Courier",
        "By Jane Doe • March 3, 2021",
        "By Associated Press",
        "Image source, Getty Images",
        "Image caption The wall at Northport in a storm",
        "Photo: Ann Lee/Getty Images",
        "(Photo by Ann Lee/AFP via Getty Images)",
        "(Ann Lee/Reuters)",
        "AP Photo/Ann Lee",
        "Getty Images",
        "FILE PHOTO: A ship lies in Northport, U.S., May 3, 2020. REUTERS/Ann Lee/File Photo",
        "Advertisement",
        "Story continues below advertisement",
        "Sign up for our newsletter",
        "Sign up for the Morning Wall newsletter and get it every day.",
        "Get the day’s stories delivered to your inbox. By signing up, you agree to our terms.",
        "CLICK HERE TO GET THE COURIER APP",
        "© 2021 Courier. This material may not be published or broadcast.",
        "Copyright 2021 The Courier. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "ABSTRACT. FULL TEXT.",
        "FULL TEXT:",
        "Load-Date: May 3, 2001",
        "Read more:",
        "READ MORE: Why the wall will wait",
        "Related stories",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter Email WhatsApp",
        "Follow Jane Doe on Twitter: @janedoe",
        "The Associated Press contributed to this report.",
        "(Reporting by Jane Doe; Editing by Al Roe)",
        "This story has been updated.",
        "Last updated 3:15 p.m. ET, May 3",
        "5 min read",
        "2 hours ago",
        "Home | News | Sport | Opinion",
        "Home News Sport Business Culture",
        "Skip to main content",
        "We use cookies to make this site better. By using our site you accept this.",
        "Accept all cookies",
        "Please enable JavaScript to view this page.",
        "The opinions expressed in this column are those of the author.",
        "Story highlights",
        "JUST WATCHED Mayor opens wharf Replay More Videos ... MUST WATCH Mayor opens wharf 01:28",
    ],
)
def test_lines_that_are_furniture(line):
    doc = Document(f"{line}\n\n{STORY}")
    assert [p.text for p in doc.paragraphs] == [STORY]
    assert doc.text[doc.furniture[0].start : doc.furniture[-1].end] == line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("OSLO (Reuters) - It rained.", "It rained."),
        ("(Reuters) - It rained.", "It rained."),
        ("PARIS, Texas, May 3 (AP) — “No,” he said.", "“No,” he said."),
        ("Washington (CNN) U.S. troops left.", "U.S. troops left."),
        ("(CNN) -- It rained.", "It rained."),
        ("NEW YORK — It rained.", "It rained."),
        ("ST. PAUL, Minn. – It rained.", "It rained."),
        ("NEW DELHI, July 27 (PTI) — It rained.", "It rained."),
        ("FULL TEXT: It rained.", "It rained."),
        ("It rained. (Reporting by Jane Doe)", "It rained."),
        ("A ship lies in the port. (Ann Lee/AFP)", "A ship lies in the port."),
        ("It rained. Follow Jane Doe on Twitter @janedoe.", "It rained."),
        ("It rained. Jane Doe contributed to this report.", "It rained."),
        ("It rained. © 2021 Courier. All rights reserved.", "It rained."),
        ("İzmir waits. © 2021 Courier. All rights reserved.", "İzmir waits."),
    ],
)
def test_what_goes_from_before_or_behind_a_sentence(text, left):
    assert [p.text for p in Document(text).paragraphs] == [left]


@pytest.mark.parametrize(
    "line",
    [
        "Agencies across the state face cuts.",
        "Published in 1998, the book sold well.",
        "More on the council came out on Monday.",
        "Advertisement is a costly business, Ann Roe said.",
        "“Read more,” said Ann Roe.",
        "“Sign up for our newsletter,” she told the crowd.",
        "Sign up for health insurance by Monday, the mayor said.",
        "Follow the money, said Ann Roe.",
        "By Monday the storm had passed.",
        "By Killing the Bill, Roe Shifts the Race",
        "By the Numbers: A Storm in Figures",
        "MAYOR ITO: We will build it.",
        "Q: Will it pass?",
        "NATO — the alliance of 30 states — met on Monday.",
        "COVID-19 - a virus - spread.",
        "Home games were lost by all three.",
        "China\nIndia\nAustralia",
        "Politics",
        "Rising rents contributed to this story of decline, Roe said.",
        "Contact with the ship was lost at noon.",
        "Updated figures show a rise.",
        "Cookies were sold at the fair.",
        "Sites use cookies to track users, the court heard.",
        "The views expressed by voters in Ohio differ.",
        "First of all, this essay was never published.",
        "The book may not be reproduced in the theatre, the heirs said.",
        "Photo albums were burnt.",
        "Reuters reported on Monday that the wall will wait.",
        "Watch the birds (they sing) and wait.",
        "Email was down at the ministry.",
        "Share prices fell on Monday.",
        "Print is dying.",
        "It rained (and it snowed).",
    ],
)
def test_lines_of_the_article_stay(line):
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert gone(text) == []
    assert Document(text).paragraphs[1].text == line.split("\n")[0]


@pytest.mark.parametrize(
    "line",
    [
        "— ( Read more:",
        "__ Sign up here",
        "»Subscribe to our newsletter",
        "It rained.” • Click here to watch.",
        "It rained. ( Additional reporting by Ann Roe )",
        "It rained... © 2021 Courier. All rights reserved.",
        "It rained ! \xa0Share this article",
        "Ann Roe _contributed to this report_.",
        "Oslo, Norway (Reuters): It rained.",
        "A B — It rained.",
        "Abstract_full text: It rained.",
        "Ann Roe/Getty Images | AFP",
        "'By Ann Roe",
        "...from Ann Roe, Staff Writer",
        "today’s paper • E-Paper • u.s.",
        "Life & Style  TV & Radio  Log in",
        "5min read",
        "SİGN UP HERE",
        "Copyright\u20282021 Courier",
        "It rained. (Getty)",
        "“Read more: “© 2021",
        "It rained. ”Read more",
    ],
)
def test_no_line_without_a_sign_would_go(line, monkeypatch):
    lines = [*[STORY] * 9, f"{STORY} {line}", line, *[STORY] * 9]
    pages = ["\n".join(lines), f"{line}\n{STORY}", f"{line.lower()} {line}", f"{line}\nReuters"]
    told = list(map(gone, pages))
    every = 0
    for sign in signs.__all__[:-1]:
        every |= getattr(signs, sign)
    monkeypatch.setattr(signs, "of_lines", lambda *page: [every] * len(page[-1]))
    assert list(map(gone, pages)) == told


def test_the_tokens_of_a_page_are_those_of_its_prose():
    for text in (
        "OSLO (Reuters) - It rained.",
        "OSLO--It rained. (Getty)",
        "(Getty)",
        f"Advertisement\n{STORY}",
    ):
        doc = Document(text)
        assert doc.furniture
        assert doc.tokens == Document(doc.prose, furniture="keep").tokens


def test_navigation_in_lines_goes_from_three_on():
    assert gone(f"Home\nNews\nSport\n{STORY}") == ["Home", "News", "Sport"]
    assert gone(f"News\nSport\n{STORY}") == []


def test_a_name_alone_goes_above_an_outlet_and_a_headline_stays():
    doc = Document(f"David Doe\n\nUSA TODAY\n\n{STORY}")
    assert [f.text for f in doc.furniture] == ["David Doe", "USA TODAY"]
    assert gone(f"Storm Nears Coast\n\nReuters\n\n{STORY}") == ["Reuters"]


def test_highlights_go_up_to_the_first_full_stop():
    text = f"Story highlights\nThe wall waits\nRoe says nobody knows\n{STORY}"
    assert gone(text) == ["Story highlights", "The wall waits", "Roe says nobody knows"]


def test_a_link_that_stands_in_its_own_line_stays_in_its_sentence():
    assert gone("Two aides of the mayor told\n\nFox News\n\nthat the wall will wait.") == []


def test_a_byline_is_no_headline_and_no_number_counts_the_page():
    article = f"Council delays vote on harbour wall\n\n{STORY}"
    page = Document(
        "By Jane Doe, Staff Writer\n\nImage source, Getty Images\n\n"
        f"{article}\n\nAdvertisement\n\n"
        "© 2021 Courier. This material may not be published or broadcast."
    )
    assert page.headline.text == "Council delays vote on harbour wall"
    found, clean = measure(page), measure(article)
    # By hand: 5 + 4 + 1 + 10 words (© is none) beside the 24 of the article.
    assert found.pop("furniture_word_share") == pytest.approx(20 / (20 + clean["words"]))
    assert clean.pop("furniture_word_share") == 0
    assert {c: v for c, v in found.items() if not math.isnan(v)} == {
        c: v for c, v in clean.items() if not math.isnan(v)
    }


def test_furniture_can_be_kept():
    text = f"By Jane Doe, Staff Writer\n\n{STORY}"
    doc = Document(text, furniture="keep")
    assert [f.text for f in doc.furniture] == ["By Jane Doe, Staff Writer"]
    assert doc.paragraphs[0].text == "By Jane Doe, Staff Writer"
    assert doc.prose is doc.text
    assert measure(doc)["words"] == len(Document(text).words) + 5
    assert measure(doc)["furniture_word_share"] == measure(text)["furniture_word_share"]
    with pytest.raises(InputError, match="'skip' or 'keep', not 'drop'"):
        Document(text, furniture="drop")


def test_the_share_of_nothing_is_undefined():
    assert math.isnan(measure("?!")["furniture_word_share"])
    assert measure("Advertisement")["furniture_word_share"] == 1


def test_furniture_is_shown_and_no_other_mark_stands_in_it():
    html = highlight(Document(f"© 2021 Courier. This may not be published.\n\n{STORY}")).data
    opened = html.index('<span class="mark furniture"')
    line = html[opened : html.index("</p>", opened)]
    assert "© 2021 Courier. This may not be published." in line
    assert "No number counts it." in line
    assert line.count("<span") == 1  # no hedge in it


def test_a_list_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr("analysis.listed.FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"absent\.csv: this list cannot be read"):
        rows("absent")


def test_a_row_without_a_word_is_named(monkeypatch):
    row = {"term": "***", "category": "notice", "place": "within"}
    monkeypatch.setattr("analysis.listed.rows", lambda name: [row])
    with pytest.raises(LexiconError, match=r"furniture\.csv: '\*\*\*' needs a word"):
        rules.__wrapped__()  # it is read once, and remembered


@pytest.mark.slow
def test_time_grows_with_the_length_of_the_page():
    for piece in (
        "Follow. ",
        "Follow a.b-c. ",
        "By A B, ",
        "(",
        "Home | ",
        "A.",
        "Read more: ",
        "AP\n",
        "İt appeared in this story first.\n",
    ):
        made = [piece * n for n in (1_000, 10_000)]
        short, long = (least_seconds(lambda text: Document(text).furniture, text) for text in made)
        assert long < 30 * short + 0.01, piece


NEWS = os.environ.get("HEARSAY_NEWS", "")


@pytest.mark.slow
@pytest.mark.skipif(not Path(NEWS).is_file(), reason="HEARSAY_NEWS names no table of news")
def test_of_2000_articles_few_words_go_and_fast():
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    docs = list(map(Document, pd.read_parquet(NEWS)["text"].sample(2000, random_state=1)))
    words = sum(len(doc.text.split()) for doc in docs)
    start = time.process_time()
    away = sum(len(f.text.split()) for doc in docs for f in doc.furniture)
    assert away / words < 0.02
    assert words / (time.process_time() - start) > 200_000
    share = [sum(len(f.text) for f in doc.furniture) / max(1, len(doc.text)) for doc in docs]
    assert sum(s > 0.5 for s in share) <= 2


PAGE = "By Ann Roe, Staff Writer\n\nIt may rain, the mayor said.\n\nRead more:"


def test_furniture_is_counted_only_where_it_is_asked_for(tmp_path):
    away, kept = measure(PAGE), measure(PAGE, furniture="keep")
    assert (away["words"], kept["words"]) == (6, 13)
    # Of the 13 words of the page the 5 of the byline and the 2 above a link are furniture.
    assert away["furniture_word_share"] == kept["furniture_word_share"] == pytest.approx(7 / 13)
    # What is asked for holds also for a document that was made otherwise; else it stays as it is.
    doc = Document(PAGE, furniture="keep")
    assert (measure(doc)["words"], measure(doc, furniture="skip")["words"]) == (13, 6)
    with pytest.raises(InputError, match="'skip' or 'keep', not 'drop'"):
        measure(PAGE, furniture="drop")


def test_a_table_and_a_folder_say_that_furniture_is_counted(tmp_path):
    table = measure_corpus([PAGE, "It rains."], furniture="keep", progress=False)
    assert table["words"].tolist() == [13, 2]
    assert table.attrs["furniture"] == "keep"
    assert "furniture" not in measure_corpus([PAGE], progress=False).attrs
    run = measure_corpus([PAGE, "It rains."], furniture="keep", out=tmp_path, workers=2)
    found = pd.read_parquet(run.folder)
    assert found["words"].tolist() == [13, 2]
    assert found.attrs == table.attrs
    manifest = json.loads((tmp_path / "_manifest.json").read_text(encoding="utf-8"))
    assert manifest["settings"]["furniture"] == "keep"


def test_the_command_line_counts_furniture_where_it_is_told_to(tmp_path, capsys):
    page, table = tmp_path / "page.txt", tmp_path / "table.csv"
    page.write_text(PAGE, encoding="utf-8")
    assert main(["measure", str(page), "--furniture", "keep", "--out", str(table)]) == 0
    assert pd.read_csv(table)["words"].tolist() == [13]
    notes = json.loads((tmp_path / "table.csv-metadata.json").read_text(encoding="utf-8"))["notes"]
    assert notes[0]["furniture"] == "keep"
