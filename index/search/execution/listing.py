"""In which documents does something stand, and how much does it count there? Read only as far as needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.search.execution import sets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.index.store.postings.arrays.lists import List

    Documents = NDArray[np.uint32]
    """Numbers of documents within a segment, ascending, each once."""

NOBODY = np.zeros(0, np.uint32)


SAME = 128
"""The impact of what has none of its own: words of which only the beginning or the shape is known."""


class Listing:
    """Some documents of a segment, ascending; several threads may share it.

    Args:
        documents: theirs; None where they are those of `packed`.
        impacts: as in `onrecord.index.store.postings.impacts`; None where all count `SAME`.
        packed: the list as it lies in the index.

    """

    __slots__ = ("_documents", "_packed", "impacts")

    def __init__(
        self,
        documents: Documents | None,
        impacts: NDArray[np.uint8] | None = None,
        packed: List | None = None,
    ) -> None:
        self._documents = documents
        self._packed = packed
        self.impacts = impacts

    @classmethod
    def of(cls, packed: List) -> Listing:
        """Those of a list of the index."""
        return cls(None, packed.impacts, packed)

    def __len__(self) -> int:
        if self._documents is not None:
            return len(self._documents)
        return 0 if self._packed is None else len(self._packed)

    @property
    def documents(self) -> Documents:
        """All of them; the same array each time."""
        if self._documents is None:
            self._documents = NOBODY if self._packed is None else self._packed.documents()
        return self._documents

    @property
    def size(self) -> int:
        """In bytes, when they are read."""
        return len(self) * (4 if self.impacts is None else 5)

    def counting(self, some: Documents, size: int) -> NDArray[np.uint8]:
        """How much each of some documents counts here, 0 for one that is not among these.

        Args:
            some: ascending.
            size: documents in the segment.

        """
        if some is self._documents:
            return np.broadcast_to(self._impacts, len(some))
        if sets.few(len(some), len(self)):
            at = self._find(some)
            impacts = self._impacts
            there = impacts.take(at, mode="clip") if impacts.ndim else impacts
            return np.where(at >= 0, there, np.uint8(0))
        table = np.zeros(size, np.uint8)
        sets.mark(table, self.documents, self._impacts)
        return table.take(some)

    @property
    def _impacts(self) -> NDArray[np.uint8]:
        """Of each document, or one of all."""
        return np.asarray(SAME, np.uint8) if self.impacts is None else self.impacts

    def _find(self, some: Documents) -> NDArray[np.intp]:
        """The place here of each of some documents, ascending; -1 for one that is not among these."""
        if self._packed is not None:
            return self._packed.find(some)
        documents = self.documents
        at = np.searchsorted(documents, some)
        if not len(documents):
            return at - 1
        at[documents.take(at, mode="clip") != some] = -1
        return at


EMPTY = Listing(NOBODY)
