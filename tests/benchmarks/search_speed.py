"""How fast is search beside other engines? ``uv run --group bench python -m tests.benchmarks.search_speed``.

    build ENGINE SIZE FOLDER TEXTS   build one index, print CPU seconds, memory and size
    ask SIZE FOLDER TEXTS ENGINE…    ask all engines the same questions, in turns; CPU milliseconds
    open SIZE FOLDER                 open ours in a new process and answer; CPU seconds and memory

FOLDER keeps the indexes, TEXTS is a folder of texts to make articles of. Each engine answers in a process
of its own; the second answer to each question counts.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import peers, synthetic
from tests.benchmarks.questions import KINDS, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 5000
SAMPLE = 20_000
"""Documents that the questions are made of; the same for every size."""


def documents(texts: Path, size: int) -> Iterator[dict[str, Any]]:
    """The Whoosh documents of so many quotations."""
    from onrecord.index.store.schema import document

    row = 0
    for _, article, quotations in synthetic.articles(synthetic.read(texts), size):
        for quotation in quotations:
            row += 1
            yield document(row, article, quotation)


class Meter:
    """CPU time without that of making the documents."""

    def __init__(self, made: Iterator[dict[str, Any]]) -> None:
        self._made = made
        self.making = 0.0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while True:
            began = time.process_time()
            batch = list(islice(self._made, BATCH))
            self.making += time.process_time() - began
            if not batch:
                return
            yield from batch


def memory(kind: str = "VmHWM") -> float:
    """Megabytes of this process: ``VmHWM`` at most, ``RssAnon`` now and not of files."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))


def build(engine: str, size: int, folder: Path, texts: Path) -> None:
    """Build one index and say what it took."""
    home = folder / f"{engine}-{size}"
    home.mkdir(parents=True)
    synthetic_documents = documents(texts, size)
    first = list(islice(synthetic_documents, 1))
    before, began = memory(), time.process_time()
    meter = Meter(synthetic_documents)

    def whole() -> Iterator[dict[str, Any]]:
        yield from first
        yield from meter

    peers.ENGINES[engine].build(home, whole())
    used = time.process_time() - began - meter.making
    size_on_disk = sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 1e6
    print(
        f"{engine:9} {size:>9,} quotations: {used:8.1f} s CPU, {size / used:8.0f}/s,"
        f" peak {memory():6.0f} MB ({before:.0f} before), {size_on_disk:7.0f} MB on disk",
        flush=True,
    )


def worker(engine: str, size: int, folder: Path) -> None:
    """Answer questions from stdin with CPU milliseconds."""
    peer = peers.ENGINES[engine](folder / f"{engine}-{size}")
    for line in sys.stdin:
        question = json.loads(line)
        if hasattr(peer, "prepare"):
            peer.prepare(question[2])
        began = time.process_time()
        count, rows = peer.ask(question)
        used = 1000 * (time.process_time() - began)
        print(json.dumps([used, count, rows]), flush=True)
    print(f"{memory('RssAnon'):.0f} {memory():.0f}", file=sys.stderr)


def ask(size: int, folder: Path, texts: Path, engines: list[str]) -> None:
    """Ask every engine every question twice, in turns, and print the second times."""
    sample = list(islice(documents(texts, SAMPLE), SAMPLE))
    workers = {
        engine: subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.search_speed", "worker", engine, str(size), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for engine in engines
    }

    def answer(engine: str, question: Any) -> tuple[float, int, list[int]]:
        process = workers[engine]
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        used, count, rows = json.loads(process.stdout.readline())
        return used, count, rows

    for field in peers.FIELDS:
        print(f"\n{field}, {size:,}: CPU ms, median / 95th percentile; in brackets the first answers'")
        print(f"{'':15}" + "".join(f"{engine:>34}" for engine in engines))
        ratios = []
        for kind, asked in questions(sample, field).items():
            first: dict[str, list[float]] = {engine: [] for engine in engines}
            second: dict[str, list[float]] = {engine: [] for engine in engines}
            for times in (first, second):
                for question in asked:
                    for engine in engines:
                        times[engine].append(answer(engine, question)[0])
            cells = "".join(
                f"{statistics.median(second[engine]):9.2f} /{high(second[engine]):8.2f}"
                f" ({statistics.median(first[engine]):5.1f}/{high(first[engine]):5.1f})"
                for engine in engines
            )
            ratio = ""
            if {"onrecord", "tantivy"} <= set(engines):
                ratios.append(statistics.median(second["onrecord"]) / statistics.median(second["tantivy"]))
                ratio = f"   {ratios[-1]:.2f} x tantivy"
            print(f"{kind:15}{cells}{ratio}", flush=True)
        if ratios:
            print(f"median over {len(KINDS)} classes: {statistics.median(ratios):.2f} x tantivy")
    for process in workers.values():
        assert process.stdin
        process.stdin.close()
        process.wait()


def high(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def opening(size: int, folder: Path) -> None:
    """In this new process: open, answer a first phrase, and print the CPU time since the process began."""
    ours = peers.Ours(folder / f"onrecord-{size}")
    count, _ = ours.ask(("phrase_common", "context", ["of", "the"], ""))
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    print(f"open and first phrase at {size:,}: {cpu:.2f} s CPU, {memory():.0f} MB, {count:,} found")


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "build":
        build(rest[0], int(rest[1]), Path(rest[2]), Path(rest[3]))
    elif task == "worker":
        worker(rest[0], int(rest[1]), Path(rest[2]))
    elif task == "ask":
        ask(int(rest[0]), Path(rest[1]), Path(rest[2]), rest[3:])
    elif task == "open":
        opening(int(rest[0]), Path(rest[1]))
