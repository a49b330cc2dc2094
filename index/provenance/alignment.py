"""Which words of one quotation stand in another? Runs of common words, the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


CHANCE = 3
"""Fewer words than this may be shared by chance."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts share, one after the other."""

    first: int
    """Where the run begins in the first text, as a number of a word."""
    second: int
    size: int


def runs(first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[Run, ...]:
    """The runs of words that both texts share, in order, by Ratcliff and Obershelp's method of `difflib`.

    One or two words at either end, farther from the next run than they are long, are taken for chance (an
    *a* or *the* that both texts happen to begin with) and left out; a longer run, where it is very far.
    """
    found = [
        Run(*block)
        for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()[:-1]
    ]
    while len(found) > 1 and _chance(found[0].size, _parted(found[0], found[1])):
        del found[0]
    while len(found) > 1 and _chance(found[-1].size, _parted(found[-2], found[-1])):
        del found[-1]
    return tuple(found)


def _chance(size: int, parted: int) -> bool:
    return size < (parted if size < CHANCE else parted / 4)


def _parted(run: Run, following: Run) -> int:
    """How many words stand between two runs, in the text where there are more."""
    return max(following.first - run.first - run.size, following.second - run.second - run.size)
