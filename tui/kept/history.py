"""Which searches were made before?

One JSON string a line, the oldest first, in the state folder; the same search is kept once, at its latest.
Lines that are no searches are kept as they are, before all others.
"""

from __future__ import annotations

import contextlib
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from onrecord.index.text.whole_files import whole

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 500


class History:
    """The searches of this user, remembered in a file; a file that cannot be read or written is no error.

    It is written in a thread, for a disk may take half a second.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._queries: list[str] | None = None
        self._others: list[bytes] = []
        self._writable = True
        self._writing = ThreadPoolExecutor(1, "history")

    def _read(self) -> list[str]:
        if self._queries is None:
            lines: list[bytes] = []
            try:
                lines = self._path.read_bytes().splitlines()
            except FileNotFoundError:
                pass
            except OSError:
                self._writable = False
            self._queries = []
            for line in lines:
                try:
                    query = json.loads(line)
                except (ValueError, RecursionError):
                    query = None
                if isinstance(query, str) and query.strip():
                    self._queries.append(query)
                elif line.strip():
                    self._others.append(line)
        return self._queries

    def latest(self, number: int = KEPT) -> list[str]:
        """The latest searches, the last one first."""
        return self._read()[::-1][:number]

    def add(self, query: str) -> None:
        """Remember a search."""
        query = query.strip()
        queries = self._read()
        if not query or (queries and queries[-1] == query):
            return
        kept = [*(other for other in queries if other != query), query][-KEPT:]
        self._queries = kept
        if self._writable:
            lines = [*self._others, *(json.dumps(other).encode("ascii") for other in kept)]
            self._writing.submit(_write, self._path, b"".join(line + b"\n" for line in lines))

    def close(self) -> None:
        """Wait until what was added is written; nothing can be added any more."""
        self._writing.shutdown()


def _write(path: Path, lines: bytes) -> None:
    """What cannot be written is let be, as nothing depends on it."""
    with contextlib.suppress(OSError):
        whole(path, lines)
