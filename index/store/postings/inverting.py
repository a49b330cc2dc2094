"""From tokens in order to postings by term: which documents hold each term, how often, and where?

Pure functions on numpy arrays. A *place* is a token's number in the whole segment: documents follow each
other with one empty place between them, so no phrase reaches from one document into the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of all terms of one field, term after term in the order of the terms.

    The postings of term `t` are ``documents[first[t]:first[t + 1]]``, ascending, and the same of
    `counts`; its places are ``places[begin[t]:begin[t + 1]]``, ascending.
    """

    documents: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    """How often the term stands in the document; 255 is that or more."""
    first: NDArray[np.uint32]
    places: NDArray[np.uint32]
    """Empty where places are not kept."""
    begin: NDArray[np.uint32]


def layout(counts: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The place of every token, and the first place of every document, from tokens per document."""
    documents = np.arange(len(counts), dtype=np.uint32)
    places = np.arange(int(counts.sum()), dtype=np.uint32)
    places += np.repeat(documents, counts)
    starts = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts + np.uint32(1), out=starts[1:])
    return places, starts


def inverted(
    terms: NDArray[np.uint32], places: NDArray[np.uint32], size: int, counts: NDArray[np.uint32]
) -> Postings:
    """Postings from the term at each place.

    Args:
        terms: numbers below `size`.
        places: as many, in any order.
        size: how many terms there are; each occurs.
        counts: tokens of each document.

    """
    keys = terms.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= places
    keys.sort()
    ordered = keys.astype(np.uint32)
    keys >>= np.uint64(32)
    begin = np.zeros(size + 1, np.uint32)
    np.cumsum(np.bincount(terms, minlength=size), out=begin[1:])
    document_of = np.repeat(np.arange(len(counts), dtype=np.uint32), counts + np.uint32(1))
    documents = document_of[ordered]
    new = np.empty(len(documents), bool)
    new[:1] = True
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    new[begin[:-1]] = True
    heads = np.flatnonzero(new)
    often = np.diff(heads, append=len(documents))
    return Postings(
        documents[heads],
        np.minimum(often, 255).astype(np.uint8),
        np.searchsorted(heads, begin).astype(np.uint32),
        ordered,
        begin,
    )


def gathered(terms: NDArray[np.uint32], documents: NDArray[np.uint32], size: int) -> Postings:
    """Postings without places, from pairs of a term and a document, each pair counted once."""
    keys = np.unique(terms.astype(np.uint64) << np.uint64(32) | documents)
    first = np.zeros(size + 1, np.uint32)
    np.cumsum(np.bincount(keys >> np.uint64(32), minlength=size), out=first[1:])
    none = np.zeros(0, np.uint32)
    ones = np.ones(len(keys), np.uint8)
    return Postings(keys.astype(np.uint32), ones, first, none, np.zeros(size + 1, np.uint32))


def merged(postings: Postings, group_of: NDArray[np.uint32], size: int) -> Postings:
    """The postings of groups of terms: the documents of any of a group's terms, counts added up.

    Args:
        postings: of the terms.
        group_of: the group of each term, or `size` for a term that is in none.
        size: how many groups there are.

    """
    groups = np.repeat(group_of, np.diff(postings.first))
    inside = groups < size
    groups, documents, counts = groups[inside], postings.documents[inside], postings.counts[inside]
    keys = groups.astype(np.uint64) << np.uint64(32) | documents
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    heads = np.flatnonzero(np.diff(keys, prepend=np.uint64(2**64 - 1)))
    totals = np.add.reduceat(counts[order].astype(np.uint32), heads) if len(heads) else counts
    first = np.zeros(size + 1, np.uint32)
    np.cumsum(np.bincount(keys[heads] >> np.uint64(32), minlength=size), out=first[1:])
    none = np.zeros(0, np.uint32)
    return Postings(
        keys[heads].astype(np.uint32),
        np.minimum(totals, 255).astype(np.uint8),
        first,
        none,
        np.zeros(size + 1, np.uint32),
    )


def ranked(names: Sequence[Any]) -> tuple[list[Any], NDArray[np.uint32]]:
    """The names sorted, and the place of each of them in that order."""
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), np.uint32)
    rank[order] = np.arange(len(names), dtype=np.uint32)
    return [names[i] for i in order], rank
