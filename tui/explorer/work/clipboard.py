"""How does a text reach the clipboard of the person's own machine, and did it?

By OSC 52, which the terminal carries out even over SSH; and, as some terminals ignore that, also by a
command where there is one: tmux's, which hands the text on to the terminal that it runs in, or the
desktop's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

SENT = "sent to the terminal’s clipboard"
LOST = "not copied: this terminal takes no text; e writes a file"


@dataclass(frozen=True, slots=True)
class Way:
    """A command that takes a text on its standard input."""

    command: tuple[str, ...]
    told: str = "copied"
    """What is to be said when it has taken the text."""


def ways() -> list[Way]:
    """The commands that take a text here, the surest first."""
    found = []
    if os.environ.get("TMUX"):
        found.append(Way(("tmux", "load-buffer", "-w", "-"), "copied, and in tmux’s buffer"))
    if sys.platform == "darwin":
        found.append(Way(("pbcopy",)))
    elif sys.platform == "win32":
        found.append(Way(("clip",)))
    elif os.environ.get("WSL_DISTRO_NAME"):
        found.append(Way(("clip.exe",)))
    if os.environ.get("WAYLAND_DISPLAY"):
        found.append(Way(("wl-copy",)))
    if os.environ.get("DISPLAY"):
        found += [Way(("xclip", "-selection", "clipboard")), Way(("xsel", "--clipboard", "--input"))]
    return [way for way in found if shutil.which(way.command[0])]


def deaf() -> bool:
    """Whether the terminal is of a kind that is known not to carry out OSC 52."""
    term = os.environ.get("TERM", "")
    return (
        term in ("linux", "dumb", "vt100")
        or os.environ.get("TERM_PROGRAM") == "Apple_Terminal"
        or "TMUX" in os.environ
        or "STY" in os.environ
    )


def copy(text: str) -> str:
    """Give a text to the first command that takes it, and say what became of it.

    Where none does, it rests with the terminal, to which it is sent in any case.
    """
    for way in ways():
        windows = way.command[0] in ("clip", "clip.exe")
        try:
            subprocess.run(  # noqa: S603 - one of a few fixed commands
                way.command,
                input=text.encode("utf-16-le" if windows else "utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=2,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return way.told
    return LOST if deaf() else SENT
