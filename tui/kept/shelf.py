"""How does the explorer keep what cannot be made again: pins, and searches with a name?

A JSON array in a file of the data folder, written whole or not at all. A file that is no such array is put
aside under a name of its own, never overwritten; entries that are not understood are kept as they are; and a
file that the disk does not give is neither.
"""

from __future__ import annotations

import json
import os
from itertools import count
from typing import TYPE_CHECKING, Any

from onrecord.index.text.whole_files import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Shelf:
    """One such file.

    Args:
        path: of the file; it and its folder need not exist.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.aside: Path | None = None
        """Where a file that could not be understood was put."""
        self.unread: OSError | None = None
        """Why the file could not be read the last time; until it can, nothing is written over it."""

    def read(self) -> list[Any]:
        """What is kept, in order, with entries that are not understood; nothing where nothing ever was."""
        self.unread = None
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            self.unread = error
            return []
        try:
            held = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            held = None
        if isinstance(held, list):
            return held
        try:
            self.aside = put_aside(self.path)
        except OSError as error:
            self.unread = error
        return []

    def write(self, kept: Sequence[Any]) -> None:
        """Keep this and nothing else.

        Raises:
            OSError: it could not be written, or what is there could not be read; that is as it was.

        """
        if self.unread:
            raise self.unread
        whole(self.path, json.dumps(kept, ensure_ascii=True, indent=1) + "\n")


def put_aside(path: Path) -> Path:
    """Give a file that cannot be understood a name that no other has; that name.

    Raises:
        OSError: it could not be renamed, and is where it was.

    """
    for number in count(1):
        aside = path.with_name(f"{path.name}.broken{'' if number == 1 else f'-{number}'}")
        try:
            os.close(os.open(aside, os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        try:
            path.replace(aside)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        return aside
    raise AssertionError("numbers do not end")
