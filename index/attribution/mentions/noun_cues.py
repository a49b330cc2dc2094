"""Whose words does a word for words report: "her reply", "a statement by the ministry", "made a remark:"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.noun_phrases import NOUNS
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.syntax import Syntax

MEASURES = words("sources", "measures")
OWNERS = NOUNS | {"PRP$"}
UTTERING = frozenset({"made", "make", "makes", "gave", "give", "gives", "offered", "offers"})
"""What somebody does with words for words who utters them."""


def owner(syntax: Syntax, where: Layout, noun: int) -> int | None:
    """The token that heads whoever a word for words belongs to; None where it is nobody's."""
    low = syntax.words[noun].lower()
    links = {"by", "from", "of"} if low == "words" else {"by", "from"}
    found = None
    for child in syntax.children[noun]:
        if syntax.deps[child] == "poss":
            found = child
        elif syntax.deps[child] == "prep" and syntax.words[child].lower() in links:
            found = _object(syntax, child, found)
    following = noun + 1
    if found is None and following < len(syntax) and syntax.words[following] in {"by", ":"}:
        by = syntax.words[following] == "by"
        found = _object(syntax, following, None) if by else _utterer(syntax, noun)
    if found is None or where.quoted[found] >= 0:
        return None
    return found if syntax.tags[found] in OWNERS or syntax.deps[found] == "nsubj" else None


def _object(syntax: Syntax, link: int, otherwise: int | None) -> int | None:
    return next((child for child in syntax.children[link] if syntax.deps[child] == "pobj"), otherwise)


def _utterer(syntax: Syntax, noun: int) -> int | None:
    """The subject where a colon follows what it utters: "Lee made the following comment:"."""
    verb = syntax.heads[noun]
    if syntax.deps[noun] != "dobj" or syntax.words[verb].lower() not in UTTERING:
        return None
    return next((child for child in syntax.children[verb] if syntax.deps[child] == "nsubj"), None)


def measures(syntax: Syntax, noun: int) -> bool:
    """Is a noun behind "according to" what something differs by: "prices vary according to size"?"""
    children = syntax.children[noun]
    before = {syntax.tags[child] for child in children if child < noun}
    owned = any(syntax.deps[child] == "poss" and syntax.tags[child] != "PRP$" for child in children)
    return syntax.words[noun].lower() in MEASURES and "DT" not in before and not owned
