"""How is the index asked without the screen ever waiting?

Two threads of its own: one searches, one reads records and articles, so that reading goes on while a
search runs, and each keeps one warm searcher. A later search gives the running one the sign to stop.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.index.model import Article, Hit, Quotation
    from onrecord.tui.present.hits.contract import Count, Index, Results, Sort, Widening
    from onrecord.tui.present.hits.kwic import Side

from onrecord.index.errors import QueryError
from onrecord.index.search.query import fields
from onrecord.tui.explorer.search.completion import Known
from onrecord.tui.present.checks import freshness
from onrecord.tui.present.hits import kwic
from onrecord.tui.present.hits.rows import lacking
from onrecord.tui.present.hits.timeline import Timeline, timeline

T = TypeVar("T")

MOST_LISTED = {"person": 8, "body": 3, "unnamed": 3, "relay": 5, "kind": 4, "year": 12, "confidence": 5}
PARTS = {"speaker": tuple(fields.SPEAKERS), "office": ("role",)}
"""The facets that are listed in the place of one: persons apart from bodies, offices by their role."""
LISTED = {part: MOST_LISTED.get(part, 6) for facet in fields.LISTED for part in PARTS.get(facet, (facet,))}
"""The facets that an answer is divided by, and how many values of each are listed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, with the first hits already read."""

    results: Results
    first: Sequence[Hit]
    lacking: frozenset[str] = frozenset()
    """The columns that nothing stands in."""


@dataclass(frozen=True, slots=True)
class Divided:
    """How an answer divides by facet, and over time."""

    counts: Mapping[str, Sequence[Count]]
    timeline: Timeline
    more: frozenset[str] = frozenset()
    """The facets that have more values than are listed."""


class Desk:
    """One open index and the two threads that ask it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._searching = ThreadPoolExecutor(1, "search")
        self._reading = ThreadPoolExecutor(1, "read")
        self._asked = 0
        self.closed = False
        """Whether nothing can be asked any more."""
        self._article = lru_cache(maxsize=32)(index.article)
        self._quotations = lru_cache(maxsize=32)(index.quotations)

    async def search(
        self, text: str, *, sort: Sort, reverse: bool, fold: bool, first: int, typing: bool = False
    ) -> Answer | None:
        """The answer, or None where a later question has been asked meanwhile.

        Args:
            text: of the query.
            sort: by what the hits are sorted.
            reverse: whether in the other direction.
            fold: whether the copies of a statement are one hit.
            first: how many hits are read with the answer.
            typing: whether somebody is still at it, so that the last word may go on.

        Raises:
            QueryError: the text cannot be read as a query.

        """
        self._asked += 1
        asked = self._asked

        def ask() -> Answer | None:
            if asked != self._asked:
                return None
            results = self.index.search(
                text,
                sort=sort,
                reverse=reverse,
                fold=fold,
                typing=typing,
                cancelled=lambda: asked != self._asked,
            )
            hits = results.hits(0, min(first, results.total))
            return Answer(results, hits, lacking(results, hits))

        try:
            answer = await self._run(self._searching, ask)
        except Exception:
            if asked != self._asked:
                return None
            raise
        return answer if asked == self._asked else None

    async def arranged(self, answer: Answer, side: Side, *, sample: int, seed: int) -> Answer:
        """The answer by the places where what was searched for stands, as `kwic.arranged` has them."""

        def arrange() -> Answer:
            lines = kwic.arranged(self.index, answer.results, side, sample=sample, seed=seed)
            return Answer(lines, lines.hits(0, min(lines.total, max(1, len(answer.first)))))

        return await self._run(self._searching, arrange)

    async def single(self, quotation_id: str) -> Answer | None:
        """One quotation as an answer of its own; None where it is not in the index."""

        def look() -> Answer | None:
            hit = self.index.show(quotation_id)
            return Answer(kwic.Arranged(self.index.search(""), (hit,)), (hit,)) if hit else None

        return await self.read(look)

    def forget(self) -> None:
        """Nothing is asked any more: what still runs is to stop."""
        self._asked += 1

    async def divided(self, results: Results, *, facets: bool, bars: int) -> Divided:
        """How an answer divides.

        Args:
            results: of the answer.
            facets: whether to count by facet; one that cannot be counted is left out.
            bars: over how many bars its dates are to be divided; 0 for none.

        """

        def divide() -> Divided:
            counts: dict[str, Sequence[Count]] = {}
            more = set()
            for facet, listed in LISTED.items() if facets else ():
                with contextlib.suppress(Exception):
                    values = results.facets(facet, listed + 1)
                    counts[facet] = values[:listed]
                    more |= {facet} if len(values) > listed else set()
            dates = timeline(results, results.every, bars) if bars else Timeline("year", ())
            return Divided(counts, dates, frozenset(more))

        return await self._run(self._searching, divide)

    async def widened(self, query: str) -> Sequence[Widening]:
        """The ways to ask for less than a query, each with what it finds; none where it cannot be read."""

        def widen() -> Sequence[Widening]:
            try:
                return self.index.search(query).widen()
            except QueryError:
                return ()

        return await self.read(widen)

    async def names(self, facet: str, limit: int) -> Mapping[str, Known]:
        """The commonest values of a facet in the whole index, each followed by its other spellings.

        Of speakers, persons come first.
        """

        def read() -> Mapping[str, Known]:
            from onrecord.index.search.facets import persons_first  # noqa: PLC0415 - it imports numpy

            found = persons_first(self.index.search("").facets(facet, limit))
            return {
                name: Known(each.value, each.count) for each in found for name in (each.value, *each.others)
            }

        return await self._run(self._searching, read)

    async def counts(self, results: Results, facet: str) -> Sequence[Count]:
        """Every value of a facet among an answer, the commonest first."""
        return await self._run(self._searching, lambda: results.facets(facet, 0))

    async def saying(self, query: str) -> str:
        """The query asked of the quotations alone, or of the text around too; itself if it has a fault."""

        def turned() -> str:
            try:
                return self.index.saying(query)
            except QueryError:
                return query

        return await self.read(turned)

    async def hits(self, results: Results, start: int, stop: int) -> Sequence[Hit]:
        """Some of the hits of an answer."""
        return await self.read(lambda: results.hits(start, stop))

    async def read(self, work: Callable[[], T]) -> T:
        """Whatever `work` returns, done in the reading thread."""
        return await self._run(self._reading, work)

    def article(self, hit: Hit) -> Article:
        """The hit's article with its text; for the reading thread."""
        return self._article(hit)

    def quotations(self, hit: Hit) -> Sequence[Quotation]:
        """All quotations of the hit's article; for the reading thread."""
        return self._quotations(hit)

    async def notice(self, article: Article) -> str:
        """What a reader must know of the article's file, where it is no longer what was read."""
        return await self.read(lambda: freshness.notice(article, self.index.stamp.built))

    def close(self) -> None:
        """Stop what is running and let go of the index."""
        self._asked += 1
        self.closed = True
        self._searching.shutdown(wait=False, cancel_futures=True)
        self._reading.submit(self.index.close)
        self._reading.shutdown(wait=False)

    @staticmethod
    async def _run(executor: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        """Whatever `work` returns; cancelled where the desk is closed before it begins."""
        try:
            asked = asyncio.get_running_loop().run_in_executor(executor, work)
        except RuntimeError as closed:
            raise asyncio.CancelledError from closed
        return await asked
