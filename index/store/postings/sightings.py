"""Which speakers, offices and outlets stand together in an index, and how often? From the columns alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.store.layout import ANEW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("speaker", "speaker_kind", "office", "outlet")


def sightings(snapshot: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """A speaker, the kind of speaker, an office, an outlet, and how many quotations have them all.

    What a quotation has not is ``""``; those without a speaker are left out, and deleted ones. The same may
    come once from each segment.

    Raises:
        DamagedIndex: the columns cannot be read.

    """
    from onrecord.index.store.postings import checked  # noqa: PLC0415 - a build that finds nothing changed needs none of it

    try:
        with checked.open_whole(snapshot).reader() as reader:
            found = [_counted(leaf) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
    except OSError:
        raise
    except Exception as error:  # whatever broken bytes make of Whoosh's code
        raise DamagedIndex(f"The index in {snapshot.parent} is damaged ({error!r}); {ANEW}") from error
    for several in found:
        yield from several


def _counted(leaf: Any) -> list[tuple[str, str, str, str, int]]:
    readers = [leaf.column_reader(name, translate=False) for name in COLUMNS]
    numbers = [
        np.asarray(getattr(reader, "numbers", np.zeros(leaf.doc_count_all(), np.uint32)))
        for reader in readers
    ]
    tables = [
        [str(name, "utf-8", "replace") for name in getattr(reader, "names", [b""])] for reader in readers
    ]
    live = numbers[0] > 0
    live[list(leaf.segment().deleted_docs())] = False
    together = np.zeros(int(live.sum()), np.uint64)
    for each, table in zip(numbers, tables, strict=True):
        together = together * np.uint64(len(table)) + each[live]
    _, firsts, counts = np.unique(together, return_index=True, return_counts=True)
    at = np.flatnonzero(live)[firsts]
    named = (
        [table[number] for number in each[at].tolist()] for each, table in zip(numbers, tables, strict=True)
    )
    return list(zip(*named, counts.tolist(), strict=True))
