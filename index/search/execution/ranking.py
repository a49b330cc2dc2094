"""In what order do hits come? The best first by BM25, or by date, speaker or outlet.

How much an occurrence counts is in the index (`onrecord.index.store.postings.impacts`); here it is
multiplied by how rare the word is, and a word in the quotation counts three times as much as one around
it. Of equal ones the first comes first: as they stand in the index, the newest.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.search.execution.listing import SAME
from onrecord.index.search.execution.sets import few
from onrecord.index.search.query.tree import ANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.listing import Documents, Listing
    from onrecord.index.search.execution.matching import Matching
    from onrecord.index.search.query.tree import Text

WEIGHTS = {"quotation": 3.0, "context": 1.0}

BLOCK = 128
"""The maximum number of keys of which only the greatest is looked at first."""


def scores(
    size: int, found: Sequence[tuple[Matching, Documents]], wanted: Sequence[Text]
) -> list[NDArray[Any]]:
    """Numbers by which the documents found are ranked, segment by segment: the greater the better.

    Args:
        size: documents in the index.
        found: in each segment.
        wanted: the words and phrases of the query.

    """
    parts = [
        (field, [matching.listing(node, field) for matching, _ in found])
        for node in wanted
        for field in (WEIGHTS if node.field == ANY else {node.field} & WEIGHTS.keys())
    ]
    if len(parts) == 1 and (single := _single(found, parts[0][1])):
        return single
    totals = [np.zeros(len(documents), np.float32) for _, documents in found]
    for field, listings in parts:
        having = sum(len(listing) for listing in listings)
        # Whoosh's inverse document frequency.
        weight = np.float32(WEIGHTS[field] * (log(size / (having + 1)) + 1))
        for total, (matching, documents), listing in zip(totals, found, listings, strict=True):
            if not len(documents) or not len(listing):
                continue
            if few(len(listing), len(documents)):
                _add(total, weight, documents, listing)
            else:
                np.add(total, weight * matching.counting(listing, documents), out=total)
    return totals


def _add(total: NDArray[np.float32], weight: np.float32, documents: Documents, listing: Listing) -> None:
    """Add the weighed impacts of a list that is much shorter than the documents found."""
    at = np.searchsorted(documents, listing.documents)
    held = np.flatnonzero(documents.take(at, mode="clip") == listing.documents)
    total[at[held]] += weight * (np.uint8(SAME) if listing.impacts is None else listing.impacts[held])


def _single(
    found: Sequence[tuple[Matching, Documents]], listings: Sequence[Listing]
) -> list[NDArray[np.uint8]]:
    """The impacts themselves, where the documents found are those of one word; else nothing."""
    pairs = zip(found, listings, strict=True)
    whole = [
        listing.impacts
        for (_, documents), listing in pairs
        if documents is listing.documents and listing.impacts is not None
    ]
    return whole if len(whole) == len(found) else []


def top(keys: NDArray[Any], most: int, rows: NDArray[np.uint32] | None = None) -> NDArray[np.intp]:
    """The places of the `most` greatest keys, the greatest first.

    The greatest keys of all blocks bound the least key that can be among them, so few keys are sorted.

    Args:
        keys: to rank by.
        most: how many places are wanted.
        rows: of equal keys the one with the lowest row comes first; without them, the first.

    """
    if rows is not None:
        return _top_by_row(keys, most, rows)
    block = min(len(keys) // (4 * most), BLOCK)
    if block < 2:
        return _descending(keys)[:most]
    whole = len(keys) // block * block
    greatest = keys[:whole].reshape(-1, block).max(axis=1)
    bound = np.partition(greatest, len(greatest) - most)[len(greatest) - most]
    above = np.flatnonzero(keys > bound)
    if len(above) < most:
        above = np.sort(np.concatenate([above, _first(keys, bound, most - len(above))]))
    return above[_descending(keys[above])[:most]]


def _top_by_row(keys: NDArray[Any], most: int, rows: NDArray[np.uint32]) -> NDArray[np.intp]:
    chosen = np.arange(len(keys))
    if most < len(keys):
        bound = np.partition(keys, len(keys) - most)[len(keys) - most]
        chosen, equal = np.flatnonzero(keys > bound), np.flatnonzero(keys == bound)
        left = most - len(chosen)
        if left < len(equal):
            equal = equal[np.argpartition(rows[equal], left - 1)[:left]]
        chosen = np.concatenate([chosen, equal])
    chosen = chosen[np.argsort(rows[chosen], kind="stable")]
    return chosen[_descending(keys[chosen])]


def _descending(keys: NDArray[Any]) -> NDArray[np.intp]:
    """The order from the greatest key to the least; equal ones stay as they are."""
    return len(keys) - 1 - np.argsort(keys[::-1], kind="stable")[::-1]


def _first(keys: NDArray[Any], key: Any, most: int) -> NDArray[np.intp]:
    """The first places of this key."""
    start = np.flatnonzero(keys[: BLOCK * most] == key)
    return start[:most] if len(start) >= most else np.flatnonzero(keys == key)[:most]
