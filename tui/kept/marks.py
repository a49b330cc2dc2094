"""Which places in its results has this user marked, to come back to?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from onrecord.tui.kept.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation among what a search found."""

    folder: str
    """Of the index."""
    query: str
    id: str
    """Of the quotation."""
    number: int = 0
    """Its place among the results, from 0, when it was marked."""
    words: str = ""
    """The quotation and its speaker, to be recognized by."""
    sort: str = "relevance"
    reverse: bool = False
    fold: bool = True

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it the same mark."""
        return self.folder, self.query, self.id


class Marks:
    """The marks of this user, in all indexes.

    Args:
        path: of the file that keeps them.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def all(self, folder: str) -> list[Mark]:
        """The marks in one index, the latest first."""
        found = [mark for mark in map(_understood, self.shelf.read()) if mark]
        return [mark for mark in found[::-1] if mark.folder == folder]

    def toggle(self, mark: Mark) -> bool:
        """Mark a place, or take its mark away where it has one; whether it has one now.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            kept = [
                each for each in entries if not ((held := _understood(each)) and held.place == mark.place)
            ]
            fresh = len(kept) == len(entries)
            self.shelf.write([*kept, *([asdict(mark)] if fresh else [])])
        return fresh


def _understood(entry: object) -> Mark | None:
    """The mark that an entry of the file is; None where it is none."""
    if not isinstance(entry, dict) or not {"folder", "query", "id"} <= entry.keys():
        return None
    known = {each.name: entry[each.name] for each in fields(Mark) if each.name in entry}
    blank = asdict(Mark("", "", ""))
    return Mark(**known) if all(type(known[name]) is type(blank[name]) for name in known) else None
