"""In what order do hits come? The best first by BM25, or by date, speaker or outlet.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the inverse
document frequency of Whoosh. A word in the quotation counts three times as much as one around it.
Ties, and what has no score, stand newest first as they stand in the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.search.sets import found_in
from onrecord.index.search.tree import ANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.matching import Matching
    from onrecord.index.search.segment import Documents, Listing, Segment
    from onrecord.index.search.tree import Text

K1, B = 1.2, 0.75
"""BM25's usual saturation and length normalisation, Whoosh's too."""

WEIGHTS = {"quotation": 3.0, "context": 1.0}


class Norms:
    """What the length of a document's field takes off a word's weight in it."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.documents = sum(segment.size for segment in segments)
        self._mean = {
            field: sum(segment.lengths[field] for segment in segments) / max(self.documents, 1) or 1.0
            for field in WEIGHTS
        }

    def of(self, segment: Segment, field: str) -> NDArray[np.float32]:
        """For each document of the segment: what BM25 adds to the count below the fraction."""

        def make() -> NDArray[np.float32]:
            share = segment.field_lengths(field) / np.float32(self._mean[field])
            return np.float32(K1) * (np.float32(1 - B) + np.float32(B) * share)

        return segment.cache.get(("norms", field), make, lambda norms: norms.nbytes)


def scores(
    norms: Norms, found: Sequence[tuple[Matching, Documents]], wanted: Sequence[Text]
) -> list[NDArray[np.float32]]:
    """The score of every document found, segment by segment.

    Args:
        norms: of the whole index.
        found: in each segment.
        wanted: the words and phrases of the query.

    """
    totals = [np.zeros(len(documents), np.float32) for _, documents in found]
    for node in wanted:
        for field in WEIGHTS if node.field == ANY else {node.field} & WEIGHTS.keys():
            listings = [matching.listing(node, field) for matching, _ in found]
            having = sum(len(listing.documents) for listing in listings)
            rarity = np.log(norms.documents / (having + 1)) + 1
            weight = np.float32(WEIGHTS[field] * max(rarity, 0.1) * (K1 + 1))
            for total, (matching, documents), listing in zip(totals, found, listings, strict=True):
                norm = norms.of(matching.segment, field)
                _add(total, documents, listing, norm, weight)
    return totals


def _add(
    total: NDArray[np.float32],
    documents: Documents,
    listing: Listing,
    norm: NDArray[np.float32],
    weight: np.float32,
) -> None:
    """Add one word's part to the scores of the documents."""
    if not len(documents) or not len(listing.documents):
        return
    if documents is listing.documents:
        total += weight * _saturated(listing.counts, norm[documents])
    elif len(documents) * 4 < len(listing.documents):
        at = np.searchsorted(listing.documents, documents)
        at[at == len(listing.documents)] = 0
        held = listing.documents[at] == documents
        counts = None if listing.counts is None else listing.counts[at[held]]
        total[held] += weight * _saturated(counts, norm[documents[held]])
    else:
        held = found_in(listing.documents, documents)
        some = listing.documents[held]
        counts = None if listing.counts is None else listing.counts[held]
        total[np.searchsorted(documents, some)] += weight * _saturated(counts, norm[some])


def _saturated(counts: NDArray[np.uint8] | None, norms: NDArray[np.float32]) -> NDArray[np.float32]:
    """BM25's fraction: how much so many occurrences count in fields of these lengths."""
    if counts is None:
        return np.float32(1) / (np.float32(1) + norms)
    often = counts.astype(np.float32)
    return often / (often + norms)


def top(keys: NDArray[Any], most: int) -> NDArray[np.intp]:
    """The places of the `most` greatest keys, the greatest first; of equal ones the first."""
    if most >= len(keys):
        return np.argsort(-keys, kind="stable")
    threshold = np.partition(keys, len(keys) - most)[len(keys) - most]
    above = np.flatnonzero(keys > threshold)
    equal = np.flatnonzero(keys == threshold)[: most - len(above)]
    chosen = np.sort(np.concatenate([above, equal]))
    return chosen[np.argsort(-keys[chosen], kind="stable")]
