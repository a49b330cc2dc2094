"""How do the hits of a search divide among speakers, offices, outlets, relays, kinds, dates, confidences?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

from onrecord.index.names.keys import outlet_key
from onrecord.index.search.query.fields import FACETS, SPEAKERS
from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.matching import Matching
    from onrecord.index.search.execution.snapshot import Reading

STEPS = ("0.9–1", "0.8–0.9", "0.6–0.8", "0.4–0.6", "below 0.4")
"""Into which confidence is divided, and from which thousandth on each begins:"""
_FROM = (900, 800, 600, 400, 0)

PERIODS = {"year": 10_000, "month": 100, "day": 1}
"""By what the number of a date is divided to give that of its year, its month, its day."""


@dataclass(frozen=True, slots=True)
class Count:
    """One value of a facet, and how many hits have it."""

    value: str
    count: int
    others: tuple[str, ...] = ()
    """Other spellings of a speaker's name; the offices that a role stands for."""
    kind: str = ""
    """Of a speaker: what most quotations take it for, as `onrecord.index.model.SpeakerKind`."""


class OfAKind(Protocol):
    """A count of a speaker."""

    @property
    def kind(self) -> str:
        """Person, organization and so on."""


Counted = TypeVar("Counted", bound=OfAKind)


def persons_first(counts: Iterable[Counted]) -> list[Counted]:
    """Persons, then bodies and documents, then sources without a name; within each as they come."""
    rank = {kind: place for place, kinds in enumerate(SPEAKERS.values()) for kind in kinds}
    return sorted(counts, key=lambda count: rank.get(count.kind, len(rank)))


def counted(
    reading: Reading, found: Sequence[tuple[Matching, Documents]], facet: str, limit: int
) -> tuple[Count, ...]:
    """The commonest values among the documents found, the commonest first; hits without one are left out.

    Years, months, days and confidences come in their own order instead, the latest and the highest first;
    a date that is known only to the month or the year is counted as such. A limit of 0 is none.

    Raises:
        ValueError: there is no such facet.

    """
    if facet not in FACETS:
        raise ValueError(f"There is no facet “{facet}”. Facets: {', '.join(FACETS)}.")
    most = limit or None
    if facet in PERIODS:
        return _periods(found, PERIODS[facet])[:most]
    if facet == "confidence":
        return _confidences(found)[:most]
    names = reading.names("speaker" if facet in SPEAKERS else "office" if facet == "role" else facet)
    totals = np.zeros(len(names.names), np.int64)
    for matching, documents in found:
        numbers = names.numbers[matching.segment.place].take(documents)
        totals += np.bincount(numbers, minlength=len(totals))
    totals[0] = 0
    if facet == "relay":
        return _divided(names.names, totals)[:most]
    if facet == "role":
        return _roles(names.names, totals)[:most]
    if facet in SPEAKERS:
        totals[~names.makes[facet]] = 0
    best = np.flatnonzero(totals)
    if most and len(best) > most:
        best = best[totals[best] >= np.partition(totals[best], -most)[-most]]
    best = best[np.lexsort((names.alphabetical[best], -totals[best]))][:most]
    return tuple(
        Count(names.names[number], int(totals[number]), names.others(number), names.kinds[number])
        for number in best.tolist()
    )


def _divided(names: Sequence[str], totals: NDArray[np.int64]) -> tuple[Count, ...]:
    """Counts of single names, where a document may have several, one a line."""
    each: dict[str, dict[str, int]] = {}
    for number in np.flatnonzero(totals).tolist():
        # A relay that one quotation has in two spellings counts once.
        for called, name in {outlet_key(name): name for name in names[number].split("\n")}.items():
            spelt = each.setdefault(called, {})
            spelt[name] = spelt.get(name, 0) + int(totals[number])
    counted = [
        Count(min(spelt, key=lambda name: (-spelt[name], name)), sum(spelt.values()))
        for spelt in each.values()
    ]
    return tuple(sorted(counted, key=lambda count: (-count.count, count.value)))


def _roles(names: Sequence[str], totals: NDArray[np.int64]) -> tuple[Count, ...]:
    """Offices of one role together: *secretary of state* and *former secretary of state*.

    An office of several words that stands within others is the role of all of them, as a search for its words
    side by side finds them all; any other office is a role of its own.
    """
    folded = {number: tuple(words(names[number])) for number in np.flatnonzero(totals).tolist()}
    known = {several for several in folded.values() if len(several) > 1}
    held: dict[tuple[str, ...], list[int]] = {}
    own: list[Count] = []
    for number, name in folded.items():
        runs = _runs(name) & known
        if not runs:
            own.append(Count(names[number], int(totals[number])))
        for run in runs:
            held.setdefault(run, []).append(number)
    for run, several in held.items():
        if _runs(run) & known != {run}:
            continue
        numbers = sorted(several, key=lambda number: -totals[number])
        called = next(names[number] for number in numbers if folded[number] == run)
        others = tuple(names[number] for number in numbers if folded[number] != run)
        own.append(Count(called, int(totals[numbers].sum()), others))
    return tuple(sorted(own, key=lambda count: -count.count))


def _runs(several: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The runs of two or more words side by side."""
    ends = range(2, len(several) + 1)
    return {several[start:stop] for stop in ends for start in range(stop - 1)}


def _periods(found: Sequence[tuple[Matching, Documents]], unit: int) -> tuple[Count, ...]:
    totals: dict[int, int] = {}
    for matching, documents in found:
        segment = matching.segment
        if segment.newest_first:
            each, first = segment.periods(unit)
            counts = np.diff(np.searchsorted(documents, first), append=len(documents))
        else:
            dates = segment.numbers("date").take(documents)
            each, counts = np.unique(dates // np.uint32(unit), return_counts=True)
        for period, count in zip(each.tolist(), counts.tolist(), strict=True):
            totals[period] = totals.get(period, 0) + count
    held = sorted((period for period, count in totals.items() if period and count), reverse=True)
    return tuple(Count(_iso(period * unit), totals[period]) for period in held)


def _iso(number: int) -> str:
    """The number of a date as ISO 8601, as precise as it is: 20240300 is ``2024-03``."""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _confidences(found: Sequence[tuple[Matching, Documents]]) -> tuple[Count, ...]:
    totals = np.zeros(len(STEPS), np.int64)
    for matching, documents in found:
        values = matching.segment.numbers("confidence")[documents]
        steps = len(STEPS) - np.searchsorted(_FROM[::-1], values, "right")
        totals += np.bincount(steps, minlength=len(STEPS))
    return tuple(Count(step, int(total)) for step, total in zip(STEPS, totals, strict=True) if total)
