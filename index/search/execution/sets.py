"""Which numbers of an ascending array are among others? A few are looked up, many are marked in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]


LOOKED_UP, TABLE = 24, 30_000
"""The cost of looking up one number, and of making a table for a segment of a million, in numbers marked."""


AT_ONCE = 1 << 16
"""Numbers that are marked at once."""


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
    mark(table, numbers, np.True_)
    return table


def mark(table: NDArray[Any], numbers: Numbers, values: Any) -> None:
    """Put values, one for each of the numbers or one for all, where the numbers say.

    Piece by piece in numpy’s own type of index: another takes twice as long, and as a whole it would be
    twice the size.
    """
    for start in range(0, len(numbers), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        table[numbers[some].astype(np.intp)] = values[some] if values.ndim else values
