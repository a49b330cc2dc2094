"""How is a tree written as a query that a person could have typed? The other way round of `parsing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import FIELDS, told
from onrecord.index.search.query.tree import (
    ANY,
    And,
    Everything,
    Fuzzy,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Wildcard,
    Word,
)
from onrecord.index.search.query.values import MOST
from onrecord.index.text import dates
from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from types import UnionType


def written(node: Node) -> str:
    """The query text of a tree; reading it gives the tree again."""
    match node:
        case Everything():
            return "*"
        case And(nodes):
            return " ".join(_bracketed(part, Or) for part in nodes)
        case Or(nodes):
            return " OR ".join(_bracketed(part, And) for part in nodes)
        case Not(inner):
            return f"-{_bracketed(inner, And | Or)}"
        case Value(field, text):
            return f"{told(field)}:{text}"
        case Name(field, _, shown):
            return f'{told(field)}:="{shown}"'
        case Range("date", low, high):
            return _dated(low, high)
        case Range(field, low, high):
            most = "" if high >= MOST[field] else _number(field, high)
            return f"{told(field)}:{_number(field, low)}..{most}"
        case _:
            prefix = "" if node.field == ANY else f"{told(node.field)}:"
            return f"{prefix}{_text(node)}"


def _bracketed(node: Node, kinds: type | UnionType) -> str:
    """The text of a part, in brackets where it is one of these kinds."""
    return f"({written(node)})" if isinstance(node, kinds) else written(node)


def _text(node: Word | Phrase | Prefix | Wildcard | Fuzzy) -> str:
    match node:
        case Word(_, text):
            return text
        case Phrase(_, several, slop, unfinished, shown):
            near = f"~{slop}" if slop > 1 else ""
            typed = shown.rstrip("*") if tuple(words(shown)) == several else " ".join(several)
            return f'"{typed}{"*" if unfinished else ""}"{near}'
        case Prefix(_, text):
            return f"{text}*"
        case Wildcard(_, pattern):
            return pattern
        case Fuzzy(_, text, distance):
            return f"{text}~{distance if distance > 1 else ''}"


def _number(field: str, number: int) -> str:
    return f"{number / 1000:g}" if FIELDS[field].kind == "share" else str(number)


def _dated(low: int, high: int) -> str:
    if low > high:
        return "date:9999-12-31..0001"
    after = _iso(low) if low > dates.EARLIEST else ""
    if high >= dates.LATEST:
        return f"after:{after}" if after else "date:.."
    last = _last(high)
    if last:
        return f"date:{after}..{last}" if after != last else f"date:{after}"
    before = f"before:{_iso(high + 1)}"
    return f"after:{after} {before}" if after else before


def _last(number: int) -> str:
    """The date whose last number this is, or nothing."""
    if number % 10000 == 9999:
        return _iso(number - 9999)
    if number % 100 == 99:
        return _iso(number - 99)
    text = _iso(number)
    return text if dates.days(text) == (number, number) else ""


def _iso(number: int) -> str:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
