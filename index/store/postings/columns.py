"""How is the name that a document has kept, so that a million can be sorted and counted at once?

As one number a document and a table of the names: the number is the name's place in the table. Whoosh's
own column of this kind knows only 65,535 names. Place 0 is no name.

    number of each document   uint8, uint16 or uint32, whichever is enough; little endian
    the names                 UTF-8, one after the other
    where each name ends      uint32, little endian
    how many names there are  uint32, little endian
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3PerDocWriter
from whoosh.columns import Column, ColumnReader
from whoosh.util.numeric import length_to_byte

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

NUMBER = np.dtype("<u4")


class NameColumn(Column):  # type: ignore[misc]
    """Whoosh's column of names by number."""

    reversible = False

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> NameReader:
        """For Whoosh's own sorting and grouping."""
        return NameReader(dbfile.get(basepos, length), doccount)

    def default_value(self, reverse: bool = False) -> bytes:
        """What a document without a name has."""
        return b""


class NameReader(ColumnReader):  # type: ignore[misc]
    """The name of any document."""

    def __init__(self, buffer: Any, doccount: int) -> None:
        self.numbers, self.names = read(buffer, doccount)

    def __getitem__(self, docnum: int) -> bytes:
        return self.names[int(self.numbers[docnum])]

    def __iter__(self) -> Iterator[bytes]:
        return (self.names[number] for number in self.numbers.tolist())


class ColumnsWriter(W3PerDocWriter):  # type: ignore[misc]
    """Writes what Whoosh keeps document by document, column by column."""

    def write(
        self, documents: int, columns: dict[str, bytes], lengths: dict[str, NDArray[np.uint32]]
    ) -> None:
        """Take up all documents of the segment.

        Args:
            documents: how many there are.
            columns: as bytes, by field.
            lengths: how many words each document has in a field.

        """
        self._doccount = documents
        for name, each in lengths.items():
            self._fieldlengths[name] = int(each.sum())
            columns[f"_{name}_len"] = length_bytes(each).tobytes()
        for name, data in columns.items():
            self._colwriters[name] = _Whole(self._cols.create_file(name), data)


class _Whole:
    """A column that is written at once."""

    def __init__(self, file: Any, data: bytes) -> None:
        self._file, self._data = file, data

    def finish(self, _: int) -> None:
        self._file.write(self._data)


def of_names(numbers: NDArray[np.uint32], names: Sequence[bytes]) -> bytes:
    """A column of names, from the number of each document's name; the first of the names has number 1."""
    table = [b"", *names]
    ends = np.cumsum([len(name) for name in table])
    parts = (numbers.astype(_kind(len(table))), ends.astype(NUMBER), np.asarray([len(table)], NUMBER))
    each, edges, size = (part.tobytes() for part in parts)
    return b"".join([each, *table, edges, size])


def of_numbers(values: NDArray[np.uint32]) -> bytes:
    """A column as `whoosh.columns.NumericColumn` reads it."""
    return values.astype(">u4").tobytes()


def length_bytes(lengths: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Whoosh's one-byte code of each length."""
    values, which = np.unique(lengths, return_inverse=True)
    return np.asarray([length_to_byte(int(value)) for value in values], np.uint8)[which]


def read(buffer: Any, documents: int) -> tuple[NDArray[Any], list[bytes]]:
    """The number of every document, and the names by number."""
    size = int(np.frombuffer(buffer, NUMBER, 1, len(buffer) - 4)[0])
    numbers = np.frombuffer(buffer, _kind(size), documents)
    ends = np.frombuffer(buffer, np.uint8, 4 * size, len(buffer) - 4 - 4 * size).view(NUMBER).tolist()
    table = memoryview(buffer)[numbers.nbytes :]
    starts = [0, *ends[:-1]]
    return numbers, [bytes(table[start:end]) for start, end in zip(starts, ends, strict=True)]


def _kind(names: int) -> np.dtype[Any]:
    return np.dtype("u1" if names <= 1 << 8 else "<u2" if names <= 1 << 16 else NUMBER)
