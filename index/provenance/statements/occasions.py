"""The same words twice: one statement, or said again, or in another mouth?"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.provenance.statements.alignment import runs

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

SOON = 2
"""Days; two articles farther apart may tell of two occasions."""
PHRASE = 8
"""Words; so short a common part can be a phrase that a speaker uses again."""
AROUND = 3
"""Words beyond the shared ones; with this many on the same side in both, the two go on differently."""


class Apart(IntEnum):
    """Why two quotations that share their words are not one statement."""

    AGAIN = 1
    """Said again on another day."""
    MOUTH = 2
    """In another mouth: a quotation of a quotation, or a misattribution."""


def apart(
    first: Sequence[Hashable], second: Sequence[Hashable], *, days: int | None, at_odds: bool
) -> Apart | None:
    """Why two quotations with the same words are kept apart; None where they are one statement.

    A later article may well quote an earlier statement; so a day's distance alone keeps nothing apart. It
    takes words that go on differently around the shared ones on the same side, or a short phrase that was
    changed inside.

    Args:
        first: the words of one quotation, as forms or as numbers.
        second: those of the other.
        days: between their dates; None where one is unknown.
        at_odds: whether both have named speakers who are not the same.

    """
    if at_odds:
        return Apart.MOUTH
    if days is None or days <= SOON:
        return None
    shared = runs(first, second)
    if not shared:
        return Apart.AGAIN
    head, tail = shared[0], shared[-1]
    before = min(head.first, head.second)
    after = min(len(first) - tail.first - tail.size, len(second) - tail.second - tail.size)
    common = sum(run.size for run in shared)
    inside = any(
        run.first + run.size < following.first and run.second + run.size < following.second
        for run, following in pairwise(shared)
    )
    changed = inside or (len(shared) > 1 and min(len(first), len(second)) > common)
    if before >= AROUND or after >= AROUND or (changed and common <= PHRASE):
        return Apart.AGAIN
    return None
