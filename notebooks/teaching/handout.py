"""Write the teaching articles without marks, one a page, to be printed and marked by hand.

python notebooks/teaching/handout.py    writes notebooks/teaching/articles.html
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import pandas as pd

from analysis import Document, read_corpus

FOLDER = Path(__file__).parent
ARTICLES = FOLDER.parent.parent / "seeds" / "teaching"
PAGE = FOLDER / "articles.html"
STYLE = """
body { font: 12pt/1.9 Georgia, serif; color: #111; background: #fff; margin: 0 auto;
  max-width: 46em; padding: 0 1em }
article { break-after: page }
article:last-of-type { break-after: auto }
h1 { font-size: 1.4em; line-height: 1.3 }
h2 { font-size: 1.2em; line-height: 1.3; margin: 0 }
.from { font: 0.8em sans-serif; color: #444; margin: 0 0 1em }
ol { padding-left: 2em; margin: 0 8em 0 0 } /* a margin to write in */
li::marker { font: 0.7em sans-serif; color: #555 }
li { margin-bottom: 0.4em }
.legend { font: 0.85em/1.5 sans-serif; border: 1px solid #555; padding: 0.5em 1em }
@media (max-width: 40em) { ol { margin-right: 0 } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.75 }
  .screen { display: none } li { margin-bottom: 0.2em } @page { margin: 12mm } }
"""
LEGEND = (
    "Underline each hedge. Put a box around each source. Draw a line in the margin beside every "
    "sentence that is not in the newsroom’s own words."
)


def page(articles: pd.DataFrame) -> str:
    """Return a page that prints each article on a sheet of its own."""
    sheets = "\n".join(map(_sheet, articles.itertuples()))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Twelve articles to mark by hand</title>\n<style>{STYLE}</style>\n</head>\n"
        "<body>\n<main>\n"
        '<h1 class="screen">Twelve articles to mark by hand</h1>\n'
        '<p class="screen">All invented, CC0. Print this page: each article begins on a sheet of '
        "its own.</p>\n"
        f"{sheets}\n</main>\n</body>\n</html>\n"
    )


def _sheet(row) -> str:
    headline, *paragraphs = Document(row.text).paragraphs
    items = "\n".join(f"<li>{escape(p.text, quote=False)}</li>" for p in paragraphs)
    return (
        f'<article>\n<h2>{escape(headline.text, quote=False)}</h2>\n<p class="from">'
        f"{escape(row.outlet)}, {row.date:%d %B %Y}. Invented. File: {row.article}</p>\n"
        f'<p class="legend">{LEGEND}</p>\n<ol>\n{items}\n</ol>\n</article>'
    )


if __name__ == "__main__":
    PAGE.write_text(page(read_corpus(ARTICLES)), encoding="utf-8")
    print(PAGE)
