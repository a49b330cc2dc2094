"""What does one segment of the index hold? Its terms, their postings and its columns, as numpy arrays.

Arrays are views of the mapped files wherever they can be. Several threads may share a segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.search.execution.cache import Cache
from onrecord.index.search.query import fields
from onrecord.index.store.postings import columns
from onrecord.index.store.postings.mapped import mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.index.provenance.statements.copies import Copies
    from onrecord.index.store.postings.codec import TermsReader

    Documents = NDArray[np.uint32]
    """Numbers of documents within a segment, ascending, each once."""

NOBODY = np.zeros(0, np.uint32)

COLUMNS = ("row", "speaker_kind", *fields.COLUMNS)

FROM_PROVENANCE = ("copies", "statement")

MOST_LISTINGS = 4096
"""Terms of which a segment remembers where they are."""

CACHE = 32 << 20
"""Bytes that a segment may keep of what was worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The documents in which something stands, and how much it counts in each."""

    documents: Documents
    impacts: NDArray[np.uint8] | None = None
    """As in `onrecord.index.store.postings.impacts`; None where all count the same."""

    @property
    def size(self) -> int:
        """In bytes."""
        return self.documents.nbytes + (0 if self.impacts is None else self.impacts.nbytes)


EMPTY = Listing(NOBODY)


class Segment:
    """One segment, open for reading.

    Args:
        reader: Whoosh's reader of the segment.
        copies: of the index's statements.
        rows: of a composite index, by the row in the segment's own.

    """

    def __init__(self, reader: Any, copies: Copies, rows: NDArray[np.uint32] | None = None) -> None:
        segment, storage = reader.segment(), reader.storage()
        codec = segment.codec()
        self.place = 0
        """Among the segments of the index."""
        self.size: int = segment.doc_count_all()
        self.lengths = {name: segment._fieldlengths.get(name, 0) for name in ("quotation", "context")}
        self.terms: TermsReader = codec.terms_reader(storage, segment)
        self.cache = Cache(CACHE)
        self._copies = copies
        self._rows = rows
        files = {name: codec.column_filename(segment, name) for name in COLUMNS}
        # Mapped now: a build may put another snapshot in place and remove this one's files.
        self._files = {
            name: mapped(storage, file) for name, file in files.items() if storage.file_exists(file)
        }
        self._columns: dict[str, Any] = {}
        self._listings: dict[tuple[str, str], Listing] = {}
        self.live: NDArray[np.bool_] | None = None
        if segment.has_deletions():
            self.live = np.ones(self.size, bool)
            self.live[list(segment.deleted_docs())] = False

    @property
    def count(self) -> int:
        """Documents that are not deleted."""
        return self.size if self.live is None else int(self.live.sum())

    @cached_property
    def newest_first(self) -> bool:
        """Whether the documents stand in the order of their dates, the newest first, undated ones last."""
        dates = self.numbers("date")
        return bool((dates[1:] <= dates[:-1]).all())

    def living(self, documents: Documents) -> Documents:
        """Those of the documents that are not deleted."""
        return documents if self.live is None else documents[self.live[documents]]

    def listing(self, field: str, term: str) -> Listing:
        """The postings of one term."""
        listing = self._listings.get((field, term))
        if listing is None:
            listing = self._listing(field, term)
            if len(self._listings) > MOST_LISTINGS:
                self._listings.clear()
            self._listings[field, term] = listing
        return listing

    def _listing(self, field: str, term: str) -> Listing:
        number = self.terms.number(field, term.encode("utf-8", "replace"))
        if number is None:
            return EMPTY
        if number < 0:
            field, number = field.rpartition("_")[0], -1 - number
        postings = self.terms.postings(field)
        first, last = postings.first[number : number + 2].tolist()
        impacts = self.terms.array(field, "impacts")[first:last] if self.terms.has(field, "impacts") else None
        return Listing(postings.documents[first:last], impacts)

    def places(self, field: str, term: str) -> Documents:
        """Where a term stands in the segment, ascending."""
        number = self.terms.number(field, term.encode("utf-8", "replace"))
        if number is None:
            return NOBODY
        postings = self.terms.postings(field)
        places: Documents = postings.places[postings.begin[number] : postings.begin[number + 1]]
        return places

    def beginning(self, field: str, prefix: str) -> tuple[int, int]:
        """The numbers of the terms that begin so: the first, and the one after the last."""
        if field not in self.terms.fields():
            return 0, 0
        start = prefix.encode("utf-8", "replace")
        first = self._first_at(field, start)
        return first, self._first_at(field, start + b"\xff")

    def _first_at(self, field: str, term: bytes) -> int:
        """The number of the first term that is not below this one."""
        names, ends = self.terms.array(field, "names"), self.terms.array(field, "ends")
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            start = ends[middle - 1] if middle else 0
            if names[start : ends[middle] - 1].tobytes() < term:
                low = middle + 1
            else:
                high = middle
        return low

    def vocabulary(self, field: str, first: int, last: int) -> list[str]:
        """The terms numbered from `first` up to, without, `last`."""
        if first >= last:
            return []
        names, ends = self.terms.array(field, "names"), self.terms.array(field, "ends")
        start = ends[first - 1] if first else 0
        return str(names[start : ends[last - 1] - 1].tobytes(), "utf-8").split("\n")

    def holding(self, field: str, letters: str) -> list[int]:
        """The numbers of the terms that hold these letters side by side."""
        if field not in self.terms.fields():
            return []
        names, ends = self.terms.array(field, "names"), self.terms.array(field, "ends")
        wanted = letters.encode("utf-8", "replace")
        if not wanted:
            return list(range(len(ends)))
        places = np.flatnonzero(names[: len(names) - len(wanted) + 1] == wanted[0])
        for offset, byte in enumerate(wanted[1:], 1):
            places = places[names[places + offset] == byte]
        numbers: list[int] = np.unique(np.searchsorted(ends, places, "right")).tolist()
        return numbers

    def together(self, field: str, first: int, last: int) -> Documents:
        """The documents that hold any of the terms numbered from `first` up to `last`."""
        if last - first < 1:
            return NOBODY
        postings = self.terms.postings(field)
        found = postings.documents[postings.first[first] : postings.first[last]]
        return found if last - first == 1 else self.united([found])

    def any_of(self, field: str, numbers: Sequence[int]) -> Documents:
        """The documents that hold any of these terms."""
        if not len(numbers):
            return NOBODY
        postings = self.terms.postings(field)
        several = np.asarray(numbers)
        starts, ends = postings.first[several], postings.first[several + 1]
        mask = np.zeros(self.size, bool)
        # The commonest first: with them it may be done.
        for turn, at in enumerate(np.argsort(starts.astype(np.int64) - ends, kind="stable").tolist()):
            mask[postings.documents[starts[at] : ends[at]]] = True
            if turn % 256 == 0 and mask.all():
                break
        return np.flatnonzero(mask).astype(np.uint32)

    def united(self, several: Iterable[Documents]) -> Documents:
        """The documents of any of the arrays, which need not be in order."""
        mask = np.zeros(self.size, bool)
        for documents in several:
            mask[documents] = True
        return np.flatnonzero(mask).astype(np.uint32)

    def everything(self) -> Documents:
        """All documents, deleted ones included."""
        return np.arange(self.size, dtype=np.uint32)

    def numbers(self, column: str) -> NDArray[np.uint32]:
        """A column of numbers, 0 where a document has none; or one of `FROM_PROVENANCE`."""
        if column not in self._columns and column in FROM_PROVENANCE:
            rows = self.numbers("row")
            give = self._copies.counts if column == "copies" else self._copies.statements
            self._columns[column] = give(rows)
        if column not in self._columns:
            values = np.zeros(self.size, np.uint32)
            if column in self._files:
                found = np.frombuffer(self._files[column].checked().view, ">u4")[: self.size]
                values[: len(found)] = found
            if column == "row" and self._rows is not None:
                values = self._rows[values]
            self._columns[column] = values
        return self._columns[column]  # type: ignore[no-any-return]

    def names(self, column: str) -> tuple[NDArray[np.uint32], list[str]]:
        """A column of names: the number of each document's name, and the names by number; 0 is none."""
        if column not in self._columns:
            if column in self._files:
                numbers, table = columns.read(self._files[column].checked().view, self.size)
                self._columns[column] = numbers, [str(name, "utf-8", "replace") for name in table]
            else:
                self._columns[column] = np.zeros(self.size, np.uint32), [""]
        return self._columns[column]  # type: ignore[no-any-return]
