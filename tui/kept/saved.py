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
        kept = [(each.get("name"), each.get("query")) for each in self.shelf.read()]
        found = [Search(n, q) for n, q in kept if isinstance(n, str) and isinstance(q, str)]
        return sorted(found, key=lambda search: search.name.casefold())

    def keep(self, name: str, query: str) -> None:
        """Save a search, in place of one of the same name.

        Raises:
            OSError: the file could not be written.

        """
        others = [search for search in self.all() if search.name != name]
        self.shelf.write([asdict(search) for search in (*others, Search(name, query))])

    def remove(self, name: str) -> None:
        """Forget a search.

        Raises:
            OSError: the file could not be written.

        """
        self.shelf.write([asdict(search) for search in self.all() if search.name != name])
