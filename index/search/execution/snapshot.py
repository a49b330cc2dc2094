"""What is one snapshot of the index, open for reading? Its segments, its records, its names."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.provenance.statements.copies import Copies
from onrecord.index.search.execution.name_numbers import Names, gathered
from onrecord.index.search.execution.segment import Segment
from onrecord.index.store.failures import UNREADABLE
from onrecord.index.store.layout import ANEW, RECORDS
from onrecord.index.store.postings import checked
from onrecord.index.store.snapshots.people_file import load
from onrecord.index.store.snapshots.records import Records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.index.names.persons import People


def opened(path: Path) -> Reading:
    """The snapshot in this folder.

    Raises:
        DamagedIndex: it cannot be read.

    """
    copies, people = Copies(path), load(path)
    try:
        segments = segments_of(path, copies)
    except DamagedIndex:
        raise
    except OSError as error:
        if error.errno not in UNREADABLE:
            raise DamagedIndex(f"The index in {path.parent} is damaged ({error!r}); {ANEW}") from error
        raise DamagedIndex(f"The index in {path.parent} cannot be read now: {error.strerror}.") from error
    except Exception as error:  # whatever broken bytes make of Whoosh's code
        raise DamagedIndex(f"The index in {path.parent} is damaged ({error!r}); {ANEW}") from error
    return Reading(segments, Records(path / RECORDS), copies, people)


def segments_of(path: Path, copies: Copies) -> list[Segment]:
    """The segments of the Whoosh index in this folder; raises whatever Whoosh does."""
    with checked.open_whole(path).reader() as reader:
        return [Segment(leaf, copies) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]


class Reading:
    """One snapshot; several threads may share it.

    Args:
        segments: of its Whoosh index.
        records: that the segments' rows are of.
        copies: of its statements.
        people: who speak in it.

    """

    def __init__(self, segments: Sequence[Segment], records: Records, copies: Copies, people: People) -> None:
        self.segments = segments
        for place, segment in enumerate(segments):
            segment.place = place
        self._people = people
        self.records = records
        self.copies = copies
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
