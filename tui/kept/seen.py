"""What of a saved search has this user seen, so that the rest is new?

A file for each search in the data folder, which only ever grows: a JSON object a line with the ids that were
shown at one time.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.index.text import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Index

PAGE = 256
"""Hits that are read at once."""


class Seen:
    """What was seen of each saved search.

    Args:
        folder: that holds the files; it need not exist.

    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """The file of a search."""
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return self._folder / f"{digest}.jsonl"

    def ids(self, name: str) -> frozenset[str]:
        """The quotations that were shown.

        Raises:
            OSError: the file is there and cannot be read.

        """
        entries, _ = json_lines.entries(self.path(name))
        lists = (entry.get("ids") for entry in entries)
        return frozenset(each for ids in lists if isinstance(ids, list) for each in map(str, ids))

    def add(self, name: str, hits: Iterable[Hit]) -> None:
        """These were shown.

        Raises:
            OSError: it could not be written; they are new again the next time.

        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        ids = [hit.quotation.id for hit in hits]
        if ids:
            json_lines.append(self.path(name), {"name": name, "at": at, "ids": ids})


def fresh(index: Index, query: str, seen: frozenset[str], limit: int) -> list[Hit]:
    """The quotations that answer a query and were not seen, the newest first, at most so many; 0 for all.

    Raises:
        QueryError: the query cannot be read.

    """
    found = index.search(query, sort="date")
    new: list[Hit] = []
    for start in range(0, found.total, PAGE):
        new += (hit for hit in found.hits(start, start + PAGE) if hit.quotation.id not in seen)
        if limit and len(new) >= limit:
            return new[:limit]
    return new
