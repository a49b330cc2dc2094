"""Which names does the whole index know in a column, and in what order do they stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.segment import Segment


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one column over all segments."""

    names: tuple[str, ...]
    """By number; number 0 is no name."""
    numbers: tuple[NDArray[np.uint32], ...]
    """For each segment: the number here of each number there."""
    alphabetical: NDArray[np.uint32]
    """The place of each name from A to Z; no name has the last, as many as there are names."""


def gathered(segments: Sequence[Segment], column: str) -> Names:
    """The names of a column in all segments."""
    known: dict[str, int] = {"": 0}
    numbers = []
    for segment in segments:
        _, table = segment.names(column)
        numbers.append(np.asarray([known.setdefault(name, len(known)) for name in table], np.uint32))
    names = tuple(known)
    order = sorted(range(1, len(names)), key=lambda number: (fold(names[number]), names[number]))
    alphabetical = np.full(len(names), len(names), np.uint32)
    alphabetical[order] = np.arange(len(order), dtype=np.uint32)
    return Names(names, tuple(numbers), alphabetical)
