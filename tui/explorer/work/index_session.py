"""Which index is open, is there a newer one, and how does the next one come about?

Knows no screen: it opens, looks and builds when it is asked to, and says what came of it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onrecord.tui.explorer.search.desk import Desk
from onrecord.tui.explorer.work import builder
from onrecord.tui.explorer.work.garbage import Garbage
from onrecord.tui.present.hits.contract import open_index

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from onrecord.tui.present.hits.contract import Opener


class IndexSession:
    """The index in one folder, through all its builds; the explorer can be given another such session.

    Args:
        folder: where it is, or will be.
        opener: opens it; asked in a thread, after the first paint.
        command: the command line that builds it, from what its arguments say.

    """

    def __init__(
        self,
        folder: Path,
        opener: Opener = open_index,
        command: Callable[..., list[str]] = builder.command,
    ) -> None:
        self.folder = folder
        self._opener = opener
        self._command = command
        self.desk: Desk | None = None
        """Through which the open index is asked, if there is one."""
        self.progress = builder.Progress()
        """How far the latest build has come."""
        self._garbage = Garbage()

    async def open(self) -> Desk:
        """Open the index as it is now; the one that was open before is let go.

        Raises:
            UnusableIndex: there is none that can answer; what was open stays so.

        """
        index = await asyncio.to_thread(self._opener, self.folder)
        if self.desk is not None:
            self.desk.close()
        self.desk = Desk(index)
        return self.desk

    def settle(self) -> None:
        """What has been loaded by now is no garbage."""
        self._garbage.take_over()

    def clear(self, quiet: float) -> None:
        """Clear away what is due, given the seconds since the last key."""
        if self.desk is not None:
            self._garbage.collect(quiet)

    async def stale(self) -> bool:
        """Whether a newer index is in place than the one that is open."""
        return self.desk is not None and await self.desk.read(self.desk.index.stale)

    async def build(self, *arguments: str) -> AsyncIterator[builder.Progress]:
        """Build the index in a process of its own and tell how far it is; it stops when this is given up."""
        self.progress = builder.Progress()
        async for progress in builder.build(self._command(self.folder, *arguments)):
            self.progress = progress
            yield progress

    def close(self) -> None:
        """Let go of the index."""
        if self.desk is not None:
            self.desk.close()
