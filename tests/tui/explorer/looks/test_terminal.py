"""The real command in a real pseudo-terminal, on a real index of the sample corpus."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

pexpect = pytest.importorskip("pexpect", reason="there is no pseudo-terminal on this system")
pyte = pytest.importorskip("pyte")

if TYPE_CHECKING:
    from pathlib import Path


class Terminal:
    """A program in a terminal that remembers what stands on its screen."""

    def __init__(self, command: list[str], *, columns: int, rows: int) -> None:
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(command[0], command[1:], dimensions=(rows, columns), env=env)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def wait(self, part: str, seconds: float = 60) -> str:
        """Read until `part` stands on the screen."""
        until = time.monotonic() + seconds
        while part not in self.text():
            assert time.monotonic() < until, f"“{part}” did not appear:\n{self.text()}"
            try:
                self._stream.feed(self.child.read_nonblocking(65536, timeout=0.2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                pytest.fail(f"ended early:\n{self.text()}")
        return self.text()


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 48)])
def test_a_person_searches_reads_and_leaves(sample: Path, columns: int, rows: int) -> None:
    """Type, look, open the article, come back, quit: the terminal is left as it was, with exit code 0."""
    command = [sys.executable, "-m", "onrecord.tui", "--index", str(sample)]
    terminal = Terminal(command, columns=columns, rows=rows)
    terminal.wait("quotations in")
    terminal.child.send("speaker:ollongren")
    terminal.wait("Ollongren,")
    terminal.wait("Kajsa Ollongren")
    terminal.wait("SPEAKER")
    terminal.child.send("\r")
    terminal.wait("Article")
    terminal.child.send("\r")
    terminal.wait("Next hit")
    terminal.child.send("\x1b")
    terminal.wait("Results")
    terminal.child.send("q")
    terminal.child.expect(pexpect.EOF, timeout=30)
    terminal.child.close()

    assert terminal.child.exitstatus == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_it_leaves_the_terminal_as_it_was(sample: Path, name: str) -> None:
    """The other screen is left and the mouse let go, as when a person quits."""
    terminal = Terminal([sys.executable, "-m", "onrecord.tui", "--index", str(sample)], columns=80, rows=24)
    terminal.wait("quotations in")
    terminal.child.kill(signal.Signals[name])
    terminal.child.expect(pexpect.EOF, timeout=30)
    terminal.child.close()

    assert b"\x1b[?1049l" in terminal.child.before
    assert terminal.child.exitstatus == 128 + signal.Signals[name]


STUCK = """
import sys, threading
from textual.drivers.linux_driver import LinuxDriver
from onrecord.tui.cli import main

LinuxDriver.disable_input = lambda driver: {instead}
sys.exit(main(["--index", sys.argv[1]]))
"""
"""An explorer that cannot leave in order."""


@pytest.mark.slow
@pytest.mark.parametrize("heeded", [True, False], ids=["hangup", "nohup"])
@pytest.mark.parametrize(
    "instead", ["None", "threading.Event().wait()"], ids=["its keys are read on", "it waits for ever"]
)
def test_it_ends_with_its_terminal_whatever_holds_it(sample: Path, instead: str, *, heeded: bool) -> None:
    """Nothing stays behind and uses a core, though keys are read on or the main thread hangs."""
    command = [sys.executable, "-c", STUCK.format(instead=instead), str(sample)]
    if not heeded:
        command = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command]
    terminal = Terminal(command, columns=80, rows=24)
    terminal.wait("quotations in")
    os.close(terminal.child.child_fd)
    until = time.monotonic() + 30
    while (ended := os.waitpid(terminal.child.pid, os.WNOHANG)) == (0, 0):
        assert time.monotonic() < until, "the explorer outlived its terminal"
        time.sleep(0.1)

    assert os.waitstatus_to_exitcode(ended[1]) == 128 + signal.SIGHUP
