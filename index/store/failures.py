"""What does a failure of the disk or of SQLite mean to the user, and what can be done about it?"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.index.errors import CannotWrite, DamagedIndex
from onrecord.index.serial import BrokenRecord
from onrecord.index.store.layout import ANEW
from onrecord.index.store.soundness import stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIMARY = 0xFF
"""The part of SQLite's result codes that names the kind of error."""

UNREADABLE = frozenset({errno.EMFILE, errno.ENFILE, errno.EACCES, errno.EPERM})
"""Errors that say nothing of the files themselves: too many are open, or there is no permission."""

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and build again",
    sqlite3.SQLITE_READONLY: "no permission; see who owns the folder",
    sqlite3.SQLITE_PERM: "no permission; see who owns the folder",
    sqlite3.SQLITE_CANTOPEN: "a file cannot be opened; see who owns the folder",
    sqlite3.SQLITE_IOERR: "the disk reports an error; see that it has room, and build again",
    sqlite3.SQLITE_BUSY: "another program holds its files; close it and build again",
}


@contextmanager
def heeding() -> Iterator[None]:
    """Let a stop be one, and no error of SQLite's.

    Raises:
        KeyboardInterrupt: it was asked for.

    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if stopped(error):
            raise KeyboardInterrupt from error
        raise


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Name what goes wrong while an index is written.

    Raises:
        CannotWrite: no space, no permission, no such disk.
        DamagedIndex: what is there already is broken.

    """
    try:
        with heeding():
            yield
    except OSError as error:
        raise CannotWrite(f"Cannot write the index in {folder}: {_reason(error)}.") from error
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.DatabaseError, BrokenRecord, UnicodeDecodeError) as error:
        reason = _UNWRITABLE.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY)
        if reason is None:
            raise DamagedIndex(f"The index in {folder} is damaged ({error}); {ANEW}") from error
        raise CannotWrite(f"Cannot write the index in {folder}: {reason}.") from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Name what goes wrong while the records of an index are read.

    Raises:
        DamagedIndex: they are broken.

    """
    try:
        with heeding():
            yield
    except (OSError, sqlite3.Error, BrokenRecord, LookupError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno in UNREADABLE:
            raise DamagedIndex(
                f"The index in {path.parent.parent} cannot be read now: {error.strerror}."
            ) from error
        raise DamagedIndex(
            f"The index in {path.parent.parent} is damaged ({path.name}: {error}); {ANEW}"
        ) from error


def _reason(error: OSError) -> str:
    if error.errno in _NO_SPACE:
        return "the disk is full; make room and build again"
    if error.errno in _NO_PERMISSION:
        return "no permission; see who owns the folder"
    return error.strerror or str(error)
