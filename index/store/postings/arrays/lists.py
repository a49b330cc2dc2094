"""In which documents is each term, and how much does it count there? Lists of 16-bit numbers, term by term.

A segment's documents are in blocks of 65,536. A list keeps the lower 16 bits of its documents, and where in
it each block begins: half the bytes, read in one step, and a few are looked up without reading it all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.store.postings.impacts import impacts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Documents = NDArray[np.uint32]
    """Numbers of documents within a segment, ascending, each once."""

BITS = 16

READ = 1 << 18
"""A list of so many documents is read as a whole sooner than its blocks are looked into one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class List:
    """The documents of one term."""

    low: NDArray[np.uint16]
    """The lower bits of each document."""
    edges: tuple[int, ...]
    """Where in `low` each block begins, and its length."""
    impacts: NDArray[np.uint8] | None
    """As in `onrecord.index.store.postings.impacts`; None where all count the same."""

    def __len__(self) -> int:
        return len(self.low)

    def documents(self) -> Documents:
        """All of them."""
        documents = self.low.astype(np.uint32)
        for block in range(1, len(self.edges) - 1):
            documents[self.edges[block] : self.edges[block + 1]] += np.uint32(block << BITS)
        return documents

    def find(self, some: Documents) -> NDArray[np.intp]:
        """The place in the list of each of some documents, ascending; -1 for one that is not on it."""
        if len(self.low) <= READ:
            documents = self.documents()
            at = np.searchsorted(documents, some)
            if not len(documents):
                return at - 1
            at[documents.take(at, mode="clip") != some] = -1
            return at
        at = np.full(len(some), -1, np.intp)
        blocks = len(self.edges) - 1
        bounds = np.searchsorted(some, np.arange(1, blocks, dtype=np.uint32) << np.uint32(BITS)).tolist()
        low = some.astype(np.uint16)
        for block, (begin, end) in enumerate(zip([0, *bounds], [*bounds, len(some)], strict=True)):
            first, last = self.edges[block], self.edges[block + 1]
            if begin == end or first == last:
                continue
            here, wanted = self.low[first:last], low[begin:end]
            found = np.searchsorted(here, wanted)
            held = here.take(found, mode="clip") == wanted
            at[begin:end][held] = found[held] + first
        return at


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of all terms of one field, one after the other in the order of the terms."""

    documents: NDArray[np.uint16]
    first: NDArray[np.uint32]
    """Where each block of each term begins, and one more."""
    impacts: NDArray[np.uint8]
    """Of each document on each list; empty where all count the same."""
    blocks: int
    """In the segment."""

    def list(self, term: int) -> List:
        """That of one term."""
        edges = self.first[term * self.blocks : (term + 1) * self.blocks + 1].tolist()
        some = slice(edges[0], edges[-1])
        relative = tuple(edge - edges[0] for edge in edges)
        return List(self.documents[some], relative, self.impacts[some] if len(self.impacts) else None)

    def length(self, term: int) -> int:
        """How many documents have a term."""
        return int(self.first[(term + 1) * self.blocks]) - int(self.first[term * self.blocks])


def blocks_of(size: int) -> int:
    """How many blocks a number of documents takes, at least one."""
    return max(1, -(-size >> BITS))


def listed(
    terms: NDArray[np.uint32],
    documents: NDArray[np.uint32],
    count: int,
    size: int,
    norms: NDArray[np.float32] | None = None,
) -> Lists:
    """The lists of terms, from a term and its document for each time that it stands there.

    Args:
        terms: numbers below `count`.
        documents: as many, ascending.
        count: how many terms there are.
        size: documents in the segment.
        norms: of each of them, where the lists shall have impacts.

    """
    blocks = blocks_of(size)
    bounds = np.searchsorted(documents, np.arange(blocks + 1, dtype=np.uint64) << np.uint64(BITS)).tolist()
    lengths = np.zeros((count, blocks), np.uint32)
    parts: list[tuple[NDArray[np.uint16], NDArray[np.uint8] | None]] = []
    for block in range(blocks):
        some = slice(bounds[block], bounds[block + 1])
        keys: NDArray[Any] = terms[some].astype(np.uint32 if count <= 1 << BITS else np.uint64)
        keys <<= BITS
        keys |= documents[some].astype(np.uint16)
        keys.sort()
        new = np.ones(len(keys), bool)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        heads = np.flatnonzero(new)
        often = np.diff(heads, append=len(keys))
        keys = keys[heads]
        low = keys.astype(np.uint16)
        keys >>= BITS
        lengths[:, block] = np.bincount(keys.astype(np.intp), minlength=count)
        own = None
        if norms is not None:
            counts = np.minimum(often, 255).astype(np.uint8)
            own = impacts(counts, norms[block << BITS :][low])
        parts.append((low, own))
    first = edges(lengths)
    whole = np.empty(int(first[-1]), np.uint16)
    weights = np.empty(0 if norms is None else len(whole), np.uint8)
    for block, (low, own) in enumerate(parts):
        at = placed(first[block:-1:blocks], lengths[:, block])
        whole[at] = low
        if own is not None:
            weights[at] = own
    return Lists(whole, first, weights, blocks)


def edges(lengths: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Where each of several things begins that lie one after the other, and one more, from their lengths."""
    first = np.zeros(lengths.size + 1, np.uint32)
    np.cumsum(lengths, out=first[1:])
    return first


def placed(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[np.uint32]:
    """The numbers from each start on, as many as each length says, one after the other."""
    many = lengths.astype(np.uint32)
    before = np.cumsum(many, dtype=np.uint32) - many
    numbers: NDArray[np.uint32] = np.repeat(starts.astype(np.uint32) - before, many)
    numbers += np.arange(len(numbers), dtype=np.uint32)
    return numbers
