"""How much CPU and memory does reading take? ``uv run python -m tools.measuring.reading FOLDER… [--build]``.

Prints, for each kind of file below the folders, how many were read, the CPU time of one article and its
tenth slowest, and the memory of the process that read them; with ``--build`` the CPU time of reading beside
that of attribution over the same articles.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from pathlib import Path

from onrecord.index import articles, attribution
from onrecord.index.articles.decoding import decode
from onrecord.index.articles.reading import format_of
from onrecord.index.errors import ArticleError
from onrecord.index.model import Article, Skipped
from onrecord.index.settings import DEFAULT_MODEL


def resident() -> float:
    """The most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measured(folders: list[Path]) -> dict[str, list[float]]:
    """CPU milliseconds of each article by kind, read in this process; the first of a kind is not counted."""
    taken: dict[str, list[float]] = defaultdict(list)
    warm: set[str] = set()
    for source in articles.find(folders):
        if isinstance(source, Skipped):
            continue
        path = Path(source.file)
        format_ = format_of(path)
        kind = format_.module if format_ else "text"
        data = path.read_bytes()
        for _ in range(1 if kind in warm else 2):
            before = time.process_time()
            try:
                count = len(format_.read(data, path.name)) if format_ else len([decode(data)])
            except ArticleError:
                count = 0
            spent = 1000 * (time.process_time() - before)
        warm.add(kind)
        taken[kind] += [spent / count] * count if count else []
    return taken


def build(folders: list[Path]) -> tuple[int, float, float]:
    """How many articles, and the seconds of reading them and of attribution, in one process each."""
    before = time.perf_counter()
    found = [one for one in articles.every(folders) if isinstance(one, Article)]
    read = time.perf_counter() - before
    list(attribution.extract(found[:1], model=DEFAULT_MODEL, jobs=1))
    before = time.perf_counter()
    for _ in attribution.extract(found, model=DEFAULT_MODEL, jobs=1):
        pass
    return len(found), read, time.perf_counter() - before


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", nargs="+", type=Path)
    ask.add_argument("--build", action="store_true")
    chosen = ask.parse_args()
    for kind, taken in measured(chosen.folders).items():
        ordered = sorted(taken)
        print(
            f"{kind:22} {len(ordered):6,} articles  {ordered[len(ordered) // 2]:8.2f} ms  "
            f"{ordered[int(0.9 * len(ordered))]:8.2f} ms at 90 %"
        )
    print(f"most memory {resident():.0f} MB")
    if chosen.build:
        count, read, attributed = build(chosen.folders)
        print(f"{count:,} articles: reading {read:.1f} s, attribution {attributed:.1f} s, one process each")


if __name__ == "__main__":
    main()
