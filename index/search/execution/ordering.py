"""By which numbers are hits sorted that are not sorted by score? And how many statements are they?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.matching import Matching
    from onrecord.index.search.execution.segment import Segment
    from onrecord.index.search.execution.snapshot import Reading

LAST = -(2**40)


def date_keys(segment: Segment, documents: Documents, *, reverse: bool) -> NDArray[np.int64]:
    """The newest first; those without a date last, also the other way round."""
    dates = segment.numbers("date")[documents].astype(np.int64)
    dates[dates == 0] = -LAST if reverse else LAST
    return dates


def name_keys(
    reading: Reading, column: str, number: int, documents: Documents, *, reverse: bool
) -> NDArray[np.int64]:
    """By name from A to Z, within a name the newest first; those without one last.

    Args:
        reading: of the index.
        column: of names.
        number: of the segment.
        documents: of that segment.
        reverse: the order is going to be turned round.

    """
    table = reading.names(column)
    place = table.alphabetical[table.numbers[number][documents]].astype(np.int64)
    dates = reading.segments[number].numbers("date")[documents].astype(np.int64)
    keys = (-place << 28) + (-dates if reverse else dates)
    keys[place == len(table.names)] = -(2**62) if not reverse else 2**62
    return keys


def folded(found: Sequence[tuple[Matching, Documents]]) -> int:
    """How many statements the documents found are."""
    parts = [matching.segment.numbers("statement")[documents] for matching, documents in found]
    statements = np.concatenate(parts) if parts else np.zeros(0, np.uint32)
    return int(np.count_nonzero(np.bincount(statements)))
