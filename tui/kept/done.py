"""Which doubtful quotations has this user looked at?

One JSON object a line in a file of the data folder that only ever grows: ``{"id": …, "at": …}`` for one
that was looked at, with ``"undone": true`` for one that was not after all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.index.text import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Done:
    """The done marks of a review.

    Args:
        path: of the file that keeps them; it and its folder need not exist.

    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def ids(self) -> dict[str, str]:
        """The quotations that were looked at, each with when, in that order.

        Raises:
            OSError: the file is there and cannot be read.

        """
        found: dict[str, str] = {}
        for entry in json_lines.entries(self.path)[0]:
            identity, at = entry.get("id"), entry.get("at", "")
            if isinstance(identity, str) and identity:
                found.pop(identity, None)
                if not entry.get("undone"):
                    found[identity] = at if isinstance(at, str) else ""
        return found

    def mark(self, ids: Iterable[str], *, done: bool = True) -> None:
        """Note that quotations were looked at, or were not after all.

        Raises:
            OSError: it could not be written; what was noted before still is.

        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        for identity in ids:
            json_lines.append(self.path, {"id": identity, "at": at, **({} if done else {"undone": True})})
