"""Which body behind a name, tied to it by a preposition, is somebody of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import OPENERS
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.name_parts import plain
from onrecord.index.attribution.text.titles import TITLES

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.mentions.phrase_bounds import Prose
    from onrecord.index.model import Span


def affiliation(prose: Prose, use: Use) -> list[Span]:
    """Such as "Cameron Easley of Morning Consult"."""
    syntax = prose.syntax
    at = syntax.at(use.end)
    if len(use.words) < 2 or at + 1 >= len(syntax) or syntax.words[at] not in {"of", "with", "for", "at"}:
        return []
    first = at + 1
    while first + 1 < len(syntax) and syntax.tags[first] in OPENERS:
        first += 1
    if plain(syntax.words[first]) in TITLES:
        return []
    last = first
    while last < len(syntax) and _of_body(prose, last):
        last += 1
    owner = last < len(syntax) and syntax.tags[last] == "POS"
    if last == first or owner or (syntax.words[at] in {"for", "at"} and not _cued(prose, use, last)):
        return []
    return [syntax.span(first, last - 1)]


def _of_body(prose: Prose, at: int) -> bool:
    """Is the word part of an organisation's name?"""
    syntax = prose.syntax
    if syntax.words[at] == "of" and at + 1 < len(syntax):
        return syntax.tags[at + 1] == "NNP" and syntax.ents[at + 1] != "PERSON"
    return syntax.tags[at] in {"NNP", "NNPS"} and (
        syntax.ents[at] in {"", "ORG"} or (syntax.words[at - 1] == "of" and syntax.ents[at - 2] == "ORG")
    )


def _cued(prose: Prose, use: Use, after: int) -> bool:
    """Does a cue stand right before the name, or right behind what follows it?"""
    syntax = prose.syntax
    name = syntax.at(use.start)
    behind = after < len(syntax) and syntax.words[after].lower() in LEMMAS
    return behind or (
        name > 0 and syntax.words[name - 1].lower() in LEMMAS and syntax.words[after : after + 1] == ["."]
    )
