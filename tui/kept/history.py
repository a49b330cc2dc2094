"""Which searches were made before?

One JSON string a line, the oldest first, in the state folder; the same search is kept once, at its latest.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from onrecord.tui.kept.session import write

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
        self._writing = ThreadPoolExecutor(1, "history")

    def _read(self) -> list[str]:
        if self._queries is None:
            try:
                lines = self._path.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError):
                lines = []
            self._queries = []
            for line in lines:
                try:
                    query = json.loads(line)
                except ValueError:
                    continue
                if isinstance(query, str) and query.strip():
                    self._queries.append(query)
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
        self._writing.submit(write, self._path, "".join(json.dumps(other) + "\n" for other in kept))

    def close(self) -> None:
        """Wait until what was added is written; nothing can be added any more."""
        self._writing.shutdown()
