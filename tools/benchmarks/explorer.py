"""How long does one wait at the explorer? ``python -m tools.benchmarks.explorer FOLDER TEXTS [SIZE…]``.

FOLDER keeps an index for each SIZE, of 100,000 quotations if none is named, made of the sentences in TEXTS
where it is not there yet. Prints for each: the CPU time until the first paint; from a key to the painted
result, through a real pseudo-terminal, the time that passed and the CPU time. Then, of the first of them: a
histogram of how late the event loop was while keys came; the CPU time of showing an answer of few and of many
hits, and their ratio; resident memory. Beside each figure stands what is asked of it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from array import array
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect
import pyte

from onrecord.index.search import open_index
from onrecord.index.store import Builder
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.main.screen import MainScreen
from tools.benchmarks import synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (100_000,)
QUERIES = ("the president", "money", "health care", '"we will', "speaker:jo", "war -peace")
LONGEST = 10.0
"""Seconds that an answer is waited for; what comes later counts as this long."""
OFFERS = "tab "
"""Begins the line that restates the query, where names are offered in its place."""
QUIET = 0.3
"""Seconds without work after which the explorer has done with a key."""
EDGES = (1, 2, 5, 10, 20, 50, 100, 1000)
"""Milliseconds."""
LATE = 50
"""Milliseconds that the event loop may be late."""


def build(folder: Path, texts: Path, size: int) -> None:
    """Build an index of so many quotations."""
    with Builder(folder, pipeline="synthetic") as builder:
        for source, article, quotations in synthetic.articles(synthetic.read(texts), size):
            builder.add(source, article, quotations)
        builder.finish(roots=[str(texts)], sample=False, seconds=0.0)


def spent(pid: int) -> float:
    """Seconds of CPU that a process has used, all of its threads, those that ended too."""
    return time.clock_gettime((~pid << 3) | 2)  # Linux's clock of another process, clock_getcpuclockid(3)


class Terminal:
    """An explorer in a pseudo-terminal of its own, which takes up no earlier session and leaves none."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._home = tempfile.TemporaryDirectory()
        env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
        env["ONRECORD_HOME"] = self._home.name
        command = ["-m", "onrecord.tui", "--index", str(folder)]
        self.child = pexpect.spawn(sys.executable, command, dimensions=(rows, columns), env=env)
        self.child.delaybeforesend = None  # otherwise each key would be held back for 50 ms
        self.pid: int = self.child.pid  # type: ignore[assignment]
        self.painted = 0.0, 0.0
        """When something was painted last, and how much CPU the explorer had used by then; in seconds.

        How long this process takes to read what was painted is no matter.
        """

    def until(self, condition: Callable[[], bool], limit: float = 30) -> bool:
        """Read what is painted until something is so; False where it is not so in so many seconds."""
        began = time.perf_counter()
        while not condition():
            if time.perf_counter() - began > limit:
                return False
            try:
                painted: Any = self.child.read_nonblocking(1 << 16, timeout=0.002)
            except pexpect.TIMEOUT:
                continue
            self.painted = time.perf_counter(), spent(self.pid)
            self._stream.feed(painted)
        return True

    def until_idle(self) -> None:
        """Read what is painted until there is no more work."""
        before = -1.0
        while spent(self.pid) - before > QUIET / 100:
            before = spent(self.pid)
            self.until(lambda: False, QUIET)

    def shows(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return words in "\n".join(self.screen.display)

    def answers(self, count: str, words: str) -> bool:
        """Whether an answer with this count to a query so restated is shown."""
        told = self.screen.display[1]
        return count in self.screen.display[0] and (words in told or told.startswith(OFFERS))

    def held(self) -> float:
        """Megabytes in memory."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def quit(self) -> None:
        """Leave the explorer."""
        self.child.sendcontrol("q")
        self.child.expect(pexpect.EOF)
        self.child.close()
        self._home.cleanup()


def key_to_paint(folder: Path, columns: int, rows: int) -> tuple[float, list[float], list[float], float]:
    """CPU seconds until the first paint; milliseconds from each key to its painted answer; megabytes held.

    Of the milliseconds first those that passed, then those of CPU. An answer that never came is told.
    """
    terminal = Terminal(folder, columns, rows)
    waits: list[float] = []
    used: list[float] = []
    terminal.until(lambda: terminal.shows("Keys"))
    first = spent(terminal.pid)
    terminal.until(lambda: terminal.shows("quotations in"))
    index = open_index(folder)
    for query in QUERIES:
        terminal.child.send("\x15")
        terminal.until(lambda: terminal.shows("quotations in"))
        for length in range(1, len(query) + 1):
            terminal.until_idle()
            results = index.search(query[:length], typing=True)
            words = " ".join(results.query.words[:30].split())
            count = f"{results.total:,} quotation"
            began, cpu = time.perf_counter(), spent(terminal.pid)
            terminal.child.send(query[length - 1])
            if not terminal.until(partial(terminal.answers, count, words), LONGEST):
                print(f"{query[:length]!r} never shows {count!r} and {words!r}", file=sys.stderr)
                terminal.painted = began + LONGEST, spent(terminal.pid)
            waits.append(1000 * (terminal.painted[0] - began))
            used.append(1000 * (terminal.painted[1] - cpu))
    held = terminal.held()
    terminal.quit()
    return first, waits, used, held


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


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    high = ordered[len(ordered) * 95 // 100]
    return f"median {statistics.median(ordered):.0f} ms, p95 {high:.0f}, most {ordered[-1]:.0f}"


def main() -> None:
    """Measure everything and print it."""
    texts, sizes = Path(sys.argv[2]), [int(size) for size in sys.argv[3:]] or SIZES
    folders = {size: Path(sys.argv[1]) / str(size) for size in sizes}
    for size, folder in folders.items():
        if not folder.exists():
            build(folder, texts, size)
        for columns, rows in ((80, 24), (160, 48)):
            first, waits, used, held = key_to_paint(folder, columns, rows)
            print(
                f"{size:,}, {columns}x{rows}: first paint {first:.2f} s CPU (at most 0.7); {len(waits)} keys"
                f" to painted result: {_spread(waits)} (median at most 100),"
                f" {_spread(used)} of CPU (median at most 50); {held:.0f} MB resident",
                flush=True,
            )
    folder = folders[sizes[0]]
    late = asyncio.run(lateness(folder))
    print(f"event loop late by (ms), worst {max(late)[0]:.0f} (at most {LATE}):")
    histogram = Counter(next(edge for edge in (*EDGES, 10**9) if by <= edge) for by, _ in late)
    for edge in (*EDGES, 10**9):
        if histogram[edge]:
            print(f"  up to {edge if edge < 10**9 else '…':>5}: {histogram[edge]}")
    for by, busy in late:
        if by > LATE:
            print(f"  once {by:.0f}, in {busy:.0f} of which this process had the processor")
    took = asyncio.run(refresh(folder))
    for total, cpu in sorted(took.items()):
        print(f"showing {total:>7,} hits: {cpu:.1f} ms CPU")
    few = min(took, key=lambda total: abs(total - 200))
    many = min(took, key=lambda total: abs(total - 10_000))
    print(f"{many:,} hits against {few:,}: {took[many] / took[few]:.2f} times the CPU (at most 1.5)")


if __name__ == "__main__":
    main()
