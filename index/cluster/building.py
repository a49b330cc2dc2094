"""How do parts become an index? Their articles are taken as they are, without spaCy and the files."""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.build import Finished, Found, Progress, Writing
from onrecord.index.cluster import manifest, parts
from onrecord.index.errors import BuildError, UsageError
from onrecord.index.model import Skipped
from onrecord.index.store import Builder
from onrecord.index.store.snapshots import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.build import Event
    from onrecord.index.corrections import Correction


def build(
    folder: Path,
    sources: Sequence[Path],
    *,
    shard: tuple[int, int] = (1, 1),
    fresh: bool = False,
    corrections: Callable[[], Mapping[str, Correction]] = dict,
) -> Iterator[Event]:
    """Bring the index in `folder` up to date with the parts in some folders.

    Args:
        folder: where the index is, or shall be.
        sources: folders of parts, of finished runs.
        shard: which of how many, from 1: the parts are divided by their names, so that each is in one shard.
        fresh: start from nothing.
        corrections: every one that holds, by the id of its quotation.

    Yields:
        As `onrecord.index.build.build` does.

    Raises:
        UsageError: there are no parts, or none falls to this shard.
        BuildError: a run is not finished, a part cannot be read, two were made by different versions.

    """
    started = time.monotonic()
    runs = [(source.absolute(), manifest.finished(source)) for source in sources]
    stamps = {run.stamp for _, run in runs}
    if len(stamps) > 1:
        raise BuildError(
            f"The parts in {' and '.join(str(source) for source, _ in runs)} were made by different versions;"
            " run the extraction of one again."
        )
    every = [source / name for source, run in runs for name in run.parts if _falls(name, shard)]
    if not every:
        raise UsageError(f"No part falls to shard {shard[0]} of {shard[1]}; divide them into fewer.")
    (stamp,) = stamps
    kept = Builder(
        folder,
        pipeline=f"parts of {stamp}",
        fresh=fresh,
        beside=provenance.update,
        after=people.update,
        corrections=corrections,
    )
    with kept as builder:
        due = {path: wanted for path in every if (wanted := _wanted(builder, path))}
        total = sum(map(len, due.values()))
        yield Found(to_read=total, unchanged=builder.kept)
        for path, reason in (each for _, run in runs for each in run.left_out):
            if shard[0] == 1:
                skipped = Skipped(path, reason)
                builder.skip(skipped)
                yield skipped
        done = quotations = 0
        for part, wanted in due.items():
            for row in parts.rows(part):
                if row.source.path not in wanted:
                    continue
                if not builder.same(row.source, row.article.digest):
                    builder.add(row.source, row.article, row.quotations)
                done += 1
                quotations += len(row.quotations)
                yield Progress(done, total, quotations, time.monotonic() - started)
        yield Writing()
        report = builder.finish(
            roots=[str(source) for source, _ in runs],
            sample=False,
            seconds=time.monotonic() - started,
            from_parts=True,
        )
        yield Finished(report, time.monotonic() - started)


def _wanted(builder: Builder, path: Path) -> set[str]:
    """The articles of a part that are not in the index as they are."""
    return {source.path for source in parts.sources(path) if not builder.unchanged(source)}


def _falls(name: str, shard: tuple[int, int]) -> bool:
    which, many = shard
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
    return number % many == which - 1
