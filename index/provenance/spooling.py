"""How does an array grow that should not be in memory while it does? In a temporary file."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


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
        self._file.write(part.tobytes())

    def whole(self) -> NDArray[Any]:
        """All parts as one array."""
        self._file.seek(0)
        return np.fromfile(self._file, self._kind)
