"""How is a command of the person's own run: fed, listened to, stopped, and never obeyed?

Without a shell and without a terminal, in a process group of its own, so that all of it can be stopped.
"""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from contextlib import suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 100_000
"""Characters of its output that are shown; the rest is counted."""
GRACE = 1.0
"""Seconds that it has to end when it is told to, and that its output may take after its end."""
CHUNK = 65_536


class Running:
    """One run of a command.

    Args:
        command: its words.
        heard: called with each piece of what it prints, errors included, as it stands.

    """

    def __init__(self, command: Sequence[str], heard: Callable[[str], object]) -> None:
        self._command = command
        self._heard = heard
        self._process: asyncio.subprocess.Process | None = None
        self.stopped = False
        """Whether it was told to end."""

    async def run(self, given: IO[bytes]) -> str:
        """Run it to its end; how it ended, in a sentence.

        Args:
            given: what it reads as its standard input.

        """
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=given,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            return f"{self._command[0]} cannot be started: {reason}."
        listening = asyncio.create_task(self._listen())
        try:
            code = await self._process.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(listening, GRACE)
        except asyncio.CancelledError:
            self.kill(signal.SIGKILL)
            raise
        finally:
            listening.cancel()
        if self.stopped:
            return "It was stopped."
        return "Done." if code == 0 else f"It ended with exit code {code}."

    async def _listen(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        shown = 0
        while data := await self._process.stdout.read(CHUNK):
            text = decoder.decode(data)
            if shown < MOST:
                self._heard(text[: MOST - shown])
                if shown + len(text) >= MOST:
                    self._heard(f"\n… only the first {MOST:,} characters are shown\n")
            shown += len(text)

    async def stop(self) -> None:
        """Tell it to end, and end it where it does not."""
        self.stopped = True
        self.kill(signal.SIGTERM)
        await asyncio.sleep(GRACE)
        self.kill(signal.SIGKILL)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to all its processes that there still are."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)
