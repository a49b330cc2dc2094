"""How is an article's file or address handed to the program that the desktop opens it with?"""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.index.paths import is_file


def open_file(path: str, fragment: str = "") -> str:
    """Open a file; the answer is a sentence that says why it could not be, or nothing.

    Args:
        path: of the file.
        fragment: the place in it, as in ``page=3``; a program that knows no places opens the file.

    """
    if not is_file(path):
        return "The article's file has moved or is gone."
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606
        return ""
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    target = f"{Path(path).absolute().as_uri()}#{fragment}" if fragment else path
    try:
        subprocess.Popen(  # noqa: S603 - a fixed command and a path that exists
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return f"This system has no {opener}; the file is {path}"
    return ""


def open_address(address: str) -> str:
    """Open a web address; the answer is a sentence that says why it could not be, or nothing."""
    try:
        known = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        known = False
    if not known:
        return "The article gives no web address."
    try:
        opened = webbrowser.open(address)
    except (OSError, webbrowser.Error):
        opened = False
    return "" if opened else "No browser could be opened."
