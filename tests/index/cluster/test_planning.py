"""Parts are small enough to share out evenly, and the longest work begins first."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("distributed", reason="needs the extra scale")

from onrecord.index.cluster.planning import SIZE, parts
from onrecord.index.cluster.running import largest_first
from onrecord.index.model import Source


def sources(count: int) -> list[Source]:
    """Files with the sizes of articles."""
    draw = random.Random(1)
    return [Source(f"a{n}.txt", f"a{n}.txt", draw.randrange(2_000, 9_000), 0) for n in range(count)]


def makespan(sizes: list[int], workers: int) -> int:
    """When the last of the workers ends, each of which takes the next part as it becomes free."""
    until = [0] * workers
    for size in sizes:
        first = until.index(min(until))
        until[first] += size
    return max(until)


def test_two_workers_share_a_thousand_files_evenly() -> None:
    """Given out as planned the busier of the two has at most an eighth more than half of the work."""
    every = largest_first(parts(sources(1000), SIZE))
    total = sum(part.size for part in every)

    assert makespan([part.size for part in every], 2) <= 1.125 * total / 2


def test_every_file_is_in_one_part() -> None:
    """In whatever order the parts are given out."""
    given = sources(500)
    found = [source for part in largest_first(parts(given, SIZE)) for source in part.sources]

    assert sorted(source.path for source in found) == sorted(source.path for source in given)
