"""How fast are articles read, and in how much memory? ``uv run python -m tools.benchmarks.language FOLDER``.

FOLDER holds articles as text files. Prints words per CPU-second of `extract` and of bare ``nlp.pipe`` with
the same model and the same batch size, alternating in one run; the wall time of one process and of two, each
the mean of two runs, one before and one after the other's; and
the peak memory on a tenth of the articles and on all of them; and the CPU time of the quotation-mark scanner
on 1 MB and 5 MB of the texts that are hardest for it. Times and memory are taken in processes of
their own, started before this one has loaded a model: a child's peak begins with its parent's.
``--every N`` takes every Nth article.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import spacy

from onrecord.index.attribution import extract
from onrecord.index.attribution.models import located
from onrecord.index.attribution.streaming import PARAGRAPHS, Reader, batches
from onrecord.index.attribution.text.marks import scan
from onrecord.index.model import Article

MODEL = "en_core_web_sm"
HOSTILE = ("A", '"', "“", "“a\n", "the dogs' “", 'A. "')
"""What the scanner's texts are made of."""
TURN = 12
"""Articles of a turn: so few that a machine that has other things to do is slow for both."""


def articles(folder: Path, every: int) -> list[Path]:
    """The files that are read."""
    return sorted(folder.glob("*.txt"))[::every]


def rates(files: list[Path]) -> tuple[float, float, float]:
    """Words to a CPU-second of bare ``nlp.pipe`` and of `extract`, and the median of the turns' ratios.

    The models are loaded beforehand. Each turn is taken twice, and the shorter time of either counts: what
    else a machine has to do only makes a time longer.
    """
    bare, reader = spacy.load(located(MODEL).name), Reader(MODEL)
    used = [0.0, 0.0]
    ratios = []
    words = 0
    for first in range(0, len(files), TURN):
        turn = files[first : first + TURN]
        read = [Article(f.name, str(f), f.read_bytes().decode("utf-8"), "") for f in turn]
        words += sum(len(article.text.split()) for article in read)
        least = [math.inf, math.inf]
        for _ in range(2):
            before = time.process_time()
            for _doc in bare.pipe((article.text for article in read), batch_size=PARAGRAPHS):
                pass
            between = time.process_time()
            for batch in batches(read):
                reader.read(batch)
            after = time.process_time()
            least = [min(least[0], between - before), min(least[1], after - between)]
        used = [whole + turn for whole, turn in zip(used, least, strict=True)]
        ratios.append(least[0] / least[1])
    return words / used[0], words / used[1], median(ratios)


def whole(files: list[Path], jobs: int) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of `extract` on all of the files."""
    before = time.perf_counter()
    stream = (Article(f.name, str(f), f.read_bytes().decode("utf-8"), "") for f in files)
    for _ in extract(stream, model=MODEL, jobs=jobs):
        pass
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return time.perf_counter() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def apart(folder: Path, every: int, jobs: int) -> tuple[float, float]:
    """`whole` in a process of its own."""
    command = (sys.executable, "-m", "tools.benchmarks.language", str(folder))
    done = subprocess.run(
        (*command, "--every", str(every), "--jobs", str(jobs)), capture_output=True, text=True, check=True
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def scanned(unit: str) -> tuple[float, float]:
    """CPU seconds of the scanner on 1 MB and on 5 MB of the same characters over and over."""
    seconds = []
    for size in (1_000_000, 5_000_000):
        text = unit * (size // len(unit))
        before = time.process_time()
        scan(text)
        seconds.append(time.process_time() - before)
    return seconds[0], seconds[1]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, help="only time one run with this many processes")
    chosen = parser.parse_args()
    files = articles(chosen.folder, chosen.every)
    if chosen.jobs:
        print(*whole(files, chosen.jobs))
        return
    alone, memory = apart(chosen.folder, chosen.every, 1)
    two = sum(apart(chosen.folder, chosen.every, 2)[0] for _ in range(2)) / 2
    one = (alone + apart(chosen.folder, chosen.every, 1)[0]) / 2
    _, tenth = apart(chosen.folder, 10 * chosen.every, 1)
    bare, ours, ratio = rates(files)
    print(f"{len(files)} articles, {os.cpu_count()} cores")
    print(f"bare nlp.pipe            {bare:8.0f} words per CPU-second")
    print(f"extract                  {ours:8.0f} words per CPU-second, {ratio:.2f} times bare in the median")
    print(f"one process              {one:8.1f} s")
    print(f"two processes            {two:8.1f} s, {one / two:.2f} times as fast")
    print(f"peak on a tenth          {tenth:8.0f} MB")
    print(f"peak on all              {memory:8.0f} MB, {memory / tenth:.2f} times")
    for unit in HOSTILE:
        small, large = scanned(unit)
        print(
            f"scanner, {unit!r:15} {small:8.2f} s for 1 MB, {large:.2f} s for 5 MB: {large / small:.1f} times"
        )


if __name__ == "__main__":
    main()
