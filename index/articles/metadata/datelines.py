"""Is this line a date line, and which day does it give?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

_MONTHS = (
    "jan january januar jänner januari janvier enero janeiro gennaio",
    "feb february februar februari février febrero fevereiro febbraio",
    "mar march märz maart mars marzo março",
    "apr april avril abril aprile",
    "may mai mei mayo maio maggio",
    "jun june juni juin junio junho giugno",
    "jul july juli juillet julio julho luglio",
    "aug august augustus août agosto",
    "sep sept september septembre septiembre setiembre setembro settembre",
    "oct october oktober octobre octubre outubro ottobre",
    "nov november novembre noviembre novembro",
    "dec december dezember décembre diciembre dezembro dicembre",
)
"""The months' names in English (short ones too), German, Dutch, French, Spanish, Portuguese and Italian."""
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?",
        rf"{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}",
        rf"{_DAY}(?:\s+(?:of|de))?[\s-]+{_MONTH}(?:[\s,-]+|\s+del?\s+){_YEAR}",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
        r"(?P<first>\d{1,2})([/-])(?P<second>\d{1,2})\2(?P<year>(?:19|20)\d\d)",
        rf"{_YEAR}-(?P<month>\d\d)",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_DRESSING = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?"
    r"|(?:first |originally )?(?:published|posted|released|issued)|publication date|dated?|on|at"
    r"|(?:last )?(?:updated|modified|edited|revised)(?: (?:on|at))?"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|hrs|hours)?|\d{1,2} ?[ap]\.?m\b\.?|noon|midnight"
    r"|(?:GMT|UTC|[ECMP][SD]?T|CES?T|EES?T|BST|IST|MSK|Z)\b(?:[+-]\d{1,2}(?::?\d\d)?)?"
    r"|(?:eastern|local|kyiv|moscow|london)(?: (?:standard|daylight))? time"
    r"|\d+ min(?:ute)?s? read)|[|•·,;:()\[\]–—\-_*.]",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"\b(?:updated|modified|edited|revised)\b[^|;]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a date and little else."""

    published: str | None
    """ISO 8601, as precise as the line is; None where the line gives only the day of an update."""
    span: Span
    rest: str
    """What stands in the line beside the date, weekday, time and label: an outlet's name perhaps."""


def iso(text: str) -> str | None:
    """The first date in `text` as ISO 8601: ``2024-04-24``, ``2024-04``, ``2024``; None where there is none.

    ``04/05/2016`` is the fourth of May or the fifth of April: a date that can be read in two ways is none.
    """
    if re.fullmatch(r"\s*(?:1[89]|20|21)\d\d\s*", text):
        return text.strip()
    dates = _dates(text)
    return dates[0][0] if dates else None


def date_line(text: str) -> DateLine | None:
    """The line's date, where the line is there to give one."""
    dates = _dates(text)
    if not dates:
        return None
    rest = list(text)
    for _, (start, end) in dates:
        rest[start:end] = " " * (end - start)
    left = " ".join(_DRESSING.sub(" ", "".join(rest)).split())
    for value, span in dates:
        if not _UPDATE.search(text, 0, span[0]):
            return DateLine(value, span, left)
    return DateLine(None, dates[0][1], left)


def _dates(text: str) -> list[tuple[str, Span]]:
    """Every date in `text` with its place, in order; the fuller form where two overlap."""
    dates: list[tuple[str, Span]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for _, (start, end) in dates):
                continue
            if value := _value(match.groupdict()):
                dates.append((value, match.span()))
    return sorted(dates, key=lambda found: found[1])


def _value(parts: dict[str, str]) -> str | None:
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        name = parts["month"]
        month = int(name) if name.isdigit() else _NUMBERS[name.lower()]
        if "day" not in parts:
            return f"{year}-{month:02}" if 1 <= month <= 12 else None
        day = int(parts["day"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
