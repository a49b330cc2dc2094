"""How long does a person wait at the start? ``uv run python -m tools.benchmarks.startup``.

Prints, for each way in, the CPU time of the whole process, the least and the median of several runs after
one that is not counted, and which of the costly libraries it imported. Python's bytecode cache is on, as it
is where nothing turns it off.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pexpect

RUNS = 7
COSTLY = ("spacy", "whoosh", "numpy", "textual", "rich")
ONRECORD = [sys.executable, "-m", "onrecord.tui"]


def cpu() -> float:
    """CPU seconds of all children that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(*args: str) -> float:
    """CPU seconds of `onrecord` with these arguments."""
    before = cpu()
    subprocess.run([*ONRECORD, *args], capture_output=True, check=True)
    return cpu() - before


def first_paint(index: Path) -> float:
    """CPU seconds of the explorer until its search box stands on an 80x24 terminal."""
    child = pexpect.spawn(
        ONRECORD[0], [*ONRECORD[1:], "--index", str(index)], dimensions=(24, 80), timeout=30
    )
    child.expect("outlet:")
    stat = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def imported(*args: str) -> str:
    """Which of the costly libraries a command imports, from ``-X importtime``."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *ONRECORD[1:], *args],
        capture_output=True,
        text=True,
        check=False,
    )
    names = set(re.findall(r"\| +(\w+)", done.stderr))
    return ", ".join(name for name in COSTLY if name in names) or "none"


def main() -> None:
    """Measure each way in and print a line for it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONRECORD_HOME"] = folder
        index = Path(folder) / "index"
        subprocess.run(
            [*ONRECORD, "build", "--sample", "--progress", "none", "--index", str(index)], check=True
        )
        search = ("search", "--index", str(index), '"no-fly zone"')
        rows = {
            "onrecord --version": (partial(command, "--version"), imported("--version")),
            "onrecord search": (partial(command, *search), imported(*search)),
            "explorer, first paint": (partial(first_paint, index), ""),
        }
        print(f"{'CPU seconds':24} {'least':>7} {'median':>7}  imports of {', '.join(COSTLY)}")
        for name, (measure, libraries) in rows.items():
            measure()
            times = [measure() for _ in range(RUNS)]
            print(f"{name:24} {min(times):7.3f} {statistics.median(times):7.3f}  {libraries}")


if __name__ == "__main__":
    main()
