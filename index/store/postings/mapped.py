"""How does Whoosh read a file without copying it into memory first?

Whoosh's own `BufferFile` makes a copy of the whole file; this one reads from the memory map. Several
threads may ``get`` from it at once.
"""

from __future__ import annotations

import io
import mmap
from pathlib import Path
from typing import Any

from whoosh.filedb.structfile import BufferFile

from onrecord.index.store.checksums import check


class _Window(io.RawIOBase):
    """A memory view as a raw file."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = offset + (0, self._place, len(self._view))[whence]
        return self._place

    def readinto(self, buffer: Any) -> int:
        target = memoryview(buffer).cast("B")
        part = self._view[self._place : self._place + len(target)]
        target[: len(part)] = part
        self._place += len(part)
        return len(part)


class MappedFile(BufferFile):  # type: ignore[misc]
    """A whole file, mapped."""

    def __init__(self, buffer: memoryview, name: str, path: Path) -> None:
        self._buf: memoryview | None = buffer
        self._name = name
        self._path: Path | None = path
        self.file = io.BufferedReader(_Window(buffer))
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    @property
    def view(self) -> memoryview:
        """The bytes of the file."""
        assert self._buf is not None
        return self._buf

    def checked(self) -> MappedFile:
        """The file itself, when it is found as it was written.

        Raises:
            DamagedIndex: it is not.

        """
        if self._path is not None:
            check(self._path, self.view)
            self._path = None
        return self

    def close(self) -> None:
        """Let go of the file; arrays that were made of its bytes keep the map alive."""
        self._buf = None
        self.is_closed = True


def mapped(storage: Any, name: str) -> MappedFile:
    """The file of this name in a Whoosh storage, mapped; an empty file is an empty view."""
    path = Path(storage.folder) / name
    with storage.open_file(name) as file:
        size = storage.file_length(name)
        if not size:
            return MappedFile(memoryview(b""), name, path)
        return MappedFile(memoryview(mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)), name, path)
