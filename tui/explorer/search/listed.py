"""Which hits are stepped through that no search found?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit, Span
    from onrecord.tui.present.hits.contract import Count


@dataclass(frozen=True, slots=True)
class NoQuery:
    """The query of hits that were not searched for."""

    text: str = ""
    words: str = ""

    def marks(self, text: str) -> Sequence[Span]:
        """Nothing was searched for."""
        return ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Some hits, in order."""

    listed: Sequence[Hit]
    query: NoQuery = NoQuery()
    seconds: float = 0.0
    said: int | None = None

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.listed)

    @property
    def every(self) -> int:
        """How many there are: none is folded."""
        return len(self.listed)

    def hits(self, start: int, stop: int) -> Sequence[Hit]:
        """Some of them."""
        return self.listed[start:stop]

    def facets(self, name: str, limit: int = 20) -> Sequence[Count]:
        """They are not counted."""
        return ()
