"""What does a common noun stand for: somebody, several, a body, something written, or a thing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.text.lexicon import groups, occupations, words
from onrecord.index.attribution.text.name_parts import HONORIFICS

if TYPE_CHECKING:
    from onrecord.index.attribution.text.name_parts import Gender

DOCUMENTS, GROUPS = words("sources", "documents"), words("sources", "groups")
BODIES, OUTLETS = words("descriptions", "bodies"), words("descriptions", "outlets")
ROLES, KIN = words("offices", "roles"), words("offices", "kin")
FEMALE, MALE = words("descriptions", "female"), words("descriptions", "male")
ALIKE = groups("descriptions", "alike")
SOMEBODY = words("descriptions", "somebody")
THINGS = words("descriptions", "things")
"""Nouns that end like those for who does something, and stand for no human being."""
AGENTS = tuple(sorted(words("sources", "agents")))
"""Endings of nouns for those who do something."""


def noun_class(noun: str) -> str:
    """What a common noun stands for: somebody, several, something written, a body, or anything."""
    if noun in THINGS or noun.removesuffix("s") in THINGS:
        return "other"
    if noun in DOCUMENTS:
        return "document"
    if noun in GROUPS:
        return "group"
    if noun in BODIES or noun in OUTLETS:
        return "body"
    if noun in ROLES or noun in occupations():
        return "role"
    return "agent" if noun.endswith(AGENTS) else "other"


def alike(word: str) -> set[str]:
    """The word and all that can stand for it."""
    return {word}.union(*(group for group in ALIKE if word in group))


def gender_of_noun(noun: str) -> Gender:
    """The gender that a noun gives away: ``businesswoman``."""
    if noun in HONORIFICS:
        return "f" if HONORIFICS[noun] == "f" else "m"
    if noun in FEMALE or noun.endswith("woman"):
        return "f"
    return "m" if noun in MALE or noun.endswith("man") else "u"


def somebody(noun: str) -> bool:
    """Does a noun stand for one human being, whom "he" or "she" can mean?"""
    return noun not in THINGS and (
        noun_class(noun) in {"role", "agent"}
        or noun in KIN
        or noun in SOMEBODY
        or gender_of_noun(noun) != "u"
    )
