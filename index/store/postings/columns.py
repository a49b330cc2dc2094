"""How is the name that a document has kept, so that a million can be sorted and counted at once?

As one number a document and a table of the names: the number is the name's place in the table. Whoosh's
own column of this kind knows only 65,535 names. Place 0 is no name.

    number of each document   uint32, little endian
    the names                 UTF-8, one after the other
    where each name ends      uint32, little endian
    how many names there are  uint32, little endian
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.columns import Column, ColumnReader, ColumnWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

NUMBER = np.dtype("<u4")


class NameColumn(Column):  # type: ignore[misc]
    """Whoosh's column of names by number."""

    reversible = False

    def writer(self, dbfile: Any) -> NameWriter:
        """For a new segment."""
        return NameWriter(dbfile)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> NameReader:
        """For Whoosh's own sorting and grouping."""
        return NameReader(dbfile.get(basepos, length), doccount)

    def default_value(self, reverse: bool = False) -> bytes:
        """What a document without a name has."""
        return b""


class NameWriter(ColumnWriter):  # type: ignore[misc]
    """Takes up the names of documents in order; documents may be left out."""

    def __init__(self, dbfile: Any) -> None:
        self._dbfile = dbfile
        self._numbers = array("I")
        self._places: dict[bytes, int] = {b"": 0}

    def add(self, docnum: int, value: bytes) -> None:
        """The name of a document."""
        self._fill(docnum)
        self._numbers.append(self._places.setdefault(value, len(self._places)))

    def _fill(self, docnum: int) -> None:
        if docnum > len(self._numbers):
            self._numbers.extend([0] * (docnum - len(self._numbers)))

    def finish(self, doccount: int) -> None:
        """Write the column."""
        self._fill(doccount)
        ends = np.cumsum([len(name) for name in self._places])
        self._dbfile.write(np.asarray(self._numbers, NUMBER).tobytes())
        self._dbfile.write(b"".join(self._places))
        self._dbfile.write(ends.astype(NUMBER).tobytes())
        self._dbfile.write(np.asarray([len(ends)], NUMBER).tobytes())


class NameReader(ColumnReader):  # type: ignore[misc]
    """The name of any document."""

    def __init__(self, buffer: Any, doccount: int) -> None:
        self.numbers, self.names = read(buffer, doccount)

    def __getitem__(self, docnum: int) -> bytes:
        return self.names[int(self.numbers[docnum])]

    def __iter__(self) -> Iterator[bytes]:
        return (self.names[number] for number in self.numbers.tolist())


def read(buffer: Any, documents: int) -> tuple[NDArray[np.uint32], list[bytes]]:
    """The number of every document, and the names by number."""
    numbers = np.frombuffer(buffer, NUMBER, documents)
    size = int(np.frombuffer(buffer, NUMBER, 1, len(buffer) - 4)[0])
    ends = np.frombuffer(buffer, NUMBER, size, len(buffer) - 4 - 4 * size).tolist()
    table = memoryview(buffer)[4 * documents :]
    starts = [0, *ends[:-1]]
    return numbers, [bytes(table[start:end]) for start, end in zip(starts, ends, strict=True)]
