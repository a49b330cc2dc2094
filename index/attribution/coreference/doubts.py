"""How far is whoever a description means ahead of others at most, by what the article tells of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.entities import ALONE
from onrecord.index.attribution.text.name_parts import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.entities import Entity

UNTOLD = 3.5
"""Where the article does not say that the words fit."""
CONTESTED = 2.0
"""Where somebody else is more in mind of whom nothing is known that speaks against them."""
OWNERS = frozenset({"her", "his", "its", "their"})


def at_most(
    entity: Entity, parts: Sequence[str], head: str, printed: Sequence[str], *, contested: bool
) -> float:
    """The greatest margin of a description by its words.

    Args:
        entity: whom or what it means.
        parts: its words in lower case, without article.
        head: its head noun in lower case.
        printed: its words as printed.
        contested: whether somebody whom it may mean is more in mind.

    """
    owned = printed[0].lower() in OWNERS
    if entity.kind == "person":
        return CONTESTED if contested else UNTOLD if owned else ALONE
    name = plain_words(entity.name) | {entity.head}
    if head in name or entity.kind == "unnamed":
        return ALONE if entity.kind != "organization" or name.issuperset(parts[:-1]) else UNTOLD
    acts = any(trace.subject for trace in entity.traces)
    plain = entity.kind != "document" and acts and len(parts) == 1 and not owned
    return ALONE if plain else UNTOLD
