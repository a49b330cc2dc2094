"""Which numbers of an ascending array are among others? A few are looked up, many are marked in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]


LOOKED_UP, TABLE = 24, 30_000
"""The cost of looking up one number, and of making a table for a segment of a million, in numbers marked."""


def few(needles: int, numbers: int) -> bool:
    """Whether so many are looked up in so many others sooner than these are marked in a table."""
    return needles * LOOKED_UP < numbers + TABLE


def found_in(needles: Numbers, numbers: Numbers) -> NDArray[np.bool_]:
    """Which of the needles, ascending, are among the numbers, ascending."""
    if not len(numbers):
        return np.zeros(len(needles), bool)
    held: NDArray[np.bool_] = numbers.take(np.searchsorted(numbers, needles), mode="clip") == needles
    return held


def marked(numbers: Numbers, size: int) -> NDArray[np.bool_]:
    """Which of the numbers below `size` are among these, in any order."""
    table = np.zeros(size, bool)
    table[numbers.astype(np.intp)] = True  # numpy's own index type: any other is converted piece by piece
    return table
