"""What do commands say of a damaged index? Seeded damages of its files, each met by every command.

    uv run python -m tools.measuring.damage INDEX [--damages 400] [--seed 1]

Each answers as before or refuses in one sentence; anything else is printed. One quotation is corrected
before, in a home of its own.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from onrecord.index.store import current
from onrecord.index.store.layout import CURRENT
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Said = tuple[int, str, str]
"""Exit code, stdout and stderr of a command."""

REFUSED = (3, 4)


def commands(identity: str) -> list[list[str]]:
    """Ten commands that read all parts of an index."""
    return [
        ["search", "the", "--format", "jsonl"],
        ["search", "peace* OR war", "--fold"],
        ["search", "relay:a*", "--sort", "date"],
        ["show", identity],
        ["speakers"],
        ["relays"],
        ["trace", identity],
        ["verify", "We will not accept peace at any cost"],
        ["status", "--format", "jsonl"],
        ["corrections"],
    ]


def said(folder: Path, command: Sequence[str]) -> Said:
    """What a command says, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--index", str(folder), *command])
    return code, out.getvalue(), err.getvalue()


def damage(path: Path, chance: random.Random) -> str:
    """Damage a file in one of six ways; which."""
    data = bytearray(path.read_bytes())
    kind = chance.choice(["bit", "bytes", "zeros", "cut", "longer", "gone"])
    place = chance.randrange(len(data) or 1)
    if kind == "bit" and data:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == "bytes":
        data[place : place + 40] = chance.randbytes(len(data[place : place + 40]))
    elif kind == "zeros":
        data[place : place + 400] = bytes(len(data[place : place + 400]))
    elif kind == "cut":
        del data[place:]
    elif kind == "longer":
        data += b"\0" * 9
    path.unlink()
    if kind != "gone":
        path.write_bytes(data)
    return kind


def faults(index: Path, damages: int, seed: int, asked: Sequence[Sequence[str]] = ()) -> Iterator[str]:
    """Every command that neither answers as before nor refuses in one sentence, in words."""
    identity = ""
    for line in said(index, ["search", "", "--limit", "1", "--format", "csv"])[1].splitlines()[1:2]:
        identity = line.split(",")[0]
    every = asked or commands(identity)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place, patch.dict(os.environ, ONRECORD_HOME=f"{place}/home"):
        copy = Path(place) / "index"
        shutil.copytree(index, copy)
        said(copy, ["correct", identity, "--speaker", "Mara Lindqvist"])
        before = [said(copy, command) for command in every]
        snapshot = current(copy).path
        files = [copy / CURRENT, *sorted(snapshot.iterdir())]
        for number in range(damages):
            file = files[number % len(files)]
            name, kept = file.name, file.read_bytes()
            kind = damage(file, chance)
            for command, well in zip(every, before, strict=True):
                try:
                    now = said(copy, command)
                except BaseException:
                    yield f"{name} {kind}: {' '.join(command)}: {traceback.format_exc(limit=-3)}"
                    continue
                sentence = now[0] in REFUSED and now[2].count("onrecord: ") == 1
                if not sentence and now != well:
                    yield f"{name} {kind}: {' '.join(command)}: exit code {now[0]}, {now[2][-200:]!r}"
            file.unlink(missing_ok=True)
            file.write_bytes(kept)


def main() -> None:
    """Print each fault, and how many damages were tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--damages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = Counter(faults(given.index, given.damages, given.seed))
    for fault, times in found.most_common():
        print(f"{times} × {fault}")
    print(f"{given.damages} damages × 10 commands: {found.total()} faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
