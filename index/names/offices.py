"""Can one person hold two offices at once, or cannot both be right?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.text.folding import fold
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.model import Office

ALIASES = {"gop": "republican", "rep": "representative", "sen": "senator", "gov": "governor",
           "pm": "prime minister", "mp": "member parliament", "vp": "vice president",
           "ag": "attorney general", "ceo": "chief executive officer",
           "cfo": "chief financial officer", "coo": "chief operating officer"}  # fmt: skip
"""Short words for offices, and their full ones."""

LIGHT = lexicon("light")
HELD_ALONE = lexicon("held_alone")
"""Offices of which nobody holds two at once."""
OTHERWISE = frozenset(
    {"former", "ex", "then", "nominee", "candidate", "hopeful", "elect", "designate", "acting"}
)
"""What makes of an office no office held."""


def rivals(offices: Iterable[Office]) -> list[str]:
    """The offices that one person cannot hold at once, each in the form that was met first."""
    shown: dict[frozenset[str], str] = {}
    for office in offices:
        if held(office):
            shown.setdefault(telling(office.printed), office.printed)
    return [printed for one, printed in shown.items() if any(_exclude_each_other(one, two) for two in shown)]


def held(office: Office) -> bool:
    """Whether somebody is said to hold an office, not to have held or to want it."""
    return not office.former and telling(office.printed).isdisjoint(OTHERWISE)


def _exclude_each_other(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether nobody holds both: two offices held alone, or one of two places or matters."""
    if one <= two or two <= one:
        return False
    ranks = one & HELD_ALONE, two & HELD_ALONE
    return bool(ranks[0] and ranks[1]) and (
        ranks[0].isdisjoint(ranks[1]) or bool(one - two - HELD_ALONE and two - one - HELD_ALONE)
    )


def telling(office: str) -> frozenset[str]:
    """The words that make an office: *minister for finance* is *finance minister*."""
    told = re.findall(r"[^\W_]+", fold(office))
    return frozenset(part for word in told for part in ALIASES.get(word, word).split()) - LIGHT
