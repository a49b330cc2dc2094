"""How is an index asked? `open_index`, then `Index.search`."""

from __future__ import annotations

import re
import time
from functools import partial
from typing import TYPE_CHECKING

from onrecord.index.model import Hit
from onrecord.index.names.rulings import Rulings
from onrecord.index.paths import places
from onrecord.index.search.execution.matching import Cancelled, Matching
from onrecord.index.search.execution.snapshot import opened
from onrecord.index.search.query import saying
from onrecord.index.search.query.fields import WHOLE
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.query import Query
from onrecord.index.search.query.unparsing import written
from onrecord.index.search.results import Results
from onrecord.index.store import is_current, layout, open_current
from onrecord.index.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Quotation
    from onrecord.index.search.facets import Count
    from onrecord.index.search.results import Sort


def open_index(folder: Path) -> Index:
    """The index in `folder`, as it is now.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer, or a shard cannot.

    """
    if layout.is_sharded(folder):
        from onrecord.index import composite  # noqa: PLC0415 - one index alone needs none of it

        composite.refresh(folder)
    return Index(folder)


class Index:
    """One state of an index, open for reading; several threads may ask at once.

    A build does not change what is open: when `stale`, open the folder again. Who is one person is as the
    user has ruled, where they have (`onrecord.index.names.rulings`).
    """

    def __init__(self, folder: Path) -> None:
        self._rulings = Rulings(places().names)
        self._ruled = self._rulings.state
        snapshot, self._reading = open_current(folder, partial(opened, rulings=self._rulings.readable()))
        self.stamp = snapshot.stamp
        self._path = snapshot.path

    def stale(self) -> bool:
        """Whether a newer state has taken this one's place, or other names are ruled to be one person's."""
        return not is_current(self._path) or self._rulings.state != self._ruled

    def search(
        self,
        text: str,
        *,
        sort: Sort = "relevance",
        reverse: bool = False,
        fold: bool = False,
        typing: bool = False,
        cancelled: Callable[[], bool] | None = None,
    ) -> Results:
        """The quotations that answer a query; an empty one is answered by all.

        Args:
            text: of the query.
            sort: the best, the newest, or by name from A to Z.
            reverse: the other way round.
            fold: one hit for each statement, the first in this order; it stands for its copies.
            typing: somebody is still at it: the last word may go on.
            cancelled: asked now and then whether to give up.

        Raises:
            QueryError: the text cannot be read as a query.
            Cancelled: `cancelled` said so.

        """
        began = time.perf_counter()
        query = Query(text, parse(text, typing=typing))
        found = []
        for segment in self._reading.segments:
            if cancelled is not None and cancelled():
                raise Cancelled
            matching = Matching(segment, self._reading.names, cancelled)
            found.append((matching, matching.documents(query.tree)))
        seconds = time.perf_counter() - began
        return Results(query, self._reading, found, sort=sort, reverse=reverse, fold=fold, seconds=seconds)

    def names(self, field: str, prefix: str = "", limit: int = 0) -> tuple[Count, ...]:
        """The names in a field with how many quotations have each, the commonest first.

        Args:
            field: speaker, office, outlet or relay.
            prefix: of any word of the name, whatever its case and accents.
            limit: the maximum number of names; 0 for all.

        Raises:
            ValueError: there is no such field.

        """
        if field not in WHOLE:
            raise ValueError(f"There are no names of “{field}”. Names: {', '.join(WHOLE)}.")
        begins = re.compile(rf"(?<!\w){re.escape(fold(prefix))}")
        found = [
            count
            for count in self.search("").facets(field)
            if not prefix or any(begins.search(fold(name)) for name in (count.value, *count.others))
        ]
        found.sort(key=lambda count: (-count.count, fold(count.value)))
        return tuple(found[:limit] if limit else found)

    def saying(self, text: str) -> str:
        """The query with its words looked for in the quotation alone; where they are already, around it too.

        Raises:
            QueryError: the text cannot be read as a query.

        """
        tree = parse(text)
        narrowed = saying.said(tree)
        return written(narrowed if narrowed != tree else saying.anywhere(tree))

    def show(self, quotation_id: str) -> Hit | None:
        """The quotation with this id, or the only one whose id begins so."""
        records = self._reading.records
        found = records.by_id(quotation_id) if quotation_id else None
        if found is None:
            return None
        article, quotation = found
        row = records.row_of_id(quotation.id)
        assert row is not None, "it was found by its id"
        return Hit(quotation, article, copies=self._reading.copies_of([row])[0])

    def corrected(self, corrections: Iterable[Correction]) -> Mapping[str, Hit | None]:
        """The quotation of each correction, by the id that the correction has; None where it is not there."""
        every = tuple(corrections)
        found = {each.id: now for now, each in self._reading.records.attached(every).items()}
        return {each.id: self.show(found.get(each.id, "")) for each in every}

    def alike(self, correction: Correction) -> list[str]:
        """The ids of quotations that a correction without one of its own may be meant for."""
        return self._reading.records.alike(correction)

    def article(self, hit: Hit) -> Article:
        """The article of a hit, with its text."""
        row = self._row(hit)
        return self._reading.records.article(row)

    def quotations(self, hit: Hit) -> tuple[Quotation, ...]:
        """All quotations of the article of a hit, in their order."""
        return self._reading.records.quotations_of(self._row(hit))

    def _row(self, hit: Hit) -> int:
        row = self._reading.records.row_of(hit.article.path)
        if row is None:
            raise KeyError(hit.article.path)
        return row

    def close(self) -> None:
        """Let go of the index's files."""
        self._reading.close()
