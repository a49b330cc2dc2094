"""By which searches did one come here, and where does back lead?"""

from __future__ import annotations


class Trail:
    """The searches of this run in the order in which they were made, and the place among them."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._at = -1

    def visit(self, query: str) -> None:
        """Another search is made; what lay ahead is no longer to be gone to."""
        query = query.strip()
        if query and (self._at < 0 or self._queries[self._at] != query):
            self._queries[self._at + 1 :] = [query]
            self._at += 1

    def step(self, by: int) -> str:
        """The search before or after this one; empty where there is none."""
        if not 0 <= self._at + by < len(self._queries):
            return ""
        self._at += by
        return self._queries[self._at]
