"""Do two articles name the same speaker?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import folded

if TYPE_CHECKING:
    from onrecord.index.model import Speaker

TITLES = lexicon("title")


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name for comparing, without titles: ``Sen. José Díaz Jr.`` is *jose*, *diaz*."""
    found = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.sub(r"['’]s\b", "", folded(name)))
    bare = tuple(word for word in found if word not in TITLES)
    return bare or tuple(found)


@lru_cache(maxsize=1 << 16)
def same_name(first: str, second: str) -> bool:
    """Whether two names can be one speaker's: surnames alike in spelling, first names not at odds."""
    one, two = parts(first), parts(second)
    if not one or not two:
        return False
    if one == two:
        return True
    if not _alike(one[-1], two[-1]):
        return len(one) != len(two) and (set(one) < set(two) or set(two) < set(one))
    if len(one) == 1 or len(two) == 1:
        return True
    return one[0][0] == two[0][0] and (
        len(one[0]) == 1 or len(two[0]) == 1 or _alike(one[0], two[0]) or one[0][:3] == two[0][:3]
    )


def _alike(one: str, two: str) -> bool:
    """Whether two spellings are one name: *Zelensky*, *Zelenskyy*."""
    return one == two or (min(len(one), len(two)) >= 5 and Levenshtein.normalized_similarity(one, two) >= 0.8)


def named(speaker: Speaker | None) -> str:
    """The name that a speaker can be compared by; ``""`` for nobody, and for whoever is not named."""
    return speaker.name if speaker and speaker.kind not in ("unknown", "unnamed") else ""


def at_odds(first: str, second: str) -> bool:
    """Whether two names, both given, are not one speaker's."""
    return bool(first and second) and not same_name(first, second)
