"""A build whose extraction is a regular expression: run by the tests, also as a process to be killed.

    python fake_build.py INDEX CORPUS [--slow] [--die N] [--limit BYTES]

With ``--die N`` the process kills itself at its N-th dealing with the system (files, SQLite, sleep);
with ``--limit`` no file may grow above that many bytes, as on a full disk.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import OnrecordError
from onrecord.index.model import Article, Fact, Quotation, Source, Speaker, identified
from onrecord.index.store import Builder, Records, Report, current

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.index.corrections import Correction

WORDS = ["peace", "talks", "budget", "border", "minister", "vote", "strike", "treaty", "grain", "river"]


def write_article(path: Path, seed: int) -> None:
    """A small article with a date, a few quotations and their speakers."""
    chance = random.Random(seed)
    lines = [f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" if chance.random() < 0.9 else ""]
    for _ in range(chance.randint(0, 5)):
        words = " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))
        lines.append(f"{chance.choice(WORDS).title()} said “{words}” on the {chance.choice(WORDS)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")


def sources(root: Path) -> list[Source]:
    """The articles below a folder."""
    return [
        Source(
            path.relative_to(root).as_posix(),
            str(path),
            path.stat().st_size,
            path.stat().st_mtime_ns,
            f"{root.name}/{path.relative_to(root).as_posix()}",
        )
        for path in sorted(root.rglob("*.txt"))
    ]


def read(source: Source) -> Article:
    """An article, with the date in its first line."""
    data = Path(source.path).read_bytes()
    text = data.decode("utf-8")
    date = text.split("\n")[0]
    return Article(
        source.doc,
        source.path,
        text,
        hashlib.sha256(data).hexdigest(),
        published=Fact(date, "first line", (0, len(date))) if date else None,
        key=source.key,
    )


def extract(article: Article) -> tuple[Quotation, ...]:
    """What stands between curly marks."""
    return identified(
        article.key,
        (
            Quotation(
                "direct", (found.span(2),), found[2], speaker=Speaker(found[1], found[1]), confidence=0.5
            )
            for found in re.finditer(r"(\w+) said “([^”]+)”", article.text)
        ),
    )


def build(
    folder: Path,
    *roots: Path,
    pipeline: str = "fake 1",
    fresh: bool = False,
    pause: float = 0.0,
    corrections: Callable[[], Mapping[str, Correction]] = dict,
) -> Report:
    """Bring the index up to date with all articles below the roots."""
    with Builder(folder, pipeline=pipeline, fresh=fresh, corrections=corrections) as builder:
        for source in [source for root in roots for source in sources(root)]:
            if builder.unchanged(source):
                continue
            article = read(source)
            if builder.same(source, article.digest):
                continue
            time.sleep(pause)
            builder.add(source, article, extract(article))
        return builder.finish(roots=[str(root) for root in roots], sample=False, seconds=1.0)


def answers(folder: Path, *, ids: bool = True) -> dict[str, Any]:
    """All that an index holds and answers, without what depends on its history: rows and segments.

    Where files have moved, the ids depend on it too, and are left out where `ids` is false.
    """
    from whoosh import index

    snapshot = current(folder)
    names: dict[int, tuple[str, str]] = {}
    held: dict[str, Any] = {}
    with closing(Records(snapshot.path / "records.sqlite")) as records:
        with index.open_dir(str(snapshot.path)).searcher() as searcher:
            column = searcher.reader().column_reader("row") if searcher.doc_count() else ()
            rows = [column[number] for number in searcher.reader().all_doc_ids()]
            for row, (article, quotation) in zip(rows, records.hits(rows), strict=True):
                names[row] = (article.path, quotation.id if ids else str(quotation.segments))
            terms = {
                f"{field}:{text!r}": found
                for field, text in searcher.reader().all_terms()
                if (found := sorted(names[column[n]] for n in searcher.postings(field, text).all_ids()))
            }
        for path in sorted({path for path, _ in names.values()}):
            number = records.row_of(path)
            assert number is not None
            held[path] = (records.article(number), records.quotations_of(number))
            if not ids:
                article, found = held[path]
                held[path] = (replace(article, key=""), tuple(replace(each, id="") for each in found))
    stamp = replace(snapshot.stamp, built="", seconds=0.0)
    return {"stamp": stamp, "held": held, "terms": terms, "documents": sorted(names.values())}


def main() -> None:
    """Build, saying when it starts and what it did; ``--slow`` makes each step of the disk take its time."""
    folder, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    if "--slow" in sys.argv:
        flush = os.fsync

        def slow_flush(handle: int) -> None:
            time.sleep(0.02)
            flush(handle)

        vars(os)["fsync"] = slow_flush
    if "--limit" in sys.argv:
        import resource

        largest = int(sys.argv[sys.argv.index("--limit") + 1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    steps = count()
    last = int(sys.argv[sys.argv.index("--die") + 1]) if "--die" in sys.argv else -1

    def watch(event: str, _: object) -> None:
        if event.startswith(("open", "os.", "shutil.", "sqlite3.", "time.sleep")) and next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    print("begun", flush=True)
    try:
        build(folder, corpus, pause=0.002)
    except OnrecordError as error:
        sys.exit(f"{type(error).__name__}: {error}")
    print(next(steps), flush=True)


if __name__ == "__main__":
    main()
