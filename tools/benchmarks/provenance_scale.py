"""What does provenance cost at 100,000 and 1,000,000 quotations: grouping, look-ups, memory, disk?

    uv run python -m tools.benchmarks.provenance_scale ../shared [--sizes 100000 1000000] [--extract]

Quotations are made by a seeded chain of PolNeAR's words, 27 on average; one in ten is an altered copy of
another. Each step runs in a process of its own, so that its memory is its own (Linux only). With --extract, a
sample of real articles is extracted, to hold grouping against the time that as many quotations take.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.model import Quotation, Speaker
from onrecord.index.provenance.statements.lookup import Lookup
from onrecord.index.provenance.statements.updating import update
from onrecord.index.text.words import words
from tools.benchmarks.bounds import at_most
from tools.benchmarks.faults.altering import altered, possible
from tools.benchmarks.quoted import article, polnear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Article

SEED = 20240424
LENGTH = 27
LOOKUPS = 1_000
TELLING = 100_000
"""Of fewer quotations, memory is that of the program itself."""
CHANGED = 100
"""One in this many quotations goes and comes back where the index is brought up to date."""
SAMPLE = 60
"""Articles extracted for the comparison."""


def chain(shared: Path) -> dict[str, list[str]]:
    """For every word of PolNeAR train the words that follow it."""
    following: dict[str, list[str]] = defaultdict(list)
    for found in polnear(shared / "polnear" / "train"):
        for one, two in pairwise(re.findall(r"[\w'’-]+[.,]?", found.text)):
            following[one].append(two)
    return following


def made(shared: Path, count: int, kept: list[str]) -> Iterator[tuple[int, Article, Quotation]]:
    """That number of quotations, twelve to an article; about `LOOKUPS` are kept, altered, to be looked up."""
    draw = random.Random(SEED)
    following = chain(shared)
    starts = [word for word in following if word[0].isupper()]
    speakers = [f"Speaker{number} Name{number}" for number in range(5_000)]
    recent: list[str] = []
    for row in range(1, count + 1):
        if row % 12 == 1:
            day = f"20{draw.randint(10, 23)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            here = article(f"made/{row}", "", outlet=f"Outlet {draw.randint(1, 40)}", published=day)
        if recent and draw.random() < 0.1:
            source = draw.choice(recent)
            ways = possible(source)
            text = altered(source, draw.choice(ways), draw).text if ways else source
        else:
            word = draw.choice(starts)
            said = [word]
            for _ in range(max(4, int(draw.gauss(LENGTH, 10)))):
                word = draw.choice(following.get(word) or starts)
                said.append(word)
            text = " ".join(said)
            if len(recent) < 10_000:
                recent.append(text)
            else:
                recent[draw.randrange(len(recent))] = text
        if row % (count // LOOKUPS) == 0 and (ways := possible(text)):
            kept.append(altered(text, draw.choice(ways), draw).text)
        yield (
            row,
            here,
            Quotation("direct", ((0, len(text)),), text, speaker=Speaker(draw.choice(speakers), "")),
        )


def write(shared: Path, count: int, folder: Path) -> None:
    """Write quotations and the claims to be looked up, one a line, for another process to read."""
    claims: list[str] = []
    with (folder / "quotations").open("w", encoding="utf-8") as file:
        for _, found, quotation in made(shared, count, claims):
            assert found.outlet
            assert found.published
            assert quotation.speaker
            facts = (found.doc, found.outlet.value, found.published.value, quotation.speaker.name)
            file.write("\t".join((*facts, quotation.text)) + "\n")
    (folder / "claims").write_text("\n".join(claims), encoding="utf-8")


def read(path: Path) -> Iterator[tuple[int, Article, Quotation]]:
    """The quotations that `write` wrote."""
    with path.open(encoding="utf-8") as file:
        for row, line in enumerate(file, 1):
            doc, outlet, published, speaker, text = line.rstrip("\n").split("\t")
            found = article(doc, "", outlet=outlet, published=published)
            yield row, found, Quotation("direct", ((0, len(text)),), text, speaker=Speaker(speaker, ""))


def memory(name: str) -> float:
    """A figure of this process's memory in MB: VmRSS, what it holds, or VmHWM, the most it held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0]) / 1024


def measure(folder: Path, extracted: float) -> None:
    """Print what grouping these quotations costs; `extracted`: ms that one takes to extract, 0 if unknown."""
    before = memory("VmRSS")
    began = time.process_time()
    count = sum(1 for _ in read(folder / "quotations"))
    reading = time.process_time() - began
    began = time.process_time()
    index = folder / "index"
    index.mkdir()
    update(index, (), read(folder / "quotations"))
    spent = time.process_time() - began - reading
    disk = sum(path.stat().st_size for path in index.iterdir())
    print(f"{count:,} quotations")
    print(f"  grouping       {spent:8.1f} s CPU, {1000 * spent / count:.3f} ms a quotation")
    print(f"  memory         {memory('VmHWM') - before:8.0f} MB more at the peak of grouping than before")
    print(f"  disk           {disk / 1e6:8.0f} MB, {disk / count:.0f} bytes a quotation", flush=True)
    if extracted:
        at_most("grouping beside extraction", 100 * 1000 * spent / count / extracted, 10, " %")
    peak = memory("VmHWM") - before
    if count >= TELLING:
        at_most("memory of grouping, a million quotations", peak / 1024 * 1e6 / count, 0.5, " GB")


def renew(folder: Path) -> None:
    """Print what it costs to bring the index up to date when a few articles changed."""
    before = memory("VmRSS")
    count = sum(1 for _ in read(folder / "quotations"))
    every = read(folder / "quotations")
    again = [(row + count, found, quotation) for row, found, quotation in every if row % CHANGED == 0]
    began = time.process_time()
    update(folder / "index", range(CHANGED, count + 1, CHANGED), again)
    spent = time.process_time() - began
    peak = memory("VmHWM") - before
    print(f"  {len(again):,} changed {spent:8.1f} s CPU, {peak:.0f} MB more at the peak than before")
    if count >= TELLING:
        at_most("memory of regrouping, a million quotations", peak / 1024 * 1e6 / count, 0.5, " GB")


def ask(folder: Path) -> None:
    """Look up the claims; print how long each took, and how much more memory is held at the end."""
    before = memory("VmRSS")
    lookup = Lookup(folder / "index")
    times = []
    for claim in (folder / "claims").read_text(encoding="utf-8").splitlines():
        began = time.perf_counter()
        lookup.candidates(words(claim))
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    print(
        f"  look-up        {times[len(times) // 2]:8.1f} ms median, {times[len(times) * 95 // 100]:.1f} ms ",
        end="",
    )
    print(f"at the 95th percentile, of {len(times)}")
    held = memory("VmHWM") - before
    print(f"  memory         {held:8.0f} MB more while looking up than before")
    count = len(lookup)
    at_most("look-up, median", times[len(times) // 2], 10, " ms")
    at_most("look-up, 95th percentile", times[len(times) * 95 // 100], 50, " ms")
    if count >= TELLING:
        at_most("memory of look-ups, a million quotations", held / 1024 * 1e6 / count, 0.5, " GB")


def extraction(shared: Path) -> float:
    """Print how long a sample of real articles takes to extract, per quotation; the same in ms."""
    from onrecord.index.attribution import extract

    articles = list(polnear(shared / "polnear" / "train"))
    random.Random(SEED).shuffle(articles)
    list(extract(articles[:2], model="en_core_web_sm"))
    began = time.process_time()
    found = sum(len(quoted) for _, quoted in extract(articles[2 : SAMPLE + 2], model="en_core_web_sm"))
    spent = time.process_time() - began
    each = 1000 * spent / found
    print(f"extraction       {each:8.2f} ms CPU a quotation ({found} in {SAMPLE} articles)")
    return each


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000])
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--step", choices=("measure", "ask", "renew"), help=argparse.SUPPRESS)
    parser.add_argument("--extracted", type=float, default=0.0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step == "measure":
        measure(chosen.shared, chosen.extracted)
        return
    if chosen.step:
        {"ask": ask, "renew": renew}[chosen.step](chosen.shared)
        return
    extracted = extraction(chosen.shared) if chosen.extract else 0.0
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(chosen.shared, size, Path(folder))
            for step in ("measure", "ask", "renew"):
                again = [sys.executable, "-m", "tools.benchmarks.provenance_scale", folder, "--step", step]
                subprocess.run([*again, "--extracted", str(extracted)], check=True)


if __name__ == "__main__":
    main()
