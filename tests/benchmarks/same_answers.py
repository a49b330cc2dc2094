"""Do we find what Whoosh finds, also in large indexes? ``python -m tests.benchmarks.same_answers TEXTS``.

Asks 2,000 seeded queries of every class over 100,000 quotations made of the articles in TEXTS, with
deletions, half of them in 1 and half in 5 segments, and prints each that differs. Whoosh takes about a
second for a query that holds a prefix, a wildcard or an unfinished phrase, and they are two in three; one
of 25 of these is asked, others in their place, so that all takes a few minutes. The tests ask 2,000 without
sparing any, over fewer quotations.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.search_speed import documents
from tests.index.search.asking import differing
from tests.index.search.corpora import build

SIZE = 100_000
QUERIES = 2000
SPARING = 25


def main(texts: Path, size: int, queries: int) -> None:
    """Compare on both makes of index."""
    made = list(documents(texts, size))
    gone = {document["article"] for document in made[:: size // 50]}
    for segments in (1, 5):
        with tempfile.TemporaryDirectory() as folder:
            index = build(Path(folder), made, segments=segments, delete=gone)
            half = queries // 2
            different, empty = differing(index, made, half, seed=segments, sparing=SPARING)
        print(f"{segments} segments: {half:,} queries, {empty} without an answer, {len(different)} differ")
        for node in different:
            print(f"  {node}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:4] or (SIZE, QUERIES)))
