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


MISSED = """
import sys
from textual.drivers.linux_driver import LinuxDriver
from onrecord.tui.cli import main

LinuxDriver.disable_input = lambda driver: None
main(["--index", sys.argv[1]])
"""
"""An explorer whose thread that reads keys misses that it shall end, as a second one may after SIGCONT."""


@pytest.mark.slow
def test_told_to_end_it_ends_though_its_reader_of_keys_missed_it(sample: Path) -> None:
    """A terminal that goes away sends SIGHUP and SIGCONT, and nothing may stay behind and use a core."""
    terminal = Terminal([sys.executable, "-c", MISSED, str(sample)], columns=80, rows=24)
    terminal.wait("quotations in")
    terminal.child.kill(signal.SIGHUP)
    terminal.child.expect(pexpect.EOF, timeout=30)
    terminal.child.close()

    assert terminal.child.exitstatus == 128 + signal.SIGHUP
