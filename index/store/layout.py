"""Where do the parts of an index lie in its folder, and is a folder one of ours?

CURRENT          names the snapshot that answers; replaced in one step when a new one is whole
g000007/         a snapshot, never changed once it is named: Whoosh's files, records, stamp, our mark
journal.sqlite   the work of an unfinished build
LOCK, BUILDER    held by the one builder, and who that is
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from onrecord.index.errors import DamagedIndex, ForeignIndex, NoIndex
from onrecord.index.paths import is_file
from onrecord.index.text.whole_files import BESIDE, flush_folder, whole

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_VERSION = 11
"""Raised whenever any file of an index changes its shape or its meaning."""

CURRENT = "CURRENT"
JOURNAL = "journal.sqlite"
LOCK = "LOCK"
BUILDER = "BUILDER"
MARKER = "ONRECORD"
"""In each snapshot's folder from the first: only what holds it is ever removed."""
RECORDS = "records.sqlite"
STAMP = "stamp.json"
SHARDED = "SHARDED"
"""Names the shards of a composite index; see `onrecord.index.composite`."""

ANEW = "build it anew: onrecord build --rebuild PATH…"
"""The remedy for an index that cannot be used."""

_SNAPSHOT = re.compile(r"g\d{6,}")
_OURS = re.compile(
    rf"{_SNAPSHOT.pattern}|{CURRENT}(\.new)?|{BESIDE}|{LOCK}|{BUILDER}|{SHARDED}|{re.escape(JOURNAL)}(-journal)?"
)
_ANYONES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Left in any folder by file managers."""


def is_sharded(folder: Path) -> bool:
    """Whether a folder is that of a composite index."""
    return is_file(folder / SHARDED)


def pointed(folder: Path) -> str:
    """The name of the snapshot that answers.

    Raises:
        NoIndex, ForeignIndex, DamagedIndex: there is none to be had, and why.

    """
    try:
        check_ours(folder)
        name = _pointer(folder)
    except (FileNotFoundError, NotADirectoryError):
        raise NoIndex(f"There is no index in {folder} yet; build one: onrecord build PATH…") from None
    except OSError as error:
        raise DamagedIndex(f"The index in {folder} cannot be read: {error.strerror or error}.") from error
    if not _SNAPSHOT.fullmatch(name):
        raise DamagedIndex(f"The index in {folder} is damaged ({CURRENT} names nothing); {ANEW}")
    return name


def check_ours(folder: Path) -> None:
    """See that the folder is missing, empty, or an index of ours.

    Raises:
        ForeignIndex: it holds something that onrecord did not make, or can be no folder.
        OSError: it cannot be looked into.

    """
    if folder.exists() and not folder.is_dir():
        raise ForeignIndex(f"{folder} is a file, not a folder; name a new or empty folder.")
    try:
        names = {path.name for path in folder.iterdir()} - _ANYONES
    except (FileNotFoundError, NotADirectoryError):
        return
    except ValueError as error:
        raise ForeignIndex(f"{str(folder)!r} cannot be a folder ({error}); name another.") from error
    if all(_OURS.fullmatch(name) for name in names) and all(
        _marked(folder / name) for name in names if _SNAPSHOT.fullmatch(name)
    ):
        return
    if CURRENT not in names or not _SNAPSHOT.fullmatch(_pointer(folder)):
        raise ForeignIndex(
            f"{folder} holds files that onrecord did not make, and they are left alone;"
            " name a new or empty folder."
        )


def _pointer(folder: Path) -> str:
    return (folder / CURRENT).read_text(encoding="utf-8", errors="replace").strip()


def is_current(snapshot: Path) -> bool:
    """Whether this snapshot is still the one that answers."""
    try:
        return _pointer(snapshot.parent) == snapshot.name
    except OSError:
        return False


def next_snapshot(folder: Path) -> Path:
    """A new folder for the next snapshot, numbered above all that are there."""
    numbers = [int(path.name[1:]) for path in snapshots(folder)]
    snapshot = folder / f"g{max(numbers, default=0) + 1:06}"
    snapshot.mkdir(mode=0o700)
    (snapshot / MARKER).write_bytes(b"A part of an index of onrecord.\n")
    return snapshot


def _marked(path: Path) -> bool:
    """Whether a folder of a snapshot's name is one of ours, or is empty."""
    if path.is_symlink() or not path.is_dir():
        return False
    names = {each.name for each in path.iterdir()}
    return not names or bool(names & {MARKER, STAMP, RECORDS})


def snapshots(folder: Path) -> list[Path]:
    """The snapshots in the folder, finished or not."""
    return [path for path in folder.iterdir() if _SNAPSHOT.fullmatch(path.name)]


def carry_over(old: Path, new: Path, *, without: frozenset[str]) -> None:
    """Give the new snapshot the files of the old: the same bytes under a second name where possible.

    This is safe because nothing that is carried over is ever written again: Whoosh writes each segment
    and each table of contents once, under a name of its own, and only unlinks what it needs no more.
    """
    for path in old.iterdir():
        if path.name not in without and path.name != MARKER:
            try:
                os.link(path, new / path.name)
            except OSError:
                shutil.copyfile(path, new / path.name)


def put_in_place(snapshot: Path) -> None:
    """Let this snapshot answer from now on: everything reaches the disk before its name does."""
    for path in snapshot.iterdir():
        _flush(path)
    flush_folder(snapshot)
    whole(snapshot.parent / CURRENT, f"{snapshot.name}\n")


def sweep(folder: Path) -> None:
    """Remove all snapshots of ours but the one that answers; what a reader holds open may stay."""
    try:
        name = _pointer(folder)
    except FileNotFoundError:
        name = ""
    for path in snapshots(folder):
        if path.name != name and _marked(path) and any(path.iterdir()):
            shutil.rmtree(path, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have the disk hold what was written."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
