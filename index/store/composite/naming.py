"""Is a snapshot one of a composite index, which shards does it name, and are they as they were?"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.index.errors import DamagedIndex
from onrecord.index.serial import decoded
from onrecord.index.store import layout

SHARDS = "shards.json"
ANEW = "remove the folder of this composite index, it is made anew."
"""The remedy."""


def is_composite(snapshot: Path) -> bool:
    """Whether this is a snapshot of a composite index."""
    return (snapshot / SHARDS).exists()


def is_current(snapshot: Path) -> bool:
    """Whether this snapshot, and that of each shard, is still the one that answers."""
    if not layout.is_current(snapshot):
        return False
    return not is_composite(snapshot) or all(map(layout.is_current, named(snapshot)))


def named(snapshot: Path) -> list[Path]:
    """The snapshots of the shards.

    Raises:
        DamagedIndex: the list cannot be read.

    """
    try:
        held = json.loads(decoded((snapshot / SHARDS).read_bytes()))
        return [Path(str(each)) for each in held]
    except (OSError, ValueError, TypeError) as error:
        raise DamagedIndex(f"The file {SHARDS} in {snapshot} cannot be read; {ANEW}") from error
