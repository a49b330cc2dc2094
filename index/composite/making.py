"""How do several indexes answer as one? A composite index is made of them once, and kept until one changes.

It holds what cannot be told shard by shard: which quotations are one statement, who is one person, and the
order of all. Words, postings and records stay in the shards.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.composite import uniting
from onrecord.index.errors import DamagedIndex, OtherVersion, UnusableIndex, UsageError
from onrecord.index.model import Stamp
from onrecord.index.names.persons import Sighting, persons
from onrecord.index.serial import decoded, encoded
from onrecord.index.store import checksums, current, layout, tables
from onrecord.index.store.composite import listing, naming
from onrecord.index.store.composite.listing import Shard
from onrecord.index.store.failures import writing
from onrecord.index.store.postings.sightings import sightings
from onrecord.index.store.snapshots import people_file, stamps
from onrecord.index.store.snapshots.lock import only_builder
from onrecord.index.text.whole_files import whole
from onrecord.index.version import version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.store import Snapshot

PATIENCE = 600
"""Seconds to wait for another process that makes the same composite index."""


def composite(folders: Sequence[Path], cache: Path) -> Path:
    """The folder of an index that answers for all of these; made where it is not there or not up to date.

    Args:
        folders: of the shards, each once. Their order does not matter to any answer.
        cache: where what can be made again is kept.

    Raises:
        UsageError: a folder is named twice, is itself a composite index, or two hold the same article.
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: a shard cannot answer.
        CannotWrite: no space, no permission.

    """
    named = sorted({folder.resolve() for folder in folders})
    if len(named) < len(folders):
        raise UsageError("An index is named twice; name each shard once.")
    name = blake2b(b"\0".join(encoded(str(shard)) for shard in named), digest_size=8).hexdigest()
    folder = cache / "composite" / name
    with writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        whole(folder / layout.SHARDED, json.dumps([str(shard) for shard in named]))
    refresh(folder)
    return folder


def refresh(folder: Path) -> None:
    """Bring a composite index up to date with its shards; another index is left alone.

    Raises:
        As `composite`.

    """
    if not layout.is_sharded(folder):
        return
    found = [_shard(shard) for shard in shards(folder)]
    if _is_of(folder, found):
        return
    with writing(folder), only_builder(folder, patience=PATIENCE):
        if not _is_of(folder, found):
            _make(folder, found)


def shards(folder: Path) -> list[Path]:
    """The folders of the shards of a composite index.

    Raises:
        DamagedIndex: the list cannot be read.

    """
    try:
        held = json.loads(decoded((folder / layout.SHARDED).read_bytes()))
        return [Path(str(each)) for each in held]
    except (OSError, ValueError, TypeError) as error:
        raise DamagedIndex(f"The composite index in {folder} is damaged; remove that folder.") from error


def _shard(folder: Path) -> Snapshot:
    if layout.is_sharded(folder):
        raise UsageError(f"{folder} is a composite index itself; name its shards.")
    return current(folder)


def _is_of(folder: Path, shards: Sequence[Snapshot]) -> bool:
    try:
        made = current(folder)
        return made.stamp.version == version() and naming.named(made.path) == [each.path for each in shards]
    except UnusableIndex:
        return False


def _make(folder: Path, shards: Sequence[Snapshot]) -> None:
    made_by = {each.stamp.pipeline for each in shards}
    if len(made_by) > 1:
        raise OtherVersion(
            f"The indexes in {' and '.join(str(each.path.parent) for each in shards)} were made by different "
            f"rules, models or versions ({'; '.join(sorted(made_by))}); build the older one anew."
        )
    layout.sweep(folder)
    new = layout.next_snapshot(folder)
    try:
        numbered = _numbered(shards)
        listing.save(new, numbered)
        uniting.unite(new, [(shard.snapshot, shard.quotations) for shard in numbered])
        seen = (Sighting(*each) for shard in shards for each in sightings(shard.path))
        people_file.save(new, persons(seen))
        checksums.record(new, None)
        stamps.write(new, _stamp(shards))
        layout.put_in_place(new)
    finally:
        layout.sweep(folder)


def _stamp(shards: Sequence[Snapshot]) -> Stamp:
    every = [each.stamp for each in shards]
    return Stamp(
        version=version(),
        schema=layout.SCHEMA_VERSION,
        pipeline=every[0].pipeline,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=sum(each.seconds for each in every),
        articles=sum(each.articles for each in every),
        quotations=sum(each.quotations for each in every),
        roots=tuple(dict.fromkeys(root for each in every for root in each.roots)),
        sample=False,
        skipped=tuple(skipped for each in every for skipped in each.skipped),
    )


def _numbered(shards: Sequence[Snapshot]) -> list[Shard]:
    """The shards with the rows that one index of all their articles would have, newest first.

    Raises:
        UsageError: two hold the same article.

    """
    listed: list[tuple[bytes, bytes, int, int]] = []
    articles: list[NDArray[np.uint32]] = []
    quotations: list[NDArray[np.uint32]] = []
    for number, shard in enumerate(shards):
        with closing(tables.read_only(shard.path / layout.RECORDS)) as records:
            rows = records.execute("SELECT published, path, row FROM articles").fetchall()
            listed += [(published or b"", path, number, row) for published, path, row in rows]
            articles.append(np.zeros(1 + max((row for _, _, row in rows), default=0), np.uint32))
            found = records.execute("SELECT row, article FROM quotations ORDER BY article, position")
            quotations.append(np.array(found.fetchall(), np.uint32).reshape(-1, 2))
    listed.sort(key=lambda each: each[1])
    for one, two in pairwise(listed):
        if one[1] == two[1]:
            first, second = (shards[each[2]].path.parent for each in (one, two))
            raise UsageError(f"The article {decoded(one[1])} is both in {first} and in {second}.")
    listed.sort(key=lambda each: each[0], reverse=True)
    for rank, (_, _, number, row) in enumerate(listed, 1):
        articles[number][row] = rank
    counts = np.zeros(len(listed) + 1, np.int64)
    for own, found_rows in zip(articles, quotations, strict=True):
        np.add.at(counts, own[found_rows[:, 1]], 1)
    starts = np.concatenate(([0], np.cumsum(counts)))
    return [
        Shard(shard.path, _placed(own, rows, starts), own)
        for shard, own, rows in zip(shards, articles, quotations, strict=True)
    ]


def _placed(
    articles: NDArray[np.uint32], rows: NDArray[np.uint32], starts: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """The row of each quotation, by its row in the shard.

    Args:
        articles: the row of each article, by its row in the shard.
        rows: of quotations in the shard, each with its article's, in the order of the articles' words.
        starts: by the row of an article, how many quotations stand before its first.

    """
    found = np.zeros(1 + int(rows[:, 0].max(initial=0)), np.uint32)
    if len(rows):
        heads = np.flatnonzero(np.diff(rows[:, 1], prepend=0))
        within = np.arange(len(rows)) - np.repeat(heads, np.diff(heads, append=len(rows)))
        found[rows[:, 0]] = starts[articles[rows[:, 1]]] + within + 1
    return found
