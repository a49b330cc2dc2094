"""What is one snapshot of the index, open for reading? Its segments, its records, its names."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.names.rulings import ruled
from onrecord.index.provenance.statements.copies import Copies
from onrecord.index.search.execution import memory
from onrecord.index.search.execution.name_numbers import Names, gathered
from onrecord.index.search.execution.segment import Segment
from onrecord.index.store.composite import listing, naming
from onrecord.index.store.composite.records import records_of
from onrecord.index.store.failures import UNREADABLE
from onrecord.index.store.layout import ANEW
from onrecord.index.store.postings import checked
from onrecord.index.store.snapshots.people_file import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.names.persons import People
    from onrecord.index.names.rulings import Ruling
    from onrecord.index.store.composite.records import ShardedRecords
    from onrecord.index.store.snapshots.records import Records


def opened(path: Path, rulings: Iterable[Ruling] = ()) -> Reading:
    """The snapshot in this folder.

    Args:
        path: of the folder.
        rulings: of a person, about who is who.

    Raises:
        DamagedIndex: it cannot be read.

    """
    copies, people = Copies(path), ruled(load(path), rulings)
    whole = naming.is_composite(path)
    try:
        segments = sharded(path, copies) if whole else segments_of(path, copies)
    except DamagedIndex:
        raise
    except OSError as error:
        if error.errno not in UNREADABLE:
            raise DamagedIndex(f"The index in {path.parent} is damaged ({error!r}); {ANEW}") from error
        raise DamagedIndex(f"The index in {path.parent} cannot be read now: {error.strerror}.") from error
    except Exception as error:  # whatever broken bytes make of Whoosh's code
        raise DamagedIndex(f"The index in {path.parent} is damaged ({error!r}); {ANEW}") from error
    return Reading(segments, records_of(path), copies, people, ordered=whole)


def sharded(path: Path, copies: Copies) -> list[Segment]:
    """The segments of all shards of a composite index; raises whatever Whoosh does."""
    return [
        segment
        for shard in listing.load(path)
        for segment in segments_of(shard.snapshot, copies, shard.quotations)
    ]


def segments_of(path: Path, copies: Copies, rows: NDArray[np.uint32] | None = None) -> list[Segment]:
    """The segments of the Whoosh index in this folder; raises whatever Whoosh does."""
    memory.keep()
    with checked.open_whole(path).reader() as reader:
        return [Segment(leaf, copies, rows) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]


class Reading:
    """One snapshot; several threads may share it.

    Args:
        segments: of its Whoosh index.
        records: that the segments' rows are of.
        copies: of its statements.
        people: who speak in it.
        ordered: rows are in the order of equal hits; else they come as their documents stand in the segments.

    """

    def __init__(
        self,
        segments: Sequence[Segment],
        records: Records | ShardedRecords,
        copies: Copies,
        people: People,
        *,
        ordered: bool = False,
    ) -> None:
        self.segments = segments
        for place, segment in enumerate(segments):
            segment.place = place
        self._people = people
        self.records = records
        self.copies = copies
        self.ordered = ordered
        self.size = sum(segment.size for segment in segments)
        self._names: dict[str, Names] = {}
        self._turn = Lock()

    def names(self, column: str) -> Names:
        """All names of a column."""
        with self._turn:
            if column not in self._names:
                self._names[column] = gathered(self.segments, column, self._people)
            return self._names[column]

    def copies_of(self, rows: Sequence[int]) -> list[int]:
        """In how many articles the statement of each row stands."""
        counts: list[int] = self.copies.counts(np.asarray(rows, np.uint32)).tolist()
        return counts

    def close(self) -> None:
        """Let go of the records; maps of the files are let go of with the last array made of them."""
        self.records.close()
