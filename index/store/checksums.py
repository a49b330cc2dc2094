"""Are the bytes of a snapshot's files those that were written? A checksum of each tells, at the first read.

They lie in ``sums.json`` of the snapshot: CRC-32 by the name of the file. The stamp is not among them, as it
is written last and has one of its own. The records are looked at as a whole before anything is built upon
them; where a few of them are read, each has a checksum in its row (`onrecord.index.store.soundness`).
"""

from __future__ import annotations

import json
import os
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.index.errors import DamagedIndex
from onrecord.index.store.layout import ANEW, STAMP
from onrecord.index.text.whole_files import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUMS = "sums.json"

CHUNK = 1 << 20
"""Bytes that are read at once."""

_LEFT_OUT = frozenset({STAMP, SUMS})

_intact: set[tuple[int, int, int, int]] = set()
"""Files that this process has found as they should be, by `_state`."""


def record(snapshot: Path, old: Path | None) -> None:
    """Keep the checksums of a snapshot's files; those of files shared with the old one are taken over."""
    known = dict(_sums(old)) if old else {}
    found = {}
    for path in snapshot.iterdir():
        if path.name not in _LEFT_OUT:
            shared = old and path.name in known and _same(path, old / path.name)
            found[path.name] = known[path.name] if shared else _crc(path)
    whole(snapshot / SUMS, json.dumps(dict(sorted(found.items()))))


def check(path: Path, view: memoryview | None) -> None:
    """See that a file holds what was written, the first time that this process reads it.

    Args:
        path: of the file, in the folder of a snapshot.
        view: its bytes; where there is none, the file is read.

    Raises:
        DamagedIndex: it does not.

    """
    try:
        state = _state(os.stat(path))  # noqa: PTH116 - called for each file of each segment
    except OSError:
        return
    if state in _intact:
        return
    expected = _sums(path.parent).get(path.name)
    if expected is None:
        return
    if (_crc(path) if view is None else zlib.crc32(view)) != expected:
        raise DamagedIndex(
            f"The index in {path.parent.parent} is damaged ({path.name} is not as it was written); {ANEW}"
        )
    _intact.add(state)


def check_all(snapshot: Path, *, but: frozenset[str]) -> None:
    """The same for every file of a snapshot but those with one of these suffixes.

    Raises:
        DamagedIndex: one is not as it was written.

    """
    for name in _sums(snapshot):
        path = snapshot / name
        if path.suffix not in but:
            check(path, None)


def check_file(path: Path) -> None:
    """The same for a file that later snapshots hold under the same name with other bytes.

    While a snapshot is written, nothing is known of it.

    Raises:
        DamagedIndex, OSError: it is not as it was written, or cannot be read.

    """
    if (path.parent / STAMP).exists():
        check(path, None)


def _sums(snapshot: Path) -> Mapping[str, int]:
    path = snapshot / SUMS
    try:
        return _read(path, _state(path.stat()))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise DamagedIndex(
            f"The index in {snapshot.parent} is damaged ({SUMS} cannot be read); {ANEW}"
        ) from error


@lru_cache(maxsize=8)
def _read(path: Path, _: tuple[int, int, int, int]) -> Mapping[str, int]:
    held = json.loads(path.read_bytes())
    return {name: int(value) for name, value in held.items()}


def _crc(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while some := file.read(CHUNK):
            total = zlib.crc32(some, total)
    return total


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return False


def _state(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
