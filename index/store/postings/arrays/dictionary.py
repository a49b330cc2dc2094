"""Which terms does a field have, and which number has each? The terms in order, one a line, in one array.

A term's number is its place in the order, so the terms that begin alike are numbered one after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SEPARATOR = b"\n"
"""Follows each term; it is in no word, but may be in a number."""

BLOCK = 128
"""Terms of which the first is kept in memory."""


def written(terms: Sequence[bytes]) -> dict[str, NDArray[Any]]:
    """The arrays of a dictionary of these terms, which are in order."""
    lengths = np.fromiter(map(len, terms), np.uint32, len(terms))
    return {
        "names": np.frombuffer(SEPARATOR.join([*terms, b""]), np.uint8),
        "ends": np.cumsum(lengths + np.uint32(1), dtype=np.uint32),
    }


class Dictionary:
    """The terms of one field.

    Args:
        names: as bytes, each with `SEPARATOR` after it.
        ends: where in `names` each term's line ends.

    """

    def __init__(self, names: NDArray[np.uint8], ends: NDArray[np.uint32]) -> None:
        self._names, self._ends = names, ends
        self._bytes, self._edges = names.data, ends.data

    def __len__(self) -> int:
        return len(self._edges)

    def __getitem__(self, number: int) -> bytes:
        edges = self._edges
        return bytes(self._bytes[edges[number - 1] if number else 0 : edges[number] - 1])

    def number(self, term: bytes) -> int | None:
        """The number of a term, if it is there."""
        number = self.first_from(term)
        return number if number < len(self._edges) and self[number] == term else None

    def first_from(self, term: bytes) -> int:
        """The number of the first term that is not below this one."""
        block = bisect_left(self._heads, term)
        if not block:
            return 0
        first = (block - 1) * BLOCK
        numbers = range(first, min(first + BLOCK, len(self)))
        return first + bisect_left(numbers, term, key=self.__getitem__)

    @cached_property
    def _heads(self) -> list[bytes]:
        """The first term of every `BLOCK`."""
        return [self[number] for number in range(0, len(self), BLOCK)]

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the terms that begin so: the first, and the one after the last."""
        return self.first_from(prefix), self.first_from(prefix + b"\xff")

    def between(self, first: int, last: int) -> list[bytes]:
        """The terms numbered from `first` up to, without, `last`; for a field of words."""
        if first >= last:
            return []
        start = self._edges[first - 1] if first else 0
        return bytes(self._bytes[start : self._edges[last - 1] - 1]).split(SEPARATOR)

    def ending(self, suffix: bytes, first: int, last: int) -> list[int]:
        """The numbers from `first` up to, without, `last` of the terms that end so."""
        near = np.arange(first, last)
        for offset, letter in enumerate(reversed(suffix), 2):
            # Before a term that is shorter there is a separator, which no suffix holds, or nothing.
            at = self._ends[near].astype(np.int64) - offset
            near = near[(at >= 0) & (self._names.take(at, mode="clip") == letter)]
        numbers: list[int] = near.tolist()
        return numbers

    def holding(self, letters: bytes) -> list[int]:
        """The numbers of the terms that hold these letters side by side."""
        if not letters:
            return list(range(len(self)))
        places = np.flatnonzero(self._names[: len(self._names) - len(letters) + 1] == letters[0])
        for offset, byte in enumerate(letters[1:], 1):
            places = places[self._names[places + offset] == byte]
        numbers: list[int] = np.unique(np.searchsorted(self._ends, places, "right")).tolist()
        return numbers
