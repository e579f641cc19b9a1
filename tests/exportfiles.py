"""Exports of news databases in the layouts that they were given over the years and in languages.

The articles are those of `newsfiles`; only the layouts follow what the databases give.
"""

from __future__ import annotations

import textwrap

import newsfiles
from newsfiles import ARTICLES, british, words

MONTHS = {
    "German": {"01": "Januar", "02": "Februar"},
    "French": {"01": "janvier", "02": "février"},
    "Spanish": {"01": "enero", "02": "febrero"},
    "Dutch": {"01": "januari", "02": "februari"},
}
# How the older LexisNexis labels the parts: of N, author, section, length, loaded, language.
LABELS = {
    "German": ("Dokument {} von {}", "AUTOR", "RUBRIK", "LÄNGE", "Wörter", "UPDATE", "SPRACHE"),
    "French": (
        *("Document {} de {}", "AUTEUR", "RUBRIQUE", "LONGUEUR", "mots", "DATE-CHARGEMENT"),
        "LANGUE",
    ),
    "Dutch": ("{} of {} DOCUMENTS", "AUTEUR", "SECTION", "LENGTH", "woorden", "LOAD-DATE", "TAAL"),
}


def day(article: dict, language: str) -> str:
    """The day as it is written in another language."""
    year, month, number = article["date"].split("-")
    stop = "." if language == "German" else ""
    return f"{int(number)}{stop} {MONTHS[language][month]} {year}"


def unlabelled(count: str = "{} of {} DOCUMENTS", after: str = "") -> str:
    """The older LexisNexis without labels for headline and text; the rights stand below."""
    parts = [
        *("", "Download Request: Selected Items: 1-3", "Time Of Request: Friday, March 20, 2018"),
        *("", "Send To:", "2152 311G", "WESTMARK LIBRARY", "", "Terms: (tunnel) and not", ""),
        *("(TYPE(web)))", "", "Source: The Courier;The Lan...", "Project ID: None", ""),
    ]
    for n, article in enumerate(ARTICLES, start=1):
        parts += [count.format(n, len(ARTICLES)).center(79), "", "", article["outlet"].center(79)]
        parts += ["", f"{newsfiles.written(article)} Thursday".center(79), "Edition 1;".center(79)]
        parts += ["Scotland".center(79), "", article["title"], "", f"BYLINE: {article['author']}"]
        parts += ["", f"SECTION: {article['section']}; Pg. 6", ""]
        parts += [f"LENGTH: {words(article)} words", "", ""]
        for paragraph in article["text"]:
            parts += [*textwrap.wrap(paragraph, 70), ""]
        parts += [after] if after else []
        parts += [f"LOAD-DATE: {newsfiles.written(article)}", "", "LANGUAGE: ENGLISH", ""]
        parts += ["PUBLICATION-TYPE: Newspaper", "", "JOURNAL-CODE: WMC", "", ""]
        parts += ["Copyright 2019 WESTMARK MEDIA LTD".center(79), "All Rights Reserved".center(79)]
        parts += [""]
    return "\n".join(parts)


def foreign(language: str) -> str:
    """The older LexisNexis in another language."""
    count, author, section, length, unit, loaded, tongue = LABELS[language]
    parts = []
    for n, article in enumerate(ARTICLES, start=1):
        parts += [count.format(n, len(ARTICLES)).center(79), "", article["outlet"].center(79), ""]
        parts += [day(article, language).center(79), "", article["title"], ""]
        parts += [f"{author}: {article['author']}", "", f"{section}: {article['section']}", ""]
        parts += [f"{length}: {words(article)} {unit}", ""]
        for paragraph in article["text"]:
            parts += [*textwrap.wrap(paragraph, 70), ""]
        parts += [f"{loaded}: {day(article, language)}", "", f"{tongue}: ENGLISH; ANGLAIS", ""]
        parts += ["PUBLICATION-TYPE: Zeitung", "", "Copyright 2019 Westmark".center(79)]
        parts += ["Alle Rechte vorbehalten".center(79), ""]
    return "\n".join(parts)


def lexis_page() -> str:
    """The older LexisNexis as a page: a span for each run of letters in one font."""

    def line(text: str, label: str = "") -> str:
        label = f'<SPAN CLASS="c7">{label}: </SPAN>' if label else ""
        return (
            f'<BR><DIV CLASS="c5"><P CLASS="c6">{label}<SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'
        )

    parts = []
    for n, article in enumerate(ARTICLES, start=1):
        month, _, rest = newsfiles.written(article).partition(" ")
        parts.append(
            f'<A NAME="DOC_ID_{n}_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n'
            "<DOCFULL> -->\n"
            + line(f"{n} of {len(ARTICLES)} DOCUMENTS")
            + line(article["outlet"])
            + line(f'{month}</SPAN><SPAN CLASS="c2"> {rest}')
            + line(article["title"])
            + line(article["author"], "BYLINE")
            + line(article["section"], "SECTION")
            + line(f"{words(article)} words", "LENGTH")
            + '<BR><DIV CLASS="c5">'
            + "".join(
                f'<P CLASS="c8"><SPAN CLASS="c2"> {p.partition(" ")[0]} </SPAN><SPAN CLASS="c4">'
                f"{p.partition(' ')[2]}</SPAN></P>\n"
                for p in article["text"]
            )
            + '<P CLASS="c9"></P>\n</DIV>\n'
            + line(newsfiles.written(article), "LOAD-DATE")
            + line("English", "LANGUAGE")
            + line("Newspaper", "PUB-TYPE")
            + line("Copyright 2019 WESTMARK MEDIA LTD")
            + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
        )
    cover = (
        '<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c10">Download Request: Selected Items: 1-3<BR>'
        "Time Of Request: Thursday, October 12, 2017<BR><BR>Send To:<BR>WESTMARK LIBRARY<BR>"
        "Terms: (tunnel OR oats)<BR>Source: The Courier<BR>Project ID: <BR></SPAN></P></DIV>"
    )
    head = '<STYLE TYPE="text/css"><!--\n.c0 { text-align: center; }\n--></STYLE>'
    body = "".join([cover, *parts])
    return f"<HTML>\n<HEAD>\n{head}<TITLE>&nbsp;</TITLE></HEAD>\n<BODY>{body}</BODY>"


def nexis_pages() -> str:
    """Nexis Uni turned into text by a program that keeps the heads of pages."""
    parts = []
    for n, article in enumerate(ARTICLES, start=1):
        *above, last = article["text"]
        parts += [f"Page 1 of {n + 1}", article["title"], "", article["title"], article["outlet"]]
        parts += [f"{newsfiles.written(article)} Thursday", "", "Copyright 2019 Westmark Media"]
        parts += ["All Rights Reserved", f"Section:\xa0{article['section']}; Pg. 4"]
        parts += [f"Length:\xa0{words(article)}\xa0words", f"Byline:\xa0{article['author']}"]
        parts += ["Highlight:\xa0The tunnel is wet.", "Body", "", *above, "", f"Page 2 of {n + 1}"]
        parts += [article["title"], "", "Link to Image", last, "", "Graphic", "", "PHOTO (PHOTO)"]
        parts += ["", "Load-Date:\xa0March 1, 2019", "", "", "End of Document", "", ""]
    return "\n".join(parts)


def factiva(language: str) -> str:
    """The plain layout of Factiva in another language."""
    document, unit, tongue = {
        "German": ("Dokument", "Wörter", "Englisch"),
        "French": ("Document", "mots", "Anglais"),
        "Spanish": ("Documento", "palabras", "Inglés"),
    }[language]
    lines = []
    for n, article in enumerate(ARTICLES):
        lines += [article["section"], article["title"], f"By {article['author']}"]
        lines += [f"{words(article)} {unit}", day(article, language).replace(".", "")]
        lines += [article["outlet"], "WESTCO", tongue, "(c) 2019 Westmark Media", ""]
        lines += [line for paragraph in article["text"] for line in (paragraph, "")]
        lines += ["Westmark Media Limited", "", f"{document} {newsfiles.accession(n)}", "", ""]
    return "\n".join(lines)


def factiva_table() -> list[list[str]]:
    """The rows of Factiva's tables: a code, and what it is of."""
    rows = []
    for n, article in enumerate(ARTICLES):
        first, *rest = article["text"]
        rows += [["SE", article["section"]], ["HD", article["title"]]]
        rows += [["BY", f"By {article['author']}"], ["WC", f"{words(article)} words"]]
        rows += [["PD", british(article)], ["ET", "06:00"], ["SN", article["outlet"]]]
        rows += [["SC", "WESTCO"], ["PG", "4"], ["LA", "English"], ["CY", "(c) 2019 Westmark"]]
        rows += [["LP", f"{first}\n"], ["TD", "\n\n".join(rest) + "\n"]]
        rows += [["CO", "wmc : Westmark"], ["NS", "gcat : Political/General News | ntop : Top"]]
        rows += [["PUB", "Westmark Media"], ["AN", f"Document {newsfiles.accession(n)}"]]
    return rows


def factiva_rtf() -> bytes:
    """Factiva's indexed layout in RTF: a table in which each part is a row."""
    text = ""
    for code, value in factiva_table():
        cell = newsfiles.coded(value).replace("\n", "\\par\n")
        text += f"\\trowd\\cellx900\\cellx9000\\pard\\intbl {code}\\cell {cell}\\cell\\row\n"
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}" + text + "}").encode("ascii")


def factiva_word() -> bytes:
    """The same, saved as a document of Word, with a line above the first table."""
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("Factiva")
    rows = factiva_table()
    table = document.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def proquest(rule: str = "_" * 60, counted: bool = False, lines: bool = False) -> str:
    """ProQuest's layout of later years: further terms below the text, and no count."""
    parts = []
    for n, article in enumerate(ARTICLES, start=1):
        count = f"Document {n} of {len(ARTICLES)}\n\n" if counted else ""
        mark = "\n\n" if lines else "\n"
        parts.append(
            f"{count}{article['title']}\n\nhttps://www.proquest.com/newspapers/x/docview/2{n}/se-2"
            f"\n\nAuthor: {article['author']}\n\nPublication info: {article['outlet']}; Westmark "
            "[Westmark]. 03 Jan 2019.\n\nAbstract: None available.\n\nFull text: Enlarge this "
            f"image.\n{mark.join(article['text'])}\nCREDIT: {article['author']}\n\nBusiness "
            "indexing term: Subject: Tunnels; Industry: 48531 : Transit\n\nLocation: Westmark"
            "\n\nCompany / organization: Name: Transit Authority; NAICS: 485111\n\nIdentifier "
            f"/ keyword: Rain\n\nTitle: {article['title']}\n\nPublication title: "
            f"{article['outlet']}; Westmark\n\nFirst page: A.1\n\nPublication year: 2019"
            "\n\nPublication date: "
            f"{newsfiles.written(article)[:3]} {newsfiles.written(article).split(' ', 1)[1]}\n\n"
            f"Section: {article['section']}\n\nPublisher: Westmark Media\n\ne-ISSN: 1234\n\nSource "
            "type: Newspaper\n\nLanguage of publication: English\n\nDocument type: News\n\n"
            f"ProQuest document ID: 9167{n}\n\nDocument URL: https://www.proquest.com/docview/2{n}"
            "\n\nCopyright: Copyright Westmark Media 2019\n\nLast updated: 2023-11-20\n\n"
            "Database: U.S. Newsstream\n\n"
        )
    foot = "Contact us at: https://about.proquest.com\nDatabase copyright ProQuest LLC. All rights "
    return f"{rule}\n\n" + f"{rule}\n\n".join(parts) + f"{rule}\n\n{foot}reserved.\n"


def proquest_french() -> str:
    """ProQuest for those who read French."""
    text = proquest(counted=True)
    for english, french in (
        *(("Full text:", "Texte intégral :"), ("Publication title:", "Titre de la publication :")),
        *(("Publication date:", "Date de publication :"), ("Title:", "Titre :")),
        *(("Publication year:", "Année de publication :"), ("Author:", "Auteur :")),
        *(("ProQuest document ID:", "ID du document ProQuest :"), (" of 3\n", " de 3\n")),
        *(("Location:", "Lieu :"), ("Section:", "Rubrique :"), ("Publisher:", "Éditeur :")),
        *(("Feb 14,", "14 févr."), ("Feb 21,", "21 févr."), ("Jan 3,", "3 janv.")),
    ):
        text = text.replace(english, french)
    return text


LAYOUTS = {
    "lower.txt": unlabelled("{} of {} Documents").encode(),
    "correction.txt": unlabelled(
        after="CORRECTION-DATE: January 5, 2019\n\nCORRECTION:\n\nA name was misspelt.\n"
    ).encode(),
    "graphic.txt": unlabelled(
        after="GRAPHIC: PHOTO: The tunnel on Monday, which may\nstay shut; CHART, The rain.\n"
    ).encode(),
    "dateline.txt": unlabelled()
    .replace(" words\n", " words\n\nDATELINE: WESTMARK\n\nHIGHLIGHT: It may be\nwet.\n")
    .encode(),
    "edition.txt": newsfiles.lexis()
    .replace("2019 Thursday", "2019, CITY EDITION")
    .replace("Met 2 Edition".center(79) + "\n", "")
    .encode(),
    "edition-late.txt": unlabelled()
    .replace("9 Thursday", "9 Thursday, Late Edition - Final")
    .encode(),
    "unlabelled.txt": unlabelled().encode(),
    "focus.txt": unlabelled("FOCUS - {} of {} DOCUMENTS").encode("cp1252"),
    "german.txt": foreign("German").encode(),
    "german-windows.txt": foreign("German").encode("cp1252"),
    "french.txt": foreign("French").encode(),
    "dutch.txt": foreign("Dutch").encode(),
    "page.html": lexis_page().encode(),
    "nexis-pages.txt": nexis_pages().encode(),
    "nexis-pages.docx": newsfiles.word(nexis_pages().split("\n")),
    "nexis-text.txt": "\n".join(newsfiles.nexis()).replace("\nBody\n", "\nText\n").encode(),
    "factiva-german.txt": factiva("German").encode(),
    "factiva-french.txt": factiva("French").encode(),
    "factiva-spanish.txt": factiva("Spanish").encode(),
    "factiva-german.html": newsfiles.factiva_page()
    .replace(" words", " Wörter")
    .replace("Document ", "Dokument ")
    .replace("January", "Januar")
    .replace("February", "Februar")
    .replace("enArticle", "deArticle")
    .encode(),
    "factiva-table.rtf": factiva_rtf(),
    "factiva-table.docx": factiva_word(),
    "factiva-tabs.txt": "\n".join(f"\t{code}\t{text}" for code, text in factiva_table()).encode(),
    "proquest-new.txt": proquest().encode(),
    "proquest-stars.txt": proquest("*" * 50).encode(),
    "proquest-counted.txt": proquest("", counted=True).encode(),
    "proquest-lines.txt": proquest(lines=True).encode(),
    "proquest-french.txt": proquest_french().encode(),
}
