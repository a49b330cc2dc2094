"""How is the index asked without the screen ever waiting?

Two threads of its own: one searches, one reads records and articles, so that reading goes on while a
search runs, and each keeps one warm searcher. A later search gives the running one the sign to stop.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.model import Article, Hit, Quotation
    from onrecord.tui.explorer.contract import Index, Results, Sort

T = TypeVar("T")

FIRST = 60
"""So many hits come with the answer itself: enough to fill any screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, with the first hits already read."""

    results: Results
    first: Sequence[Hit]


class Desk:
    """One open index and the two threads that ask it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._searching = ThreadPoolExecutor(1, "search")
        self._reading = ThreadPoolExecutor(1, "read")
        self._asked = 0
        self._article = lru_cache(maxsize=32)(index.article)
        self._quotations = lru_cache(maxsize=32)(index.quotations)

    async def search(self, text: str, *, sort: Sort, reverse: bool) -> Answer | None:
        """The answer, or None where a later question has been asked meanwhile.

        Raises:
            QueryError: the text cannot be read as a query.

        """
        self._asked += 1
        asked = self._asked

        def ask() -> Answer | None:
            if asked != self._asked:
                return None
            results = self.index.search(
                text, sort=sort, reverse=reverse, typing=True, cancelled=lambda: asked != self._asked
            )
            return Answer(results, results.hits(0, min(FIRST, results.total)))

        try:
            answer = await self._run(self._searching, ask)
        except Exception:
            if asked != self._asked:
                return None
            raise
        return answer if asked == self._asked else None

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

    def close(self) -> None:
        """Stop what is running and let go of the index."""
        self._asked += 1
        self._searching.shutdown(wait=False, cancel_futures=True)
        self._reading.submit(self.index.close)
        self._reading.shutdown(wait=False)

    @staticmethod
    async def _run(executor: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(executor, work)
