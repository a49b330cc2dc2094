"""How does what is being typed go on: which field, which name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.tui.explorer import refine
from onrecord.tui.explorer.widening import NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = (
    "speaker",
    "office",
    "outlet",
    "via",
    "kind",
    "cue",
    "title",
    "quote",
    "context",
    "after",
    "before",
    "date",
    "conf",
)

KINDS = ("direct", "mixed", "indirect", "term")

_NAME = re.compile(r'(?:^|(?<=[\s(]))(-?)(\w+):=?("?)([^":=()]*)$')
_FIELD = re.compile(r"(?:^|(?<=[\s(-]))([a-z]{2,})$")


def asked(text: str) -> str:
    """The facet whose names would complete the text, or nothing."""
    match = _NAME.search(text)
    return NAMED.get(match[2].lower(), "") if match else ""


def complete(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """How the text goes on, and what it is when it is complete; both empty where nothing is known.

    Args:
        text: the query up to the cursor.
        names: the known names of each facet, the commonest first.

    """
    if match := _NAME.search(text):
        minus, field, _, begun = match.groups()
        facet = "kind" if field == "kind" else NAMED.get(field.lower(), "")
        known = KINDS if facet == "kind" else names.get(facet, ())
        if begun:
            for name in known:
                if name.casefold().startswith(begun.casefold()) and len(name) > len(begun):
                    whole = f"{minus}{refine.term(facet, name)} "
                    return name[len(begun) :], text[: match.start()] + whole
        return "", ""
    if match := _FIELD.search(text):
        for field in FIELDS:
            if field.startswith(match[1]):
                rest = field[len(match[1]) :] + ":"
                return rest, text + rest
    return "", ""
