"""Which fields can a query name, by which names, and what kind of value does each take?

`TABLE` is the one place: what is typed, told, completed, counted and read of a field follows from its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.index.model import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the query language."""

    name: str
    """As the index knows it."""
    aliases: tuple[str, ...]
    """As it may be typed; help and completion name the first."""
    kind: Literal["names", "kind", "prose", "date", "share", "count"]
    """Names and titles, searched by their words as they are; the kind of quotation; running text, searched
    by stem; a date; a number between 0 and 1, kept in thousandths; a number of things."""
    whole: bool = False
    """Whether its names can be asked for whole: ``speaker:="Mark Rutte"``."""
    facets: tuple[str, ...] = ()
    """What the hits of a search can be counted by; the first is the one that is listed unasked, the others
    count a part of the same values, or several of them together."""
    column: bool = False
    """Whether each quotation's value is kept in a column of the index."""


SPEAKERS: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"group", "organization", "document"}),
    "unnamed": frozenset({"unnamed", "unknown", ""}),
}
"""The facets of speakers of one make, and the kinds of speaker that each counts."""

TABLE = (
    Field("speaker", ("speaker", "by"), "names", whole=True, facets=("speaker", *SPEAKERS), column=True),
    Field("office", ("office",), "names", whole=True, facets=("office", "role"), column=True),
    Field("outlet", ("outlet",), "names", whole=True, facets=("outlet",), column=True),
    Field("relay", ("via", "relay"), "names", whole=True, facets=("relay",), column=True),
    Field("kind", ("kind",), "kind", facets=("kind",), column=True),
    Field("class", ("class",), "names", whole=True, facets=("class",), column=True),
    Field("cue", ("cue",), "names"),
    Field("title", ("title",), "names"),
    Field("quotation", ("quote", "quotation"), "prose"),
    Field("context", ("context",), "prose"),
    Field("after", ("after", "since"), "date"),
    Field("before", ("before",), "date"),
    Field("date", ("date",), "date", facets=("year", "month", "day"), column=True),
    Field("confidence", ("conf", "confidence"), "share", facets=("confidence",), column=True),
    Field("copies", ("copies",), "count"),
)
"""Every field, in the order in which help lists them."""

FIELDS = {field.name: field for field in TABLE}

PROSE = tuple(field.name for field in TABLE if field.kind == "prose")
"""Fields of running text; where no field is named, all of them are searched."""

NAMES = tuple(field.name for field in TABLE if field.kind == "names")
"""Fields of names and titles."""

OUTLETS = ("outlet", "relay")
"""Fields of the names of outlets, each of which may be asked for by any of its names."""

WHOLE = tuple(field.name for field in TABLE if field.whole)
"""Fields whose names can be asked for whole."""

COLUMNS = tuple(field.name for field in TABLE if field.column)
"""Fields whose value for each quotation is kept in a column."""

KINDS: tuple[str, ...] = get_args(Kind)

FACETS = tuple(facet for field in TABLE for facet in field.facets)
"""What the hits of a search can be counted by."""

LISTED = tuple(field.facets[0] for field in TABLE if field.facets)
"""The facets that are listed where none is named, one for each field."""

OF_FACET = {facet: field for field in TABLE for facet in field.facets}
"""The field whose values a facet counts."""

ALIASES = {alias: field.name for field in TABLE for alias in field.aliases}
"""The name of a field as it may be typed, and the field it means; ``after`` and ``before`` are dates."""

TYPED = tuple(field.aliases[0] for field in TABLE)
"""The names that help and completion use, in their order."""


def told(name: str) -> str:
    """The name of a field as help and completion give it."""
    return FIELDS[name].aliases[0]
