"""What else did the speaker say: of the same matter, before and after the day of a statement?"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.names.parts import parts
from onrecord.index.provenance.statements.likeness import common

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.index.model import Speaker
    from onrecord.index.names.persons import People
    from onrecord.index.provenance.statements.arrays import Arrays

SIDE = 2
"""The maximum number of statements on each side."""
MATTER = 2
"""The number of different words, not counting the commonest, that statements of one matter share."""


def persons_names(people: People, speaker: Speaker | None) -> tuple[str, ...]:
    """The spellings of one person: none for *police*, a bare surname, or a name that several people have."""
    name = parts(speaker.name) if speaker and speaker.kind == "person" else None
    if speaker is None or name is None or not name.given:
        return ()
    spellings = next((several for several in people.spellings if speaker.name in several), (speaker.name,))
    return () if any(spellings[0] == shared for shared, _ in people.namesakes) else spellings


def sayings(
    found: Arrays, row: int, names: Collection[str], day: tuple[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Other statements of a speaker of one matter, a row of each: those before a day and those after it.

    The likest are chosen, of those the nearest in time, and given in order of time.

    Args:
        found: what is known of all quotations.
        row: of the quotation that the matter is taken from.
        names: of its speaker, in all spellings.
        day: of its statement: the first and the last that its date may mean, as ordinals.

    """
    rows, starts = found.rows, found.starts
    own = int(np.searchsorted(rows["row"], row))
    numbers = [number for number, name in enumerate(found.names) if name in names]
    spoken = np.isin(rows["speaker"], numbers) & ~rows["loose"] & (rows["first"] > 0)
    spoken &= rows["group"] != rows["group"][own]

    def telling(at: int) -> frozenset[int]:
        return frozenset(found.words[starts[at] : starts[at + 1]].tolist()) - common()

    matter = telling(own)
    sides = []
    for away in (day[0] - rows["last"], rows["first"] - day[1]):
        ranked = []
        for at in np.flatnonzero(spoken & (away > 0)).tolist():
            words = telling(at)
            shared = len(matter & words)
            if shared >= MATTER:
                ranked.append((-shared / sqrt(len(matter) * len(words)), int(away[at]), at))
        best: dict[int, int] = {}
        for *_, at in sorted(ranked):
            best.setdefault(int(rows["group"][at]), at)
        kept = sorted(list(best.values())[:SIDE], key=lambda at: (int(rows["first"][at]), at))
        sides.append(tuple(rows["row"][kept].tolist()))
    return sides[0], sides[1]
