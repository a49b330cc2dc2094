"""By which rules was something made? A digest of the files that hold them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HELD_IN = (".py", ".toml", ".json", ".txt")
"""Suffixes of the files that rules, word lists and weights are kept in."""


def digest(room: Path) -> str:
    """Six hexadecimal digits of the files of one room; another digit for any change of any of them."""
    total = hashlib.blake2b(digest_size=3)
    for path in sorted(room.iterdir()):
        if path.suffix in HELD_IN:
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
