"""In which documents does something stand, and how much in each? Read only as far as is needed."""

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


class Listing:
    """Some documents of a segment, ascending.

    Args:
        documents: theirs; None where they are those of `packed`.
        impacts: as in `onrecord.index.store.postings.impacts`; None where all count the same.
        packed: the list as it lies in the index.

    """

    __slots__ = ("_documents", "_looked_up", "_packed", "impacts")

    def __init__(
        self,
        documents: Documents | None,
        impacts: NDArray[np.uint8] | None = None,
        packed: List | None = None,
    ) -> None:
        self._documents = documents
        self._packed = packed
        self._looked_up: tuple[Documents, NDArray[np.intp]] | None = None
        """The last that were found among these, and their places here: they are ranked next."""
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

    def find(self, some: Documents) -> NDArray[np.intp]:
        """The place here of each of some documents, ascending; -1 for one that is not among them."""
        last = self._looked_up
        if last is not None and last[0] is some:
            return last[1]
        if self._packed is not None:
            return self._packed.find(some)
        documents = self.documents
        at = np.searchsorted(documents, some)
        if not len(documents):
            return at - 1
        at[documents.take(at, mode="clip") != some] = -1
        return at

    def among(self, some: Documents, size: int) -> Documents:
        """Those of some documents that are here too; all are below `size`."""
        if len(some) * sets.LOOKED_UP < len(self):
            at = self.find(some)
            here = some[at >= 0]
            self._looked_up = here, at[at >= 0]
            return here
        return sets.both([some, self.documents], size)


EMPTY = Listing(NOBODY)
