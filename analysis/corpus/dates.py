"""Dates as people write them in; dates out, and a word on those that could be read two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

__all__ = ["dates", "is_date_line", "read_date"]

YEARS = range(1600, 2201)
NONE = ("", "unknown", "undated", "none", "nan", "null", "n/a", "na", "-", "–", "?")  # no date
# How months begin in English, German, French, Spanish, Italian and Dutch.
MONTHS = (
    *(("jan", "gen", "ene"), ("feb", "fév", "fev"), ("mar", "mär", "maa", "mrt")),
    *(("apr", "avr", "abr"), ("may", "mai", "mei", "mag"), ("jun", "juin", "giu")),
    *(("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago"), ("sep", "set")),
    *(("oct", "okt", "ott"), ("nov",), ("dec", "déc", "dez", "dic")),
)
NUMBERS = {start: n for n, starts in enumerate(MONTHS, start=1) for start in starts}
MILLISECONDS = 10**11  # a larger number counts these since 1970, a smaller one seconds
SECONDS = 10**8  # a smaller number is no time since 1970

_MONTH = rf"(?P<month>{'|'.join(sorted(NUMBERS, key=len, reverse=True))})[^\W\d_]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|satur|sat|sun)(?:day)?\.?"
    r"|\w{3,6}tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica|\w{3,6}dag)"
)
_TIME = (
    r"(?:(?:[T ,]|at)*(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?)\s*(?P<half>[ap]\.?m\.?)?)"
)
_ZONE = r"(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|(?:[A-Z]{1,5}T|UTC|GMT)\b)(?:[+-]\d+)?)"
_END = rf"\s*{_TIME}?{_ZONE}?(?:,?\s*{_WEEKDAY})?\s*{_TIME.replace('?P<', '?P<late_')}?"
_END += rf"{_ZONE.replace('?P<', '?P<late_')}?\s*"
_WRITTEN = [
    re.compile(rf"(?:{_WEEKDAY},?\s*)?{form}{_END}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s*{_DAY},?\s*{_YEAR}",
        rf"{_DAY}[\s-]*(?:(?:of|de)\s+)?{_MONTH}[\s,-]*(?:de\s+)?{_YEAR}",
        rf"{_YEAR}[\s,-]*{_MONTH}[\s-]*{_DAY}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"{_MONTH}\s*,?\s*{_YEAR}",
    )
]
_FIGURES = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_END}", re.IGNORECASE)
_LONGEST = 60  # characters of a date


def read_date(value: object, day_first: bool = False) -> datetime | None:
    """Return a date, or None where there is none.

    ``day_first`` tells how 3/4/2024 is read; 3.4.2024 always has the day first. A time stays that
    of the place where it was written, whatever its zone: the day would move with it.

    Examples
    --------
    >>> read_date("Thursday, 3rd January 2019"), read_date("January 3, 2019 Thursday 10:15 PM GMT")
    (datetime.datetime(2019, 1, 3, 0, 0), datetime.datetime(2019, 1, 3, 22, 15))
    >>> read_date("Dienstag 7. Juli 2020")
    datetime.datetime(2020, 7, 7, 0, 0)
    >>> read_date("2024-02-30"), read_date("soon"), read_date("3/4/2024", day_first=True)
    (None, None, datetime.datetime(2024, 4, 3, 0, 0))
    """
    if isinstance(value, datetime):
        return _naive(value) if value == value else None  # NaT is not equal to itself
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = " ".join(value.split())
    if figures := _FIGURES.fullmatch(text):
        first, second, year = map(int, figures.groups()[:3])
        day_first = first > 12 or (second <= 12 and (day_first or "." in figures[0]))
        month, day = (second, first) if day_first else (first, second)
        return _made(_year(year), month, day, figures)
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            name = parts["month"]
            number = int(name) if name.isdigit() else NUMBERS[name.lower()]
            return _made(int(parts["year"]), number, int(parts.get("day") or 1), found)
    return _since_1970(int(text)) if text.isdigit() and len(text) in (10, 13) else None


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date with a year, and nothing else.

    Examples
    --------
    >>> is_date_line("January 3, 2019 Thursday"), is_date_line("In January 2019 it rained.")
    (True, False)
    """
    return any(char.isalpha() for char in line) and read_date(line) is not None


def _made(year: int, month: int, day: int, found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    clock = parts.get("clock") or parts.get("late_clock")
    half = (parts.get("half") or parts.get("late_half") or "").lower()
    hour, minute, second = (int(float(p)) for p in [*re.split("[:.]", clock or "0"), 0, 0][:3])
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    if year not in YEARS:
        return None
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _year(year: int) -> int:
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _naive(value: datetime) -> datetime | None:
    plain = datetime(*value.timetuple()[:6])  # of what pandas makes too, and without a zone
    return plain if plain.year in YEARS else None


def _since_1970(value: float) -> datetime | None:
    if not SECONDS <= abs(value) < 1000 * MILLISECONDS:
        return read_date(str(int(value))) if 10**7 <= value < SECONDS else None
    seconds = value / 1000 if abs(value) >= MILLISECONDS else value
    try:
        return _naive(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def dates(values: Sequence[object]) -> tuple[list[datetime | None], list[str]]:
    """Return the dates of one file, and notes on those that could not be told.

    Dates such as 3/4/2024 are read as one that cannot be read two ways (30/4/2024) shows.

    Examples
    --------
    >>> found, notes = dates(["30/4/2024", "3/4/2024", "soon"])
    >>> [day and day.date().isoformat() for day in found], notes
    (['2024-04-30', '2024-04-03', None], ["1 of 3 dates cannot be read ('soon') and is missing."])
    """
    texts = [v.strip() for v in values if isinstance(v, str) and len(v) <= _LONGEST]
    figures = [f for v in texts if (f := _FIGURES.fullmatch(v)) and "." not in v]
    day_first = any(int(f[1]) > 12 for f in figures)
    month_first = any(int(f[2]) > 12 for f in figures)
    unclear = [f[0] for f in figures if int(f[1]) <= 12 and int(f[2]) <= 12 and f[1] != f[2]]
    notes = []
    if unclear and day_first == month_first:
        notes.append(
            f"Dates such as {unclear[0]!r} are read as month, day, year"
            + (", though others here have the day first." if day_first else ".")
        )
    found = [read_date(value, day_first and not month_first) for value in values]
    given = [(v, day) for v, day in zip(values, found, strict=True) if _is_given(v)]
    lost = [v for v, day in given if day is None]
    if lost:
        notes.append(
            f"{len(lost)} of {len(given)} dates cannot be read ({str(lost[0])[:40]!r}) and "
            f"{'is' if len(lost) == 1 else 'are'} missing."
        )
    return found, notes


def _is_given(value: object) -> bool:
    return value is not None and value == value and str(value).strip().lower() not in NONE
