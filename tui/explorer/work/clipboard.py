"""How does a text reach the clipboard of the person's own machine?

By OSC 52, which the terminal carries out even over SSH; and, as some terminals ignore that, also by the
system's own command where there is one and a desktop to talk to.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def command() -> list[str] | None:
    """The command that takes a text for the clipboard on its standard input, where there is one."""
    candidates: list[list[str]] = []
    if sys.platform == "darwin":
        candidates = [["pbcopy"]]
    elif sys.platform == "win32":
        candidates = [["clip"]]
    elif os.environ.get("WAYLAND_DISPLAY"):
        candidates = [["wl-copy"]]
    elif os.environ.get("DISPLAY"):
        candidates = [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((each for each in candidates if shutil.which(each[0])), None)


def copy(text: str) -> bool:
    """Give a text to the system's own clipboard; False where there is none that takes it."""
    found = command()
    if found is None:
        return False
    encoding = "utf-16-le" if sys.platform == "win32" else "utf-8"
    try:
        subprocess.run(  # noqa: S603 - one of four fixed commands
            found,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
