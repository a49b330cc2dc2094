"""Was it said, or does it only stand nearby? The same query, asked of the quotation alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.search.query.tree import ANY, And, Fuzzy, Or, Phrase, Prefix, Wildcard, Word, both, either

if TYPE_CHECKING:
    from onrecord.index.search.query.tree import Node

SAID = "quotation"


def said(node: Node) -> Node:
    """The query with each word that names no field looked for in the quotation; what is left out stays so."""
    return _moved(node, ANY, SAID)


def anywhere(node: Node) -> Node:
    """The other way round: the words of the quotation looked for around it too."""
    return _moved(node, SAID, ANY)


def has_words(node: Node) -> bool:
    """Whether the query has a word that may stand in the quotation or around it."""
    match node:
        case And(nodes) | Or(nodes):
            return any(map(has_words, nodes))
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return node.field == ANY
        case _:
            return False


def _moved(node: Node, old: str, new: str) -> Node:
    match node:
        case And(nodes):
            return both([_moved(part, old, new) for part in nodes])
        case Or(nodes):
            return either([_moved(part, old, new) for part in nodes])
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy() if node.field == old:
            return replace(node, field=new)
        case _:
            return node
