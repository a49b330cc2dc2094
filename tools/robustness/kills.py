"""Is anything lost, and does anything stay behind, when onrecord is killed? Seeded kills of what it does.

    uv run python -m tools.robustness.kills [60] [--seed 1]

A build, a correction or an export is killed (KILL, TERM, HUP; the command itself or one of its workers) at a
seeded moment, on a small corpus that changes from kill to kill. After each: no process of it is left within
`SECONDS`; the index answers as before or as one made from nothing; what the user keeps is as it was, but for
the correction that was being made; a file that an export should replace is the old one or the new one, whole;
and the next build answers as one made from nothing. Whatever else is found is printed. It looks into
``/proc``, as Linux has it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from onrecord.tui.cli import run
from tools.robustness.fuzz import made as an_index
from tools.robustness.killed_corpus import change, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SECONDS = 5.0
"""How long a process may take to be gone."""
MARK = "ONRECORD_KILLED"
"""A variable of the environment by which processes that were started are known, whoever their parent is."""
SIGNALS = ("SIGKILL", "SIGTERM", "SIGHUP")
WORKER = b"spawn_main"
"""Stands in the command line of a process that multiprocessing has started."""
KINDS = ("build", "build", "correct", "export")
FORMS = ("csv", "jsonl", "md", "ris")
ASKED = (
    ("search", "", "--limit", "0", "--format", "jsonl"),
    ("search", "harbour OR winter", "--limit", "0", "--format", "jsonl"),
    ("search", "copies:>1", "--limit", "0", "--format", "jsonl"),
    *(((name, "--format", "jsonl")) for name in ("speakers", "offices", "outlets", "relays", "classes")),
    ("corrections", "--format", "jsonl"),
)
"""What an index must answer in the same words, the order of its lines left out."""


def said(index: Path, *command: str) -> str:
    """What a command writes to its standard output, in this process.

    Raises:
        RuntimeError: it fails; the message is what it writes to standard error.

    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--index", str(index), *command])
    if code > 1:
        raise RuntimeError(f"{' '.join(command)}: exit code {code}, {err.getvalue().strip()}")
    return out.getvalue()


def answers(index: Path) -> list[list[str]]:
    """All that an index answers, without the order of equals."""
    return [sorted(said(index, *command).splitlines()) for command in ASKED]


def alive(mark: str) -> list[int]:
    """The processes that were started under a mark and are there still."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def workers(mark: str, parent: int) -> list[int]:
    """Of those the ones that work for `parent`."""
    found = []
    for number in alive(mark):
        try:
            if number != parent and WORKER in Path(f"/proc/{number}/cmdline").read_bytes():
                found.append(number)
        except OSError:
            continue
    return found


class Place:
    """A home, a corpus and an index, for one kill after another.

    Args:
        folder: in which everything happens.
        seed: of all that is left to chance.

    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.index, self.corpus, self.home = folder / "index", folder / "corpus", folder / "home"
        self.large, self.out = folder / "large", folder / "out"
        self.takes: dict[str, float] = {}
        """Seconds that each kind of command takes when nobody kills it."""
        self.killed = 0
        write(self.corpus, self.chance)
        (self.corpus / "g20240101").mkdir()
        (self.corpus / "g20240101" / "photo.txt").write_text("A caption.\n", encoding="utf-8")
        self.out.mkdir()
        an_index(self.large, 4000)
        self.build(self.index)
        kept = self.home / "data"
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "pins.json").write_text('[{"id": "a", "plain": "b", "markdown": "c"}]\n', encoding="utf-8")
        (kept / "saved.json").write_text('[{"name": "harbour", "query": "harbour"}]\n', encoding="utf-8")
        for kind in dict.fromkeys(KINDS):
            self.rehearse(kind)

    def build(self, index: Path) -> None:
        """A build that nobody kills, in this process, whose model is loaded once."""
        said(index, "build", str(self.corpus), "--jobs", "1", "--progress", "none")

    def clean(self) -> list[list[str]]:
        """What an index made from nothing answers."""
        index = self.folder / "clean"
        shutil.rmtree(index, ignore_errors=True)
        self.build(index)
        return answers(index)

    def users(self) -> dict[str, bytes]:
        """Every file of the user's: what is kept, and the articles."""
        files = [path for root in (self.home, self.corpus) for path in root.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}

    def command(self, kind: str) -> list[str]:
        """The arguments of what is to be killed."""
        if kind == "build":
            change(self.corpus, self.chance)
            return [
                "--index",
                str(self.index),
                "build",
                str(self.corpus),
                "--jobs",
                "2",
                "--progress",
                "jsonl",
            ]
        if kind == "correct":
            rows = [json.loads(line) for line in said(self.index, *ASKED[0]).splitlines()]
            name = f"Nell {''.join(self.chance.choices(string.ascii_lowercase, k=8)).title()}"
            identity = self.chance.choice(sorted(row["id"] for row in rows))
            return ["--index", str(self.index), "correct", identity, "--speaker", name]
        form = self.chance.choice(FORMS)
        return ["--index", str(self.large), "export", "--format", form, "--to", str(self.out / f"out.{form}")]

    def start(self, command: Sequence[str], mark: str) -> subprocess.Popen[str]:
        """A process of onrecord that is known by a mark."""
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord.tui", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, MARK: mark},
        )

    def rehearse(self, kind: str) -> None:
        """Let a command of a kind run to its end and see how long that takes."""
        command = self.command(kind)
        began = time.monotonic()
        _, told = self.start(command, "rehearsal").communicate()
        self.takes[kind] = time.monotonic() - began
        if "Traceback" in told:
            raise RuntimeError(told)

    def kill(self, kind: str, number: signal.Signals, *, worker: bool) -> Iterator[str]:
        """Kill one command once; every fault that is found, in words. It may have ended before."""
        self.takes.setdefault(kind, 1.0)
        command = self.command(kind)
        before, users = answers(self.index), self.users()
        target = Path(command[-1]) if kind == "export" else None
        old = b"the old file\n" * 5000
        if target:
            target.write_bytes(old)
        mark = f"{os.getpid()}-{self.chance.getrandbits(32)}"
        process = self.start(command, mark)
        hit = self.send(process, kind, number, mark, worker=worker)
        try:
            out, err = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            yield "the command does not end"
            process.kill()
            return
        due = time.monotonic() + SECONDS
        while (left := alive(mark)) and time.monotonic() < due:
            time.sleep(0.05)
        if left:
            yield f"{len(left)} processes are left"
        if "Traceback" in err:
            yield f"a traceback: {err[-800:]}"
        ended = (0, -number, 128 + number)
        if process.returncode not in ended or (worker and process.returncode):
            yield f"exit code {process.returncode}: {err[-300:]} {out[-100:]}"
        if hit:
            self.killed += 1
        if target:
            yield from self.exported(target, old, command, gently=number != signal.SIGKILL)
        yield from self.kept(users, kind)
        after, clean = answers(self.index), self.clean()
        if kind == "export" and after != before:
            yield "an export changed the index"
        if kind == "build" and after not in (before, clean):
            yield f"the index answers neither as before nor as a clean one: {differences(after, clean)}"
        self.build(self.index)
        if (now := answers(self.index)) != clean:
            yield f"the next build is not as a clean one: {differences(now, clean)}"
        beside = [path.name for path in self.index.iterdir() if path.name.startswith(".onrecord-")]
        if beside or len([path for path in self.index.iterdir() if path.name.startswith("g")]) != 1:
            yield f"the index holds what it needs not: {sorted(path.name for path in self.index.iterdir())}"

    def send(
        self, process: subprocess.Popen[str], kind: str, number: signal.Signals, mark: str, *, worker: bool
    ) -> bool:
        """Send the signal at some moment; whether there was still somebody to be killed."""
        if worker:
            while process.poll() is None and not workers(mark, process.pid):
                time.sleep(0.01)
            time.sleep(self.chance.random() * self.takes[kind] / 2)
            whom = workers(mark, process.pid)
            if not whom:
                return False
            with_signal = self.chance.choice(sorted(whom))
        elif kind == "build" and self.chance.random() < 0.5:
            assert process.stdout is not None
            for line in process.stdout:
                if '"writing"' in line:
                    break
            time.sleep(self.chance.random() * 0.3)
            with_signal = process.pid
        else:
            time.sleep(self.chance.random() * self.takes[kind])
            with_signal = process.pid
        if process.poll() is not None:
            return False
        try:
            os.kill(with_signal, number)
        except ProcessLookupError:
            return False
        return True

    def exported(self, target: Path, old: bytes, command: Sequence[str], *, gently: bool) -> Iterator[str]:
        """What is wrong with a file that an export should replace."""
        other = self.folder / target.name
        said(self.large, *command[2:-1], str(other))
        if target.read_bytes() not in (old, other.read_bytes()):
            yield f"{target.name} is neither the old file nor the new one"
        beside = [path for path in self.out.iterdir() if path.name.startswith(".")]
        if gently and beside:
            yield f"{[path.name for path in beside]} lies beside the file"
        for path in beside:
            path.unlink()

    def kept(self, users: Mapping[str, bytes], kind: str) -> Iterator[str]:
        """What of the user's is not as it was; a correction adds a line to its file, or none."""
        now = self.users()
        for name in sorted(set(users) | set(now)):
            was, is_now = users.get(name, b""), now.get(name, b"")
            if kind == "correct" and name.endswith("corrections.jsonl"):
                if not is_now.startswith(was) or is_now[len(was) :].count(b"\n") > 1:
                    yield f"{name} has lost a line, or has got several"
            elif was != is_now:
                yield f"{name} is not as it was"


def differences(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> str:
    """The first lines in which two indexes answer otherwise, each with what is only in it."""
    for command, ours, theirs in zip(ASKED, one, other, strict=True):
        if ours != theirs:
            only, missing = sorted({*ours} - {*theirs})[:1], sorted({*theirs} - {*ours})[:1]
            first, second = (
                {*json.loads(each[0]).items()} if each else set() for each in map(_flat, (only, missing))
            )
            return f"{' '.join(command)}: {sorted(first - second)} instead of {sorted(second - first)}"
    return "nowhere"


def _flat(lines: Sequence[str]) -> list[str]:
    """Lines of JSON whose values are all text, so that they can be held against each other."""
    return [
        json.dumps({name: json.dumps(value) for name, value in json.loads(line).items()}) for line in lines
    ]


def faults(kills: int, seed: int) -> Iterator[tuple[str, str]]:
    """Kill that number of times; what was killed, and what is wrong after it, or nothing."""
    with tempfile.TemporaryDirectory() as name, patch.dict(os.environ, ONRECORD_HOME=f"{name}/home"):
        place = Place(Path(name), seed)
        turn = 0
        while place.killed < kills:
            before = place.killed
            number = signal.Signals[SIGNALS[turn % len(SIGNALS)]]
            kind = KINDS[turn // len(SIGNALS) % len(KINDS)]
            worker = kind == "build" and turn // len(SIGNALS) % 2 == 1
            what = f"{number.name} {'a worker of ' if worker else ''}{kind}"
            found = list(place.kill(kind, number, worker=worker))
            turn += 1
            if found or place.killed > before:
                yield what, "; ".join(found)


def main() -> int:
    """Kill, and print what was killed and what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    signal.signal(
        signal.SIGHUP, signal.default_int_handler
    )  # one that is ignored would be so in commands too
    tried: Counter[str] = Counter()
    wrong = 0
    for what, fault in faults(asked.kills, asked.seed):
        tried[what] += 1
        if fault:
            wrong += 1
            print(f"{what}: {fault}", flush=True)
    for what, times in sorted(tried.items()):
        print(f"{times:4}  {what}")
    print(f"{sum(tried.values())} kills, {wrong} with a fault; seed {asked.seed}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
