"""In what order do hits come? The best first by BM25, or by date, speaker or outlet.

How much an occurrence counts is in the index (`onrecord.index.store.weighing`); here it is multiplied by
how rare the word is, and a word in the quotation counts three times as much as one around it. Of equal
ones the first comes first: as they stand in the index, the newest.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.search.sets import found_in
from onrecord.index.search.tree import ANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.matching import Matching
    from onrecord.index.search.segment import Documents, Listing
    from onrecord.index.search.tree import Text

WEIGHTS = {"quotation": 3.0, "context": 1.0}

SAME = 128
"""The impact of what has none of its own: words of which only the beginning or the shape is known."""

BLOCK = 128
"""At most so many keys of which only the greatest is looked at first."""


def scores(
    size: int, found: Sequence[tuple[Matching, Documents]], wanted: Sequence[Text]
) -> list[NDArray[np.float32]]:
    """The score of every document found, segment by segment.

    Args:
        size: documents in the index.
        found: in each segment.
        wanted: the words and phrases of the query.

    """
    totals = [np.zeros(len(documents), np.float32) for _, documents in found]
    for node in wanted:
        for field in WEIGHTS if node.field == ANY else {node.field} & WEIGHTS.keys():
            listings = [matching.listing(node, field) for matching, _ in found]
            having = sum(len(listing.documents) for listing in listings)
            # Whoosh's inverse document frequency.
            weight = np.float32(WEIGHTS[field] * (log(size / (having + 1)) + 1))
            for total, (_, documents), listing in zip(totals, found, listings, strict=True):
                if len(documents) and len(listing.documents):
                    _add(total, documents, listing, weight)
    return totals


def _add(total: NDArray[np.float32], documents: Documents, listing: Listing, weight: np.float32) -> None:
    """Add one word's part to the scores of the documents."""
    if documents is listing.documents:
        total += weight * (SAME if listing.impacts is None else listing.impacts)
        return
    if len(documents) <= len(listing.documents):
        at = np.searchsorted(listing.documents, documents)
        held = listing.documents.take(at, mode="clip") == documents
        impacts = SAME if listing.impacts is None else listing.impacts.take(at, mode="clip")
        total += weight * impacts * held
    else:
        held = found_in(listing.documents, documents)
        impacts = SAME if listing.impacts is None else listing.impacts[held]
        total[np.searchsorted(documents, listing.documents[held])] += weight * impacts


def top(keys: NDArray[Any], most: int) -> NDArray[np.intp]:
    """The places of the `most` greatest keys, the greatest first; of equal ones the first.

    The greatest keys of all blocks bound the least key that can be among them, so few keys are sorted.
    """
    block = min(len(keys) // (4 * most), BLOCK)
    if block < 2:
        return np.argsort(-keys, kind="stable")[:most]
    whole = len(keys) // block * block
    greatest = keys[:whole].reshape(-1, block).max(axis=1)
    bound = np.partition(greatest, len(greatest) - most)[len(greatest) - most]
    above = np.flatnonzero(keys > bound)
    if len(above) < most:
        above = np.sort(np.concatenate([above, _first(keys, bound, most - len(above))]))
    return above[np.argsort(-keys[above], kind="stable")[:most]]


def _first(keys: NDArray[Any], key: Any, most: int) -> NDArray[np.intp]:
    """The first places of this key."""
    start = np.flatnonzero(keys[: BLOCK * most] == key)
    return start[:most] if len(start) >= most else np.flatnonzero(keys == key)[:most]
