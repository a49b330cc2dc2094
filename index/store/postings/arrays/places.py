"""Where does each word of a field stand? Its places in the segment, ascending, word by word.

A place is a row, and in the lower eight bits a word's number in the row. Each document begins a row of its
own and takes a further one for every 256 words; its last place stays empty, so no phrase reaches from one
document into the next. Where no document is longer than a row, as in most fields, a row is a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.store.postings.arrays.lists import placed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.uint32]
    """Ascending."""
    Documents = NDArray[np.uint32]

BITS = 8

AT_ONCE = 1 << 22
"""Words that are put in order at once: more would need more memory and not be quicker."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows are of which document."""

    begin: NDArray[np.uint32] | None = None
    """The first row of each document, and one more; None where every document has one row."""
    document: NDArray[np.uint32] | None = None
    """The document of each row; None likewise."""

    def documents(self, places: Places) -> Documents:
        """The document of each place."""
        rows = places >> np.uint32(BITS)
        return rows if self.document is None else self.document[rows]

    def first(self, documents: Documents) -> Places:
        """The first place of each document; that of the document after the last is where the places end."""
        rows = documents if self.begin is None else self.begin[documents]
        return rows << np.uint32(BITS)


@dataclass(frozen=True, slots=True)
class Words:
    """Where all words of one field stand, one after the other in the order of the words."""

    places: Places
    first: NDArray[np.uint32]
    """Where the places of each word begin, and one more."""
    rows: Rows

    def of(self, word: int, after: int = 0) -> Places:
        """The places of a word; of those numbered up to `after` too, word by word, if that is more."""
        return self.places[self.first[word] : self.first[max(after, word + 1)]]

    def spread(self, word: int) -> int:
        """How many documents hold a word."""
        documents = self.rows.documents(self.of(word))
        return int(np.count_nonzero(documents[1:] != documents[:-1])) + min(len(documents), 1)


def laid_out(counts: NDArray[np.uint32]) -> tuple[Places, Rows]:
    """The place of every word, as documents follow each other, from the number of words of each.

    Raises:
        OverflowError: they are more than a segment holds.

    """
    taken = (counts >> np.uint32(BITS)) + np.uint32(1)
    begin = np.zeros(len(counts) + 1, np.uint64)
    np.cumsum(taken, out=begin[1:])
    if begin[-1] >> np.uint64(32 - BITS):
        raise OverflowError("the texts of a segment are longer than its places can be numbered")
    rows = begin.astype(np.uint32)
    places = placed(rows[:-1] << np.uint32(BITS), counts)
    if int(begin[-1]) == len(counts):
        return places, Rows()
    return places, Rows(rows, np.repeat(np.arange(len(counts), dtype=np.uint32), taken))


def standing(words: NDArray[np.uint32], places: Places, count: int, rows: Rows) -> Words:
    """Where each word stands, from the word at each place.

    Args:
        words: numbers below `count`.
        places: as many, ascending.
        count: how many words there are.
        rows: of the documents.

    """
    parts = []
    lengths = []
    for start in range(0, max(len(words), 1), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        keys = words[some].astype(np.uint64)
        keys <<= np.uint64(32)
        keys |= places[some]
        keys.sort()
        parts.append(keys.astype(np.uint32))
        lengths.append(np.bincount(words[some], minlength=count).astype(np.uint32))
    first = np.zeros(count + 1, np.uint32)
    np.cumsum(np.sum(lengths, axis=0), out=first[1:])
    whole = np.empty(len(words), np.uint32)
    begin = first[:-1].copy()
    for part, each in zip(parts, lengths, strict=True):
        whole[placed(begin, each)] = part
        begin += each
    return Words(whole, first, rows)
