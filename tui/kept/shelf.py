"""How does the explorer keep what cannot be made again: pins, and searches with a name?

A JSON array in a file of the data folder, written whole or not at all. A file that is no such array is put
aside under a name of its own, never overwritten; entries that are not understood are kept as they are; and a
file that the disk does not give is neither.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from onrecord.index.text.whole_files import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


PATIENCE = 5.0
"""Seconds to wait for another explorer or command that is just writing the same file."""


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

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Inside, nobody else changes what is kept: it is read and written as one step.

        Raises:
            OSError: another process does not let go of it, or the folder cannot be written.

        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - costs 70 ms, and only a change needs it

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=PATIENCE)
        try:
            lock.acquire()
        except Timeout:
            raise OSError(errno.EAGAIN, "another onrecord is writing it; try again") from None
        try:
            yield
        finally:
            lock.release()

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
