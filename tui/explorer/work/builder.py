"""How is an index built from inside the explorer?

By the same command as from a shell, as a process of its own: the screen stays quick, a crash stays
outside, a stop is a real one. Its progress comes as JSON Lines on its standard output.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.index.text.counting import counted
from onrecord.tui.explorer.work import ourselves
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

LINE = 1 << 20
"""Bytes: a longer line of output is not ours."""

BAR = 40

PATIENCE = 5.0
"""Seconds after which a build that was asked to stop is killed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come."""

    done: int = 0
    total: int = 0
    rate: float = 0.0
    """Articles a second."""
    left: float | None = None
    """Seconds, estimated."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Files left out: path and reason."""
    writing: bool = False
    """Everything has been read; the index is being written."""
    finished: bool = False
    failure: str = ""
    """The sentence that the build ended with, where it failed."""
    changed: str = ""
    """How many articles were read and how many are gone, in words; ``""`` for none."""
    articles: int = 0
    quotations: int = 0
    seconds: float = 0.0

    def after(self, event: dict[str, Any]) -> Progress:
        """The progress after one event of the build."""
        match event.get("event"):
            case "found":
                return Progress()
            case "progress":
                return replace(
                    self,
                    done=int(event.get("done", 0)),
                    total=int(event.get("total", 0)),
                    rate=float(event.get("rate") or 0),
                    left=None if event.get("left") is None else float(event["left"]),
                    quotations=int(event.get("quotations", 0)),
                )
            case "writing":
                return replace(self, writing=True)
            case "skipped":
                left_out = (str(event.get("path", "")), str(event.get("reason", "")))
                return replace(self, skipped=(*self.skipped, left_out))
            case "finished":
                return replace(
                    self,
                    finished=True,
                    changed=_changed(int(event.get("read", 0)), int(event.get("dropped", 0))),
                    articles=int(event.get("articles", 0)),
                    quotations=int(event.get("quotations", 0)),
                    seconds=float(event.get("seconds", 0)),
                )
            case _:
                return self

    @property
    def percent(self) -> int:
        """How much has been read."""
        return 100 * min(self.done, self.total) // self.total if self.total else 0

    @property
    def held(self) -> str:
        """What the index holds after the build."""
        return f"{counted(self.articles, 'article')}, {counted(self.quotations, 'quotation')}"

    def lines(self) -> list[str]:
        """The progress in a few lines of plain text."""
        if not self.total:
            told = ["Loading the language model …"]
        elif self.writing:
            told = ["█" * BAR, f"{self.quotations:,} quotations found; writing the index …"]
        else:
            full = BAR * min(self.done, self.total) // self.total
            told = [
                "█" * full + "░" * (BAR - full),
                f"{self.done:,} of {self.total:,} articles · {self.rate:.1f} a second{self._left()}",
                f"{self.quotations:,} quotations so far",
            ]
        told += [f"Left out: {safe(path)}: {safe(reason)}" for path, reason in self.skipped[-3:]]
        if len(self.skipped) > 3:
            told.append(f"and {len(self.skipped) - 3:,} more left out")
        return told

    def _left(self) -> str:
        if self.left is None:
            return ""
        minutes, seconds = divmod(round(self.left), 60)
        return f" · about {minutes} min {seconds} s left" if minutes else f" · about {seconds} s left"


def _changed(read: int, gone: int) -> str:
    told = ((read, "read"), (gone, "gone"))
    return ", ".join(f"{counted(number, 'article')} {what}" for number, what in told if number)


def command(folder: Path, *arguments: str) -> list[str]:
    """The command that builds the index in `folder`; `arguments` say from what."""
    return ourselves.command(folder, "build", *arguments, "--progress", "jsonl")


async def build(command: Sequence[str]) -> AsyncIterator[Progress]:
    """Run a build and tell its progress; the last one is finished or carries the failure.

    The process is stopped where the iteration is given up.
    """
    progress = Progress()
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LINE,
        )
    except OSError as error:
        yield replace(progress, failure=f"The build could not be started: {error.strerror}.")
        return
    assert process.stdout is not None
    assert process.stderr is not None
    talk = asyncio.create_task(_last_line(process.stderr))
    try:
        yield progress
        async for line in process.stdout:
            with contextlib.suppress(ValueError, TypeError):
                progress = progress.after(json.loads(line))
                yield progress
        code = await process.wait()
        if code != 0 or not progress.finished:
            said = await talk
            yield replace(progress, finished=False, failure=said or f"The build ended with exit code {code}.")
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
                asyncio.get_running_loop().call_later(PATIENCE, _end, process)
        talk.cancel()


def _end(process: asyncio.subprocess.Process) -> None:
    """Kill a build that did not end when asked to; its workers end with it."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()


async def _last_line(stream: asyncio.StreamReader) -> str:
    last = ""
    with contextlib.suppress(ValueError):
        async for line in stream:
            last = line.decode("utf-8", "replace").strip().removeprefix("onrecord: ") or last
    return last
