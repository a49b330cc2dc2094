"""Which names are most like one that was typed?

Each word typed is compared with each word of a name, so that a slip in one word is a slip whatever stands
beside it: Damerau and Levenshtein's distance, for two letters that change places are one slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIKE = 0.7
"""How alike a name must be, 1 being the same."""
SLIPS = 0.5
"""How alike a word must be to count at all."""
BEGUN = 0.8
"""How alike a word is that begins with what was typed, by the number of letters typed:"""
LETTERS = 3


def nearest(typed: str, names: Mapping[str, int], limit: int) -> list[str]:
    """The names most like what was typed; of equals the ones of few words first, then the commonest.

    Args:
        typed: a name or a part of one.
        names: each with how often it occurs.
        limit: the maximum number of names.

    """
    asked = words(typed)
    if not asked:
        return []
    held = {name: words(name) for name in names}
    known = sorted({word for several in held.values() for word in several})
    like = [_alike(word, known) for word in asked]

    def likeness(several: list[str]) -> float:
        return sum(max((near.get(word, 0.0) for word in several), default=0.0) for near in like) / len(asked)

    scores = {name: round(likeness(several), 2) for name, several in held.items()}
    near = [name for name, score in scores.items() if score >= ALIKE]
    return sorted(near, key=lambda name: (-scores[name], len(held[name]), -names[name]))[:limit]


def _alike(word: str, known: list[str]) -> dict[str, float]:
    """The words that are like this one, and how much."""
    from rapidfuzz import process  # noqa: PLC0415 - 50 ms, only where nothing was found
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    found = process.extract(word, known, scorer=OSA.normalized_similarity, limit=None, score_cutoff=SLIPS)
    like = {other: score for other, score, _ in found}
    if len(word) >= LETTERS:
        for other in known:
            if other.startswith(word):
                like[other] = max(like.get(other, 0.0), BEGUN)
    return like
