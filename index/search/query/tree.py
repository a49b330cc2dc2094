"""What does a query ask for? The tree that a query text becomes, and that execution, marks and words read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as field_of

ANY = "any"
"""The field of words that name no field: the quotation and the context around it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word; in the prose fields every word of the same stem matches."""

    field: str
    text: str
    """Folded."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side in this order, exactly as written but for case and accents."""

    field: str
    words: tuple[str, ...]
    """Folded; at least one."""
    slop: int = 1
    """The maximum distance in places from one word to the next: 1 is side by side."""
    unfinished: bool = False
    """Whether the last word may go on."""
    shown: str = field_of(default="", compare=False)
    """As it was typed."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Every word of this shape: ``*`` is any letters, ``?`` is one."""

    field: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word that begins with the same letter, within this edit distance."""

    field: str
    text: str
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Value:
    """The whole value of a field that has few: the kind of quotation."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """One whole name, in any spelling that is known for it."""

    field: str
    key: str
    """Of the name, as `onrecord.index.search.execution.name_numbers.key` makes it."""
    shown: str = field_of(default="", compare=False)
    """As it was typed."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number from `low` to `high`, both included; a date is the number that `dates` makes of it."""

    field: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Every quotation."""


@dataclass(frozen=True, slots=True)
class And:
    """What all of the nodes match; at least two."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of the nodes matches; at least two."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every quotation that the node does not match."""

    node: Node


Text = Word | Phrase | Prefix | Wildcard | Fuzzy
Node = Text | Name | Value | Range | Everything | And | Or | Not


def both(nodes: list[Node]) -> Node:
    """What all of the nodes match: the plainest tree that says so."""
    flat = [part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,))]
    kept = list(dict.fromkeys(part for part in flat if not isinstance(part, Everything)))
    if not kept:
        return Everything()
    return kept[0] if len(kept) == 1 else And(tuple(kept))


def either(nodes: list[Node]) -> Node:
    """What any of the nodes matches: the plainest tree that says so."""
    flat = [part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))]
    kept = list(dict.fromkeys(flat))
    if not kept or Everything() in kept:
        return Everything()
    return kept[0] if len(kept) == 1 else Or(tuple(kept))
