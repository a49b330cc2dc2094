"""How do the arrays of a segment's parts, which follow each other, become those of the segment?

By moving what each part has of a term behind what the parts before have of it. Nothing is inverted or put in
order again: every part but the last has whole blocks of documents, so their lower bits stay as they are.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.store.postings.arrays import dictionary
from onrecord.index.store.postings.arrays.lists import blocks_of, edges, placed
from onrecord.index.store.postings.arrays.places import BITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[Any]]
    """Of one field, as `onrecord.index.store.postings.codec` tells."""


def joined(parts: Sequence[Arrays], sizes: Sequence[int]) -> dict[str, NDArray[Any]]:
    """The arrays of one field.

    Args:
        parts: its arrays in each part.
        sizes: documents of each part; all but the last are whole blocks.

    """
    terms = [part["names"].tobytes().split(dictionary.SEPARATOR)[:-1] for part in parts]
    names = sorted(set(chain.from_iterable(terms)))
    number = {name: place for place, name in enumerate(names)}
    numbers = [np.fromiter(map(number.__getitem__, each), np.int64, len(each)) for each in terms]
    made = dictionary.written(names)
    if "places" in parts[0]:
        return made | _words(parts, sizes, numbers, len(names))
    return made | _lists(parts, sizes, numbers, len(names))


def _words(
    parts: Sequence[Arrays], sizes: Sequence[int], numbers: Sequence[NDArray[np.int64]], count: int
) -> dict[str, NDArray[Any]]:
    lengths = np.zeros((count, len(parts)), np.uint32)
    for which, (part, own) in enumerate(zip(parts, numbers, strict=True)):
        lengths[own, which] = np.diff(part["words"])
    first = edges(lengths)
    whole = np.empty(int(first[-1]), np.uint32)
    rows = [
        part["begin"] if "begin" in part else np.arange(size + 1)
        for part, size in zip(parts, sizes, strict=True)
    ]
    before = np.cumsum([0, *(int(begin[-1]) for begin in rows)])
    for which, (part, own) in enumerate(zip(parts, numbers, strict=True)):
        at = placed(first[own * len(parts) + which], lengths[own, which])
        whole[at] = part["places"] + np.uint32(int(before[which]) << BITS)
    made = {"places": whole, "words": first[:: len(parts)]}
    if any("begin" in part for part in parts):
        begin = np.concatenate([each[:-1] + base for each, base in zip(rows, before, strict=False)])
        made["begin"] = np.append(begin, before[-1]).astype(np.uint32)
        documents = np.arange(sum(sizes), dtype=np.uint32)
        made["document"] = np.repeat(documents, np.diff(made["begin"]))
    if "lengths" in parts[0]:
        made["lengths"] = np.concatenate([part["lengths"] for part in parts])
    return made


def _lists(
    parts: Sequence[Arrays], sizes: Sequence[int], numbers: Sequence[NDArray[np.int64]], count: int
) -> dict[str, NDArray[Any]]:
    blocks = [blocks_of(size) for size in sizes]
    total, before = sum(blocks), np.cumsum([0, *blocks]).tolist()
    lengths = np.zeros((count, total), np.uint32)
    for which, (part, own) in enumerate(zip(parts, numbers, strict=True)):
        several = np.diff(part["lists"]).reshape(-1, blocks[which])
        lengths[own, before[which] : before[which + 1]] = several
    first = edges(lengths)
    made: dict[str, NDArray[Any]] = {"documents": np.empty(int(first[-1]), np.uint16), "lists": first}
    if any("impacts" in part for part in parts):
        made["impacts"] = np.empty(int(first[-1]), np.uint8)
    for which, (part, own) in enumerate(zip(parts, numbers, strict=True)):
        each = part["lists"][:: blocks[which]]
        at = placed(first[own * total + before[which]], np.diff(each))
        for name in {"documents", "impacts"} & set(part):
            made[name][at] = part[name]
    return made
