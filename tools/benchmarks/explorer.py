"""How long does a person at the explorer wait? ``uv run python -m tools.benchmarks.explorer FOLDER TEXTS``.

FOLDER keeps an index of 100,000 quotations, made of the sentences in TEXTS where it is not there yet.
Prints: the CPU time until the first paint; from a key to the painted result, through a real pseudo-terminal;
a histogram of how late the event loop was while keys came; the CPU time of showing an answer of few and of
many hits, and their ratio; resident memory. Beside each figure stands what is asked of it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from array import array
from collections import Counter
from pathlib import Path
from typing import Any

import pexpect
import pyte

from onrecord.index.search import open_index
from onrecord.index.store import Builder
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.main.screen import MainScreen
from tools.benchmarks import synthetic

SIZE = 100_000
QUERIES = ("the president", "money", "health care", '"we will', "speaker:jo", "war -peace")
LONGEST = 1.0
"""Seconds that an answer is waited for; what comes later counts as this long."""
OFFERS = "tab "
"""Begins the line that restates the query, where names are offered in its place."""
EDGES = (1, 2, 5, 10, 20, 50, 100, 1000)
"""Milliseconds."""
LATE = 50
"""Milliseconds that the event loop may be late."""


def build(folder: Path, texts: Path) -> None:
    """Build the index."""
    with Builder(folder, pipeline="synthetic") as builder:
        for source, article, quotations in synthetic.articles(synthetic.read(texts), SIZE):
            builder.add(source, article, quotations)
        builder.finish(roots=[str(texts)], sample=False, seconds=0.0)


def spent(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def arrivals(child: Any, end: float) -> list[tuple[float, Any]]:
    """What is painted until then, each piece with the time of its arrival, to be shown afterwards."""
    pieces = []
    while time.perf_counter() < end:
        try:
            painted = child.read_nonblocking(1 << 16, timeout=0.002)
        except pexpect.TIMEOUT:
            continue
        pieces.append((time.perf_counter(), painted))
    return pieces


def key_to_paint(folder: Path, columns: int, rows: int) -> tuple[float, list[float], float]:
    """CPU seconds until the first paint; milliseconds from each key to its painted answer; megabytes held."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
    command = ["-m", "onrecord.tui", "--index", str(folder)]
    child = pexpect.spawn(sys.executable, command, dimensions=(rows, columns), env=env)
    child.delaybeforesend = None  # otherwise each key would be held back for 50 ms
    waits: list[float] = []

    def until(condition: Any, limit: float = 30) -> bool:
        began = time.perf_counter()
        while not condition():
            if time.perf_counter() - began > limit:
                return False
            try:
                painted: Any = child.read_nonblocking(1 << 16, timeout=0.002)
                stream.feed(painted)
            except pexpect.TIMEOUT:
                continue
        return True

    until(lambda: "Keys" in "\n".join(screen.display))
    assert child.pid is not None
    first = spent(child.pid)
    until(lambda: "quotations in" in "\n".join(screen.display))
    index = open_index(folder)
    for query in QUERIES:
        child.send("\x15")
        until(lambda: "quotations in" in "\n".join(screen.display))
        for length in range(1, len(query) + 1):
            time.sleep(0.25)
            until(lambda: False, 0.05)
            total = index.search(query[:length], typing=True).total
            words = index.search(query[:length], typing=True).query.words
            shown = " ".join(words[:30].split())
            began = time.perf_counter()
            child.send(query[length - 1])
            count = f"{total:,} quotation"
            answered = LONGEST
            for arrived, painted in arrivals(child, began + LONGEST):
                stream.feed(painted)
                told = screen.display[1]
                if count in screen.display[0] and (shown in told or told.startswith(OFFERS)):
                    answered = min(answered, arrived - began)
            waits.append(1000 * answered)
    lines = Path(f"/proc/{child.pid}/status").read_text().splitlines()
    held = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    return first, waits, held


async def lateness(folder: Path) -> list[tuple[float, float]]:
    """How late the event loop was while one types and moves, time after time, and the CPU used meanwhile.

    Both in milliseconds; where far less was used than it was late, something else had the processor.
    """
    app = Explorer(folder)
    by, used = (
        array("d"),
        array("d"),
    )  # bare numbers: little memory to clear away

    async def tick() -> None:
        while True:
            began, cpu = time.perf_counter(), time.process_time()
            await asyncio.sleep(0.001)
            by.append(1000 * (time.perf_counter() - began - 0.001))
            used.append(1000 * (time.process_time() - cpu))

    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause(2)
        ticking = asyncio.create_task(tick())
        for query in QUERIES:
            await pilot.press("ctrl+u")
            for letter in query:
                await pilot.press(letter)
                await pilot.pause(0.15)
            await pilot.press(*["down"] * 20)
            await pilot.press("enter", "G", "g", "pagedown", "slash")
        ticking.cancel()
    return list(zip(by, used, strict=True))


async def refresh(folder: Path) -> dict[int, float]:
    """CPU milliseconds of showing an answer, by its number of hits; the median of twenty."""
    app = Explorer(folder)
    took: dict[int, float] = {}
    index = open_index(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2)
        screen = app.screen
        assert isinstance(screen, MainScreen)
        screen.searching.show_state(None)
        for query in ('"health insurance"', "senate", "the", ""):
            results = index.search(query)
            first = results.hits(0, 60)
            times = []
            for _ in range(20):
                began = time.process_time()
                screen.results.show(results, first)
                await pilot.pause()
                times.append(1000 * (time.process_time() - began))
            took[results.total] = statistics.median(times)
    return took


def main() -> None:
    """Measure everything and print it."""
    folder, texts = Path(sys.argv[1]), Path(sys.argv[2])
    if not folder.exists():
        build(folder, texts)
    for columns, rows in ((80, 24), (160, 48)):
        first, waits, held = key_to_paint(folder, columns, rows)
        ordered = sorted(waits)
        print(
            f"{columns}x{rows}: first paint {first:.2f} s CPU (at most 0.7); key to painted result, "
            f"{len(waits)} keys: median {statistics.median(waits):.0f} ms (at most 100), "
            f"p95 {ordered[len(ordered) * 95 // 100]:.0f} ms, most {ordered[-1]:.0f} ms; "
            f"{held:.0f} MB resident"
        )
    late = asyncio.run(lateness(folder))
    print(f"event loop late by (ms), worst {max(late)[0]:.0f} (at most {LATE}):")
    histogram = Counter(next(edge for edge in (*EDGES, 10**9) if by <= edge) for by, _ in late)
    for edge in (*EDGES, 10**9):
        if histogram[edge]:
            print(f"  up to {edge if edge < 10**9 else '…':>5}: {histogram[edge]}")
    for by, used in late:
        if by > LATE:
            print(f"  once {by:.0f}, in {used:.0f} of which this process had the processor")
    took = asyncio.run(refresh(folder))
    for total, cpu in sorted(took.items()):
        print(f"showing {total:>7,} hits: {cpu:.1f} ms CPU")
    few = min(took, key=lambda total: abs(total - 200))
    many = min(took, key=lambda total: abs(total - 10_000))
    print(f"{many:,} hits against {few:,}: {took[many] / took[few]:.2f} times the CPU (at most 1.5)")


if __name__ == "__main__":
    main()
