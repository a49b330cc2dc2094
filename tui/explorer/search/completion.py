"""How does what is being typed go on: which field, which name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import ALIASES, KINDS, TYPED, WHOLE
from onrecord.index.text.folding import fold
from onrecord.tui.explorer.search import refine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMED = {typed: field for typed, field in ALIASES.items() if field in WHOLE}
"""The fields that take a name, and their facets."""

_NAME = re.compile(r'(?:^|(?<=[\s(]))(-?)(\w+):=?("?)([^":=()]*)$')
_FIELD = re.compile(r"(?:^|(?<=[\s(-]))([a-z]{2,})$")


def asked(text: str) -> str:
    """The facet whose names would complete the text, or nothing."""
    match = _NAME.search(text)
    return NAMED.get(match[2].lower(), "") if match else ""


def complete(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """How the text goes on, and what it is when it is complete; both empty where nothing is known.

    Accents need not be typed, and a name is also found by any of its words; where what is typed is not how
    it begins, it is named behind an arrow.

    Args:
        text: the query up to the cursor.
        names: the known names of each facet, the commonest first.

    """
    if match := _NAME.search(text):
        minus, field, _, begun = match.groups()
        facet = "kind" if field == "kind" else NAMED.get(field.lower(), "")
        known = KINDS if facet == "kind" else names.get(facet, ())
        name = _begun(fold(begun), known)
        if not name:
            return "", ""
        literal = name.casefold().startswith(begun.casefold())
        rest = name[len(begun) :] if literal else f" → {name}"
        return rest, f"{text[: match.start()]}{minus}{refine.term(facet, name)} "
    if match := _FIELD.search(text):
        for field in TYPED:
            if field.startswith(match[1]):
                rest = field[len(match[1]) :] + ":"
                return rest, text + rest
    return "", ""


def _begun(begun: str, known: Sequence[str]) -> str:
    """The commonest name that begins so, else the commonest of which a later word does."""
    if not begun:
        return ""
    folded = [(name, fold(name)) for name in known]
    first = (name for name, plain in folded if plain.startswith(begun) and plain != begun)
    later = (name for name, plain in folded if f" {begun}" in plain)
    return next(first, "") or next(later, "")
