"""What does one segment of the index hold? Its terms, their postings and its columns, as numpy arrays.

Arrays are views of the mapped files wherever they can be. Several threads may share a segment.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.search.execution import sets
from onrecord.index.search.execution.cache import Cache
from onrecord.index.search.execution.listing import EMPTY, NOBODY, Listing
from onrecord.index.search.query import fields
from onrecord.index.store.postings import columns
from onrecord.index.store.postings.mapped import mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.index.provenance.statements.copies import Copies
    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.store.postings.reading import TermsReader

COLUMNS = ("row", "speaker_kind", *fields.COLUMNS)

FROM_PROVENANCE = ("copies", "statement")

MOST_LISTINGS = 4096
"""Terms of which a segment remembers where they are."""

CACHE = 32 << 20
"""Bytes that a segment may keep of what was worked out."""


FEW = 20
"""Below one document in this many, hits are sorted; above, they are marked in a table of all documents."""


def heads(numbers: Documents) -> NDArray[np.intp]:
    """Where each number of an ascending array stands first."""
    new = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return np.flatnonzero(new)


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
        self._periods: dict[int, tuple[Documents, Documents]] = {}
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

    def periods(self, unit: int) -> tuple[Documents, Documents]:
        """Where documents are `newest_first`: the years, months or days, and the first document of each.

        Args:
            unit: by which the number of a date is divided to give that of its period; 0 is no date.

        """
        if unit not in self._periods:
            dates = self.numbers("date")
            first = heads(dates)
            periods = dates[first] // np.uint32(unit)
            new = heads(periods)
            self._periods[unit] = periods[new], first[new].astype(np.uint32)
        return self._periods[unit]

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
        number = self.number(field, term)
        if number is None:
            return EMPTY
        if self.terms.has(field, "places"):
            return Listing(self.documents_at(field, self.terms.words(field).of(number)))
        return Listing.of(self.terms.lists(field).list(number))

    def number(self, field: str, term: str) -> int | None:
        """The number of a term in its field."""
        return self.terms.number(field, term.encode("utf-8", "replace"))

    def places(self, field: str, term: str) -> Documents:
        """Where a word stands in the segment, ascending."""
        number = self.number(field, term)
        return NOBODY if number is None else self.terms.words(field).of(number)

    def documents_at(self, field: str, places: Documents) -> Documents:
        """The documents of ascending places."""
        documents = self.terms.words(field).rows.documents(places)
        return documents[heads(documents)]

    def beginning(self, field: str, prefix: str) -> tuple[int, int]:
        """The numbers of the terms that begin so: the first, and the one after the last."""
        if field not in self.terms.fields():
            return 0, 0
        return self.terms.dictionary(field).beginning(prefix.encode("utf-8", "replace"))

    def vocabulary(self, field: str, first: int, last: int) -> list[str]:
        """The terms numbered from `first` up to, without, `last`."""
        return [str(term, "utf-8") for term in self.terms.dictionary(field).between(first, last)]

    def holding(self, field: str, letters: str) -> list[int]:
        """The numbers of the terms that hold these letters side by side."""
        if field not in self.terms.fields():
            return []
        return self.terms.dictionary(field).holding(letters.encode("utf-8", "replace"))

    def together(self, field: str, first: int, last: int) -> Documents:
        """The documents that hold any of the words numbered from `first` up to `last`."""
        if last - first < 1:
            return NOBODY
        words = self.terms.words(field)
        places = words.of(first, last)
        return self.documents_at(field, places) if last - first == 1 else self._having(field, [places])

    def any_of(self, field: str, numbers: Sequence[int]) -> Documents:
        """The documents that hold any of these words."""
        if not len(numbers):
            return NOBODY
        words = self.terms.words(field)
        return self._having(field, [words.of(number) for number in numbers])

    def _having(self, field: str, several: Sequence[Documents]) -> Documents:
        """The documents of several arrays of places."""
        rows = self.terms.words(field).rows
        if sum(map(len, several)) * FEW < self.size:
            places = several[0] if len(several) == 1 else np.concatenate(several)
            documents = np.sort(rows.documents(places), kind="stable")  # each word's are in order already
            return documents[heads(documents)]
        pieces = (
            each[start : start + sets.AT_ONCE]
            for each in several
            for start in range(0, len(each), sets.AT_ONCE)
        )
        return self.united(rows.documents(piece) for piece in pieces)

    def united(self, several: Iterable[Documents]) -> Documents:
        """The documents of any of the arrays, which need not be in order."""
        mask = np.zeros(self.size, bool)
        for documents in several:
            sets.mark(mask, documents, np.True_)
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
