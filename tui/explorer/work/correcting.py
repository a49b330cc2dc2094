"""How is a quotation corrected from inside the explorer?

By the same command as from a shell, as a process of its own: the screen stays quick while the index takes
the correction up.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tui.explorer.work import ourselves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended."""

    done: bool
    sentence: str
    """The last line that it told the user; may be empty."""


def correct(folder: Path, identity: str, changed: Mapping[str, str], *, copies: bool) -> list[str]:
    """The command that corrects a quotation.

    Args:
        folder: of the index.
        identity: of the quotation.
        changed: what is right, by the name of the option that says it.
        copies: whether its copies are corrected too.

    """
    options = [f"--{name}={value}" for name, value in changed.items()]
    return ourselves.command(folder, "correct", identity, *options, *["--copies"] * copies)


def undo(folder: Path) -> list[str]:
    """The command that undoes the last correction."""
    return ourselves.command(folder, "corrections", "--undo", "last")


async def run(command: Sequence[str]) -> Said:
    """Run a command to its end; giving up the wait does not stop it."""
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
    except (OSError, ValueError) as error:
        return Said(done=False, sentence=f"The correction could not be made: {error}.")
    _, talk = await process.communicate()
    lines = talk.decode("utf-8", "replace").strip().splitlines()
    sentence = lines[-1].removeprefix("onrecord: ") if lines else ""
    if process.returncode == 0:
        return Said(done=True, sentence=sentence)
    return Said(done=False, sentence=sentence or f"The correction ended with exit code {process.returncode}.")
