"""How fast is search beside other engines? ``uv run --group bench python -m tools.benchmarks.search_speed``.

    build ENGINE SIZE FOLDER TEXTS   build one index, print CPU seconds, memory and size
    ask SIZE FOLDER TEXTS EACH ENGINE…   ask all engines EACH questions of each class, in turns
    open SIZE FOLDER                 open ours in a new process and answer; CPU seconds and memory

FOLDER keeps the indexes, TEXTS is a folder of texts to make articles of. Each engine answers in a process of
its own. The first answer to each question counts, for whoever types asks a new one each time; the second,
when an engine may have kept what it worked out, stands in brackets. Slow engines are asked fewer questions of
a class. After each table a line for each bound says whether it is held.
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

from tools.benchmarks import peers, synthetic
from tools.benchmarks.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 5000
PATIENCE = 10_000
"""Milliseconds that an engine may take for the questions of one class; after `LEAST` it is asked no more."""
LEAST = 5

BOUND_FROM = 100_000
"""Quotations from which on the bounds are meant: below, what any query costs is most of the time."""
WITHIN = 2.0
"""Times tantivy's median that a class may take."""
MOST = 15
"""Milliseconds at most, in 95 of 100 answers."""
SAMPLE = 20_000
"""Documents that the questions are made of; the same for every size."""


def documents(texts: Path, size: int) -> Iterator[dict[str, Any]]:
    """The Whoosh documents of a number of quotations."""
    from onrecord.index.store.postings.schema import document

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


class Workers:
    """One process for each engine, asked in turns."""

    def __init__(self, engines: list[str], size: int, folder: Path) -> None:
        module = "tools.benchmarks.search_speed"
        self._processes = {
            engine: subprocess.Popen(
                [sys.executable, "-m", module, "worker", engine, str(size), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for engine in engines
        }

    def milliseconds(self, engine: str, question: Any) -> float:
        """The CPU time of an answer."""
        process = self._processes[engine]
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        used: float = json.loads(process.stdout.readline())[0]
        return used

    def times(self, asked: list[Any]) -> dict[str, tuple[list[float], list[float]]]:
        """For each engine the times of the first and of the second answers to all questions.

        An engine that has spent `PATIENCE` on a class is asked no further questions of it.
        """
        found: dict[str, tuple[list[float], list[float]]] = {engine: ([], []) for engine in self._processes}
        for turn in (0, 1):
            for number, question in enumerate(asked):
                for engine, times in found.items():
                    spent = sum(times[0]) if turn == 0 else 0
                    if number < (len(asked) if turn == 0 else len(times[0])) and (
                        spent < PATIENCE or number < LEAST
                    ):
                        times[turn].append(self.milliseconds(engine, question))
        return found

    def close(self) -> None:
        """Let the processes end."""
        for process in self._processes.values():
            assert process.stdin
            process.stdin.close()
            process.wait()


def ask(size: int, folder: Path, texts: Path, each: int, engines: list[str]) -> None:
    """Ask every engine every question twice, in turns, print the CPU times, and hold them to the bounds."""
    sample = list(islice(documents(texts, SAMPLE), SAMPLE))
    workers = Workers(engines, size, folder)
    for field in peers.FIELDS:
        print(f"\n{field}, {size:,}: CPU ms of first answers, median / 95th percentile; in brackets second")
        print(f"{'':15}" + "".join(f"{engine:>34}" for engine in engines))
        firsts: dict[str, dict[str, list[float]]] = {}
        for kind, asked in questions(sample, field, each).items():
            times = workers.times(asked)
            cells = "".join(
                f"{statistics.median(first):9.2f} /{high(first):8.2f}"
                f" ({statistics.median(second):5.1f}/{high(second):5.1f})"
                for first, second in times.values()
            )
            fewer = [f"{engine} {len(second)}" for engine, (_, second) in times.items() if len(second) < each]
            asked_less = f"   (questions: {', '.join(fewer)})" if fewer else ""
            print(f"{kind:15}{cells}{asked_less}", flush=True)
            firsts[kind] = {engine: first for engine, (first, _) in times.items()}
        for line in verdicts(size, firsts) if size >= BOUND_FROM else ():
            print(line, flush=True)
    workers.close()


def verdicts(size: int, firsts: dict[str, dict[str, list[float]]]) -> Iterator[str]:
    """How the first answers' times of all classes stand to the bounds, one line each."""

    def held(what: str, over: list[str]) -> str:
        return f"{'HELD' if not over else 'NOT HELD'}  {what}" + (f": {'; '.join(over)}" if over else "")

    medians = {
        kind: {engine: statistics.median(several) for engine, several in times.items()}
        for kind, times in firsts.items()
    }
    engines = set(next(iter(firsts.values())))
    if "tantivy" in engines:
        ratios = {kind: each["onrecord"] / each["tantivy"] for kind, each in medians.items()}
        over = [f"{kind} {ratio:.2f}" for kind, ratio in ratios.items() if ratio > WITHIN]
        yield held(f"every class's median within {WITHIN:g} times tantivy's", over)
        middle = statistics.median(ratios.values())
        told = f"median over {len(ratios)} classes no more than tantivy's: {middle:.2f} times"
        yield f"{'HELD' if middle <= 1 else 'NOT HELD'}  {told}"
    if size >= 1_000_000:
        over = [
            f"{kind} {high(times['onrecord']):.1f}"
            for kind, times in firsts.items()
            if high(times["onrecord"]) > MOST
        ]
        yield held(f"95th percentile at most {MOST} ms", over)
    for engine in sorted(engines & {"fts5", "whoosh"}):
        over = [
            f"{kind} {each['onrecord'] / each[engine]:.1f}"
            for kind, each in medians.items()
            if each["onrecord"] > each[engine] and not (engine == "fts5" and kind == "fuzzy")
        ]
        least = min(each[engine] / each["onrecord"] for each in medians.values())
        most = max(each[engine] / each["onrecord"] for each in medians.values())
        yield held(f"{engine} behind in every class, {least:.1f} to {most:,.0f} times", over)


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
    held = cpu <= 0.4 and memory() <= 80
    print(f"{'HELD' if held else 'NOT HELD'}  at most 0.4 s CPU from the start of the process, and 80 MB")


if __name__ == "__main__":
    task, *rest = sys.argv[1:] or ["help"]
    if task == "build":
        build(rest[0], int(rest[1]), Path(rest[2]), Path(rest[3]))
    elif task == "worker":
        worker(rest[0], int(rest[1]), Path(rest[2]))
    elif task == "ask":
        ask(int(rest[0]), Path(rest[1]), Path(rest[2]), int(rest[3]), rest[4:])
    elif task == "open":
        opening(int(rest[0]), Path(rest[1]))
    else:
        print(__doc__)
