"""What was asked? The query as typed, as understood, in words, and where its words stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.index.search.query.marking import Marker
from onrecord.index.search.query.restating import restated

if TYPE_CHECKING:
    from onrecord.index.model import Span
    from onrecord.index.search.query.tree import Node


@dataclass(frozen=True)
class Query:
    """A query that could be read."""

    text: str
    """As it was typed."""
    tree: Node
    """As it was understood."""

    @cached_property
    def words(self) -> str:
        """As it was understood, in plain words."""
        return restated(self.tree)

    @cached_property
    def _marker(self) -> Marker:
        return Marker(self.tree)

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where the words of the query stand in any text: ascending, never touching each other."""
        return self._marker.marks(text)
