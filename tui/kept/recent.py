"""Which indexes were open lately?"""

from __future__ import annotations

import contextlib
from pathlib import Path

from onrecord.tui.kept.shelf import Shelf

KEPT = 30


class Recent:
    """The folders of indexes, the latest first; a file that cannot be read or written is no error.

    Args:
        path: of the file that keeps them.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def folders(self) -> list[Path]:
        """Every one, whether it is there now or not."""
        return [Path(entry) for entry in self.shelf.read() if isinstance(entry, str) and entry]

    def add(self, folder: Path) -> None:
        """Put a folder that is open now first."""
        with contextlib.suppress(OSError), self.shelf.changing():
            now = str(folder.absolute())
            entries = self.shelf.read()
            if entries[:1] != [now]:
                self.shelf.write([now, *(entry for entry in entries if entry != now)][:KEPT])
