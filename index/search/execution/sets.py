"""How are ascending arrays of numbers intersected and subtracted?

A few numbers are looked up in many; where there are many of both, they are marked in a table of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]


LOOKED_UP = 40
"""The cost of looking up one number, in numbers marked."""


def found_in(needles: Numbers, numbers: Numbers) -> NDArray[np.bool_]:
    """Which of the needles, ascending, are among the numbers, ascending."""
    if not len(numbers):
        return np.zeros(len(needles), bool)
    held: NDArray[np.bool_] = numbers.take(np.searchsorted(numbers, needles), mode="clip") == needles
    return held


def both(arrays: Sequence[Numbers], size: int) -> Numbers:
    """The numbers, below `size`, that are in all arrays; quickest when the first is the shortest."""
    common = arrays[0]
    for numbers in arrays[1:]:
        if not len(common):
            break
        fewer, more = (common, numbers) if len(common) <= len(numbers) else (numbers, common)
        if len(fewer) * LOOKED_UP < len(more):
            common = fewer[found_in(fewer, more)]
        else:
            common = fewer[marked(more, size)[fewer]]
    return common


def without(numbers: Numbers, others: Numbers, size: int) -> Numbers:
    """The numbers, below `size`, that are not among the others."""
    return numbers[~marked(others, size)[numbers]]


def marked(numbers: Numbers, size: int) -> NDArray[np.bool_]:
    """Which of the numbers below `size` are among these, in any order."""
    table = np.zeros(size, bool)
    table[numbers] = True
    return table
