"""Small invented files of every kind that news comes in, for the tests of `analysis.corpus`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

import docx

# Three invented articles: headline, outlet, day, author, section, paragraphs.
ARTICLES = (
    {
        "title": "Harbour tunnel may stay shut for weeks",
        "outlet": "The Westmark Courier",
        "date": "2019-01-03",
        "author": "Ann Lee",
        "section": "City",
        "text": (
            "The Harbour Tunnel may stay shut for weeks, the Transit Authority said on Thursday.",
            "“It could take a month to dry out,” said Joan Roe, a spokeswoman. She added that "
            "two stations would probably open earlier.",
            "About 310 passengers were led out on Monday, according to officials.",
        ),
    },
    {
        "title": "Oat recall widens after two fall ill",
        "outlet": "The Evening Lantern",
        "date": "2019-02-14",
        "author": "Tom Rey and Ida Moss",
        "section": "News",
        "text": (
            "Millbrook Mills recalled a further 40,000 packets of oats on Wednesday.",
            "Two people reportedly fell ill; the firm said that it was “not aware of a link”.",
        ),
    },
    {
        "title": "Senate puts off vote on ferries",
        "outlet": "The Westmark Courier",
        "date": "2019-02-21",
        "author": "Ann Lee",
        "section": "Politics",
        "text": (
            "The Senate put off its vote on the ferries again on Wednesday night.",
            "Critics said that the delay might cost the islands a summer.",
            "The minister did not comment.",
        ),
    },
)
_MONTHS = {"01": "January", "02": "February"}
Article = dict


def written(article: Article) -> str:
    """The day as American papers write it."""
    year, month, day = article["date"].split("-")
    return f"{_MONTHS[month]} {int(day)}, {year}"


def british(article: Article) -> str:
    """The day as British papers write it."""
    year, month, day = article["date"].split("-")
    return f"{int(day)} {_MONTHS[month]} {year}"


def words(article: Article) -> int:
    """How many words the text has."""
    return len(" ".join(article["text"]).split())


def body(article: Article) -> str:
    """The text as `read_corpus` gives it."""
    return "\n\n".join(article["text"])


def nexis(articles: Sequence[Article] = ARTICLES, told: int | None = None) -> list[str]:
    """The lines of an export of Nexis Uni, its cover included."""
    lines = [
        *("User Name: Student", "Date and Time: Monday, March 4, 2019 10:12:00 AM EST"),
        *("Job Number: 85123456", f"Documents ({told or len(articles)})"),
    ]
    for n, article in enumerate(articles, start=1):
        lines += [f"{n}. {article['title']}", "Client/Matter: -None-", "Search Terms: tunnel"]
        lines += ["Search Type: Terms and Connectors", "Narrowed by:", "Content Type Narrowed by"]
        lines += ["News -None-"]
    for article in articles:
        lines += ["", article["title"], article["outlet"], f"{written(article)} Thursday"]
        lines += ["Late Edition - Final", "", "Copyright 2019 Westmark Media All Rights Reserved"]
        lines += [f"Section: {article['section']}; Pg. 4", f"Length: {words(article)} words"]
        lines += [f"Byline: By {article['author']}", "Body", "", *article["text"], "Graphic", ""]
        lines += ["PHOTO: The tunnel", "", "Classification", "", "Language: ENGLISH"]
        lines += [f"Load-Date: {written(article)}", "", "End of Document", ""]
    return lines


def lexis(articles: Sequence[Article] = ARTICLES) -> str:
    """An export of the older LexisNexis as text, its lines broken at 79 characters."""
    import textwrap

    parts = ["Download Request: All Documents: 1-3", "Time Of Request: Saturday, July 11, 2015", ""]
    for n, article in enumerate(articles, start=1):
        parts += [f"{n} of {len(articles)} DOCUMENTS".center(79), "", ""]
        parts += ["Copyright 2019 Westmark Media".center(79), "All Rights Reserved".center(79), ""]
        parts += [article["outlet"].center(79), "", f"{written(article)} Thursday".center(79)]
        parts += ["Met 2 Edition".center(79), "", f"SECTION: {article['section']}; Pg. A01", ""]
        parts += [f"LENGTH: {words(article)} words", "", f"HEADLINE: {article['title']}", ""]
        parts += [f"BYLINE: {article['author']}", "", "BODY:", ""]
        for paragraph in article["text"]:
            parts += [*textwrap.wrap(paragraph, 60), ""]
        parts += [f"LOAD-DATE: {written(article)}", "", "LANGUAGE: ENGLISH", ""]
        parts += ["PUBLICATION-TYPE: Newspaper", "", ""]
    return "\n".join(parts)


def factiva(articles: Sequence[Article] = ARTICLES) -> str:
    """An export of Factiva as text, in its plain layout."""
    lines = []
    for n, article in enumerate(articles):
        lines += [article["section"], article["title"], f"By {article['author']}"]
        lines += [f"{words(article)} words", british(article), article["outlet"], "WESTCO"]
        lines += ["English", "(c) 2019 Westmark Media", ""]
        lines += [line for paragraph in article["text"] for line in (paragraph, "")]
        lines += ["Westmark Media Limited", "", f"Document {accession(n)}", "", ""]
    return "\n".join([*lines, "Search Summary", "Text tunnel", "Results Found 1,234"])


def factiva_coded(articles: Sequence[Article] = ARTICLES) -> str:
    """The same with indexing: a code before each part."""
    lines = []
    for n, article in enumerate(articles):
        first, *rest = article["text"]
        lines += [f"SE   {article['section']}", f"HD   {article['title']}"]
        lines += [f"BY   By {article['author']}", f"WC   {words(article)} words"]
        lines += [f"PD   {british(article)}", f"SN   {article['outlet']}", "SC   WESTCO"]
        lines += ["LA   English", "CY   (c) 2019 Westmark Media", "LP   ", first, "", "TD   "]
        lines += [line for paragraph in rest for line in (paragraph, "")]
        lines += ["NS   gcat : Political/General News", "RE   usa : United States"]
        lines += [f"AN   Document {accession(n)}", "", ""]
    return "\n".join(lines)


def factiva_page(articles: Sequence[Article] = ARTICLES) -> str:
    """An export of Factiva saved as a page."""
    parts = []
    for n, article in enumerate(articles):
        text = "".join(
            f'<p class="articleParagraph enarticleParagraph">{p}</p>\n' for p in article["text"]
        )
        parts.append(
            f'<div id="article-{accession(n)}" class="article"><div class="article enArticle"><p>\n'
            f'</p><div>{article["section"]}</div>\n<div id="hd"><span class="enHeadline">'
            f'{article["title"]}</span>\n</div><div class="author">{article["author"]} </div>'
            f"<div>{words(article)} words</div><div>{british(article)}</div><div>09:15</div>"
            f"<div>{article['outlet']}</div><div>WESTCO</div><div>1; National</div><div>4</div>"
            f"<div>English</div><div>(c) 2019 Westmark Media</div>\n<p></p>\n{text}"
            f"<p>Westmark Media Limited</p><p>Document {accession(n)}</p></div></div><br>"
        )
    return f"<html><head><title>Factiva</title></head><body>{''.join(parts)}</body></html>"


def accession(n: int) -> str:
    """The number of a document in Factiva."""
    return f"WESTCO0020190103ef130000{n}"


def proquest(articles: Sequence[Article] = ARTICLES, told: int | None = None) -> str:
    """An export of ProQuest as text."""
    parts = []
    for n, article in enumerate(articles, start=1):
        first, *rest = article["text"]
        parts.append(
            f"Document {n} of {told or len(articles)}\n\n{article['title']}\n\n"
            f"Author: {article['author']}\n\nPublication info: {article['outlet']} ; Westmark. "
            "03 Jan 2019: A.1.\n\nProQuest document link\n\nAbstract: A word on it.\n\n"
            f"Links: http://example.org/{n}\n\nFull text: {first}\n" + "\n".join(rest) + "\n"
            f"Credit: By {article['author']}\n\nSubject: Tunnels; Rain\n\nLocation: Westmark\n\n"
            f"Title: {article['title']}\n\nPublication title: {article['outlet']}; Westmark\n\n"
            f"Publication year: 2019\n\nPublication date: {written(article)}\n\n"
            f"Section: {article['section']}\n\nPublisher: Westmark Media\n\nISSN: 12345678\n\n"
            f"ProQuest document ID: 21678{n}\n\nDocument URL: http://example.org/{n}\n\n"
            "Copyright: Copyright Westmark Media 2019\n\nDatabase: Global Newsstream\n\n"
        )
    rule = "_" * 60 + "\n\n"
    foot = "Contact us at: http://www.proquest.com/go/pqissupportcontact\nDatabase copyright 2019"
    return rule + rule.join(parts) + rule + foot


def page(article: Article) -> str:
    """A saved web page, with all that stands around an article."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in article["text"])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{article["title"]} | {article["outlet"]}</title>
<meta property="og:site_name" content="{article["outlet"]}">
<meta property="og:title" content="{article["title"]}">
<meta property="article:published_time" content="{article["date"]}T06:00:00Z">
<meta name="author" content="{article["author"]}"></head>
<body><div id="cookie-banner"><p>We use cookies to improve your experience. Perhaps you may want
to accept all of them.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main><article><h1>{article["title"]}</h1><p class="byline">By {article["author"]}</p>
{text}<aside><h3>Read more</h3><ul><li><a href="/x">Tunnel floods</a></li></ul></aside>
</article></main><footer><p>© 2019 {article["outlet"]}. All rights reserved.</p></footer>
</body></html>"""


def word(lines: Iterable[str], title: str = "") -> bytes:
    """A document of Word with these paragraphs."""
    document = docx.Document()
    if title:
        document.add_heading(title, 0)
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rtf(lines: Iterable[str]) -> bytes:
    """A document in RTF with these paragraphs, a page header and a link in each."""
    link = r'{\field{\*\fldinst HYPERLINK "http://example.org/"}{\fldrslt {\ul %s}}}'
    coded_lines = [link % coded(line) if line[:1] == "T" else coded(line) for line in lines]
    text = "".join(f"{line}\\par\n" for line in coded_lines)
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\header Page 1 of 9\par}"
    return (head + text + "}").encode("ascii")


def coded(line: str) -> str:
    """A line as RTF writes it."""
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)


def zipped(**members: bytes) -> bytes:
    """A ZIP file; two strokes in a name stand for one of a path."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()
