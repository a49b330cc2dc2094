"""By which rules was something made? A digest of the files that hold them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

HELD_IN = (".py", ".toml", ".json", ".txt")
"""Suffixes of the files that rules, word lists and weights are kept in."""


def digest(*rooms: Path, without: Collection[Path] = ()) -> str:
    """Six hexadecimal digits of the files of some rooms and of all below them; others for any change.

    Args:
        rooms: folders, or single files.
        without: folders below them that do not count.

    """
    total = hashlib.blake2b(digest_size=3)
    for room in rooms:
        for path in sorted(room.rglob("*")) if room.is_dir() else [room]:
            if path.suffix in HELD_IN and path.parent not in without:
                name = path.relative_to(room).as_posix() if path != room else room.name
                total.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
