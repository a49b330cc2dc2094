"""Does an article tell that a name of one word is a body's or a place's, or may it be a person's as well?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.text.syntax import Syntax

COUNTRIES = words("places", "countries") | words("places", "states") | words("places", "regions")
BODIES = frozenset({"GPE", "ORG", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
INSIDE = frozenset({"in", "at", "within", "across", "outside", "throughout"})
"""Before what one may be in: a body or a place, hardly ever a person."""
STYLED = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])[A-Z])\w*(?:[a-z][A-Z]|[0-9.&])")
"""A capital, a digit or a full stop within a word: how firms and sites are spelled, not people."""
BESIDE = frozenset({"compound", "nmod"})
"""Where a word belongs to the noun behind it, to which "the" and "in" belong too: "the Lee campaign"."""
OFTEN = 2
"""Uses that the model takes for a body or a place, and none for a person, that are no chance."""


def doubtful(syntax: Syntax, entity: Entity) -> bool:
    """Is it a body by a name of one word of which nothing tells that it is no person's?"""
    lone = entity.kind == "organization" and entity.name[:1].isupper() and " " not in entity.name
    return lone and not told(syntax, entity.name)


def told(syntax: Syntax, name: str) -> bool:
    """Does anything besides the model's word on one use say that a capitalised word is no person's name?

    By its spelling, a list of outlets or countries, "the" or "in" before it, a plural, or several uses.
    """
    if name.lower() in COUNTRIES or name.isupper() or STYLED.match(name) or outlet(name):
        return True
    kinds: Counter[str] = Counter()
    for token, word in enumerate(syntax.words):
        if word != name:
            continue
        before = syntax.words[token - 1].lower() if token else ""
        before = "" if syntax.deps[token] in BESIDE else before
        if syntax.tags[token] == "NNPS" or before == "the" or before in INSIDE:
            return True
        kinds[syntax.ents[token]] += 1
    return not kinds["PERSON"] and sum(kinds[kind] for kind in BODIES) >= OFTEN
