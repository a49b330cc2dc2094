"""How soon is a hostile query answered? ``python -m tools.benchmarks.hostile_queries SIZE FOLDER``.

FOLDER holds the index that ``search_speed build onrecord SIZE FOLDER TEXTS`` made. Prints the CPU time of
each query of `tests.index.search.hostile` from its text to the first 20 rows, as typed and while typing,
with nothing kept from the query before; and a line that says whether all are within the bound.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from onrecord.index.errors import QueryError
from onrecord.index.search.execution.cache import Cache
from onrecord.index.search.execution.matching import Matching
from onrecord.index.search.execution.segment import CACHE
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.query import Query
from onrecord.index.search.results import Results
from tests.index.search.hostile import HOSTILE
from tools.benchmarks.peers import TOP, Ours

BOUND = 100
"""Milliseconds of CPU, by the issue."""


def asked(ours: Ours, text: str, *, typing: bool) -> tuple[float, str]:
    """The CPU milliseconds of one query, and what became of it."""
    for segment in ours.reading.segments:
        segment.cache = Cache(CACHE)
        segment._listings.clear()
    began = time.process_time()
    try:
        query = Query(text, parse(text, typing=typing))
        found = []
        for segment in ours.reading.segments:
            matching = Matching(segment, ours.reading.names)
            found.append((matching, matching.documents(query.tree)))
        results = Results(query, ours.reading, found, sort="relevance", reverse=False, seconds=0)
        results.rows(0, TOP)
        assert query.words
        outcome = f"{results.total:,} found"
    except QueryError as error:
        outcome = error.message
    return 1000 * (time.process_time() - began), outcome


def main(size: int, folder: Path) -> None:
    """Ask every query in both ways."""
    ours = Ours(folder / f"onrecord-{size}")
    asked(ours, "peace speaker:smith", typing=False)
    slow = []
    print(f"{size:,} quotations: CPU ms as typed and while typing")
    for name, text in HOSTILE.items():
        times, outcomes = zip(*(asked(ours, text, typing=typing) for typing in (False, True)), strict=True)
        print(f"{name:32}{times[0]:8.1f}{times[1]:8.1f}  {outcomes[0][:70]}", flush=True)
        if max(times) > BOUND:
            slow.append(name)
    verdict = "all within" if not slow else f"over: {', '.join(slow)};"
    print(f"{len(HOSTILE)} queries, {verdict} {BOUND} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
