"""Which shards make up a composite index, and under which row does it know each of their rows?

shards.json        the snapshots of the shards, in order
rows-0.npz         of the first: the composite's row by the shard's row, of quotations and of articles

The rows are those that one index of all the articles would have, built at once: newest first. So what depends
on them (the order among equal hits, which quotations are compared) is the same as in one index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.serial import encoded
from onrecord.index.store.checksums import check_file
from onrecord.index.store.composite.naming import ANEW, SHARDS, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Shard:
    """One snapshot of a shard, and the rows that its rows have in the composite index; 0 is none."""

    snapshot: Path
    quotations: NDArray[np.uint32]
    articles: NDArray[np.uint32]


def save(snapshot: Path, shards: Sequence[Shard]) -> None:
    """Write the shards into a snapshot that is being made.

    Raises:
        OSError: no space, no permission.

    """
    for number, shard in enumerate(shards):
        np.savez(_rows(snapshot, number), quotations=shard.quotations, articles=shard.articles)
    (snapshot / SHARDS).write_bytes(encoded(json.dumps([str(each.snapshot) for each in shards])))


def load(snapshot: Path) -> list[Shard]:
    """The shards of a composite index.

    Raises:
        DamagedIndex: a file is missing or broken, or a shard has changed or is gone.

    """
    found = []
    for number, place in enumerate(named(snapshot)):
        if not place.is_dir():
            raise DamagedIndex(f"The shard in {place.parent} has been built anew, or is gone; ask again.")
        try:
            check_file(_rows(snapshot, number))
            with np.load(_rows(snapshot, number), allow_pickle=False) as held:
                found.append(Shard(place, held["quotations"], held["articles"]))
        except DamagedIndex:
            raise
        except Exception as error:  # whatever broken bytes make of numpy's code
            raise DamagedIndex(
                f"The file {_rows(snapshot, number).name} in {snapshot} cannot be read; {ANEW}"
            ) from error
    return found


def _rows(snapshot: Path, number: int) -> Path:
    return snapshot / f"rows-{number}.npz"
