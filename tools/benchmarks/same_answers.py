"""Do we find what Whoosh finds, also in large indexes? ``python -m tools.benchmarks.same_answers ../shared``.

Asks 2,000 seeded queries of every class over what stands between marks in PolNeAR train and dev, and as
many over 100,000 quotations made of train's sentences; with deletions, half of them in 1 and half in 5
segments. Prints each that differs. At 100,000 Whoosh takes about a second for a query that holds a prefix, a
wildcard, a range or an unfinished phrase, and they are three in four; one of 25 of these is asked, others in
their place, so that all takes minutes; and no phrase that ends in three letters or fewer of a word, for which
it takes more memory than there is. Over the news none is spared. More than `MEMORY` is refused, and ends the
benchmark.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.index.search.asking import differing
from tests.index.search.corpora import build, quoted
from tools.benchmarks.search_speed import documents

SIZE = 100_000
QUERIES = 2000
SPARING = 25
SAMPLE = 5000
"""Documents that the words of the queries are from."""
MEMORY = 8 << 30
"""Bytes."""


def compare(what: str, made: list[dict[str, Any]], queries: int, sparing: int) -> None:
    """Print how many queries differ, on both makes of index."""
    gone = {document["article"] for document in made[:: len(made) // 50]}
    for segments in (1, 5):
        with tempfile.TemporaryDirectory() as folder:
            index = build(Path(folder), made, segments=segments, delete=gone)
            half = queries // 2
            different, empty = differing(index, made[:SAMPLE], half, seed=segments, sparing=sparing)
        print(
            f"{what}, {len(made):,} quotations, {segments} segments:"
            f" {half:,} queries, {empty} without an answer, {len(different)} differ",
            flush=True,
        )
        for node in different:
            print(f"  {node}")


def news(polnear: Path) -> list[dict[str, Any]]:
    """The documents of train and dev, numbered through."""
    made = [one for part in ("train", "dev") for one in quoted(polnear / part / "text")]
    for row, one in enumerate(made, 1):
        one["row"] = row
    return made


def main(shared: Path, size: int = SIZE, queries: int = QUERIES) -> None:
    """Compare over both corpora."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    compare("PolNeAR", news(shared / "polnear"), queries, 1)
    compare("made", list(documents(shared / "polnear" / "train" / "text", size)), queries, SPARING)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:4]))
