"""How are ascending arrays of numbers intersected and subtracted? The shorter is looked up in the longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]


def found_in(needles: Numbers, numbers: Numbers) -> NDArray[np.bool_]:
    """Which of the needles, ascending, are among the numbers, ascending."""
    if not len(numbers):
        return np.zeros(len(needles), bool)
    held: NDArray[np.bool_] = numbers.take(np.searchsorted(numbers, needles), mode="clip") == needles
    return held


def both(arrays: Sequence[Numbers]) -> Numbers:
    """The numbers that are in all arrays; quickest when the first is the shortest."""
    common = arrays[0]
    for numbers in arrays[1:]:
        if not len(common):
            break
        fewer, more = (common, numbers) if len(common) <= len(numbers) else (numbers, common)
        common = fewer[found_in(fewer, more)]
    return common


def without(numbers: Numbers, others: Numbers) -> Numbers:
    """The numbers that are not among the others."""
    return numbers[~found_in(numbers, others)]
