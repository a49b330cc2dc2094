"""Who is who in a column of names? One number for each person, office, outlet or relay over all segments.

Names that differ only in case, accents or punctuation are one, and so are the spellings of one person's
name (`onrecord.index.store.snapshots.people`) and the names of one outlet (`onrecord.index.names.keys`);
each goes by its commonest spelling.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.names.keys import key, outlet_key
from onrecord.index.search.query.fields import OUTLETS, SPEAKERS
from onrecord.index.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.index.names.persons import Namesake, People
    from onrecord.index.search.execution.segment import Segment


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one column over all segments."""

    names: tuple[str, ...]
    """By number; number 0 is no name. A quotation's relays are one name, one a line."""
    numbers: tuple[NDArray[np.uint32], ...]
    """For each segment: the number of each document's name."""
    alphabetical: NDArray[np.uint32]
    """The place of each name from A to Z; no name has the last, as many as there are names."""
    keys: Mapping[str, tuple[int, ...]]
    """The numbers that a name means, by its `key` or `outlet_key`: of whoever is spelt so, and of several
    namesakes."""
    kinds: tuple[str, ...]
    """By number: the kind that most quotations give each speaker (`onrecord.index.model.SpeakerKind`); ``""``
    for what is no speaker."""
    spellings: Mapping[int, tuple[str, ...]]
    """The spellings of those who have several that differ by more than their `key`, the commonest first."""

    makes: Mapping[str, NDArray[np.bool_]]
    """By facet of `SPEAKERS`: which numbers it counts; nothing for other columns."""

    def others(self, number: int) -> tuple[str, ...]:
        """The spellings of a name but for the one that it goes by."""
        return tuple(name for name in self.spellings.get(number, ()) if name != self.names[number])


def gathered(segments: Sequence[Segment], column: str, people: People) -> Names:
    """The names of a column in all segments.

    Args:
        segments: of the index.
        column: speaker, office, outlet or relay.
        people: of the index; they count for speakers alone.

    """
    counts: dict[str, int] = {"": 0}
    for segment in segments:
        codes, table = segment.names(column)
        for name, count in zip(table, np.bincount(codes, minlength=len(table)).tolist(), strict=True):
            counts[name] = counts.get(name, 0) + count
    keyed = outlet_key if column in OUTLETS else key
    known = people if column == "speaker" else None
    person = {key(name): spelt[0] for spelt in (known.spellings if known else ()) for name in spelt}
    key_of = {name: keyed(name) for name in counts}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, called in key_of.items():
        # The relays of a quotation are several names; they are split where they are counted.
        meant = key(person[called]) if called in person else called
        groups[name if column == "relay" else meant].append(name)
    ruled = {key(name) for name in (known.called if known else ())}
    names = [
        min(several, key=lambda name: (key_of[name] not in ruled, -counts[name], name))
        for several in groups.values()
    ]
    number_of = {name: number for number, several in enumerate(groups.values()) for name in several}
    keys: dict[str, list[int]] = defaultdict(list)
    for name, number in number_of.items():
        for called in [keyed(single) for single in name.split("\n")] if "\n" in name else [key_of[name]]:
            if number not in keys[called]:
                keys[called].append(number)
    numbers = []
    for segment in segments:
        codes, table = segment.names(column)
        numbers.append(np.asarray([number_of[name] for name in table], np.uint32)[codes])
    spelt = {
        number: _spellings(several, counts, key_of)
        for number, several in enumerate(groups.values())
        if number and len(several) > 1
    }
    if known:
        for name, several in known.namesakes:
            for number in keys.get(key(name), [])[:1]:
                _tell_apart(number, several, segments, names, numbers, keys, spelt)
    order = sorted(range(1, len(names)), key=lambda number: (fold(names[number]), names[number]))
    alphabetical = np.full(len(names), len(names), np.uint32)
    alphabetical[order] = np.arange(len(order), dtype=np.uint32)
    kinds = _kinds(segments, numbers, len(names)) if column == "speaker" else ("",) * len(names)
    counted = SPEAKERS if column == "speaker" else {}
    return Names(
        tuple(names),
        tuple(numbers),
        alphabetical,
        {called: tuple(several) for called, several in keys.items() if called},
        kinds,
        {number: several for number, several in spelt.items() if len(several) > 1},
        {facet: np.asarray([kind in some for kind in kinds], bool) for facet, some in counted.items()},
    )


def _kinds(segments: Sequence[Segment], numbers: Sequence[NDArray[np.uint32]], size: int) -> tuple[str, ...]:
    """The kind that most of the documents of each number have."""
    counts: dict[str, NDArray[np.int64]] = {}
    for segment, each in zip(segments, numbers, strict=True):
        codes, table = segment.names("speaker_kind")
        for code, kind in enumerate(table):
            found = np.bincount(each[codes == code], minlength=size)
            counts[kind] = counts.get(kind, np.zeros(size, np.int64)) + found
    if not counts:
        return ("",) * size
    known = list(counts)
    most = np.argmax(np.stack([counts[kind] for kind in known]), axis=0)
    return tuple(known[place] for place in most.tolist())


def _spellings(
    several: Sequence[str], counts: Mapping[str, int], key_of: Mapping[str, str]
) -> tuple[str, ...]:
    """One of the names for each key, the commonest first."""
    by_key: dict[str, str] = {}
    for name in sorted(several, key=lambda name: (-counts[name], name)):
        by_key.setdefault(key_of[name], name)
    return tuple(by_key.values())


def _tell_apart(
    number: int,
    several: Sequence[Namesake],
    segments: Sequence[Segment],
    names: list[str],
    numbers: Sequence[NDArray[np.uint32]],
    keys: dict[str, list[int]],
    spelt: dict[int, tuple[str, ...]],
) -> None:
    """Give each namesake a number: the first keeps the one that all had."""
    every = [called for called, meant in keys.items() if number in meant]
    for one in several:
        own = number
        if one is several[0]:
            names[number] = one.called
        else:
            own = len(names)
            names.append(one.called)
            if number in spelt:
                spelt[own] = spelt[number]
            for called in every:
                keys[called].append(own)
            for segment, each in zip(segments, numbers, strict=True):
                codes, table = segment.names("office")
                held = np.asarray([name in one.offices for name in table], bool)
                each[(each == number) & held[codes]] = own
        keys[key(one.called)] = [own]
