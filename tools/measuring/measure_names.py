"""Does the name travel? Scores every labelled set, with its people renamed too, and prints one table.

    uv run python -m tools.measuring.measure_names SHARED [--quick] [--seeds N] [--errors N]

For each set and each renaming: F1 of what is found; F1 of what is found with the whole name right; F1 of
offices; recall where a pronoun names; of those at 0.9 and above how many are right, and their share; of those
to whom the article gives no office how many were given one. All in per cent. --quick leaves out PolNeAR and
the renamings; --errors N prints N errors of each class of the sets as they are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index import articles, attribution
from onrecord.index.model import Source, record

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "en_core_web_sm"
COLUMNS = {
    "f1": "found",
    "end_to_end_f1": "named",
    "office_f1": "office",
    "pronoun_recall": "pronoun",
    "confident_right": ">=0.9",
    "confident_share": "share",
    "office_spurious": "spurious",
}


class Labelled(NamedTuple):
    """Articles whose quotations are known."""

    name: str
    gold: Path
    texts: Path


def sets(shared: Path, *, quick: bool) -> list[Labelled]:
    """The development sets."""
    found = [
        Labelled("world-dev", shared / "gold" / "world-dev.json", shared / "world" / "text"),
        Labelled("world-dev2", shared / "gold" / "world-dev2.json", shared / "world2" / "text"),
    ]
    dev = Labelled("PolNeAR dev", shared / "gold" / "polnear-dev.json", shared / "polnear" / "dev" / "text")
    return found if quick else [dev, *found]


def renamings(shared: Path, one: Labelled, folder: Path, seeds: int) -> Iterator[Labelled]:
    """The same set with other people's names."""
    for names in ("rare", "common"):
        for seed in range(1, seeds + 1):
            out = folder / f"{one.gold.stem}-{names}-{seed}"
            command = [sys.executable, shared / "eval" / "rename.py", one.gold, one.texts, out]
            more = ["--seed", str(seed), "--names", names]
            subprocess.run([*map(str, command), *more], check=True, stdout=subprocess.DEVNULL)
            yield Labelled(f"  {names} {seed}", out / "gold.json", out / "text")


def extracted(texts: Path, out: Path) -> Path:
    """The quotations of a folder's articles, as `onrecord extract` writes them."""
    found = (articles.read(source) for source in articles.find([texts]) if isinstance(source, Source))
    with out.open("w", encoding="utf-8") as rows:
        for article, own in attribution.extract(found, model=MODEL, jobs=1):
            rows.writelines(json.dumps(record(article, one)) + "\n" for one in own)
    return out


def scored(shared: Path, one: Labelled, rows: Path, *more: str) -> str:
    """What the scorer prints."""
    command = [sys.executable, shared / "eval" / "score.py", one.gold, rows, "--texts", one.texts, *more]
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def line(name: str, figures: dict[str, float]) -> str:
    """One line of the table."""
    return f"{name:14}" + "".join(f"{figures.get(key, 0):>9.1f}" for key in COLUMNS)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--quick", action="store_true", help="the world sets and the cases only")
    parser.add_argument("--seeds", type=int, default=1, help="renamings of each kind")
    parser.add_argument("--errors", type=int, default=0, help="errors of each class to print")
    chosen = parser.parse_args()
    shared: Path = chosen.shared
    print(" " * 14 + "".join(f"{words:>9}" for words in COLUMNS.values()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in sets(shared, quick=chosen.quick):
            others = renamings(shared, one, folder, 0 if chosen.quick else chosen.seeds)
            for each in (one, *others):
                rows = extracted(each.texts, folder / "rows.jsonl")
                print(line(each.name, json.loads(scored(shared, each, rows, "--json"))), flush=True)
                if chosen.errors and each is one:
                    print(scored(shared, each, rows, "--errors", str(chosen.errors)))
        rows = extracted(shared / "cases", folder / "rows.jsonl")
        command = [sys.executable, shared / "eval" / "cases.py", shared / "cases", rows]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        print(done.stdout if chosen.errors else done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
