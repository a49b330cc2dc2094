"""How does the provenance of several shards become that of one index? Renumbered, and grouped once more.

No article is read and no word is counted again: words and runs of words have the same numbers everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.provenance.statements.arrays import (
    LINK,
    NUMBER,
    Arrays,
    load,
    load_grams,
    save,
    saved_grams,
)
from onrecord.index.provenance.statements.clustering import group
from onrecord.index.provenance.statements.external_sort import Sorter, Spool
from onrecord.index.provenance.statements.updating import BLOCK, CHUNK, RANGES
from onrecord.index.text.hashing import ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def unite(folder: Path, shards: Sequence[tuple[Path, NDArray[np.uint32]]]) -> None:
    """Write the provenance of all shards into the folder of a snapshot that is being made.

    Args:
        folder: of the snapshot.
        shards: for each the folder of its snapshot, and the row that each of its rows has here; 0 for none.

    Raises:
        DamagedIndex: the arrays of a shard cannot be read.
        OSError: the disk is full, or the folder cannot be written.

    """
    several = [load(snapshot) for snapshot, _ in shards]
    names: dict[str, int] = {"": 0}
    with Sorter(RANGES) as postings, Spool(NUMBER) as texts:
        rows = []
        for (snapshot, row_of), arrays in zip(shards, several, strict=True):
            number_of = np.array([names.setdefault(name, len(names)) for name in arrays.names], np.uint32)
            own = np.array(arrays.rows)
            own["row"] = own["group"] = row_of[own["row"]]
            for column in ("speaker", "outlet"):
                own[column] = number_of[own[column]]
            rows.append(own)
            grams = load_grams(snapshot)
            for at in range(0, len(grams), BLOCK):
                part = grams[at : at + BLOCK]
                inner = (part & np.uint64(ROWS - 1)).astype(np.int64)
                postings.add((part & ~np.uint64(ROWS - 1)) | row_of[inner].astype(np.uint64))
        whole = np.concatenate(rows)
        of = np.repeat(np.arange(len(rows)), [len(own) for own in rows])
        inner = np.concatenate([arrays.starts[:-1] for arrays in several])
        order = np.argsort(whole["row"], kind="stable")
        for at in range(0, len(order), CHUNK):
            some = order[at : at + CHUNK]
            for place in some.tolist():
                start = int(inner[place])
                texts.add(several[of[place]].words[start : start + int(whole["size"][place])])
        found = Arrays(whole[order], texts.whole(), np.empty(0, LINK), tuple(names))
        save(folder, group(found, found.rows["row"].copy(), saved_grams(folder, postings)))
