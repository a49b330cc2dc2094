"""How do the words that were searched for stand in their sentences, one below the other?

The keyword-in-context concordance: H. P. Luhn, "Keyword-in-Context Index for Technical Literature", 1960.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.text.folding import fold
from onrecord.tui.present.words.cells import ELLIPSIS, backward, cells, fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Count, Query, Results
    from onrecord.tui.present.words.cells import Piece

Side = Literal["", "after", "before"]
"""By which words the lines are sorted; nothing where the view is off."""

MOST = 5_000
"""The most hits that are sorted by the words around them."""

REACH = 400
"""Characters looked at before and after the words."""


def ordered(hits: Sequence[Hit], side: Side) -> list[Hit]:
    """The hits by the words after what was searched for, or by those before it, the nearest word first."""
    return sorted(hits, key=lambda hit: order(hit, side))


def order(hit: Hit, side: Side) -> tuple[bool, list[str]]:
    """What a hit is sorted by: the words on one side of what was searched for; a hit without them is last."""
    start, end = hit.marks[0] if hit.marks else (0, 0)
    text = hit.quotation.text
    if side == "before":
        words = fold(text[max(0, start - REACH) : start]).split()[::-1]
    else:
        words = fold(text[end : end + REACH]).split()
    return not hit.marks, [word.strip("“”‘’\"'.,;:!?…()[]") for word in words]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The results of a search in another order; what it does not know it asks of them."""

    found: Results
    arranged: Sequence[Hit]

    @property
    def query(self) -> Query:
        """The query that they answer."""
        return self.found.query

    @property
    def total(self) -> int:
        """How many are arranged."""
        return len(self.arranged)

    @property
    def every(self) -> int:
        """How many quotations were found."""
        return self.found.every

    @property
    def seconds(self) -> float:
        """How long the search took."""
        return self.found.seconds

    @property
    def said(self) -> int | None:
        """How many of those found hold the words themselves."""
        return self.found.said

    def hits(self, start: int, stop: int) -> Sequence[Hit]:
        """Some of them."""
        return self.arranged[start:stop]

    def facets(self, name: str, limit: int = 20) -> Sequence[Count]:
        """How they divide."""
        return self.found.facets(name, limit)


def line(hit: Hit, width: int) -> list[Piece]:
    """The words before, the words searched for, and the words after, the middle ones in one column."""
    text = safe_near(hit)
    start, end = text.mark
    left = width * 2 // 5
    before = text.text[backward(text.text, start, left) : start]
    if cells(before) >= left - 1 and start - len(before) > 0:
        before = ELLIPSIS + before[1:].lstrip() if cells(before[:1]) else before
    before = " " * (left - cells(before)) + before
    found = text.text[start:end]
    rest = width - cells(before) - cells(found)
    if rest <= 0:
        return [(before, "quotation"), (fit(found, width - cells(before)), "hit")]
    return [(before, "quotation"), (found, "hit"), (fit(text.text[end : end + REACH], rest), "quotation")]


@dataclass(frozen=True, slots=True)
class Near:
    """The part of a quotation near the words searched for, and where in it they stand."""

    text: str
    mark: tuple[int, int]


def safe_near(hit: Hit) -> Near:
    """The part of the quotation that a line can show."""
    start, end = hit.marks[0] if hit.marks else (0, 0)
    low = max(0, start - REACH)
    return Near(safe(hit.quotation.text[low : end + REACH]), (start - low, end - low))
