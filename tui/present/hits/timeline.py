"""How many hits fall into each day, month or year?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Literal

from onrecord.tui.present.words.describe import spoken_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.tui.present.hits.contract import Count, Results

Unit = Literal["day", "month", "year"]

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""A bar in one cell, by its height."""

UNITS: tuple[Unit, ...] = ("day", "month", "year")
"""The finest first."""

FEW = 3
"""Fewer bars than this show nothing: a finer unit is taken, where there is one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year, and how many hits it has."""

    period: str
    """ISO 8601, as precise as the unit: ``2024-03``."""
    count: int

    @property
    def name(self) -> str:
        """The period in words: ``Mar 2024``."""
        return spoken_date(self.period)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The hits of an answer over time: every period from the first to the last, empty ones too."""

    unit: Unit
    bars: tuple[Bar, ...]
    apart: int = 0
    """Hits in no bar: without a date, or with one that is not as precise as the unit."""

    def since(self, number: int) -> str:
        """The first day, month or year of a bar, as a query asks for it."""
        return self.bars[number].period

    def until(self, number: int) -> str:
        """The day, month or year after a bar, as a query excludes it."""
        return _following(self.bars[number].period)


def timeline(results: Results, total: int, room: int) -> Timeline:
    """The hits over time, by the coarsest unit that gives a few bars and still fits; for a thread.

    Args:
        results: that know how they divide by day, month and year.
        total: how many quotations there are.
        room: how many bars fit side by side.

    """
    years = _dated(results.facets("year", 0), "year")
    if not years:
        return Timeline("year", (), total)
    unit: Unit = "year"
    counts = years
    for finer in ("month", "day"):
        if unit == "month" and _reach(counts, FEW) >= FEW:
            break
        found = _dated(results.facets(finer, 0), finer)
        if not found or _reach(found, room + 1) > room:
            break
        unit, counts = finer, found
    held = {each.value: each.count for each in counts}
    bars = tuple(Bar(period, held.get(period, 0)) for period in _periods(min(held), max(held)))
    return Timeline(unit, bars, total - sum(held.values()))


def _dated(counts: Sequence[Count], unit: Unit) -> list[Count]:
    """The counts whose dates are as precise as the unit, and are dates at all."""
    length = {"year": 4, "month": 7, "day": 10}[unit]
    return [each for each in counts if len(each.value) == length and _exists(each.value)]


def _exists(period: str) -> bool:
    try:
        return date.fromisoformat((period + "-01-01")[:10]).year < date.max.year
    except ValueError:
        return False


def _reach(counts: Sequence[Count], most: int) -> int:
    """How many bars these would give; `most` where there are more."""
    held = [each.value for each in counts]
    return sum(1 for _ in islice(_periods(min(held), max(held)), most))


def _periods(first: str, last: str) -> Iterator[str]:
    while first <= last:
        yield first
        first = _following(first)


def _following(period: str) -> str:
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + 1:04}"
    if len(parts) == 2:
        year, month = parts
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return (date(*parts) + timedelta(days=1)).isoformat()
