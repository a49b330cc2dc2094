"""Where do the arrays of a segment's first documents wait for the rest? In files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[Any]]


def spilled(made: Iterable[tuple[str, Arrays]], folder: Path, number: int) -> dict[str, Arrays]:
    """The arrays of each field, written to a folder and read again whenever they are asked for.

    Args:
        made: each field with its arrays; one after the other, so that no more than one is in memory.
        folder: for files that are needed no longer than the segment is written.
        number: of the part of the segment.

    """
    kept: dict[str, Arrays] = {}
    for field, arrays in made:
        files = {part: folder / f"{number}-{field}-{part}.npy" for part in arrays}
        for part, array in arrays.items():
            np.save(files[part], array)
        kept[field] = _Kept(files)
    return kept


class _Kept(Mapping[str, "NDArray[Any]"]):
    """Arrays in files."""

    def __init__(self, files: dict[str, Path]) -> None:
        self._files = files

    def __getitem__(self, part: str) -> NDArray[Any]:
        array: NDArray[Any] = np.load(self._files[part])
        return array

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
