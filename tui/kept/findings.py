"""Which findings of a draft's review has this user looked at?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.tui.kept.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST = 200
"""Drafts; of more, those that were looked at the longest ago are forgotten."""


class Findings:
    """What was looked at, by draft.

    Args:
        path: of the file that keeps it: of each draft its path and the keys of the findings.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def keys(self, draft: Path) -> frozenset[str]:
        """The keys of the findings of a draft that were looked at; none where the file cannot be read."""
        name = str(draft.resolve())
        return frozenset(
            key for entry in self.shelf.read() if _of(entry, name) for key in entry["looked"] if key
        )

    def add(self, draft: Path, key: str) -> None:
        """Keep that a finding of a draft was looked at.

        Raises:
            OSError: the file could not be written.

        """
        name = str(draft.resolve())
        with self.shelf.changing():
            entries = self.shelf.read()
            own = next((entry for entry in entries if _of(entry, name)), {"draft": name, "looked": []})
            if key in own["looked"]:
                return
            others = [entry for entry in entries if entry is not own]
            self.shelf.write([*_latest(others), {**own, "looked": [*own["looked"], key]}])


def _of(entry: object, draft: str) -> bool:
    """Whether an entry of the file is what this program knows of a draft."""
    return (
        isinstance(entry, dict)
        and entry.get("draft") == draft
        and isinstance(entry.get("looked"), list)
        and all(isinstance(key, str) for key in entry["looked"])
    )


def _latest(entries: Sequence[Any]) -> list[Any]:
    """The entries with room for one more, the oldest left out; those that are not understood stay."""
    drafts = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("draft"), str)]
    gone = drafts[: max(0, len(drafts) - MOST + 1)]
    return [entry for entry in entries if not any(entry is each for each in gone)]
