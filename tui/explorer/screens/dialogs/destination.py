"""Where is a file to be written?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onrecord.index.paths import short, typed
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.search.tracing import fault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from onrecord.tui.explorer.screens.dialogs.form import Values


class DestinationScreen(FormScreen):
    """A dialog that asks for a path and writes there; it stays, and says why, where that fails.

    An existing file is replaced only when it is asked for twice.

    Args:
        title: what it is about.
        name: of the file that is proposed.
        endings: of which the name must have one.
        write: writes the file, whole or not at all; whatever it raises is told.
        written: what has been written, for when that is done.
        notes: lines below the path.

    """

    def __init__(
        self,
        title: str,
        name: str,
        endings: Sequence[str],
        write: Callable[[Path], Awaitable[None]],
        *,
        written: str,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(title, [Field("Write to", name)], accept=self._attempt, notes=notes)
        self._endings = endings
        self._write = write
        self._written = written
        self._warned: Path | None = None

    async def _attempt(self, values: Values) -> str:
        path = typed(values[0])
        try:
            objection = await asyncio.to_thread(self._objection, values[0], path)
            if objection:
                return objection
            await self._write(path)
        except Exception as error:
            return fault(error)
        self.notify(f"{self._written} written to {short(path.absolute())}.", timeout=4, markup=False)
        return ""

    def _objection(self, name: str, path: Path) -> str:
        """Why nothing is to be written there; ``""`` where it is."""
        if not name:
            return "Name a file to write to."
        if path.suffix.lower() not in self._endings:
            return f"The name must end in {' or '.join(self._endings)}."
        if path.is_dir():
            return f"{short(path)} is a folder; name a file."
        if path.exists() and path != self._warned:
            self._warned = path
            return f"{short(path)} exists. ⏎ once more replaces it; or give another name."
        return ""
