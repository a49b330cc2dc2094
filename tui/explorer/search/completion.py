"""How does what is being typed go on: which field, which name?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import ALIASES, KINDS, TYPED, WHOLE
from onrecord.index.text.folding import fold
from onrecord.tui.explorer.search import refine
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED = {typed: field for typed, field in ALIASES.items() if field in WHOLE}
"""The fields that take a name, and their facets."""

_NAME = re.compile(r'(?:^|(?<=[\s(]))(-?)(\w+):=?("?)([^":=()]*)$')
_FIELD = re.compile(r"(?:^|(?<=[\s(-]))([a-z]{2,})$")


@dataclass(frozen=True, slots=True)
class Known:
    """A name as it is spelt somewhere."""

    whole: str
    """The name that it is a spelling of; the same for all names of one."""
    count: int
    """How many quotations have it, in any spelling."""


def with_count(name: str, known: Mapping[str, Known]) -> str:
    """A name and how many quotations have it, as it is offered; the name alone where that is not known."""
    return f"{safe(name)} {known[name].count:,}" if name in known else safe(name)


def asked(text: str) -> str:
    """The facet whose names would complete the text, or nothing."""
    match = _NAME.search(text)
    return NAMED.get(match[2].lower(), "") if match else ""


def complete(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, str]:
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


def choices(text: str, names: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """The names that may be meant at the end of the text, each with what the text then is."""
    match = _NAME.search(text)
    facet = NAMED.get(match[2].lower(), "") if match else ""
    if match is None or not facet:
        return []
    lead = f"{text[: match.start()]}{match[1]}"
    return [
        (name, f"{lead}{refine.term(facet, name)} ") for name in offers(fold(match[4]), names.get(facet, ()))
    ]


def _begun(begun: str, known: Iterable[str]) -> str:
    """The commonest name of which any word begins so; a surname is as good as a first name."""
    return next(iter(offers(begun, known)), "")


def offers(begun: str, known: Iterable[str], most: int = 8) -> list[str]:
    """The names of which any word begins so, in the order in which they are known.

    Of several spellings of one name the first that begins so is offered.

    Args:
        begun: the beginning, folded.
        known: the names, the ones to be offered first at the front; with what is known of them, or without.
        most: how many are offered at most.

    """
    found: Iterable[str] = (
        name for name in known if begun and f" {begun}" in f" {fold(name)}" and fold(name) != begun
    )
    if isinstance(known, Mapping):
        first: dict[str, str] = {}
        for name in found:
            first.setdefault(known[name].whole, name)
        found = first.values()
    return list(islice(found, most))
