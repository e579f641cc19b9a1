"""Bytes in; text out, whatever encoding it was saved in.

News comes as UTF-8, or as what Windows and old Macs wrote. The bytes of these overlap, so that
any of them can be read as any other: right is the one in which letters stand within words and
quotation marks around them. In what is none of these charset-normalizer finds the language.
"""

from __future__ import annotations

import codecs
import re

from .records import ArticleError

__all__ = ["decoded", "is_known"]

MARKS = (  # at the start of a file; the longer ones first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = ("cp1252", "mac_roman", "cp850")  # in the order in which they are likely
SAMPLE = 100_000  # bytes of which an encoding is told
GUESSED = 20  # marks and letters that a guess of a further encoding needs
FITTING = 0.5  # of the characters that are not ASCII fit where they stand, at least
# Where characters that are not ASCII stand in English prose.
_FITS = re.compile(
    r"(?<=[a-zA-Z])[à-öø-ÿœšž](?=[a-zà-öø-ÿ\W]|$)"  # a small letter in or at the end of a word
    r"|(?<![a-zA-Z])[à-öø-ÿÀ-ÖØ-ÞŒŠŽ](?=[a-z])"  # a letter that opens a word
    r"|(?:(?<=^)|(?<=[\s(\[—–-]))[“‘](?=\w)|(?<=[\w.,!?…])[”’](?=\W|$)|(?<=\w)’(?=[a-z])"
    r"|(?<=[\s\d])[–—](?=[\s\d])|(?<=\w)—(?=\w)|[£€](?=\d)|(?<=\d)[°%½¼]|(?<=\s)[•·](?=\s)"
    r"|(?<=\w)…|\xa0(?=\S)|(?<=\w)[®™©]|(?:(?<=^)|(?<=\s))[©§](?=\s|\d)",
    re.MULTILINE,
)
_OTHER = re.compile(r"[^\x00-\x7f]")


def is_known(name: str) -> bool:
    """Tell whether there is an encoding of this name.

    Examples
    --------
    >>> is_known("latin-1"), is_known("klingon")
    (True, False)
    """
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def decoded(raw: bytes, encoding: str | None = None) -> str:
    """Return the text of a file; line ends are ``\\n``.

    Examples
    --------
    >>> decoded("The café’s".encode("cp1252")), decoded("The café’s".encode("mac_roman"))
    ('The café’s', 'The café’s')
    """
    return _text(raw, encoding).replace("\r\n", "\n").replace("\r", "\n")


def _text(raw: bytes, encoding: str | None) -> str:
    if encoding:
        return _as_told(raw, encoding)
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _as_told(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)
    return (_wide(raw) or text) if "\x00" in text else text


def _as_told(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"is not text in {encoding} (byte {error.start}); leave out encoding= or give another"
        ) from None


def _wide(raw: bytes) -> str | None:
    """Return text of two bytes a character that bears no mark: every other byte is zero."""
    part = raw[:SAMPLE]
    for name, zeros in (("utf-16-le", part[1::2]), ("utf-16-be", part[::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            try:
                return raw.decode(name)
            except UnicodeDecodeError:
                return None
    return None


def _guessed(raw: bytes) -> str:
    if b"\x00" in raw:
        return _wide(raw) or raw.decode("cp1252", "replace")
    lines = raw.splitlines(keepends=True)
    other = [line for line in lines if not line.isascii()]
    valid = [line for line in other if _is_utf8(line)]
    if len(valid) == len(other):  # which cannot be: the whole would be valid
        return raw.decode("utf-8", "replace")
    name = _best(b"".join(line for line in other if not _is_utf8(line))[:SAMPLE])
    if not valid:
        return raw.decode(name, "replace")
    # Files joined from several: each line is read in its own encoding.
    return "".join(
        line.decode("utf-8" if line.isascii() or _is_utf8(line) else name, "replace")
        for line in lines
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _best(sample: bytes) -> str:
    """Return the encoding in which most of what is not ASCII fits where it stands."""
    shares = {name: _fitting(sample.decode(name, "replace")) for name in WESTERN}
    name = max(WESTERN, key=lambda n: shares[n])  # the first of those that are equal
    if shares[name] >= FITTING or sum(byte > 127 for byte in sample) < GUESSED:
        return name
    from charset_normalizer import from_bytes  # seldom needed

    found = from_bytes(sample).best()
    return found.encoding if found else name


def _fitting(text: str) -> float:
    return len(_FITS.findall(text)) / max(1, len(_OTHER.findall(text)))
