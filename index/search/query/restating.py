"""How is a query put in plain words? What a person reads to see whether they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import FIELDS, PROSE, told
from onrecord.index.search.query.tree import (
    ANY,
    And,
    Everything,
    Fuzzy,
    Name,
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

if TYPE_CHECKING:
    from onrecord.index.search.query.tree import Node


def restated(node: Node) -> str:
    """The whole query in words, its parts joined by `` · ``."""
    if not isinstance(node, And):
        return _worded(node)
    plain = [part.text for part in node.nodes if isinstance(part, Word) and part.field == ANY]
    rest = [_worded(part) for part in node.nodes if not (isinstance(part, Word) and part.field == ANY)]
    if plain:
        rest.insert(0, f"word{'s' if len(plain) > 1 else ''} {', '.join(plain)}")
    return " · ".join(rest)


def _worded(node: Node) -> str:
    match node:
        case Everything():
            return "every quotation"
        case And(nodes):
            return "(" + " and ".join(_worded(part) for part in nodes) + ")"
        case Or((Prefix(field, begun), Word(stemmed, text))) if (field, begun) == (stemmed, text):
            return _placed(field, f"word {text}…")
        case Or(nodes):
            return " or ".join(_worded(part) for part in nodes)
        case Not(inner):
            return f"without {_worded(inner)}"
        case Value(field, text):
            return f"{field} {text}"
        case Name(field, _, shown):
            return f"{told(field)} exactly {shown}"
        case Range():
            return _ranged(node)
        case _:
            return _placed(node.field, _text(node))


def _text(node: Word | Phrase | Prefix | Wildcard | Fuzzy) -> str:
    named = node.field not in {ANY, *PROSE}
    match node:
        case Word(_, text):
            return text if named else f"word {text}"
        case Phrase(_, words, slop, unfinished, shown):
            text = f"{shown.rstrip('*') or ' '.join(words)}{'…' if unfinished else ''}"
            if named:
                return text
            near = f" with each word at most {slop} after the one before" if slop > 1 else ""
            return f'phrase "{text}"{near}'
        case Prefix(_, text):
            return f"{text}…" if named else f"words beginning with {text}"
        case Wildcard(_, pattern):
            return pattern if named else f"words like {pattern}"
        case Fuzzy(_, text, distance):
            return f"about {text}" if distance == 1 else f"roughly {text}"


def _placed(field: str, text: str) -> str:
    if field == ANY:
        return text
    if field in PROSE:
        return f"{text} in the {field}"
    return f"{told(field)} {text}"


def _ranged(node: Range) -> str:
    if node.field == "date":
        return _dated(node.low, node.high)
    if node.low > node.high:
        return f"{node.field} no number at all"
    low, high = _number(node.field, node.low), _number(node.field, node.high)
    if node.low == node.high:
        return f"{node.field} {low}"
    if node.high >= MOST[node.field]:
        return f"{node.field} at least {low}"
    return f"{node.field} at most {high}" if node.low <= 0 else f"{node.field} {low} to {high}"


def _number(field: str, number: int) -> str:
    return f"{number / 1000:g}" if FIELDS[field].kind == "share" else f"{number:,}"


def _dated(low: int, high: int) -> str:
    if low > high:
        return "on no day at all"
    if high >= dates.LATEST:
        return f"since {dates.spoken(low)}" if low > dates.EARLIEST else "with a date"
    if low <= dates.EARLIEST:
        return f"before {dates.spoken(high + 1)}"
    if (low, high) == dates.days(_iso(low)):
        return f"{'on' if low % 100 else 'in'} {dates.spoken(low)}"
    return f"{dates.spoken(low)} to {dates.spoken(high)}"


def _iso(number: int) -> str:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
