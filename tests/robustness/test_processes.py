"""A build that is told to end, or is ended, leaves no process; a worker that is killed costs a second try."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX systems do")

PROGRAM = """
import os, signal, sys, time
from pathlib import Path
from onrecord.index.attribution.workers import shared
from onrecord.tui.stopping import heard, stoppable

folder, killed = Path(sys.argv[1]), sys.argv[2]
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have it ignored

def start(given):
    (folder / f"worker-{os.getpid()}").touch()

def work(task):
    first = folder / f"tried-{task}"
    if str(task) in killed.split(",") and (not first.exists() or killed.endswith("!")):
        first.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return task * task

if __name__ == "__main__":
    tasks = range(10) if killed != "endless" else iter(int, 1)
    try:
        with stoppable():
            for answer in shared(tasks, work, jobs=2, start=start, given=""):
                print(answer, flush=True)
    except KeyboardInterrupt:
        sys.exit(128 + heard())
"""

SECONDS = 10
"""How long a process may take to be gone, on a machine that does much else."""


def begun(folder: Path, killed: str) -> subprocess.Popen[str]:
    """The program of above, which says what its workers answer."""
    program = folder / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(program), str(folder), killed],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def alive(number: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{number}/stat")
    status = stat.read_text(encoding="utf-8", errors="replace") if stat.exists() else ") R"
    return status.rpartition(")")[2].split()[0] != "Z"


def left(numbers: list[int]) -> list[int]:
    """Those of the processes that are still there after a few seconds."""
    for _ in range(10 * SECONDS):
        numbers = [number for number in numbers if alive(number)]
        if not numbers:
            break
        time.sleep(0.1)
    return numbers


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_worker_outlives_the_one_who_started_it(name: str, tmp_path: Path) -> None:
    """Told to end, hung up on, or killed without a chance to do anything."""
    running = begun(tmp_path, "endless")
    assert running.stdout is not None
    assert running.stdout.readline() == "0\n"
    workers = [int(path.name.partition("-")[2]) for path in tmp_path.glob("worker-*")]
    assert workers

    number = signal.Signals[name]
    running.send_signal(number)
    running.communicate(timeout=60)

    assert running.returncode == (-number if name == "SIGKILL" else 128 + number)
    assert not left(workers)


def test_a_killed_worker_costs_its_tasks_a_second_try(tmp_path: Path) -> None:
    """Every answer comes, once and in order, though two workers were killed."""
    out, err = begun(tmp_path, "3,7").communicate(timeout=120)

    assert out.split() == [str(task * task) for task in range(10)], err


def test_a_task_that_kills_twice_is_told_of(tmp_path: Path) -> None:
    """What was answered before stays answered; the rest is not tried for ever."""
    running = begun(tmp_path, "3,!")
    out, err = running.communicate(timeout=120)

    assert out.split() == ["0", "1", "4"]
    assert "killed twice over the same articles" in err
    assert running.returncode


def test_a_stop_that_comes_while_a_class_is_made_ends_with_its_code(tmp_path: Path) -> None:
    """Python ends itself by SIGINT where a stop went through `exec`, unless it is seen to."""
    (tmp_path / "stopped.py").write_text(
        "from onrecord.tui import cli\n"
        "cli.onrecord.main = lambda **_: exec('raise KeyboardInterrupt')\n"
        "cli.main([])\n",
        encoding="utf-8",
    )
    ended = subprocess.run(
        [sys.executable, "-m", "stopped"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr.strip()) == (130, "onrecord: stopped.")
