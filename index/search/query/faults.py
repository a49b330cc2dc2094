"""Which query texts cannot be read at all, and what is the nearest one that can?

What a person is still typing is completed instead: `completed` closes what is open.
"""

from __future__ import annotations

import re

from onrecord.index.errors import QueryError
from onrecord.index.search.query.fields import ALIASES, TYPED, told
from onrecord.index.text.folding import APOSTROPHES

LONGEST = 2000
"""Characters of a query that are read."""

DEEPEST = 20
"""Brackets within brackets that are read."""

_EQUAL = {ord(mark): '"' for mark in "“”„‟«»＂〝〞"}
_EQUAL |= {ord(mark): "-" for mark in "‐‑−﹣－"}
_EQUAL |= {ord(mark): " " for mark in "‒–—―\u2028\u2029\ufeff"}
_EQUAL |= {ord(mark): "'" for mark in APOSTROPHES}
_EQUAL |= dict.fromkeys([*range(0x20), *range(0x7F, 0xA1)], " ")
_EQUAL |= {ord("（"): "(", ord("）"): ")", ord("："): ":"}

_QUOTED_OR_BRACKET = re.compile(r'"|[()]')


def plain(text: str) -> str:
    """The text with every kind of quotation mark, dash and space made one; offsets stay."""
    return text.translate(_EQUAL)


def bare(text: str) -> str:
    """The text as it can stand between quotation marks."""
    return plain(text).replace('"', " ")


def completed(text: str, query: str, *, typing: bool) -> tuple[str, bool]:
    """A plain text whose marks and brackets are all closed, and whether the last phrase was still open.

    Raises:
        QueryError: it is too long, or a mark or a bracket has no partner and nobody is typing.

    """
    if len(text) > LONGEST:
        message = f"The query has {len(text):,} characters; at most {LONGEST:,} are read."
        raise QueryError(message, query, LONGEST)
    quoted = -1
    brackets: list[int] = []
    for match in _QUOTED_OR_BRACKET.finditer(text):
        place, mark = match.start(), match[0]
        if mark == '"':
            quoted = -1 if quoted >= 0 else place
        elif quoted >= 0:
            continue
        elif mark == "(":
            brackets.append(place)
            if len(brackets) > DEEPEST:
                raise QueryError(f"More than {DEEPEST} brackets stand within each other.", query, place)
        elif brackets:
            brackets.pop()
        else:
            without = query[:place] + query[place + 1 :]
            raise QueryError("This closing bracket has no opening one.", query, place, without)
    if not typing and quoted >= 0:
        raise QueryError("This quotation mark is never closed.", query, quoted, query + '"')
    if not typing and brackets:
        raise QueryError("This bracket is never closed.", query, brackets[-1], query + ")" * len(brackets))
    return text + ('"' if quoted >= 0 else "") + ")" * len(brackets), quoted >= 0


def unknown_field(name: str, query: str, start: int) -> QueryError:
    """The error for a field that is not there, with the one that was probably meant."""
    from rapidfuzz import process  # noqa: PLC0415 - only a fault needs it

    near = process.extractOne(name.lower(), ALIASES, score_cutoff=60)
    # A mapping yields (value, score, key): the key is the name as it is typed.
    known = told(ALIASES[name.lower()]) if name.lower() in ALIASES else near[2] if near else ""
    suggestion = query[:start] + known + query[start + len(name) :] if known else f'"{query}"'
    return QueryError(f"There is no field “{name}”. Fields: {', '.join(TYPED)}.", query, start, suggestion)
