"""What does the value of a field of dates, numbers or kinds mean?

Every function raises ValueError with a whole sentence for what it cannot read.
"""

from __future__ import annotations

import re

from onrecord.index.search.query.fields import FIELDS, KINDS
from onrecord.index.search.query.tree import Node, Range, Value, either
from onrecord.index.text import dates

_COMPARED = re.compile(r"(>=|<=|>|<|=)?\s*(.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(%?)")

MOST = {
    field.name: 1000 if field.kind == "share" else 999_999_999
    for field in FIELDS.values()
    if field.kind in ("share", "count")
}
"""The highest number of each field as it is stored: confidence in thousandths."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)

NOTHING = 1, 0
"""The one range for all in which there is no number, as ``>100%``."""


def read(field: str, text: str, *, typing: bool = False) -> Node:
    """The node for ``field:text``; while typing, a kind may be half written."""
    text = text.strip()
    kind = FIELDS[field].kind
    if kind == "kind":
        return either([_kind(part.strip().lower(), typing=typing) for part in text.split(",")])
    if kind == "date":
        return _dates(field, text)
    return _numbers(field, text)


def may_go_on(field: str, text: str) -> bool:
    """Whether a value that cannot be read may be the beginning of one that can."""
    kind = FIELDS[field].kind
    if kind == "date":
        last = re.split(r"\.\.|\sTO\s|[<>=]", text)[-1].strip()
        spoken = re.fullmatch(r"(\d{1,2}\s+)?([a-z]{0,9})\.?\s*\d{0,4}", last, re.IGNORECASE)
        begun = spoken is not None and any(name.startswith(spoken[2].lower()) for name in _MONTHS)
        return begun or re.fullmatch(r"[\d./-]*", last) is not None
    return kind != "kind" and re.fullmatch(r"[\d.%<>=\s]*", text) is not None


def _kind(text: str, *, typing: bool) -> Node:
    text = text.removeprefix("=").lstrip()
    matching = [kind for kind in KINDS if kind == text or (typing and text and kind.startswith(text))]
    if not matching:
        raise ValueError(f"There is no kind “{text}”. Kinds: {', '.join(KINDS)}.")
    return either([Value("kind", kind) for kind in matching])


def _dates(field: str, text: str) -> Node:
    if field == "date" and ".." in text:
        first, _, last = text.partition("..")
        low = _days(first)[0] if first.strip() else dates.EARLIEST
        high = _days(last)[1] if last.strip() else dates.LATEST
        return Range("date", low, high)
    match = _COMPARED.fullmatch(text)
    assert match
    sign = match[1] or {"after": ">=", "before": "<"}.get(field, "=")
    low, high = _days(match[2])
    return Range("date", *_between(sign, low, high, dates.EARLIEST, dates.LATEST))


def _days(text: str) -> tuple[int, int]:
    days = dates.days(text)
    if days is None:
        raise ValueError(f"“{text.strip()}” is no date. Dates look like 2024, 2024-03 or 2024-03-15.")
    return days


def _numbers(field: str, text: str) -> Node:
    if ".." in text:
        first, _, last = text.partition("..")
        low = _number(field, first) if first.strip() else 0
        return Range(field, low, _number(field, last) if last.strip() else MOST[field])
    match = _COMPARED.fullmatch(text)
    assert match
    sign = match[1] or (">=" if FIELDS[field].kind == "share" else "=")
    number = _number(field, match[2])
    low, high = _between(sign, number, number, 0, MOST[field])
    return Range(field, *((low, high) if low <= high else NOTHING))


def _number(field: str, text: str) -> int:
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        example = "0.8 or 80%" if FIELDS[field].kind == "share" else "5"
        raise ValueError(f"“{text.strip()}” is no number. Numbers look like {example}.")
    number = float(match[1]) / (100 if match[2] else 1)
    return min(round(number * 1000) if FIELDS[field].kind == "share" else int(number), MOST[field])


def _between(sign: str, low: int, high: int, least: int, most: int) -> tuple[int, int]:
    return {
        "=": (low, high),
        ">": (high + 1, most),
        ">=": (low, most),
        "<": (least, low - 1),
        "<=": (least, high),
    }[sign]
