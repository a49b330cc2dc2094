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
    *a* or *the* that both texts happen to hold) and left out; a longer run, where it is very far. Words that
    both texts begin or end with are never left out.
    """
    found = [
        Run(*block)
        for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()[:-1]
    ]
    while len(found) > 1 and found[0].first + found[0].second and _chance(found[0].size, found[:2]):
        del found[0]
    while len(found) > 1 and not _last(found[-1], first, second) and _chance(found[-1].size, found[-2:]):
        del found[-1]
    return tuple(found)


def _last(run: Run, first: Sequence[Hashable], second: Sequence[Hashable]) -> bool:
    """Whether both texts end with a run."""
    return run.first + run.size == len(first) and run.second + run.size == len(second)


def _chance(size: int, neighbours: Sequence[Run]) -> bool:
    """Whether a run of this size, the first or last of two neighbours, is too far from the other."""
    run, following = neighbours
    parted = max(following.first - run.first - run.size, following.second - run.second - run.size)
    return size < (parted if size < CHANCE else parted / 4)
