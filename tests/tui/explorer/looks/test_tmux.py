"""The real command in a real tmux: the terminal is lent to the editor and comes back."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux on this system"),
]

EDITOR = """
import pathlib, sys
pathlib.Path(sys.argv[1]).write_text("\\n".join(sys.argv[2:]))
input("THE EDITOR IS HERE ")
"""


class Tmux:
    """A tmux server of its own, with one window."""

    def __init__(self, socket: Path, command: list[str], size: tuple[int, int], env: dict[str, str]) -> None:
        self._socket = str(socket)
        columns, rows = map(str, size)
        environ = {**os.environ, **env, "LANG": "C.UTF-8"}
        environ.pop("TMUX", None)
        given = ("-f", "/dev/null", "new-session", "-d", "-x", columns, "-y", rows, *command)
        subprocess.run(["tmux", "-S", self._socket, *given], check=True, env=environ)

    def _do(self, *command: str) -> str:
        whole = ["tmux", "-S", self._socket, *command]
        return subprocess.run(whole, check=True, capture_output=True, text=True).stdout

    def send(self, *keys: str) -> None:
        """Press keys."""
        self._do("send-keys", *keys)

    def text(self) -> str:
        """What stands in the window."""
        return self._do("capture-pane", "-p")

    def buffer(self) -> str:
        """What was copied last."""
        return self._do("show-buffer")

    def wait(self, part: str, seconds: float = 30) -> str:
        """What stands in the window, as soon as `part` stands there."""
        until = time.monotonic() + seconds
        while part not in (text := self.text()):
            assert time.monotonic() < until, f"“{part}” did not appear:\n{text}"
            time.sleep(0.1)
        return text

    def gone(self, part: str, seconds: float = 30) -> None:
        """Wait until `part` stands in the window no more."""
        until = time.monotonic() + seconds
        while part in self.text():
            assert time.monotonic() < until, f"“{part}” did not go"
            time.sleep(0.1)

    def close(self) -> None:
        """End the server."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture(params=[(80, 24), (160, 48)], ids=["80x24", "160x48"])
def window(request: pytest.FixtureRequest, sample: Path, tmp_path: Path) -> Iterator[Tmux]:
    """The explorer on the sample, with an editor that says that it is there and waits for Enter."""
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    env = {
        "ONRECORD_HOME": str(tmp_path / "home"),
        "EDITOR": f"{sys.executable} {script} {tmp_path / 'opened'}",
        "VISUAL": "",
    }
    command = [sys.executable, "-m", "onrecord.tui", "--index", str(sample), "explore", "speaker:ollongren"]
    made = Tmux(tmp_path / "tmux", ["bash", "--norc"], request.param, env)
    made.send(f"clear; {shlex.join(command)}", "Enter")
    yield made
    made.close()


def test_the_editor_has_the_terminal_and_gives_it_back(window: Tmux, tmp_path: Path) -> None:
    """E opens the article's file at the line of the words; after it, the explorer goes on as it was."""
    window.wait("SPEAKER")
    window.send("Enter", "E")
    assert "SPEAKER" not in window.wait("THE EDITOR IS HERE")
    line, file = (tmp_path / "opened").read_text(encoding="utf-8").split("\n")
    assert Path(file).read_text("utf-8").count("\n") >= int(line.removeprefix("+")) > 1
    window.send("Enter")
    window.wait("SPEAKER")
    window.send("|")
    window.wait("Pipe to a command")
    window.send("wc -w", "Enter")
    window.wait("Done.")
    window.send("Escape")
    window.gone("Done.")
    window.send("j", "Enter")
    window.wait("Next hit")


def test_what_is_copied_is_in_the_buffer_byte_for_byte(window: Tmux) -> None:
    """The citation of the quotation under the cursor, as tmux pastes it; and that is what is said."""
    window.wait("SPEAKER")
    window.send("Enter", "y")
    window.wait("Citation ")
    copied = window.buffer()
    assert "Ollongren" in copied
    assert "“" in copied
    window.send("j", "Y", "1")
    window.gone("Copy as")
    until = time.monotonic() + 30
    while window.buffer() == copied:
        assert time.monotonic() < until, "the second quotation was not copied"
        time.sleep(0.1)


def test_it_waits_in_the_background_and_comes_back_whole(window: Tmux) -> None:
    """After ctrl+z the shell is there; after fg every line of the screen stands as before."""
    window.wait("SPEAKER")
    window.send("Enter")
    window.wait("⏎ Article")
    time.sleep(1)
    before = window.text()
    window.send("C-z")
    window.gone("SPEAKER")
    window.send("fg", "Enter")
    window.wait("SPEAKER")
    until = time.monotonic() + 30
    while (after := window.text()) != before:
        assert time.monotonic() < until, after
        time.sleep(0.1)
    window.send("j")
    window.wait("2 of")


def test_what_is_new_and_the_other_indexes(window: Tmux, sample: Path, tmp_path: Path) -> None:
    """N lists what a saved search has not shown; I goes to another index and back."""
    window.wait("SPEAKER")
    window.send("Enter", "N")
    window.wait("No saved searches yet")
    window.send("C-s")
    window.wait("Save this search as")
    window.send("Enter")
    window.wait("Saved as")
    window.send("N")
    window.wait("new ·")
    window.send("Enter")
    window.wait("the newest first")
    window.send("N")
    window.wait("nothing new")
    window.send("Escape")
    window.gone("nothing new")
    window.send("I")
    window.wait("No other index")
    other = tmp_path / "other"
    shutil.copytree(sample, other)
    recent = tmp_path / "home" / "state" / "indexes.json"
    recent.write_text(
        json.dumps([*json.loads(recent.read_text(encoding="utf-8")), str(other)]), encoding="utf-8"
    )
    window.send("I")
    window.wait("Which index?")
    window.send("Enter")
    window.gone("Which index?")
    window.wait("Search the sample")
    window.send("C-q")
    window.gone("Search the sample")
