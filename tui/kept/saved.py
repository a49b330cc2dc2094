"""Which searches has this user given a name?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from onrecord.tui.kept.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its name."""

    name: str
    query: str


class SavedSearches:
    """The searches kept by name, in the order of their names.

    Args:
        path: of the file that keeps them.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def all(self) -> list[Search]:
        """Every saved search."""
        found = [search for search in map(_understood, self.shelf.read()) if search]
        return sorted(found, key=lambda search: search.name.casefold())

    def keep(self, name: str, query: str) -> None:
        """Save a search, in place of one of the same name.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            self.shelf.write([*self._others(name), asdict(Search(name, query))])

    def remove(self, name: str) -> None:
        """Forget a search.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            self.shelf.write(self._others(name))

    def _others(self, name: str) -> list[object]:
        """Every entry, those that are not understood included, but the search of this name."""
        entries = self.shelf.read()
        return [entry for entry in entries if not ((held := _understood(entry)) and held.name == name)]


def _understood(entry: object) -> Search | None:
    """The search that an entry of the file is; None where it is none."""
    if not isinstance(entry, dict):
        return None
    name, query = entry.get("name"), entry.get("query")
    return Search(name, query) if isinstance(name, str) and isinstance(query, str) else None
