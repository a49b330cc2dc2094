"""Where do the parts of an index lie in its folder, and is a folder one of ours?

CURRENT          names the generation that answers; replaced in one step when a new one is whole
g000007/         a generation, never changed once it is named: Whoosh's files, the records, the stamp
journal.sqlite   the work of an unfinished build
LOCK, BUILDER    held by the one builder, and who that is
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord.index.errors import DamagedIndex, ForeignIndex, NoIndex

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_VERSION = 5
"""Raised whenever any file of an index changes its shape or its meaning."""

CURRENT = "CURRENT"
JOURNAL = "journal.sqlite"
LOCK = "LOCK"
BUILDER = "BUILDER"
RECORDS = "records.sqlite"
STAMP = "stamp.json"

ANEW = "build it anew: onrecord build --rebuild PATH…"
"""The remedy for an index that cannot be used."""

_GENERATION = re.compile(r"g\d{6,}")
_OURS = re.compile(
    rf"{_GENERATION.pattern}|{CURRENT}(\.new)?|{LOCK}|{BUILDER}|{re.escape(JOURNAL)}(-journal)?"
)
_ANYONES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Left in any folder by file managers."""


def pointed(folder: Path) -> str:
    """The name of the generation that answers.

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
    if not _GENERATION.fullmatch(name):
        raise DamagedIndex(f"The index in {folder} is damaged ({CURRENT} names nothing); {ANEW}")
    return name


def check_ours(folder: Path) -> None:
    """See that the folder is missing, empty, or an index of ours.

    Raises:
        ForeignIndex: it holds something that onrecord did not make.
        OSError: it cannot be looked into.

    """
    if folder.exists() and not folder.is_dir():
        raise ForeignIndex(f"{folder} is a file, not a folder; name a new or empty folder.")
    try:
        names = {path.name for path in folder.iterdir()} - _ANYONES
    except (FileNotFoundError, NotADirectoryError):
        return
    if all(_OURS.fullmatch(name) for name in names):
        return
    if CURRENT not in names or not _GENERATION.fullmatch(_pointer(folder)):
        raise ForeignIndex(
            f"{folder} holds files that onrecord did not make, and they are left alone;"
            " name a new or empty folder."
        )


def _pointer(folder: Path) -> str:
    return (folder / CURRENT).read_text(encoding="utf-8", errors="replace").strip()


def is_current(generation: Path) -> bool:
    """Whether this generation is still the one that answers."""
    try:
        return _pointer(generation.parent) == generation.name
    except OSError:
        return False


def next_generation(folder: Path) -> Path:
    """A new folder for the next generation, numbered above all that are there."""
    numbers = [int(path.name[1:]) for path in generations(folder)]
    generation = folder / f"g{max(numbers, default=0) + 1:06}"
    generation.mkdir(mode=0o700)
    return generation


def generations(folder: Path) -> list[Path]:
    """The generations in the folder, finished or not."""
    return [path for path in folder.iterdir() if _GENERATION.fullmatch(path.name)]


def carry_over(old: Path, new: Path, *, without: frozenset[str]) -> None:
    """Give the new generation the files of the old: the same bytes under a second name where possible.

    This is safe because nothing that is carried over is ever written again: Whoosh writes each segment
    and each table of contents once, under a name of its own, and only unlinks what it needs no more.
    """
    for path in old.iterdir():
        if path.name not in without:
            try:
                os.link(path, new / path.name)
            except OSError:
                shutil.copyfile(path, new / path.name)


def put_in_place(generation: Path) -> None:
    """Let this generation answer from now on: everything reaches the disk before its name does."""
    for path in generation.iterdir():
        _flush(path)
    _flush_folder(generation)
    pointer = generation.parent / f"{CURRENT}.new"
    pointer.write_text(f"{generation.name}\n", encoding="utf-8")
    _flush(pointer)
    pointer.replace(generation.parent / CURRENT)
    _flush_folder(generation.parent)


def sweep(folder: Path) -> None:
    """Remove all generations but the one that answers; files that a reader holds open may stay for later."""
    try:
        name = _pointer(folder)
    except FileNotFoundError:
        name = ""
    for path in generations(folder):
        if path.name != name:
            shutil.rmtree(path, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have the disk hold what was written."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(path: Path) -> None:
    """Have the disk hold the names in a folder; where a system cannot do this, it need not."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
