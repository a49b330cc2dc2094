"""How does the explorer keep what cannot be made again: pins, and searches with a name?

A JSON array of objects in a file of the data folder, written whole or not at all. A file that cannot be read
is put aside under another name, never overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Shelf:
    """One such file.

    Args:
        path: of the file; it and its folder need not exist.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.aside: Path | None = None
        """Where a file that could not be read was put."""

    def read(self) -> list[dict[str, Any]]:
        """What is kept, in order; nothing where nothing ever was."""
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(held, list) and all(isinstance(each, dict) for each in held):
                return held
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            pass
        self.aside = self.path.with_name(self.path.name + ".broken")
        with contextlib.suppress(OSError):
            self.path.replace(self.aside)
        return []

    def write(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Keep this and nothing else.

        Raises:
            OSError: it could not be written; what was kept before still is.

        """
        whole(self.path, json.dumps(kept, ensure_ascii=True, indent=1) + "\n")


def whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, for its owner alone.

    Raises:
        OSError: it could not be written.

    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
