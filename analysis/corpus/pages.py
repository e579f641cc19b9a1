"""A saved web page in; the article in it, without what stands around it, out."""

from __future__ import annotations

import re
import warnings
from html.parser import HTMLParser

from ..document import Document
from .encodings import decoded, is_known
from .records import ArticleError, Record, needed

__all__ = ["article_of_page", "page_text", "without_tags"]

LARGEST = 20 * 2**20  # bytes of a page
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
BLOCKS = {"p", "br", "div", "li", "tr", "ul", "ol", "blockquote", "article", "section"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}
UNSEEN = {"script", "style"}
DECLARED = 4096  # bytes in which a page tells its encoding


def page_text(raw: bytes, encoding: str | None) -> str:
    """Return the source of a page, in the encoding that it declares if that can be.

    Examples
    --------
    >>> page_text('<meta charset="windows-1252"><p>café'.encode("cp1252"), None)[-4:]
    'café'
    """
    if len(raw) > LARGEST:
        raise ArticleError(f"is a page of {len(raw) / 2**20:.0f} MB, which no article is; cut it")
    found = _CHARSET.search(raw[:DECLARED])
    name = found[1].decode("ascii") if found else ""
    if not encoding and name and is_known(name):
        try:
            return decoded(raw, "utf-8-sig" if name.lower() in ("utf8", "utf-8") else name)
        except ArticleError:
            pass  # it says so, and is not
    return decoded(raw, encoding)


class _Text(HTMLParser):
    """Collects the text between tags; a block begins a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unseen += tag in UNSEEN
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.unseen else data)


def without_tags(source: str) -> str:
    """Return the text of a cell that was saved with the tags of its page.

    Examples
    --------
    >>> without_tags("<p>It may <b>rain</b> &amp; snow.</p><script>x()</script><p>Fog.</p>")
    'It may rain & snow.\\n\\nFog.'
    """
    parser = _Text()
    parser.feed(source)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def article_of_page(source: str) -> Record:
    """Return the article of a web page with its title, outlet, date and author."""
    trafilatura = needed("trafilatura", "trafilatura", "a web page")
    if "<" not in source:
        raise ArticleError("is called a web page and holds no tags; save it as .txt")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = trafilatura.bare_extraction(
                source,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                # Without the search for anything like a date: that finds the year of a copyright.
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
            text = found.text if found and found.text else trafilatura.baseline(source)[1]
        except Exception:  # what a damaged page raises is of all kinds
            found, text = None, ""
    if not text.strip():
        raise ArticleError("no article was found in this web page; save its text as .txt")
    about = {
        "title": found and found.title,
        "outlet": found and (found.sitename or found.hostname),
        "date": found and found.date,
        "byline": found and found.author,
    }
    text = _without_headline(text, about["title"])
    return Record(0, text, {name: value for name, value in about.items() if value})


def _without_headline(text: str, title: str | None) -> str:
    """Take off a headline above the article: some pages have it there, and most do not."""
    headline = Document(text, title).headline if title else None
    return text[headline.end :].lstrip() or text if headline else text
