"""Which quotations share enough runs of words to be compared? All pairs at once, from the postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.provenance.statements.external_sort import Sorter
from onrecord.index.text.hashing import ROW_BITS, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

LONGEST = 64
"""A run of words that more quotations share says nothing of any two of them."""
NEXT = 8
"""The number of following quotations that each is paired with in a shared run."""
LEAST = 0.15
"""The share of the shorter quotation's runs that a pair must have in common to be compared."""
PARTS = 128
"""The number of parts in which pairs are counted, one after the other."""

_LOW = np.uint64(0xFFFFFFFF)


def pairs(
    postings: Iterable[NDArray[np.uint64]], fresh: NDArray[np.bool_], counts: NDArray[np.int64]
) -> Iterator[tuple[int, int]]:
    """The pairs of rows worth comparing, the lower row first, each once and in order.

    Args:
        postings: sorted, in parts that end where a gram's postings do.
        fresh: by row, whether its pairs are asked for; others are paired with fresh ones only.
        counts: by row, how many runs of words the quotation has.

    """
    edges = np.arange(PARTS, dtype=np.uint64) * np.uint64(-(-len(counts) // PARTS)) << np.uint64(32)
    with Sorter(edges) as found:
        for part in postings:
            found.add(_shared(part, fresh))
        for every in found:
            yield from _counted(every, counts)


def _counted(every: NDArray[np.uint64], counts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The pairs that stand often enough among those found."""
    edges = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    shared = np.diff(np.concatenate((edges, [len(every)])))
    once = every[edges]
    first, second = (once >> np.uint64(32)).astype(np.int64), (once & _LOW).astype(np.int64)
    shorter = np.minimum(counts[first], counts[second])
    kept = shared >= np.maximum(np.minimum(2, shorter), LEAST * shorter)
    yield from zip(first[kept].tolist(), second[kept].tolist(), strict=True)


def _shared(part: NDArray[np.uint64], fresh: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The pairs that share a gram in one part, as numbers: the lower row above, the higher below."""
    keys, rows = part >> np.uint64(ROW_BITS), (part & np.uint64(ROWS - 1)).astype(np.int64)
    edges = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    sizes = np.diff(edges)
    useful = (sizes > 1) & (sizes <= LONGEST) & np.logical_or.reduceat(fresh[rows], edges[:-1])
    kept = np.repeat(useful, sizes)
    keys, rows = keys[kept], rows[kept]
    found = [np.empty(0, np.uint64)]
    for step in range(1, min(NEXT, len(keys) - 1) + 1):
        here = np.flatnonzero(keys[:-step] == keys[step:])
        one, two = rows[here], rows[here + step]
        wanted = (one != two) & (fresh[one] | fresh[two])
        low, high = np.minimum(one, two)[wanted], np.maximum(one, two)[wanted]
        found.append((low.astype(np.uint64) << np.uint64(32)) | high.astype(np.uint64))
    return np.concatenate(found)
