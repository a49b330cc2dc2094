"""How does the person's own editor open a file at a line?"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from onrecord.index.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLON = {"hx", "helix", "subl", "sublime_text", "zed", "zeditor", "lapce"}
"""Editors that take ``file:line``."""
GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
"""Those that take it behind ``--goto``."""
OPTION = {"kate", "kwrite", "mate", "idea", "pycharm"}
"""Those that take ``--line N file``; every other takes ``+N file``, as vi, nano and emacs do."""


def chosen(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The words of the command that ``$VISUAL`` names, else ``$EDITOR``.

    Raises:
        UsageError: neither names one, or what stands there is no command.

    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError as error:
            raise UsageError(f"${name} is no command: {str(error).lower()}.") from error
        if words:
            return words
    raise UsageError("No editor is set; name one, as in: export EDITOR=nano")


def at(command: Sequence[str], file: str, line: int) -> list[str]:
    """The words of the command that opens a file, named from the root on, at a line."""
    name = PurePath(command[0]).stem.lower()
    if name in COLON:
        return [*command, f"{file}:{line}"]
    if name in GOTO:
        return [*command, "--goto", f"{file}:{line}"]
    if name in OPTION:
        return [*command, "--line", str(line), file]
    return [*command, f"+{line}", file]


def edit(file: str, line: int) -> str:
    """Open a file at a line and wait until that is left; why it failed, as a sentence, or nothing.

    The terminal is the editor's for so long.

    Raises:
        UsageError: no editor is set.

    """
    command = at(chosen(), file, line)
    try:
        with _interrupts_left_to_it():
            code = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        return f"The editor {command[0]} cannot be started: {error.strerror}."
    except ValueError:
        return "The name of the file holds a character that no command can be given."
    return f"The editor {command[0]} failed, with exit code {code}." if code else ""


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Inside, Ctrl-C reaches the editor alone: what is caught here is the editor's to take as usual."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
