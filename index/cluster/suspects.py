"""Which article kills its worker? A note beside the part tells the next worker what the last one was at.

A worker that is killed leaves its note. The next one takes the articles on it one by one, each noted as
alone; one at which two workers in turn were killed alone is left out, and named. A worker that was killed
for another reason costs nothing but that.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ALONE = 2
"""Workers that an article may kill before it is left out."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a worker was at."""

    paths: tuple[str, ...] = ()
    alone: int = 0
    """How often the one article was tried alone; 0 where there are several."""
    fatal: tuple[str, ...] = ()
    """Articles that are left out."""


class Suspects:
    """The note of one part, kept up to date.

    Args:
        file: of the note; a worker that was at this part before may have left it.

    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._left = _read(file)
        fatal = self._left.alone >= ALONE
        self.fatal: frozenset[str] = frozenset((*self._left.fatal, *(self._left.paths if fatal else ())))
        """Articles that must be left out."""
        self.first: tuple[str, ...] = () if fatal else self._left.paths
        """Articles to be tried first, alone."""

    def at(self, paths: Collection[str]) -> None:
        """Note what is begun."""
        self._write(Note(tuple(paths), 0, tuple(self.fatal)))

    def alone_at(self, path: str) -> None:
        """Note that one suspect is begun, alone."""
        before = self._left.alone if self._left.paths == (path,) else 0
        self._write(Note((path,), before + 1, tuple(self.fatal)))

    def clear(self) -> None:
        """Remove the note: the part is whole."""
        self._file.unlink(missing_ok=True)

    def _write(self, note: Note) -> None:
        held = {"paths": note.paths, "alone": note.alone, "fatal": note.fatal}
        new = self._file.with_suffix(".note-new")
        new.write_text(json.dumps(held), encoding="ascii")
        new.replace(self._file)


def _read(file: Path) -> Note:
    with suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads(file.read_text(encoding="ascii"))
        return Note(tuple(map(str, held["paths"])), int(held["alone"]), tuple(map(str, held["fatal"])))
    return Note()
