"""How do the words that were searched for stand in their sentences, one below the other?

The keyword-in-context concordance: H. P. Luhn, "Keyword-in-Context Index for Technical Literature", 1960.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from onrecord.index.text.counting import counted
from onrecord.tui.present.hits import occurrences
from onrecord.tui.present.hits.occurrences import Place
from onrecord.tui.present.words.cells import ELLIPSIS, backward, cells, fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Count, Query, Results
    from onrecord.tui.present.hits.occurrences import Occurrence
    from onrecord.tui.present.hits.telling import Held
    from onrecord.tui.present.words.cells import Piece

Side = Literal["", Place]
"""By which word beside them the lines are sorted; nothing where the view is off, or they are as found."""

MOST = 5_000
"""The most hits of which the occurrences are sorted, counted or drawn from."""


def standing(index: Held, results: Results) -> Iterator[Occurrence]:
    """The occurrences of every hit, one after the other, read when they are asked for."""
    seen: set[tuple[str, int]] = set()
    for start in range(0, results.total, MOST):
        hits = results.hits(start, min(start + MOST, results.total))
        for each in occurrences.once(_of(index, results, hits)):
            if each.place not in seen:
                seen.add(each.place)
                yield each


def _of(index: Held, results: Results, hits: Iterable[Hit]) -> Iterator[Occurrence]:
    for hit in hits:
        yield from occurrences.of(hit, index.article(hit), results.query)


def arranged(
    index: Held, results: Results, side: Side = "", *, sample: int = 0, seed: int = 0
) -> Concordance:
    """The occurrences of an answer, sorted by a word beside them.

    Args:
        index: that holds the articles.
        results: of the search, of which at most `MOST` are looked at: the first; for a sample, any.
        side: by which word they are sorted; as they are found where it is empty.
        sample: how many are drawn at random; 0 for all.
        seed: the same one draws the same.

    """
    read = min(results.total, MOST)
    drawn = sample and read < results.total
    hits = _drawn(results, seed) if drawn else results.hits(0, read)
    lines = occurrences.once(_of(index, results, hits))
    every = len(lines)
    if sample:
        lines = occurrences.sample(lines, sample, seed)
    if side:
        lines = occurrences.ordered(lines, side)
    return Concordance(results, [each.hit for each in lines], lines, read, every)


def _drawn(results: Results, seed: int) -> Iterator[Hit]:
    """So many hits as are looked at, at random."""
    for number in sorted(Random(seed).sample(range(results.total), MOST)):  # noqa: S311 - no secret
        yield from results.hits(number, number + 1)


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


@dataclass(frozen=True, slots=True)
class Concordance(Arranged):
    """The results of a search by the places where what was searched for stands: a line for each."""

    lines: Sequence[Occurrence]
    """In order; `arranged` are the hits that they belong to."""
    read: int
    """How many hits were looked at."""
    occurring: int
    """How many occurrences those have."""

    @property
    def count(self) -> str:
        """How many lines there are: ``100 of 2,310 occurrences``."""
        every = counted(self.occurring, "occurrence")
        return f"{self.total:,} of {every}" if self.total < self.occurring else every

    @property
    def limits(self) -> list[str]:
        """Why these are not all that there are, in words."""
        hits = self.found.total
        drawn = ["drawn at random"] if self.total < self.occurring else []
        return drawn + ([f"of {self.read:,} of the {hits:,} found"] if self.read < hits else [])


def line(occurrence: Occurrence, width: int) -> list[Piece]:
    """The words before, the words searched for, and the words after, the middle ones in one column."""
    start, end = occurrence.mark
    low = max(0, start - occurrences.REACH)
    text = safe(occurrence.text[low : end + occurrences.REACH])
    start, end = start - low, end - low
    left = width * 2 // 5
    before = text[backward(text, start, left) : start]
    if cells(before) >= left - 1 and start - len(before) > 0:
        before = ELLIPSIS + before[1:].lstrip() if cells(before[:1]) else before
    before = " " * (left - cells(before)) + before
    found = text[start:end]
    rest = width - cells(before) - cells(found)
    if rest <= 0:
        return [(before, "quotation"), (fit(found, width - cells(before)), "hit")]
    return [(before, "quotation"), (found, "hit"), (fit(text[end:], rest), "quotation")]
