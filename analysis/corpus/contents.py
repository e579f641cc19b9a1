"""What stands where an article's text should be in; its text, and what is wrong with it, out."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice

from ..lexicon import word_class
from ..texts import is_path
from .filekinds import of_text
from .pages import without_tags
from .records import LONGEST, too_long

__all__ = ["cleaned", "is_link", "wrong"]

# How programs write an empty cell, a failed formula, and an article that was taken down.
EMPTY = {"n/a", "na", "#n/a", "nan", "<na>", "nat", "none", "null", "nil", "missing", "empty"}
EMPTY |= {"#name?", "#ref!", "#value!", "#null!", "#num!", "#div/0!", "[removed]", "[deleted]"}
ENGLISH_FROM = 50  # words: fewer do not tell a language
DISTINCT = 12  # different words: one sentence, said often, tells none either
# The least of 20,193 real articles in English is 0.042, a list of horses; then 0.06.
LEAST_ENGLISH = 0.03
ALSO_FOREIGN = {"was", "had", "have", "for"}  # as usual in Dutch, German or Danish
_LINK = re.compile(r"(?:\w{2,10}://|www\.)\S+", re.I)
_TAG = re.compile(
    r"</(?:p|div|span|[uo]l|li|h[1-6]|article|section|body|blockquote)\s*>"
    r"|<(b|i|em|strong|a)>[^<>]{0,2000}</\1>|<br\s*/?>|<(?:p|div|span|a|img)\s[a-z-]+=",
    re.I,
)
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|hellip|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[\da-f]{2,5});", re.I
)
_WORD = re.compile(r"[^\W\d_]+")


def cleaned(text: object) -> object:
    """Return the text of a table's cell without what a web page was written with.

    Examples
    --------
    >>> cleaned("It may rain.<br/>&quot;Or snow,&quot; she said.")
    'It may rain.\\n\\n"Or snow," she said.'
    >>> cleaned("If 3 < 5, it rains & snows.")
    'If 3 < 5, it rains & snows.'
    """
    if not isinstance(text, str):
        return text
    if "<" in text and (_TAG.search(text) or ("</" in text and "web page" in of_text(text))):
        return without_tags(text)
    return unescape(text) if "&" in text and _ENTITY.search(text) else text


def wrong(text: object) -> str:
    """Return what is wrong with the text of an article, or "".

    Examples
    --------
    >>> wrong("It rains."), wrong("?!")
    ('', "holds no words; put the article's text there")
    >>> wrong("https://example.org/rain")
    "holds a link and no text; put the article's text there"
    """
    if text is None or text != text:
        return _instead("no text")
    if not isinstance(text, str):
        return f"its text is {text!r:.40}, which is none; put the article's text there"
    if len(text) > LONGEST:
        return too_long(text)
    if "\x00" in text:
        return "holds zero bytes and is no text; save it as plain text"
    if not any(map(str.isalpha, text)):
        return _instead("no words")
    if text.strip().lower() in EMPTY:
        return _instead(f"{text.strip()!r}, the sign of an empty cell")
    if is_link(text):
        return _instead("a link and no text")
    if is_path(text):
        return _instead("nothing but a path")
    if not _is_english(text):
        return "seems not to be in English, as all word lists are; leave it out"
    return ""


def _instead(found: str) -> str:
    return f"holds {found}; put the article's text there"


def is_link(text: str) -> bool:
    """Tell whether a text is an address of the web, or several, and nothing else.

    Examples
    --------
    >>> is_link("https://example.org/rain www.example.org"), is_link("See www.example.org.")
    (True, False)
    """
    return len(text) < 10_000 and all(map(_LINK.fullmatch, text.split())) and bool(text.strip())


def _is_english(text: str) -> bool:
    """Tell whether words such as "the" and "from" are as usual as they are in English."""
    common = word_class("function_word") - ALSO_FOREIGN
    found = [m[0].lower() for m in islice(_WORD.finditer(text), 1000)]
    # Words of two letters, such as "in", are words of other languages as well.
    english = sum(len(word) > 2 and word in common for word in found)
    few = len(found) < ENGLISH_FROM or len(set(found)) < DISTINCT
    return few or english >= LEAST_ENGLISH * len(found)
