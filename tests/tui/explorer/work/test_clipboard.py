"""A text reaches the clipboard byte for byte, or it is said that it did not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from onrecord.tui.explorer.work import clipboard

if TYPE_CHECKING:
    from pathlib import Path

HERE = ("TMUX", "WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "STY", "TERM_PROGRAM")
REAL = clipboard.ways, clipboard.deaf
TEXT = "“We will,” she said – 👩‍👩‍👧, naïve.\nline two"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Linux terminal without a desktop, and a folder for commands."""
    monkeypatch.setattr(clipboard, "ways", REAL[0])
    monkeypatch.setattr(clipboard, "deaf", REAL[1])
    monkeypatch.setattr("sys.platform", "linux")
    for name in HERE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


def put(folder: Path, name: str, *, works: bool = True) -> None:
    """A command that keeps what it is given beside itself, or fails."""
    path = folder / name
    body = 'cat > "$0.took"' if works else "exit 1"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("variable", "name", "told"),
    [
        ("TMUX", "tmux", "copied, and in tmux’s buffer"),
        ("WAYLAND_DISPLAY", "wl-copy", "copied"),
        ("DISPLAY", "xclip", "copied"),
        ("WSL_DISTRO_NAME", "clip.exe", "copied"),
    ],
)
def test_a_command_takes_the_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, name: str, told: str
) -> None:
    """As it is, joined emoji and all."""
    monkeypatch.setenv(variable, "1")
    put(tmp_path, name)
    assert clipboard.copy(TEXT) == told
    took = (tmp_path / f"{name}.took").read_bytes()
    assert took.decode("utf-16-le" if name == "clip.exe" else "utf-8") == TEXT


def test_where_no_command_takes_it_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal may take it; inside tmux, and on the console, none does."""
    assert clipboard.copy(TEXT) == clipboard.SENT
    monkeypatch.setenv("TMUX", "1")
    put(tmp_path, "tmux", works=False)
    assert clipboard.copy(TEXT) == clipboard.LOST
    monkeypatch.delenv("TMUX")
    monkeypatch.setenv("TERM", "linux")
    assert clipboard.copy(TEXT) == clipboard.LOST
