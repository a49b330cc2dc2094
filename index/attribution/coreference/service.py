"""Who serves whom: whose name stands behind that of the one somebody works for?"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.syntax import Syntax

SERVES = re.compile(r" (?:for|to|of|with) (?:[\w.’'-]+ ){0,4}")
"""Between somebody in another's service and that other's name."""
CLOSES = re.compile(r"[,.()”\"–—\n]| [–—]|$")
LISTED = re.compile(r",? (?:and|&) |, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,? and ")
"""Behind a name these make it one of a list."""


def in_service(
    syntax: Syntax, mention: Mention, starts: Sequence[int], places: Sequence[tuple[int, Use, Entity]]
) -> Entity | None:
    """Whoever is named behind whom he or she works for: "a spokeswoman for Ann Lee, Bea Roe".

    Args:
        syntax: the parsed article.
        mention: a noun that may mean a person.
        starts: where persons are named, ascending.
        places: the same with each use of a name, and whose it is.

    """
    end = syntax.ends[mention.head]
    k = bisect_left(starts, end)
    if mention.kind != "nominal" or k + 1 >= len(places):
        return None
    (start, master, _), (at, use, entity) = places[k : k + 2]
    tied = SERVES.fullmatch(syntax.text, end, start) and syntax.text[master.end : at] == ", "
    listed = LISTED.match(syntax.text, use.end)
    return entity if tied and not listed and CLOSES.match(syntax.text, use.end) else None
