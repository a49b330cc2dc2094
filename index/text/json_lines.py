"""How does a file of JSON Lines grow, of which no line may be lost?"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def entries(path: Path) -> tuple[list[dict[str, Any]], int]:
    """The objects of a file in order, and how many of its lines are none; of a missing file none.

    Raises:
        OSError: the file is there and cannot be read.

    """
    found: list[dict[str, Any]] = []
    others = 0
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return [], 0
    for line in filter(None, lines):
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            entry = None
        if isinstance(entry, dict):
            found.append(entry)
        else:
            others += 1
    return found, others


def append(path: Path, entry: Mapping[str, Any]) -> None:
    """Add a line, on the disk when this returns; a line that an earlier crash cut off is closed first.

    Raises:
        OSError: it could not be written.

    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "rb+") as file:
        whole = file.seek(0, os.SEEK_END) == 0
        if not whole:
            file.seek(-1, os.SEEK_END)
            whole = file.read(1) == b"\n"
        line = (json.dumps(entry, ensure_ascii=True) + "\n").encode("ascii")
        file.write(line if whole else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())
