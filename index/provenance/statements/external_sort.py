"""How do arrays grow, and numbers come into order, without being in memory as a whole? In temporary files."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]


class Spool:
    """An array that grows on disk, so that its parts and the whole are not in memory together."""

    def __init__(self, kind: np.dtype[Any]) -> None:
        self._kind = kind
        self._file = TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, part: NDArray[Any]) -> None:
        """Put a part behind those before."""
        self._file.write(np.ascontiguousarray(part).data)

    def whole(self) -> NDArray[Any]:
        """All parts as one array."""
        self._file.seek(0)
        return np.fromfile(self._file, self._kind)


class Sorter:
    """Numbers that go in as they come, and come out in order, one range after the other.

    Args:
        edges: where each range begins, ascending, the first of them 0.

    """

    def __init__(self, edges: Numbers) -> None:
        self._edges = edges
        self._file = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._cuts: list[NDArray[np.int64]] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, numbers: Numbers) -> None:
        """Put by numbers; the array is sorted in place."""
        numbers.sort()
        cuts = np.searchsorted(numbers, self._edges)
        self._file.write(numbers.data)
        self._cuts.append(self._size + np.append(cuts, len(numbers)))
        self._size += len(numbers)

    def __iter__(self) -> Iterator[Numbers]:
        """The numbers of each range that has any, sorted."""
        for at in range(len(self._edges)):
            spans = [(int(cuts[at]), int(cuts[at + 1])) for cuts in self._cuts if cuts[at] < cuts[at + 1]]
            if not spans:
                continue
            found = np.empty(sum(end - start for start, end in spans), np.uint64)
            room, filled = found.data.cast("B"), 0
            for start, end in spans:
                self._file.seek(8 * start)
                filled += self._file.readinto(room[filled : filled + 8 * (end - start)])
            found.sort()
            yield found
