"""What answers a query? The documents found, put in order and read only as far as they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from onrecord.index.model import Hit
from onrecord.index.search.execution import ranking, sets
from onrecord.index.search.execution.matching import texts
from onrecord.index.search.execution.ordering import date_keys, folded, name_keys
from onrecord.index.search.facets import Count, counted
from onrecord.index.search.query import saying
from onrecord.index.search.suggest.widening import Widening, widened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.matching import Matching
    from onrecord.index.search.execution.snapshot import Reading
    from onrecord.index.search.query.query import Query

Sort = Literal["relevance", "date", "speaker", "outlet"]


@dataclass(frozen=True, slots=True)
class _Order:
    """Quotations in the order of the hits."""

    rows: NDArray[np.uint32]
    """Where the record of each is."""
    said: NDArray[np.bool_]
    """Whether each holds the words searched for itself."""

    def of(self, places: slice | NDArray[np.intp]) -> _Order:
        """Those at some places."""
        return _Order(self.rows[places], self.said[places])


class Results:
    """The quotations that answer a query; may be used from several threads.

    Args:
        query: that they answer.
        reading: of the index they were found in.
        found: the matching documents of each segment.
        sort: by what they are ordered.
        reverse: the other way round.
        fold: one hit for each statement.
        seconds: how long the search took.

    """

    def __init__(
        self,
        query: Query,
        reading: Reading,
        found: Sequence[tuple[Matching, Documents]],
        *,
        sort: Sort,
        reverse: bool,
        fold: bool = False,
        seconds: float,
    ) -> None:
        self.query = query
        self.every = sum(len(documents) for _, documents in found)
        """How many quotations were found."""
        self.total = folded(found) if fold else self.every
        """How many hits there are: as many, or where they are folded, how many statements."""
        self.seconds = seconds
        self._reading = reading
        self._found = found
        self._sort = sort
        self._reverse = reverse
        self._fold = fold
        self._turn = Lock()
        self._in_quotation = _said(query, found)
        self._order = _Order(np.zeros(0, np.uint32), np.zeros(0, bool))

    def hits(self, start: int, stop: int) -> tuple[Hit, ...]:
        """Those from `start` up to, without, `stop`, in order; their records are read now."""
        order = self._between(start, stop)
        rows: list[int] = order.rows.tolist()
        read = zip(self._reading.records.hits(rows), self._reading.copies_of(rows), strict=True)
        said = [None] * len(rows) if self._in_quotation is None else order.said.tolist()
        return tuple(
            Hit(quotation, article, self.query.marks(quotation.text), copies, said=in_quotation)
            for ((article, quotation), copies), in_quotation in zip(read, said, strict=True)
        )

    @property
    def said(self) -> int | None:
        """How many of the quotations found hold the words searched for themselves; None where none were."""
        masks = self._in_quotation
        return None if masks is None else sum(int(mask.sum()) for mask in masks)

    def rows(self, start: int, stop: int) -> list[int]:
        """Where the records of those hits are."""
        rows: list[int] = self._between(start, stop).rows.tolist()
        return rows

    def _between(self, start: int, stop: int) -> _Order:
        start, stop = max(0, start), max(0, min(stop, self.total))
        with self._turn:
            if stop > len(self._order.rows):
                self._order = self._first(max(stop, 64))
            return self._order.of(slice(start, stop))

    def facets(self, name: str, limit: int = 0) -> tuple[Count, ...]:
        """How all quotations found divide by speaker, office, outlet, relay, kind, year or confidence.

        Args:
            name: of the facet.
            limit: the maximum number of values, the commonest first; 0 for all.

        Raises:
            ValueError: there is no such facet.

        """
        return counted(self._reading, self._found, name, limit)

    def doubtful(self, limit: int, done: Iterable[str] = ()) -> tuple[tuple[Hit, ...], int]:
        """One quotation of each statement, those most worth a look first, and of how many statements.

        That is where much rests on little: the likelihood that the speaker is wrong, times the copies.

        Args:
            limit: the maximum number of hits.
            done: the ids of quotations whose statements are left out.

        """
        rows = _rows_of(self._found)
        copies = self._reading.copies
        sure = [m.segment.numbers("confidence")[documents] for m, documents in self._found]
        doubt = 1000 - np.concatenate(sure).astype(np.int64) if sure else np.zeros(0, np.int64)
        held = [row for each in done if (row := self._reading.records.row_of_id(each)) is not None]
        left = ~np.isin(copies.statements(rows), copies.statements(np.asarray(held, np.uint32)))
        rows, doubt = rows[left], doubt[left]
        rows = rows[np.lexsort((rows, -doubt * copies.counts(rows)))]
        leads = rows[np.sort(np.unique(copies.statements(rows), return_index=True)[1])]
        some = leads[:limit].tolist()
        read = zip(self._reading.records.hits(some), self._reading.copies_of(some), strict=True)
        hits = tuple(Hit(quotation, article, copies=several) for (article, quotation), several in read)
        return hits, len(leads)

    def widen(self) -> tuple[Widening, ...]:
        """The ways to ask for less that find more, each with its count; for when nothing was found."""
        return widened(self._reading, self.query.tree, self.every)

    def _first(self, least: int) -> _Order:
        """`least` hits or more, in order."""
        order = self._ordered(least)
        if not self._fold:
            return order
        while True:
            statements = self._reading.copies.statements(order.rows)
            leads = order.of(np.sort(np.unique(statements, return_index=True)[1]))
            if len(leads.rows) >= min(least, self.total):
                return leads
            order = self._ordered(4 * len(order.rows))

    def _ordered(self, least: int) -> _Order:
        """`least` quotations or more, in order: few are sorted quickly, then all at once."""
        most = least if least <= 1024 else self.every
        found = self._found
        parts: Sequence[NDArray[Any]]
        if self._sort == "relevance":
            parts = ranking.scores(self._reading.size, found, texts(self.query.tree))
        else:
            if self._sort == "date" and not self._reverse:
                found = [
                    (m, documents[:most] if m.segment.newest_first else documents) for m, documents in found
                ]
            parts = [self._keys(number, found[number]) for number in range(len(found))]
        keys = np.concatenate(parts) if len(parts) > 1 else parts[0] if parts else np.zeros(0, np.float32)
        if self._reverse:
            keys = -keys.astype(float)
        rows = _rows_of(found) if self._reading.ordered else None
        if self._sort != "relevance" or self._in_quotation is None:
            return self._chosen(found, ranking.top(keys, most, rows))
        first = np.concatenate(self._in_quotation) if self._in_quotation else np.zeros(0, bool)
        return self._chosen(found, _first_of(keys, ~first if self._reverse else first, most, rows))

    def _chosen(self, found: Sequence[tuple[Matching, Documents]], chosen: NDArray[np.intp]) -> _Order:
        """The documents with these numbers, counted through all segments."""
        order = _Order(np.zeros(len(chosen), np.uint32), np.zeros(len(chosen), bool))
        begin = 0
        for number, (matching, documents) in enumerate(found):
            here = (chosen >= begin) & (chosen < begin + len(documents))
            some = chosen[here] - begin
            order.rows[here] = matching.segment.numbers("row")[documents[some]]
            if self._in_quotation is not None:
                order.said[here] = self._in_quotation[number][some]
            begin += len(documents)
        return order

    def _keys(self, number: int, found: tuple[Matching, Documents]) -> NDArray[np.int64]:
        matching, documents = found
        if self._sort == "date":
            return date_keys(matching.segment, documents, reverse=self._reverse)
        return name_keys(self._reading, self._sort, number, documents, reverse=self._reverse)


def _said(query: Query, found: Sequence[tuple[Matching, Documents]]) -> list[NDArray[np.bool_]] | None:
    """Which of the documents found hold the words of the query themselves; None where it has no words."""
    if not saying.has_words(query.tree):
        return None
    tree = saying.said(query.tree)
    masks = []
    for matching, documents in found:
        holding = sets.marked(matching.documents(tree), matching.segment.size)
        masks.append(holding[documents])
    return masks


def _first_of(
    keys: NDArray[Any], first: NDArray[np.bool_], most: int, rows: NDArray[np.uint32] | None
) -> NDArray[np.intp]:
    """The places of the `most` greatest keys, those that come first before all others."""
    chosen: list[NDArray[np.intp]] = []
    for places in (np.flatnonzero(first), np.flatnonzero(~first)):
        left = most - sum(map(len, chosen))
        if left > 0 and len(places):
            own = None if rows is None else rows[places]
            chosen.append(places[ranking.top(keys[places], min(left, len(places)), own)])
    return np.concatenate(chosen) if chosen else np.zeros(0, np.intp)


def _rows_of(found: Sequence[tuple[Matching, Documents]]) -> NDArray[np.uint32]:
    """The row of every document found, through all segments."""
    rows = [matching.segment.numbers("row")[documents] for matching, documents in found]
    return np.concatenate(rows) if rows else np.zeros(0, np.uint32)
