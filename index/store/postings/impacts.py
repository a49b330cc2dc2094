"""How much does an occurrence count? BM25's part of a term in a document, as one byte.

The fraction of Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), is
worked out when a segment is written and kept in 255 steps, the quantised impacts of Anh and Moffat, Pruned
Query Evaluation Using Pre-Computed Impacts (2006). Ranking a list of postings is then one multiplication.

Lengths are measured against a fixed pivot, not against the mean of the segment: a document counts the same in
whichever segment or shard it lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1, B = 1.2, 0.75
"""BM25's usual saturation and length normalisation, Whoosh's too."""

STEPS = 255


PIVOTS = {"quotation": 20.0, "context": 100.0}
"""Words of a quotation, and of one with its context: rounded means of 509 in 24 articles of world news."""


def norms(lengths: NDArray[np.uint32], field: str) -> NDArray[np.float32]:
    """What BM25 adds to a count below the fraction, for documents of these lengths in a field of texts."""
    share = lengths.astype(np.float32) / np.float32(PIVOTS[field])
    return np.float32(K1) * (np.float32(1 - B) + np.float32(B) * share)


def impacts(counts: NDArray[np.uint8], norms: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The fraction in steps: for each count and the norm of its document, 1 to `STEPS`."""
    often = counts.astype(np.float32)
    return np.maximum(np.float32(STEPS) * often / (often + norms), 1).astype(np.uint8)
