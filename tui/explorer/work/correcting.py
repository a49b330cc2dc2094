"""How is a quotation corrected from inside the explorer, and what was corrected here undone and done again?

By the same command as from a shell, as a process of its own: the screen stays quick while the index takes
the correction up. The command answers with a record.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tui.explorer.work import ourselves
from onrecord.tui.present.checks.corrected import Outcome, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """A correction that was made here."""

    command: tuple[str, ...]
    told: str
    """What it changed, in words."""
    made: str
    """When, as the ledger names it."""


class OwnCorrections:
    """What has been corrected since the explorer was opened; nothing else is undone by a key.

    Args:
        folder: of the index.

    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: list[Made] = []
        self._undone: list[Made] = []

    @property
    def last(self) -> Made | None:
        """What would be undone."""
        return self._done[-1] if self._done else None

    async def make(self, identity: str, changed: Mapping[str, str], *, copies: bool, told: str) -> Outcome:
        """Correct a quotation.

        Args:
            identity: of the quotation.
            changed: what is right, by the name of the option that says it.
            copies: whether its copies are corrected too.
            told: what that changes, in words.

        """
        options = [f"--{name}={value}" for name, value in changed.items()]
        outcome = await self._run(("correct", identity, *options, *["--copies"] * copies), told)
        if outcome.done:
            self._undone.clear()
        return outcome

    async def rule(self, ruling: Sequence[str], *, told: str) -> Outcome:
        """Rule which names are one person's, as ``onrecord names`` has it.

        Args:
            ruling: its options.
            told: what that changes, in words.

        """
        outcome = await self._run(("names", *ruling), told)
        if outcome.done:
            self._undone.clear()
        return outcome

    async def _run(self, command: tuple[str, ...], told: str) -> Outcome:
        outcome = await run(ourselves.command(self._folder, *command, "--json"))
        if outcome.done:
            self._done.append(Made(command, told, outcome.made))
        return outcome

    async def undo(self) -> Outcome:
        """Let what was corrected here last read as before."""
        if not self._done:
            return Outcome(
                done=False, sentence="Nothing was corrected here that could be undone; C lists all."
            )
        last = self._done[-1]
        kind = "names" if last.command[0] == "names" else "corrections"
        outcome = await run(ourselves.command(self._folder, kind, "--undo", last.made, "--json"))
        if outcome.done:
            self._undone.append(self._done.pop())
        return outcome

    async def redo(self) -> Outcome:
        """Correct once more what was undone here last."""
        if not self._undone:
            return Outcome(done=False, sentence="Nothing was undone here that could be done again.")
        last = self._undone[-1]
        outcome = await self._run(last.command, last.told)
        if outcome.done:
            self._undone.pop()
        return outcome


async def run(command: Sequence[str]) -> Outcome:
    """Run a command to its end; giving up the wait does not stop it."""
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except (OSError, ValueError) as error:
        return Outcome(done=False, sentence=f"The correction could not be made: {error}.")
    answer, _ = await process.communicate()
    lines = answer.decode("utf-8", "replace").splitlines()
    outcome = read(lines[-1]) if lines else None
    return outcome or Outcome(
        done=False, sentence=f"The correction ended with exit code {process.returncode}."
    )
