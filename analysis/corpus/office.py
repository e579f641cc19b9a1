"""The bytes of a document of Word, or in RTF, in; its paragraphs, and its title, out."""

from __future__ import annotations

import io
import re

from .encodings import decoded
from .files import check_zip
from .records import ArticleError, needed

__all__ = ["Paragraphs", "of_rtf", "of_word"]

Paragraphs = tuple[list[str], dict[str, object]]

TITLES = ("Title", "Heading 1")  # styles of a headline
# The address of a link. striprtf has a rule for it that reaches from the first link of a line to
# the last one; by another name it is left out as the instructions of all other fields are.
_LINK = re.compile(r"(\\fldinst[\s{]{0,9}(?:\\[a-z]+\d*[\s{]{0,9}){0,9})HYPERLINK", re.IGNORECASE)


def of_word(raw: bytes) -> Paragraphs:
    """Return the paragraphs of a .docx, and its title, author and date where it tells them."""
    if "word/document.xml" not in check_zip(raw):
        raise ArticleError("is no document of Word; save it as .docx")
    docx = needed("docx", "python-docx", "a document of Word")
    try:
        document = docx.Document(io.BytesIO(raw))
        body = [(p.text, p.style.name if p.style is not None else "") for p in document.paragraphs]
        rows = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
        cells = [cell for row in rows for cell in row]
        about = document.core_properties
        said = (about.title or "").strip()
    except Exception:  # what a damaged document raises is of all kinds
        raise ArticleError("is a damaged document of Word; open and save it anew") from None
    lines = [text for text, _ in body] if any(t.strip() for t, _ in body) else cells
    if any(row[0].strip() == "HD" for row in rows if row):  # Factiva, its parts by their codes
        lines = [line for row in rows for line in "\t".join(row).split("\n")]
    headed = next((t.strip() for t, style in body if style in TITLES and t.strip()), "")
    # A title in the properties is often that of the file this one was made from.
    title = headed or (said if said in map(str.strip, lines) else "")
    return lines, {"title": title} if title else {}


def of_rtf(raw: bytes) -> Paragraphs:
    """Return the paragraphs of an .rtf."""
    striprtf = needed("striprtf.striprtf", "striprtf", "a document in RTF")
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise ArticleError("is no document in RTF, though it is called so; save it as plain text")
    try:
        text = striprtf.rtf_to_text(_LINK.sub(r"\1LINK", decoded(raw, "latin-1")), errors="replace")
    except Exception:  # what a damaged document raises is of all kinds
        raise ArticleError("is a damaged document in RTF; open and save it anew") from None
    # Signs beyond the first 65,536 come as pairs of halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.split("\n"), {}
