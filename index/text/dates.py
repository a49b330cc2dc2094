"""Which days does a date in a query mean? Numbers that sort like dates: 1 March 2024 is 20240301."""

from __future__ import annotations

import re
from datetime import date

EARLIEST, LATEST = 1, 99991231
"""The lowest and highest number of any date; 0 is a quotation without one."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_SPOKEN = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)


def days(text: str) -> tuple[int, int] | None:
    """The first and the last number of ``2024``, ``2024-03``, ``2024-03-15``, ``15 March 2024``.

    A date that an article gives only to the month or the year lies at the beginning of that month or
    year. None for what is no date.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
    elif match := _SPOKEN.fullmatch(text):
        name = match[2][:3].capitalize()
        if name not in MONTHS:
            return None
        year, month, day = int(match[3]), MONTHS.index(name) + 1, int(match[1] or 0)
        if match[1] and not day:
            return None
    else:
        return None
    if not _exists(year, month, day):
        return None
    first = 10000 * year + 100 * month + day
    return first, first + (0 if day else 99 if month else 9999)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return bool(month or not day)


def spoken(number: int) -> str:
    """A number in words: ``2024``, ``Mar 2024``, ``15 Mar 2024``."""
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if not 1 <= month <= 12:
        return str(year)
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= day <= 31 else f"{MONTHS[month - 1]} {year}"
